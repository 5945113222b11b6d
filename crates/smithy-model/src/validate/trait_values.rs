//! `TraitValue`: every applied trait's value is a value of the trait's shape
//! ([spec](https://smithy.io/2.0/spec/model.html#trait-node-values)).

use super::context::{event, trait_name, Context};
use super::values::{check_shape, events as value_events, Options};
use crate::{Event, Node, Severity};

pub(super) fn trait_values(cx: &Context<'_>, events: &mut Vec<Event>) {
    let options = Options::default();
    for (_, vertex) in cx.own() {
        for (id, node) in vertex.traits().iter() {
            // An unknown trait is the loader's business.
            let definition = cx.model.shapes.get(id).filter(|shape| shape.traits.has("smithy.api#trait"));
            let Some(definition) = definition else { continue };
            let problems = check_shape(cx, options, definition, node);
            let what = format!("@{}", trait_name(id.as_str()));
            if problems.is_empty() {
                let invalid = beyond_shape(id.as_str(), node);
                events.extend(invalid.map(|(message, node)| {
                    event(Severity::Error, "TraitValue", vertex, format!("{what}: {message}"))
                        .at(node.location)
                }));
            }
            events.extend(value_events(problems, "TraitValue", vertex, &what));
        }
    }
}

/// What the specification asks of a trait's value and its shape cannot say.
fn beyond_shape<'n>(id: &str, node: &'n Node) -> Option<(String, &'n Node)> {
    match id {
        "smithy.api#externalDocumentation" => {
            let invalid = |entry: &&crate::Entry| !entry.value.as_str().is_some_and(super::uri::is_url);
            let entry = node.as_object()?.iter().find(invalid)?;
            Some((format!("the value of `{}` is not a URL", entry.key), &entry.value))
        }
        "smithy.api#auth" => {
            let invalid = |item: &&Node| item.as_str().is_none_or(|id| crate::ShapeId::parse(id).is_none());
            let item = node.as_array()?.iter().find(invalid)?;
            Some(("each item is an absolute shape id".to_owned(), item))
        }
        "aws.api#arn" => super::aws::arns::invalid_template(node),
        "smithy.mqtt#publish" | "smithy.mqtt#subscribe" => super::mqtt::invalid_topic(node),
        "smithy.rules#endpointBdd" => super::endpoint_rules::invalid_diagram(node),
        "smithy.contracts#conditions" => super::contracts::invalid_expression(node),
        _ => None,
    }
}
