//! The page of an operation's marker type: what it does, what it looks like on the wire, its types.

use smithy_model::{Node, Shape};

use super::{code, first_sentence, link, paragraphs};
use crate::plan::{operation_errors, Context};
use crate::Protocol;

/// The page of an operation's marker type.
pub fn http_operation(context: &Context<'_>, protocol: Protocol, operation: &Shape) -> String {
    let name = operation.id.name();
    let summary = match first_sentence(&operation.traits) {
        text if text.is_empty() => format!("The operation {}.", code(name)),
        text => text,
    };
    paragraphs([summary, on_the_wire(context, protocol, operation), types(context, operation)])
}

fn on_the_wire(context: &Context<'_>, protocol: Protocol, operation: &Shape) -> String {
    if !protocol.has_bindings() {
        let service = context.service.map(|service| service.id.name()).unwrap_or_default();
        let target = code(&format!("X-Amz-Target: {service}.{}", operation.id.name()));
        return format!("`POST /` with {target}.");
    }
    let Some(http) = operation.traits.get("smithy.api#http") else { return String::new() };
    let part = |key: &str| http.get(key).and_then(Node::as_str).unwrap_or_default();
    let status = http.get("code").and_then(Node::as_number).map_or("200", |number| number.as_str());
    format!("{}, answered with {status}.", code(&format!("{} {}", part("method"), part("uri"))))
}

fn types(context: &Context<'_>, operation: &Shape) -> String {
    let Some(inner) = operation.as_operation() else { return String::new() };
    let message = |id| context.names.type_of(id).map_or_else(|| "nothing".to_owned(), link);
    let errors = match operation_errors(context, &operation.id).is_empty() {
        true => String::new(),
        false => {
            format!(" Its errors are {}.", link(&context.names.public(context.names.error_of(&operation.id))))
        }
    };
    format!("It takes {} and gives {}.{errors}", message(&inner.input.target), message(&inner.output.target))
}
