//! Values of enums that are new, gone or renamed: of enum shapes, and of strings with `@enum`.

use std::collections::BTreeMap;

use super::context::Context;
use super::differences::{Changed, Differences};
use super::Difference;
use crate::selector::Vertex;
use crate::{Location, Node, Severity, Shape, ShapeType};

const ENUM: &str = "smithy.api#enum";

/// The values of an enum in their order, and where they are defined together.
struct Values<'m> {
    values: Vec<Value<'m>>,
    location: Location,
}

struct Value<'m> {
    value: &'m str,
    name: Option<&'m str>,
}

/// `ChangedEnumTrait`. The number at the end of an event's id is the place of the value, from 0: among the old ones
/// for what is gone or renamed, among the new ones for what is new.
pub(super) fn enums<'m>(_: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    for changed in &differences.changed {
        let (Vertex::Shape(old), Vertex::Shape(new)) = (changed.old, changed.new) else { continue };
        // Strings with `@enum` may become enums; what else changes its type is compared no further.
        let comparable = old.shape_type == new.shape_type || new.shape_type == ShapeType::Enum;
        let (Some(before), Some(after)) = (values(old), values(new)) else { continue };
        if comparable {
            compare(changed, &before, &after, found);
        }
    }
}

fn compare(changed: &Changed<'_>, before: &Values<'_>, after: &Values<'_>, found: &mut Vec<Difference>) {
    let (about, enumeration) = (changed.new, changed.new.id());
    let names: BTreeMap<&str, Option<&str>> =
        after.values.iter().rev().map(|value| (value.value, value.name)).collect();
    let mut kept = 0;
    for (at, Value { value, name }) in before.values.iter().enumerate() {
        let Some(new_name) = names.get(value) else {
            let id = format!("ChangedEnumTrait.Removed.{at}");
            let error = Difference::new(
                Severity::Error,
                id,
                about,
                format!("the value `{value}` of `{enumeration}` is gone"),
            );
            found.push(
                error.at_old(before.location).help("keep it, with `@deprecated`: clients may send it still"),
            );
            continue;
        };
        kept += 1;
        if new_name != name {
            let shown =
                |name: Option<&str>| name.map_or_else(|| "no name".to_owned(), |name| format!("`{name}`"));
            let message = format!(
                "the value `{value}` of `{enumeration}` was called {} and is called {} now",
                shown(*name),
                shown(*new_name)
            );
            let id = format!("ChangedEnumTrait.NameChanged.{at}");
            let error = Difference::new(Severity::Error, id, about, message);
            found.push(error.help("keep the name: generated code has it"));
        }
    }
    let known: BTreeMap<&str, ()> = before.values.iter().map(|value| (value.value, ())).collect();
    // How many values, from the front, have to be old ones: the kept ones, and what was inserted among them.
    let mut front = kept;
    for (at, Value { value, .. }) in after.values.iter().enumerate() {
        if known.contains_key(value) {
            continue;
        }
        if at < front {
            front += 1;
            let id = format!("ChangedEnumTrait.OrderChanged.{at}");
            let message = format!(
                "the new value `{value}` of `{enumeration}` stands before values that were there already"
            );
            let error = Difference::new(Severity::Error, id, about, message).at_old(before.location);
            found.push(error.help("add it at the end: some languages number the values"));
        } else {
            let id = format!("ChangedEnumTrait.Appended.{at}");
            let message = format!("the value `{value}` of `{enumeration}` is new");
            found.push(Difference::new(Severity::Note, id, about, message).at(after.location));
        }
    }
}

fn values(shape: &Shape) -> Option<Values<'_>> {
    if shape.shape_type == ShapeType::Enum {
        let values = shape.members.iter().map(|member| {
            let value = member.traits.get("smithy.api#enumValue").and_then(Node::as_str);
            Value { value: value.unwrap_or(member.name()), name: Some(member.name()) }
        });
        return Some(Values { values: values.collect(), location: shape.location });
    }
    let definitions = shape.traits.get(ENUM)?;
    let values = definitions.as_array()?.iter().filter_map(|definition| {
        Some(Value {
            value: definition.get("value")?.as_str()?,
            name: definition.get("name").and_then(Node::as_str),
        })
    });
    Some(Values { values: values.collect(), location: definitions.location })
}
