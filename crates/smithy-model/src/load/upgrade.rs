//! What version 1.0 means in the words of version 2.0
//! ([guide](https://smithy.io/2.0/guides/migrating-idl-1-to-2.html)).
//!
//! In 1.0 a number or boolean is zero or false where nobody sets it, unless its shape or the member says `@box`. In 2.0
//! it is absent, unless its shape and the member say `@default`. So shapes and members of 1.0 files get the defaults
//! that they had without saying so, and a member that was boxed says that it has none. After that the model is one of
//! 2.0, and `@box` says nothing more; it stays for as long as the rules of validation look at the model, since it may
//! stand where it cannot.
//!
//! An `@enum` stays on its string: see [`crate::enum_shapes`].

use std::collections::{BTreeMap, BTreeSet};

use crate::{Location, Member, Model, Node, NodeValue, Number, Shape, ShapeId, ShapeType};

const BOX: &str = "smithy.api#box";
const DEFAULT: &str = "smithy.api#default";

/// Gives the shapes that 1.0 files define, `old`, their defaults. Shapes that their members target may come from
/// files of any version.
pub(super) fn upgrade(shapes: &mut BTreeMap<ShapeId, Shape>, old: &BTreeSet<ShapeId>) {
    for id in old {
        let Some(shape) = shapes.get_mut(id) else { continue };
        let Some(zero) = zero(shape.shape_type) else { continue };
        if !shape.traits.has(BOX) && !shape.traits.has(DEFAULT) {
            shape.traits.insert(ShapeId::prelude("default"), Node::new(zero, shape.location));
        }
    }
    // Only now, as the defaults of members follow from those of their targets.
    for id in old {
        let Some(shape) = shapes.get(id).filter(|shape| shape.shape_type == ShapeType::Structure) else {
            continue;
        };
        let defaults: Vec<_> = shape.members.iter().map(|member| default_of_member(shapes, member)).collect();
        let Some(shape) = shapes.get_mut(id) else { continue };
        for (member, default) in shape.members.iter_mut().zip(defaults) {
            if let Some(default) = default {
                member.traits.insert(ShapeId::prelude("default"), Node::new(default, member.location));
            }
        }
    }
}

/// Removes what the defaults now say.
pub(super) fn unbox(model: &mut Model) {
    for shape in model.shapes.values_mut().filter(|shape| !shape.built_in) {
        shape.traits.remove(BOX);
        for member in &mut shape.members {
            member.traits.remove(BOX);
        }
    }
}

/// The default that a member of a structure gets.
fn default_of_member(shapes: &BTreeMap<ShapeId, Shape>, member: &Member) -> Option<NodeValue> {
    if member.traits.has(DEFAULT) {
        return None;
    }
    if member.traits.has(BOX) {
        return Some(NodeValue::Null);
    }
    let target = shapes.get(&member.target)?;
    let streams = target.shape_type == ShapeType::Blob && target.traits.has("smithy.api#streaming");
    if streams {
        // In 2.0 a stream is required or has a default, which can only be empty.
        return (!member.traits.has("smithy.api#required")).then(|| NodeValue::String(String::new()));
    }
    let zero = zero(target.shape_type)?;
    let default = target.traits.get(DEFAULT)?;
    is_zero(default).then_some(zero)
}

/// What shapes of a type are in 1.0 where nobody sets them; `None` where they are absent then.
fn zero(shape_type: ShapeType) -> Option<NodeValue> {
    match shape_type {
        ShapeType::Boolean => Some(NodeValue::Bool(false)),
        ShapeType::Byte
        | ShapeType::Short
        | ShapeType::Integer
        | ShapeType::Long
        | ShapeType::Float
        | ShapeType::Double
        | ShapeType::IntEnum => Some(NodeValue::Number(Number::from_text("0"))),
        _ => None,
    }
}

/// Whether shapes of this type have a value in 1.0 where nobody sets them.
pub(crate) fn had_zero(shape_type: ShapeType) -> bool {
    zero(shape_type).is_some()
}

/// Whether a default is what 1.0 has where nothing is said.
pub(crate) fn is_zero(default: &Node) -> bool {
    match &default.value {
        NodeValue::Bool(value) => !value,
        NodeValue::Number(number) => number.as_f64() == 0.0,
        _ => false,
    }
}

/// The warning about a `set`, which only 1.0 has.
pub(crate) fn deprecated_set(set: &ShapeId, location: Location) -> crate::Event {
    let message = "sets are deprecated: version 2 of the language has lists with unique items";
    crate::Event::new(crate::Severity::Warning, "ModelDeprecation", message)
        .on(set)
        .at(location)
        .help("write a `list` with `@uniqueItems`")
}
