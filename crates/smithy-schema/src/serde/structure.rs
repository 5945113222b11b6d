//! Decoding of structures: members into their slots, and which of them came.

use serde_core::de::{Error, IgnoredAny, MapAccess};

use super::de::{MemberOf, Nullable};
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
    let mut value =
        Nullable { holder: MemberOf(structure, 0), member: None, place: place.below(Path::Root, None) };
    while let Some(index) = map.next_key_seed(IndexOf { members, hint })? {
        let Some(member) = members.get(index) else {
            map.next_value::<IgnoredAny>()?;
            continue;
        };
        hint = index + 1;
        if !seen.insert(index) {
            return Err(A::Error::duplicate_field(member.key));
        }
        value.holder.1 = index;
        value.member = Some(member);
        value.place.path = Path::Member(&place.path, member);
        value.place.sensitive = place.sensitive || member.is_sensitive();
        let set = map.next_value_seed(&mut value)?;
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
        let word = if index < 64 { &mut self.first } else { self.beyond(index) };
        let bit = 1 << (index % 64);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    /// The word of a member beyond the first 64.
    #[cold]
    fn beyond(&mut self, index: usize) -> &mut u64 {
        let word = index / 64;
        if self.more.len() <= word {
            self.more.resize(word + 1, 0);
        }
        self.more.get_mut(word).unwrap_or(&mut self.first)
    }

    #[inline]
    fn contains(&self, index: usize) -> bool {
        let word = match index / 64 {
            0 => self.first,
            word => self.more.get(word).copied().unwrap_or(0),
        };
        word & (1 << (index % 64)) != 0
    }
}
