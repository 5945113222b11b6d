//! Traits and apply statements ([spec](https://smithy.io/2.0/spec/idl.html#applying-traits)).

use super::lexer::{Parsed, Parser};
use crate::json::unique;
use crate::raw::{Name, NameText, RawApply, RawTrait};
use crate::{Location, Node, NodeValue, ShapeId};

impl<'a> Parser<'a, '_> {
    /// The documentation comment that stands here, as a trait, and `TraitStatements`.
    pub(super) fn docs_and_traits(&mut self) -> Parsed<Vec<RawTrait<'a>>> {
        let mut traits = Vec::new();
        if let Some((location, text)) = self.take_docs() {
            let id = self.ids.documentation.clone();
            traits.push(implied(id, location, Some(Node::new(NodeValue::String(text), location))));
        }
        self.trait_statements(&mut traits)?;
        Ok(traits)
    }

    /// `TraitStatements`
    fn trait_statements(&mut self, into: &mut Vec<RawTrait<'a>>) -> Parsed<()> {
        while self.cursor.peek() == Some(b'@') {
            into.push(self.trait_application()?);
            self.ws();
            // Documentation comments count only before traits.
            self.drop_docs();
        }
        Ok(())
    }

    /// `Trait`
    fn trait_application(&mut self) -> Parsed<RawTrait<'a>> {
        let location = self.cursor.location();
        self.expect(b'@')?;
        let id = Name { location, ..self.shape_id()? };
        let before = self.file.syntactic.len();
        let value = if self.cursor.peek() == Some(b'(') { self.trait_body(location)? } else { None };
        Ok(RawTrait { id, value, syntactic: self.file.syntactic.len() > before })
    }

    /// `TraitBody`
    fn trait_body(&mut self, location: Location) -> Parsed<Option<Node>> {
        self.open(b'(')?;
        self.ws();
        if self.close(b')') {
            return Ok(None);
        }
        let value = if self.at_entry() { self.trait_structure(location)? } else { self.node_value()? };
        self.ws();
        if self.close(b')') {
            return Ok(Some(value));
        }
        self.expected("`)`")
    }

    /// `TraitStructure`
    fn trait_structure(&mut self, location: Location) -> Parsed<Node> {
        let mut entries = Vec::new();
        loop {
            entries.push(self.node_object_entry()?);
            self.ws();
            if self.cursor.peek() == Some(b')') {
                return Ok(Node::new(NodeValue::Object(unique(entries, self.events)), location));
            }
        }
    }

    /// Whether a key and a colon come next.
    fn at_entry(&mut self) -> bool {
        let (cursor, docs, events) = (self.cursor, self.docs_waiting(), self.events.len());
        let key = match self.cursor.peek() {
            Some(b'"') if self.at("\"\"\"") => false,
            Some(b'"') => self.quoted_text().is_ok(),
            _ => self.at_identifier() && self.identifier().is_ok(),
        };
        if key {
            self.ws();
        }
        let entry = key && self.cursor.peek() == Some(b':');
        self.cursor = cursor;
        self.forget_docs(docs);
        self.events.truncate(events);
        entry
    }

    /// `ApplyStatement`; the caller has read the word.
    pub(super) fn apply_statement(&mut self) -> Parsed<()> {
        self.required_sp()?;
        let target = self.shape_id()?;
        self.ws();
        let mut traits = Vec::new();
        match self.cursor.peek() {
            Some(b'@') => traits.push(self.trait_application()?),
            Some(b'{') => {
                self.open(b'{')?;
                self.ws();
                self.trait_statements(&mut traits)?;
                if !self.close(b'}') {
                    return self.expected("`@` or `}`");
                }
            }
            _ => return self.expected("`@` or `{`"),
        }
        self.file.applies.push(RawApply { target, traits });
        Ok(())
    }
}

/// A trait that other syntax stands for.
pub(super) fn implied<'a>(id: ShapeId, location: Location, value: Option<Node>) -> RawTrait<'a> {
    RawTrait { id: Name { text: NameText::Absolute(id), location }, value, syntactic: false }
}
