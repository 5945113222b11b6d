//! Regular expressions of ECMA 262, read for their texts.
//!
//! With and without the `u` flag at once: where the two differ, both readings make texts worth a try.

use super::letters::Letters;
use super::Palette;

/// A part of a pattern.
#[derive(Debug, Clone)]
pub(super) enum Node {
    Empty,
    /// `^`.
    Start,
    /// `$`.
    End,
    Letter(Palette),
    Row(Vec<Node>),
    Either(Vec<Node>),
    Repeat {
        of: Box<Node>,
        min: u32,
        max: Option<u32>,
    },
}

/// How deep groups may nest.
const DEPTH: usize = 64;

const DIGITS: [(u32, u32); 1] = [(0x30, 0x39)];
const UPPER: [(u32, u32); 1] = [(0x41, 0x5A)];
const LOWER: [(u32, u32); 1] = [(0x61, 0x7A)];
const LINE_ENDS: [(u32, u32); 3] = [(0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029)];
/// Without the less usual ones.
const SPACES: [(u32, u32); 5] =
    [(0x09, 0x0D), (0x20, 0x20), (0xA0, 0xA0), (0x2000, 0x200A), (0x2028, 0x2029)];

/// Reads a pattern; nothing where it is not one.
pub(super) fn parse(source: &str) -> Option<Node> {
    let mut parser = Parser { rest: source };
    let node = parser.either(0)?;
    parser.rest.is_empty().then_some(node)
}

impl Node {
    /// True where an anchor stands at the beginning, of one alternative at least.
    pub(super) fn begins(&self) -> bool {
        match self {
            Node::Start => true,
            Node::Row(parts) => {
                parts.iter().find(|part| !matches!(part, Node::Empty)).is_some_and(Node::begins)
            }
            Node::Either(options) => options.iter().any(Node::begins),
            _ => false,
        }
    }

    /// True where an anchor stands at the end, of one alternative at least.
    pub(super) fn ends(&self) -> bool {
        match self {
            Node::End => true,
            Node::Row(parts) => {
                parts.iter().rev().find(|part| !matches!(part, Node::Empty)).is_some_and(Node::ends)
            }
            Node::Either(options) => options.iter().any(Node::ends),
            _ => false,
        }
    }

    /// Collects characters that places of the pattern do not take.
    pub(super) fn others(&self, out: &mut Vec<char>) {
        match self {
            Node::Letter(palette) => out.extend(palette.others()),
            Node::Row(nodes) | Node::Either(nodes) => nodes.iter().for_each(|node| node.others(out)),
            Node::Repeat { of, .. } => of.others(out),
            Node::Empty | Node::Start | Node::End => {}
        }
        out.sort_unstable();
        out.dedup();
    }
}

struct Parser<'a> {
    rest: &'a str,
}

