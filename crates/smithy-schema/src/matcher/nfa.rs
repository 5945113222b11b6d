//! Automata whose states are bits: for what a deterministic table would be too large.

use super::Alphabet;

/// An automaton over positions of a pattern. A set of positions is some words of 64 bits.
#[derive(Debug)]
pub struct Nfa {
    /// The classes of characters.
    pub alphabet: Alphabet,
    /// How many words a set takes, at most 256.
    pub words: u16,
    /// For each class, the positions that read it.
    pub reads: &'static [u64],
    /// The positions that may follow the one before.
    pub chain: &'static [u64],
    /// The positions that may follow themselves.
    pub stay: &'static [u64],
    /// All other ways.
    pub jumps: &'static [Jump],
    /// The positions at which a text may end.
    pub last: &'static [u64],
    /// The positions from which every text matches.
    pub matched: &'static [u64],
}

/// From any of some neighbouring positions to each of the targets.
#[derive(Debug)]
pub struct Jump {
    /// The first of the positions.
    pub from: u16,
    /// The last of them.
    pub to: u16,
    /// Where they lead.
    pub targets: &'static [u16],
}

impl Nfa {
    pub(super) fn is_match(&self, text: &str) -> bool {
        match self.words {
            0..=4 => self.walk::<4>(text),
            5..=32 => self.walk::<32>(text),
            _ => self.walk::<256>(text),
        }
    }

    fn walk<const WORDS: usize>(&self, text: &str) -> bool {
        let words = usize::from(self.words);
        let mut now = [0_u64; WORDS];
        now[0] = 1;
        let mut at = 0;
        while let Some((class, length)) = self.alphabet.class(text, at) {
            at += length;
            let mut next = [0_u64; WORDS];
            let mut carry = 0;
            for (((next, now), chain), stay) in next.iter_mut().zip(&now).zip(self.chain).zip(self.stay) {
                *next = (now << 1 | carry) & chain | now & stay;
                carry = now >> 63;
            }
            for jump in self.jumps {
                if any(&now, jump) {
                    for &target in jump.targets {
                        if let Some(word) = next.get_mut(usize::from(target) / 64) {
                            *word |= 1 << (target % 64);
                        }
                    }
                }
            }
            let reads = self.reads.get(class * words..).unwrap_or_default();
            let mut alive = 0;
            for (next, reads) in next.iter_mut().take(words).zip(reads) {
                *next &= reads;
                alive |= *next;
            }
            if alive == 0 {
                return false;
            }
            if share(&next, self.matched) {
                return true;
            }
            now = next;
        }
        share(&now, self.last)
    }
}

fn share(now: &[u64], wanted: &[u64]) -> bool {
    now.iter().zip(wanted).any(|(now, wanted)| now & wanted != 0)
}

/// True when any position that the jump starts from is in the set.
fn any(now: &[u64], jump: &Jump) -> bool {
    let (first, last) = (usize::from(jump.from), usize::from(jump.to));
    (first / 64..=last / 64).any(|at| {
        let low = if at == first / 64 { u64::MAX << (first % 64) } else { u64::MAX };
        let high = if at == last / 64 { u64::MAX >> (63 - last % 64) } else { u64::MAX };
        now.get(at).is_some_and(|word| word & low & high != 0)
    })
}
