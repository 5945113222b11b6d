//! Sets of characters, and which of them a sample prefers.

use super::super::rng::Rng;

/// A set of code points: ranges in order, which neither touch nor hold surrogates.
#[derive(Debug, Clone, Default)]
pub(super) struct Letters(Vec<(u32, u32)>);

const LAST: u32 = 0x10_FFFF;
const SURROGATES: (u32, u32) = (0xD800, 0xDFFF);

/// Letters and digits.
const WORDS: [(u32, u32); 3] = [(0x30, 0x39), (0x41, 0x5A), (0x61, 0x7A)];
/// What has a shape in ASCII.
const GRAPHIC: [(u32, u32); 1] = [(0x21, 0x7E)];
/// Neither control characters nor what Unicode keeps for other purposes.
const VISIBLE: [(u32, u32); 4] = [(0x20, 0x7E), (0xA1, 0x24F), (0x3400, 0x9FFF), (0x1F600, 0x1F64F)];

impl Letters {
    pub(super) fn new(mut ranges: Vec<(u32, u32)>) -> Self {
        ranges.sort_unstable();
        let mut all: Vec<(u32, u32)> = Vec::new();
        for (low, high) in ranges {
            for (low, high) in
                [(low, high.min(SURROGATES.0 - 1)), (low.max(SURROGATES.1 + 1), high.min(LAST))]
            {
                match all.last_mut() {
                    _ if low > high => {}
                    Some((_, end)) if low <= end.saturating_add(1) => *end = high.max(*end),
                    _ => all.push((low, high)),
                }
            }
        }
        Self(all)
    }

    pub(super) fn all() -> Self {
        Self::new(vec![(0, LAST)])
    }

    pub(super) fn ranges(&self) -> &[(u32, u32)] {
        &self.0
    }

    pub(super) fn complement(&self) -> Self {
        let mut next = 0;
        let mut others = Vec::new();
        for &(low, high) in &self.0 {
            if next < low {
                others.push((next, low - 1));
            }
            next = high + 1;
        }
        if next <= LAST {
            others.push((next, LAST));
        }
        Self::new(others)
    }

    fn intersection(&self, others: &[(u32, u32)]) -> Self {
        let mut both = Vec::new();
        for &(low, high) in &self.0 {
            for &(other_low, other_high) in others {
                if low.max(other_low) <= high.min(other_high) {
                    both.push((low.max(other_low), high.min(other_high)));
                }
            }
        }
        Self::new(both)
    }

    fn pick(&self, rng: &mut Rng) -> Option<char> {
        // A range each time: those at the end of a large set are as worthwhile as those at its beginning.
        let &(low, high) = rng.pick(&self.0)?;
        char::from_u32(rng.between(low, high))
    }
}

/// A set of characters, ordered by how good a sample they make.
#[derive(Debug, Clone)]
pub(in super::super) struct Palette {
    /// The best first; the last is the whole set.
    tiers: [Letters; 4],
}

impl Palette {
    pub(super) fn new(letters: Letters) -> Self {
        let tiers = [
            letters.intersection(&WORDS),
            letters.intersection(&GRAPHIC),
            letters.intersection(&VISIBLE),
            letters,
        ];
        Self { tiers }
    }

    /// All characters.
    pub(in super::super) fn all() -> Self {
        Self::new(Letters::all())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tiers.iter().all(|tier| tier.0.is_empty())
    }

    /// Adds a character to a text: mostly a letter or digit, at times any that can be seen. Of `plain` texts, which
    /// go into HTTP headers, only where the set has no other.
    pub(in super::super) fn add(&self, rng: &mut Rng, plain: bool, text: &mut String) {
        let first = match rng.below(32) {
            0 if !plain => 2,
            1..=3 => 1,
            _ => 0,
        };
        let better = self.tiers.iter().skip(first);
        let worse = self.tiers.iter();
        text.extend(better.chain(worse).find_map(|tier| tier.pick(rng)));
    }

    /// Some characters that are not in the set, visible ones first.
    pub(super) fn others(&self) -> Vec<char> {
        let others = self.tiers.last().map(Letters::complement).unwrap_or_default();
        let tiers = [others.intersection(&GRAPHIC), others.intersection(&VISIBLE), others];
        tiers.iter().filter_map(|tier| char::from_u32(tier.0.first()?.0)).collect()
    }
}
