//! Patches: what a published model says wrongly, as data that cannot rot.
//!
//! `model/` is as published. Each patch names a shape, a trait, the value expected and what to make of it, so
//! that a patch fails loudly as soon as the model has changed under it. Patches work on the loaded model, after
//! mixins: they change the shape or member that they name, and no other.

use std::fmt::Write as _;

use smithy_model::{Event, Location, Model, Node, NodeValue, ShapeId, Traits};

/// One change of one trait.
#[derive(Debug, Clone, PartialEq)]
pub struct Patch {
    /// The shape, or the member (`ns#Shape$member`), whose trait it is.
    pub shape: ShapeId,
    /// The trait.
    pub trait_id: ShapeId,
    /// The value that the model is expected to give the trait; `None` when the trait has to be absent.
    pub expect: Option<Node>,
    /// The value it gets; `None` when it is removed.
    pub value: Option<Node>,
    /// Why.
    pub reason: String,
    /// Where the patch is written.
    pub location: Location,
}

/// Applies all patches, in order.
///
/// # Errors
/// One event for each patch that does not apply any more; the model is of no use then.
pub fn apply(model: &mut Model, patches: &[Patch]) -> Result<(), Vec<Event>> {
    let events: Vec<_> = patches.iter().filter_map(|patch| apply_one(model, patch)).collect();
    if events.is_empty() {
        Ok(())
    } else {
        Err(events)
    }
}

/// What keeps the patch from being applied, if anything does.
fn apply_one(model: &mut Model, patch: &Patch) -> Option<Event> {
    let defined = model.shape(&patch.trait_id).is_some_and(|shape| shape.traits.has("smithy.api#trait"));
    if !defined {
        return Some(rotten(patch, &format!("`{}` is not a trait that the model knows", patch.trait_id)));
    }
    let Some(traits) = traits_of(model, &patch.shape) else {
        let kind = if patch.shape.member().is_some() { "member" } else { "shape" };
        return Some(rotten(patch, &format!("the model has no such {kind}")));
    };
    let found = traits.get(patch.trait_id.as_str());
    if found != patch.expect.as_ref() {
        return Some(rotten(patch, &not_as_expected(patch, found)));
    }
    match &patch.value {
        Some(value) => traits.insert(patch.trait_id.clone(), value.clone()),
        None => traits.remove(patch.trait_id.as_str()),
    };
    None
}

fn traits_of<'a>(model: &'a mut Model, id: &ShapeId) -> Option<&'a mut Traits> {
    let shape = model.shapes.get_mut(&id.without_member())?;
    match id.member() {
        None => Some(&mut shape.traits),
        Some(name) => {
            shape.members.iter_mut().find(|member| member.name() == name).map(|member| &mut member.traits)
        }
    }
}

fn not_as_expected(patch: &Patch, found: Option<&Node>) -> String {
    let name = &patch.trait_id;
    if found == patch.value.as_ref() {
        return match found {
            Some(found) => format!("`{name}` is {} already, without the patch", json(found)),
            None => format!("`{name}` is absent already, without the patch"),
        };
    }
    match (&patch.expect, found) {
        (Some(expect), Some(found)) => {
            format!("`{name}` was expected to be {}, but is {}", json(expect), json(found))
        }
        (Some(expect), None) => format!("`{name}` was expected to be {}, but is absent", json(expect)),
        (None, Some(found)) => format!("`{name}` was expected to be absent, but is {}", json(found)),
        (None, None) => format!("`{name}` is absent"),
    }
}

fn rotten(patch: &Patch, found: &str) -> Event {
    Event::error("Patch", format!("the patch of `{}` no longer applies: {found}", patch.shape))
        .on(&patch.shape)
        .at(patch.location)
        .help(format!(
            "delete the patch, or update it if its reason still holds: {}",
            patch.reason.split_whitespace().collect::<Vec<_>>().join(" ")
        ))
}

/// Values deeper than this are cut in messages.
const MAX_DEPTH: usize = 8;

/// A value in one line, as JSON.
fn json(node: &Node) -> String {
    let mut text = String::new();
    write_json(node, &mut text, 0);
    text
}

fn write_json(node: &Node, text: &mut String, depth: usize) {
    if depth > MAX_DEPTH {
        text.push('…');
        return;
    }
    match &node.value {
        NodeValue::Null => text.push_str("null"),
        NodeValue::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        NodeValue::Number(number) => text.push_str(number.as_str()),
        NodeValue::String(value) => quoted(value, text),
        NodeValue::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ", " });
                write_json(item, text, depth + 1);
            }
            text.push(']');
        }
        NodeValue::Object(object) => {
            text.push('{');
            for (index, entry) in object.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ", " });
                quoted(&entry.key, text);
                text.push_str(": ");
                write_json(&entry.value, text, depth + 1);
            }
            text.push('}');
        }
    }
}

fn quoted(value: &str, text: &mut String) {
    // A string always has a JSON form; writing to a string does not fail.
    let _ = write!(text, "{}", serde_json::Value::from(value));
}

#[cfg(test)]
mod tests;
