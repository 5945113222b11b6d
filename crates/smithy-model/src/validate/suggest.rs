//! "Did you mean …?": the known name that is closest to a misspelt one.

use crate::{Model, ShapeId};

/// A shape that may have been meant: of the same name elsewhere, or of a similar name.
pub(super) fn shape(model: &Model, missing: &ShapeId) -> Option<String> {
    let candidates = || {
        model.shapes.values().filter(|shape| {
            // Private built-in shapes and traits are nothing to refer to.
            !shape.traits.has("smithy.api#private") && !shape.traits.has("smithy.api#trait")
        })
    };
    let elsewhere = candidates().find(|shape| shape.id.name() == missing.name());
    let similar = || {
        closest(
            missing.name(),
            candidates()
                .filter(|shape| shape.id.namespace() == missing.namespace())
                .map(|shape| shape.id.name()),
        )
    };
    let prelude = || {
        closest(
            missing.name(),
            candidates().map(|shape| shape.id.name()).filter(|name| is_prelude(model, name)),
        )
    };
    if let Some(name) = similar() {
        return Some(format!("did you mean `{name}`?"));
    }
    if let Some(shape) = elsewhere {
        return Some(format!("did you mean `{}`?", shape.id));
    }
    prelude().map(|name| format!("did you mean `{name}`?"))
}

fn is_prelude(model: &Model, name: &str) -> bool {
    model.shapes.contains_key(format!("smithy.api#{name}").as_str())
}

/// The candidate closest to `text`, if any is close enough to be what was meant.
pub(super) fn closest<'c>(text: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
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
