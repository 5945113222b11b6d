//! Runs: the matcher of patterns whose every next character says where it belongs.
//!
//! A position keeps its counter, so that `.{0,1023}` is one step and not a thousand. That is right where nothing
//! that may follow a position shares a character with it, or with what else may follow.

use std::collections::BTreeMap;

use super::positions::Automaton;
use super::set::CharSet;

/// A table of steps, each of which reads as much as it can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runs {
    /// The sets that steps read, at most `MAX_CLASSES`.
    pub classes: Vec<CharSet>,
    /// The steps.
    pub steps: Vec<Step>,
    /// The first.
    pub start: Target,
}

/// A step: when it succeeds, `next` comes; when not, `or` is tried at the same place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it reads.
    pub take: Take,
    /// What comes then.
    pub next: Target,
    /// What is tried instead.
    pub or: Target,
}

/// What a step reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Take {
    /// A text.
    Text(String),
    /// Characters of a class.
    Run {
        /// Its place among the classes.
        class: u8,
        /// At least so many.
        min: u32,
        /// At most so many.
        max: Option<u32>,
        /// The text that must follow; often none.
        then: String,
    },
}

/// Where a table goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// With a step.
    Step(u16),
    /// The text matches if it ends here.
    End,
    /// The text matches.
    Match,
    /// It does not.
    Fail,
}

/// How many sets a table may have: one bit each.
pub const MAX_CLASSES: usize = 8;
const MAX_STEPS: usize = 256;
/// A text's length, in characters, up to which a repeated character is written out.
const MAX_TEXT: usize = 64;

/// The table of an automaton with counters; `None` when it is not deterministic, or too large.
pub fn runs(automaton: &Automaton) -> Option<Runs> {
    let choices: Option<Vec<Choice>> =
        (0..automaton.positions.len()).map(|at| choice(automaton, at)).collect();
    let choices = choices?;
    let mut table =
        Table { automaton, choices: &choices, bases: BTreeMap::new(), order: Vec::new(), size: 0 };
    let mut runs = Runs { classes: Vec::new(), steps: Vec::new(), start: table.target(choices.first()?)? };
    let mut done = 0;
    while let Some(choice) = table.order.get(done).cloned() {
        done += 1;
        let base = *table.bases.get(&choice)?;
        for (index, &at) in choice.options.iter().enumerate() {
            let or = match index + 1 < choice.options.len() {
                true => Target::Step(u16::try_from(base + index + 1).ok()?),
                false => choice.otherwise(),
            };
            let (take, last) = table.take(at, &mut runs.classes)?;
            runs.steps.push(Step { take, next: table.target(choices.get(last)?)?, or });
        }
    }
    (runs.classes.len() <= MAX_CLASSES).then_some(runs)
}

/// True when a deterministic automaton with counters matches every text.
pub fn is_everything(automaton: &Automaton) -> bool {
    let complete = |at: usize| {
        let Some(choice) = choice(automaton, at) else { return false };
        let mut covered = CharSet::default();
        for set in choice.options.iter().filter_map(|&to| automaton.positions.get(to)) {
            covered = covered.union(&set.set);
        }
        // While a counter runs, its own set goes on; when it is full, only what follows does.
        let full = covered == CharSet::all();
        let running = automaton.positions.get(at).filter(|position| position.max != Some(position.min));
        let goes_on = match running {
            None => full,
            Some(position) => {
                covered.union(&position.set) == CharSet::all() && (position.max.is_none() || full)
            }
        };
        choice.matched || (choice.ends && goes_on)
    };
    automaton.positions.iter().enumerate().all(|(at, position)| position.min <= 1 && complete(at))
}

/// What may come after a position.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Choice {
    options: Vec<usize>,
    ends: bool,
    matched: bool,
}

impl Choice {
    fn otherwise(&self) -> Target {
        match self {
            Self { matched: true, .. } => Target::Match,
            Self { ends: true, .. } => Target::End,
            _ => Target::Fail,
        }
    }
}

/// The choice after a position, when the next character decides it.
fn choice(automaton: &Automaton, at: usize) -> Option<Choice> {
    let position = automaton.positions.get(at)?;
    let ends = *automaton.last.get(at)?;
    let follow = automaton.follow.get(at)?;
    let behind = |at: &usize| automaton.positions.get(*at).is_some_and(|position| position.behind);
    if ends && follow.iter().any(behind) {
        return Some(Choice { options: Vec::new(), ends, matched: true });
    }
    let mut taken = match position.max == Some(position.min) {
        true => CharSet::default(),
        false => position.set.clone(),
    };
    for to in follow {
        let set = &automaton.positions.get(*to)?.set;
        if !taken.is_disjoint(set) {
            return None;
        }
        taken = taken.union(set);
    }
    Some(Choice { options: follow.clone(), ends, matched: false })
}

struct Table<'a> {
    automaton: &'a Automaton,
    choices: &'a [Choice],
    /// Where the steps of a choice begin.
    bases: BTreeMap<Choice, usize>,
    order: Vec<Choice>,
    size: usize,
}

impl Table<'_> {
    /// Where a choice is decided.
    fn target(&mut self, choice: &Choice) -> Option<Target> {
        if choice.options.is_empty() {
            return Some(choice.otherwise());
        }
        let base = match self.bases.get(choice) {
            Some(base) => *base,
            None => {
                let base = self.size;
                self.size += choice.options.len();
                self.bases.insert(choice.clone(), base);
                self.order.push(choice.clone());
                base
            }
        };
        if self.size > MAX_STEPS {
            return None;
        }
        Some(Target::Step(u16::try_from(base).ok()?))
    }

    /// What a step reads that begins at a position, and the last position that it covers.
    fn take(&self, at: usize, classes: &mut Vec<CharSet>) -> Option<(Take, usize)> {
        if let Some(text) = self.fixed(at) {
            let (more, last) = self.text_behind(at);
            return Some((Take::Text(text + &more), last));
        }
        let position = self.automaton.positions.get(at)?;
        let class = match classes.iter().position(|class| *class == position.set) {
            Some(class) => class,
            None => {
                classes.push(position.set.clone());
                classes.len() - 1
            }
        };
        let (then, last) = self.text_behind(at);
        let (min, max) = (position.min, position.max);
        Some((Take::Run { class: u8::try_from(class).ok()?, min, max, then }, last))
    }

    /// The text that must follow a position, and the last position that it covers.
    fn text_behind(&self, at: usize) -> (String, usize) {
        let (mut text, mut last) = (String::new(), at);
        while let Some(Choice { options, ends: false, matched: false }) = self.choices.get(last) {
            let [only] = options.as_slice() else { break };
            let Some(more) = self.fixed(*only).filter(|_| text.len() < 4 * MAX_TEXT) else { break };
            text.push_str(&more);
            last = *only;
        }
        (text, last)
    }

    /// The text of a position that reads one only.
    fn fixed(&self, at: usize) -> Option<String> {
        let position = self.automaton.positions.get(at)?;
        let character = position.set.only().filter(|_| position.max == Some(position.min))?;
        let count = usize::try_from(position.min).ok().filter(|&count| count <= MAX_TEXT)?;
        Some(std::iter::repeat_n(character, count).collect())
    }
}
