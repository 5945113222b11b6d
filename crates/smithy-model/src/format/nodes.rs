//! Node values and traits: when brackets stay on one line, and where comments among values go.

use super::document::Document;
use super::file::Layout;
use super::text_block;
use super::tokens::Kind;
use crate::is_identifier;

/// What a value stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A statement, a key or a trait.
    Value,
    /// An array: objects in it have lines of their own.
    Array,
    /// A service or resource.
    Entity,
    /// A property of one: always broken, so that adding to it changes one line.
    Property,
}

/// A value or entry within brackets.
pub(super) struct Item<'a> {
    /// With the comments before it.
    pub(super) document: Document<'a>,
    /// Whether the brackets around it are broken for it.
    pub(super) breaks: bool,
}

impl<'a> Layout<'a> {
    /// `NodeValue`
    pub(super) fn node(&mut self, place: Place) -> Option<Item<'a>> {
        let (kind, text) = (self.peek().kind, self.peek().text);
        Some(match (kind, text) {
            (Kind::Punctuation, "[") => {
                let document = self.array(place)?;
                Item { document, breaks: true }
            }
            (Kind::Punctuation, "{") => {
                let document = self.object(place)?;
                Item { document, breaks: true }
            }
            (Kind::TextBlock, _) => {
                self.take();
                Item { document: text_block::document(text), breaks: true }
            }
            (Kind::Quoted, _) => {
                self.take();
                if matches!(place, Place::Entity | Place::Property) {
                    // Names can be in quotes there.
                    self.refer(text.trim_matches('"'));
                }
                let document = Document::Verbatim(line_ends(text));
                Item { breaks: document.is_hard(), document }
            }
            (Kind::Number, _) => {
                self.take();
                Item { document: Document::text(text), breaks: false }
            }
            (Kind::Word, _) => {
                self.take();
                self.refer(text);
                Item { document: Document::text(text), breaks: false }
            }
            _ => return None,
        })
    }

    fn array(&mut self, place: Place) -> Option<Document<'a>> {
        let force = matches!(place, Place::Entity | Place::Property);
        let inside = if force { Place::Property } else { Place::Array };
        self.brackets("[", "]", "", force, |layout| layout.node(inside))
    }

    fn object(&mut self, place: Place) -> Option<Document<'a>> {
        let inside = match place {
            Place::Entity | Place::Property => Place::Property,
            Place::Value | Place::Array => Place::Value,
        };
        let force = matches!(place, Place::Array | Place::Property);
        self.brackets("{", "}", " ", force, |layout| layout.entry(inside))
    }

    /// The properties of a service or resource.
    pub(super) fn properties(&mut self) -> Option<Document<'a>> {
        self.object(Place::Entity)
    }

    /// `NodeObjectKvp`; comments anywhere in it go before it.
    fn entry(&mut self, place: Place) -> Option<Item<'a>> {
        let key = self.key();
        self.expect(":")?;
        let value = self.peek().kind;
        let Item { document, breaks } = self.node(place)?;
        // The lines of a text block stand deeper than its key.
        let document = if value == Kind::TextBlock { Document::indent(vec![document]) } else { document };
        let document = Document::concat(vec![key, Document::text(": "), document]);
        Some(Item { document, breaks })
    }

    /// `NodeObjectKey`, without quotes where it can do without.
    pub(super) fn key(&mut self) -> Document<'a> {
        let key = self.take();
        let name = key.strip_prefix('"').and_then(|key| key.strip_suffix('"'));
        match name.filter(|name| is_identifier(name)) {
            Some(name) => Document::text(name),
            None => Document::Verbatim(line_ends(key)),
        }
    }

    /// Brackets with what is between them. `space` stands inside of both when all is on one line.
    pub(super) fn brackets(
        &mut self,
        open: &'static str,
        close: &'static str,
        space: &'static str,
        force: bool,
        item: impl FnMut(&mut Self) -> Option<Item<'a>>,
    ) -> Option<Document<'a>> {
        self.expect(open)?;
        let (items, breaks) = self.items(close, item)?;
        Some(enclosed(open, close, space, items, force || breaks))
    }

    /// What stands up to a closing bracket, which is taken too; and whether something in it needs lines of its own.
    pub(super) fn items(
        &mut self,
        close: &str,
        mut item: impl FnMut(&mut Self) -> Option<Item<'a>>,
    ) -> Option<(Vec<Document<'a>>, bool)> {
        // Comments that wait already belong to something outside.
        let outside = std::mem::take(&mut self.comments);
        let mut items = Vec::new();
        let mut breaks = false;
        while !self.at(close) {
            let found = item(self)?;
            let comments = self.take_comments();
            breaks |= found.breaks || !comments.is_empty();
            items.push(Document::concat(comments.into_iter().chain([found.document]).collect()));
        }
        self.expect(close)?;
        let mut last = self.take_comments();
        if last.pop().is_some() {
            breaks = true;
            items.push(Document::concat(last));
        }
        self.comments = outside;
        Some((items, breaks))
    }

    /// `TraitStatements` after the comments before them: a line each, comments between them on lines of their own.
    pub(super) fn traits(&mut self) -> Option<Vec<Document<'a>>> {
        let mut lines = Vec::new();
        while self.at("@") {
            let document = self.trait_application()?;
            lines.extend(self.take_comments());
            lines.extend([document, Document::Hard]);
        }
        Some(lines)
    }

    /// `Trait`
    pub(super) fn trait_application(&mut self) -> Option<Document<'a>> {
        self.expect("@")?;
        let id = self.reference()?;
        let mut parts = vec![Document::text("@"), Document::text(id)];
        // After a space a bracket would be something else, but nothing that can follow a trait begins with one.
        if self.at("(") {
            parts.push(self.trait_body()?);
        }
        Some(Document::concat(parts))
    }

    /// `TraitBody`
    fn trait_body(&mut self) -> Option<Document<'a>> {
        let structure =
            self.peek_at(2).text == ":" && matches!(self.peek_at(1).kind, Kind::Word | Kind::Quoted);
        let sole = !structure && matches!(self.peek_at(1).text, "[" | "{");
        let mut breaks = false;
        self.expect("(")?;
        let (mut items, commented) = self.items(")", |layout| {
            let item = if structure { layout.entry(Place::Value)? } else { layout.node(Place::Value)? };
            breaks |= item.breaks;
            Some(Item { breaks: false, ..item })
        })?;
        if items.is_empty() {
            return Some(Document::text(""));
        }
        if sole && !commented && items.len() == 1 {
            let mut parts = vec![Document::text("(")];
            parts.append(&mut items);
            parts.push(Document::text(")"));
            return Some(Document::concat(parts));
        }
        Some(enclosed("(", ")", "", items, breaks || commented))
    }
}

/// Items within brackets, on one line with commas or on a line each without.
pub(super) fn enclosed<'a>(
    open: &'static str,
    close: &'static str,
    space: &'static str,
    items: Vec<Document<'a>>,
    broken: bool,
) -> Document<'a> {
    if items.is_empty() {
        return Document::text(format!("{open}{close}"));
    }
    let mut inside = Vec::with_capacity(items.len() * 2);
    for item in items {
        inside.push(Document::Line(if inside.is_empty() { space } else { ", " }));
        inside.push(item);
    }
    let parts =
        vec![Document::text(open), Document::indent(inside), Document::Line(space), Document::text(close)];
    if broken {
        Document::broken(parts)
    } else {
        Document::group(parts)
    }
}

/// A string with line feeds as its line ends, which is what others stand for.
fn line_ends(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text.into()
    }
}
