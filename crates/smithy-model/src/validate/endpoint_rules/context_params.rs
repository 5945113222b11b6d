//! Rules about the parameters that operations bind: `@staticContextParams`, `@operationContextParams`.

use super::super::context::{trait_event, Context};
use crate::jmespath::{check, parse, Expression, Input, Kind as Path, Type};
use crate::rules::Kind;
use crate::{Event, Node, NodeValue, Operation, Severity};

pub(super) const STATIC: &str = "smithy.rules#staticContextParams";
pub(super) const OPERATION: &str = "smithy.rules#operationContextParams";

/// `StaticContextParamsTrait`: values that no parameter can have.
pub(in super::super) fn static_params(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (operation, value) in cx.users(STATIC) {
        for entry in value.as_object().into_iter().flat_map(|params| params.iter()) {
            let Some(node) = entry.value.get("value") else { continue };
            let possible = match &node.value {
                NodeValue::String(_) | NodeValue::Bool(_) => true,
                NodeValue::Array(items) => items.iter().all(|item| item.as_str().is_some()),
                _ => false,
            };
            if !possible {
                let message = format!(
                    "the value of `{}` is a string, a boolean or an array of strings, not {}",
                    entry.key,
                    node.a_type_name()
                );
                events.push(trait_event(
                    Severity::Error,
                    "StaticContextParamsTrait",
                    operation,
                    node,
                    message,
                ));
            }
        }
    }
}

/// `OperationContextParamsTrait`: paths that lead nowhere, or that clients need not support.
pub(in super::super) fn operation_params(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, value) in cx.users(OPERATION) {
        let Some(operation) = shape.as_operation() else { continue };
        for entry in value.as_object().into_iter().flat_map(|params| params.iter()) {
            let Some((node, text)) = entry.value.get("path").and_then(|node| Some((node, node.as_str()?)))
            else {
                continue;
            };
            let mut report = |message: String| {
                let message = format!("the path `{text}` of `{}` {message}", entry.key);
                events.push(trait_event(
                    Severity::Error,
                    "OperationContextParamsTrait",
                    shape,
                    node,
                    message,
                ));
            };
            match parse(text) {
                Err(error) => report(format!("is no JMESPath expression: {error}")),
                Ok(path) => {
                    let checked = check(cx.model, &path, &input(cx, operation));
                    checked.problems.into_iter().for_each(|problem| {
                        report(format!("leads nowhere: {} ({})", problem.message, problem.position));
                    });
                    let mut unsupported = Vec::new();
                    collect_unsupported(&path, &mut unsupported);
                    if !unsupported.is_empty() {
                        report(format!("has what clients do not support: {}", unsupported.join(", ")));
                    }
                }
            }
        }
    }
}

fn input<'m>(cx: &Context<'m>, operation: &Operation) -> Input<'m> {
    cx.model.shapes.get(&operation.input.target).map_or(Input::Any, Input::Shape)
}

/// What kind of parameter a path gives, as far as that can be told.
pub(super) fn kind_of_path(cx: &Context<'_>, operation: &Operation, definition: &Node) -> Option<Kind> {
    let path = parse(definition.get("path")?.as_str()?).ok()?;
    match check(cx.model, &path, &input(cx, operation)).result {
        Type::String => Some(Kind::String),
        Type::Boolean => Some(Kind::Boolean),
        Type::Array => Some(Kind::StringArray),
        _ => None,
    }
}

/// Paths are members, projections, lists of paths, and `keys`.
fn collect_unsupported(path: &Expression, into: &mut Vec<String>) {
    let what = match &path.kind {
        Path::Current | Path::Field(_) => return,
        Path::Reference(inner) | Path::Flatten(inner) => return collect_unsupported(inner, into),
        Path::Subexpression(left, right)
        | Path::Projection(left, right)
        | Path::ObjectProjection(left, right) => {
            collect_unsupported(left, into);
            return collect_unsupported(right, into);
        }
        Path::MultiSelectList(items) => return items.iter().for_each(|item| collect_unsupported(item, into)),
        Path::Function { name, arguments } if name == "keys" => {
            return arguments.iter().for_each(|argument| collect_unsupported(argument, into));
        }
        Path::Function { name, .. } => format!("the function `{name}`"),
        Path::Index(_) => "an index".to_owned(),
        Path::Slice { .. } => "a slice".to_owned(),
        Path::Literal(_) => "a literal".to_owned(),
        Path::Comparison { .. } => "a comparison".to_owned(),
        Path::And(..) => "`&&`".to_owned(),
        Path::Or(..) => "`||`".to_owned(),
        Path::Not(_) => "`!`".to_owned(),
        Path::FilterProjection { .. } => "a filter".to_owned(),
        Path::MultiSelectHash(_) => "an object of paths".to_owned(),
    };
    into.push(what);
}
