//! `EventStreamTestsTrait` ([spec](https://smithy.io/2.0/additional-specs/event-stream-protocol-compliance-tests.html)).

use super::super::context::{trait_event, Context};
use super::super::values::{check_shape, events as value_events, Options};
use super::media_type::mismatch;
use crate::selector::Vertex;
use crate::{Event, Node, Operation, Severity, Shape};

const TESTS: &str = "smithy.test#eventStreamTests";
const ID: &str = "EventStreamTestsTrait";

pub(in super::super) fn event_streams(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, value) in cx.users(TESTS) {
        let Some(operation) = shape.as_operation() else { continue };
        for (number, case) in value.as_array().unwrap_or_default().iter().enumerate() {
            let mut test = Test { cx, shape, operation, number, case, events };
            test.initial_messages();
            let messages = case.get("events").and_then(Node::as_array).unwrap_or_default();
            for (index, message) in messages.iter().enumerate() {
                test.message(index, message);
            }
            let initial =
                ["initialRequestParams", "initialRequest", "initialResponseParams", "initialResponse"];
            if messages.is_empty() && initial.iter().all(|key| case.get(key).is_none()) {
                let id = format!("{ID}.{number}");
                test.report(Severity::Error, &id, "has no event, no initial request and no initial response");
            }
        }
    }
}

struct Test<'a, 'm> {
    cx: &'a Context<'m>,
    shape: &'a Shape,
    operation: &'a Operation,
    number: usize,
    case: &'a Node,
    events: &'a mut Vec<Event>,
}

impl Test<'_, '_> {
    fn report(&mut self, severity: Severity, id: &str, problem: &str) {
        let message = format!("the test {} {problem}", self.number);
        self.events.push(trait_event(severity, id, self.shape, self.case, message));
    }

    fn value(&mut self, what: &str, target: &str, node: &Node) {
        // A shape that is not there is reported as an invalid value of the trait.
        let Some(target) = self.cx.model.shapes.get(target) else { return };
        let options = Options { null_is_absent: true, ..Options::default() };
        let problems = check_shape(self.cx, options, target, node);
        let what = format!("`{what}` of the test {}", self.number);
        self.events.extend(value_events(problems, ID, Vertex::Shape(self.shape), &what));
    }

    /// A value whose shape the test itself names.
    fn described(&mut self, what: &str, owner: &Node, key: &str) {
        let target = owner.get(&format!("{key}Shape")).and_then(Node::as_str);
        if let Some(target) = target {
            let nothing = Node::empty_object(owner.location);
            self.value(what, target, owner.get(key).unwrap_or(&nothing));
        }
    }

    fn initial_messages(&mut self) {
        let (case, operation) = (self.case, self.operation);
        for (key, target) in [
            ("initialRequestParams", &operation.input.target),
            ("initialResponseParams", &operation.output.target),
        ] {
            if let Some(node) = case.get(key) {
                self.value(key, target.as_str(), node);
            }
        }
        for key in ["initialRequest", "initialResponse", "vendorParams"] {
            self.described(key, case, key);
        }
    }

    fn message(&mut self, index: usize, message: &Node) {
        let text = |key| message.get(key).and_then(Node::as_str).unwrap_or_default();
        if let Some(params) = message.get("params") {
            let (structure, direction) = match text("type") {
                "request" => (self.cx.input(self.operation), "input"),
                _ => (self.cx.output(self.operation), "output"),
            };
            let stream = structure.and_then(|structure| self.cx.event_stream(structure));
            match stream {
                Some((_, target)) => {
                    self.value(&format!("events.{index}.params"), target.id.as_str(), params)
                }
                None => {
                    let problem =
                        format!("has the event {index}, but the operation's {direction} has no event stream");
                    // Responses have always been reported with their place.
                    let place = match direction {
                        "output" => format!("{ID}.{}.events.{index}", self.number),
                        _ => ID.to_owned(),
                    };
                    self.report(Severity::Error, &place, &problem);
                }
            }
        }
        if let Some(reason) = mismatch(text("body"), text("bodyMediaType")) {
            self.report(
                Severity::Danger,
                ID,
                &format!("has the event {index}, whose body is not of its media type: {reason}"),
            );
        }
        self.described(&format!("events.{index}.vendorParams"), message, "vendorParams");
    }
}
