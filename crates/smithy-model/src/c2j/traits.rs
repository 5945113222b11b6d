//! Making traits with values.

use crate::raw::{Name, NameText, RawTrait};
use crate::{Location, Node, NodeValue, Number, Object, ShapeId};

use super::properties::{At, Flag};
use super::syntax::Facts;

/// A trait by its absolute id.
pub(super) fn with(id: &'static str, value: NodeValue, at: Location) -> RawTrait<'static> {
    let text = match ShapeId::constant(id) {
        Some(id) => NameText::Absolute(id),
        None => NameText::Relative(id.into()),
    };
    RawTrait { id: Name { text, location: at }, value: Some(Node::new(value, at)), syntactic: false }
}

/// A trait that only has to be there.
pub(super) fn annotation(id: &'static str, at: Location) -> RawTrait<'static> {
    with(id, object(at, []), at)
}

/// The same, where a property says so.
pub(super) fn if_set(id: &'static str, flag: Flag) -> Option<RawTrait<'static>> {
    flag.map(|at| annotation(id, at))
}

/// A trait whose value is a string.
pub(super) fn text(id: &'static str, value: &At<String>) -> RawTrait<'static> {
    with(id, NodeValue::String(value.value.clone()), value.at)
}

/// What documents a shape or member, which is moved there.
pub(super) fn documented(text: At<String>) -> RawTrait<'static> {
    with("smithy.api#documentation", NodeValue::String(text.value), text.at)
}

/// An object of the entries that there are.
pub(super) fn object<const N: usize>(at: Location, entries: [(&str, Option<NodeValue>); N]) -> NodeValue {
    let mut object = Object::new();
    for (key, value) in entries {
        if let Some(value) = value {
            object.push(key.to_string(), at, Node::new(value, at));
        }
    }
    NodeValue::Object(object)
}

pub(super) fn string(value: &Option<At<String>>) -> Option<NodeValue> {
    value.as_ref().map(|text| NodeValue::String(text.value.clone()))
}

pub(super) fn number(value: &Option<At<Number>>) -> Option<NodeValue> {
    value.as_ref().map(|number| NodeValue::Number(number.value.clone()))
}

pub(super) fn integer(value: i128) -> NodeValue {
    NodeValue::Number(Number::from_text(value.to_string()))
}

pub(super) fn strings<'t>(items: impl IntoIterator<Item = &'t str>, at: Location) -> NodeValue {
    let nodes = items.into_iter().map(|item| Node::new(NodeValue::String(item.to_string()), at));
    NodeValue::Array(nodes.collect())
}

/// What documents a shape, member or operation, or advises against it. HTML stays as it is.
pub(super) fn documentation(facts: &Facts) -> Vec<RawTrait<'static>> {
    let mut traits = Vec::new();
    traits.extend(facts.documentation.as_ref().map(|value| text("smithy.api#documentation", value)));
    if let Some(url) = &facts.documentation_url {
        let links = object(url.at, [("API Reference", Some(NodeValue::String(url.value.clone())))]);
        traits.push(with("smithy.api#externalDocumentation", links, url.at));
    }
    let message = &facts.deprecated_message;
    let since = &facts.deprecated_since;
    let place = |value: &Option<At<String>>| value.as_ref().map(|value| value.at);
    if let Some(at) = facts.deprecated.or(place(message)).or(place(since)) {
        let value = object(at, [("message", string(message)), ("since", string(since))]);
        traits.push(with("smithy.api#deprecated", value, at));
    }
    traits
}
