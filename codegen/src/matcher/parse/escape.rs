//! What follows a backslash.

use super::group::read_name;
use super::{literal, Node, Parser, Read, Refusal, RemarkKind};
use crate::matcher::set::CharSet;
use crate::matcher::syntax::{Assertion, Dialect};
use crate::matcher::{property, unicode};

/// What an escape stands for: a code point, perhaps a lone surrogate, or a set.
pub(super) enum Escaped {
    Code(u32),
    Set(CharSet),
}

impl Parser {
    /// An escape outside of classes, and whether a quantifier may follow.
    pub(super) fn atom_escape(&mut self) -> Read<(Node, bool)> {
        let start = self.offset();
        self.at += 1;
        match self.peek() {
            Some('b' | 'B') => {
                let kind = if self.eat('b') {
                    Assertion::WordBoundary
                } else {
                    self.at += 1;
                    Assertion::NotWordBoundary
                };
                return Ok((Node::Assertion(kind), false));
            }
            Some('1'..='9') if self.back_reference(start)? => return Ok((Node::Empty, true)),
            Some('k') if self.dialect == Dialect::Unicode || !self.names.is_empty() => {
                match read_name(&self.text, self.at + 1) {
                    Some((name, after)) if self.names.contains(&name) => self.at = after,
                    _ => return Err(Refusal::invalid(start, "`\\k` names no group")),
                }
                self.set_beyond(start, "refers back to a group");
                return Ok((Node::Empty, true));
            }
            _ => {}
        }
        Ok(match self.escape(start, false)? {
            Escaped::Code(code) => {
                (char::from_u32(code).map_or(Node::Class(CharSet::default()), literal), true)
            }
            Escaped::Set(set) => (Node::Class(set), true),
        })
    }

    /// `\2` where there are two groups or, with the `u` flag, nothing else.
    fn back_reference(&mut self, start: usize) -> Read<bool> {
        let before = self.at;
        if self.number().is_some_and(|number| number <= self.captures.into()) {
            self.set_beyond(start, "refers back to a group");
            return Ok(true);
        }
        if self.dialect == Dialect::Unicode {
            return Err(Refusal::invalid(start, "refers back to a group that does not exist"));
        }
        self.at = before;
        Ok(false)
    }

