//! A deterministic automaton without counters, by subset construction.

use std::collections::BTreeMap;

use super::alphabet::{partition, Alphabet};
use super::minimize;
use super::positions::Automaton;

/// States and where each class of characters leads from each: the smallest such table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dfa {
    /// The classes of characters.
    pub alphabet: Alphabet,
    /// The next state, for each class all states' in turn. State 0 leads nowhere.
    pub next: Vec<u16>,
    /// How many states there are.
    pub states: u16,
    /// The first.
    pub start: u16,
    /// From this on, a text may end in a state.
    pub accepting: u16,
    /// From here on, every text matches; the number of states when there is no such state.
    pub matched: u16,
}

impl Dfa {
    /// True when every text matches.
    pub fn is_everything(&self) -> bool {
        self.start >= self.matched
    }

    /// How many bytes the table takes.
    pub fn size(&self) -> usize {
        self.next.len() * if self.states <= 256 { 1 } else { 2 }
    }
}

/// A table as it was built: rows of states, not yet smallest.
pub struct Rows {
    /// For each state, where each class leads.
    pub next: Vec<Vec<usize>>,
    /// Whether a text may end in a state.
    pub accepting: Vec<bool>,
}

/// The state in which every text matches, as a set of positions.
const MATCHED: usize = usize::MAX;
/// Tables that grow beyond these are not worth it.
const MAX_STATES: usize = 4096;
const MAX_WORK: usize = 3_000_000;

/// The smallest table of an automaton without counters; `None` when there are too many states on the way.
pub fn dfa(automaton: &Automaton) -> Option<Dfa> {
    let sets: Vec<_> = automaton.positions.iter().map(|position| &position.set).collect();
    let mut unique = sets.clone();
    unique.sort_unstable();
    unique.dedup();
    let partition = partition(&unique)?;
    let classes_of: Vec<&[u8]> = sets
        .iter()
        .map(|set| {
            unique
                .binary_search(set)
                .ok()
                .and_then(|at| partition.members.get(at))
                .map_or(&[][..], Vec::as_slice)
        })
        .collect();
    let rows = rows(automaton, partition.alphabet.classes, &classes_of)?;
    minimize::minimize(&rows, partition.alphabet)
}

fn rows(automaton: &Automaton, classes: usize, classes_of: &[&[u8]]) -> Option<Rows> {
    let mut numbers: BTreeMap<Vec<usize>, usize> = BTreeMap::from([(vec![0], 0)]);
    let mut states = vec![vec![0]];
    let mut rows = Rows { next: Vec::new(), accepting: Vec::new() };
    let mut work = 0_usize;
    while let Some(state) = states.get(rows.next.len()).cloned() {
        let matched = state.first() == Some(&MATCHED);
        rows.accepting.push(matched || state.iter().any(|&at| automaton.last.get(at) == Some(&true)));
        work += state.len() + classes;
        let mut targets: Vec<usize> =
            state.iter().filter_map(|&at| automaton.follow.get(at)).flatten().copied().collect();
        work += targets.len();
        targets.sort_unstable();
        targets.dedup();
        let mut buckets: Vec<Vec<usize>> = vec![if matched { vec![MATCHED] } else { Vec::new() }; classes];
        for to in targets {
            let behind = automaton.positions.get(to).is_some_and(|position| position.behind);
            for &class in classes_of.get(to).copied().unwrap_or_default() {
                let Some(bucket) = buckets.get_mut(usize::from(class)) else { continue };
                work += 1;
                match bucket.first() {
                    Some(&MATCHED) => {}
                    _ if behind => *bucket = vec![MATCHED],
                    _ => bucket.push(to),
                }
            }
        }
        let mut row = Vec::with_capacity(classes);
        for bucket in buckets {
            let fresh = states.len();
            row.push(match numbers.get(&bucket) {
                Some(number) => *number,
                None => {
                    states.push(bucket.clone());
                    numbers.insert(bucket, fresh);
                    fresh
                }
            });
        }
        rows.next.push(row);
        if states.len() > MAX_STATES || work > MAX_WORK {
            return None;
        }
    }
    Some(rows)
}
