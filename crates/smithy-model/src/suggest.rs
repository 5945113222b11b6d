//! "Did you mean …?": the known name that is closest to a misspelt one.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Model, Shape, ShapeId};

/// The question.
pub(crate) fn did_you_mean(meant: impl std::fmt::Display) -> String {
    format!("did you mean `{meant}`?")
}

/// The shapes that something other than a trait can refer to: private built-in shapes are nothing to refer to.
pub(crate) fn shapes(model: &Model) -> impl Iterator<Item = &ShapeId> + Clone {
    usable(model).filter(|shape| !is_trait(shape)).map(|shape| &shape.id)
}

/// The definitions of traits.
pub(crate) fn traits(model: &Model) -> impl Iterator<Item = &ShapeId> + Clone {
    model.shapes.values().filter(|shape| is_trait(shape)).map(|shape| &shape.id)
}

/// Whatever a `use` statement can name.
pub(crate) fn shapes_and_traits(model: &Model) -> impl Iterator<Item = &ShapeId> + Clone {
    usable(model).map(|shape| &shape.id)
}

fn usable(model: &Model) -> impl Iterator<Item = &Shape> + Clone {
    model.shapes.values().filter(|shape| !shape.traits.has("smithy.api#private"))
}

fn is_trait(shape: &Shape) -> bool {
    shape.traits.has("smithy.api#trait")
}

/// What may have been meant by missing shapes of one kind, each looked for once, and not for ever: who has hundreds of
/// them has forgotten a file, and every search goes through the whole model.
#[derive(Default)]
pub(crate) struct Suggestions(BTreeMap<ShapeId, Option<String>>);

const MOST_SEARCHES: usize = 100;

impl Suggestions {
    /// The [`nearest`] of the candidates, which are the same every time.
    pub(crate) fn nearest<'c>(
        &mut self,
        missing: &ShapeId,
        candidates: impl Iterator<Item = &'c ShapeId> + Clone,
    ) -> Option<String> {
        if let Some(known) = self.0.get(missing) {
            return known.clone();
        }
        if self.0.len() >= MOST_SEARCHES {
            return None;
        }
        let found = nearest(missing, candidates);
        self.0.insert(missing.clone(), found.clone());
        found
    }
}

/// The name of a candidate in the same namespace or the prelude that is similar, or the id of one that has the same
/// name elsewhere.
pub(crate) fn nearest<'c>(
    missing: &ShapeId,
    candidates: impl Iterator<Item = &'c ShapeId> + Clone,
) -> Option<String> {
    let in_namespace = |namespace: &str| {
        let names = candidates.clone().filter(|id| id.namespace() == namespace).map(ShapeId::name);
        closest(missing.name(), names).map(ToOwned::to_owned)
    };
    let elsewhere = || candidates.clone().find(|id| id.name() == missing.name()).map(ToString::to_string);
    in_namespace(missing.namespace()).or_else(elsewhere).or_else(|| in_namespace("smithy.api"))
}

/// The candidate closest to `text`, if any is close enough to be what was meant.
pub(crate) fn closest<'c>(text: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    similar(text, candidates, 1).first().copied()
}

/// Up to `most` candidates that are close enough to `text` to be what was meant, the closest first.
pub fn similar<'c>(text: &str, candidates: impl Iterator<Item = &'c str>, most: usize) -> Vec<&'c str> {
    let limit = text.chars().count() / 3 + 1;
    let near = candidates.map(|candidate| (distance(text, candidate, limit), candidate));
    let near = near.filter(|(distance, candidate)| *distance <= limit && *candidate != text);
    near.collect::<BTreeSet<_>>().into_iter().map(|(_, candidate)| candidate).take(most).collect()
}

/// How many letters have to be added, removed, changed or swapped, case aside; above `limit` any larger number.
fn distance(a: &str, b: &str, limit: usize) -> usize {
    let a: Vec<char> = a.chars().flat_map(char::to_lowercase).collect();
    let b: Vec<char> = b.chars().flat_map(char::to_lowercase).collect();
    if a.len().abs_diff(b.len()) > limit {
        return limit + 1;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before_last[j - 1] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(limit + 1)
}

#[cfg(test)]
mod tests {
    use super::{closest, distance, similar};

    #[test]
    fn finds_what_was_meant() {
        let names = ["String", "Strong", "Integer", "ChannelArn"];
        assert_eq!(closest("Sting", names.into_iter()), Some("String"));
        assert_eq!(closest("channelarn", names.into_iter()), Some("ChannelArn"));
        assert_eq!(closest("Blob", names.into_iter()), None);
    }

    #[test]
    fn the_closest_come_first() {
        let names = ["Strong", "String", "Integer", "Strings"];
        assert_eq!(similar("Sting", names.into_iter(), 5), ["String", "Strings", "Strong"]);
        assert_eq!(similar("Sting", names.into_iter(), 1), ["String"]);
    }

    #[test]
    fn counts_swapped_letters_once() {
        assert_eq!(distance("Sring", "String", 3), 1);
        assert_eq!(distance("Strnig", "String", 3), 1);
    }
}
