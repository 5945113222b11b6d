//! The page of an operation: what it does, what goes there and back, what can go wrong.

use smithy_model::{Member, Node, Shape, ShapeId, Traits};

use super::super::notes::see_also;
use super::super::operation::{deprecation, errors, http_line, on_the_wire, pages, reference, syntax};
use super::super::{code, first_sentence_of, own, paragraphs, title, waiter};
use super::{entries, prose, rust, Part};
use crate::page::{Block, Entry, Mark, Note, Page, Tone};

/// The page of an operation.
pub fn page(part: &Part<'_>, operation: &Shape) -> Page {
    let Part { context, .. } = *part;
    let mut blocks: Vec<Block> = prose(own(&operation.traits)).into_iter().collect();
    let shape = |which: fn(&smithy_model::Operation) -> &smithy_model::Reference| {
        let shape = context.model.shape(&which(operation.as_operation()?).target)?;
        context.names.type_of(&shape.id).map(|_| shape)
    };
    let (input, output) = (shape(|inner| &inner.input), shape(|inner| &inner.output));
    blocks.extend(deprecation(&operation.traits, "operation").map(Block::Prose));
    let headers = headers(input);
    if !headers.is_empty() {
        blocks.push(Block::Notes(headers));
    }
    blocks.extend(prose(see_also(&operation.traits)));

    match input {
        Some(input) => {
            blocks.push(Block::heading("Request syntax"));
            blocks.push(Block::Syntax { language: "rust", lines: rust::request(part, input) });
            blocks.push(syntax(context, input));
            blocks.push(Block::heading("Parameters"));
            blocks.extend(messages(part, input, "It takes no parameters."));
        }
        None => {
            blocks.push(Block::heading("Request"));
            blocks.push(Block::Prose("It takes nothing.".to_owned()));
        }
    }
    match output {
        Some(output) => {
            blocks.extend([Block::heading("Response syntax"), syntax(context, output)]);
            blocks.push(Block::heading("Response"));
            blocks.extend(messages(part, output, "It answers without a word."));
        }
        None => {
            blocks.push(Block::heading("Response"));
            blocks.push(Block::Prose("Nothing but success.".to_owned()));
        }
    }
    if let Some(text) = pages(context, operation) {
        blocks.push(Block::heading("Pages"));
        blocks.push(Block::Prose(text));
    }
    blocks.extend(waiters(part, operation));
    let errors = all_errors(part, operation);
    if !errors.is_empty() {
        blocks.push(Block::heading("Errors"));
        blocks.push(Block::Entries(errors));
    }
    if let Some(text) = reference(context, operation.id.name()) {
        blocks.push(Block::heading("Reference"));
        blocks.push(Block::Prose(text));
    }
    Page { title: part.path(operation.id.name()), lead: lead(part, operation), blocks }
}

/// Whose operation it is, and where its requests go.
fn lead(part: &Part<'_>, operation: &Shape) -> String {
    let service = part.context.service.map(|service| format!("Operation of {}.", title(service)));
    let wire = match part.protocol {
        Some(protocol) => on_the_wire(part.context, protocol, operation),
        None => http_line(operation)
            .map(|(line, status)| format!("{line}, answered with {status}."))
            .unwrap_or_default(),
    };
    let parts = [service.unwrap_or_default(), wire];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What callers have to know of headers: nothing in a body's syntax tells of them.
fn headers(input: Option<&Shape>) -> Vec<Note> {
    let note = |member: &Member| {
        let name = code(member.traits.get("smithy.api#httpHeader")?.as_str()?);
        let required = member.traits.has("smithy.api#required");
        let (tone, holds) = match required {
            true => (Tone::Warning, "is required"),
            false => (Tone::Plain, "is optional"),
        };
        let about = first_sentence_of(&own(&member.traits));
        let text = format!("{name} {holds}, as {}. {about}", code(member.name()));
        Some(Note { label: "Request header".to_owned(), tone, text: text.trim_end().to_owned() })
    };
    input.into_iter().flat_map(|input| &input.members).filter_map(note).collect()
}

/// What a message says of itself, and its members.
fn messages(part: &Part<'_>, shape: &Shape, nothing: &str) -> Vec<Block> {
    let about = paragraphs([own(&shape.traits), see_also(&shape.traits)]);
    let mut blocks: Vec<Block> = prose(about).into_iter().collect();
    blocks.push(match entries::members(part.context, shape) {
        members if members.is_empty() => Block::Prose(nothing.to_owned()),
        members => Block::Entries(members),
    });
    blocks
}

fn waiters(part: &Part<'_>, operation: &Shape) -> Vec<Block> {
    let waiters = operation.traits.get("smithy.waiters#waitable").and_then(Node::as_object);
    let waiters: Vec<_> = waiters.into_iter().flat_map(|object| object.iter()).collect();
    if waiters.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::heading("Waiters")];
    for entry in waiters {
        blocks.push(Block::Heading { level: 3, text: entry.key.to_string(), mark: Mark::Same });
        blocks.push(Block::Prose(waiter(part.context, operation, &entry.value)));
    }
    blocks
}

/// The errors with all that is said of them.
fn all_errors(part: &Part<'_>, operation: &Shape) -> Vec<Entry> {
    let whole = |(id, entry): (ShapeId, Entry)| {
        let traits = &part.context.model.shape(&id)?.traits;
        Some(Entry { facts: error_facts(traits), meaning: own(traits), ..entry })
    };
    errors(part.context, &operation.id).into_iter().filter_map(whole).collect()
}

/// Whose fault an error is, and whether to try again.
pub fn error_facts(traits: &Traits) -> Vec<String> {
    let mut facts = Vec::new();
    match traits.get("smithy.api#error").and_then(Node::as_str) {
        Some("server") => facts.push("Server's fault".to_owned()),
        Some(_) => facts.push("Caller's fault".to_owned()),
        None => {}
    }
    if let Some(retryable) = traits.get("smithy.api#retryable") {
        let throttling = retryable.get("throttling").and_then(Node::as_bool).unwrap_or_default();
        facts.push(if throttling { "Retryable, throttling" } else { "Retryable" }.to_owned());
    }
    facts
}
