//! What a model waits for, `@waitable`: which answers of an operation mean what
//! ([spec](https://smithy.io/2.0/additional-specs/waiters.html)).

use smithy_model::jmespath::{check, parse, Expression, Input};
use smithy_model::{Event, Node, Severity};

use super::shapes::Context;
use super::Path;
use crate::docs;
use crate::names::{screaming_case, Scope};

/// A waiter.
#[derive(Debug)]
pub struct Waiter {
    /// The name in the model.
    pub name: String,
    /// The static's name.
    pub item: String,
    /// Its documentation.
    pub docs: String,
    /// Whether the model calls it deprecated.
    pub deprecated: bool,
    /// The operation's input; nothing for `Unit`.
    pub input: Option<Path>,
    /// The operation's output; nothing for `Unit`.
    pub output: Option<Path>,
    /// What is looked for, in order.
    pub acceptors: Vec<Acceptor>,
    /// The least time between calls in seconds, where the model has its own.
    pub min_delay: Option<u32>,
    /// The most time between calls in seconds, where the model has its own.
    pub max_delay: Option<u32>,
}

/// An answer that is looked for.
#[derive(Debug)]
pub struct Acceptor {
    /// What it means.
    pub state: State,
    /// Which answers are meant.
    pub matcher: Matcher,
    /// What the output says about a failure.
    pub message: Option<Expression>,
}

/// What an answer means.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)] // Smithy's own names.
pub enum State {
    Success,
    Failure,
    Retry,
}

/// Which answers are meant.
#[derive(Debug)]
#[allow(missing_docs)] // Smithy's own names.
pub enum Matcher {
    Output(PathMatcher),
    InputOutput(PathMatcher),
    Success(bool),
    ErrorType(String),
}

/// What an expression has to give. Its functions exist, and are given as many arguments as they take.
#[derive(Debug)]
pub struct PathMatcher {
    /// The expression.
    pub path: Expression,
    /// How its result is compared.
    pub comparator: PathComparator,
    /// What it is compared with.
    pub expected: String,
}

/// How a result is compared.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)] // Smithy's own names.
pub enum PathComparator {
    StringEquals,
    BooleanEquals,
    AllStringEquals,
    AnyStringEquals,
}

/// The waiters of all operations, by the operations' names and then as they are written, and warnings about those that
/// nothing can be made of.
pub fn waiters(context: &Context<'_>) -> (Vec<Waiter>, Vec<Event>) {
    let (mut waiters, mut warnings) = (Vec::new(), Vec::new());
    // A service has no two waiters of the same name, but a model without services may.
    let mut items = Scope::default();
    for id in &context.closure.operations {
        let Some(operation) = context.model.shape(id) else { continue };
        let Some(detail) = operation.as_operation() else { continue };
        let entries = operation.traits.get("smithy.waiters#waitable").and_then(Node::as_object);
        for entry in entries.into_iter().flat_map(|entries| entries.iter()) {
            let (name, node) = (&entry.key, &entry.value);
            match acceptors(context, node) {
                Ok(acceptors) => waiters.push(Waiter {
                    name: name.clone(),
                    item: items.take(&screaming_case(name), "_WAITER"),
                    docs: docs::waiter(context, operation, node),
                    deprecated: node.get("deprecated").and_then(Node::as_bool).unwrap_or_default(),
                    input: context.names.type_of(&detail.input.target).cloned(),
                    output: context.names.type_of(&detail.output.target).cloned(),
                    acceptors,
                    min_delay: delay(node, "minDelay"),
                    max_delay: delay(node, "maxDelay"),
                }),
                Err(reason) => {
                    let message = format!("the waiter `{name}` is left out: {reason}");
                    let event = Event::new(Severity::Warning, "Codegen.Waitable", message);
                    warnings.push(event.at(node.location).on(id));
                }
            }
        }
    }
    (waiters, warnings)
}

fn delay(waiter: &Node, key: &str) -> Option<u32> {
    waiter.get(key)?.as_number()?.as_i128()?.try_into().ok()
}

/// What a waiter looks for, or why it cannot be had.
fn acceptors(context: &Context<'_>, waiter: &Node) -> Result<Vec<Acceptor>, String> {
    let acceptors = waiter.get("acceptors").and_then(Node::as_array).unwrap_or_default();
    acceptors.iter().map(|node| acceptor(context, node)).collect()
}

fn acceptor(context: &Context<'_>, node: &Node) -> Result<Acceptor, String> {
    let state = match text(node, "state") {
        "success" => State::Success,
        "failure" => State::Failure,
        "retry" => State::Retry,
        other => return Err(format!("there is no state `{other}`")),
    };
    let message = node.get("message").and_then(Node::as_str);
    let message = message.map(|text| expression(context, text)).transpose()?;
    let entry = node.get("matcher").and_then(|node| node.as_object()?.iter().next());
    let (kind, value) = entry.map(|entry| (entry.key.as_str(), &entry.value)).ok_or("a matcher is empty")?;
    let matcher = match kind {
        "output" => Matcher::Output(path_matcher(context, value)?),
        "inputOutput" => Matcher::InputOutput(path_matcher(context, value)?),
        "success" => Matcher::Success(value.as_bool().unwrap_or_default()),
        "errorType" => {
            // Errors are told by their names alone, wherever they are from.
            let name = value.as_str().unwrap_or_default();
            Matcher::ErrorType(name.rsplit('#').next().unwrap_or(name).to_owned())
        }
        other => return Err(format!("there is no matcher `{other}`")),
    };
    Ok(Acceptor { state, matcher, message })
}

fn path_matcher(context: &Context<'_>, node: &Node) -> Result<PathMatcher, String> {
    let comparator = match text(node, "comparator") {
        "stringEquals" => PathComparator::StringEquals,
        "booleanEquals" => PathComparator::BooleanEquals,
        "allStringEquals" => PathComparator::AllStringEquals,
        "anyStringEquals" => PathComparator::AnyStringEquals,
        other => return Err(format!("there is no comparator `{other}`")),
    };
    let path = expression(context, text(node, "path"))?;
    Ok(PathMatcher { path, comparator, expected: text(node, "expected").to_owned() })
}

/// An expression that can be evaluated; whether it fits what it is applied to is for the model's validation to say.
fn expression(context: &Context<'_>, text: &str) -> Result<Expression, String> {
    let expression = parse(text).map_err(|error| format!("`{text}` is no JMESPath expression: {error}"))?;
    let problems = check(context.model, &expression, &Input::Any).problems;
    match problems.iter().find(|problem| problem.severity == Severity::Error) {
        Some(problem) => Err(format!("`{text}`: {}: {}", problem.position, problem.message)),
        None => Ok(expression),
    }
}

fn text<'n>(node: &'n Node, key: &str) -> &'n str {
    node.get(key).and_then(Node::as_str).unwrap_or_default()
}
