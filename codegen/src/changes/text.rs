//! What a change says, in one line of CommonMark.

use std::collections::BTreeSet;

use serde_json::Value;
use smithy_model::ShapeId;

use super::table::{row, Told};
use super::{Fact, Kind};
use crate::docs::commonmark::to_commonmark;
use crate::docs::{self, code, first_sentence_of};

/// Longer values are cut: the JSON form has them whole.
const MAX_LENGTH: usize = 200;

/// Facts in words, in their order. Values that one enum gains, or loses, are one line.
pub(super) fn lines(facts: &[Fact]) -> Vec<(&Fact, String)> {
    let are_alike = |a: &Fact, b: &Fact| {
        let is_value = matches!(a.kind, Kind::EnumValueAdded | Kind::EnumValueRemoved);
        is_value && a.kind == b.kind && a.shape == b.shape
    };
    let line = |facts: &[Fact]| match facts {
        [fact] => fact.text(),
        facts => {
            let names: Vec<String> =
                facts.iter().filter_map(|fact| fact.member.as_deref()).map(code).collect();
            let fact = facts.first();
            let shape = fact.map(|fact| code(fact.shape.name())).unwrap_or_default();
            let verb = fact.map_or("", |fact| verb(fact.old.as_ref(), fact.new.as_ref()));
            format!("{shape}: {} values {verb}: {}", names.len(), names.join(", "))
        }
    };
    facts.chunk_by(are_alike).filter_map(|facts| Some((facts.first()?, line(facts)))).collect()
}

impl Fact {
    /// What changed, as one line of CommonMark: `` `Channel.Name`: length is 1 to 256 now, was 1 to 64 ``.
    pub fn text(&self) -> String {
        let subject = self.subject();
        let (old, new) = (self.old.as_ref(), self.new.as_ref());
        match self.kind {
            Kind::OperationAdded | Kind::ShapeAdded => format!("{subject} added"),
            Kind::OperationRemoved | Kind::ShapeRemoved | Kind::MemberRemoved => format!("{subject} removed"),
            Kind::MemberAdded => match new.and_then(|new| new.get("required")) {
                Some(Value::Bool(true)) => format!("{subject} added, required"),
                _ => format!("{subject} added"),
            },
            Kind::EnumValueAdded => format!("{subject} added{}", self.value(new)),
            Kind::EnumValueRemoved => format!("{subject} removed{}", self.value(old)),
            Kind::EnumValueRenamed => {
                let before = format!("{}.{}", self.shape.name(), plain(old));
                format!("{} is called {} now", code(&before), shown(new))
            }
            Kind::EnumValueChanged => changed(&subject, "value", old.map(json), new.map(json)),
            Kind::MemberMadeRequired => format!("{subject} is required now"),
            Kind::MemberMadeOptional => format!("{subject} is no longer required"),
            Kind::MemberTargetChanged => format!("{subject} is of {} now, was of {}", name(new), name(old)),
            Kind::ShapeTypeChanged => format!("{subject} is of type {} now, was {}", plain(new), plain(old)),
            Kind::InputChanged => message(&subject, "input", old, new),
            Kind::OutputChanged => message(&subject, "output", old, new),
            Kind::ErrorAdded => format!("{subject} has the error {} now", name(new)),
            Kind::ErrorRemoved => format!("{subject} no longer has the error {}", name(old)),
            Kind::HttpMethodChanged => changed(&subject, "HTTP method", old.map(string), new.map(string)),
            Kind::HttpUriChanged => changed(&subject, "HTTP path", old.map(string), new.map(string)),
            Kind::HttpStatusChanged => changed(&subject, "HTTP status", old.map(string), new.map(string)),
            Kind::BindingChanged => {
                let place = |value| binding(value).unwrap_or_else(|| "the body".to_owned());
                format!("{subject} is in {} now, was in {}", place(new), place(old))
            }
            Kind::DeprecatedChanged => match (old, new) {
                (None, _) => format!("{subject} is deprecated now{}", note(new)),
                (_, None) => format!("{subject} is no longer deprecated"),
                _ => format!("{subject}: the note on its deprecation changed{}", note(new)),
            },
            Kind::WaiterChanged => {
                let operation = code(self.shape.name());
                format!(
                    "{operation}: waiter {} {}",
                    code(self.member.as_deref().unwrap_or_default()),
                    verb(old, new)
                )
            }
            Kind::ServiceRenamed => match (old, new) {
                (Some(_), Some(_)) => format!("The service is {} now, was {}", name(new), name(old)),
                (None, _) => format!("The service {} added", name(new)),
                (_, None) => format!("The service {} removed", name(old)),
            },
            Kind::VersionChanged => changed(&subject, "version", old.map(string), new.map(string)),
            Kind::TitleChanged => changed(&subject, "title", old.map(string), new.map(string)),
            Kind::RenameChanged => {
                let shape = self.member.as_deref().map(short).unwrap_or_default();
                changed(&code(shape), "name in the service", old.map(string), new.map(string))
            }
            Kind::ResourceChanged => {
                let property = self.member.as_deref().unwrap_or_default();
                let names = (old.map(|old| name(Some(old))), new.map(|new| name(Some(new))));
                changed(&code(self.shape.name()), &code(property), names.0, names.1)
            }
            _ => self.of_trait(&subject),
        }
    }

