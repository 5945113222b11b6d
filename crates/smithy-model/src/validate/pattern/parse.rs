//! Parses patterns.

use super::{Atom, PatternError, Piece, Sequence};

/// How deeply groups nest.
const MAX_DEPTH: usize = 32;

pub(super) fn parse(text: &str) -> Parsed<Vec<Sequence>> {
    let mut parser = Parser { chars: text.chars().collect(), at: 0, depth: 0 };
    let alternatives = parser.alternatives()?;
    if parser.at < parser.chars.len() {
        return Err(invalid("`)` closes no group"));
    }
    Ok(alternatives)
}

struct Parser {
    chars: Vec<char>,
    at: usize,
    depth: usize,
}

type Parsed<T> = Result<T, PatternError>;

fn invalid(reason: &str) -> PatternError {
    PatternError::Invalid(reason.to_owned())
}

impl Parser {
    fn alternatives(&mut self) -> Parsed<Vec<Sequence>> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(PatternError::Unsupported);
        }
        let mut alternatives = vec![Vec::new()];
        while let Some(next) = self.peek() {
            match next {
                ')' => break,
                '|' => {
                    self.at += 1;
                    alternatives.push(Vec::new());
                }
                _ => {
                    let piece = self.piece()?;
                    if let Some(sequence) = alternatives.last_mut() {
                        sequence.push(piece);
                    }
                }
            }
        }
        self.depth -= 1;
        Ok(alternatives)
    }

    fn piece(&mut self) -> Parsed<Piece> {
        let atom = self.atom()?;
        let quantifiable = !matches!(atom, Atom::Start | Atom::End | Atom::WordBoundary(_));
        let (min, max) = match self.peek() {
            Some('*') => (0, u32::MAX),
            Some('+') => (1, u32::MAX),
            Some('?') => (0, 1),
            Some('{') => match self.braces()? {
                Some(counts) => counts,
                None => return Ok(Piece { atom, min: 1, max: 1, greedy: true }),
            },
            _ => return Ok(Piece { atom, min: 1, max: 1, greedy: true }),
        };
        // The quantifier's last character: `braces` has stopped on its closing one.
        self.at += 1;
        let greedy = !self.eat('?');
        // Other dialects know repeated anchors and possessive quantifiers, and published models have them.
        if !quantifiable || matches!(self.peek(), Some('*' | '+' | '?')) {
            return Err(PatternError::Unsupported);
        }
        Ok(Piece { atom, min, max, greedy })
    }

    /// `{2}`, `{2,}` or `{2,5}` up to the closing brace; anything else is a literal brace.
    fn braces(&mut self) -> Parsed<Option<(u32, u32)>> {
        let start = self.at;
        self.at += 1;
        let min = self.digits();
        let max = if self.eat(',') { self.digits().or(Some(u32::MAX)) } else { min };
        match (min, max, self.peek()) {
            (Some(min), Some(max), Some('}')) if min <= max => Ok(Some((min, max))),
            (Some(_), Some(_), Some('}')) => Err(invalid("the numbers of a quantifier are out of order")),
            _ => {
                self.at = start;
                Ok(None)
            }
        }
    }

    fn digits(&mut self) -> Option<u32> {
        let mut value: Option<u32> = None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            value = Some(value.unwrap_or(0).saturating_mul(10).saturating_add(digit));
            self.at += 1;
        }
        value
    }

    fn atom(&mut self) -> Parsed<Atom> {
        let Some(next) = self.next() else { return Err(PatternError::Unsupported) };
        match next {
            '^' => Ok(Atom::Start),
            '$' => Ok(Atom::End),
            '.' => Ok(Atom::Any),
            '[' => self.class(),
            '(' => self.group(),
            '*' | '+' | '?' => Err(invalid("a quantifier follows nothing that can repeat")),
            '\\' => match self.peek() {
                Some('b') => self.boundary(true),
                Some('B') => self.boundary(false),
                _ => {
                    let mut ranges = Vec::new();
                    let negated = self.escape(&mut ranges)?;
                    Ok(Atom::Class { ranges, negated })
                }
            },
            literal => Ok(Atom::Class { ranges: vec![(literal, literal)], negated: false }),
        }
    }

    fn boundary(&mut self, wanted: bool) -> Parsed<Atom> {
        self.at += 1;
        Ok(Atom::WordBoundary(wanted))
    }

    fn group(&mut self) -> Parsed<Atom> {
        let mut look_ahead = None;
        if self.eat('?') {
            match self.next() {
                Some(':') => {}
                Some('=') => look_ahead = Some(false),
                Some('!') => look_ahead = Some(true),
                // Named groups, lookbehind, and other dialects' flags.
                _ => return Err(PatternError::Unsupported),
            }
        }
        let alternatives = self.alternatives()?;
        if !self.eat(')') {
            return Err(invalid("a group is not closed"));
        }
        Ok(match look_ahead {
            None => Atom::Group(alternatives),
            Some(negated) => Atom::LookAhead { alternatives, negated },
        })
    }

    fn class(&mut self) -> Parsed<Atom> {
        let negated = self.eat('^');
        let mut ranges = Vec::new();
        loop {
            let first = match self.next() {
                None => return Err(invalid("a character class is not closed")),
                Some(']') => return Ok(Atom::Class { ranges, negated }),
                Some('\\') => match self.class_escape(&mut ranges)? {
                    Some(single) => single,
                    None => continue,
                },
                Some(single) => single,
            };
            let range = self.peek() == Some('-') && !matches!(self.chars.get(self.at + 1), None | Some(']'));
            if !range {
                ranges.push((first, first));
                continue;
            }
            self.at += 1;
            let last = match self.next() {
                Some('\\') => self.class_escape(&mut ranges)?,
                other => other,
            };
            match last {
                Some(last) if first <= last => ranges.push((first, last)),
                Some(_) => return Err(invalid("a range in a character class is out of order")),
                // `[a-\d]`: the minus is a character like any other.
                None => ranges.extend([(first, first), ('-', '-')]),
            }
        }
    }

    /// After a backslash in a class: the character, or `None` when a whole class was added to `ranges`.
    fn class_escape(&mut self, ranges: &mut Vec<(char, char)>) -> Parsed<Option<char>> {
        if self.eat('b') {
            return Ok(Some('\u{8}'));
        }
        let mut own = Vec::new();
        if self.escape(&mut own)? {
            own = complement(own);
        }
        match own.as_slice() {
            [(first, last)] if first == last => Ok(Some(*first)),
            _ => {
                ranges.extend(own);
                Ok(None)
            }
        }
    }

    /// After a backslash: what it stands for is added to `ranges`; true when its opposite is meant.
    fn escape(&mut self, ranges: &mut Vec<(char, char)>) -> Parsed<bool> {
        let Some(next) = self.next() else { return Err(invalid("the pattern ends with a backslash")) };
        let single = match next {
            'd' | 'D' => {
                ranges.push(('0', '9'));
                return Ok(next == 'D');
            }
            'w' | 'W' => {
                ranges.extend([('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]);
                return Ok(next == 'W');
            }
            's' | 'S' => {
                ranges.extend([
                    ('\t', '\r'),
                    (' ', ' '),
                    ('\u{a0}', '\u{a0}'),
                    ('\u{1680}', '\u{1680}'),
                    ('\u{2000}', '\u{200a}'),
                    ('\u{2028}', '\u{2029}'),
                    ('\u{202f}', '\u{202f}'),
                    ('\u{205f}', '\u{205f}'),
                    ('\u{3000}', '\u{3000}'),
                    ('\u{feff}', '\u{feff}'),
                ]);
                return Ok(next == 'S');
            }
            't' => '\t',
            'n' => '\n',
            'r' => '\r',
            'f' => '\u{c}',
            'v' => '\u{b}',
            'u' => self.hex(4)?,
            'x' => self.hex(2)?,
            'p' | 'P' | 'k' | 'c' => return Err(PatternError::Unsupported),
            '0' if !matches!(self.peek(), Some('0'..='9')) => '\0',
            '0'..='9' => return Err(PatternError::Unsupported),
            other if other.is_ascii_alphabetic() => return Err(PatternError::Unsupported),
            other => other,
        };
        ranges.push((single, single));
        Ok(false)
    }

    fn hex(&mut self, length: usize) -> Parsed<char> {
        let digits: Vec<char> = self.chars.iter().skip(self.at).take(length).copied().collect();
        let text: String = digits.iter().collect();
        self.at += digits.len();
        // `from_str_radix` would take a sign as well.
        let valid = digits.len() == length && digits.iter().all(char::is_ascii_hexdigit);
        let code = valid.then(|| u32::from_str_radix(&text, 16).ok()).flatten();
        code.and_then(char::from_u32).ok_or(PatternError::Unsupported)
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += 1;
        Some(next)
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }
}

fn complement(mut ranges: Vec<(char, char)>) -> Vec<(char, char)> {
    ranges.sort_unstable();
    let mut from = 0_u32;
    let mut gaps = Vec::new();
    for (first, last) in ranges {
        if from < first as u32 {
            gaps.extend(char::from_u32(from).zip(char::from_u32(first as u32 - 1)));
        }
        from = from.max(last as u32 + 1);
    }
    gaps.extend(char::from_u32(from).map(|first| (first, char::MAX)));
    gaps
}
