//! What stands on the page of a structure, union, enum or error.

use smithy_model::{Member, Node, Shape, ShapeId};

use super::notes::links;
use super::syntax::syntax;
use super::{code, first_sentence, own, paragraphs};
use crate::plan::{operation_errors, Context};

/// A structure's page: an operation's, for its input and output.
pub fn structure(context: &Context<'_>, shape: &Shape) -> String {
    let mut parts = Vec::new();
    let of = |pick: fn(&smithy_model::Operation) -> &ShapeId| -> Vec<&Shape> {
        let operations = context.closure.operations.iter().filter_map(|id| context.model.shape(id));
        operations.filter(|shape_| shape_.as_operation().is_some_and(|o| pick(o) == &shape.id)).collect()
    };
    for operation in of(|operation| &operation.input.target) {
        parts.extend(request(context, operation, shape));
    }
    for operation in of(|operation| &operation.output.target) {
        parts.extend(response(context, operation, shape));
    }
    if parts.is_empty() {
        parts.push(described(shape));
    }
    parts.extend(shape.traits.get("smithy.api#externalDocumentation").map(links));
    paragraphs(parts)
}

/// A union's page.
pub fn union(_: &Context<'_>, shape: &Shape) -> String {
    paragraphs([
        described(shape),
        "One of its members is set; a member that this crate does not know is kept as it came.".to_owned(),
    ])
}

/// An enum's page.
pub fn enumeration(_: &Context<'_>, shape: &Shape) -> String {
    described(shape)
}

/// An enum value's documentation.
pub fn enum_value(_: &Context<'_>, member: &Member) -> String {
    let text = own(&member.traits);
    if !text.is_empty() {
        return text;
    }
    match member.traits.get("smithy.api#enumValue").and_then(Node::as_str) {
        Some(value) => format!("The value {}.", code(value)),
        None => format!("The value {}.", code(member.name())),
    }
}

/// A second name's documentation.
pub fn alias(target: &str) -> String {
    format!("The name that the model gives to [`{target}`](crate::{target}).")
}

/// The page of an operation's error enum.
pub fn operation_error(operation: &str) -> String {
    format!("What {} can answer instead of its response.", code(operation))
}

/// A shape in one sentence.
pub fn summary(context: &Context<'_>, id: &ShapeId) -> String {
    let text = context.model.shape(id).map(|shape| first_sentence(&shape.traits)).unwrap_or_default();
    if text.is_empty() {
        return format!("{} of the model.", code(id.name()));
    }
    text
}

fn described(shape: &Shape) -> String {
    let text = own(&shape.traits);
    if text.is_empty() {
        return format!("The {} {} of the model.", shape.shape_type.as_str(), code(shape.id.name()));
    }
    text
}

fn request(context: &Context<'_>, operation: &Shape, shape: &Shape) -> Vec<String> {
    let name = operation.id.name();
    let mut documentation = own(&operation.traits);
    if documentation.is_empty() {
        documentation = format!("The input of {}.", code(name));
    }
    let mut parts = vec![documentation, own(&shape.traits)];
    if let Some(http) = operation.traits.get("smithy.api#http") {
        let part = |key: &str| http.get(key).and_then(Node::as_str).unwrap_or_default().to_owned();
        parts.push(format!("{}: {}", code(name), code(&format!("{} {}", part("method"), part("uri")))));
    }
    parts.extend(operation.traits.get("smithy.api#externalDocumentation").map(links));
    parts.extend(deprecation(operation));
    parts.push(format!("# Request syntax\n\n{}", syntax(context.model, shape)));
    let output =
        operation.as_operation().and_then(|operation| context.names.type_of(&operation.output.target));
    parts.push(match output {
        Some(path) => format!("# Response\n\n[`{0}`](crate::{0})", path.item),
        None => "# Response\n\nNothing but success.".to_owned(),
    });
    parts.push(errors(context, &operation.id));
    parts.extend(reference(context, name));
    parts
}

fn response(context: &Context<'_>, operation: &Shape, shape: &Shape) -> Vec<String> {
    let name = operation.id.name();
    let input = operation.as_operation().and_then(|operation| context.names.type_of(&operation.input.target));
    let of = match input {
        Some(path) => format!("What {} answers to [`{1}`](crate::{1}).", code(name), path.item),
        None => format!("What {} answers.", code(name)),
    };
    let mut parts = vec![of, own(&shape.traits)];
    parts.push(format!("# Response syntax\n\n{}", syntax(context.model, shape)));
    parts.extend(reference(context, name));
    parts
}

fn deprecation(operation: &Shape) -> Option<String> {
    let node = operation.traits.get("smithy.api#deprecated")?;
    let message = node
        .get("message")
        .and_then(Node::as_str)
        .map(|text| format!(": {}", super::commonmark::to_commonmark(text).trim()));
    Some(format!("**Deprecated operation**{}", message.unwrap_or_default()))
}

fn errors(context: &Context<'_>, operation: &ShapeId) -> String {
    let line = |id: &ShapeId| {
        let path = context.names.type_of(id)?;
        let shape = context.model.shape(id)?;
        let status = shape.traits.get("smithy.api#httpError").and_then(Node::as_number);
        let status = status.map(|number| format!(" ({})", number.as_str())).unwrap_or_default();
        Some(format!("- [`{0}`](crate::{0}){status}: {1}", path.item, summary(context, id)))
    };
    let lines: Vec<String> = operation_errors(context, operation).iter().filter_map(line).collect();
    if lines.is_empty() {
        return String::new();
    }
    let error = context.names.error_of(operation);
    format!("# Errors\n\n[`{error}`](crate::{error}) is one of:\n\n{}", lines.join("\n"))
}

fn reference(context: &Context<'_>, operation: &str) -> Option<String> {
    let url = context.reference_url?.replace("{operation}", operation);
    Some(format!("See {} in the [API reference](<{url}>).", code(operation)))
}
