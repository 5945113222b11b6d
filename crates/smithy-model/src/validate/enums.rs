//! Rules about enumerations ([spec](https://smithy.io/2.0/spec/simple-types.html#enum)).

use std::collections::BTreeSet;

use super::context::{event, member_error, shape_error, Context};
use crate::selector::Vertex;
use crate::{Event, Member, Node, Severity, Shape, ShapeType};

/// `EnumShape`: the values of enum and intEnum members.
pub(super) fn enum_shapes(cx: &Context<'_>, events: &mut Vec<Event>) {
    for shape in cx.own_of(ShapeType::Enum) {
        members(shape, events, string_value);
    }
    for shape in cx.own_of(ShapeType::IntEnum) {
        members(shape, events, int_value);
    }
}

fn members(shape: &Shape, events: &mut Vec<Event>, value: fn(&Member) -> Result<String, String>) {
    let mut known = BTreeSet::new();
    for member in &shape.members {
        match value(member) {
            Err(message) => events.push(member_error("EnumShape", member, message)),
            Ok(value) => {
                if !known.insert(value.clone()) {
                    let message = format!("another member of this enumeration has the value `{value}` too");
                    events.push(member_error("EnumShape", member, message));
                }
            }
        }
        if !is_recommended(member.name()) {
            let message =
                format!("`{}` is not upper case, as names of enumerations should be", member.name());
            events.push(event(Severity::Warning, "EnumShape", Vertex::Member(shape, member), message));
        }
    }
}

fn string_value(member: &Member) -> Result<String, String> {
    match member.traits.get("smithy.api#enumValue") {
        None => Ok(member.name().to_owned()),
        Some(node) => match node.as_str() {
            Some("") => Err("the value of an enum member cannot be empty".to_owned()),
            Some(text) => Ok(text.to_owned()),
            None => {
                Err(format!("the value of an enum member is a string, not {}", super::values::describe(node)))
            }
        },
    }
}

fn int_value(member: &Member) -> Result<String, String> {
    let Some(node) = member.traits.get("smithy.api#enumValue") else {
        return Err("a member of an intEnum needs a value".to_owned());
    };
    let value =
        node.as_number().and_then(crate::Number::as_i128).filter(|value| i32::try_from(*value).is_ok());
    match value {
        Some(value) => Ok(value.to_string()),
        None => Err(format!(
            "the value of an intEnum member is an integer, not {}",
            super::values::describe(node)
        )),
    }
}

/// Upper case letters, digits and underscores, beginning with a letter.
fn is_recommended(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

/// `EnumTrait`, `EnumNamesPresent`: the values and names of the deprecated `@enum` trait.
pub(super) fn enum_traits(cx: &Context<'_>, events: &mut Vec<Event>) {
    for shape in cx.own_of(ShapeType::String) {
        let Some(definitions) = shape.traits.get("smithy.api#enum").and_then(Node::as_array) else {
            continue;
        };
        let text =
            |definition: &'_ Node, key: &str| definition.get(key).and_then(Node::as_str).map(str::to_owned);
        let named = definitions.iter().filter(|definition| text(definition, "name").is_some()).count();
        if named == 0 {
            let message = "give the values of @enum names: code generators need them";
            events.push(event(Severity::Warning, "EnumNamesPresent", Vertex::Shape(shape), message));
        }
        let (mut names, mut values) = (BTreeSet::new(), BTreeSet::new());
        for definition in definitions {
            let value = text(definition, "value").unwrap_or_default();
            let mut error = |message: String| {
                events.push(shape_error("EnumTrait", shape, message).at(definition.location));
            };
            match text(definition, "name") {
                None if named > 0 => error(format!("`{value}` has no name, but other values have")),
                None => {}
                Some(name) => {
                    if !names.insert(name.clone()) {
                        error(format!("the name `{name}` is there twice"));
                    }
                    if !is_recommended(&name) {
                        let id = format!("EnumTrait.{name}");
                        let message =
                            format!("`{name}` is not upper case, as names of enumerations should be");
                        let warning = event(Severity::Warning, &id, Vertex::Shape(shape), message);
                        events.push(warning.at(definition.location));
                    }
                }
            }
            if !values.insert(value.clone()) {
                let message = format!("the value `{value}` is there twice");
                events.push(shape_error("EnumTrait", shape, message).at(definition.location));
            }
        }
    }
}
