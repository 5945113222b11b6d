//! Members: of structures and unions, and those that lists and maps have.

use crate::raw::{RawMember, RawTrait};
use crate::{is_identifier, Event, NodeValue, Severity, ShapeId, ShapeType};

use super::names::{self, Taken};
use super::properties::At;
use super::syntax::{Reference, Shape};
use super::{constraints, defaults, http, traits, wire_names, Context};

/// What the members of a shape are called, in their order.
///
/// Smithy allows no two names that differ in case only: the second one is numbered.
pub(super) fn names(shape: &Shape) -> Vec<String> {
    let (few, members) = (shape.members.len() <= 16, &shape.members);
    let is_new = |(count, name): (usize, &str)| {
        members.iter().take(count).all(|(other, _)| !other.value.eq_ignore_ascii_case(name))
    };
    let mut own = members.iter().map(|(name, _)| name.value.as_str());
    // Nearly always the names can stay.
    if few && own.clone().all(is_identifier) && own.by_ref().enumerate().all(is_new) {
        return members.iter().map(|(name, _)| name.value.clone()).collect();
    }
    let mut taken = Taken::default();
    let all = shape.members.iter().map(|(name, _)| {
        let base = names::identifier(&name.value, "Unnamed");
        taken.claim(base.clone(), |number| format!("{base}_{}", number + 1))
    });
    all.collect()
}

/// What a member is called in its place of the message.
pub(super) fn wire_name<'n>(member: &'n At<String>, reference: &'n Reference) -> &'n str {
    reference.facts.location_name.as_ref().map_or(&member.value, |name| &name.value)
}

/// The members of a structure or union, and whether all could be read.
pub(super) fn of_structure(
    cx: &Context,
    shape: &mut Shape,
    id: &ShapeId,
    shape_type: ShapeType,
    events: &mut Vec<Event>,
) -> (Vec<RawMember<'static>>, bool) {
    let structure = shape_type == ShapeType::Structure;
    for required in &shape.required {
        let message = if !structure {
            format!("a union requires no member, so `{}` in `required` is ignored", required.value)
        } else if shape.members.iter().all(|(name, _)| name.value != required.value) {
            format!("`required` names `{}`, which is no member", required.value)
        } else {
            continue;
        };
        events.push(Event::new(Severity::Warning, "C2j.Ignored", message).on(id).at(required.at));
    }
    // Documentation is the most of a file: it is not copied.
    let documentation: Vec<_> =
        shape.members.iter_mut().map(|(_, reference)| reference.facts.documentation.take()).collect();
    let shape = &*shape;
    let mut members = Vec::with_capacity(shape.members.len());
    let mut complete = true;
    let named = shape.members.iter().zip(names(shape)).zip(documentation);
    for (((file_name, reference), name), documentation) in named {
        let about = id.with_member(&name);
        if name != file_name.value {
            let message =
                format!("`{}` is called `{name}`: Smithy allows no such name here", file_name.value);
            let event = Event::new(Severity::Warning, "C2j.Name", message).on(&about).at(file_name.at);
            events.push(event);
        }
        let Some(target) = cx.names.target(&reference.shape, &about, events) else {
            complete = false;
            continue;
        };
        let mut found = match structure {
            true => structure_traits(cx, shape, file_name, reference, &about, events),
            false => Vec::new(),
        };
        let payload = shape.payload.as_ref().filter(|payload| payload.value == file_name.value);
        match http::of_member(cx, file_name, reference, &about, events) {
            Some(binding) => found.push(binding),
            None => found.extend(body_traits(cx, payload, file_name, &name, reference)),
        }
        found.extend(any_traits(cx, reference, &about, events));
        found.extend(documentation.map(traits::documented));
        let location = file_name.at;
        members.push(RawMember { name: name.into(), location, target: Some(target), traits: found });
    }
    if let Some(payload) = &shape.payload {
        if shape.members.iter().all(|(name, _)| name.value != payload.value) {
            let message = format!("`payload` names `{}`, which is no member", payload.value);
            events.push(Event::error("Model", message).on(id).at(payload.at));
        }
    }
    (members, complete)
}

