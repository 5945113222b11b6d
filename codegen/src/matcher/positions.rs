//! A pattern as positions and what may follow each: an automaton without empty moves (Glushkov's).
//!
//! The text is matched from end to end: a search is a pattern with anything before and behind it. Assertions are
//! gone: an edge exists where what it asserts holds, and sets are split into word characters and others where a
//! pattern asks for word boundaries.

use super::set::CharSet;
use super::syntax::{Assertion, Node};
use super::unicode;

/// An automaton; position 0 is the start, which reads nothing.
#[derive(Debug, Clone)]
pub struct Automaton {
    /// What each position reads.
    pub positions: Vec<Position>,
    /// What may come after each, in order.
    pub follow: Vec<Vec<usize>>,
    /// Whether the text may end after each.
    pub last: Vec<bool>,
}

/// A step through a text.
#[derive(Debug, Clone)]
pub struct Position {
    /// The characters.
    pub set: CharSet,
    /// At least so many of them, one at least.
    pub min: u32,
    /// At most so many.
    pub max: Option<u32>,
    /// Whatever follows it matches: it stands behind the pattern.
    pub behind: bool,
}

/// Whether positions count, or repeats are written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// A repeated set is one position.
    Counters,
    /// Every position reads one character.
    Copies,
}

/// How many positions an automaton may have.
pub const MAX_POSITIONS: usize = 1 << 14;
/// How many moves it may have on the way.
const MAX_MOVES: usize = 1 << 17;
/// How many moves may be followed to find what follows what: where much is optional, that grows with the square.
const MAX_WORK: usize = 1 << 21;

impl Automaton {
    /// The automaton of a pattern; `None` when it would be too large, or when word boundaries forbid counters.
    pub fn new(root: &Node, counting: Counting) -> Option<Self> {
        let words = asks_for_words(root);
        if words && counting == Counting::Counters {
            return None;
        }
        let start = Position { set: CharSet::default(), min: 0, max: Some(0), behind: false };
        let mut builder =
            Builder { moves: vec![Move::Final], positions: vec![start], counting, words, behind: true };
        let anything = Node::Repeat { node: Box::new(Node::Class(CharSet::all())), min: 0, max: None };
        let behind = builder.build(&anything, FINAL)?;
        builder.behind = false;
        let pattern = builder.build(root, behind)?;
        let entry = builder.build(&anything, pattern)?;
        builder.finish(entry)
    }

    /// How far each position is from the end of a match, in positions.
    pub fn distances(&self) -> Vec<Option<usize>> {
        let mut before: Vec<Vec<usize>> = vec![Vec::new(); self.positions.len()];
        for (from, targets) in self.follow.iter().enumerate() {
            for &to in targets {
                if let Some(list) = before.get_mut(to) {
                    list.push(from);
                }
            }
        }
        let mut distances: Vec<Option<usize>> = self.last.iter().map(|last| last.then_some(0)).collect();
        let mut wave: Vec<usize> =
            (0..self.last.len()).filter(|&at| self.last.get(at) == Some(&true)).collect();
        let mut distance = 0;
        while !wave.is_empty() {
            distance += 1;
            let mut next = Vec::new();
            for at in wave.iter().filter_map(|&at| before.get(at)).flatten() {
                if let Some(place @ None) = distances.get_mut(*at) {
                    *place = Some(distance);
                    next.push(*at);
                }
            }
            wave = next;
        }
        distances
    }

    /// Without the positions that no match passes; in the order of the pattern.
    fn pruned(mut self) -> Self {
        self.accept_early();
        let useful = self.distances();
        let mut keep = vec![false; self.positions.len()];
        let mut pending = vec![0];
        while let Some(at) = pending.pop() {
            if let Some(place @ false) = keep.get_mut(at) {
                *place = true;
                let targets = self.follow.get(at).into_iter().flatten();
                pending.extend(targets.filter(|&&to| matches!(useful.get(to), Some(Some(_)))));
            }
        }
        // They were made from the end of the pattern to its beginning; the start stays first.
        let kept = std::iter::once(0).chain((1..keep.len()).rev().filter(|&at| keep.get(at) == Some(&true)));
        let order: Vec<usize> = kept.collect();
        let mut renamed: Vec<Option<usize>> = vec![None; keep.len()];
        for (new, &old) in order.iter().enumerate() {
            if let Some(place) = renamed.get_mut(old) {
                *place = Some(new);
            }
        }
        let follow = order.iter().map(|&at| {
            let targets = self.follow.get(at).into_iter().flatten();
            let mut targets: Vec<usize> = targets.filter_map(|&to| *renamed.get(to)?).collect();
            targets.sort_unstable();
            targets
        });
        let follow: Vec<Vec<usize>> = follow.collect();
        let positions = order.iter().filter_map(|&at| self.positions.get(at).cloned()).collect();
        let last = order.iter().filter_map(|&at| self.last.get(at).copied()).collect();
        Self { positions, follow, last }
    }

