//! The text of a pattern becomes a tree: ECMA 262's grammar, with the `u` flag or with Annex B.

mod class;
mod escape;
mod group;

use super::set::CharSet;
use super::syntax::{Assertion, Dialect, Node, Parsed, Remark, RemarkKind};
use super::{unicode, Refusal};

/// Reads a pattern: with the `u` flag where it is valid so, else as web browsers do (Annex B).
///
/// # Errors
/// The place and the reason where it is not valid either way.
pub fn parse(source: &str) -> Result<Parsed, Refusal> {
    match Parser::new(source, Dialect::Unicode).pattern() {
        Err(Refusal::Invalid(_)) => Parser::new(source, Dialect::AnnexB).pattern(),
        read => read,
    }
}

/// How deeply groups nest; what follows recurses over the tree.
const MAX_DEPTH: usize = 100;

struct Parser {
    /// The characters, each with the byte where it begins.
    text: Vec<(usize, char)>,
    /// The length of the text in bytes.
    length: usize,
    at: usize,
    dialect: Dialect,
    /// How many groups capture, in the whole pattern: `\2` refers back where there are two.
    captures: u32,
    /// The names of groups, in the whole pattern.
    names: Vec<String>,
    depth: usize,
    remarks: Vec<Remark>,
    /// The first thing that no automaton can say. Reading goes on: whether the text is valid decides the dialect.
    beyond: Option<Refusal>,
}

type Read<T> = Result<T, Refusal>;

impl Parser {
    fn new(source: &str, dialect: Dialect) -> Self {
        let text: Vec<(usize, char)> = source.char_indices().collect();
        let (captures, names) = group::survey(&text);
        Self {
            text,
            length: source.len(),
            at: 0,
            dialect,
            captures,
            names,
            depth: 0,
            remarks: Vec::new(),
            beyond: None,
        }
    }

    fn pattern(mut self) -> Read<Parsed> {
        let root = self.disjunction()?;
        if self.at < self.text.len() {
            return Err(self.invalid("`)` closes no group"));
        }
        self.remarks.sort_by_key(|remark| (remark.start, remark.end));
        Ok(Parsed { root, dialect: self.dialect, remarks: self.remarks, beyond: self.beyond })
    }

    fn disjunction(&mut self) -> Read<Node> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.unsupported(self.offset(), "groups nest too deeply"));
        }
        let mut choice = vec![self.alternative()?];
        while self.eat('|') {
            choice.push(self.alternative()?);
        }
        self.depth -= 1;
        Ok(match choice.pop() {
            Some(only) if choice.is_empty() => only,
            last => Node::Choice(choice.into_iter().chain(last).collect()),
        })
    }

    fn alternative(&mut self) -> Read<Node> {
        let mut sequence = Vec::new();
        while let Some(next) = self.peek() {
            if matches!(next, '|' | ')') {
                break;
            }
            let start = self.offset();
            let (node, repeatable) = self.term(next)?;
            sequence.push(if repeatable { self.quantified(node, start)? } else { node });
        }
        Ok(Node::Sequence(sequence))
    }

    /// A term without its quantifier, and whether it may have one.
    fn term(&mut self, next: char) -> Read<(Node, bool)> {
        let start = self.offset();
        match next {
            '(' => return self.group(),
            '[' => return self.class().map(|class| (Node::Class(class), true)),
            '\\' => return self.atom_escape(),
            '*' | '+' | '?' => return Err(self.invalid("a quantifier has nothing to repeat")),
            '{' if self.braces()?.is_some() => {
                return Err(Refusal::invalid(start, "a quantifier has nothing to repeat"));
            }
            '{' | '}' | ']' if self.dialect == Dialect::Unicode => {
                return Err(self.invalid(&format!("`{next}` must be escaped")));
            }
            _ => {}
        }
        self.at += 1;
        Ok(match next {
            '^' => (Node::Assertion(Assertion::Start), false),
            '$' => (Node::Assertion(Assertion::End), false),
            '.' => (Node::Class(unicode::dot()), true),
            '{' => {
                let property = matches!(self.remarks.last(), Some(Remark { end, kind, .. })
                    if *end == start && *kind == RemarkKind::LiteralProperty);
                let before = self.at;
                let half = self.eat(',') && self.number().is_some() && self.peek() == Some('}');
                self.at = before;
                if half {
                    self.remark(start, RemarkKind::HalfQuantifier);
                } else if !property {
                    self.remark(start, RemarkKind::LiteralBrace);
                }
                (literal('{'), true)
            }
            other => (literal(other), true),
        })
    }

    /// What was read, with the quantifier that follows, if one does.
    fn quantified(&mut self, node: Node, start: usize) -> Read<Node> {
        let (min, max) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => match self.braces()? {
                Some(counts) => counts,
                None => return Ok(node),
            },
            _ => return Ok(node),
        };
        // The last character of the quantifier: `braces` stops at it.
        self.at += 1;
        self.eat('?');
        self.remark(start, RemarkKind::Quantifier { min, max });
        Ok(Node::Repeat { node: Box::new(node), min, max })
    }

    /// `{2}`, `{2,}` or `{2,5}`, up to the brace that closes it; where it is none of them, nothing is read.
    fn braces(&mut self) -> Read<Option<(u32, Option<u32>)>> {
        let (before, start) = (self.at, self.offset());
        self.at += 1;
        let min = self.number();
        let max = if self.eat(',') { self.number() } else { min };
        let Some(min) = min.filter(|_| self.peek() == Some('}')) else {
            self.at = before;
            return Ok(None);
        };
        if max.is_some_and(|max| max < min) {
            return Err(Refusal::invalid(start, "the numbers of a quantifier are out of order"));
        }
        if min > u64::from(u32::MAX) {
            self.set_beyond(start, "a quantifier asks for more characters than a text can have");
        }
        // More than a text can have is no bound at all.
        let bound = |count: u64| u32::try_from(count).ok();
        Ok(Some((bound(min).unwrap_or(u32::MAX), max.and_then(bound))))
    }

    fn number(&mut self) -> Option<u64> {
        let mut value = None;
        while let Some(digit) = self.peek().and_then(|next| next.to_digit(10)) {
            value = Some(value.unwrap_or(0_u64).saturating_mul(10).saturating_add(digit.into()));
            self.at += 1;
        }
        value
    }

    fn peek(&self) -> Option<char> {
        self.ahead(0)
    }

    fn ahead(&self, distance: usize) -> Option<char> {
        self.text.get(self.at + distance).map(|&(_, next)| next)
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    /// Where reading stands, in bytes.
    fn offset(&self) -> usize {
        self.text.get(self.at).map_or(self.length, |&(offset, _)| offset)
    }

    /// Notes what was read since an offset.
    fn remark(&mut self, start: usize, kind: RemarkKind) {
        let end = self.offset();
        self.remarks.push(Remark { start, end, kind });
    }

    fn invalid(&self, reason: &str) -> Refusal {
        Refusal::invalid(self.offset(), reason)
    }

    fn unsupported(&self, offset: usize, reason: &str) -> Refusal {
        Refusal::unsupported(offset, reason)
    }

    fn set_beyond(&mut self, offset: usize, reason: &str) {
        if self.beyond.is_none() {
            self.beyond = Some(self.unsupported(offset, reason));
        }
    }
}

fn literal(character: char) -> Node {
    Node::Class(CharSet::single(character))
}
