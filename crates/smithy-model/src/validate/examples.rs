//! `ExamplesTrait`: examples are values of the operation's shapes
//! ([spec](https://smithy.io/2.0/spec/documentation-traits.html#examples-trait)).

use super::context::{shape_error, Context};
use super::values::{check_shape, events as value_events, Options};
use crate::selector::Vertex;
use crate::{Event, Node, Operation, Shape, ShapeId, ShapeType};

pub(super) fn examples(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, operation) in cx.operations() {
        let examples = shape.traits.get("smithy.api#examples").and_then(Node::as_array).unwrap_or_default();
        for example in examples {
            check(cx, shape, operation, example, events);
        }
    }
}

fn check(cx: &Context<'_>, shape: &Shape, operation: &Operation, example: &Node, events: &mut Vec<Event>) {
    let title = example.get("title").and_then(Node::as_str).unwrap_or_default();
    let error = example.get("error");
    let lenient = example.get("allowConstraintErrors").and_then(Node::as_bool) == Some(true);
    let mut report = |message: String| {
        events.push(shape_error("ExamplesTrait", shape, message).at(example.location));
    };
    if error.is_some() && example.get("output").is_some() {
        report(format!("the example `{title}` has either an output or an error"));
    }
    if lenient && error.is_none() {
        report(format!("the example `{title}` has `allowConstraintErrors`, but no error"));
    }
    let id = error.and_then(|error| error.get("shapeId")?.as_str());
    let error_shape = id.and_then(|id| cx.model.shapes.get(id));
    if let Some(id) = id.filter(|id| !can_fail_with(cx, &shape.id, operation, id)) {
        report(format!("the example `{title}` has the error `{id}`, which the operation has not"));
    }
    let strict = Options { null_is_absent: true, ..Options::default() };
    let parts = [
        ("input", example.get("input"), cx.model.shapes.get(&operation.input.target), lenient),
        ("output", example.get("output"), cx.model.shapes.get(&operation.output.target), false),
        ("error", error.and_then(|error| error.get("content")), error_shape, false),
    ];
    for (name, node, target, lenient) in parts {
        let (Some(node), Some(target)) = (node, target) else { continue };
        let options = Options { constraints_are_warnings: lenient, ..strict };
        let problems = check_shape(cx, options, target, node);
        let what = format!("{name} of the example `{title}`");
        events.extend(value_events(problems, "ExamplesTrait", Vertex::Shape(shape), &what));
    }
}

/// Whether an error is the operation's own, or one of every service that the operation is bound in.
fn can_fail_with(cx: &Context<'_>, id: &ShapeId, operation: &Operation, error: &str) -> bool {
    if operation.errors.iter().any(|reference| reference.target.as_str() == error) {
        return true;
    }
    let services = cx
        .own_of(ShapeType::Service)
        .filter(|service| cx.bound_operations(&service.id).iter().any(|bound| bound.id == *id));
    let mut services = services.filter_map(Shape::as_service).peekable();
    services.peek().is_some()
        && services.all(|service| service.errors.iter().any(|reference| reference.target.as_str() == error))
}
