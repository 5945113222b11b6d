//! The form in which CloudTrail records what operations were asked for, and what they answered.

mod read;
pub(super) mod time;

use std::borrow::Cow;
use std::fmt;

use super::node::{Encoding, Node};
use super::text;
use crate::{Field, Value};

pub use read::Recorded;

/// What CloudTrail has in place of a sensitive value.
pub const HIDDEN: &str = "HIDDEN_DUE_TO_SECURITY_REASONS";

/// A shape as CloudTrail records it: an input in `requestParameters`, an output in `responseElements`.
///
/// What AWS's documentation of CloudTrail, and of services that show their records, agree on:
///
/// - The first letter of a member's name is in lower case, and no other: `channelArn`, `dBInstanceIdentifier`,
///   `sAMLProviderArn`. Keys of maps are as they are.
/// - A sensitive member is [`HIDDEN`], whatever its type, and so is a list or map of what is sensitive.
/// - Timestamps are to the second, in UTC: `Jul 19, 2023 9:25:09 PM`. Some services' records have seconds since 1970, or
///   a comma more; all that are known can be read.
/// - A structure with nothing in it is null.
///
/// Serialize it, or take its `Display`, which is one line of JSON. [`Recorded`] is the way back.
///
/// A timestamp outside the years 0 to 9999 cannot be written, nor can what nests deeper than 128 levels: errors of the
/// serializer, `…` in `Display`.
pub struct CloudTrail<'a, T>(pub &'a T);

impl<T: Field> CloudTrail<'_, T> {
    pub(super) fn root(&self) -> Node<'_> {
        match self.0.value() {
            Value::Structure(structure) if !structure.schema().sensitive => {
                let count = structure.schema().members().len();
                let empty = (0..count).all(|index| matches!(structure.get(index), Value::Absent));
                Node::Value(if empty { Value::Absent } else { Value::Structure(structure) }, None)
            }
            value => Node::Value(value, None),
        }
    }
}

impl<T> Clone for CloudTrail<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for CloudTrail<'_, T> {}

/// As JSON on one line.
impl<T: Field> fmt::Display for CloudTrail<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        text::write(&self.root(), Encoding::CloudTrail, f)
    }
}

/// As [`Display`](fmt::Display).
impl<T: Field> fmt::Debug for CloudTrail<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The key of a member: its name, the first letter in lower case.
pub(super) fn key(name: &'static str) -> Cow<'static, str> {
    match name.chars().next() {
        // Smithy's names are ASCII.
        Some(first) if first.is_ascii_uppercase() => {
            let mut key = name.to_owned();
            if let Some(head) = key.get_mut(..1) {
                head.make_ascii_lowercase();
            }
            key.into()
        }
        _ => name.into(),
    }
}
