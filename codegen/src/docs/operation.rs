//! What there is to say of an operation, each part once: for the pages of its types, and for its own.

use smithy_model::{Node, Shape, ShapeId, Traits};

use super::pages::summary;
use super::{code, commonmark, first_sentence, link, paragraphs, syntax};
use crate::page::{Block, Entry};
use crate::plan::{operation_errors, pagination, Context};
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

/// Where requests go, and how success is told.
pub fn on_the_wire(context: &Context<'_>, protocol: Protocol, operation: &Shape) -> String {
    if !protocol.has_bindings() {
        let service = context.service.map(|service| service.id.name()).unwrap_or_default();
        let target = code(&format!("X-Amz-Target: {service}.{}", operation.id.name()));
        return format!("`POST /` with {target}.");
    }
    let Some((line, status)) = http_line(operation) else { return String::new() };
    format!("{line}, answered with {status}.")
}

/// Method and path as code, and the status of answers, of an operation that is bound to HTTP.
pub fn http_line(operation: &Shape) -> Option<(String, &str)> {
    let status = operation.traits.get("smithy.api#http")?.get("code").and_then(Node::as_number);
    Some((code(&method_and_path(operation)?), status.map_or("200", |number| number.as_str())))
}

/// Method and path of an operation that is bound to HTTP: `POST /channels`.
pub fn method_and_path(operation: &Shape) -> Option<String> {
    let http = operation.traits.get("smithy.api#http")?;
    let part = |key: &str| http.get(key).and_then(Node::as_str);
    Some(format!("{} {}", part("method")?, part("uri")?))
}

/// The HTTP status of an error that has one of its own.
pub fn http_status(error: &Traits) -> Option<String> {
    let status = error.get("smithy.api#httpError").and_then(Node::as_number);
    status.map(|number| number.as_str().to_owned())
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

/// What a structure looks like as JSON.
pub fn syntax(context: &Context<'_>, shape: &Shape) -> Block {
    Block::Syntax { language: "json", lines: syntax::lines(context.model, shape) }
}

/// How to get all pages of an operation that answers page by page.
pub fn pages(context: &Context<'_>, operation: &Shape) -> Option<String> {
    let pagination = pagination::of_operation(context, operation).ok()??;
    let items = match pagination.items {
        Some(_) => ", and `request.pages(send).items()` for what is on them",
        None => "",
    };
    Some(format!(
        "It comes page by page. With the feature `paginate`, `request.pages(send)` sends for all pages{items}: see \
         `Paginated` in `runtime::paginate`."
    ))
}

/// That something is deprecated, and what instead.
pub fn deprecation(traits: &Traits, what: &str) -> Option<String> {
    let node = traits.get("smithy.api#deprecated")?;
    let message = node
        .get("message")
        .and_then(Node::as_str)
        .map(|text| format!(": {}", commonmark::to_commonmark(text).trim()));
    Some(format!("**Deprecated {what}**{}", message.unwrap_or_default()))
}

/// The errors of an operation: their types' names, their statuses, what they mean.
pub fn errors(context: &Context<'_>, operation: &ShapeId) -> Vec<(ShapeId, Entry)> {
    let entry = |id: ShapeId| {
        let entry = Entry {
            name: context.names.type_of(&id)?.item.clone(),
            kind: http_status(&context.model.shape(&id)?.traits).unwrap_or_default(),
            meaning: summary(context, &id),
            ..Entry::default()
        };
        Some((id, entry))
    };
    operation_errors(context, operation).into_iter().filter_map(entry).collect()
}

/// Where the service's own reference tells of an operation.
pub fn reference(context: &Context<'_>, operation: &str) -> Option<String> {
    let url = context.reference_url?.replace("{operation}", operation);
    Some(format!("See {} in the [API reference](<{url}>).", code(operation)))
}
