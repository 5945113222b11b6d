//! What stands on the page of a structure, union, enum or error.

use std::collections::BTreeMap;

use smithy_model::{Member, Node, Shape, ShapeId};

use super::notes::see_also;
use super::{code, first_sentence, link, operation, own, paragraphs, rustdoc};
use crate::page::Block;
use crate::plan::{Context, Path};

/// A structure's page: an operation's, for its input and output.
pub fn structure(context: &Context<'_>, shape: &Shape) -> String {
    let mut blocks = Vec::new();
    let of = |uses: &BTreeMap<ShapeId, Vec<ShapeId>>| -> Vec<&Shape> {
        uses.get(&shape.id).into_iter().flatten().filter_map(|id| context.model.shape(id)).collect()
    };
    let requests = of(&context.closure.inputs);
    let responses = of(&context.closure.outputs);
    requests.iter().for_each(|operation| request(context, operation, shape, &mut blocks));
    responses.iter().for_each(|operation| response(context, operation, shape, &mut blocks));
    blocks.push(Block::Prose(match blocks.is_empty() {
        true => described(shape),
        false => see_also(&shape.traits),
    }));
    rustdoc::blocks(&blocks, &|name| link(&context.names.public(name.to_owned())))
}

/// A union's page.
pub fn union(_: &Context<'_>, shape: &Shape) -> String {
    paragraphs([
        own(&shape.traits),
        see_also(&shape.traits),
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
    match paragraphs([own(&shape.traits), see_also(&shape.traits)]) {
        text if text.is_empty() => {
            format!("The {} {} of the model.", shape.shape_type.as_str(), code(shape.id.name()))
        }
        text => text,
    }
}

/// What the page of an operation's input says of the operation.
fn request(context: &Context<'_>, operation: &Shape, shape: &Shape, blocks: &mut Vec<Block>) {
    let name = operation.id.name();
    let mut documentation = own(&operation.traits);
    if documentation.is_empty() {
        documentation = format!("The input of {}.", code(name));
    }
    let mut add = |text: String| blocks.push(Block::Prose(text));
    add(documentation);
    add(own(&shape.traits));
    if let Some((line, _)) = operation::http_line(operation) {
        add(format!("{}: {line}", code(name)));
    }
    add(see_also(&operation.traits));
    operation::deprecation(&operation.traits, "operation").into_iter().for_each(&mut add);
    blocks.extend([Block::heading("Request syntax"), operation::syntax(context, shape)]);
    let output = operation.as_operation().and_then(|inner| context.names.type_of(&inner.output.target));
    blocks.push(Block::heading("Response"));
    blocks.push(Block::Prose(output.map_or_else(|| "Nothing but success.".to_owned(), link)));
    blocks.extend(operation::pages(context, operation).map(Block::Prose));
    let errors = operation::errors(context, &operation.id);
    if !errors.is_empty() {
        let error = context.names.public(context.names.error_of(&operation.id));
        blocks.push(Block::heading("Errors"));
        blocks.push(Block::Prose(format!("{} is one of:", link(&error))));
        blocks.push(Block::Entries(errors.into_iter().map(|(_, entry)| entry).collect()));
    }
    blocks.extend(operation::reference(context, name).map(Block::Prose));
}

/// What the page of an operation's output says of the operation.
fn response(context: &Context<'_>, operation: &Shape, shape: &Shape, blocks: &mut Vec<Block>) {
    let name = operation.id.name();
    let input = operation.as_operation().and_then(|inner| context.names.type_of(&inner.input.target));
    let of = match input {
        Some(path) => format!("What {} answers to {}.", code(name), link(path)),
        None => format!("What {} answers.", code(name)),
    };
    blocks.push(Block::Prose(of));
    blocks.push(Block::Prose(own(&shape.traits)));
    blocks.extend([Block::heading("Response syntax"), operation::syntax(context, shape)]);
    blocks.extend(operation::reference(context, name).map(Block::Prose));
}
