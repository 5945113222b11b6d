//! Numbers and texts at random for tests, the same ones in each run.
#![allow(clippy::unwrap_used)]

/// Where the next number comes from: any seed but 0.
pub struct Random(pub u64);

impl Random {
    /// A number below the bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound).unwrap()).unwrap()
    }

    /// Fewer than so many of these fragments, one behind the other.
    pub fn text_of(&mut self, fragments: &[&str], bound: usize) -> String {
        (0..self.below(bound)).map(|_| fragments[self.below(fragments.len())]).collect()
    }
}