    /// Where everything behind the pattern may follow, nothing else need be tried, and no more be read.
    fn accept_early(&mut self) {
        let behind: Vec<usize> = (0..self.positions.len())
            .filter(|&at| self.positions.get(at).is_some_and(|p| p.behind))
            .collect();
        for (at, targets) in self.follow.iter_mut().enumerate() {
            let found = self.last.get(at) == Some(&true) && behind.iter().all(|to| targets.contains(to));
            if found {
                targets.clone_from(&behind);
                if let Some(position) = self.positions.get_mut(at).filter(|position| !position.behind) {
                    position.max = Some(position.min);
                }
            }
        }
    }
}

fn asks_for_words(node: &Node) -> bool {
    match node {
        Node::Assertion(assertion) => {
            matches!(assertion, Assertion::WordBoundary | Assertion::NotWordBoundary)
        }
        Node::Sequence(nodes) | Node::Choice(nodes) => nodes.iter().any(asks_for_words),
        Node::Repeat { node, .. } => asks_for_words(node),
        Node::Empty | Node::Class(_) => false,
    }
}

/// An empty move, or a position that is passed on the way.
enum Move {
    Final,
    Split(Vec<usize>),
    Assert(Assertion, usize),
    Position(usize, usize),
}

const FINAL: usize = 0;

/// What may stand behind a place: a word character, another, nothing.
const WORD: u8 = 1;
const OTHER: u8 = 2;
const END: u8 = 4;

struct Builder {
    moves: Vec<Move>,
    positions: Vec<Position>,
    counting: Counting,
    words: bool,
    behind: bool,
}

impl Builder {
    /// The move that begins a node, which is built from its end: `next` comes after it.
    fn build(&mut self, node: &Node, next: usize) -> Option<usize> {
        match node {
            Node::Empty => Some(next),
            Node::Class(set) => self.class(set, 1, Some(1), next),
            Node::Sequence(nodes) => nodes.iter().rev().try_fold(next, |next, node| self.build(node, next)),
            Node::Choice(nodes) => {
                let starts: Option<Vec<usize>> = nodes.iter().map(|node| self.build(node, next)).collect();
                self.push(Move::Split(starts?))
            }
            Node::Assertion(assertion) => self.push(Move::Assert(*assertion, next)),
            Node::Repeat { node, min, max } => self.repeat(node, *min, *max, next),
        }
    }

    fn repeat(&mut self, node: &Node, min: u32, max: Option<u32>, next: usize) -> Option<usize> {
        if let (Counting::Counters, Node::Class(set)) = (self.counting, node) {
            let start = self.class(set, min.max(1), max, next)?;
            return if min == 0 { self.push(Move::Split(vec![start, next])) } else { Some(start) };
        }
        let mut copies = min;
        let mut start = match max {
            None => {
                let split = self.push(Move::Split(Vec::new()))?;
                let body = self.build(node, split)?;
                if let Some(place) = self.moves.get_mut(split) {
                    *place = Move::Split(vec![body, next]);
                }
                copies = copies.saturating_sub(1);
                if min == 0 {
                    split
                } else {
                    body
                }
            }
            Some(max) => {
                let mut start = next;
                for _ in min..max {
                    let body = self.build(node, start)?;
                    start = self.push(Move::Split(vec![body, next]))?;
                }
                start
            }
        };
        for _ in 0..copies {
            start = self.build(node, start)?;
        }
        Some(start)
    }

