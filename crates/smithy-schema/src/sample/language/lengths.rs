//! Sets of lengths that texts can have.

use super::super::rng::Rng;

/// Lengths in characters: ranges in order, both ends included, which do not touch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Lengths(Vec<(u32, u32)>);

/// Longer texts are not sampled.
pub(in super::super) const LONGEST: u32 = 1 << 17;
/// How many ranges a set keeps, the shortest: a subset of the lengths is good enough.
const RANGES: usize = 128;

impl Lengths {
    pub(in super::super) fn between(low: u32, high: u32) -> Self {
        Self::new(vec![(low, high)])
    }

    fn new(mut ranges: Vec<(u32, u32)>) -> Self {
        ranges.sort_unstable();
        let mut all: Vec<(u32, u32)> = Vec::new();
        for (low, high) in ranges {
            let high = high.min(LONGEST);
            match all.last_mut() {
                _ if low > high => {}
                Some((_, end)) if low <= end.saturating_add(1) => *end = high.max(*end),
                _ => all.push((low, high)),
            }
        }
        all.truncate(RANGES);
        Self(all)
    }

    pub(in super::super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn contains(&self, length: u32) -> bool {
        self.0.iter().any(|&(low, high)| (low..=high).contains(&length))
    }

    pub(super) fn union(&self, other: &Self) -> Self {
        Self::new(self.0.iter().chain(&other.0).copied().collect())
    }

    /// The lengths of a text of this set followed by one of the other.
    pub(super) fn sum(&self, other: &Self) -> Self {
        let pairs = self.0.iter().flat_map(|one| other.0.iter().map(move |other| (one, other)));
        Self::new(pairs.map(|(one, other)| (one.0 + other.0, one.1.saturating_add(other.1))).collect())
    }

    /// Those within bounds.
    pub(in super::super) fn within(&self, low: u32, high: u32) -> Self {
        Self::new(self.0.iter().map(|range| (range.0.max(low), range.1.min(high))).collect())
    }

    /// All other lengths.
    pub(in super::super) fn gaps(&self) -> Self {
        let starts = [0].into_iter().chain(self.0.iter().map(|range| range.1 + 1));
        let ends = self.0.iter().map(|range| range.0.checked_sub(1)).chain([Some(LONGEST)]);
        Self::new(starts.zip(ends).filter_map(|(start, end)| Some((start, end?))).collect())
    }

    /// The parts that texts of the whole length can begin with, if a text of `rest` is to follow.
    pub(super) fn beside(&self, rest: &Self, whole: u32) -> Self {
        let left = rest.0.iter().filter(|range| range.0 <= whole);
        let wanted = Self::new(left.map(|range| (whole.saturating_sub(range.1), whole - range.0)).collect());
        let both = self.0.iter().flat_map(|one| wanted.0.iter().map(move |other| (one, other)));
        Self::new(both.map(|(one, other)| (one.0.max(other.0), one.1.min(other.1))).collect())
    }

    /// One of them.
    pub(in super::super) fn pick(&self, rng: &mut Rng) -> Option<u32> {
        let &(low, high) = rng.pick(&self.0)?;
        Some(rng.between(low, high))
    }

    /// The shortest ones.
    pub(in super::super) fn lowest(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().flat_map(|range| range.0..=range.1)
    }

    /// The longest ones, the longest first.
    pub(in super::super) fn highest(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().rev().flat_map(|range| (range.0..=range.1).rev())
    }
}
