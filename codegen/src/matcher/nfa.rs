//! All positions at once, as bits: what remains where a deterministic table would be too large.
//!
//! Positions stand in the order of the pattern, so that most edges lead to the next bit and are one shift; edges
//! from a position to itself are one mask; the others are jumps, which neighbours with the same targets share.

use std::collections::BTreeMap;

use super::alphabet::{partition, Alphabet};
use super::positions::Automaton;

/// Bit sets over positions, 64 to a word; the first bit is the start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nfa {
    /// The classes of characters.
    pub alphabet: Alphabet,
    /// How many words a set takes.
    pub words: usize,
    /// For each class, the positions that read it.
    pub reads: Vec<u64>,
    /// The positions that may follow the one before.
    pub chain: Vec<u64>,
    /// The positions that may follow themselves.
    pub stay: Vec<u64>,
    /// All other edges.
    pub jumps: Vec<Jump>,
    /// The positions at which a text may end.
    pub last: Vec<u64>,
    /// The positions behind the pattern: who is there has matched.
    pub matched: Vec<u64>,
}

/// Edges that neighbours share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jump {
    /// The first of the positions.
    pub from: u16,
    /// The last of them.
    pub to: u16,
    /// Where they lead.
    pub targets: Vec<u16>,
}

const MAX_BYTES: usize = 1 << 16;
const MAX_JUMP_TARGETS: usize = 1 << 12;

/// The bit sets of an automaton without counters; `None` when they are too large.
pub fn nfa(automaton: &Automaton) -> Option<Nfa> {
    let words = automaton.positions.len().div_ceil(64);
    let mut sets: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, position) in automaton.positions.iter().enumerate() {
        sets.entry(&position.set).or_default().push(at);
    }
    let unique: Vec<_> = sets.keys().copied().collect();
    let partition = partition(&unique)?;
    let mut reads = vec![0; words * partition.alphabet.classes];
    for (classes, positions) in partition.members.iter().zip(sets.values()) {
        for &class in classes {
            let row = reads.get_mut(usize::from(class) * words..)?;
            positions.iter().for_each(|&at| set(row, at));
        }
    }
    let bits = |wanted: &dyn Fn(usize) -> bool| {
        let mut bits = vec![0; words];
        (0..automaton.positions.len()).filter(|&at| wanted(at)).for_each(|at| set(&mut bits, at));
        bits
    };
    let edge =
        |from: usize, to: usize| automaton.follow.get(from).is_some_and(|f| f.binary_search(&to).is_ok());
    let chain = bits(&|at| at > 0 && edge(at - 1, at));
    let stay = bits(&|at| edge(at, at));
    let last = bits(&|at| automaton.last.get(at) == Some(&true));
    let matched = bits(&|at| {
        let behind = automaton.positions.get(at).is_some_and(|position| position.behind);
        behind && automaton.last.get(at) == Some(&true)
    });
    let jumps = jumps(automaton)?;
    let targets: usize = jumps.iter().map(|jump| jump.targets.len()).sum();
    let fits = reads.len() * 8 <= MAX_BYTES && targets <= MAX_JUMP_TARGETS;
    fits.then_some(Nfa { alphabet: partition.alphabet, words, reads, chain, stay, jumps, last, matched })
}

fn jumps(automaton: &Automaton) -> Option<Vec<Jump>> {
    let mut jumps: Vec<Jump> = Vec::new();
    for (at, follow) in automaton.follow.iter().enumerate() {
        let others = follow.iter().filter(|&&to| to != at && to != at + 1);
        let targets: Option<Vec<u16>> = others.map(|&to| u16::try_from(to).ok()).collect();
        let (targets, at) = (targets?, u16::try_from(at).ok()?);
        match jumps.last_mut() {
            _ if targets.is_empty() => {}
            Some(jump) if jump.to.checked_add(1) == Some(at) && jump.targets == targets => jump.to = at,
            _ => jumps.push(Jump { from: at, to: at, targets }),
        }
    }
    Some(jumps)
}

fn set(bits: &mut [u64], at: usize) {
    if let Some(word) = bits.get_mut(at / 64) {
        *word |= 1 << (at % 64);
    }
}
