//! A position in a text that moves forward and knows its line and column.

use crate::{FileId, Location};

/// Where a reader is in its text. Copying one remembers the place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cursor<'a> {
    text: &'a str,
    file: FileId,
    pos: usize,
    line: u32,
    // The column is counted only when somebody asks, on from the last place where it was known: asking at every
    // token of a file that is one single line costs one walk over that line all the same.
    column: u32,
    column_pos: usize,
}

impl<'a> Cursor<'a> {
    /// The beginning of `text`, after a byte order mark.
    pub(crate) fn new(file: FileId, text: &'a str) -> Self {
        let pos = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { text, file, pos, line: 1, column: 1, column_pos: pos }
    }

    /// The next byte; `None` at the end.
    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.pos).copied()
    }

    /// What is still to be read.
    pub(crate) fn rest(&self) -> &'a str {
        self.text.get(self.pos..).unwrap_or_default()
    }

    /// The bytes that are still to be read.
    pub(crate) fn rest_bytes(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.pos..).unwrap_or_default()
    }

    /// Bytes since the beginning.
    pub(crate) fn pos(&self) -> usize {
        self.pos
    }

    /// What was read since `pos`.
    pub(crate) fn since(&self, pos: usize) -> &'a str {
        self.text.get(pos..self.pos).unwrap_or_default()
    }

    /// Goes on by `bytes`, which hold no line feed and end at a character's end.
    pub(crate) fn advance(&mut self, bytes: usize) {
        self.pos = (self.pos + bytes).min(self.text.len());
    }

    /// Goes on to the first byte for which `stop` holds, counting lines; to the end without one.
    pub(crate) fn advance_until(&mut self, stop: impl Fn(u8) -> bool) {
        while let Some(byte) = self.peek() {
            if stop(byte) {
                return;
            }
            self.pos += 1;
            if byte == b'\n' {
                self.begin_line();
            }
        }
    }

    /// Goes on by one character, whatever it is.
    pub(crate) fn bump(&mut self) {
        let Some(character) = self.rest().chars().next() else { return };
        self.pos += character.len_utf8();
        if character == '\n' {
            self.begin_line();
        }
    }

    fn begin_line(&mut self) {
        self.line = self.line.saturating_add(1);
        self.column = 1;
        self.column_pos = self.pos;
    }

    /// The place of the next character.
    pub(crate) fn location(&mut self) -> Location {
        let bytes = self.text.as_bytes().get(self.column_pos..self.pos).unwrap_or_default();
        // Bytes that continue a UTF-8 sequence are not characters of their own.
        let characters = bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count();
        self.column = self.column.saturating_add(u32::try_from(characters).unwrap_or(u32::MAX));
        self.column_pos = self.pos;
        Location { file: self.file, line: self.line, column: self.column }
    }

    /// Whether only spaces and tabs stand before this place on its line.
    pub(crate) fn is_first_on_line(&self) -> bool {
        let before = self.text.as_bytes().get(..self.pos).unwrap_or_default();
        let last = before.iter().rev().find(|byte| !matches!(byte, b' ' | b'\t'));
        last.is_none_or(|byte| *byte == b'\n')
    }

    /// Whether this place is the beginning of its line.
    pub(crate) fn is_line_start(&self) -> bool {
        self.pos == 0 || self.text.as_bytes().get(self.pos - 1) == Some(&b'\n')
    }
}
