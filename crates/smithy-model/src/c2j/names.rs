//! Names: the namespace, the service's shape, and what C2J's names are called where Smithy does not allow them.
//!
//! The namespace is `com.amazonaws.` and the service id in lower case without spaces, as in AWS's own models. C2J does
//! not say how the service's shape is called. It is the `targetPrefix` where there is one, since that is what such
//! protocols send as the shape's name; else the service id without spaces, which is what CloudFormation's name of a
//! service without one of its own falls back to. Operations keep their names, which are sent; a shape whose name
//! differs from another one in case only, or not at all, gets `Shape` and perhaps a number after it.

use std::collections::{HashMap, HashSet};

use crate::raw::{Name, NameText};
use crate::{is_identifier, Event, Severity, ShapeId};

use super::properties::At;
use super::syntax::{Document, Metadata};

/// What everything in a file is called. The maps are only asked, never walked.
pub(super) struct Names {
    pub(super) namespace: String,
    pub(super) service: ShapeId,
    operations: HashMap<String, ShapeId>,
    shapes: HashMap<String, ShapeId>,
}

/// The namespace of a service.
pub(super) fn namespace(metadata: &Metadata) -> String {
    let id: String = id_words(metadata).to_ascii_lowercase();
    format!("com.amazonaws.{}", identifier(&id, "service"))
}

/// The service id, or what comes closest, without spaces and other characters that no name has.
fn id_words(metadata: &Metadata) -> String {
    let candidates = [
        &metadata.service_id,
        &metadata.service_abbreviation,
        &metadata.service_full_name,
        &metadata.endpoint_prefix,
    ];
    let words = candidates.into_iter().flatten().map(|text| {
        let kept = text.value.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_');
        kept.collect::<String>()
    });
    words.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
}

/// `text` with everything replaced that an identifier cannot hold; `fallback` when nothing is left.
pub(super) fn identifier(text: &str, fallback: &str) -> String {
    if is_identifier(text) {
        return text.to_owned();
    }
    let mut name: String = text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        name.insert(0, '_');
    }
    if is_identifier(&name) {
        name
    } else {
        fallback.to_string()
    }
}

/// Names that are taken, whatever their case.
#[derive(Default)]
pub(super) struct Taken(HashSet<String>);

impl Taken {
    /// Takes `name`; or, if it is taken already, the first of `with(1)`, `with(2)` … that is free.
    pub(super) fn claim(&mut self, name: String, with: impl Fn(u32) -> String) -> String {
        let mut candidate = name;
        let mut number = 1;
        while !self.0.insert(candidate.to_ascii_lowercase()) {
            candidate = with(number);
            number += 1;
        }
        candidate
    }
}

impl Names {
    /// Names everything in a file. What is not called as the file calls it is warned about.
    pub(super) fn new(document: &Document, events: &mut Vec<Event>) -> Self {
        let metadata = &document.metadata;
        let namespace = namespace(metadata);
        if metadata.service_id.is_none() {
            let message = format!("the service has no `serviceId`; its namespace is `{namespace}`");
            events.push(Event::new(Severity::Warning, "C2j.Name", message).at(metadata.at));
        }
        let mut taken = Taken::default();
        let mut name_all = |names: Vec<&At<String>>| {
            let mut ids = HashMap::with_capacity(names.len());
            for name in names {
                let base = identifier(&name.value, "Unnamed");
                let given = taken.claim(base.clone(), |number| match number {
                    1 => format!("{base}Shape"),
                    _ => format!("{base}Shape{number}"),
                });
                let id = id(&namespace, &given);
                if given != name.value {
                    let message =
                        format!("`{}` is called `{given}`: Smithy allows no such name here", name.value);
                    let event = Event::new(Severity::Warning, "C2j.Name", message).at(name.at);
                    events.push(event.on(&id));
                }
                ids.insert(name.value.clone(), id);
            }
            ids
        };
        let operations = name_all(document.operations.iter().map(|operation| &operation.name).collect());
        let shapes = name_all(document.shapes.iter().map(|shape| &shape.name).collect());
        let base = service_name(metadata);
        let service = taken.claim(base.clone(), |number| match number {
            1 => format!("{base}Service"),
            _ => format!("{base}Service{number}"),
        });
        let service = id(&namespace, &service);
        Self { namespace, service, operations, shapes }
    }

    /// The id of an operation of the file.
    pub(super) fn operation(&self, name: &str) -> Option<&ShapeId> {
        self.operations.get(name)
    }

    /// The id of a shape of the file.
    pub(super) fn shape(&self, name: &str) -> Option<&ShapeId> {
        self.shapes.get(name)
    }

    /// What a reference names; an error when it cannot name any shape. That there is such a shape is checked later,
    /// as for any model.
    pub(super) fn target(
        &self,
        name: &At<String>,
        about: &ShapeId,
        events: &mut Vec<Event>,
    ) -> Option<Name<'static>> {
        let id = self.shapes.get(&name.value).cloned();
        let Some(id) = id.or_else(|| ShapeId::of(&self.namespace, &name.value)) else {
            let message = format!("`{}` is no name of a shape", name.value);
            events.push(Event::error("Model", message).on(about).at(name.at));
            return None;
        };
        Some(Name { text: NameText::Absolute(id), location: name.at })
    }
}

fn service_name(metadata: &Metadata) -> String {
    match &metadata.target_prefix {
        Some(prefix) if is_identifier(&prefix.value) => prefix.value.clone(),
        _ => identifier(&id_words(metadata), "Service"),
    }
}

/// The id of `name`, which is an identifier in a namespace that is made of such.
fn id(namespace: &str, name: &str) -> ShapeId {
    ShapeId::of(namespace, name).unwrap_or_else(|| ShapeId::prelude("Unit"))
}

#[cfg(test)]
mod tests {
    use super::{identifier, Taken};

    #[test]
    fn identifiers() {
        for (text, expected) in [
            ("__string", "__string"),
            ("a-b.c", "a_b_c"),
            ("2xlarge", "_2xlarge"),
            ("é", "Other"),
            ("", "Other"),
            ("_", "Other"),
        ] {
            assert_eq!(identifier(text, "Other"), expected);
        }
    }

    #[test]
    fn clashes_are_numbered() {
        let mut taken = Taken::default();
        let names =
            ["a", "A", "b", "a"].map(|name| taken.claim(name.to_string(), |n| format!("{name}_{}", n + 1)));
        assert_eq!(names, ["a", "A_2", "b", "a_3"]);
    }
}
