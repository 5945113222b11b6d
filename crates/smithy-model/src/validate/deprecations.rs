//! Rules about deprecated and unstable shapes and traits.

use super::context::{event, Context};
use crate::selector::Vertex;
use crate::{Event, Node, Severity};

/// `DeprecatedShape`: members that target deprecated shapes, shapes that use deprecated mixins.
pub(super) fn deprecated_shapes(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (_, vertex) in cx.own() {
        let (used, how) = match vertex {
            Vertex::Member(_, member) => (std::slice::from_ref(&member.target), "the member targets"),
            Vertex::Shape(shape) => (shape.mixins.as_slice(), "the shape uses the mixin"),
        };
        for id in used {
            let Some(shape) = cx.model.shapes.get(id).filter(|shape| !shape.built_in) else { continue };
            let Some(deprecated) = shape.traits.get("smithy.api#deprecated") else { continue };
            let message = format!("{how} `{id}`, which is deprecated{}", reason(deprecated));
            events.push(event(Severity::Warning, &format!("DeprecatedShape.{id}"), vertex, message));
        }
    }
}

/// `DeprecatedTrait`: applied traits that are deprecated.
pub(super) fn deprecated_traits(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (_, vertex) in cx.own() {
        for (id, node) in vertex.traits().iter() {
            let definition = cx.model.shapes.get(id);
            let Some(deprecated) = definition.and_then(|shape| shape.traits.get("smithy.api#deprecated"))
            else {
                continue;
            };
            let message = format!("the trait `{id}` is deprecated{}", reason(deprecated));
            let warning = event(Severity::Warning, &format!("DeprecatedTrait.{id}"), vertex, message);
            events.push(warning.at(node.location));
        }
    }
}

/// `UnstableTrait`: applied traits that may still change.
pub(super) fn unstable_traits(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (_, vertex) in cx.own() {
        for (id, node) in vertex.traits().iter() {
            if cx.model.shapes.get(id).is_some_and(|definition| definition.traits.has("smithy.api#unstable"))
            {
                let message = format!("the trait `{id}` is unstable: it may change");
                let warning = event(Severity::Warning, &format!("UnstableTrait.{id}"), vertex, message);
                events.push(warning.at(node.location));
            }
        }
    }
}

fn reason(deprecated: &Node) -> String {
    let text = |key| deprecated.get(key).and_then(Node::as_str);
    let since = text("since").map(|since| format!(" since {since}")).unwrap_or_default();
    let message = text("message").map(|message| format!(": {message}")).unwrap_or_default();
    format!("{since}{message}")
}
