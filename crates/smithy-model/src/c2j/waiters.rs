//! `waiters-2.json`: how a client polls until something is in a state, as `@waitable`
//! ([spec](https://smithy.io/2.0/additional-specs/waiters.html)).
//!
//! `delay` is the shortest time between two requests, in seconds; how many there may be, `maxAttempts`, Smithy leaves to
//! the client. A status of 2xx is success; any other one stands for the errors of the operation that have it. What
//! Smithy has no words for is left out with a note, and a waiter that could no longer succeed with it.

use std::collections::BTreeMap;

use crate::raw::RawTrait;
use crate::{json, Event, FileId, Location, Node, NodeValue, Object, Severity, ShapeId};

use super::operations::Shapes;
use super::properties::{At, Properties};
use super::syntax::Operation;
use super::{traits, Context};

/// A waiter of one operation.
#[derive(Debug)]
pub(super) struct Waiter {
    name: At<String>,
    operation: At<String>,
    documentation: Option<At<String>>,
    delay: Option<At<crate::Number>>,
    acceptors: Vec<Acceptor>,
}

/// What a response means.
#[derive(Debug)]
struct Acceptor {
    at: Location,
    matcher: At<String>,
    argument: Option<At<String>>,
    expected: Node,
    state: At<String>,
}

/// Smithy's longest delay where nothing is said, in seconds.
const MAX_DELAY: i128 = 120;

/// Reads a file.
pub(super) fn read(id: FileId, text: &str, events: &mut Vec<Event>) -> Vec<Waiter> {
    let Some(node) = json::parse(id, text, events) else { return Vec::new() };
    let Some(mut all) = Properties::of(node, "`waiters`", None, events) else { return Vec::new() };
    let mut waiters = Vec::new();
    for entry in all.entries("waiters", "waiters by name", events) {
        let name = At { value: entry.key, at: entry.key_location };
        let Some(mut all) = Properties::of(entry.value, "the properties of a waiter", None, events) else {
            continue;
        };
        let operation = all.text("operation", events);
        let documentation = all.text("description", events);
        let delay = all.number("delay", events);
        let acceptors = all.list("acceptors", events);
        all.finish(&["maxAttempts"], events);
        let Some(operation) = operation else {
            let event = Event::error("Model", format!("the waiter `{}` has no `operation`", name.value));
            events.push(event.at(name.at).help("add the name of the operation that it calls"));
            continue;
        };
        let acceptors = acceptors.into_iter().filter_map(|node| acceptor(node, events)).collect();
        waiters.push(Waiter { name, operation, documentation, delay, acceptors });
    }
    all.finish(&["version"], events);
    waiters
}

fn acceptor(node: Node, events: &mut Vec<Event>) -> Option<Acceptor> {
    let mut all = Properties::of(node, "`matcher`, `expected` and `state`", None, events)?;
    let at = all.at;
    let (matcher, state) = (all.text("matcher", events), all.text("state", events));
    let (argument, expected) = (all.text("argument", events), all.node("expected"));
    all.finish(&[], events);
    let (Some(matcher), Some(state), Some(expected)) = (matcher, state, expected) else {
        let event = Event::error("Model", "the acceptor lacks `matcher`, `expected` or `state`").at(at);
        events.push(event.help("add what is missing, as `\"state\": \"success\"`"));
        return None;
    };
    Some(Acceptor { at, matcher, argument, expected, state })
}

/// Waiters by the operations that they call. Files that are given twice say the same twice.
pub(super) fn by_operation(
    waiters: Vec<Waiter>,
    operations: &[Operation],
    events: &mut Vec<Event>,
) -> BTreeMap<String, Vec<Waiter>> {
    let mut found: BTreeMap<String, Vec<Waiter>> = BTreeMap::new();
    let mut names = std::collections::BTreeSet::new();
    for waiter in waiters {
        let At { value: name, at } = &waiter.operation;
        if !operations.iter().any(|operation| operation.name.value == *name) {
            let message = format!("there is no operation `{name}` to wait for");
            events.push(Event::new(Severity::Warning, "C2j.Ignored", message).at(*at));
        } else if names.insert(waiter.name.value.clone()) {
            found.entry(name.clone()).or_default().push(waiter);
        }
    }
    found
}

