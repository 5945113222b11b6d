//! Rules about smoke tests ([spec](https://smithy.io/2.0/additional-specs/smoke-tests.html)).

use std::collections::{BTreeMap, BTreeSet};

use super::super::context::{list, shape_error, trait_event, Context};
use super::super::values::{check_shape, events as value_events, Options};
use crate::selector::Vertex;
use crate::{Event, Node, Severity, Shape, ShapeType};

const TESTS: &str = "smithy.test#smokeTests";

/// `SmokeTestCase`: parameters that are no value of their shape.
pub(in super::super) fn cases(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, value) in cx.users(TESTS) {
        for case in value.as_array().unwrap_or_default() {
            check(cx, shape, case, events);
        }
    }
}

fn check(cx: &Context<'_>, shape: &Shape, case: &Node, events: &mut Vec<Event>) {
    const ID: &str = "SmokeTestCase";
    let name = id(case);
    let report = |severity, message: String| trait_event(severity, ID, shape, case, message);
    let options = Options { null_is_absent: true, timestamps_are_numbers: true, ..Options::default() };
    let check_value = |what: &str, target: &Shape, node: &Node| {
        let problems = check_shape(cx, options, target, node);
        let what = format!("`{what}` of the smoke test `{name}`");
        value_events(problems, ID, Vertex::Shape(shape), &what)
    };
    let vendor_shape = case.get("vendorParamsShape").and_then(Node::as_str);
    match (vendor_shape, case.get("vendorParams")) {
        (Some(target), Some(node)) => {
            if let Some(target) = cx.model.shapes.get(target) {
                events.extend(check_value("vendorParams", target, node));
            }
        }
        (Some(_), None) => {
            let message = format!("the smoke test `{name}` has `vendorParamsShape`, but no `vendorParams`");
            events.push(report(Severity::Warning, message));
        }
        (None, Some(_)) => {
            let message = format!("the smoke test `{name}` has `vendorParams`, but no `vendorParamsShape`");
            events.push(report(Severity::Warning, message));
        }
        (None, None) => {}
    }
    let input = shape.as_operation().and_then(|operation| cx.model.shapes.get(&operation.input.target));
    let Some(input) = input else { return };
    if let Some(params) = case.get("params") {
        events.extend(check_value("params", input, params));
        return;
    }
    let required = input.members.iter().filter(|member| member.traits.has("smithy.api#required"));
    let required: Vec<_> = required.map(|member| member.name()).collect();
    if !required.is_empty() {
        let message = format!(
            "the smoke test `{name}` has no `params`, but the input has required members: {}",
            list(required)
        );
        events.push(report(Severity::Error, message));
    }
}

fn id(case: &Node) -> &str {
    case.get("id").and_then(Node::as_str).unwrap_or_default()
}

/// `UniqueSmokeTestCaseId`: tests of one service, or of one operation without a service, that have the same id.
pub(in super::super) fn unique_ids(cx: &Context<'_>, events: &mut Vec<Event>) {
    let mut bound = BTreeSet::new();
    for service in cx.own_of(ShapeType::Service) {
        let operations = cx.bound_operations(&service.id);
        bound.extend(operations.iter().map(|operation| &operation.id));
        check_ids(&operations, events);
    }
    for (operation, _) in cx.users(TESTS).filter(|(operation, _)| !bound.contains(&operation.id)) {
        check_ids(&[operation], events);
    }
}

fn check_ids(operations: &[&Shape], events: &mut Vec<Event>) {
    let mut users: BTreeMap<&str, Vec<&Shape>> = BTreeMap::new();
    for operation in operations {
        let cases = operation.traits.get(TESTS).and_then(Node::as_array).unwrap_or_default();
        cases.iter().for_each(|case| users.entry(id(case)).or_default().push(operation));
    }
    for (id, users) in users.iter().filter(|(_, users)| users.len() > 1) {
        for user in users {
            let message = format!(
                "several smoke tests have the id `{id}`: {}",
                list(users.iter().map(|user| &user.id))
            );
            events.push(shape_error("UniqueSmokeTestCaseId", user, message));
        }
    }
}
