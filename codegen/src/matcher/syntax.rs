//! What a pattern says, as a tree: plain data between the parser and the automata.

use super::set::CharSet;
use super::Refusal;

/// A part of a pattern. Captures, laziness and group names are gone: they do not change what matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// The empty text.
    Empty,
    /// One character of a set.
    Class(CharSet),
    /// One after the other.
    Sequence(Vec<Node>),
    /// One or the other.
    Choice(Vec<Node>),
    /// The same several times.
    Repeat {
        /// What is repeated.
        node: Box<Node>,
        /// At least so often.
        min: u32,
        /// At most so often.
        max: Option<u32>,
    },
    /// Something about the place between two characters.
    Assertion(Assertion),
}

/// What can be said about a place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assertion {
    /// `^`: nothing is before.
    Start,
    /// `$`: nothing is behind.
    End,
    /// `\b`: a word character is on one side only.
    WordBoundary,
    /// `\B`: word characters are on both sides or on neither.
    NotWordBoundary,
}

/// How the text of a pattern was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// With the `u` flag.
    Unicode,
    /// Without it, and with the additions of ECMA 262's Annex B.
    AnnexB,
}

/// A pattern that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// What it says.
    pub root: Node,
    /// How it was read.
    pub dialect: Dialect,
    /// What is worth knowing about its text, in the order of the text.
    pub remarks: Vec<Remark>,
    /// The first thing that no automaton can say; the tree has nothing in its place.
    pub beyond: Option<Refusal>,
}

/// Something in a pattern's text that may not mean what it looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// What it is.
    pub kind: RemarkKind,
}

/// What may not mean what it looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RemarkKind {
    /// `\u10000`: four digits are the escape; the code point that was probably meant.
    AstralEscape(u32),
    /// `\A`, `\h`: a letter under Annex B, something else in other dialects.
    LetterEscape(char),
    /// `\u{61}` without the `u` flag: a letter and a quantifier, or braces.
    BracedEscape,
    /// `\p{L}` without the `u` flag: the letters and braces.
    LiteralProperty,
    /// `\12`: an octal escape.
    OctalEscape,
    /// `\x4`, `\u12`: no escape, but the letter.
    ShortEscape(char),
    /// `\c` without a letter: a backslash and `c`.
    LiteralControl,
    /// `{` that begins no quantifier: itself.
    LiteralBrace,
    /// `{,5}`: no quantifier, for it lacks the lower bound.
    HalfQuantifier,
    /// `[:alpha:]` within a class: its characters.
    PosixClass,
    /// `&&` within a class: the character.
    ClassIntersection,
    /// `[` within a class, and `]` right after it: no class within a class.
    NestedClass,
    /// `[]`: no character.
    EmptyClass,
    /// A range between two characters that were written as themselves.
    Range(char, char),
    /// `\p{…}` and `\d` or `\w` in one class: the latter are ASCII only.
    AsciiShorthand(char),
    /// A quantifier: what it repeats begins at the remark's start.
    Quantifier {
        /// At least.
        min: u32,
        /// At most.
        max: Option<u32>,
    },
}
