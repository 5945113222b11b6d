//! Sets of Unicode scalar values, the units in which patterns are matched.

/// A set of characters: ranges, both ends included, in order, neither overlapping nor touching.
///
/// Surrogates are no characters: a range that names them loses them, for no text can hold one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct CharSet {
    ranges: Vec<(char, char)>,
}

/// The last code point.
const LAST: u32 = 0x0010_FFFF;

impl CharSet {
    /// The set of all characters.
    pub fn all() -> Self {
        Self { ranges: vec![('\0', char::MAX)] }
    }

    /// A set of one character.
    pub fn single(character: char) -> Self {
        Self { ranges: vec![(character, character)] }
    }

    /// The characters of some ranges of code points, both ends included, in any order.
    pub fn from_ranges(ranges: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let chars = ranges.into_iter().filter_map(|(low, high)| Some((round_up(low)?, round_down(high)?)));
        Self::normal(chars.collect())
    }

    /// The ranges, in order.
    pub fn ranges(&self) -> &[(char, char)] {
        &self.ranges
    }

    /// True when no character is in the set.
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// The character, when it is the only one.
    pub fn only(&self) -> Option<char> {
        match self.ranges.as_slice() {
            [(low, high)] if low == high => Some(*low),
            _ => None,
        }
    }

    /// True when the character is in the set.
    pub fn contains(&self, character: char) -> bool {
        let after = self.ranges.partition_point(|&(low, _)| low <= character);
        after.checked_sub(1).and_then(|at| self.ranges.get(at)).is_some_and(|&(_, high)| character <= high)
    }

    /// How many characters are in the set.
    pub fn len(&self) -> u32 {
        self.ranges.iter().map(|&(low, high)| ordinal(high) - ordinal(low) + 1).sum()
    }

    /// The character at a place of the set's order.
    pub fn nth(&self, mut index: u32) -> Option<char> {
        for &(low, high) in &self.ranges {
            let size = ordinal(high) - ordinal(low) + 1;
            if index < size {
                return from_ordinal(ordinal(low) + index);
            }
            index -= size;
        }
        None
    }

    /// What is in either set.
    pub fn union(&self, other: &Self) -> Self {
        Self::normal(self.ranges.iter().chain(&other.ranges).copied().collect())
    }

    /// What is in both sets.
    pub fn intersection(&self, other: &Self) -> Self {
        let mut ranges = Vec::new();
        let (mut left, mut right) = (self.ranges.iter().peekable(), other.ranges.iter().peekable());
        while let (Some(&&a), Some(&&b)) = (left.peek(), right.peek()) {
            let (low, high) = (a.0.max(b.0), a.1.min(b.1));
            if low <= high {
                ranges.push((low, high));
            }
            if a.1 <= b.1 {
                left.next();
            } else {
                right.next();
            }
        }
        Self { ranges }
    }

    /// What is not in the set.
    pub fn complement(&self) -> Self {
        let mut ranges = Vec::new();
        let mut next = Some('\0');
        for &(low, high) in &self.ranges {
            if let (Some(from), Some(to)) = (next, predecessor(low)) {
                if from <= to {
                    ranges.push((from, to));
                }
            }
            next = successor(high);
        }
        if let Some(from) = next {
            ranges.push((from, char::MAX));
        }
        Self { ranges }
    }

    /// True when no character is in both sets.
    pub fn is_disjoint(&self, other: &Self) -> bool {
        self.intersection(other).is_empty()
    }

    fn normal(mut ranges: Vec<(char, char)>) -> Self {
        ranges.retain(|(low, high)| low <= high);
        ranges.sort_unstable();
        let mut merged: Vec<(char, char)> = Vec::with_capacity(ranges.len());
        for (low, high) in ranges {
            match merged.last_mut() {
                Some(last) if successor(last.1).is_none_or(|next| low <= next) => last.1 = last.1.max(high),
                _ => merged.push((low, high)),
            }
        }
        Self { ranges: merged }
    }
}

/// The character after one.
pub fn successor(character: char) -> Option<char> {
    from_ordinal(ordinal(character) + 1)
}

/// The character before one.
fn predecessor(character: char) -> Option<char> {
    ordinal(character).checked_sub(1).and_then(from_ordinal)
}

/// How many characters come before one: code points without the 0x800 surrogates.
fn ordinal(character: char) -> u32 {
    let code = u32::from(character);
    if code < 0xD800 {
        code
    } else {
        code - 0x800
    }
}

fn from_ordinal(ordinal: u32) -> Option<char> {
    char::from_u32(if ordinal < 0xD800 { ordinal } else { ordinal + 0x800 })
}

fn round_up(code: u32) -> Option<char> {
    if code > LAST {
        None
    } else {
        Some(char::from_u32(code).unwrap_or('\u{E000}'))
    }
}

fn round_down(code: u32) -> Option<char> {
    if code > LAST {
        Some(char::MAX)
    } else {
        Some(char::from_u32(code).unwrap_or('\u{D7FF}'))
    }
}

#[cfg(test)]
mod tests {
    use super::CharSet;

    #[test]
    fn ranges_that_touch_are_one_even_across_the_surrogates() {
        let set = CharSet::from_ranges([(0xE000, 0xE010), (0x41, 0x45), (0xD7F0, 0xD7FF), (0x46, 0x50)]);
        assert_eq!(set.ranges(), [('A', 'P'), ('\u{D7F0}', '\u{E010}')]);
    }

    #[test]
    fn surrogates_are_no_members() {
        assert!(CharSet::from_ranges([(0xD800, 0xDFFF)]).is_empty());
        assert_eq!(CharSet::from_ranges([(0xD800, 0xE000)]), CharSet::single('\u{E000}'));
    }

    #[test]
    fn a_complement_is_what_is_left() {
        let set = CharSet::from_ranges([(0, 9), (0x80, 0x10_FFFF)]);
        assert_eq!(set.complement().ranges(), [('\n', '\u{7F}')]);
        assert_eq!(set.complement().complement(), set);
        assert_eq!(CharSet::default().complement(), CharSet::all());
        assert!(CharSet::all().complement().is_empty());
    }

    #[test]
    fn members_have_places() {
        let set = CharSet::from_ranges([(0x61, 0x63), (0xD7FF, 0xE001)]);
        assert_eq!(set.len(), 6);
        let members: Vec<char> = (0..7).filter_map(|index| set.nth(index)).collect();
        assert_eq!(members, ['a', 'b', 'c', '\u{D7FF}', '\u{E000}', '\u{E001}']);
        assert!(members.iter().all(|&member| set.contains(member)) && !set.contains('d'));
    }
}
