//! The characters that an automaton cannot tell apart, as numbered classes.

use std::collections::BTreeMap;

use super::set::{successor, CharSet};

/// A partition of all characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alphabet {
    /// Where each class begins to hold, in order, from U+0000.
    pub starts: Vec<(char, u8)>,
    /// How many classes there are.
    pub classes: usize,
}

/// An alphabet, and which classes the sets that made it are of.
pub struct Partition {
    pub alphabet: Alphabet,
    /// For each set, its classes.
    pub members: Vec<Vec<u8>>,
}

/// The coarsest alphabet in which each of the sets is made of whole classes; `None` when that takes too many.
pub fn partition(sets: &[&CharSet]) -> Option<Partition> {
    let mut starts = vec!['\0'];
    for (low, high) in sets.iter().flat_map(|set| set.ranges()) {
        starts.push(*low);
        starts.extend(successor(*high));
    }
    starts.sort_unstable();
    starts.dedup();
    let mut numbers: BTreeMap<Vec<usize>, u8> = BTreeMap::new();
    let mut alphabet = Alphabet { starts: Vec::new(), classes: 0 };
    for start in starts {
        let inside: Vec<usize> =
            (0..sets.len()).filter(|&at| sets.get(at).is_some_and(|s| s.contains(start))).collect();
        let fresh = u8::try_from(numbers.len()).ok();
        let number = match numbers.get(&inside) {
            Some(number) => *number,
            None => *numbers.entry(inside).or_insert(fresh?),
        };
        if alphabet.starts.last().is_none_or(|&(_, before)| before != number) {
            alphabet.starts.push((start, number));
        }
    }
    alphabet.classes = numbers.len();
    let mut members = vec![Vec::new(); sets.len()];
    for (inside, number) in numbers {
        for at in inside {
            if let Some(classes) = members.get_mut(at) {
                classes.push(number);
            }
        }
    }
    Some(Partition { alphabet, members })
}
