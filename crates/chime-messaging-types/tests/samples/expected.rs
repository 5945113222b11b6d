//! Which boundaries a shape is to have, read from its schema alone.

use chime_messaging_types::runtime::{Constraint, Kind, Member, Schema};

/// A place, what is constrained there, and the side.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Limit {
    path: String,
    what: &'static str,
    met: bool,
}

impl Limit {
    pub fn new(path: String, constraint: Constraint, met: bool) -> Self {
        let what = match constraint {
            Constraint::Length { .. } => "length",
            Constraint::Range { .. } => "range",
            Constraint::Pattern(_) => "pattern",
            Constraint::UniqueItems => "unique items",
            Constraint::Enum(_) => "enum",
            _ => "other",
        };
        Self { path, what, met }
    }
}

/// How many lengths that just miss a shape's constraint no text of its pattern has: ARNs have 10 to 1284 characters,
/// those of Lambda functions 45 or more and those of the legacy namespace 4 or more; a channel's id has 1 to 64, which
/// is what its length says, too.
fn impossible(shape: &str) -> usize {
    match shape {
        "ChimeArn" | "ChannelId" => 2,
        "LambdaFunctionArn" | "Arn" => 1,
        _ => 0,
    }
}

/// All limits in a structure.
pub fn limits(schema: &'static Schema) -> Vec<Limit> {
    let mut out = Vec::new();
    structure(schema, "", &mut out);
    out
}

fn structure(schema: &'static Schema, path: &str, out: &mut Vec<Limit>) {
    for member in schema.members() {
        limits_of(member, &format!("{path}/{}", member.key), out);
    }
}

fn limits_of(member: &'static Member, path: &str, out: &mut Vec<Limit>) {
    let constraints = member.constraints();
    let mut add = |what, met, count| {
        out.extend((0..count).map(|_| Limit { path: path.to_owned(), what, met }));
    };
    if let Some(length) = constraints.length {
        add("length", true, usize::from(length.min.is_some()) + usize::from(length.max.is_some()));
        let missed = usize::from(length.min.is_some_and(|min| min > 0)) + usize::from(length.max.is_some());
        add("length", false, missed - impossible(member.target.name()));
    }
    if let Some(range) = constraints.range {
        let ends = usize::from(range.min.is_some()) + usize::from(range.max.is_some());
        add("range", true, ends);
        add("range", false, ends);
    }
    if constraints.pattern.is_some() {
        add("pattern", true, 1);
        add("pattern", false, 1);
    }
    if constraints.unique_items {
        add("unique items", true, 1);
        add("unique items", false, 1);
    }
    match &member.target.kind {
        Kind::Enum(values) => {
            add("enum", true, values.len());
            add("enum", false, 1);
        }
        Kind::List { member, .. } => limits_of(member, &format!("{path}/0"), out),
        Kind::Map { key, value, .. } => {
            limits_of(key, path, out);
            // The one map of the models has sensitive keys.
            limits_of(value, &format!("{path}/*"), out);
        }
        Kind::Structure(_) => structure(member.target, path, out),
        _ => {}
    }
}
