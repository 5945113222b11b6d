//! Documents: text with places where lines may break, and their one best rendering for a width.

use std::borrow::Cow;

/// How deep one level is indented.
const INDENT: usize = 4;

/// A piece of text that is laid out as a whole.
#[derive(Debug)]
pub(super) enum Document<'a> {
    /// Text without a line end.
    Text(Cow<'a, str>),
    /// Text that may hold line ends, after which nothing is indented: they are part of a string.
    Verbatim(Cow<'a, str>),
    /// A line end, or this text when all of the innermost group is on one line.
    Line(&'static str),
    /// A line end, always.
    Hard,
    /// One after another.
    Concat(Vec<Document<'a>>, Hardness),
    /// One level deeper.
    Indent(Vec<Document<'a>>, Hardness),
    /// On one line if there is room, else broken at each [`Document::Line`].
    Group(Vec<Document<'a>>, Hardness),
}

/// Whether a document holds a line end that nothing can take away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hardness {
    Soft,
    Hard,
}

impl<'a> Document<'a> {
    pub(super) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn concat(parts: Vec<Self>) -> Self {
        let hardness = hardness(&parts);
        Self::Concat(parts, hardness)
    }

    pub(super) fn indent(parts: Vec<Self>) -> Self {
        let hardness = hardness(&parts);
        Self::Indent(parts, hardness)
    }

    pub(super) fn group(parts: Vec<Self>) -> Self {
        let hardness = hardness(&parts);
        Self::Group(parts, hardness)
    }

    /// A group that is broken even if there is room.
    pub(super) fn broken(parts: Vec<Self>) -> Self {
        Self::Group(parts, Hardness::Hard)
    }

    /// Whether it takes more than one line, whatever the room.
    pub(super) fn is_hard(&self) -> bool {
        match self {
            Self::Text(_) | Self::Line(_) => false,
            Self::Verbatim(text) => text.contains('\n'),
            Self::Hard => true,
            Self::Concat(_, hardness) | Self::Indent(_, hardness) | Self::Group(_, hardness) => {
                *hardness == Hardness::Hard
            }
        }
    }

    /// The text, with a line end after it unless it is empty.
    pub(super) fn render(&self, width: usize) -> String {
        let mut writer = Writer { text: String::new(), column: 0, indent: None };
        let mut stack = vec![Piece { document: self, indent: 0, flat: false }];
        while let Some(Piece { document, indent, flat }) = stack.pop() {
            match document {
                Self::Text(text) => writer.write(text),
                Self::Verbatim(text) => writer.verbatim(text),
                Self::Line(text) if flat => writer.write(text),
                Self::Line(_) | Self::Hard => writer.line(indent),
                Self::Concat(parts, _) => push(&mut stack, parts, indent, flat),
                Self::Indent(parts, _) => push(&mut stack, parts, indent + INDENT, flat),
                Self::Group(parts, hardness) => {
                    let column = writer.indent.unwrap_or(writer.column);
                    let room = width.saturating_sub(column);
                    let flat = flat || (*hardness == Hardness::Soft && fits(parts, &stack, room));
                    push(&mut stack, parts, indent, flat);
                }
            }
        }
        if !writer.text.is_empty() && !writer.text.ends_with('\n') {
            writer.text.push('\n');
        }
        writer.text
    }

    /// Whether it takes more than one line of this width.
    pub(super) fn has_lines(&self, width: usize) -> bool {
        self.is_hard() || self.render(width).trim_end().contains('\n')
    }
}

/// A document that is still to be written.
#[derive(Clone, Copy)]
struct Piece<'d, 'a> {
    document: &'d Document<'a>,
    indent: usize,
    flat: bool,
}

fn hardness(parts: &[Document<'_>]) -> Hardness {
    if parts.iter().any(Document::is_hard) {
        Hardness::Hard
    } else {
        Hardness::Soft
    }
}

fn push<'d, 'a>(stack: &mut Vec<Piece<'d, 'a>>, parts: &'d [Document<'a>], indent: usize, flat: bool) {
    stack.extend(parts.iter().rev().map(|document| Piece { document, indent, flat }));
}

/// Whether `parts` on one line, and what follows up to the first line end, take at most `room`.
fn fits<'a>(parts: &[Document<'a>], after: &[Piece<'_, 'a>], room: usize) -> bool {
    let mut after = after.iter().rev();
    let mut stack: Vec<Piece<'_, 'a>> = Vec::new();
    push(&mut stack, parts, 0, true);
    let mut left = room;
    loop {
        let Some(piece) = stack.pop().or_else(|| after.next().copied()) else { return true };
        let text: &str = match piece.document {
            Document::Text(text) => text,
            Document::Line(text) if piece.flat => text,
            Document::Line(_) | Document::Hard => return true,
            Document::Verbatim(text) => match text.split_once('\n') {
                Some((line, _)) => return line.chars().count() <= left,
                None => text,
            },
            Document::Concat(parts, _) | Document::Indent(parts, _) => {
                push(&mut stack, parts, 0, piece.flat);
                continue;
            }
            Document::Group(parts, hardness) => {
                push(&mut stack, parts, 0, piece.flat && *hardness == Hardness::Soft);
                continue;
            }
        };
        match left.checked_sub(text.chars().count()) {
            Some(rest) => left = rest,
            None => return false,
        }
    }
}

/// The text so far. Lines are indented when something stands on them, so that blank ones stay empty.
struct Writer {
    text: String,
    column: usize,
    /// The indentation of the line that has just begun.
    indent: Option<usize>,
}

impl Writer {
    fn write(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(indent) = self.indent.take() {
            self.text.extend(std::iter::repeat_n(' ', indent));
            self.column = indent;
        }
        self.text.push_str(text);
        self.column += text.chars().count();
    }

    fn verbatim(&mut self, text: &str) {
        self.write(text);
        if let Some((_, last)) = text.rsplit_once('\n') {
            self.column = last.chars().count();
        }
    }

    fn line(&mut self, indent: usize) {
        self.text.push('\n');
        self.indent = Some(indent);
        self.column = 0;
    }
}