    /// What both kinds of place have; the backslash is read.
    pub(super) fn escape(&mut self, start: usize, in_class: bool) -> Read<Escaped> {
        let Some(letter) = self.peek() else {
            return Err(Refusal::invalid(start, "nothing follows a backslash"));
        };
        self.at += 1;
        let strict = self.dialect == Dialect::Unicode;
        let code = match letter {
            'd' => return Ok(Escaped::Set(unicode::digits())),
            'D' => return Ok(Escaped::Set(unicode::digits().complement())),
            'w' => return Ok(Escaped::Set(unicode::word())),
            'W' => return Ok(Escaped::Set(unicode::word().complement())),
            's' => return Ok(Escaped::Set(unicode::space())),
            'S' => return Ok(Escaped::Set(unicode::space().complement())),
            'p' | 'P' if strict => return self.property(start, letter == 'P').map(Escaped::Set),
            't' => 0x9,
            'n' => 0xA,
            'v' => 0xB,
            'f' => 0xC,
            'r' => 0xD,
            'b' if in_class => 0x8,
            '-' if in_class => '-'.into(),
            'c' => self.control(start, in_class)?,
            '0' if !self.peek().is_some_and(|next| next.is_ascii_digit()) => 0,
            'x' | 'u' => self.hexadecimal(start, letter)?,
            '^' | '$' | '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '/' => {
                letter.into()
            }
            _ if strict => return Err(Refusal::invalid(start, &format!("`\\{letter}` is no escape"))),
            'k' if !self.names.is_empty() => return Err(Refusal::invalid(start, "`\\k` names no group")),
            '0'..='7' => self.octal(start, letter),
            other => {
                if matches!(other, 'p' | 'P') && self.peek() == Some('{') {
                    self.remark(start, RemarkKind::LiteralProperty);
                } else if other.is_ascii_alphanumeric() {
                    self.remark(start, RemarkKind::LetterEscape(other));
                }
                other.into()
            }
        };
        Ok(Escaped::Code(code))
    }

    /// `\cA`; the `c` is read.
    fn control(&mut self, start: usize, in_class: bool) -> Read<u32> {
        match self.peek() {
            Some(letter) if letter.is_ascii_alphabetic() => {
                self.at += 1;
                Ok(u32::from(letter) % 32)
            }
            _ if self.dialect == Dialect::Unicode => Err(Refusal::invalid(start, "`\\c` needs a letter")),
            Some(other @ ('0'..='9' | '_')) if in_class => {
                self.at += 1;
                Ok(u32::from(other) % 32)
            }
            // The backslash stands for itself, and `c` comes next.
            _ => {
                self.remark(start, RemarkKind::LiteralControl);
                self.at -= 1;
                Ok('\\'.into())
            }
        }
    }

    /// `\x41`, `\u0041`, `\u{41}`, a pair of surrogates; the letter is read.
    fn hexadecimal(&mut self, start: usize, letter: char) -> Read<u32> {
        let braced = letter == 'u' && self.peek() == Some('{');
        if braced {
            if let Some(code) = self.braced_code() {
                if self.dialect == Dialect::AnnexB {
                    // ECMA 262 reads the letter and a quantifier or braces; everybody else, and the author, the escape.
                    self.remark(start, RemarkKind::BracedEscape);
                    self.set_beyond(start, "`\\u{…}` is an escape with the `u` flag only");
                }
                return Ok(code);
            }
        }
        let digits = if letter == 'x' { 2 } else { 4 };
        let Some(code) = self.digits(digits).filter(|_| !braced) else {
            if self.dialect == Dialect::Unicode {
                return Err(Refusal::invalid(
                    start,
                    &format!("`\\{letter}` needs {digits} hexadecimal digits"),
                ));
            }
            self.remark(start, RemarkKind::ShortEscape(letter));
            return Ok(letter.into());
        };
        if letter == 'x' {
            return Ok(code);
        }
        if (0xD800..0xDC00).contains(&code) {
            let before = self.at;
            if self.eat('\\') && self.eat('u') {
                if let Some(low @ 0xDC00..=0xDFFF) = self.digits(4) {
                    return Ok(0x1_0000 + ((code - 0xD800) << 10) + (low - 0xDC00));
                }
            }
            self.at = before;
        }
        self.astral(start, code);
        Ok(code)
    }

    fn digits(&mut self, count: usize) -> Option<u32> {
        let mut value = 0;
        for distance in 0..count {
            value = value * 16 + self.ahead(distance)?.to_digit(16)?;
        }
        self.at += count;
        Some(value)
    }

    /// `{41}`, when that is a code point.
    fn braced_code(&mut self) -> Option<u32> {
        let mut value: u32 = 0;
        let mut distance = 1;
        while let Some(digit) = self.ahead(distance)?.to_digit(16) {
            value = value.saturating_mul(16).saturating_add(digit);
            distance += 1;
        }
        if distance == 1 || self.ahead(distance)? != '}' || value > 0x0010_FFFF {
            return None;
        }
        self.at += distance + 1;
        Some(value)
    }

    /// Notes that the digits after an escape look as if they belonged to it.
    fn astral(&mut self, start: usize, code: u32) {
        let digit = |distance: usize| self.ahead(distance).and_then(|next| next.to_digit(16));
        let Some(five) = digit(0).map(|digit| code * 16 + digit) else { return };
        let six = digit(1).map(|digit| five * 16 + digit);
        // Six digits have one reading only: plane 16.
        let (meant, more) = match six {
            Some(six @ 0x10_0000..=0x10_FFFF) => (six, 2),
            _ => (five, 1),
        };
        if (0x1_0000..=0x10_FFFF).contains(&meant) {
            let end = self.text.get(self.at + more).map_or(self.length, |&(offset, _)| offset);
            self.remarks.push(super::Remark { start, end, kind: RemarkKind::AstralEscape(meant) });
        }
    }

    /// Annex B's octal escapes; the first digit is read.
    fn octal(&mut self, start: usize, first: char) -> u32 {
        let mut value = first.to_digit(8).unwrap_or(0);
        let more = if value < 4 { 2 } else { 1 };
        for _ in 0..more {
            let Some(digit) = self.peek().and_then(|next| next.to_digit(8)) else { break };
            value = value * 8 + digit;
            self.at += 1;
        }
        self.remark(start, RemarkKind::OctalEscape);
        value
    }

    /// `{L}`, `{General_Category=L}`; the letter is read.
    fn property(&mut self, start: usize, negated: bool) -> Read<CharSet> {
        let close = (0..).map_while(|distance| self.ahead(distance)).position(|next| next == '}');
        let Some(close) = close.filter(|_| self.peek() == Some('{')) else {
            return Err(Refusal::invalid(start, "`\\p` needs a property in braces"));
        };
        let name: String = (1..close).filter_map(|distance| self.ahead(distance)).collect();
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '=')) {
            return Err(Refusal::invalid(start, "`\\p` needs a property in braces"));
        }
        self.at += close + 1;
        let set = match property::lookup(&name) {
            Some(set) => set,
            None => {
                self.set_beyond(start, &format!("the Unicode property `{name}` is not known here"));
                CharSet::default()
            }
        };
        Ok(if negated { set.complement() } else { set })
    }
}
