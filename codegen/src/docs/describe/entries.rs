//! Members as nested entries: what they are, what holds for them, what they are made of.

use smithy_model::{Member, Node, Shape, ShapeId, ShapeType};

use super::super::{code, commonmark, notes, own, paragraphs, value};
use super::key;
use crate::page::Entry;
use crate::plan::Context;

/// Deeper than this, nothing is said of what a member is made of.
const MAX_DEPTH: usize = 8;
/// Nor where so many members have been told already.
const MAX_ENTRIES: usize = 1000;
/// As many values are named in one line.
const MAX_VALUES: usize = 24;

/// The members of a structure or union, with what they are made of in turn.
pub fn members(context: &Context<'_>, shape: &Shape) -> Vec<Entry> {
    let mut writer = Writer { context, open: Vec::new(), left: MAX_ENTRIES };
    writer.of_shape(shape)
}

/// A single member, as among others.
pub fn member(context: &Context<'_>, shape: &Shape, member: &Member) -> Entry {
    let mut writer = Writer { context, open: vec![shape.id.clone()], left: MAX_ENTRIES };
    writer.entry(shape, member)
}

/// The values of an enum, with what they mean.
pub fn values(shape: &Shape) -> Vec<Entry> {
    let entry = |member: &Member| Entry {
        name: value(member),
        meaning: paragraphs([own(&member.traits), notes::see_also(&member.traits)]),
        facts: flags(member),
        ..Entry::default()
    };
    shape.members.iter().map(entry).collect()
}

/// What a value of a shape is, in a few words: `list of strings`, `structure Tag`.
pub fn kind(context: &Context<'_>, id: &ShapeId) -> String {
    kind_within(context, id, 0)
}

fn kind_within(context: &Context<'_>, id: &ShapeId, depth: usize) -> String {
    let Some(shape) = context.model.shape(id) else { return id.name().to_owned() };
    let of = |name: &str| match shape.member(name) {
        Some(member) if depth < MAX_DEPTH => kind_within(context, &member.target, depth + 1),
        _ => "…".to_owned(),
    };
    let name = super::name_of(context, shape);
    // Within a list or a map, the name is enough.
    let named = |kind: &str| if depth > 0 { name.to_owned() } else { format!("{kind} {name}") };
    match shape.shape_type {
        ShapeType::List => format!("list of {}", of("member")),
        ShapeType::Map => format!("map of {} to {}", of("key"), of("value")),
        ShapeType::Structure if id.as_str() == "smithy.api#Unit" => "nothing".to_owned(),
        ShapeType::Structure | ShapeType::Union | ShapeType::Enum => named(shape.shape_type.as_str()),
        ShapeType::IntEnum => named("integer enum"),
        ShapeType::BigInteger => "big integer".to_owned(),
        ShapeType::BigDecimal => "big decimal".to_owned(),
        ShapeType::Document => "any JSON".to_owned(),
        other => other.as_str().to_owned(),
    }
}

struct Writer<'c> {
    context: &'c Context<'c>,
    /// The shapes whose members are being told, to see recursion.
    open: Vec<ShapeId>,
    left: usize,
}

impl Writer<'_> {
    fn of_shape(&mut self, shape: &Shape) -> Vec<Entry> {
        self.open.push(shape.id.clone());
        let entries = shape.members.iter().map(|member| self.entry(shape, member)).collect();
        self.open.pop();
        entries
    }

    fn entry(&mut self, shape: &Shape, member: &Member) -> Entry {
        self.left = self.left.saturating_sub(1);
        let mut entry = notes::entry(self.context, shape, member);
        entry.name = key(member);
        entry.kind = kind(self.context, &member.target);
        entry.facts.extend(flags(member));
        let Some(inner) = innermost(self.context, &member.target) else { return entry };
        match inner.shape_type {
            ShapeType::Enum | ShapeType::IntEnum => {
                let values = values(inner);
                if values.iter().any(|value| !value.meaning.is_empty()) && self.left > values.len() {
                    self.left -= values.len();
                    entry.parts = values;
                } else {
                    entry.facts.push(listed(&values));
                }
            }
            ShapeType::Structure | ShapeType::Union => {
                if inner.shape_type == ShapeType::Union {
                    entry.facts.push("One of its members is set".to_owned());
                }
                let name = code(super::name_of(self.context, inner));
                if self.open.contains(&inner.id) {
                    entry.facts.push(format!("As {name} above: it holds itself"));
                } else if inner.members.is_empty() {
                    entry.facts.push("Without members".to_owned());
                } else if self.open.len() >= MAX_DEPTH || self.left == 0 {
                    entry.facts.push(format!("Made of what the page of {name} says"));
                } else {
                    entry.parts = self.of_shape(inner);
                }
            }
            _ => {}
        }
        entry
    }
}

/// What lists and maps are of, in the end.
fn innermost<'m>(context: &Context<'m>, id: &ShapeId) -> Option<&'m Shape> {
    let mut shape = context.model.shape(id)?;
    for _ in 0..MAX_DEPTH {
        let inner = match shape.shape_type {
            ShapeType::List => shape.member("member")?,
            ShapeType::Map => shape.member("value")?,
            _ => break,
        };
        shape = context.model.shape(&inner.target)?;
    }
    (shape.id.as_str() != "smithy.api#Unit").then_some(shape)
}

fn listed(values: &[Entry]) -> String {
    let named: Vec<String> = values.iter().take(MAX_VALUES).map(|value| code(&value.name)).collect();
    let more = match values.len().saturating_sub(MAX_VALUES) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("Values: {}{more}", named.join(", "))
}

/// What else is to be known before a member is used.
fn flags(member: &Member) -> Vec<String> {
    let Some(node) = member.traits.get("smithy.api#deprecated") else { return Vec::new() };
    let text = |key: &str| node.get(key).and_then(Node::as_str);
    let since = text("since").map(|since| format!(" since {since}")).unwrap_or_default();
    let message = text("message").map(commonmark::to_commonmark).unwrap_or_default();
    let message = match message.trim().trim_end_matches('.') {
        "" => String::new(),
        message => format!(": {message}"),
    };
    vec![format!("Deprecated{since}{message}")]
}
