//! Node values to JSON text, indented by four spaces.

use crate::{json, Node, NodeValue};

/// A writer of JSON that keeps the indentation and the commas.
#[derive(Default)]
pub(super) struct JsonText {
    text: String,
    depth: usize,
    // Whether the object or array that is open has an entry already.
    filled: bool,
}

impl JsonText {
    /// An object whose entries `write` adds.
    pub(super) fn object(&mut self, write: impl FnOnce(&mut Self)) {
        self.enclosed('{', '}', write);
    }

    /// An array whose items `write` adds.
    pub(super) fn array(&mut self, write: impl FnOnce(&mut Self)) {
        self.enclosed('[', ']', write);
    }

    /// The key of the next value of an object.
    pub(super) fn key(&mut self, key: &str) {
        self.item();
        self.string(key);
        self.text.push_str(": ");
    }

    /// The beginning of the next value of an array.
    pub(super) fn item(&mut self) {
        if self.filled {
            self.text.push(',');
        }
        self.filled = true;
        self.line();
    }

    /// A string.
    pub(super) fn string(&mut self, value: &str) {
        json::write_string(&mut self.text, value);
    }

    /// Any value.
    pub(super) fn node(&mut self, node: &Node) {
        match &node.value {
            NodeValue::Null => self.text.push_str("null"),
            NodeValue::Bool(value) => self.text.push_str(if *value { "true" } else { "false" }),
            NodeValue::Number(number) => self.text.push_str(number.as_str()),
            NodeValue::String(text) => self.string(text),
            NodeValue::Array(items) => self.array(|json| {
                for item in items {
                    json.item();
                    json.node(item);
                }
            }),
            NodeValue::Object(object) => self.object(|json| {
                for entry in object.iter() {
                    json.key(&entry.key);
                    json.node(&entry.value);
                }
            }),
        }
    }

    /// The text, with a line end.
    pub(super) fn finish(mut self) -> String {
        self.text.push('\n');
        self.text
    }

    fn enclosed(&mut self, open: char, close: char, write: impl FnOnce(&mut Self)) {
        self.text.push(open);
        self.depth += 1;
        let outside = std::mem::replace(&mut self.filled, false);
        write(self);
        self.depth -= 1;
        if std::mem::replace(&mut self.filled, outside) {
            self.line();
        }
        self.text.push(close);
    }

    fn line(&mut self) {
        self.text.push('\n');
        for _ in 0..self.depth {
            self.text.push_str("    ");
        }
    }
}
