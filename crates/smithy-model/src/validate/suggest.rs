//! "Did you mean …?": the known name that is closest to a misspelt one.

use std::collections::BTreeMap;

use crate::{Model, ShapeId};

/// A shape that may have been meant: of a similar name, or of the same name elsewhere.
pub(crate) fn shape(model: &Model, missing: &ShapeId) -> Option<String> {
    // Private built-in shapes and traits are nothing to refer to.
    let candidates = model
        .shapes
        .values()
        .filter(|shape| !shape.traits.has("smithy.api#private") && !shape.traits.has("smithy.api#trait"));
    let meant = nearest(missing, candidates.map(|shape| &shape.id))?;
    Some(format!("did you mean `{meant}`?"))
}

/// What may have been meant by missing shapes, each looked for once, and not for ever: who has hundreds of them has
/// forgotten a file, and every search goes through the whole model.
pub(crate) struct Suggestions<'m> {
    model: &'m Model,
    found: BTreeMap<ShapeId, Option<String>>,
}

const MOST_SEARCHES: usize = 100;

impl<'m> Suggestions<'m> {
    pub(crate) fn new(model: &'m Model) -> Self {
        Self { model, found: BTreeMap::new() }
    }

    /// A shape that may have been meant.
    pub(crate) fn shape(&mut self, missing: &ShapeId) -> Option<String> {
        self.search(missing, shape)
    }

    /// A trait that may have been meant.
    pub(crate) fn trait_definition(&mut self, missing: &ShapeId) -> Option<String> {
        self.search(missing, trait_definition)
    }

    fn search(
        &mut self,
        missing: &ShapeId,
        search: fn(&Model, &ShapeId) -> Option<String>,
    ) -> Option<String> {
        if let Some(known) = self.found.get(missing) {
            return known.clone();
        }
        if self.found.len() >= MOST_SEARCHES {
            return None;
        }
        let found = search(self.model, missing);
        self.found.insert(missing.clone(), found.clone());
        found
    }
}

/// A trait that may have been meant.
fn trait_definition(model: &Model, missing: &ShapeId) -> Option<String> {
    let candidates = model.shapes.values().filter(|shape| shape.traits.has("smithy.api#trait"));
    let meant = nearest(missing, candidates.map(|shape| &shape.id))?;
    Some(format!("did you mean `@{meant}`?"))
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
    let limit = text.chars().count() / 3 + 1;
    let near = candidates.map(|candidate| (distance(text, candidate, limit), candidate));
    let best = near.filter(|(distance, candidate)| *distance <= limit && *candidate != text);
    best.min().map(|(_, candidate)| candidate)
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
    use super::{closest, distance};

    #[test]
    fn finds_what_was_meant() {
        let names = ["String", "Strong", "Integer", "ChannelArn"];
        assert_eq!(closest("Sting", names.into_iter()), Some("String"));
        assert_eq!(closest("channelarn", names.into_iter()), Some("ChannelArn"));
        assert_eq!(closest("Blob", names.into_iter()), None);
    }

    #[test]
    fn counts_swapped_letters_once() {
        assert_eq!(distance("Sring", "String", 3), 1);
        assert_eq!(distance("Strnig", "String", 3), 1);
    }
}
