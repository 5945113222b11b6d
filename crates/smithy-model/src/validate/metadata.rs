//! Rules about metadata whose keys have types
//! ([spec](https://smithy.io/2.0/spec/model.html#metadata)).

use std::collections::BTreeMap;

use super::context::{list, shape_error, Context};
use super::values::{check_shape, Options};
use crate::{Event, Shape};

/// The keys that have a type, with the shapes that define it.
fn typed_keys<'m>(cx: &Context<'m>) -> BTreeMap<&'m str, Vec<&'m Shape>> {
    let mut keys: BTreeMap<&str, Vec<&Shape>> = BTreeMap::new();
    for shape in cx.model.shapes.values() {
        let key = shape.traits.get("smithy.api#metadata").and_then(|node| node.get("key")?.as_str());
        if let Some(key) = key {
            keys.entry(key).or_default().push(shape);
        }
    }
    keys
}

/// `TypedMetadata`: metadata that is no value of its type.
pub(super) fn typed(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (key, shapes) in typed_keys(cx) {
        let (Some(node), [shape]) = (cx.model.metadata.get(key), shapes.as_slice()) else { continue };
        for problem in check_shape(cx, Options::default(), shape, node) {
            let suffix = problem.suffix.map(|suffix| format!(".{suffix}")).unwrap_or_default();
            let message = format!("the metadata `{key}`{}: {}", problem.path, problem.message);
            let mut found = Event::new(problem.severity, format!("TypedMetadata.{key}{suffix}"), message);
            found.help = problem.help;
            events.push(found.at(problem.location));
        }
    }
}

/// `MetadataTrait`: keys with several types.
pub(super) fn duplicate_types(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (key, shapes) in typed_keys(cx).iter().filter(|(_, shapes)| shapes.len() > 1) {
        for shape in shapes.iter().filter(|shape| !shape.built_in) {
            let others = shapes.iter().map(|other| &other.id).filter(|other| **other != shape.id);
            let message = format!("the metadata `{key}` has other types as well: {}", list(others));
            events.push(shape_error("MetadataTrait", shape, message));
        }
    }
}
