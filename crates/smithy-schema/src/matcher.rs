//! Matchers: regular expressions that were compiled when the crate was generated, as tables.
//!
//! All of them take time in proportion to the text, and allocate nothing. Texts are matched by Unicode scalar
//! values, as `@pattern` asks for. A table that contradicts itself matches wrongly, but never panics.

mod alphabet;
mod dfa;
mod nfa;
mod runs;

pub use alphabet::Alphabet;
pub use dfa::{Dfa, Table};
pub use nfa::{Jump, Nfa};
pub use runs::{Class, Runs, Step};

/// A compiled regular expression ([spec](https://smithy.io/2.0/spec/constraint-traits.html#pattern-trait)).
#[derive(Debug)]
pub enum Matcher {
    /// Steps, each of which reads as many characters of a class as it can.
    Runs(Runs),
    /// A deterministic automaton.
    Dfa(Dfa),
    /// An automaton whose states are bits.
    Nfa(Nfa),
}

impl Matcher {
    /// True when the text contains a match.
    pub fn is_match(&self, text: &str) -> bool {
        match self {
            Self::Runs(runs) => runs.is_match(text),
            Self::Dfa(dfa) => dfa.is_match(text),
            Self::Nfa(nfa) => nfa.is_match(text),
        }
    }
}
