//! Deterministic automata: one look into a table for each character.

use super::Alphabet;

/// A deterministic automaton. State 0 is where nothing matches any more.
#[derive(Debug)]
pub struct Dfa {
    /// The classes of characters.
    pub alphabet: Alphabet,
    /// Where each class leads from each state.
    pub table: Table,
    /// How many states there are.
    pub states: u16,
    /// The first state.
    pub start: u16,
    /// From this one on, a text may end in a state.
    pub accepting: u16,
    /// From this one on, every text matches.
    pub matched: u16,
}

/// The next states: for each class, all states' in turn.
#[derive(Debug)]
pub enum Table {
    /// Up to 256 states.
    Narrow(&'static [u8]),
    /// More.
    Wide(&'static [u16]),
}

impl Dfa {
    pub(super) fn is_match(&self, text: &str) -> bool {
        match self.table {
            Table::Narrow(next) => self.walk(text, next),
            Table::Wide(next) => self.walk(text, next),
        }
    }

    fn walk<S: Copy + Into<usize>>(&self, text: &str, next: &[S]) -> bool {
        let states = usize::from(self.states);
        let mut state = usize::from(self.start);
        let mut at = 0;
        while let Some((class, length)) = self.alphabet.class(text, at) {
            at += length;
            state = next.get(class * states + state).map_or(0, |&state| state.into());
            if state == 0 || state >= usize::from(self.matched) {
                break;
            }
        }
        state >= usize::from(self.accepting)
    }
}
