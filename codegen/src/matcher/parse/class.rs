//! Character classes: `[a-z\d]`.

use super::escape::Escaped;
use super::{Parser, Read, Refusal};
use crate::matcher::set::CharSet;
use crate::matcher::syntax::{Dialect, RemarkKind};

/// A member of a class: a character, by its code point and whether it was written as itself, or a set.
enum Item {
    Code { code: u32, plain: bool },
    Set(CharSet),
}

impl Parser {
    pub(super) fn class(&mut self) -> Read<CharSet> {
        let start = self.offset();
        self.at += 1;
        let negated = self.eat('^');
        let mut members = Members::default();
        loop {
            let at = self.offset();
            match self.peek() {
                None => return Err(Refusal::invalid(start, "a character class is not closed")),
                Some(']') => break,
                Some('[') => members.bracket.get_or_insert(at),
                Some(_) => &mut 0,
            };
            self.look_for_other_dialects();
            let first = self.class_item(&mut members)?;
            if self.peek() != Some('-') || matches!(self.ahead(1), None | Some(']')) {
                members.add(first);
                continue;
            }
            self.at += 1;
            let last = self.class_item(&mut members)?;
            self.range(at, first, last, &mut members)?;
        }
        self.at += 1;
        self.class_remarks(start, negated, &members);
        let set = CharSet::from_ranges(members.codes.iter().copied()).union(&members.sets);
        Ok(if negated { set.complement() } else { set })
    }

    fn class_item(&mut self, members: &mut Members) -> Read<Item> {
        let start = self.offset();
        let Some(next) = self.peek() else {
            return Err(self.invalid("a character class is not closed"));
        };
        self.at += 1;
        if next != '\\' {
            return Ok(Item::Code { code: next.into(), plain: true });
        }
        let letter = self.peek();
        Ok(match self.escape(start, true)? {
            Escaped::Code(code) => Item::Code { code, plain: false },
            Escaped::Set(set) => {
                match letter {
                    Some('p' | 'P') => members.property = true,
                    Some(shorthand @ ('d' | 'w')) => members.shorthand = Some((start, shorthand)),
                    _ => {}
                }
                Item::Set(set)
            }
        })
    }

    fn range(&mut self, start: usize, first: Item, last: Item, members: &mut Members) -> Read<()> {
        let (Item::Code { code: low, plain: low_plain }, Item::Code { code: high, plain: high_plain }) =
            (&first, &last)
        else {
            if self.dialect == Dialect::Unicode {
                return Err(Refusal::invalid(start, "a range has a set of characters at one end"));
            }
            // Annex B: the three by themselves.
            members.add(first);
            members.codes.push(('-'.into(), '-'.into()));
            members.add(last);
            return Ok(());
        };
        if low > high {
            return Err(Refusal::invalid(start, "the ends of a range are out of order"));
        }
        if let (true, true, Some(low), Some(high)) =
            (low_plain, high_plain, char::from_u32(*low), char::from_u32(*high))
        {
            self.remark(start, RemarkKind::Range(low, high));
        }
        members.codes.push((*low, *high));
        Ok(())
    }

    /// What other dialects read as more than characters, where a class goes on.
    fn look_for_other_dialects(&mut self) {
        let start = self.offset();
        let end_of = |parser: &Self, distance: usize| {
            parser.text.get(parser.at + distance).map_or(parser.length, |&(offset, _)| offset)
        };
        if self.peek() == Some('&') && self.ahead(1) == Some('&') {
            let end = end_of(self, 2);
            self.remarks.push(super::Remark { start, end, kind: RemarkKind::ClassIntersection });
        }
        if self.peek() == Some('[') && self.ahead(1) == Some(':') {
            let letters =
                (2..).take_while(|&n| self.ahead(n).is_some_and(|c| c.is_ascii_alphabetic() || c == '^'));
            let after = 2 + letters.count();
            if after > 2 && self.ahead(after) == Some(':') && self.ahead(after + 1) == Some(']') {
                let end = end_of(self, after + 2);
                self.remarks.push(super::Remark { start, end, kind: RemarkKind::PosixClass });
            }
        }
    }

    fn class_remarks(&mut self, start: usize, negated: bool, members: &Members) {
        if members.codes.is_empty() && members.sets.is_empty() && !negated {
            self.remark(start, RemarkKind::EmptyClass);
        }
        if let Some(bracket) = members.bracket {
            let posix = self.remarks.iter().any(|r| r.start >= start && r.kind == RemarkKind::PosixClass);
            if self.peek() == Some(']') && !posix {
                self.remark(bracket, RemarkKind::NestedClass);
            }
        }
        if let (true, Some((start, letter))) = (members.property, members.shorthand) {
            self.remarks.push(super::Remark {
                start,
                end: start + 2,
                kind: RemarkKind::AsciiShorthand(letter),
            });
        }
    }
}

#[derive(Default)]
struct Members {
    codes: Vec<(u32, u32)>,
    sets: CharSet,
    /// Where an unescaped `[` stands.
    bracket: Option<usize>,
    /// Whether `\p{…}` is among them.
    property: bool,
    /// Where `\d` or `\w` is.
    shorthand: Option<(usize, char)>,
}

impl Members {
    fn add(&mut self, item: Item) {
        match item {
            Item::Code { code, .. } => self.codes.push((code, code)),
            Item::Set(set) => self.sets = self.sets.union(&set),
        }
    }
}
