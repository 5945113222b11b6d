//! Node values in the IDL ([spec](https://smithy.io/2.0/spec/idl.html#node-values)).

use super::lexer::{Parsed, Parser};
use crate::json::{number_length, unique, MAX_DEPTH};
use crate::raw::{Name, NameText};
use crate::{Entry, Node, NodeValue, Number};

impl<'a> Parser<'a, '_> {
    /// `NodeValue`
    pub(super) fn node_value(&mut self) -> Parsed<Node> {
        let location = self.cursor.location();
        let value = match self.cursor.peek() {
            Some(b'"') => NodeValue::String(self.string()?),
            Some(b'{') => self.node_object()?,
            Some(b'[') => self.node_array()?,
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ if self.at_identifier() => self.keyword_or_shape_id()?,
            _ => return self.expected("a value: a string, number, shape id, `{` or `[`"),
        };
        Ok(Node::new(value, location))
    }

    fn keyword_or_shape_id(&mut self) -> Parsed<NodeValue> {
        for (word, value) in
            [("true", NodeValue::Bool(true)), ("false", NodeValue::Bool(false)), ("null", NodeValue::Null)]
        {
            if self.at_word(word) {
                self.cursor.advance(word.len());
                return Ok(value);
            }
        }
        let Name { text, location } = self.shape_id()?;
        // The node holds the id as written until all shapes are known, and the list tells such nodes from strings.
        self.file.syntactic.push(location);
        Ok(NodeValue::String(match text {
            NameText::Absolute(id) => id.as_str().to_string(),
            NameText::Relative(text) => text.into_owned(),
        }))
    }

    fn number(&mut self) -> Parsed<NodeValue> {
        match number_length(self.cursor.rest_bytes()) {
            Ok(length) => {
                let start = self.cursor.pos();
                self.cursor.advance(length);
                Ok(NodeValue::Number(Number::from_text(self.cursor.since(start))))
            }
            Err(message) => {
                let location = self.cursor.location();
                self.fail(location, message)
            }
        }
    }

    fn node_array(&mut self) -> Parsed<NodeValue> {
        self.open(b'[')?;
        let mut items = Vec::new();
        loop {
            self.ws();
            if self.close(b']') {
                return Ok(NodeValue::Array(items));
            }
            items.push(self.node_value()?);
        }
    }

    /// `NodeObject`
    pub(super) fn node_object(&mut self) -> Parsed<NodeValue> {
        self.open(b'{')?;
        let mut entries = Vec::new();
        loop {
            self.ws();
            if self.close(b'}') {
                return Ok(NodeValue::Object(unique(entries, self.events)));
            }
            entries.push(self.node_object_entry()?);
        }
    }

    /// `NodeObjectKvp`
    pub(super) fn node_object_entry(&mut self) -> Parsed<Entry> {
        let key_location = self.cursor.location();
        let key = self.node_object_key()?.into_owned();
        self.ws();
        self.expect(b':')?;
        self.ws();
        let value = self.node_value()?;
        Ok(Entry { key, key_location, value })
    }

    /// `NodeObjectKey`: a text block is none.
    pub(super) fn node_object_key(&mut self) -> Parsed<std::borrow::Cow<'a, str>> {
        if self.cursor.peek() == Some(b'"') && !self.at("\"\"\"") {
            return Ok(self.quoted_text()?.into());
        }
        if self.at_identifier() {
            return Ok(self.identifier()?.into());
        }
        self.expected("a key: an identifier or a string")
    }

    /// Skips an opening bracket.
    pub(super) fn open(&mut self, bracket: u8) -> Parsed<()> {
        let before = self.cursor;
        if self.cursor.peek() == Some(bracket) && self.open.len() >= MAX_DEPTH {
            let location = self.cursor.location();
            return self.fail(location, format!("values nest more than {MAX_DEPTH} levels deep"));
        }
        self.expect(bracket)?;
        self.open.push(before);
        Ok(())
    }

    /// Skips a closing bracket if it comes next.
    pub(super) fn close(&mut self, bracket: u8) -> bool {
        let found = self.eat(bracket);
        if found {
            self.open.pop();
        }
        found
    }
}
