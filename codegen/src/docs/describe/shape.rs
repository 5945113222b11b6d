//! The page of a shape that is no operation, and that of a member.

use smithy_model::{Member, Reference, Shape, ShapeType};

use super::super::notes::{constraints, see_also};
use super::super::operation::{deprecation, syntax};
use super::super::{code, first_sentence, http_status, method_and_path, own, paragraphs};
use super::{entries, operation, prose, rust, usage, Part};
use crate::names::upper_first;
use crate::page::{sentence, Block, Entry, Page};

/// The page of a shape that is no operation.
pub fn page(part: &Part<'_>, shape: &Shape) -> Page {
    let context = part.context;
    let mut blocks = about(part, shape);
    match shape.shape_type {
        ShapeType::Structure | ShapeType::Union => {
            if shape.shape_type == ShapeType::Union {
                blocks.push(Block::Prose("One of its members is set.".to_owned()));
            }
            blocks.push(Block::heading("Syntax"));
            if shape.shape_type == ShapeType::Structure && context.names.type_of(&shape.id).is_some() {
                blocks.push(Block::Syntax { language: "rust", lines: rust::request(part, shape) });
            }
            blocks.push(syntax(context, shape));
            blocks.push(Block::heading("Members"));
            blocks.push(match entries::members(context, shape) {
                members if members.is_empty() => Block::Prose("It has no members.".to_owned()),
                members => Block::Entries(members),
            });
        }
        ShapeType::Enum | ShapeType::IntEnum => {
            blocks.push(Block::heading("Values"));
            blocks.push(Block::Entries(values(part, shape)));
        }
        ShapeType::List | ShapeType::Map => {
            blocks.push(Block::heading("Members"));
            blocks.push(Block::Entries(entries::members(context, shape)));
        }
        ShapeType::Service | ShapeType::Resource => blocks.extend(operations(part, shape)),
        _ => {}
    }
    blocks.extend(used(part, shape));
    Page { title: part.path(super::name_of(context, shape)), lead: lead(part, shape), blocks }
}

/// The page of a member.
pub fn member_page(part: &Part<'_>, shape: &Shape, member: &Member) -> Page {
    let context = part.context;
    let holder = super::name_of(context, shape);
    let title = part.path(&format!("{holder}${}", member.name()));
    let is_enum = matches!(shape.shape_type, ShapeType::Enum | ShapeType::IntEnum);
    let entry = match is_enum {
        true => {
            let at = shape.members.iter().position(|other| other.id == member.id).unwrap_or_default();
            values(part, shape).into_iter().nth(at).unwrap_or_default()
        }
        false => entries::member(context, shape, member),
    };
    let what = if is_enum { "Value" } else { "Member" };
    let lead = format!("{what} of the {} {}.", shape.shape_type.as_str(), code(holder));
    let mut blocks = vec![Block::Entries(vec![entry])];
    blocks.extend(used(part, shape));
    Page { title, lead, blocks }
}

/// What kind of shape it is, and what else it is called.
fn lead(part: &Part<'_>, shape: &Shape) -> String {
    let kind = match shape.shape_type {
        ShapeType::Structure if shape.traits.has("smithy.api#error") => "error".to_owned(),
        ShapeType::IntEnum => "integer enum".to_owned(),
        ShapeType::List | ShapeType::Map => entries::kind(part.context, &shape.id),
        other => other.as_str().to_owned(),
    };
    format!("{}, {}.", upper_first(&kind), code(shape.id.as_str()))
}

/// What it means, and what holds for each of its values.
fn about(part: &Part<'_>, shape: &Shape) -> Vec<Block> {
    let mut facts = Vec::new();
    facts.extend(http_status(&shape.traits).map(|status| format!("HTTP status {status}")));
    facts.extend(operation::error_facts(&shape.traits));
    constraints(part.context, &shape.traits, &shape.id, 0, &mut facts);
    if part.context.sensitive(&shape.id) {
        facts.push("Sensitive: redacted in `Debug`".to_owned());
    }
    let deprecated = deprecation(&shape.traits, shape.shape_type.as_str()).unwrap_or_default();
    let texts = [own(&shape.traits), deprecated, sentence(&facts), see_also(&shape.traits)];
    prose(paragraphs(texts)).into_iter().collect()
}

/// An enum's values, with the variants that they are in Rust.
fn values(part: &Part<'_>, shape: &Shape) -> Vec<Entry> {
    let mut values = entries::values(shape);
    if let Some(path) = part.context.names.type_of(&shape.id) {
        for (value, variant) in values.iter_mut().zip(rust::variant_names(part.context, shape)) {
            value.kind = format!("{}::{variant}", path.item);
        }
    }
    values
}

/// The operations of a service, or of a resource, with their first sentences.
fn operations(part: &Part<'_>, shape: &Shape) -> Vec<Block> {
    let context = part.context;
    let ids: Vec<_> = match shape.as_resource() {
        Some(resource) => {
            let lifecycle = [
                &resource.create,
                &resource.put,
                &resource.read,
                &resource.update,
                &resource.delete,
                &resource.list,
            ];
            let all = lifecycle
                .into_iter()
                .flatten()
                .chain(&resource.operations)
                .chain(&resource.collection_operations);
            all.map(|Reference { target, .. }| target.clone()).collect()
        }
        None => context.closure.operations.clone(),
    };
    let entry = |id| {
        let operation = context.model.shape(id)?;
        let kind = method_and_path(operation).unwrap_or_default();
        let meaning = first_sentence(&operation.traits);
        Some(Entry { name: operation.id.name().to_owned(), kind, meaning, ..Entry::default() })
    };
    let entries: Vec<Entry> = ids.iter().filter_map(entry).collect();
    if entries.is_empty() {
        return Vec::new();
    }
    vec![Block::heading("Operations"), Block::Entries(entries)]
}

fn used(part: &Part<'_>, shape: &Shape) -> Vec<Block> {
    let usage = usage::usage(part.context, &shape.id);
    if usage.is_empty() || matches!(shape.shape_type, ShapeType::Service | ShapeType::Resource) {
        return Vec::new();
    }
    vec![Block::heading("Used by"), Block::Entries(usage)]
}
