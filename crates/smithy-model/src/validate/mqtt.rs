//! Rules about MQTT topics ([spec](https://smithy.io/2.0/additional-specs/mqtt.html)).

use std::collections::BTreeSet;

use super::context::{list, member_error, trait_event, Context};
use crate::{Event, Node, Severity, Shape, ShapeId};

const PUBLISH: &str = "smithy.mqtt#publish";
const SUBSCRIBE: &str = "smithy.mqtt#subscribe";
const LABEL: &str = "smithy.mqtt#topicLabel";

/// A part of a topic between slashes.
#[derive(Debug, PartialEq)]
enum Level<'t> {
    Text(&'t str),
    Label(&'t str),
}

/// A topic's levels.
///
/// # Errors
/// What is wrong with it, in words.
fn parse(topic: &str) -> Result<Vec<Level<'_>>, String> {
    let mut labels = BTreeSet::new();
    let level = |text| level(text, &mut labels).map_err(|wrong| format!("{wrong} in the topic `{topic}`"));
    topic.split('/').map(level).collect()
}

fn level<'t>(text: &'t str, labels: &mut BTreeSet<&'t str>) -> Result<Level<'t>, String> {
    if text.contains(['#', '+']) {
        return Err(format!("the wildcard `{text}` stands"));
    }
    if let Some(name) = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
            return Err(format!("the label `{text}` is no name"));
        }
        return if labels.insert(name) {
            Ok(Level::Label(name))
        } else {
            Err(format!("the label `{text}` is twice"))
        };
    }
    if text.contains(['{', '}']) {
        return Err(format!("the label in `{text}` is not a whole level"));
    }
    Ok(Level::Text(text))
}

/// Why a value of `@publish` or `@subscribe` is no topic.
pub(super) fn invalid_topic(node: &Node) -> Option<(String, &Node)> {
    Some((parse(node.as_str()?).err()?, node))
}

/// An operation with its topic.
struct Binding<'m> {
    operation: &'m Shape,
    trait_name: &'static str,
    value: &'m Node,
    levels: Vec<Level<'m>>,
    /// What is sent: an operation's input, or the event stream of a subscription.
    payload: Option<&'m ShapeId>,
}

fn bindings<'m>(cx: &Context<'m>) -> Vec<Binding<'m>> {
    let mut bindings = Vec::new();
    for (trait_name, id) in [("publish", PUBLISH), ("subscribe", SUBSCRIBE)] {
        for (shape, value) in cx.users(id) {
            let levels = value.as_str().and_then(|topic| parse(topic).ok());
            let (Some(operation), Some(levels)) = (shape.as_operation(), levels) else { continue };
            let stream = || cx.event_stream(cx.output(operation)?);
            let payload = match trait_name {
                "publish" => Some(&operation.input.target),
                _ => stream().map(|(_, target)| &target.id),
            };
            bindings.push(Binding { operation: shape, trait_name, value, levels, payload });
        }
    }
    bindings
}

/// `MqttTopicConflict`: topics that messages of several shapes can be sent to.
pub(super) fn conflicts(cx: &Context<'_>, events: &mut Vec<Event>) {
    // A subscription without an event stream is another rule's business.
    let bindings: Vec<_> = bindings(cx).into_iter().filter(|binding| binding.payload.is_some()).collect();
    for binding in &bindings {
        let conflicting = |other: &&Binding<'_>| {
            other.payload != binding.payload && conflict(&binding.levels, &other.levels)
        };
        let others: Vec<_> = bindings.iter().filter(conflicting).map(|other| &other.operation.id).collect();
        if !others.is_empty() {
            let topic = binding.value.as_str().unwrap_or_default();
            let message = format!(
                "messages to the topic `{topic}` of @{} cannot be told from those of {}",
                binding.trait_name,
                list(others)
            );
            let error =
                trait_event(Severity::Error, "MqttTopicConflict", binding.operation, binding.value, message);
            events.push(error);
        }
    }
}

/// Whether both stand for the same topics, label for label.
fn conflict(a: &[Level<'_>], b: &[Level<'_>]) -> bool {
    let same = |(a, b): (&Level<'_>, &Level<'_>)| match (a, b) {
        (Level::Text(a), Level::Text(b)) => a == b,
        (Level::Label(_), Level::Label(_)) => true,
        _ => false,
    };
    a.len() == b.len() && a.iter().zip(b).all(same)
}

/// `MqttTopicLabel`: labels without a member, members without a label.
pub(super) fn labels(cx: &Context<'_>, events: &mut Vec<Event>) {
    const ID: &str = "MqttTopicLabel";
    for Binding { operation, trait_name, value, levels, .. } in bindings(cx) {
        let labels = levels.iter().filter_map(|level| match level {
            Level::Label(name) => Some(*name),
            Level::Text(_) => None,
        });
        let mut unbound: BTreeSet<_> = labels.collect();
        let input = operation.as_operation().and_then(|operation| cx.input(operation));
        let members = input.into_iter().flat_map(|input| &input.members);
        for member in members.filter(|member| member.traits.has(LABEL)) {
            if !unbound.remove(member.name()) {
                let message = format!(
                    "the member is a @topicLabel, but @{trait_name} of `{}` has no label `{}`",
                    operation.id,
                    member.name()
                );
                events.push(member_error(ID, member, message));
            }
        }
        if !unbound.is_empty() {
            let message = format!(
                "labels of @{trait_name} for which the input has no member with @topicLabel: {}",
                list(unbound)
            );
            events.push(trait_event(Severity::Error, ID, operation, value, message));
        }
    }
}
