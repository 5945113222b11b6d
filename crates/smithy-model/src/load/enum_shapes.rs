//! Models whose enums are enum shapes, also those that version 1.0 wrote as strings with `@enum`.

use crate::{is_identifier, Member, Model, Node, Shape, ShapeId, ShapeType, Traits};

const ENUM: &str = "smithy.api#enum";

/// The same model with strings that have `@enum` as enum shapes, where every value has a name, or one can be made of it.
///
/// Loading leaves such strings as they are, since not every `@enum` can be an enum shape: a value without a name is
/// only named here when it is an identifier but for `-`, `.`, `:`, `/` and space, each of which becomes `_`, and no other
/// value has that name ([spec](https://smithy.io/2.0/spec/constraint-traits.html#enum-trait)). Built-in shapes stay as
/// they are.
pub fn enum_shapes(model: &Model) -> Model {
    let mut model = model.clone();
    for shape in model.shapes.values_mut().filter(|shape| !shape.built_in) {
        if shape.shape_type != ShapeType::String {
            continue;
        }
        if let Some(members) = shape.traits.get(ENUM).and_then(|definitions| members(shape, definitions)) {
            shape.traits.remove(ENUM);
            shape.shape_type = ShapeType::Enum;
            shape.members = members;
        }
    }
    model
}

/// The members that stand for the definitions; `None` where one cannot be named.
fn members(shape: &Shape, definitions: &Node) -> Option<Vec<Member>> {
    let definitions = definitions.as_array().filter(|definitions| !definitions.is_empty())?;
    let mut members: Vec<Member> = Vec::with_capacity(definitions.len());
    let mut names = std::collections::BTreeSet::new();
    for definition in definitions {
        let value = definition.get("value").filter(|value| value.as_str().is_some())?;
        let name = match definition.get("name") {
            Some(name) => name.as_str()?.to_string(),
            None => name_of(value.as_str()?),
        };
        if !is_identifier(&name) || !names.insert(name.to_ascii_lowercase()) {
            return None;
        }
        let mut traits = Traits::default();
        traits.insert(ShapeId::prelude("enumValue"), value.clone());
        for key in ["documentation", "tags"] {
            if let Some(value) = definition.get(key) {
                traits.insert(ShapeId::prelude(key), value.clone());
            }
        }
        let tags = definition.get("tags").and_then(Node::as_array).unwrap_or_default();
        let annotations = [
            ("deprecated", definition.get("deprecated").and_then(Node::as_bool) == Some(true)),
            ("internal", tags.iter().any(|tag| tag.as_str() == Some("internal"))),
        ];
        for (key, _) in annotations.into_iter().filter(|(_, holds)| *holds) {
            traits.insert(ShapeId::prelude(key), Node::empty_object(definition.location));
        }
        members.push(Member {
            id: shape.id.with_member(&name),
            target: ShapeId::prelude("Unit"),
            traits,
            location: definition.location,
            mixins: Vec::new(),
        });
    }
    Some(members)
}

/// What a value without a name is called.
fn name_of(value: &str) -> String {
    value.chars().map(|c| if matches!(c, '-' | '.' | ':' | '/' | ' ') { '_' } else { c }).collect()
}