impl Parser<'_> {
    fn next(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let next = characters.next();
        self.rest = characters.as_str();
        next
    }

    /// Takes a text, if it comes next.
    fn take(&mut self, text: &str) -> bool {
        self.rest.strip_prefix(text).map(|rest| self.rest = rest).is_some()
    }

    fn either(&mut self, depth: usize) -> Option<Node> {
        let mut options = Vec::new();
        loop {
            let mut row = Vec::new();
            while !self.rest.is_empty() && !self.rest.starts_with(['|', ')']) {
                row.push(self.term(depth)?);
            }
            options.push(if row.len() == 1 { row.pop()? } else { Node::Row(row) });
            if !self.take("|") {
                return if options.len() == 1 { options.pop() } else { Some(Node::Either(options)) };
            }
        }
    }

    fn term(&mut self, depth: usize) -> Option<Node> {
        let of = match self.next()? {
            '^' => Node::Start,
            '$' => Node::End,
            '.' => letter(Letters::new(LINE_ENDS.to_vec()).complement()),
            '[' => self.class()?,
            '(' => self.group(depth + 1)?,
            '\\' => self.escape()?,
            other => one(other.into()),
        };
        let (min, max) = match self.rest.chars().next() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => match self.counts() {
                Some(counts) => counts,
                None => return Some(of),
            },
            _ => return Some(of),
        };
        self.next();
        // Lazy or not, the texts are the same.
        self.take("?");
        Some(Node::Repeat { of: Box::new(of), min, max })
    }

    /// The counts in braces, up to the closing one; nothing is taken where they are no counts.
    fn counts(&mut self) -> Option<(u32, Option<u32>)> {
        let (inside, _) = self.rest.strip_prefix('{')?.split_once('}')?;
        let number = |text: &str| match text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() {
            true => Some(text.parse().unwrap_or(u32::MAX)),
            false => None,
        };
        let counts = match inside.split_once(',') {
            None => (number(inside)?, Some(number(inside)?)),
            Some((min, "")) => (number(min)?, None),
            Some((min, max)) => (number(min)?, Some(number(max)?)),
        };
        self.rest = self.rest.get(inside.len() + 1..)?;
        Some(counts)
    }

    fn group(&mut self, depth: usize) -> Option<Node> {
        if depth > DEPTH {
            return None;
        }
        let around = ["?=", "?!", "?<=", "?<!"].iter().any(|mark| self.take(mark));
        if !around && !self.take("?:") && self.take("?<") {
            let (_, rest) = self.rest.split_once('>')?;
            self.rest = rest;
        }
        let inside = self.either(depth)?;
        if !self.take(")") {
            return None;
        }
        Some(if around { Node::Empty } else { inside })
    }

    /// An escape outside of classes.
    fn escape(&mut self) -> Option<Node> {
        if self.rest.starts_with(|next: char| next.is_ascii_digit() && next != '0') {
            self.rest = self.rest.trim_start_matches(|next: char| next.is_ascii_digit());
            return Some(Node::Empty);
        }
        if self.take("k<") {
            let (_, rest) = self.rest.split_once('>')?;
            self.rest = rest;
            return Some(Node::Empty);
        }
        if self.take("b") || self.take("B") {
            return Some(Node::Empty);
        }
        match self.set() {
            Some(set) => Some(letter(set)),
            None => Some(one(self.code()?)),
        }
    }

    fn class(&mut self) -> Option<Node> {
        let negated = self.take("^");
        let mut ranges = Vec::new();
        while !self.take("]") {
            let Some(low) = self.class_item(&mut ranges)? else { continue };
            let range = self.rest.starts_with('-') && !self.rest.starts_with("-]");
            if !range {
                ranges.push((low, low));
                continue;
            }
            self.next();
            match self.class_item(&mut ranges)? {
                Some(high) => ranges.push((low, high)),
                None => ranges.extend([(low, low), ('-'.into(), '-'.into())]),
            }
        }
        let letters = Letters::new(ranges);
        Some(letter(if negated { letters.complement() } else { letters }))
    }

    /// A character of a class; a set that stands in it is added right away.
    fn class_item(&mut self, ranges: &mut Vec<(u32, u32)>) -> Option<Option<u32>> {
        if !self.take("\\") {
            return Some(Some(self.next()?.into()));
        }
        if self.take("b") {
            return Some(Some(0x08));
        }
        Some(match self.set() {
            Some(set) => {
                ranges.extend(set.ranges());
                None
            }
            None => Some(self.code()?),
        })
    }

    /// The set that an escape stands for, if it is one of these.
    fn set(&mut self) -> Option<Letters> {
        let next = self.rest.chars().next()?;
        let set = match next.to_ascii_lowercase() {
            'd' => Letters::new(DIGITS.to_vec()),
            'w' => Letters::new([&DIGITS[..], &UPPER, &LOWER, &[(0x5F, 0x5F)]].concat()),
            's' => Letters::new(SPACES.to_vec()),
            'p' => {
                let (name, rest) = self.rest.get(1..)?.strip_prefix('{')?.split_once('}')?;
                self.rest = rest;
                return Some(property(name, next == 'P'));
            }
            _ => return None,
        };
        self.next();
        Some(if next.is_ascii_uppercase() { set.complement() } else { set })
    }

    /// The code of an escaped character.
    fn code(&mut self) -> Option<u32> {
        // Octal digits are Annex B's; under the flag `u`, none but zero may stand here.
        let digits = self.rest.bytes().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
        let octal = (1..=digits).rev().filter_map(|count| self.rest.get(..count));
        let mut octal = octal.filter_map(|digits| Some((digits, u32::from_str_radix(digits, 8).ok()?)));
        if let Some((digits, code)) = octal.find(|(_, code)| *code <= 0o377) {
            self.rest = self.rest.get(digits.len()..)?;
            return Some(code);
        }
        Some(match self.next()? {
            't' => 0x09,
            'n' => 0x0A,
            'v' => 0x0B,
            'f' => 0x0C,
            'r' => 0x0D,
            'c' => u32::from(self.next()?) % 32,
            'x' => self.hexadecimal(2).unwrap_or('x'.into()),
            'u' => self.unicode().unwrap_or('u'.into()),
            other => other.into(),
        })
    }

    /// What follows `\u`: four digits, two times four that are a pair of surrogates, or any number in braces.
    fn unicode(&mut self) -> Option<u32> {
        if let Some((digits, rest)) = self.rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            let code = u32::from_str_radix(digits, 16).ok()?;
            self.rest = rest;
            return Some(code);
        }
        let high = self.hexadecimal(4)?;
        let behind = self.rest;
        if (0xD800..0xDC00).contains(&high) && self.take("\\u") {
            match self.hexadecimal(4) {
                Some(low @ 0xDC00..=0xDFFF) => {
                    return Some(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00))
                }
                _ => self.rest = behind,
            }
        }
        Some(high)
    }

    fn hexadecimal(&mut self, count: usize) -> Option<u32> {
        let digits = self.rest.get(..count)?;
        let code = u32::from_str_radix(digits, 16).ok()?;
        self.rest = self.rest.get(count..)?;
        Some(code)
    }
}

fn letter(letters: Letters) -> Node {
    Node::Letter(Palette::new(letters))
}

fn one(code: u32) -> Node {
    letter(Letters::new(vec![(code, code)]))
}

/// Characters of ASCII that are likely to have a property, or not to have it.
fn property(name: &str, negated: bool) -> Letters {
    let value = name.rsplit('=').next().unwrap_or(name);
    let letters = match value {
        "Lu" | "Uppercase" | "Uppercase_Letter" => UPPER.to_vec(),
        "Ll" | "Lowercase" | "Lowercase_Letter" => LOWER.to_vec(),
        "Zs" | "Z" | "White_Space" | "Separator" => vec![(0x20, 0x20)],
        _ if value.starts_with('N') => DIGITS.to_vec(),
        _ if value.starts_with('P') => vec![(0x21, 0x23), (0x25, 0x2A), (0x2C, 0x2F)],
        _ if value.starts_with('S') => vec![(0x24, 0x24), (0x2B, 0x2B), (0x3C, 0x3E)],
        _ => [UPPER, LOWER].concat(),
    };
    let letters = Letters::new(letters);
    if negated {
        letters.complement()
    } else {
        letters
    }
}
