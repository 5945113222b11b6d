//! Values whose shape says little: timestamps and documents.

use super::rng::Rng;
use super::tree::Tree;
use crate::{DateTime, Document, DocumentNumber};

/// An instant between 1970 and 2096: whole seconds, or milliseconds, which every format but an HTTP date keeps.
pub(super) fn timestamp(rng: &mut Rng, whole: bool) -> Tree {
    let seconds = i64::from(rng.between(0, 4_000_000_000));
    let millis = if whole { 0 } else { rng.between(0, 999) };
    Tree::Timestamp(DateTime::from_timestamp(seconds, millis * 1_000_000).unwrap_or(DateTime::UNIX_EPOCH))
}

/// A document; null only inside of others, since a null member is an absent one.
pub(super) fn document(rng: &mut Rng, levels: u32) -> Document {
    match rng.below(if levels == 0 { 4 } else { 6 }) {
        0 => rng.one_in(2).into(),
        1 => DocumentNumber::from(i64::from(rng.between(0, 1_000_000))).into(),
        2 => (f64::from(rng.between(0, 4000)) / 8.0).into(),
        3 => format!("text {}", rng.below(1000)).into(),
        4 => {
            let mut items = vec![Document::Null];
            items.extend((0..rng.below(3)).map(|_| document(rng, levels - 1)));
            items.into()
        }
        _ => (0..rng.below(3)).map(|index| (format!("key{index}"), document(rng, levels - 1))).collect(),
    }
}
