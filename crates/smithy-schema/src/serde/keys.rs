//! Keys: of structures, as the index of a member; of maps and unions, as text.

use std::borrow::Cow;
use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, Unexpected, Visitor};

use crate::Member;

/// Reads a key as the index of the member that it names; as one beyond the last, if it names none.
#[derive(Clone, Copy)]
pub(super) struct IndexOf {
    pub(super) members: &'static [Member],
    /// Where to look first: members mostly come in the order of the schema.
    pub(super) hint: usize,
}

impl IndexOf {
    #[inline]
    pub(super) fn find(self, key: &[u8]) -> usize {
        match self.members.get(self.hint) {
            Some(member) if same(member.key.as_bytes(), key) => self.hint,
            _ => self.search(key),
        }
    }

    #[inline(never)]
    fn search(self, key: &[u8]) -> usize {
        let is_key = |member: &Member| same(member.key.as_bytes(), key);
        // Onwards first: what follows in the input mostly follows in the schema, too, with gaps.
        let (before, after) = self.members.split_at(self.hint.min(self.members.len()));
        match after.iter().position(is_key) {
            Some(index) => before.len() + index,
            None => before.iter().position(is_key).unwrap_or(self.members.len()),
        }
    }
}

/// True when two keys are the same. Keys are short: to call `memcmp` takes longer than to compare them.
#[inline]
fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let Some(last) = one.len().checked_sub(8) else { return one.iter().eq(other) };
    // The last word overlaps the one before it.
    (0..last).step_by(8).all(|at| word(one, at) == word(other, at)) && word(one, last) == word(other, last)
}

#[inline]
fn word(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..at + 8)?.try_into().ok().map(u64::from_ne_bytes)
}

impl<'de> DeserializeSeed<'de> for IndexOf {
    type Value = usize;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for IndexOf {
    type Value = usize;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }
    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        Ok(self.find(key.as_bytes()))
    }
    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<usize, E> {
        Ok(self.find(key))
    }
}

/// Reads a key as text.
pub(super) struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'de, str>, D::Error> {
        deserializer.deserialize_string(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string as key")
    }
    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(key))
    }
    fn visit_str<E: Error>(self, key: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(key.into()))
    }
    fn visit_string<E: Error>(self, key: String) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(key))
    }
    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<Cow<'de, str>, E> {
        match std::str::from_utf8(key) {
            Ok(key) => self.visit_str(key),
            // Not quoted, since it may be sensitive.
            Err(_) => Err(E::invalid_value(Unexpected::Other("bytes"), &self)),
        }
    }
}
