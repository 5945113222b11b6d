//! Rules about the tests of rule sets ([spec](https://smithy.io/2.0/additional-specs/rules-engine/test-cases.html)).

use std::collections::BTreeMap;

use super::super::context::{trait_event, Context};
use super::super::values::{check_shape, events as value_events, Options};
use super::sets::unknown_built_in;
use super::{Rules, Source, TESTS};
use crate::rules::{evaluate, kind_of, Outcome, Parameter, Value};
use crate::selector::Vertex;
use crate::{Entry, Event, Node, Severity, Shape};

fn cases(service: &Shape) -> Option<&[Node]> {
    Some(service.traits.get(TESTS)?.get("testCases").and_then(Node::as_array).unwrap_or_default())
}

fn object<'n>(node: &'n Node, key: &str) -> impl Iterator<Item = &'n Entry> {
    node.get(key).and_then(Node::as_object).into_iter().flat_map(|object| object.iter())
}

fn inputs(case: &Node) -> &[Node] {
    case.get("operationInputs").and_then(Node::as_array).unwrap_or_default()
}

/// `RuleSetBuiltIn`: tests that set built-ins which do not exist.
pub(super) fn built_ins(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (service, _) in cx.users(TESTS) {
        for (number, case) in cases(service).unwrap_or_default().iter().enumerate() {
            for (index, input) in inputs(case).iter().enumerate() {
                for entry in object(input, "builtInParams") {
                    if let Some(message) = unknown_built_in(&entry.key) {
                        let id = format!("RuleSetBuiltIn.TestCase.{number}.Inputs.{index}");
                        let error = trait_event(Severity::Error, &id, service, input, message);
                        events.push(error.at(entry.key_location));
                    }
                }
            }
        }
    }
}

/// `RuleSetParameter.TestCase`: parameters that tests do not have, do not know, or have otherwise.
pub(super) fn parameters(source: &Source<'_, '_>, events: &mut Vec<Event>) {
    let Some(cases) = cases(source.service) else { return };
    let mut given: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in cases.iter().flat_map(|case| object(case, "params")) {
        given.entry(&entry.key).or_default().push(entry);
    }
    let parameters = &source.rules.set().parameters;
    for parameter in parameters {
        let name = parameter.name;
        let values = given.get(name).map(Vec::as_slice).unwrap_or_default();
        if values.is_empty() {
            let message = format!("no test has the parameter `{name}`");
            let id = "RuleSetParameter.TestCase.Unused";
            events.push(source.event(Severity::Danger, id, parameter.location, message));
        }
        for entry in values.iter().filter(|entry| kind_of(&entry.value) != Some(parameter.kind)) {
            let message = format!("the parameter `{name}` is of type {}", parameter.kind.as_str());
            let id = "RuleSetParameter.TestCase.TypeMismatch";
            events.push(source.event(Severity::Error, id, entry.value.location, message));
        }
        if parameter.required && parameter.default.is_none() && values.len() < cases.len() {
            let message = format!("a test lacks the parameter `{name}`, which is required");
            let id = "RuleSetParameter.TestCase.RequiredMissing";
            events.push(source.event(Severity::Error, id, parameter.location, message));
        }
    }
    for (name, entries) in
        given.iter().filter(|(name, _)| !parameters.iter().any(|known| known.name == **name))
    {
        let Some(first) = entries.first() else { continue };
        let message = format!("tests have the parameter `{name}`, which the rule set does not know");
        events.push(source.event(
            Severity::Error,
            "RuleSetParameter.TestCase.Undefined",
            first.key_location,
            message,
        ));
    }
}