    /// What of which trait changed, for the kinds that a trait decides.
    fn of_trait(&self, subject: &str) -> String {
        let id = self.trait_id.as_ref().map(ShapeId::as_str).unwrap_or_default();
        let (old, new) = (self.old.as_ref(), self.new.as_ref());
        match row(id).map(|row| row.told) {
            Some(Told::Flag(what)) => match (old, new) {
                (None, _) => format!("{subject} is {what} now"),
                (_, None) => format!("{subject} is no longer {what}"),
                _ => changed(subject, what, old.map(json), new.map(json)),
            },
            Some(Told::Value(noun)) if self.kind == Kind::DefaultChanged => {
                changed(subject, noun, old.map(json), new.map(json))
            }
            Some(Told::Value(noun)) => changed(subject, noun, old.map(string), new.map(string)),
            Some(Told::Bounds(noun)) => changed(subject, noun, old.map(bounds), new.map(bounds)),
            _ => {
                let what = match self.kind {
                    Kind::ProtocolChanged => "protocol",
                    _ => "trait",
                };
                format!("{subject}: {what} {} {}{}", code(id), verb(old, new), keys(old, new))
            }
        }
    }

    fn subject(&self) -> String {
        match &self.member {
            Some(member) => code(&format!("{}.{member}", self.shape.name())),
            None => code(self.shape.name()),
        }
    }

    /// The value of a member of an enum, where it is not the member's name.
    fn value(&self, value: Option<&Value>) -> String {
        match value {
            Some(Value::String(text)) if Some(text) == self.member.as_ref() => String::new(),
            Some(value) => format!(": {}", json(value)),
            None => String::new(),
        }
    }
}

/// `added`, `removed` or `changed`.
fn verb(old: Option<&Value>, new: Option<&Value>) -> &'static str {
    match (old, new) {
        (None, _) => "added",
        (_, None) => "removed",
        _ => "changed",
    }
}

fn changed(subject: &str, noun: &str, old: Option<String>, new: Option<String>) -> String {
    match (old, new) {
        (Some(old), Some(new)) => format!("{subject}: {noun} is {new} now, was {old}"),
        (None, new) => format!("{subject}: {noun} {} added", new.unwrap_or_default()),
        (Some(old), None) => format!("{subject}: {noun} {old} removed"),
    }
}

fn message(subject: &str, noun: &str, old: Option<&Value>, new: Option<&Value>) -> String {
    changed(subject, noun, old.map(|old| name(Some(old))), new.map(|new| name(Some(new))))
}

/// The name of a shape, without its namespace.
fn name(value: Option<&Value>) -> String {
    code(short(value.and_then(Value::as_str).unwrap_or_default()))
}

fn short(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

/// A value without marks around it.
fn plain(value: Option<&Value>) -> &str {
    value.and_then(Value::as_str).unwrap_or_default()
}

fn shown(value: Option<&Value>) -> String {
    value.map(string).unwrap_or_default()
}

/// A value as code: a string as it is, anything else as JSON.
fn string(value: &Value) -> String {
    match value {
        Value::String(text) => code(&cut(text)),
        other => json(other),
    }
}

/// A value as JSON.
fn json(value: &Value) -> String {
    code(&cut(&value.to_string()))
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MAX_LENGTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn bounds(value: &Value) -> String {
    let end = |name: &str| value.get(name).map(Value::to_string);
    docs::bounds(end("min"), end("max"))
}

/// Where a member is: `the header `x-amz-id``.
fn binding(value: Option<&Value>) -> Option<String> {
    let bindings = value?.as_object()?.iter().filter_map(|(name, value)| {
        let Told::Binding(place) = row(&format!("smithy.api#{name}"))?.told else { return None };
        Some(match value {
            Value::String(text) => format!("{place} {}", code(text)),
            _ => place.to_owned(),
        })
    });
    let bindings: Vec<String> = bindings.collect();
    (!bindings.is_empty()).then(|| bindings.join(" and "))
}

/// The first sentence of what a deprecation says.
fn note(value: Option<&Value>) -> String {
    let message = value.and_then(|value| value.get("message")).and_then(Value::as_str).unwrap_or_default();
    let message = first_sentence_of(&to_commonmark(message));
    if message.is_empty() {
        String::new()
    } else {
        format!(": {message}")
    }
}

/// The keys of two objects whose values differ.
fn keys(old: Option<&Value>, new: Option<&Value>) -> String {
    let objects = old.and_then(Value::as_object).zip(new.and_then(Value::as_object));
    let Some((old, new)) = objects else { return String::new() };
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let keys = keys.into_iter().filter(|key| old.get(*key) != new.get(*key));
    let keys: Vec<String> = keys.map(|key| code(&cut(key))).collect();
    if keys.is_empty() {
        String::new()
    } else {
        format!(" ({})", keys.join(", "))
    }
}
