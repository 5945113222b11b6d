//! Decoding of structures: members into their slots, and which of them came.

use serde_core::de::{Error, IgnoredAny, MapAccess};

use super::de::{Holder, Nullable};
use super::keys::IndexOf;
use super::place::Place;
use crate::path::Path;
use crate::Structure;

pub(super) fn read<'de, A: MapAccess<'de>>(
    structure: &mut dyn Structure,
    place: &Place<'_>,
    mut map: A,
) -> Result<(), A::Error> {
    let members = structure.schema().members();
    let mut seen = Seen::default();
    let mut hint = 0;
    while let Some(index) = map.next_key_seed(IndexOf { members, hint })? {
        let Some(member) = members.get(index) else {
            map.next_value::<IgnoredAny>()?;
            continue;
        };
        hint = index + 1;
        if !seen.insert(index) {
            return Err(A::Error::duplicate_field(member.key));
        }
        let below = place.below(Path::Member(&place.path, member), Some(member));
        let holder = Holder::Member(structure, index);
        let set = map.next_value_seed(Nullable { holder, member: Some(member), place: &below })?;
        if !set && member.must_be_set() {
            place.missing(index, member)?;
        }
    }
    for (index, member) in members.iter().enumerate() {
        if member.must_be_set() && !seen.contains(index) {
            place.missing(index, member)?;
        }
    }
    Ok(())
}

/// A set of members: a word for the first 64, more where a structure has more.
#[derive(Default)]
struct Seen {
    first: u64,
    more: Vec<u64>,
}

impl Seen {
    /// Adds a member; false when it is there already.
    #[inline]
    fn insert(&mut self, index: usize) -> bool {
        let word = match (index / 64).checked_sub(1) {
            None => &mut self.first,
            Some(word) => {
                if self.more.len() <= word {
                    self.more.resize(word + 1, 0);
                }
                match self.more.get_mut(word) {
                    Some(word) => word,
                    None => return false,
                }
            }
        };
        let bit = 1 << (index % 64);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    #[inline]
    fn contains(&self, index: usize) -> bool {
        let word = match (index / 64).checked_sub(1) {
            None => self.first,
            Some(word) => self.more.get(word).copied().unwrap_or(0),
        };
        word & (1 << (index % 64)) != 0
    }
}
