//! A model in the words of version 1.0: without what only 2.0 has
//! ([guide](https://smithy.io/2.0/guides/migrating-idl-1-to-2.html)).
//!
//! Mixins are flattened, enum shapes become strings with `@enum` or integers, properties of resources go. Defaults that
//! 1.0 has by itself go, and what has none there, though 1.0 would give it one, gets `@box`; all other defaults are
//! lost.

use crate::load::{had_zero, is_zero};
use crate::{
    flatten_mixins, Detail, Location, Member, Model, Node, NodeValue, Object, Shape, ShapeId, ShapeType,
    Traits,
};

const DEFAULT: &str = "smithy.api#default";

/// Traits that only 2.0 has.
const ONLY_IN_2: &[&str] = &[
    DEFAULT,
    "smithy.api#addedDefault",
    "smithy.api#clientOptional",
    "smithy.api#property",
    "smithy.api#notProperty",
];

/// The same model, as far as 1.0 has words for it. Built-in shapes stay as they are.
pub(super) fn downgrade(model: &Model) -> Model {
    let mut old = flatten_mixins(model);
    for shape in old.shapes.values_mut().filter(|shape| !shape.built_in) {
        let boxed = had_zero(shape.shape_type) && !shape.traits.get(DEFAULT).is_some_and(is_zero);
        if boxed {
            mark_as_boxed(&mut shape.traits, shape.location);
        }
        let structure = shape.shape_type == ShapeType::Structure;
        for member in &mut shape.members {
            if structure && is_boxed(model, member) {
                mark_as_boxed(&mut member.traits, member.location);
            }
            remove_new(&mut member.traits);
        }
        remove_new(&mut shape.traits);
        match shape.shape_type {
            ShapeType::Enum => string_of_enum(shape),
            ShapeType::IntEnum => {
                shape.shape_type = ShapeType::Integer;
                shape.members.clear();
            }
            _ => {}
        }
        if let Detail::Resource(resource) = &mut shape.detail {
            resource.properties.clear();
        }
    }
    old
}

/// Whether 1.0 has to be told that a member of a structure may be absent: its target would give it a value.
fn is_boxed(model: &Model, member: &Member) -> bool {
    let Some(target) = model.shape(&member.target).filter(|target| had_zero(target.shape_type)) else {
        return false;
    };
    match member.traits.get(DEFAULT) {
        Some(Node { value: NodeValue::Null, .. }) => true,
        Some(default) if is_zero(default) => false,
        // A default that came later than the member: for 1.0 it never came.
        _ => {
            let target_is_zero = target.traits.get(DEFAULT).is_some_and(is_zero);
            member.traits.has("smithy.api#addedDefault") && target_is_zero
        }
    }
}

fn mark_as_boxed(traits: &mut Traits, at: Location) {
    traits.insert(ShapeId::prelude("box"), Node::empty_object(at));
}

fn remove_new(traits: &mut Traits) {
    for id in ONLY_IN_2 {
        traits.remove(id);
    }
}

/// An enum shape as a string with `@enum`.
fn string_of_enum(shape: &mut Shape) {
    let definitions = shape.members.iter().map(definition).collect();
    let value = Node::new(NodeValue::Array(definitions), shape.location);
    shape.traits.insert(ShapeId::prelude("enum"), value);
    shape.shape_type = ShapeType::String;
    shape.members.clear();
}

/// A member of an enum shape as `@enum` has it.
fn definition(member: &Member) -> Node {
    let at = member.location;
    let mut definition = Object::new();
    let name = Node::new(NodeValue::String(member.name().to_string()), at);
    let value = member.traits.get("smithy.api#enumValue").cloned().unwrap_or_else(|| name.clone());
    definition.push("value".to_string(), at, value);
    definition.push("name".to_string(), at, name);
    for key in ["documentation", "tags"] {
        if let Some(value) = member.traits.get(ShapeId::prelude(key).as_str()) {
            definition.push(key.to_string(), at, value.clone());
        }
    }
    if member.traits.has("smithy.api#deprecated") {
        definition.push("deprecated".to_string(), at, Node::new(NodeValue::Bool(true), at));
    }
    Node::new(NodeValue::Object(definition), at)
}
