//! Rules about HTTP protocol tests ([spec](https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html)).

use std::collections::{BTreeMap, BTreeSet};

use super::super::context::{list, shape_error, trait_event, Context};
use super::super::values::{check_shape, events as value_events, Options};
use super::media_type::mismatch;
use crate::selector::Vertex;
use crate::{Event, Node, Severity, Shape};

const REQUESTS: &str = "smithy.test#httpRequestTests";
const RESPONSES: &str = "smithy.test#httpResponseTests";
const MALFORMED: &str = "smithy.test#httpMalformedRequestTests";
const EVENT_STREAMS: &str = "smithy.test#eventStreamTests";

/// `HttpRequestTestsInput`: requests whose parameters are no input of the operation.
pub(in super::super) fn requests(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, value) in cx.users(REQUESTS) {
        let input = shape.as_operation().and_then(|operation| cx.model.shapes.get(&operation.input.target));
        check(cx, "HttpRequestTestsInput", shape, value, input, events);
    }
}

/// `HttpResponseTestsOutput`: responses whose parameters are no output of the operation.
pub(in super::super) fn responses(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, value) in cx.users(RESPONSES) {
        let output = shape.as_operation().and_then(|operation| cx.model.shapes.get(&operation.output.target));
        check(cx, "HttpResponseTestsOutput", shape, value, output, events);
    }
}

/// `HttpResponseTestsError`: responses whose parameters are no value of the error.
pub(in super::super) fn errors(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, value) in cx.users(RESPONSES) {
        let error = Some(shape).filter(|shape| shape.as_operation().is_none());
        check(cx, "HttpResponseTestsError", shape, value, error, events);
    }
}

/// Checks all cases of a trait's value; bodies also where the parameters are another rule's business.
fn check(
    cx: &Context<'_>,
    id: &str,
    shape: &Shape,
    value: &Node,
    structure: Option<&Shape>,
    events: &mut Vec<Event>,
) {
    let options = Options { null_is_absent: true, timestamps_are_numbers: true, ..Options::default() };
    for case in value.as_array().unwrap_or_default() {
        let text = |key| case.get(key).and_then(Node::as_str).unwrap_or_default();
        let name = text("id");
        if let Some(reason) = mismatch(text("body"), text("bodyMediaType")) {
            let message = format!("the body of the test `{name}` is not of its media type: {reason}");
            events.push(trait_event(Severity::Danger, id, shape, case, message));
        }
        let Some(structure) = structure else { continue };
        let mut check_value = |key: &str, target: &Shape, node: &Node| {
            let problems = check_shape(cx, options, target, node);
            events.extend(value_events(
                problems,
                id,
                Vertex::Shape(shape),
                &format!("`{key}` of the test `{name}`"),
            ));
        };
        let nothing = Node::empty_object(case.location);
        check_value("params", structure, case.get("params").unwrap_or(&nothing));
        if let Some(target) = case.get("vendorParamsShape").and_then(Node::as_str) {
            let vendor = case
                .get("vendorParams")
                .filter(|node| node.as_object().is_none_or(|object| !object.is_empty()));
            match (vendor, cx.model.shapes.get(target)) {
                (Some(node), Some(target)) => check_value("vendorParams", target, node),
                (None, _) => {
                    let message = format!("the test `{name}` has `vendorParamsShape`, but no `vendorParams`");
                    events.push(trait_event(Severity::Warning, id, shape, case, message));
                }
                _ => {}
            }
        }
    }
}

/// `HttpMalformedRequestTests`: lists of parameters that are not all of one length.
pub(in super::super) fn malformed_requests(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, value) in cx.users(MALFORMED) {
        for case in value.as_array().unwrap_or_default() {
            let Some(parameters) = case.get("testParameters").and_then(Node::as_object) else { continue };
            let lengths = parameters.iter().filter_map(|entry| Some(entry.value.as_array()?.len()));
            if lengths.collect::<BTreeSet<_>>().len() > 1 {
                let message = "all lists in `testParameters` have the same length";
                events.push(trait_event(Severity::Error, "HttpMalformedRequestTests", shape, case, message));
            }
        }
    }
}

/// `UniqueProtocolTestCaseId`: tests of one kind with the same id. Malformed requests are tests of responses.
pub(in super::super) fn unique_ids(cx: &Context<'_>, events: &mut Vec<Event>) {
    for kind in [&[REQUESTS][..], &[RESPONSES, MALFORMED], &[EVENT_STREAMS]] {
        let mut users: BTreeMap<&str, Vec<&Shape>> = BTreeMap::new();
        for (shape, value) in kind.iter().flat_map(|id| cx.users(id)) {
            for case in value.as_array().unwrap_or_default() {
                users
                    .entry(case.get("id").and_then(Node::as_str).unwrap_or_default())
                    .or_default()
                    .push(shape);
            }
        }
        for (id, users) in users.iter().filter(|(_, users)| users.len() > 1) {
            let on: BTreeSet<_> = users.iter().map(|user| &user.id).collect();
            let message = format!("several tests have the id `{id}`: {}", list(&on));
            let shapes = on.iter().filter_map(|id| cx.model.shapes.get(*id));
            events
                .extend(shapes.map(|shape| shape_error("UniqueProtocolTestCaseId", shape, message.as_str())));
        }
    }
}
