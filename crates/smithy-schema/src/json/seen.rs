//! Which members of a structure came.

/// A set of members: a word for the first 64, more where a structure has more.
pub(super) struct Seen {
    first: u64,
    more: Vec<u64>,
}

impl Seen {
    /// None of so many members.
    #[inline]
    pub(super) fn none_of(count: usize) -> Self {
        let words = count.saturating_sub(1) / 64;
        Self { first: 0, more: if words == 0 { Vec::new() } else { vec![0; words] } }
    }

    /// Adds a member; false when it is there already, or is none of them.
    #[inline]
    pub(super) fn insert(&mut self, index: usize) -> bool {
        let word = match (index / 64).checked_sub(1) {
            None => &mut self.first,
            Some(word) => match self.more.get_mut(word) {
                Some(word) => word,
                None => return false,
            },
        };
        let bit = 1 << (index % 64);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    #[inline]
    pub(super) fn contains(&self, index: usize) -> bool {
        let word = match (index / 64).checked_sub(1) {
            None => self.first,
            Some(word) => self.more.get(word).copied().unwrap_or(0),
        };
        word & (1 << (index % 64)) != 0
    }
}
