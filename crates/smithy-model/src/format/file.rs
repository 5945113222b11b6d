//! The sections of a file, their statements, and the comments between them.

use std::collections::BTreeSet;

use super::document::Document;
use super::nodes::Place;
use super::tokens::{Comment, Kind, Token};
use super::uses::{self, Use};
use super::WIDTH;

/// Reads tokens, and lays out what they are. Everything gives `None` where the tokens are not what the grammar says,
/// which the reader has made sure of before.
pub(super) struct Layout<'a> {
    tokens: Vec<Token<'a>>,
    position: usize,
    /// Comments of the tokens taken since somebody asked for them.
    pub(super) comments: Vec<Comment<'a>>,
    /// The names by which shapes are referred to.
    referred: BTreeSet<&'a str>,
    /// What there is after the last token.
    end: Token<'a>,
}

/// A statement with the comments around it.
pub(super) struct Statement<'a> {
    /// The comments before it, a line each.
    before: Vec<Document<'a>>,
    document: Document<'a>,
    /// The comment after it on its line.
    after: Option<Document<'a>>,
}

impl<'a> Layout<'a> {
    pub(super) fn new(tokens: Vec<Token<'a>>) -> Self {
        let end = Token { kind: Kind::End, text: "", comments: Vec::new() };
        Self { tokens, position: 0, comments: Vec::new(), referred: BTreeSet::new(), end }
    }

    /// All of the file.
    pub(super) fn file(mut self) -> Option<Document<'a>> {
        let mut sections = Vec::new();
        let control = self.section("$", Self::control)?;
        sections.extend(joined(control));
        let metadata = self.section("metadata", Self::metadata)?;
        sections.extend(joined(metadata));
        let namespace = self.section("namespace", Self::namespace)?;
        sections.extend(joined(namespace));
        self.referred.clear();
        let mut uses = Vec::new();
        while self.at("use") {
            let mut id = "";
            let statement = self.statement(|layout| {
                layout.take();
                id = layout.take();
                Some(Document::text(format!("use {id}")))
            })?;
            uses.push(Use { id, statement });
        }
        let mut shapes = Vec::new();
        while self.peek().kind != Kind::End {
            let documented = !self.at("apply");
            let before = self.comments_before(documented);
            shapes.push(self.statement_after(before, Self::shape_or_apply)?.document());
        }
        sections.extend(joined(uses::tidy(uses, &self.referred)));
        let has_shapes = !shapes.is_empty();
        sections.extend(shapes);
        let mut parts = separated(sections);
        let mut last = self.comments_before(false);
        if last.pop().is_some() {
            if !parts.is_empty() {
                parts.push(Document::Hard);
                if !has_shapes {
                    parts.push(Document::Hard);
                }
            }
            parts.append(&mut last);
        }
        Some(Document::concat(parts))
    }

    /// The statements that begin with a word.
    fn section(
        &mut self,
        begin: &str,
        mut statement: impl FnMut(&mut Self) -> Option<Document<'a>>,
    ) -> Option<Vec<Statement<'a>>> {
        let mut statements = Vec::new();
        while self.at(begin) {
            statements.push(self.statement(&mut statement)?);
        }
        Some(statements)
    }

    fn statement(&mut self, read: impl FnOnce(&mut Self) -> Option<Document<'a>>) -> Option<Statement<'a>> {
        let before = self.comments_before(false);
        self.statement_after(before, read)
    }

    fn statement_after(
        &mut self,
        mut before: Vec<Document<'a>>,
        read: impl FnOnce(&mut Self) -> Option<Document<'a>>,
    ) -> Option<Statement<'a>> {
        let document = read(self)?;
        before.extend(self.take_comments());
        let after = self.comment_after();
        Some(Statement { before, document, after })
    }

    fn control(&mut self) -> Option<Document<'a>> {
        self.expect("$")?;
        let key = self.key();
        self.expect(":")?;
        let value = self.node(Place::Value)?.document;
        Some(Document::concat(vec![Document::text("$"), key, Document::text(": "), value]))
    }

    fn metadata(&mut self) -> Option<Document<'a>> {
        self.take();
        let key = self.key();
        self.expect("=")?;
        let value = self.node(Place::Value)?.document;
        let parts = vec![Document::text("metadata "), key, Document::text(" = "), value];
        Some(Document::concat(parts))
    }

    fn namespace(&mut self) -> Option<Document<'a>> {
        self.take();
        Some(Document::text(format!("namespace {}", self.take())))
    }

    /// The next token.
    pub(super) fn peek(&self) -> &Token<'a> {
        self.peek_at(0)
    }

    /// The token after `count` others.
    pub(super) fn peek_at(&self, count: usize) -> &Token<'a> {
        self.tokens.get(self.position + count).unwrap_or(&self.end)
    }

    /// Whether this comes next, and is no string.
    pub(super) fn at(&self, text: &str) -> bool {
        self.peek().text == text
    }

    /// The text of the next token, whose comments wait to be asked for.
    pub(super) fn take(&mut self) -> &'a str {
        let Some(token) = self.tokens.get_mut(self.position) else { return "" };
        self.comments.append(&mut token.comments);
        if token.kind != Kind::End {
            self.position += 1;
        }
        token.text
    }

    /// Takes a token that has to be there.
    pub(super) fn expect(&mut self, text: &str) -> Option<()> {
        let found = self.at(text);
        if found {
            self.take();
        }
        found.then_some(())
    }

    /// Takes a shape id.
    pub(super) fn reference(&mut self) -> Option<&'a str> {
        let is_word = self.peek().kind == Kind::Word;
        let text = self.take();
        self.refer(text);
        is_word.then_some(text)
    }

    /// Notes that a shape is referred to, if this is the relative id of one.
    pub(super) fn refer(&mut self, text: &'a str) {
        if !text.contains('#') {
            self.referred.insert(text.split('$').next().unwrap_or_default());
        }
    }

    /// The comments before the next token, each with a line end after it. Documentation that documents nothing is a
    /// comment like others.
    pub(super) fn comments_before(&mut self, documented: bool) -> Vec<Document<'a>> {
        let Some(token) = self.tokens.get_mut(self.position) else { return Vec::new() };
        lines(&std::mem::take(&mut token.comments), documented)
    }

    /// The comments of the tokens taken since somebody asked last, each with a line end after it.
    pub(super) fn take_comments(&mut self) -> Vec<Document<'a>> {
        lines(&std::mem::take(&mut self.comments), false)
    }

    /// The comment that stands on the line of the last token, after it.
    pub(super) fn comment_after(&mut self) -> Option<Document<'a>> {
        let token = self.tokens.get_mut(self.position)?;
        if token.comments.first().is_none_or(|comment| comment.own_line) {
            return None;
        }
        let comment = token.comments.remove(0);
        Some(comment_text(comment, false))
    }
}