/// What only members of structures have.
fn structure_traits(
    cx: &Context,
    shape: &Shape,
    file_name: &At<String>,
    reference: &Reference,
    about: &ShapeId,
    events: &mut Vec<Event>,
) -> Vec<RawTrait<'static>> {
    let mut found = Vec::new();
    let facts = &reference.facts;
    let mut required = shape.required.iter().find(|name| name.value == file_name.value).map(|name| name.at);
    if required.is_none() && cx.protocol.binds_http() && http::is_at(reference, "uri") {
        let message = "a part of the path cannot be left out, so the member is required";
        events.push(Event::new(Severity::Note, "C2j.Label", message).on(about).at(file_name.at));
        required = Some(file_name.at);
    }
    found.extend(traits::if_set("smithy.api#required", required));
    found.extend(defaults::trait_of_member(cx, reference, required.is_some()));
    found.extend(traits::if_set("smithy.api#idempotencyToken", facts.idempotency_token));
    found.extend(traits::if_set("smithy.api#hostLabel", facts.host_label));
    found.extend(traits::if_set("aws.api#clientEndpointDiscoveryId", facts.endpoint_id));
    found.extend(traits::if_set("smithy.api#eventPayload", facts.event_payload));
    found.extend(traits::if_set("smithy.api#eventHeader", facts.event_header));
    found
}

/// What a member has that goes into the body of a message, or is the body.
fn body_traits(
    cx: &Context,
    payload: Option<&At<String>>,
    file_name: &At<String>,
    name: &str,
    reference: &Reference,
) -> Vec<RawTrait<'static>> {
    let mut found = Vec::new();
    let is_payload = payload.filter(|_| cx.protocol.binds_http());
    found.extend(is_payload.map(|payload| traits::annotation("smithy.api#httpPayload", payload.at)));
    // The root of a JSON document has no name.
    if is_payload.is_none() || cx.protocol.names_payloads() {
        found.extend(wire_names::of_body_member(cx, (file_name, name), reference));
    }
    found
}

/// What any member can have.
fn any_traits(
    cx: &Context,
    reference: &Reference,
    about: &ShapeId,
    events: &mut Vec<Event>,
) -> Vec<RawTrait<'static>> {
    let facts = &reference.facts;
    let mut found = traits::documentation(facts);
    let kind = cx.usage.of(&reference.shape.value).map_or("", |target| target.kind.as_str());
    // Where the target is unknown, an event says so already.
    if !kind.is_empty() {
        found.extend(constraints::of(facts, kind, about, events));
    }
    found.extend(timestamp_format(facts.timestamp_format.as_ref(), about, events));
    found.extend(wire_names::of_facts(facts));
    found
}

/// The member that a list has, or one of a map's: `name` is its name in Smithy.
pub(super) fn of_collection(
    cx: &Context,
    name: &'static str,
    reference: &Reference,
    flattened: bool,
    shape: &ShapeId,
    events: &mut Vec<Event>,
) -> Option<RawMember<'static>> {
    let about = shape.with_member(name);
    let target = cx.names.target(&reference.shape, &about, events)?;
    let mut found: Vec<_> = wire_names::of_item(cx, name, reference, flattened).into_iter().collect();
    found.extend(any_traits(cx, reference, &about, events));
    Some(RawMember { name: name.into(), location: reference.shape.at, target: Some(target), traits: found })
}

/// `@timestampFormat`, whose formats C2J calls otherwise.
pub(super) fn timestamp_format(
    format: Option<&At<String>>,
    about: &ShapeId,
    events: &mut Vec<Event>,
) -> Option<RawTrait<'static>> {
    let format = format?;
    let name = match format.value.as_str() {
        "iso8601" => "date-time",
        "rfc822" => "http-date",
        "unixTimestamp" => "epoch-seconds",
        other => {
            let message = format!("`{other}` is no format of timestamps");
            let event = Event::error("Model", message).on(about).at(format.at);
            events.push(event.help("known are `iso8601`, `rfc822`, `unixTimestamp`"));
            return None;
        }
    };
    Some(traits::with("smithy.api#timestampFormat", NodeValue::String(name.to_string()), format.at))
}
