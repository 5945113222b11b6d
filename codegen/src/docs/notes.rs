//! What holds for a member, under its own documentation: required, constraints, default, place in HTTP.

use smithy_model::{Member, Node, NodeValue, Shape, ShapeId, ShapeType, Traits};

use super::{code, own, paragraphs, rustdoc};
use crate::page::Entry;
use crate::plan::{key, Context};

/// A member's documentation in generated code. What has no documentation is told by what holds for it, and by its name
/// where there is nothing.
pub fn member(context: &Context<'_>, shape: &Shape, member: &Member) -> String {
    let mut entry = entry(context, shape, member);
    if key(member) != member.name() {
        entry.facts.push(format!("JSON name {}", code(&key(member))));
    }
    if entry.meaning.is_empty() && entry.facts.is_empty() {
        entry.meaning = format!("The member {} of the model.", code(member.name()));
    }
    rustdoc::entry(&entry)
}

/// A member with its documentation (its own, else its target's) and what holds for it; its kind, its parts and its name
/// in JSON are left out.
pub fn entry(context: &Context<'_>, shape: &Shape, member: &Member) -> Entry {
    let mut text = own(&member.traits);
    if text.is_empty() {
        text = context.model.shape(&member.target).map(|target| own(&target.traits)).unwrap_or_default();
    }
    Entry {
        name: member.name().to_owned(),
        facts: facts(context, shape, member),
        meaning: paragraphs([text, see_also(&member.traits)]),
        ..Entry::default()
    }
}

/// The links of `@externalDocumentation`, where it is there.
pub fn see_also(traits: &Traits) -> String {
    let node = traits.get("smithy.api#externalDocumentation");
    let entries = node.and_then(Node::as_object).into_iter().flat_map(|object| object.iter());
    let links = entries.filter_map(|entry| {
        let url = entry.value.as_str().filter(|url| !url.contains(['<', '>', ' ', '\n']))?;
        let label: String =
            entry.key.chars().filter(|c| !matches!(c, '[' | ']' | '`' | '\\' | '<')).collect();
        Some(format!("[{label}](<{url}>)"))
    });
    let links: Vec<String> = links.collect();
    if links.is_empty() {
        String::new()
    } else {
        format!("See also: {}.", links.join(", "))
    }
}

fn facts(context: &Context<'_>, shape: &Shape, member: &Member) -> Vec<String> {
    let mut notes = Vec::new();
    if member.traits.has("smithy.api#required") {
        notes.push("Required".to_owned());
    }
    constraints(context, &member.traits, &member.target, 0, &mut notes);
    if context.sensitive(&member.target) {
        notes.push("Sensitive: redacted in `Debug`".to_owned());
    }
    if let Some(default) =
        member.traits.get("smithy.api#default").filter(|node| node.value != NodeValue::Null)
    {
        notes.push(format!("Default {}", code(&json(default))));
    }
    if member.traits.has("smithy.api#idempotencyToken") {
        notes.push("Idempotency token".to_owned());
    }
    if shape.shape_type == ShapeType::Structure {
        place(member, &mut notes);
    }
    notes
}

/// How far to look into collections of collections.
const MAX_NESTING: usize = 4;

/// Adds what the constraint traits in force say, those of items, keys and values included.
pub fn constraints(
    context: &Context<'_>,
    own: &Traits,
    target: &ShapeId,
    nesting: usize,
    notes: &mut Vec<String>,
) {
    let Some(shape) = context.model.shape(target) else { return };
    let get = |id: &str| own.get(id).or_else(|| shape.traits.get(id));
    if let Some(length) = get("smithy.api#length") {
        let (one, more) = match shape.shape_type {
            ShapeType::List => ("item", "items"),
            ShapeType::Map => ("entry", "entries"),
            ShapeType::Blob => ("byte", "bytes"),
            _ => ("character", "characters"),
        };
        let bounds = bounds(length);
        let unit = if bounds.ends_with(" 1") { one } else { more };
        notes.push(format!("Length: {bounds} {unit}"));
    }
    if let Some(range) = get("smithy.api#range") {
        notes.push(format!("Range: {}", bounds(range)));
    }
    if let Some(pattern) = get("smithy.api#pattern").and_then(Node::as_str) {
        notes.push(format!("Pattern: {}", code(pattern)));
    }
    if get("smithy.api#uniqueItems").is_some() {
        notes.push("Items are unique".to_owned());
    }
    if nesting == MAX_NESTING {
        return;
    }
    for (member, label) in [("member", "Each item"), ("key", "Each key"), ("value", "Each value")] {
        if !matches!(shape.shape_type, ShapeType::List | ShapeType::Map) {
            continue;
        }
        if let Some(member) = shape.member(member) {
            let mut inner = Vec::new();
            constraints(context, &member.traits, &member.target, nesting + 1, &mut inner);
            if !inner.is_empty() {
                let inner: Vec<String> = inner.iter().map(|note| lower_first(note)).collect();
                notes.push(format!("{label}: {}", inner.join("; ")));
            }
        }
    }
}

fn bounds(node: &Node) -> String {
    let end = |name: &str| node.get(name).and_then(Node::as_number).map(|number| number.as_str().to_owned());
    super::bounds(end("min"), end("max"))
}

fn place(member: &Member, notes: &mut Vec<String>) {
    let text = |id: &str| member.traits.get(id).and_then(Node::as_str).map(code);
    let has = |id: &str| member.traits.has(id);
    if let Some(name) = text("smithy.api#httpHeader") {
        notes.push(format!("HTTP header {name}"));
    } else if let Some(name) = text("smithy.api#httpQuery") {
        notes.push(format!("Query parameter {name}"));
    } else if let Some(prefix) = text("smithy.api#httpPrefixHeaders") {
        notes.push(format!("HTTP headers that begin with {prefix}"));
    } else if has("smithy.api#httpLabel") {
        notes.push("Part of the path".to_owned());
    } else if has("smithy.api#httpPayload") {
        notes.push("The whole HTTP body".to_owned());
    } else if has("smithy.api#httpQueryParams") {
        notes.push("All other query parameters".to_owned());
    } else if has("smithy.api#httpResponseCode") {
        notes.push("The HTTP status".to_owned());
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}

/// A default as JSON. Only scalars and empty collections can be one.
fn json(node: &Node) -> String {
    match &node.value {
        NodeValue::Null => "null".to_owned(),
        NodeValue::Bool(value) => value.to_string(),
        NodeValue::Number(number) => number.as_str().to_owned(),
        NodeValue::String(text) => format!("{text:?}"),
        NodeValue::Array(_) => "[]".to_owned(),
        NodeValue::Object(_) => "{}".to_owned(),
    }
}
