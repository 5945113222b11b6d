//! Applying traits: what they stand for, where they are defined, and what happens when one is applied twice.

use super::scope::{Scope, Undefined};
use crate::raw::{RawTrait, Version};
use crate::suggest::{self, Suggestions};
use crate::{Event, Location, Model, Node, NodeValue, Object, Severity, ShapeId, ShapeType, Traits};

/// Adds traits as written to those that `on` has.
pub(super) fn add(
    traits: &mut Traits,
    raw: Vec<RawTrait<'_>>,
    on: &ShapeId,
    version: Version,
    scope: &mut Scope<'_>,
    events: &mut Vec<Event>,
) {
    traits.reserve(raw.len());
    for RawTrait { id, value, syntactic } in raw {
        let location = id.location;
        let Some(id) = scope.name(id, events) else { continue };
        if let Some(event) = wrong_version(&id, version) {
            events.push(event.on(on).at(location));
            continue;
        }
        if version == Version::V2 && id.as_str() == "smithy.api#enum" {
            events.push(deprecated_enum(on, location));
        }
        let kind = scope.kind(&id);
        if kind.is_none() && !traits.has(id.as_str()) {
            scope.undefined.push(Undefined { id: id.clone(), on: on.clone(), location });
        }
        let value = match value {
            Some(mut value) => {
                if syntactic {
                    scope.value(&mut value);
                }
                value
            }
            None => Node::new(omitted_value(kind), location),
        };
        merge(traits, id, value, kind, on, location, events);
    }
}

/// The event for a trait that the version of its file does not have.
fn wrong_version(id: &ShapeId, version: Version) -> Option<Event> {
    match (version, id.as_str()) {
        (Version::V1, "smithy.api#default" | "smithy.api#mixin") => {
            let message = format!("`@{}` exists only in version 2 of the language", id.name());
            Some(Event::error("Model", message).help("begin the file with `$version: \"2.0\"`"))
        }
        (Version::V2, "smithy.api#box") => {
            let event = Event::error("Model", "`@box` exists only in version 1 of the language");
            Some(event.help("remove it: what has no `@default` can be absent in version 2"))
        }
        _ => None,
    }
}

/// What a trait without a value has ([spec](https://smithy.io/2.0/spec/idl.html#omitted-trait-values)).
fn omitted_value(kind: Option<ShapeType>) -> NodeValue {
    match kind {
        Some(ShapeType::Structure | ShapeType::Map) => NodeValue::Object(Object::new()),
        Some(ShapeType::List) => NodeValue::Array(Vec::new()),
        Some(_) => NodeValue::Null,
        // Most traits are structures, and annotations all the more.
        None => NodeValue::Object(Object::new()),
    }
}

/// Adds a trait, by the rules for conflicts
/// ([spec](https://smithy.io/2.0/spec/model.html#trait-conflict-resolution)).
pub(super) fn merge(
    traits: &mut Traits,
    id: ShapeId,
    value: Node,
    kind: Option<ShapeType>,
    on: &ShapeId,
    location: Location,
    events: &mut Vec<Event>,
) {
    let Some(old) = traits.get(id.as_str()) else {
        traits.insert(id, value);
        return;
    };
    if *old == value {
        return;
    }
    let value_location = old.location;
    match (&old.value, value.value) {
        (NodeValue::Array(first), NodeValue::Array(second))
            if matches!(kind, Some(ShapeType::List) | None) =>
        {
            let all = first.iter().cloned().chain(second).collect();
            traits.insert(id, Node::new(NodeValue::Array(all), value_location));
        }
        _ => {
            let message = format!("the trait `{id}` is applied more than once with different values");
            events.push(Event::error("Model", message).on(on).at(location).help("keep one of the values"));
        }
    }
}

fn deprecated_enum(on: &ShapeId, location: Location) -> Event {
    let message = "`@enum` is deprecated: version 2 of the language has enum shapes";
    Event::new(Severity::Warning, "ModelDeprecation", message)
        .on(on)
        .at(location)
        .help("write an `enum` shape instead")
}

/// The events for traits that nothing defines.
pub(super) fn report_undefined(model: &Model, undefined: &[Undefined], events: &mut Vec<Event>) {
    let mut suggestions = Suggestions::default();
    for Undefined { id, on, location } in undefined {
        let message = format!("the trait `{id}` is not defined; it is kept as it is");
        let help = match suggestions.nearest(id, suggest::traits(model)) {
            Some(meant) => suggest::did_you_mean(format!("@{meant}")),
            None => {
                "add the file that defines it, or a `use` statement for it, or correct its name".to_owned()
            }
        };
        let event = Event::new(Severity::Warning, "Model.UnresolvedTrait", message);
        events.push(event.on(on).at(*location).help(help));
    }
}
