//! Shape and apply statements, members, and the bodies of operations.

use super::document::Document;
use super::file::{separated, Layout};
use super::nodes::{enclosed, Item, Place};
use super::tokens::Kind;

/// A member or property with all that belongs to it.
struct Entry<'a> {
    document: Document<'a>,
    /// Whether blank lines set it and the others of its shape apart.
    set_apart: bool,
}

impl<'a> Layout<'a> {
    /// `ShapeOrApplyStatement`, after the comments before it.
    pub(super) fn shape_or_apply(&mut self) -> Option<Document<'a>> {
        if self.at("apply") && self.peek_at(1).kind == Kind::Word {
            return self.apply();
        }
        let mut parts = self.traits()?;
        // Comments before the keyword come after the traits.
        parts.extend(self.comments_before(false));
        let keyword = self.take();
        let name = self.take();
        parts.push(Document::text(format!("{keyword} {name}")));
        for part in self.resource_and_mixins()? {
            parts.extend([Document::text(" "), part]);
        }
        match keyword {
            "service" | "resource" => parts.extend([Document::text(" "), self.properties()?]),
            "operation" => parts.push(self.body(Self::operation_property)?),
            "enum" | "intEnum" => parts.push(self.body(Self::enum_member)?),
            "structure" | "union" | "list" | "set" | "map" => parts.push(self.body(Self::member)?),
            _ => {}
        }
        Some(Document::concat(parts))
    }

    /// `ApplyStatement`
    fn apply(&mut self) -> Option<Document<'a>> {
        self.take();
        let target = self.reference()?;
        let mut parts = vec![Document::text(format!("apply {target} "))];
        if self.at("{") {
            self.expect("{")?;
            let (traits, _) =
                self.items("}", |layout| Some(Item { document: layout.trait_application()?, breaks: true }))?;
            parts.push(enclosed("{", "}", "", traits, true));
        } else {
            parts.push(self.trait_application()?);
        }
        Some(Document::concat(parts))
    }

    /// `ForResource` and `Mixins`.
    fn resource_and_mixins(&mut self) -> Option<Vec<Document<'a>>> {
        let mut parts = Vec::new();
        if self.at("for") {
            self.take();
            parts.push(Document::text(format!("for {}", self.reference()?)));
        }
        if self.at("with") && self.peek_at(1).text == "[" {
            self.take();
            let mixins = self.brackets("[", "]", "", false, Self::mixin)?;
            parts.push(Document::concat(vec![Document::text("with "), mixins]));
        }
        Some(parts)
    }

    fn mixin(&mut self) -> Option<Item<'a>> {
        Some(Item { document: Document::text(self.reference()?), breaks: false })
    }

    /// Braces with members or properties between them, after a space or, where that does not fit, on the next line.
    fn body(&mut self, entry: impl FnMut(&mut Self) -> Option<Entry<'a>>) -> Option<Document<'a>> {
        let (braces, inside, _) = self.braces(entry)?;
        let mut parts = vec![Document::group(vec![Document::Line(" "), Document::text(braces)])];
        parts.extend(inside);
        Some(Document::concat(parts))
    }

    /// An opening brace and what follows it (`{}` and nothing, or `{` and the rest), and whether blank lines set what
    /// is in it apart.
    fn braces(
        &mut self,
        mut entry: impl FnMut(&mut Self) -> Option<Entry<'a>>,
    ) -> Option<(&'static str, Option<Document<'a>>, bool)> {
        // Comments before the brace go after it.
        let mut first = self.comments_before(false);
        self.expect("{")?;
        let mut entries = Vec::new();
        let mut set_apart = !first.is_empty();
        while !self.at("}") {
            let found = entry(self)?;
            set_apart |= found.set_apart;
            let parts = first.drain(..).chain([found.document]).collect();
            entries.push(Document::concat(parts));
        }
        let mut last = first;
        last.extend(self.comments_before(false));
        self.expect("}")?;
        if last.pop().is_some() {
            entries.push(Document::concat(last));
            set_apart = true;
        }
        if entries.is_empty() {
            return Some(("{}", None, false));
        }
        let mut inside = vec![Document::Hard];
        if set_apart {
            inside.extend(separated(entries));
        } else {
            for (index, entry) in entries.into_iter().enumerate() {
                inside.extend((index > 0).then_some(Document::Hard));
                inside.push(entry);
            }
        }
        let parts = vec![Document::indent(inside), Document::Hard, Document::text("}")];
        Some(("{", Some(Document::concat(parts)), set_apart))
    }

    /// `ShapeMember`
    fn member(&mut self) -> Option<Entry<'a>> {
        self.member_with(|layout| {
            if layout.at("$") {
                layout.take();
                return Some(format!("${}", layout.take()));
            }
            let name = layout.take();
            layout.expect(":")?;
            Some(format!("{name}: {}", layout.reference()?))
        })
    }

    /// `EnumShapeMember`
    fn enum_member(&mut self) -> Option<Entry<'a>> {
        self.member_with(|layout| Some(layout.take().to_owned()))
    }

    fn member_with(&mut self, name: impl FnOnce(&mut Self) -> Option<String>) -> Option<Entry<'a>> {
        let mut parts = self.comments_before(true);
        parts.extend(self.traits()?);
        parts.extend(self.comments_before(false));
        let set_apart = !parts.is_empty();
        parts.push(Document::text(name(self)?));
        if self.at("=") {
            self.take();
            parts.push(Document::text(" = "));
            let value = self.peek().kind;
            let document = self.node(Place::Value)?.document;
            parts.push(if value == Kind::TextBlock { Document::indent(vec![document]) } else { document });
            if let Some(comment) = self.comment_after() {
                parts.extend([Document::text(" "), comment]);
            }
        }
        Some(Entry { document: Document::concat(parts), set_apart })
    }

    /// `OperationProperty`; comments before its value go before it.
    fn operation_property(&mut self) -> Option<Entry<'a>> {
        let outside = std::mem::take(&mut self.comments);
        let name = self.take();
        let inline = self.at(":=");
        self.take();
        let (document, apart) = match name {
            "input" | "output" if inline => self.inline_structure()?,
            "input" | "output" => (Document::text(format!(" {}", self.reference()?)), false),
            _ => {
                let errors = self.brackets("[", "]", "", true, Self::mixin)?;
                (Document::concat(vec![Document::text(" "), errors]), false)
            }
        };
        let mut parts = self.take_comments();
        self.comments = outside;
        let set_apart = apart || !parts.is_empty();
        parts.push(Document::text(format!("{name}{}", if inline { " :=" } else { ":" })));
        parts.push(document);
        Some(Entry { document: Document::concat(parts), set_apart })
    }

    /// `InlineAggregateShape` after its operator, and whether there are traits or comments in it.
    fn inline_structure(&mut self) -> Option<(Document<'a>, bool)> {
        let outside = std::mem::take(&mut self.comments);
        let mut before = self.comments_before(true);
        before.extend(self.traits()?);
        before.extend(self.comments_before(false));
        let head = self.resource_and_mixins()?;
        let (braces, inside, set_apart) = self.braces(Self::member)?;
        self.comments = outside;
        let apart = !before.is_empty();
        let mut parts = before;
        let mut first = apart;
        for part in head {
            parts.extend((!std::mem::take(&mut first)).then_some(Document::text(" ")));
            parts.push(part);
        }
        let braces = Document::text(braces);
        parts.push(if first { braces } else { Document::group(vec![Document::Line(" "), braces]) });
        parts.extend(inside);
        if apart {
            parts.insert(0, Document::Hard);
            return Some((Document::indent(parts), true));
        }
        Some((Document::concat(parts), set_apart))
    }
}
