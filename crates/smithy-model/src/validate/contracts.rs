//! Rules about contracts: conditions that all values of a shape meet
//! ([spec](https://smithy.io/2.0/additional-specs/contracts.html)).

use super::context::{event, Context};
use super::expressions::{severity_of, Findings};
use crate::jmespath::{check, evaluate, parse, Input, Type};
use crate::selector::Vertex;
use crate::{Event, Node, NodeValue, Severity};

const CONDITIONS: &str = "smithy.contracts#conditions";

/// `ConditionsTrait`: conditions that are no boolean, or whose expressions cannot be meant.
pub(super) fn conditions(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (_, vertex) in cx.own() {
        let Some(conditions) = vertex.traits().get(CONDITIONS).and_then(Node::as_object) else { continue };
        let input = match vertex {
            Vertex::Shape(shape) => Input::Shape(shape),
            Vertex::Member(_, member) => cx.target(member).map_or(Input::Any, Input::Shape),
        };
        for entry in conditions.iter() {
            let Some(node) = entry.value.get("expression") else { continue };
            // What is no expression at all is reported as an invalid value of the trait.
            let Some(Ok(expression)) = node.as_str().map(parse) else { continue };
            let mut report = |severity, id: &str, message: String| {
                let message = format!("the condition `{}`: {message}", entry.key);
                events.push(event(severity, id, vertex, message).at(node.location));
            };
            let checked = check(cx.model, &expression, &input);
            let ids = Findings { error: "ConditionsTrait", problem: "ConditionsTrait.JmespathProblem" };
            for problem in &checked.problems {
                let (severity, mut id) = severity_of(problem, &ids);
                if severity != Severity::Error {
                    id = format!("{id}.{}", entry.key);
                }
                report(severity, &id, format!("{} ({})", problem.message, problem.position));
            }
            if checked.result != Type::Boolean {
                let message = format!("it has to be a boolean, but is of type {}", checked.result.as_str());
                report(Severity::Danger, "ConditionsTrait", message);
            }
        }
    }
}

/// The first condition whose expression is none, and why.
pub(super) fn invalid_expression(conditions: &Node) -> Option<(String, &Node)> {
    conditions.as_object()?.iter().find_map(|entry| {
        let node = entry.value.get("expression")?;
        let error = parse(node.as_str()?).err()?;
        Some((format!("the condition `{}` is no JMESPath expression: {error}", entry.key), node))
    })
}

/// The conditions in a `@conditions` value that another value does not meet.
pub(super) fn unmet<'c>(conditions: &'c Node, value: &Node) -> Vec<&'c str> {
    let entries = conditions.as_object().into_iter().flat_map(|conditions| conditions.iter());
    let unmet = entries.filter(|entry| {
        let expression =
            entry.value.get("expression").and_then(Node::as_str).and_then(|text| parse(text).ok());
        expression.is_some_and(|expression| {
            !matches!(evaluate(&expression, value), Ok(Node { value: NodeValue::Bool(true), .. }))
        })
    });
    unmet.map(|entry| entry.key.as_str()).collect()
}
