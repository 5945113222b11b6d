//! Trees of a pattern whose nodes know their lengths, and the texts that come out of them.

use super::super::rng::Rng;
use super::lengths::LONGEST;
use super::parse::Node;
use super::{Lengths, Palette};

/// How often something longer than a character is repeated at most.
const TIMES: usize = 64;

/// A node with the lengths that its texts have.
#[derive(Debug)]
pub(super) struct Sized {
    lengths: Lengths,
    how: How,
}

#[derive(Debug)]
enum How {
    Empty,
    /// As many characters as are wanted.
    Letters(Palette),
    /// Parts in turn, each with the lengths of all that comes after it.
    Row(Vec<(Sized, Lengths)>),
    Either(Vec<Sized>),
    /// At least so many; with the lengths of no repetition, of one, and so on.
    Repeat(Box<Sized>, usize, Vec<Lengths>),
}

impl Sized {
    pub(super) fn new(node: Node) -> Self {
        let empty = Lengths::between(0, 0);
        match node {
            Node::Start | Node::End | Node::Empty => Self { lengths: empty, how: How::Empty },
            Node::Letter(palette) => Self::letters(palette, 1, 1),
            Node::Repeat { of, min, max } => match *of {
                Node::Letter(palette) => Self::letters(palette, min, max.unwrap_or(LONGEST)),
                of => Self::repeat(Self::new(of), min, max),
            },
            Node::Either(options) => {
                let options: Vec<Self> = options.into_iter().map(Self::new).collect();
                let lengths =
                    options.iter().fold(Lengths::default(), |all, option| all.union(&option.lengths));
                Self { lengths, how: How::Either(options) }
            }
            Node::Row(parts) => {
                let mut lengths = empty;
                let mut row = Vec::with_capacity(parts.len());
                for part in parts.into_iter().rev().map(Self::new) {
                    let whole = part.lengths.sum(&lengths);
                    row.push((part, lengths));
                    lengths = whole;
                }
                row.reverse();
                Self { lengths, how: How::Row(row) }
            }
        }
    }

    fn letters(palette: Palette, min: u32, max: u32) -> Self {
        let max = if palette.is_empty() { 0 } else { max };
        Self { lengths: Lengths::between(min, max), how: How::Letters(palette) }
    }

    fn repeat(of: Self, min: u32, max: Option<u32>) -> Self {
        let min = usize::try_from(min).unwrap_or(usize::MAX);
        let max = max.map_or(usize::MAX, |max| usize::try_from(max).unwrap_or(usize::MAX));
        let mut powers = vec![Lengths::between(0, 0)];
        while powers.len() <= max.min(min.saturating_add(TIMES)) && powers.len() <= 4 * TIMES {
            let Some(more) = powers.last().map(|last| last.sum(&of.lengths)) else { break };
            if more.is_empty() {
                break;
            }
            powers.push(more);
        }
        let lengths = powers.iter().skip(min).fold(Lengths::default(), |all, lengths| all.union(lengths));
        Self { lengths, how: How::Repeat(Box::new(of), min, powers) }
    }

    pub(super) fn lengths(&self) -> &Lengths {
        &self.lengths
    }

    /// Adds a text of this length; false when there is none.
    pub(super) fn write(&self, length: u32, rng: &mut Rng, plain: bool, text: &mut String) -> bool {
        match &self.how {
            How::Empty => length == 0,
            How::Letters(palette) => {
                (0..length).for_each(|_| palette.add(rng, plain, text));
                self.lengths.contains(length)
            }
            How::Either(options) => {
                let fit: Vec<&Self> =
                    options.iter().filter(|option| option.lengths.contains(length)).collect();
                rng.pick(&fit).is_some_and(|option| option.write(length, rng, plain, text))
            }
            How::Row(parts) => {
                let mut left = length;
                for (part, rest) in parts {
                    let Some(taken) = part.lengths.beside(rest, left).pick(rng) else { return false };
                    if !part.write(taken, rng, plain, text) {
                        return false;
                    }
                    left = left.saturating_sub(taken);
                }
                left == 0
            }
            How::Repeat(of, min, powers) => {
                let fit: Vec<usize> = (*min..powers.len())
                    .filter(|times| powers.get(*times).is_some_and(|lengths| lengths.contains(length)))
                    .collect();
                let Some(times) = rng.pick(&fit) else { return false };
                let mut left = length;
                for rest in powers.iter().take(*times).rev() {
                    let Some(taken) = of.lengths.beside(rest, left).pick(rng) else { return false };
                    if !of.write(taken, rng, plain, text) {
                        return false;
                    }
                    left = left.saturating_sub(taken);
                }
                left == 0
            }
        }
    }
}
