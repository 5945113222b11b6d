//! Values whose shape says little: timestamps and documents.

use super::dice::Dice;
use super::tree::Tree;
use crate::{DateTime, Document, DocumentNumber};

/// An instant between 1970 and 2096: whole seconds, or milliseconds, which every format but an HTTP date keeps.
pub(super) fn timestamp(dice: &mut Dice, whole: bool) -> Tree {
    let seconds = i64::from(dice.between(0, 4_000_000_000));
    let millis = if whole { 0 } else { dice.between(0, 999) };
    Tree::Timestamp(DateTime::from_timestamp(seconds, millis * 1_000_000).unwrap_or(DateTime::UNIX_EPOCH))
}

/// A document; null only inside of others, since a null member is an absent one.
pub(super) fn document(dice: &mut Dice, levels: u32) -> Document {
    match dice.below(if levels == 0 { 4 } else { 6 }) {
        0 => dice.one_in(2).into(),
        1 => DocumentNumber::from(i64::from(dice.between(0, 1_000_000))).into(),
        2 => (f64::from(dice.between(0, 4000)) / 8.0).into(),
        3 => format!("text {}", dice.below(1000)).into(),
        4 => {
            let mut items = vec![Document::Null];
            items.extend((0..dice.below(3)).map(|_| document(dice, levels - 1)));
            items.into()
        }
        _ => (0..dice.below(3)).map(|index| (format!("key{index}"), document(dice, levels - 1))).collect(),
    }
}
