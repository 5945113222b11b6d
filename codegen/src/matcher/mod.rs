//! Patterns become matchers: `@pattern`'s regular expressions as tables, at generation time.
//!
//! A pattern is parsed as ECMA 262 has it, becomes an automaton, and then the cheapest table that decides it:
//! nothing where every text matches, runs of classes where each next character says where it belongs, a smallest
//! deterministic automaton, or bit sets. All of them take linear time and allocate nothing. What refers back or
//! looks around is beyond automata, and refused.

mod alphabet;
mod dfa;
mod hazard;
mod inclusion;
mod minimize;
mod nfa;
mod parse;
mod positions;
mod property;
mod runs;
mod sample;
mod set;
mod simplify;
mod syntax;
mod unicode;

pub use alphabet::Alphabet;
pub use dfa::Dfa;
pub use hazard::{hazards, Hazard, HazardKind, Severity};
pub use inclusion::includes;
pub use nfa::{Jump, Nfa};
pub use runs::{Runs, Step, Take, Target};
pub use sample::Sampler;
pub use set::CharSet;

use positions::{Automaton, Counting};

/// A compiled pattern: plain data for a runtime's tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compiled {
    /// Every text matches: there is nothing to check.
    Everything,
    /// Steps that read as much as they can.
    Runs(Runs),
    /// A deterministic automaton.
    Dfa(Dfa),
    /// Bit sets.
    Nfa(Nfa),
}

/// Why a pattern has no matcher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is no regular expression of ECMA 262.
    Invalid(Place),
    /// It is one, but no table of a sensible size decides it.
    Unsupported(Place),
}

/// A place in a pattern, and what is to be said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The offset in the pattern, in bytes.
    pub offset: usize,
    /// What is there, as a sentence without its full stop.
    pub reason: String,
}

impl Refusal {
    fn invalid(offset: usize, reason: &str) -> Self {
        Self::Invalid(Place { offset, reason: reason.to_owned() })
    }

    fn unsupported(offset: usize, reason: &str) -> Self {
        Self::Unsupported(Place { offset, reason: reason.to_owned() })
    }
}

/// Deterministic tables beyond this many bytes are not worth their room.
const MAX_TABLE: usize = 1 << 15;

/// Compiles a pattern ([`@pattern`](https://smithy.io/2.0/spec/constraint-traits.html#pattern-trait)) to a matcher:
/// ECMA 262 with the `u` flag where the text is valid so, else with Annex B; a search; over Unicode scalar values.
///
/// # Errors
/// The place of what is invalid, or of what no automaton can say: references back, looking around.
pub fn compile(source: &str) -> Result<Compiled, Refusal> {
    let parsed = parse::parse(source)?;
    if let Some(refusal) = parsed.beyond {
        return Err(refusal);
    }
    let root = simplify::simplify(&parsed.root);
    if let Some(automaton) = Automaton::new(&root, Counting::Counters) {
        if let Some(runs) = runs::runs(&automaton) {
            return Ok(match runs::is_everything(&automaton) {
                true => Compiled::Everything,
                false => Compiled::Runs(runs),
            });
        }
    }
    let too_large = || Refusal::unsupported(0, "takes a table that is too large");
    let automaton = Automaton::new(&root, Counting::Copies).ok_or_else(too_large)?;
    match dfa::dfa(&automaton) {
        Some(dfa) if dfa.is_everything() => Ok(Compiled::Everything),
        Some(dfa) if dfa.size() <= MAX_TABLE => Ok(Compiled::Dfa(dfa)),
        _ => nfa::nfa(&automaton).map(Compiled::Nfa).ok_or_else(too_large),
    }
}