impl<'a> Statement<'a> {
    pub(super) fn document(self) -> Document<'a> {
        let mut parts = self.before;
        parts.push(self.document);
        if let Some(comment) = self.after {
            parts.extend([Document::text(" "), comment]);
        }
        Document::concat(parts)
    }

    /// Whether blank lines set it off from others of its section.
    fn has_lines(&self) -> bool {
        !self.before.is_empty() || self.document.has_lines(WIDTH)
    }
}

/// The statements of a section; nothing without any.
fn joined(statements: Vec<Statement<'_>>) -> Option<Document<'_>> {
    let mut parts = Vec::new();
    let mut lines_above = false;
    for (index, statement) in statements.into_iter().enumerate() {
        // What stands before the first one stands before the section.
        let lines = if index == 0 { statement.document.has_lines(WIDTH) } else { statement.has_lines() };
        if index > 0 {
            parts.push(Document::Hard);
            if lines || lines_above {
                parts.push(Document::Hard);
            }
        }
        lines_above = lines;
        parts.push(statement.document());
    }
    (!parts.is_empty()).then(|| Document::concat(parts))
}

/// With a blank line between each two.
pub(super) fn separated(documents: Vec<Document<'_>>) -> Vec<Document<'_>> {
    let mut parts = Vec::new();
    for document in documents {
        if !parts.is_empty() {
            parts.extend([Document::Hard, Document::Hard]);
        }
        parts.push(document);
    }
    parts
}

fn lines<'a>(comments: &[Comment<'a>], documented: bool) -> Vec<Document<'a>> {
    comments.iter().flat_map(|comment| [comment_text(*comment, documented), Document::Hard]).collect()
}

fn comment_text(comment: Comment<'_>, documented: bool) -> Document<'_> {
    let text = comment.text;
    if !text.starts_with("///") {
        return Document::text(text.trim_end());
    }
    if documented && comment.own_line {
        // Spaces at the end of a line are part of the documentation, but one space alone is not.
        return Document::text(if text == "/// " { "///" } else { text });
    }
    Document::text(format!("//{}", text.trim_start_matches('/').trim_end()))
}
