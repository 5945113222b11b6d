//! Texts that a pattern matches, from a seed: a walk through its automaton.

use super::positions::{Automaton, Counting};
use super::set::CharSet;
use super::{parse, simplify, Refusal};

/// After so many positions a walk takes the shortest way to the end.
const PATIENCE: usize = 40;
/// A counter that may run so far does so, at times: the boundary is worth a sample.
const LONGEST: u32 = 4096;

/// Makes texts that a pattern matches.
#[derive(Debug, Clone)]
pub struct Sampler {
    automaton: Automaton,
    /// How far each position is from the end of a match.
    distances: Vec<Option<usize>>,
}

impl Sampler {
    /// A sampler of a pattern.
    ///
    /// # Errors
    /// As [`compile`](super::compile).
    pub fn new(source: &str) -> Result<Self, Refusal> {
        let parsed = parse::parse(source)?;
        if let Some(refusal) = parsed.beyond {
            return Err(refusal);
        }
        let root = simplify::simplify(&parsed.root);
        let automaton = Automaton::new(&root, Counting::Counters)
            .or_else(|| Automaton::new(&root, Counting::Copies))
            .ok_or_else(|| Refusal::unsupported(0, "takes a table that is too large"))?;
        let distances = automaton.distances();
        Ok(Self { automaton, distances })
    }

    /// A text that the pattern matches, the same for the same seed; `None` when nothing matches it.
    pub fn sample(&self, seed: u64) -> Option<String> {
        walk(&self.automaton, &self.distances, &mut Dice(seed))
    }
}

fn walk(automaton: &Automaton, distances: &[Option<usize>], dice: &mut Dice) -> Option<String> {
    let mut text = String::new();
    let mut at = 0;
    let mut steps = 0;
    loop {
        let ways = automaton.follow.get(at)?;
        let tired = steps > PATIENCE;
        let may_end = *automaton.last.get(at)?;
        if may_end && (tired || ways.is_empty() || dice.below(3) == 0) {
            return Some(text);
        }
        at = match tired {
            true => {
                *ways.iter().min_by_key(|&&to| distances.get(to).copied().flatten().unwrap_or(usize::MAX))?
            }
            false => *ways.get(dice.below(u32::try_from(ways.len()).ok()?) as usize)?,
        };
        steps += 1;
        let position = automaton.positions.get(at)?;
        for _ in 0..dice.count(position.min, position.max) {
            text.push(dice.member(&position.set)?);
        }
    }
}

/// A small generator of numbers that look random (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        // The upper half times the bound, halved again: below the bound.
        u32::try_from(((mixed >> 32) * u64::from(bound)) >> 32).unwrap_or(0)
    }

    /// A count within bounds: often a bound itself.
    fn count(&mut self, min: u32, max: Option<u32>) -> u32 {
        let max = max.unwrap_or_else(|| min.saturating_add(20));
        match self.below(8) {
            0 | 1 => min,
            2 if max <= LONGEST => max,
            _ => min + self.below((max - min).saturating_add(1).min(20)),
        }
    }

    /// A character of a set: printable ASCII mostly, where there is some.
    fn member(&mut self, set: &CharSet) -> Option<char> {
        let plain = set.intersection(&CharSet::from_ranges([(0x20, 0x7E)]));
        let from = if plain.is_empty() || self.below(16) == 0 { set } else { &plain };
        // Ranges at the end of a large set are as worthwhile as those at its beginning.
        let (low, high) = *from.ranges().get(self.below(u32::try_from(from.ranges().len()).ok()?) as usize)?;
        let range = CharSet::from_ranges([(low.into(), high.into())]);
        range.nth(self.below(range.len()))
    }
}
