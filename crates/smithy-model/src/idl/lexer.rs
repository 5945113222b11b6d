//! The parser's state, and what all of the grammar is made of: whitespace, comments, identifiers, shape ids.

use std::borrow::Cow;

use crate::cursor::Cursor;
use crate::raw::{Name, NameText, RawFile};
use crate::{suggest, Event, FileId, Location, ShapeId};

/// Says that an event about it has been recorded, and that the caller should give up as well.
#[derive(Debug)]
pub(super) struct Failed;

/// What a part of the grammar gives.
pub(super) type Parsed<T> = Result<T, Failed>;

/// A documentation comment's lines that nothing has claimed yet.
#[derive(Debug)]
pub(super) struct DocLine<'a> {
    pub(super) location: Location,
    pub(super) text: &'a str,
}

/// The state of the parser.
pub(super) struct Parser<'a, 'e> {
    pub(super) cursor: Cursor<'a>,
    pub(super) events: &'e mut Vec<Event>,
    /// What has been read.
    pub(super) file: RawFile<'a>,
    /// The brackets of the current statement that are open, each with its place.
    pub(super) open: Vec<Cursor<'a>>,
    /// The ids that nearly every definition needs, made once.
    pub(super) ids: WellKnown,
    /// How the names of inline inputs and outputs end.
    pub(super) io_suffixes: (String, String),
    /// Whether an error inside a shape was left at the beginning of the next statement.
    pub(super) stopped_before_statement: bool,
    /// How many events have been looked at for how many errors are among them.
    pub(super) counted: usize,
    pub(super) errors: usize,
    docs: Vec<DocLine<'a>>,
}

/// Shapes of the prelude that the grammar itself refers to.
pub(super) struct WellKnown {
    pub(super) documentation: ShapeId,
    pub(super) unit: ShapeId,
    pub(super) default: ShapeId,
    pub(super) enum_value: ShapeId,
}

impl<'a, 'e> Parser<'a, 'e> {
    pub(super) fn new(file: FileId, text: &'a str, events: &'e mut Vec<Event>) -> Self {
        let ids = WellKnown {
            documentation: ShapeId::prelude("documentation"),
            unit: ShapeId::prelude("Unit"),
            default: ShapeId::prelude("default"),
            enum_value: ShapeId::prelude("enumValue"),
        };
        let cursor = Cursor::new(file, text);
        let io_suffixes = ("Input".to_string(), "Output".to_string());
        let counted = events.len();
        Self {
            cursor,
            events,
            file: RawFile::new(),
            open: Vec::new(),
            ids,
            io_suffixes,
            stopped_before_statement: false,
            counted,
            errors: 0,
            docs: Vec::new(),
        }
    }

