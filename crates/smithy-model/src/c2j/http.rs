//! HTTP bindings: methods and paths of operations, and where members go. Only REST protocols have them.

use crate::raw::RawTrait;
use crate::{Event, NodeValue, ShapeId};

use super::members::{self, wire_name};
use super::properties::At;
use super::syntax::{Operation, Reference, Shape};
use super::usage::Target;
use super::{traits, Context};

/// `@http`. A status code that is not said is 200.
pub(super) fn of_operation(
    operation: &Operation,
    input: Option<&Shape>,
    about: &ShapeId,
    events: &mut Vec<Event>,
) -> Option<RawTrait<'static>> {
    let Some(http) = &operation.http else {
        let event = Event::error("Model", "the operation has no `http`, which its protocol needs");
        let event = event.on(about).at(operation.name.at);
        events.push(event.help("add an object with `method` and `requestUri`"));
        return None;
    };
    let uri = match &http.uri {
        Some(uri) => labelled(&uri.value, input),
        None => "/".to_string(),
    };
    let method = http.method.as_ref().map_or("POST", |method| method.value.as_str());
    let value = traits::object(
        http.at,
        [
            ("method", Some(NodeValue::String(method.to_string()))),
            ("uri", Some(NodeValue::String(uri))),
            ("code", Some(traits::number(&http.code).unwrap_or_else(|| traits::integer(200)))),
        ],
    );
    Some(traits::with("smithy.api#http", value, http.at))
}

/// A path whose labels have the names of members: in C2J they have the `locationName` of these. A label that names no
/// member stays as it is, for the rules that every model is checked by.
fn labelled(uri: &str, input: Option<&Shape>) -> String {
    let members = input.map_or(&[][..], |input| &input.members);
    let names = input.map(members::names).unwrap_or_default();
    let mut text = String::with_capacity(uri.len());
    let mut rest = uri;
    while let Some((before, label, after)) = next_label(rest) {
        let (name, plus) = match label.strip_suffix('+') {
            Some(name) => (name, "+"),
            None => (label, ""),
        };
        let bound = members
            .iter()
            .zip(&names)
            .find(|((member, reference), _)| is_at(reference, "uri") && wire_name(member, reference) == name);
        let given = bound.map_or(name, |(_, given)| given);
        text.extend([before, "{", given, plus, "}"]);
        rest = after;
    }
    text.push_str(rest);
    text
}

/// What stands before the first label, in its braces, and behind it.
fn next_label(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (label, after) = rest.split_once('}')?;
    Some((before, label, after))
}

/// Whether a member goes to this place of the message.
pub(super) fn is_at(reference: &Reference, place: &str) -> bool {
    reference.facts.location.as_ref().is_some_and(|location| location.value == place)
}

/// The trait that says where a member goes, if it goes elsewhere than in the body.
pub(super) fn of_member(
    cx: &Context,
    member: &At<String>,
    reference: &Reference,
    about: &ShapeId,
    events: &mut Vec<Event>,
) -> Option<RawTrait<'static>> {
    let location = reference.facts.location.as_ref().filter(|_| cx.protocol.binds_http())?;
    let at = location.at;
    let name = || NodeValue::String(wire_name(member, reference).to_string());
    let is_map = |target: &Target| target.kind == "map";
    Some(match location.value.as_str() {
        "uri" => traits::annotation("smithy.api#httpLabel", at),
        // A map brings its own names.
        "querystring" if cx.usage.of(&reference.shape.value).is_some_and(is_map) => {
            traits::annotation("smithy.api#httpQueryParams", at)
        }
        "querystring" => traits::with("smithy.api#httpQuery", name(), at),
        "header" => traits::with("smithy.api#httpHeader", name(), at),
        // Without a prefix, all headers.
        "headers" => {
            let prefix = traits::string(&reference.facts.location_name);
            let prefix = prefix.unwrap_or_else(|| NodeValue::String(String::new()));
            traits::with("smithy.api#httpPrefixHeaders", prefix, at)
        }
        "statusCode" => traits::annotation("smithy.api#httpResponseCode", at),
        other => {
            let message = format!("`{other}` is no place of an HTTP message");
            let event = Event::error("Model", message).on(about).at(at);
            let known = "known are `uri`, `querystring`, `header`, `headers`, `statusCode`";
            events.push(event.help(known));
            return None;
        }
    })
}