/// `RuleSetTestCase`: tests whose outcome is another than they expect.
pub(super) fn outcomes(source: &Source<'_, '_>, events: &mut Vec<Event>) {
    for case in cases(source.service).unwrap_or_default() {
        let params = object(case, "params")
            .map(|entry| (entry.key.as_str(), Value::from_node(&entry.value)))
            .collect();
        let outcome = match source.rules {
            Rules::Set(set) => evaluate(set, &params),
            Rules::Diagram(diagram) => diagram.evaluate(&params),
        };
        let Some(expected) = case.get("expect").and_then(expected) else { continue };
        let (severity, message) = match outcome {
            Ok(outcome) if outcome == expected => continue,
            // What partitions support changes, and published tests say what was so when they were published.
            Ok(outcome) => {
                let (expected, found) = (expected.describe(), outcome.describe());
                (Severity::Warning, format!("the test expects {expected}, but the rules give {found}"))
            }
            Err(message) => (Severity::Error, format!("the test fails: {message}")),
        };
        events.push(source.event(severity, "RuleSetTestCase", case.location, message));
    }
}

fn expected(node: &Node) -> Option<Outcome> {
    if let Some(error) = node.get("error") {
        return Some(Outcome::Error(error.as_str()?.to_owned()));
    }
    let endpoint = node.get("endpoint")?;
    let properties = object(endpoint, "properties");
    let properties = properties.map(|entry| (entry.key.clone(), Value::from_node(&entry.value))).collect();
    let mut headers = BTreeMap::new();
    for entry in object(endpoint, "headers") {
        let values = entry.value.as_array()?.iter().map(|value| value.as_str().map(str::to_owned));
        headers.insert(entry.key.clone(), values.collect::<Option<Vec<_>>>()?);
    }
    Some(Outcome::Endpoint { url: endpoint.get("url")?.as_str()?.to_owned(), properties, headers })
}

/// `EndpointTestsTrait`: inputs of operations that do not fit the operation, or not the test's parameters.
pub(super) fn operation_inputs(source: &Source<'_, '_>, events: &mut Vec<Event>) {
    let cx = source.cx;
    let operations = cx.bound_operations(&source.service.id);
    for case in cases(source.service).unwrap_or_default() {
        for input in inputs(case) {
            let name = input.get("operationName").and_then(Node::as_str).unwrap_or_default();
            let Some(operation) = operations.iter().find(|operation| operation.id.name() == name) else {
                let message = format!("the service has no operation `{name}`");
                events.push(source.event(Severity::Error, ID, input.location, message));
                continue;
            };
            built_in_values(source, case, input, events);
            let target =
                operation.as_operation().and_then(|operation| cx.model.shapes.get(&operation.input.target));
            let Some(target) = target else { continue };
            let nothing = Node::empty_object(input.location);
            let problems =
                check_shape(cx, Options::default(), target, input.get("operationParams").unwrap_or(&nothing));
            let what = format!("`operationParams` for `{name}`");
            let failing = case.get("expect").is_some_and(|expect| expect.get("error").is_some());
            for mut found in value_events(problems, ID, Vertex::Shape(source.service), &what) {
                // What is meant to fail may be incomplete, and what is unknown has no place in a test.
                if failing || found.severity < Severity::Danger {
                    found.severity = Severity::Danger;
                }
                events.push(found);
            }
        }
    }
}

const ID: &str = "EndpointTestsTrait";

/// Built-ins of an input have the values that the test's parameters have.
fn built_in_values(source: &Source<'_, '_>, case: &Node, input: &Node, events: &mut Vec<Event>) {
    let built_in = |parameter: &&Parameter<'_>| parameter.built_in.is_some();
    for parameter in source.rules.set().parameters.iter().filter(built_in) {
        let Some(name) = parameter.built_in else { continue };
        let Some(wanted) = case.get("params").and_then(|params| params.get(parameter.name)) else { continue };
        let message = match input.get("builtInParams").and_then(|values| values.get(name)) {
            Some(value) if value == wanted => continue,
            Some(_) => {
                format!("the built-in `{name}` has another value than the parameter `{}`", parameter.name)
            }
            None if parameter.default == Some(wanted) => continue,
            None => format!(
                "the input has no value of `{name}`, the built-in of the parameter `{}`",
                parameter.name
            ),
        };
        events.push(source.event(Severity::Error, ID, input.location, message));
    }
}