    pub(super) fn finish(mut self) -> RawFile<'a> {
        self.drop_docs();
        self.file
    }

    /// Skips `WS`: spaces, line breaks, commas, comments. Documentation comments wait for somebody to claim them.
    pub(super) fn ws(&mut self) {
        loop {
            match self.cursor.peek() {
                Some(b' ' | b'\t' | b',' | b'\n') => {
                    self.cursor.advance_until(|byte| !matches!(byte, b' ' | b'\t' | b',' | b'\n'));
                }
                Some(b'\r') if self.at("\r\n") => self.cursor.advance(1),
                Some(b'/') if self.at("//") => self.comment(),
                _ => return,
            }
        }
    }

    fn comment(&mut self) {
        let documentation = self.at("///");
        let own_line = documentation && self.cursor.is_first_on_line();
        let location = if documentation { Some(self.cursor.location()) } else { None };
        let start = self.cursor.pos();
        self.cursor.advance_until(|byte| byte == b'\n');
        let Some(location) = location else { return };
        let text = self.cursor.since(start).trim_start_matches("///");
        let text = text.strip_suffix('\r').unwrap_or(text);
        let line = DocLine { location, text: text.strip_prefix(' ').unwrap_or(text) };
        if own_line {
            self.docs.push(line);
        } else {
            self.warn_of_docs(&[line]);
        }
    }

    /// Skips `SP`, and says whether there was any.
    pub(super) fn sp(&mut self) -> bool {
        let start = self.cursor.pos();
        self.cursor.advance_until(|byte| !matches!(byte, b' ' | b'\t'));
        self.cursor.pos() > start
    }

    /// Skips `SP` that has to be there.
    pub(super) fn required_sp(&mut self) -> Parsed<()> {
        if self.sp() {
            return Ok(());
        }
        self.expected("a space")
    }

    /// Skips `BR`: a line break, which comments and more whitespace may surround, or the end of the file.
    pub(super) fn br(&mut self) -> Parsed<()> {
        self.drop_docs();
        self.sp();
        if self.cursor.peek().is_none() || self.at("\n") || self.at("\r\n") || self.at("//") {
            self.ws();
            return Ok(());
        }
        self.expected("a line break")
    }

    /// The documentation that stands right here.
    pub(super) fn take_docs(&mut self) -> Option<(Location, String)> {
        let location = self.docs.first()?.location;
        let lines: Vec<&str> = self.docs.drain(..).map(|line| line.text).collect();
        Some((location, lines.join("\n")))
    }

    /// Warns of documentation comments that document nothing.
    pub(super) fn drop_docs(&mut self) {
        if !self.docs.is_empty() {
            let docs = std::mem::take(&mut self.docs);
            self.warn_of_docs(&docs);
        }
    }

    /// How many lines of documentation are waiting; see [`Self::forget_docs`].
    pub(super) fn docs_waiting(&self) -> usize {
        self.docs.len()
    }

    /// Forgets what was read after `count` lines were waiting: the text will be read again.
    pub(super) fn forget_docs(&mut self, count: usize) {
        self.docs.truncate(count);
    }

    fn warn_of_docs(&mut self, lines: &[DocLine<'a>]) {
        let Some(first) = lines.first() else { return };
        let event = Event::new(
            crate::Severity::Warning,
            "Model.BadDocumentationComment",
            "this documentation comment documents nothing",
        );
        self.events.push(event.at(first.location).help(
            "put it on lines of its own right before a shape or member and before its traits, or write `//`",
        ));
    }

    /// Whether `text` comes next.
    pub(super) fn at(&self, text: &str) -> bool {
        self.cursor.rest_bytes().starts_with(text.as_bytes())
    }

    /// Skips a character of punctuation if it comes next.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.cursor.peek() == Some(byte);
        if found {
            self.cursor.advance(1);
        }
        found
    }

    /// Skips a character of punctuation.
    pub(super) fn expect(&mut self, byte: u8) -> Parsed<()> {
        if self.eat(byte) {
            return Ok(());
        }
        self.expected(&format!("`{}`", char::from(byte)))
    }

    /// Whether the word `text` comes next, whole.
    pub(super) fn at_word(&self, text: &str) -> bool {
        let next = self.cursor.rest_bytes().get(text.len()).copied();
        self.at(text) && !next.is_some_and(is_word_byte)
    }

    /// Whether an identifier comes next.
    pub(super) fn at_identifier(&self) -> bool {
        self.cursor.peek().is_some_and(|byte| byte == b'_' || byte.is_ascii_alphabetic())
    }

    /// `Identifier`
    pub(super) fn identifier(&mut self) -> Parsed<&'a str> {
        if !self.at_identifier() {
            return self.expected("an identifier");
        }
        let start = self.cursor.pos();
        self.cursor.advance_until(|byte| byte != b'_');
        if self.cursor.pos() > start && !self.cursor.peek().is_some_and(|byte| byte.is_ascii_alphanumeric()) {
            return self.expected("a letter or a digit after `_`");
        }
        self.cursor.advance_until(|byte| !is_word_byte(byte));
        Ok(self.cursor.since(start))
    }

    /// `ShapeId`, relative or absolute, perhaps of a member.
    pub(super) fn shape_id(&mut self) -> Parsed<Name<'a>> {
        let location = self.cursor.location();
        let start = self.cursor.pos();
        self.identifier()?;
        let mut absolute = false;
        while self.eat(b'.') {
            absolute = true;
            self.identifier()?;
        }
        if absolute || self.cursor.peek() == Some(b'#') {
            absolute = true;
            self.expect(b'#')?;
            self.identifier()?;
        }
        if self.eat(b'$') {
            self.identifier()?;
        }
        let text = self.cursor.since(start);
        let text = match ShapeId::parse(text) {
            Some(id) if absolute => NameText::Absolute(id),
            _ => NameText::Relative(Cow::Borrowed(text)),
        };
        Ok(Name { text, location })
    }

    /// Records what is wrong at a place.
    pub(super) fn fail<T>(&mut self, location: Location, message: impl Into<String>) -> Parsed<T> {
        self.events.push(Event::error("Model", message).at(location));
        Err(Failed)
    }

    /// The same of a word, with that of `known` which may have been meant.
    pub(super) fn fail_meant<T>(
        &mut self,
        location: Location,
        message: String,
        word: &str,
        known: &[&str],
    ) -> Parsed<T> {
        let mut event = Event::error("Model", message).at(location);
        let meant = suggest::closest(word, known.iter().copied());
        event.help = meant.map(suggest::did_you_mean);
        self.events.push(event);
        Err(Failed)
    }

    /// Records that something else than what comes next was expected here.
    pub(super) fn expected<T>(&mut self, what: &str) -> Parsed<T> {
        let event = Event::error("Model", format!("expected {what}, but found {}", self.found()));
        let mut event = event.at(self.cursor.location());
        if let Some(bracket) = self.open.last_mut().filter(|_| self.cursor.peek().is_none()) {
            let Location { line, column, .. } = bracket.location();
            event = event.help(format!("the bracket at line {line}, column {column} is not closed"));
        }
        self.events.push(event);
        Err(Failed)
    }

    /// Records that version 1.0 has no such thing.
    pub(super) fn only_in_2<T>(&mut self, location: Location, what: &str) -> Parsed<T> {
        self.events.push(only_in_2(what).at(location));
        Err(Failed)
    }

    /// What comes next, in words.
    pub(super) fn found(&self) -> String {
        let rest = self.cursor.rest();
        let Some(first) = rest.chars().next() else { return "the end of the file".to_string() };
        if matches!(first, '\n' | '\r') {
            return "a line break".to_string();
        }
        if rest.starts_with("//") {
            return "a comment".to_string();
        }
        if rest.starts_with(":=") {
            return "`:=`".to_string();
        }
        let word = rest.bytes().take(80).take_while(|byte| is_word_byte(*byte)).count();
        match rest.get(..word) {
            Some(word) if !word.is_empty() => format!("`{word}`"),
            _ => format!("`{}`", first.escape_debug()),
        }
    }
}

/// The event for what version 1.0 does not have.
pub(super) fn only_in_2(what: &str) -> Event {
    Event::error("Model", format!("{what} exist only in version 2 of the language"))
        .help("begin the file with `$version: \"2.0\"`")
}

/// Whether a byte can stand inside an identifier.
pub(super) fn is_word_byte(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric()
}