/// `@waitable` with all waiters of an operation that can be said.
pub(super) fn waitable(
    cx: &Context,
    operation: &Operation,
    shapes: &Shapes<'_>,
    waiters: Vec<Waiter>,
    about: &ShapeId,
    events: &mut Vec<Event>,
) -> Option<RawTrait<'static>> {
    let errors: Vec<Error> =
        operation.errors.iter().filter_map(|error| error_of(cx, shapes, &error.shape)).collect();
    let mut all = Object::new();
    let mut first = None;
    for Waiter { name, documentation, delay, acceptors, .. } in waiters {
        let mut said = Vec::new();
        let mut succeeds = false;
        for acceptor in acceptors {
            match matchers(&acceptor, &errors) {
                Ok(matchers) => {
                    succeeds |= acceptor.state.value == "success";
                    said.extend(matchers.into_iter().map(|matcher| accept(&acceptor, matcher)));
                }
                Err(why) => {
                    let message =
                        format!("the waiter `{}` leaves out what Smithy cannot say: {why}", name.value);
                    events.push(note(message, acceptor.at, about));
                }
            }
        }
        if !succeeds {
            let message =
                format!("the waiter `{}` is left out: nothing that is left would end it", name.value);
            events.push(note(message, name.at, about));
            continue;
        }
        let seconds = delay.as_ref().and_then(|delay| delay.value.as_i128()).filter(|seconds| *seconds > 0);
        let longest = seconds.filter(|seconds| *seconds > MAX_DELAY);
        let value = traits::object(
            name.at,
            [
                ("documentation", traits::string(&documentation)),
                ("acceptors", Some(NodeValue::Array(said))),
                ("minDelay", seconds.map(traits::integer)),
                ("maxDelay", longest.map(traits::integer)),
            ],
        );
        first = first.or(Some(name.at));
        all.push(name.value, name.at, Node::new(value, name.at));
    }
    Some(traits::with("smithy.waiters#waitable", NodeValue::Object(all), first?))
}

fn note(message: String, at: Location, about: &ShapeId) -> Event {
    Event::new(Severity::Note, "C2j.Ignored", message).on(about).at(at)
}

/// An error that the operation can return.
struct Error {
    /// What its shape is called.
    name: String,
    code: Option<String>,
    status: Option<i128>,
}

fn error_of(cx: &Context, shapes: &Shapes<'_>, name: &At<String>) -> Option<Error> {
    let error = shapes.get(name.value.as_str())?.error.as_ref()?;
    Some(Error {
        name: cx.names.shape(&name.value)?.name().to_string(),
        code: error.code.as_ref().map(|code| code.value.clone()),
        status: error.status.as_ref().and_then(|status| status.value.as_i128()),
    })
}

/// An acceptor in Smithy's words.
fn accept(acceptor: &Acceptor, matcher: NodeValue) -> Node {
    let at = acceptor.at;
    let state = Some(NodeValue::String(acceptor.state.value.clone()));
    Node::new(traits::object(at, [("state", state), ("matcher", Some(matcher))]), at)
}

/// What a response has to be, as one or several of Smithy's matchers, each of which will do.
///
/// # Errors
/// Why Smithy cannot say it.
fn matchers(acceptor: &Acceptor, errors: &[Error]) -> Result<Vec<NodeValue>, String> {
    let Acceptor { at, matcher, argument, expected, .. } = acceptor;
    let one = |key: &str, value: NodeValue| traits::object(*at, [(key, Some(value))]);
    let error_type = |name: &str| one("errorType", NodeValue::String(name.to_string()));
    let success = |success: bool| one("success", NodeValue::Bool(success));
    match (matcher.value.as_str(), &expected.value) {
        ("path", NodeValue::Bool(value)) => {
            path(*at, argument, &value.to_string(), "booleanEquals").map(|m| vec![m])
        }
        ("path", NodeValue::String(text)) => path(*at, argument, text, "stringEquals").map(|m| vec![m]),
        ("pathAll", NodeValue::String(text)) => path(*at, argument, text, "allStringEquals").map(|m| vec![m]),
        ("pathAny", NodeValue::String(text)) => path(*at, argument, text, "anyStringEquals").map(|m| vec![m]),
        // Any error, or none.
        ("error", NodeValue::Bool(error)) => Ok(vec![success(!error)]),
        ("error", NodeValue::String(code)) => {
            let by_code = errors.iter().find(|error| error.code.as_deref() == Some(code));
            Ok(vec![error_type(by_code.map_or(code.as_str(), |error| error.name.as_str()))])
        }
        ("status", NodeValue::Number(status)) => {
            let status = status.as_i128().unwrap_or_default();
            if (200..300).contains(&status) {
                return Ok(vec![success(true)]);
            }
            let of_status = errors.iter().filter(|error| error.status == Some(status));
            let found: Vec<_> = of_status.map(|error| error_type(&error.name)).collect();
            if found.is_empty() {
                return Err(format!("no error of the operation has the status {status}"));
            }
            Ok(found)
        }
        (matcher, _) => Err(format!("`{matcher}` with {}", expected.a_type_name())),
    }
}

fn path(
    at: Location,
    argument: &Option<At<String>>,
    expected: &str,
    comparator: &str,
) -> Result<NodeValue, String> {
    let Some(path) = argument else { return Err("a path that is not given".to_string()) };
    let text = |text: &str| Some(NodeValue::String(text.to_string()));
    let value = traits::object(
        at,
        [("path", text(&path.value)), ("expected", text(expected)), ("comparator", text(comparator))],
    );
    Ok(traits::object(at, [("output", Some(value))]))
}
