//! Constraint traits as plain data, a member's own over its target's.

use smithy_model::{Node, Shape, Traits};

use super::naming::Names;
use super::{Bound, Constraints};

const TRAITS: [&str; 4] =
    ["smithy.api#length", "smithy.api#range", "smithy.api#pattern", "smithy.api#uniqueItems"];

/// The constraint traits of a shape.
pub fn of_shape(names: &Names, traits: &Traits) -> Constraints {
    let range = |node: &Node| (node.get("min").and_then(bound), node.get("max").and_then(bound));
    let length = |node: &Node| (node.get("min").and_then(count), node.get("max").and_then(count));
    Constraints {
        length: traits.get(TRAITS[0]).map(length),
        range: traits.get(TRAITS[1]).map(range),
        pattern: traits.get(TRAITS[2]).and_then(Node::as_str).and_then(|text| {
            // A pattern that the table lacks is one that matches everything.
            Some((text.to_owned(), names.pattern(text)?.clone()))
        }),
        unique_items: traits.has(TRAITS[3]),
    }
}

/// What is in force for a member where it has constraints of its own: its traits, then its target's others.
pub fn of_member(names: &Names, own: &Traits, target: &Shape) -> Option<Constraints> {
    if !TRAITS.iter().any(|id| own.has(id)) {
        return None;
    }
    let mine = of_shape(names, own);
    let theirs = of_shape(names, &target.traits);
    Some(Constraints {
        length: mine.length.or(theirs.length),
        range: mine.range.or(theirs.range),
        pattern: mine.pattern.or(theirs.pattern),
        unique_items: mine.unique_items || theirs.unique_items,
    })
}

fn count(node: &Node) -> Option<u64> {
    node.as_number()?.as_i128()?.try_into().ok()
}

fn bound(node: &Node) -> Option<Bound> {
    let number = node.as_number()?;
    Some(number.as_i128().map_or_else(|| Bound::Decimal(number.as_f64()), Bound::Integer))
}
