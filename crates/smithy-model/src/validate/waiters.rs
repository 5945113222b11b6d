//! Rules about waiters ([spec](https://smithy.io/2.0/additional-specs/waiters.html)).

use std::collections::BTreeMap;

use super::context::{event, list, Context};
use super::expressions::{severity_of, Findings};
use crate::jmespath::{check, parse, Checked, Input, Type};
use crate::selector::Vertex;
use crate::{Event, Node, Operation, Severity, Shape, ShapeType};

const WAITABLE: &str = "smithy.waiters#waitable";

/// `UniqueWaiterNames`: waiters of a service whose names differ in case at most.
pub(super) fn unique_names(cx: &Context<'_>, events: &mut Vec<Event>) {
    for service in cx.own_of(ShapeType::Service) {
        let mut users: BTreeMap<String, Vec<&Shape>> = BTreeMap::new();
        for operation in cx.bound_operations(&service.id) {
            let waiters = operation.traits.get(WAITABLE).and_then(Node::as_object);
            for entry in waiters.into_iter().flat_map(|waiters| waiters.iter()) {
                let users = users.entry(entry.key.to_lowercase()).or_default();
                if !users.iter().any(|user| user.id == operation.id) {
                    users.push(operation);
                }
            }
        }
        for (name, users) in users.iter().filter(|(_, users)| users.len() > 1) {
            for user in users {
                let others = users.iter().map(|other| &other.id).filter(|other| **other != user.id);
                let message = format!(
                    "in the service `{}` other operations have a waiter `{name}` as well, case aside: {}",
                    service.id,
                    list(others)
                );
                let place = user.traits.get(WAITABLE).map_or(user.location, |node| node.location);
                let error = event(Severity::Error, "UniqueWaiterNames", Vertex::Shape(user), message);
                events.push(error.at(place));
            }
        }
    }
}

/// `WaitableTrait`, `WaitableTraitJmespathProblem`, `WaitableTraitInvalidErrorType`: waiters that cannot succeed, or
/// whose expressions cannot be meant.
pub(super) fn waitable(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, operation) in cx.operations() {
        let waiters = shape.traits.get(WAITABLE).and_then(Node::as_object);
        for entry in waiters.into_iter().flat_map(|waiters| waiters.iter()) {
            check_waiter(cx, shape, operation, (&entry.key, &entry.value), events);
        }
    }
}

fn check_waiter(
    cx: &Context<'_>,
    shape: &Shape,
    operation: &Operation,
    (name, waiter): (&str, &Node),
    events: &mut Vec<Event>,
) {
    let about = Vertex::Shape(shape);
    let mut error = |message: String| {
        events.push(event(Severity::Error, "WaitableTrait", about, message).at(waiter.location));
    };
    let delay = |key, otherwise| match waiter.get(key).and_then(Node::as_number) {
        Some(number) => number.as_f64(),
        None => otherwise,
    };
    let (least, most) = (delay("minDelay", 2.0), delay("maxDelay", 120.0));
    if least > most {
        error(format!("the waiter `{name}` has a `minDelay` of {least}, more than its `maxDelay` of {most}"));
    }
    let acceptors = waiter.get("acceptors").and_then(Node::as_array).unwrap_or_default();
    let state = |acceptor: &Node| acceptor.get("state").and_then(Node::as_str).unwrap_or_default().to_owned();
    if !acceptors.iter().any(|acceptor| state(acceptor) == "success") {
        error(format!("the waiter `{name}` never succeeds: no acceptor has the state `success`"));
    }
    for (number, acceptor) in acceptors.iter().enumerate() {
        let mut acceptor_check = Acceptor { cx, shape, operation, name, number, events };
        acceptor_check.matcher(acceptor.get("matcher"));
        let Some(message) = acceptor.get("message") else { continue };
        match state(acceptor).as_str() {
            "failure" => acceptor_check.message(message),
            other => {
                let text = format!("only the state `failure` has a `message`, this one is `{other}`");
                acceptor_check.error(message, text);
            }
        }
    }
}

struct Acceptor<'a, 'm> {
    cx: &'a Context<'m>,
    shape: &'a Shape,
    operation: &'a Operation,
    name: &'a str,
    number: usize,
    events: &'a mut Vec<Event>,
}

