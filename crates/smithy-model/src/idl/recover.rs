//! Where reading goes on after an error: at the next member or statement.

use super::lexer::{is_word_byte, Failed, Parsed, Parser};
use crate::raw::shape_type;
use crate::{Event, Severity};

/// How many errors of one file are worth reading on for. Nobody mends a thousand slips one by one: it is some other text.
const MAX_ERRORS: usize = 1000;

impl Parser<'_, '_> {
    /// Skips the rest of the file when too much of it is wrong.
    fn give_up_in_time(&mut self) {
        let new = self.events.get(self.counted..).unwrap_or_default();
        self.errors += new.iter().filter(|event| event.severity == Severity::Error).count();
        self.counted = self.events.len();
        if self.errors > MAX_ERRORS && self.cursor.peek().is_some() {
            let message = format!("more than {MAX_ERRORS} errors: the rest of the file is not read");
            self.events.push(Event::error("Model", message).at(self.cursor.location()));
            self.give_up();
        }
    }

    /// Skips the rest of the file.
    pub(super) fn give_up(&mut self) {
        self.cursor.advance(self.cursor.rest_bytes().len());
        self.open.clear();
        self.stopped_before_statement = false;
        self.file.unreadable = true;
    }

    /// Goes on at the next line.
    pub(super) fn recover_line(&mut self) {
        self.give_up_in_time();
        self.forget_docs(0);
        self.open.clear();
        self.cursor.advance_until(|byte| byte == b'\n');
        self.cursor.bump();
    }

    /// Goes on at the next line that seems to begin a statement.
    pub(super) fn recover_statement(&mut self) {
        self.give_up_in_time();
        self.forget_docs(0);
        // An error inside a shape may have been left at a statement already.
        if std::mem::take(&mut self.stopped_before_statement) {
            self.open.clear();
            return;
        }
        // A bracket that is never closed has swallowed the rest of the file: read it again from there.
        if let Some(bracket) = self.open.pop().filter(|_| self.cursor.peek().is_none()) {
            self.cursor = bracket;
        }
        self.open.clear();
        while self.cursor.peek().is_some() {
            self.cursor.advance_until(|byte| byte == b'\n');
            self.cursor.bump();
            if self.at_statement() {
                return;
            }
        }
    }

    /// Goes on at the line after the current member, or at the bracket that closes its shape: the brackets after the
    /// first `inside` ones have to be closed first.
    pub(super) fn recover_member(&mut self, inside: usize) -> Parsed<()> {
        self.give_up_in_time();
        self.forget_docs(0);
        if self.stopped_before_statement || self.cursor.peek().is_none() {
            return Err(Failed);
        }
        let mut open = self.open.len().saturating_sub(inside);
        self.open.truncate(inside);
        while let Some(byte) = self.cursor.peek() {
            match byte {
                b'\n' => {
                    self.cursor.bump();
                    if self.at_statement() {
                        self.stopped_before_statement = true;
                        return Err(Failed);
                    }
                    if open == 0 {
                        return Ok(());
                    }
                }
                b'"' => {
                    // Brackets inside strings are none. A string that is broken itself has been reported.
                    let events = self.events.len();
                    let _ = self.string();
                    self.events.truncate(events);
                }
                b'/' if self.at("//") => self.cursor.advance_until(|byte| byte == b'\n'),
                b'(' | b'[' | b'{' => {
                    open += 1;
                    self.cursor.advance(1);
                }
                b'}' if open == 0 => return Ok(()),
                b')' | b']' | b'}' => {
                    open = open.saturating_sub(1);
                    self.cursor.advance(1);
                }
                _ => self.cursor.bump(),
            }
        }
        // The end of the file is what went wrong, or will be reported by the statement.
        Err(Failed)
    }

    /// Whether the line that begins here is a shape statement, and cannot be anything else.
    pub(super) fn at_shape_statement(&self) -> bool {
        let rest = self.cursor.rest();
        let word = rest.bytes().take_while(|byte| is_word_byte(*byte)).count();
        rest.get(..word).is_some_and(|word| word == "apply" || shape_type(word).is_some())
            && self.at_statement()
    }

    /// Whether the line that begins here looks like a statement: unindented, and a word, a trait or documentation.
    fn at_statement(&self) -> bool {
        if self.at("@") || self.at("///") {
            return true;
        }
        let rest = self.cursor.rest_bytes();
        let word = rest.iter().take_while(|byte| is_word_byte(**byte)).count();
        let spaces = rest.iter().skip(word).take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let next = rest.get(word + spaces).copied().unwrap_or(b'\n');
        self.at_identifier() && spaces > 0 && (is_word_byte(next) || next == b'"')
    }
}
