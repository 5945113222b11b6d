//! Texts that a `@pattern` matches, of a wanted length.
//!
//! A pattern's text becomes a tree that knows at each node which lengths there are below it, so that a text is made
//! in one go, without a search. The tree is read from the pattern as the model has it and not from a matcher's tables:
//! these count in states what is a pair of numbers here, and a pattern beyond matchers has none. What a tree cannot say
//! (anchors inside, look-around, back-references, properties of Unicode) it leaves out: whoever asks for a text has the
//! pattern decide about it.

mod lengths;
mod letters;
mod parse;
mod sized;

pub(super) use lengths::{Lengths, LONGEST};
pub(super) use letters::Palette;

use super::rng::Rng;
use parse::Node;
use sized::Sized;

/// A pattern's texts.
#[derive(Debug)]
pub(super) struct Language {
    root: Sized,
    others: Vec<char>,
}

impl Language {
    /// The texts of a pattern; none where it is no regular expression, or nests too deep.
    pub(super) fn new(source: &str) -> Option<Self> {
        let node = parse::parse(source)?;
        let mut others = Vec::new();
        node.others(&mut others);
        Some(Self { root: Sized::new(searched(node)), others })
    }

    /// The lengths that the texts have.
    pub(super) fn lengths(&self) -> &Lengths {
        self.root.lengths()
    }

    /// A text of one of these lengths.
    pub(super) fn text(&self, length: u32, rng: &mut Rng, plain: bool) -> Option<String> {
        let mut text = String::new();
        self.root.write(length, rng, plain, &mut text).then_some(text)
    }

    /// Characters that some place of the pattern does not take.
    pub(super) fn others(&self) -> &[char] {
        &self.others
    }
}

/// With any text before and after what no anchor stands at: patterns search.
fn searched(node: Node) -> Node {
    if let Node::Either(options) = node {
        return Node::Either(options.into_iter().map(searched).collect());
    }
    let padding = || Node::Repeat { of: Box::new(Node::Letter(Palette::all())), min: 0, max: None };
    let before = (!node.begins()).then(padding);
    let after = (!node.ends()).then(padding);
    Node::Row(before.into_iter().chain([node]).chain(after).collect())
}