impl<'m> Acceptor<'_, 'm> {
    fn report(&mut self, severity: Severity, id: &str, node: &Node, message: String) {
        let message = format!("the waiter `{}`, acceptor {}: {message}", self.name, self.number);
        self.events.push(event(severity, id, Vertex::Shape(self.shape), message).at(node.location));
    }

    fn error(&mut self, node: &Node, message: String) {
        self.report(Severity::Error, "WaitableTrait", node, message);
    }

    /// An id that tells apart the acceptors that it is about.
    fn id(&self, kind: &str) -> String {
        format!("{kind}.{}.{}", self.name, self.number)
    }

    fn input(&self) -> Input<'m> {
        structure(self.cx, &self.operation.input.target)
    }

    fn output(&self) -> Input<'m> {
        structure(self.cx, &self.operation.output.target)
    }

    fn matcher(&mut self, matcher: Option<&Node>) {
        let Some(entry) = matcher.and_then(|node| node.as_object()?.iter().next()) else { return };
        match entry.key.as_str() {
            "output" => {
                let output = self.output();
                self.path(&entry.value, &output);
            }
            "inputOutput" => {
                let both = vec![("input".to_owned(), self.input()), ("output".to_owned(), self.output())];
                self.path(&entry.value, &Input::Object(both));
            }
            "errorType" => self.error_type(&entry.value),
            _ => {}
        }
    }

    fn error_type(&mut self, node: &Node) {
        let Some(wanted) = node.as_str() else { return };
        let known = |id: &crate::ShapeId| id.as_str() == wanted || id.name() == wanted;
        if !self.operation.errors.iter().any(|error| known(&error.target)) {
            let errors = list(self.operation.errors.iter().map(|error| &error.target));
            let errors = if errors.is_empty() { "none".to_owned() } else { errors };
            let message = format!("`{wanted}` is no error of the operation, which has {errors}");
            let id = self.id("WaitableTraitInvalidErrorType");
            self.report(Severity::Warning, &id, node, message);
        }
    }

    fn path(&mut self, matcher: &Node, input: &Input<'m>) {
        let comparator = matcher.get("comparator").and_then(Node::as_str).unwrap_or_default();
        let Some(path) = matcher.get("path") else { return };
        let result = self.expression(path, input).map_or(Type::Any, |checked| checked.result);
        let wanted = match comparator {
            "booleanEquals" => Type::Boolean,
            "stringEquals" => Type::String,
            _ => Type::Array,
        };
        let expected = matcher.get("expected");
        let text = expected.and_then(Node::as_str).unwrap_or_default();
        if let (Type::Boolean, Some(node), false) = (wanted, expected, matches!(text, "true" | "false")) {
            let message = format!("`booleanEquals` expects `true` or `false`, not `{text}`");
            self.error(node, message);
        }
        if result != Type::Any && result != wanted {
            let id = self.id("WaitableTraitJmespathProblem.ReturnTypeMismatch");
            let message = format!(
                "`{comparator}` compares a value of type {}, but the path gives one of type {}",
                wanted.as_str(),
                result.as_str()
            );
            self.report(Severity::Danger, &id, path, message);
        }
    }

    /// A failure's message is a string, or an array of strings.
    fn message(&mut self, message: &Node) {
        let output = self.output();
        let Some(checked) = self.expression(message, &output) else { return };
        let found = match (checked.result, checked.item) {
            (Type::String, _) | (Type::Array, Some(Type::String)) => return,
            (Type::Array, Some(item)) => format!("an array of type {}", item.as_str()),
            (Type::Array, None) => "an array of which nothing says that it has strings".to_owned(),
            (other, _) => format!("a value of type {}", other.as_str()),
        };
        self.error(message, format!("`message` gives a string or an array of strings, but this is {found}"));
    }

    /// What is known of an expression; `None` when it is none.
    fn expression(&mut self, node: &Node, input: &Input<'m>) -> Option<Checked> {
        let text = node.as_str()?;
        let expression = match parse(text) {
            Ok(expression) => expression,
            Err(error) => {
                self.error(node, format!("`{text}` is no JMESPath expression: {error}"));
                return None;
            }
        };
        let checked = check(self.cx.model, &expression, input);
        let ids = Findings { error: "WaitableTrait", problem: "WaitableTraitJmespathProblem" };
        for problem in &checked.problems {
            let (severity, mut id) = severity_of(problem, &ids);
            if severity != Severity::Error {
                id = self.id(&id);
            }
            self.report(
                severity,
                &id,
                node,
                format!("in `{text}`: {} ({})", problem.message, problem.position),
            );
        }
        Some(checked)
    }
}

fn structure<'m>(cx: &Context<'m>, id: &crate::ShapeId) -> Input<'m> {
    cx.model.shapes.get(id).map_or(Input::Any, Input::Shape)
}
