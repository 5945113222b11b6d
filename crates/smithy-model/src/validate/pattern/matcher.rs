//! Matches patterns: backtracking, with limits on steps and depth.

use super::{Atom, Piece, Sequence};

/// A pattern that needs more steps than this for one value is left alone.
const MAX_STEPS: u32 = 200_000;
/// Longer values are left alone.
const MAX_VALUE: usize = 10_000;
/// Matching recurses with every piece and every repetition of a group.
const MAX_MATCH_DEPTH: u32 = 256;

/// Whether any part of `text` matches; `None` when that takes too long to find out.
pub(super) fn is_match(alternatives: &[Sequence], text: &str) -> Option<bool> {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() > MAX_VALUE {
        return None;
    }
    let mut matcher = Matcher { chars: &chars, steps: 0, depth: 0, gave_up: false };
    for start in 0..=chars.len() {
        if matcher.any(alternatives, start, &mut |_, _| true) {
            return Some(true);
        }
    }
    (!matcher.gave_up).then_some(false)
}

struct Matcher<'c> {
    chars: &'c [char],
    steps: u32,
    depth: u32,
    gave_up: bool,
}

/// Goes on after a part has matched up to a position; true when all the rest matches.
type Next<'n, 'c> = &'n mut dyn FnMut(&mut Matcher<'c>, usize) -> bool;

impl<'c> Matcher<'c> {
    fn any(&mut self, alternatives: &[Sequence], at: usize, next: Next<'_, 'c>) -> bool {
        alternatives.iter().any(|sequence| self.sequence(sequence, at, &mut *next))
    }

    fn sequence(&mut self, sequence: &[Piece], at: usize, next: Next<'_, 'c>) -> bool {
        match sequence.split_first() {
            None => next(self, at),
            Some((piece, rest)) => {
                self.repeat(piece, 0, at, &mut |matcher, after| matcher.sequence(rest, after, &mut *next))
            }
        }
    }

    fn repeat(&mut self, piece: &Piece, count: u32, at: usize, next: Next<'_, 'c>) -> bool {
        if self.steps >= MAX_STEPS || self.depth >= MAX_MATCH_DEPTH {
            self.gave_up = true;
            return false;
        }
        self.steps += 1;
        self.depth += 1;
        let found = self.repeat_deeper(piece, count, at, next);
        self.depth -= 1;
        found
    }

    fn repeat_deeper(&mut self, piece: &Piece, count: u32, at: usize, next: Next<'_, 'c>) -> bool {
        if let (Some(reach), true) = (self.run_length(piece, at), count == 0) {
            // Single characters repeat without recursion.
            let (min, max) = (piece.min as usize, (piece.max as usize).min(reach));
            if max < min {
                return false;
            }
            let mut counts = min..=max;
            return if piece.greedy {
                counts.rev().any(|count| next(self, at + count))
            } else {
                counts.any(|count| next(self, at + count))
            };
        }
        let done = count >= piece.min;
        if !piece.greedy && done && next(self, at) {
            return true;
        }
        let again = count < piece.max
            && self.atom(&piece.atom, at, &mut |matcher, after| {
                // An empty repetition would go on for ever.
                (after > at || count < piece.min) && matcher.repeat(piece, count + 1, after, &mut *next)
            });
        again || (piece.greedy && done && next(self, at))
    }

    /// How often a single-character atom matches from here on; `None` for other atoms.
    fn run_length(&self, piece: &Piece, at: usize) -> Option<usize> {
        if !matches!(piece.atom, Atom::Any | Atom::Class { .. }) {
            return None;
        }
        let rest = self.chars.get(at..).unwrap_or_default();
        Some(rest.iter().take(piece.max as usize).take_while(|c| single(&piece.atom, **c)).count())
    }

    fn atom(&mut self, atom: &Atom, at: usize, next: Next<'_, 'c>) -> bool {
        let word = |at: Option<usize>| {
            at.and_then(|at| self.chars.get(at)).is_some_and(|c| c.is_ascii_alphanumeric() || *c == '_')
        };
        match atom {
            Atom::Any | Atom::Class { .. } => {
                self.chars.get(at).is_some_and(|c| single(atom, *c)) && next(self, at + 1)
            }
            Atom::Group(alternatives) => self.any(alternatives, at, next),
            Atom::Start => at == 0 && next(self, at),
            Atom::End => at == self.chars.len() && next(self, at),
            Atom::WordBoundary(wanted) => {
                (word(at.checked_sub(1)) != word(Some(at))) == *wanted && next(self, at)
            }
            Atom::LookAhead { alternatives, negated } => {
                self.any(alternatives, at, &mut |_, _| true) != *negated && next(self, at)
            }
        }
    }
}

fn single(atom: &Atom, c: char) -> bool {
    match atom {
        Atom::Any => !matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}'),
        Atom::Class { ranges, negated } => {
            ranges.iter().any(|(first, last)| (*first..=*last).contains(&c)) != *negated
        }
        _ => false,
    }
}
