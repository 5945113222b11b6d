//! The sections before shapes: control statements, metadata, namespace, use statements.

use super::lexer::{Failed, Parsed, Parser};
use crate::raw::{RawMetadata, Use, Version};
use crate::{is_identifier, Event, Node, Severity};

impl Parser<'_, '_> {
    /// `ControlSection`
    pub(super) fn control_section(&mut self) {
        let mut seen = Vec::new();
        loop {
            self.ws();
            self.drop_docs();
            if self.cursor.peek() != Some(b'$') {
                return;
            }
            if self.control_statement(&mut seen).is_err() {
                self.recover_line();
            }
        }
    }

    fn control_statement(&mut self, seen: &mut Vec<String>) -> Parsed<()> {
        let location = self.cursor.location();
        self.cursor.advance(1);
        let key = self.node_object_key()?.into_owned();
        self.sp();
        self.expect(b':')?;
        self.sp();
        let value = self.node_value()?;
        if seen.contains(&key) {
            let event = Event::error("Model", format!("the control statement `{key}` is there already"));
            self.events.push(event.at(value.location).help("remove one of the two"));
        } else {
            self.apply_control(&key, &value, location)?;
            seen.push(key);
        }
        self.br()
    }

    fn apply_control(&mut self, key: &str, value: &Node, location: crate::Location) -> Parsed<()> {
        match key {
            "version" => {
                let text = self.control_string(key, value)?;
                match Version::parse(text) {
                    Some(version) => self.file.version = version,
                    None => {
                        let message = format!("version `{text}` of the language is not supported");
                        // After the value, where reading stops: what follows may be of any kind.
                        let after = self.cursor.location();
                        let event = Event::error("Model", message).at(after);
                        self.events.push(event.help("supported are `1.0` and `2.0`"));
                    }
                }
            }
            "operationInputSuffix" => {
                let suffix = self.io_suffix(key, value)?;
                self.io_suffixes.0 = suffix;
            }
            "operationOutputSuffix" => {
                let suffix = self.io_suffix(key, value)?;
                self.io_suffixes.1 = suffix;
            }
            _ => self.events.push(
                Event::new(
                    Severity::Warning,
                    "Model",
                    format!("the control statement `{key}` is unknown, and ignored"),
                )
                .at(location),
            ),
        }
        Ok(())
    }

    fn io_suffix(&mut self, key: &str, value: &Node) -> Parsed<String> {
        let suffix = self.control_string(key, value)?;
        // It ends an identifier, so any character but the first rules of one hold for it.
        if suffix.is_empty() || is_identifier(&format!("A{suffix}")) {
            return Ok(suffix.to_string());
        }
        self.fail(value.location, format!("`{suffix}` cannot end the name of a shape"))
    }

    fn control_string<'n>(&mut self, key: &str, value: &'n Node) -> Parsed<&'n str> {
        match value.as_str() {
            Some(text) => Ok(text),
            None => {
                let message =
                    format!("the value of `${key}` is a string, but this is {}", value.a_type_name());
                self.fail(value.location, message)
            }
        }
    }

    /// `MetadataSection`
    pub(super) fn metadata_section(&mut self) {
        loop {
            self.ws();
            self.drop_docs();
            if !self.at_word("metadata") {
                return;
            }
            if self.metadata_statement().is_err() {
                self.recover_statement();
            }
        }
    }

    fn metadata_statement(&mut self) -> Parsed<()> {
        self.cursor.advance("metadata".len());
        self.required_sp()?;
        let location = self.cursor.location();
        let key = self.node_object_key()?.into_owned();
        self.sp();
        self.expect(b'=')?;
        self.sp();
        let value = self.node_value()?;
        self.file.metadata.push(RawMetadata { key, location, value });
        self.br()
    }

    /// `NamespaceStatement`; false when the file has none, and so no shapes either.
    pub(super) fn namespace_section(&mut self) -> bool {
        let mut reported = false;
        loop {
            self.ws();
            self.drop_docs();
            if self.cursor.peek().is_none() {
                self.file.unreadable = reported;
                return false;
            }
            if self.at_word("namespace") {
                match self.namespace_statement() {
                    Ok(()) => return true,
                    // What follows belongs to a namespace that cannot be read: nothing in it has a name.
                    Err(Failed) if self.file.namespace.is_empty() => {
                        self.file.unreadable = true;
                        return false;
                    }
                    Err(Failed) => {
                        self.recover_statement();
                        return true;
                    }
                }
            }
            if !reported {
                reported = true;
                // Everything up to the namespace is in the wrong place: once is enough.
                let Err(Failed) = self.expected::<()>("a namespace statement") else { return false };
            }
            self.recover_line();
        }
    }

    fn namespace_statement(&mut self) -> Parsed<()> {
        self.cursor.advance("namespace".len());
        self.required_sp()?;
        let start = self.cursor.pos();
        self.identifier()?;
        while self.eat(b'.') {
            self.identifier()?;
        }
        self.file.namespace = self.cursor.since(start);
        self.br()
    }

    /// `UseSection`
    pub(super) fn use_section(&mut self) {
        loop {
            self.ws();
            if !self.at_word("use") {
                return;
            }
            self.drop_docs();
            if self.use_statement().is_err() {
                self.recover_statement();
            }
        }
    }

    fn use_statement(&mut self) -> Parsed<()> {
        self.cursor.advance("use".len());
        self.required_sp()?;
        let start = self.cursor.pos();
        let location = self.cursor.location();
        self.identifier()?;
        while self.eat(b'.') {
            self.identifier()?;
        }
        self.expect(b'#')?;
        self.identifier()?;
        if self.cursor.peek() == Some(b'$') {
            return self.fail(location, "a use statement cannot name a member");
        }
        let Some(id) = crate::ShapeId::parse(self.cursor.since(start)) else {
            return self.fail(location, "a use statement names a shape with its namespace");
        };
        self.file.uses.push(Use { id, location });
        self.br()
    }
}
