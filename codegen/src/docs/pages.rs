//! What stands on the page of a structure, union, enum or error.

use std::collections::BTreeMap;

use smithy_model::{Member, Node, Shape, ShapeId};

use super::notes::see_also;
use super::syntax::syntax;
use super::{code, first_sentence, link, own, paragraphs};
use crate::plan::{operation_errors, pagination, Context, Path};

/// A structure's page: an operation's, for its input and output.
pub fn structure(context: &Context<'_>, shape: &Shape) -> String {
    let mut parts = Vec::new();
    let of = |uses: &BTreeMap<ShapeId, Vec<ShapeId>>| -> Vec<&Shape> {
        uses.get(&shape.id).into_iter().flatten().filter_map(|id| context.model.shape(id)).collect()
    };
    for operation in of(&context.closure.inputs) {
        parts.extend(request(context, operation, shape));
    }
    for operation in of(&context.closure.outputs) {
        parts.extend(response(context, operation, shape));
    }
    match parts.is_empty() {
        true => parts.push(described(shape)),
        false => parts.push(see_also(&shape.traits)),
    }
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
    let mut text = own(&member.traits);
    if text.is_empty() {
        let value = member.traits.get("smithy.api#enumValue").and_then(Node::as_str);
        text = format!("The value {}.", code(value.unwrap_or(member.name())));
    }
    paragraphs([text, see_also(&member.traits)])
}

/// A second name's documentation.
pub fn alias(target: &Path) -> String {
    format!("The name that the model gives to {}.", link(target))
}

/// A builder's page.
pub fn builder(of: &Path, staged: bool) -> String {
    let staged = staged.then(|| "`build` is there once all required members are set.".to_owned());
    paragraphs([format!("Builds {}.", link(of)), staged.unwrap_or_default()])
}

/// What the function says that starts a builder.
pub fn builder_start(builder: &Path) -> String {
    format!("Starts with nothing set but defaults: see {}.", link(builder))
}

/// The page of an operation's error enum.
pub fn operation_error(operation: &str) -> String {
    format!("What {} can answer instead of its response.", code(operation))
}

/// A shape in one sentence.
pub fn summary(context: &Context<'_>, id: &ShapeId) -> String {
    if let Some(known) = context.summaries.borrow().get(id) {
        return known.clone();
    }
    let mut text = context.model.shape(id).map(|shape| first_sentence(&shape.traits)).unwrap_or_default();
    if text.is_empty() {
        text = format!("{} of the model.", code(id.name()));
    }
    context.summaries.borrow_mut().insert(id.clone(), text.clone());
    text
}

fn described(shape: &Shape) -> String {
    let mut text = own(&shape.traits);
    if text.is_empty() {
        text = format!("The {} {} of the model.", shape.shape_type.as_str(), code(shape.id.name()));
    }
    paragraphs([text, see_also(&shape.traits)])
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
    parts.push(see_also(&operation.traits));
    parts.extend(deprecation(operation));
    parts.push(format!("# Request syntax\n\n{}", syntax(context.model, shape)));
    let output =
        operation.as_operation().and_then(|operation| context.names.type_of(&operation.output.target));
    parts.push(match output {
        Some(path) => format!("# Response\n\n{}", link(path)),
        None => "# Response\n\nNothing but success.".to_owned(),
    });
    parts.extend(pages(context, operation));
    parts.push(errors(context, &operation.id));
    parts.extend(reference(context, name));
    parts
}

/// How to get all pages of an operation that answers page by page.
fn pages(context: &Context<'_>, operation: &Shape) -> Option<String> {
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

fn response(context: &Context<'_>, operation: &Shape, shape: &Shape) -> Vec<String> {
    let name = operation.id.name();
    let input = operation.as_operation().and_then(|operation| context.names.type_of(&operation.input.target));
    let of = match input {
        Some(path) => format!("What {} answers to {}.", code(name), link(path)),
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
        Some(format!("- {}{status}: {}", link(path), summary(context, id)))
    };
    let lines: Vec<String> = operation_errors(context, operation).iter().filter_map(line).collect();
    if lines.is_empty() {
        return String::new();
    }
    let error = context.names.public(context.names.error_of(operation));
    format!("# Errors\n\n{} is one of:\n\n{}", link(&error), lines.join("\n"))
}

fn reference(context: &Context<'_>, operation: &str) -> Option<String> {
    let url = context.reference_url?.replace("{operation}", operation);
    Some(format!("See {} in the [API reference](<{url}>).", code(operation)))
}