    fn class(&mut self, set: &CharSet, min: u32, max: Option<u32>, next: usize) -> Option<usize> {
        let sets = if self.words {
            let word = unicode::word();
            vec![set.intersection(&word), set.intersection(&word.complement())]
        } else {
            vec![set.clone()]
        };
        let mut starts = Vec::new();
        for set in sets.into_iter().filter(|set| !set.is_empty()) {
            if self.positions.len() >= MAX_POSITIONS {
                return None;
            }
            self.positions.push(Position { set, min, max, behind: self.behind });
            starts.push(self.push(Move::Position(self.positions.len() - 1, next))?);
        }
        match starts.as_slice() {
            [only] => Some(*only),
            _ => self.push(Move::Split(starts)),
        }
    }

    fn push(&mut self, next: Move) -> Option<usize> {
        let at = self.moves.len();
        self.moves.push(next);
        (at < MAX_MOVES).then_some(at)
    }

    fn finish(self, entry: usize) -> Option<Automaton> {
        let mut after = vec![entry; self.positions.len()];
        for found in &self.moves {
            if let Move::Position(at, next) = found {
                if let Some(place) = after.get_mut(*at) {
                    *place = *next;
                }
            }
        }
        let kinds: Vec<u8> = self.positions.iter().map(|position| self.kind(&position.set)).collect();
        let mut seen = Seen { marks: vec![[0; 8]; self.moves.len()], round: 0, work: 0 };
        let mut follow = Vec::with_capacity(after.len());
        let mut last = Vec::with_capacity(after.len());
        for (at, &next) in after.iter().enumerate() {
            let before = if at == 0 { END } else { kinds.get(at).copied().unwrap_or(OTHER) };
            let (targets, ends) = self.closure(next, before, &kinds, &mut seen)?;
            follow.push(targets);
            last.push(ends);
        }
        Some(Automaton { positions: self.positions, follow, last }.pruned())
    }

    fn kind(&self, set: &CharSet) -> u8 {
        match (self.words, set.is_disjoint(&unicode::word())) {
            (false, _) => WORD | OTHER,
            (true, true) => OTHER,
            (true, false) => WORD,
        }
    }

    /// The positions that empty moves lead to, and whether they lead to the end. `before` is what was read last.
    fn closure(&self, from: usize, before: u8, kinds: &[u8], seen: &mut Seen) -> Option<(Vec<usize>, bool)> {
        seen.round += 1;
        let (mut targets, mut ends) = (Vec::new(), false);
        let mut pending = vec![(from, WORD | OTHER | END)];
        while let Some((at, behind)) = pending.pop() {
            if behind == 0 || !seen.first_time(at, behind) {
                continue;
            }
            seen.work += 1;
            if seen.work > MAX_WORK {
                return None;
            }
            match self.moves.get(at) {
                None => {}
                Some(Move::Final) => ends |= behind & END != 0,
                Some(Move::Split(all)) => pending.extend(all.iter().map(|&next| (next, behind))),
                Some(Move::Assert(assertion, next)) => {
                    let word = before == WORD;
                    let allowed = match (assertion, word) {
                        (Assertion::Start, _) => {
                            if before == END {
                                WORD | OTHER | END
                            } else {
                                0
                            }
                        }
                        (Assertion::End, _) => END,
                        (Assertion::WordBoundary, true) | (Assertion::NotWordBoundary, false) => OTHER | END,
                        (Assertion::WordBoundary, false) | (Assertion::NotWordBoundary, true) => WORD,
                    };
                    pending.push((*next, behind & allowed));
                }
                Some(Move::Position(position, _)) => {
                    let readable = behind & kinds.get(*position).copied().unwrap_or(0) != 0;
                    targets.extend(readable.then_some(*position));
                }
            }
        }
        targets.sort_unstable();
        targets.dedup();
        Some((targets, ends))
    }
}

/// Which moves a closure has been at, with which knowledge about what is behind.
struct Seen {
    marks: Vec<[u32; 8]>,
    round: u32,
    work: usize,
}

impl Seen {
    fn first_time(&mut self, at: usize, behind: u8) -> bool {
        match self.marks.get_mut(at).and_then(|marks| marks.get_mut(usize::from(behind))) {
            Some(mark) if *mark != self.round => {
                *mark = self.round;
                true
            }
            _ => false,
        }
    }
}
