//! Groups: capturing, named, plain, and those that look around.

use super::{Node, Parser, Read};
use crate::matcher::syntax::Dialect;

impl Parser {
    /// A group, and whether a quantifier may follow it.
    pub(super) fn group(&mut self) -> Read<(Node, bool)> {
        let start = self.offset();
        self.at += 1;
        let mut looks_around = false;
        let mut repeatable = true;
        if self.eat('?') {
            match (self.peek(), self.ahead(1)) {
                (Some(':'), _) => self.at += 1,
                (Some('=' | '!'), _) => {
                    self.at += 1;
                    looks_around = true;
                    // Annex B lets a look-ahead repeat, and no other assertion.
                    repeatable = self.dialect == Dialect::AnnexB;
                }
                (Some('<'), Some('=' | '!')) => {
                    self.at += 2;
                    (looks_around, repeatable) = (true, false);
                }
                (Some('<'), _) => self.group_name(start)?,
                _ => self.modifiers(start)?,
            }
        }
        let inside = self.disjunction()?;
        if !self.eat(')') {
            return Err(super::Refusal::invalid(start, "a group is not closed"));
        }
        if !looks_around {
            return Ok((inside, repeatable));
        }
        self.set_beyond(start, "looks around, which no automaton of this size can say");
        Ok((Node::Empty, repeatable))
    }

    /// The name of a group, from its `<` through its `>`.
    pub(super) fn group_name(&mut self, start: usize) -> Read<()> {
        match read_name(&self.text, self.at) {
            Some((name, after)) => {
                self.at = after;
                // The newest edition allows it in different alternatives; nobody writes it.
                if self.names.iter().filter(|other| **other == name).count() > 1 {
                    self.set_beyond(start, "two groups have the same name");
                }
                Ok(())
            }
            None => Err(super::Refusal::invalid(start, "a group's name is missing or malformed")),
        }
    }

    /// `(?i:`, `(?-s:`: flags for a part of the pattern.
    fn modifiers(&mut self, start: usize) -> Read<()> {
        let mut seen = Vec::new();
        while let Some(next @ ('i' | 'm' | 's' | '-')) = self.peek() {
            if seen.contains(&next) {
                break;
            }
            seen.push(next);
            self.at += 1;
        }
        if seen.iter().all(|flag| *flag == '-') || !self.eat(':') {
            return Err(super::Refusal::invalid(start, "`(?` begins no kind of group that ECMA 262 knows"));
        }
        self.set_beyond(start, "changes flags within the pattern");
        Ok(())
    }
}

/// How many groups capture, and their names: what an escape means depends on groups that come after it.
pub(super) fn survey(text: &[(usize, char)]) -> (u32, Vec<String>) {
    let (mut captures, mut names) = (0, Vec::new());
    let mut in_class = false;
    let mut at = 0;
    let is = |at: usize, wanted: char| text.get(at).is_some_and(|&(_, next)| next == wanted);
    while let Some(&(_, next)) = text.get(at) {
        match next {
            '\\' => at += 1,
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => {
                let named = is(at + 1, '?') && is(at + 2, '<') && !is(at + 3, '=') && !is(at + 3, '!');
                if named {
                    names.extend(read_name(text, at + 2).map(|(name, _)| name));
                }
                captures += u32::from(named || !is(at + 1, '?'));
            }
            _ => {}
        }
        at += 1;
    }
    (captures, names)
}

/// `<name>` at a place: the name, and the place after it.
pub(super) fn read_name(text: &[(usize, char)], at: usize) -> Option<(String, usize)> {
    let (_, '<') = *text.get(at)? else { return None };
    let length = text.get(at + 1..)?.iter().position(|&(_, next)| next == '>')?;
    let name: String = text.get(at + 1..at + 1 + length)?.iter().map(|&(_, next)| next).collect();
    let letter = |c: char| c.is_alphabetic() || matches!(c, '$' | '_');
    let valid = name.starts_with(letter)
        && name.chars().all(|c| letter(c) || c.is_numeric() || matches!(c, '\u{200C}' | '\u{200D}'));
    valid.then_some((name, at + length + 2))
}
