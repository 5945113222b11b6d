//! Whether what one model allows, the other allows, too.

use std::collections::BTreeMap;

use smithy_model::{Member, Node, Number, Shape};

use super::Effect;
use crate::matcher::includes;

/// The constraints in force for a member's values: its own, else its target's.
#[derive(Debug, PartialEq)]
pub struct Constraints<'m> {
    length: Option<&'m Node>,
    range: Option<&'m Node>,
    pattern: Option<&'m str>,
    unique: bool,
}

const LENGTH: &str = "smithy.api#length";
const RANGE: &str = "smithy.api#range";
const PATTERN: &str = "smithy.api#pattern";
const UNIQUE: &str = "smithy.api#uniqueItems";

/// Whether a member has constraints of its own.
pub fn has_own(member: &Member) -> bool {
    [LENGTH, RANGE, PATTERN, UNIQUE].iter().any(|id| member.traits.has(id))
}

/// What is in force for a member.
pub fn of<'m>(member: &'m Member, target: &'m Shape) -> Constraints<'m> {
    let node = |id: &str| member.traits.get(id).or_else(|| target.traits.get(id));
    Constraints {
        length: node(LENGTH),
        range: node(RANGE),
        pattern: node(PATTERN).and_then(Node::as_str),
        unique: node(UNIQUE).is_some(),
    }
}

/// The constraints that differ, by their names.
pub fn differences(old: &Constraints<'_>, new: &Constraints<'_>) -> Vec<&'static str> {
    [
        ("length", !(shorter(old.length, new.length) && shorter(new.length, old.length))),
        ("range", !(within(old.range, new.range) && within(new.range, old.range))),
        ("pattern", old.pattern != new.pattern),
        ("uniqueItems", old.unique != new.unique),
    ]
    .into_iter()
    .filter_map(|(name, differs)| differs.then_some(name))
    .collect()
}

/// Which patterns allow all of which others, as far as asked: many members share a pattern, and large ones take long.
#[derive(Debug, Default)]
pub struct Inclusions(BTreeMap<(String, String), bool>);

/// What becomes of values that keep one model's constraint where the other's is in force.
pub fn effect(
    name: &str,
    kept: &Constraints<'_>,
    in_force: &Constraints<'_>,
    known: &mut Inclusions,
) -> Effect {
    let allowed = match name {
        "length" => shorter(kept.length, in_force.length),
        "range" => within(kept.range, in_force.range),
        "pattern" => known.allows(in_force.pattern, kept.pattern),
        _ => kept.unique || !in_force.unique,
    };
    if allowed {
        Effect::Travels
    } else {
        Effect::Refused
    }
}

impl Inclusions {
    /// Whether a pattern allows all that another one does. What takes too much to find out is not allowed.
    fn allows(&mut self, outer: Option<&str>, inner: Option<&str>) -> bool {
        // A search for nothing finds it in every text.
        let (Some(outer), inner) = (outer, inner.unwrap_or_default()) else { return true };
        if outer == inner {
            return true;
        }
        let pair = (outer.to_owned(), inner.to_owned());
        *self.0.entry(pair).or_insert_with(|| includes(outer, inner) == Some(true))
    }
}

fn end<'n>(node: Option<&'n Node>, key: &str) -> Option<&'n Number> {
    node?.get(key)?.as_number()
}

/// Whether all lengths of one are of the other: none is less than 0, whether it says so or not.
fn shorter(inner: Option<&Node>, outer: Option<&Node>) -> bool {
    let end = |node, key| end(node, key).and_then(Number::as_i128);
    let min = end(inner, "min").unwrap_or(0) >= end(outer, "min").unwrap_or(0);
    let max = |node| end(node, "max").unwrap_or(i128::MAX);
    min && max(inner) <= max(outer)
}

/// Whether all between one's ends is between the other's.
fn within(inner: Option<&Node>, outer: Option<&Node>) -> bool {
    let at_least = |a: &Number, b: &Number| match (a.as_i128(), b.as_i128()) {
        (Some(a), Some(b)) => a >= b,
        _ => a.as_f64() >= b.as_f64(),
    };
    let min = match (end(inner, "min"), end(outer, "min")) {
        (_, None) => true,
        (Some(inner), Some(outer)) => at_least(inner, outer),
        (None, Some(_)) => false,
    };
    let max = match (end(inner, "max"), end(outer, "max")) {
        (_, None) => true,
        (Some(inner), Some(outer)) => at_least(outer, inner),
        (None, Some(_)) => false,
    };
    min && max
}
