//! What a validator is configured with: an object node whose properties have types.

use crate::{Node, Object};

pub(super) struct Options<'d> {
    node: &'d Node,
}

impl<'d> Options<'d> {
    pub(super) fn new(node: &'d Node) -> Self {
        Self { node }
    }

    /// Where it stands.
    pub(super) fn location(&self) -> crate::Location {
        self.node.location
    }

    fn get<T>(
        &self,
        key: &str,
        wanted: &str,
        read: impl FnOnce(&'d Node) -> Option<T>,
    ) -> Result<Option<T>, String> {
        let Some(node) = self.node.get(key) else { return Ok(None) };
        match read(node) {
            Some(value) => Ok(Some(value)),
            None => Err(format!("its `{key}` is {wanted}, not {}", node.a_type_name())),
        }
    }

    pub(super) fn text(&self, key: &str) -> Result<Option<&'d str>, String> {
        self.get(key, "a string", Node::as_str)
    }

    /// A boolean, false where there is none.
    pub(super) fn flag(&self, key: &str) -> Result<bool, String> {
        Ok(self.get(key, "a boolean", Node::as_bool)?.unwrap_or(false))
    }

    pub(super) fn texts(&self, key: &str) -> Result<Option<Vec<&'d str>>, String> {
        self.get(key, "an array of strings", strings)
    }

    /// Strings by strings.
    pub(super) fn alternatives(&self, key: &str) -> Result<Vec<(&'d str, Vec<&'d str>)>, String> {
        let read = |node: &'d Node| {
            let entries = node.as_object().map(Object::iter)?;
            entries.map(|entry| Some((entry.key.as_str(), strings(&entry.value)?))).collect()
        };
        Ok(self.get(key, "an object with arrays of strings", read)?.unwrap_or_default())
    }

    /// Objects in an array.
    pub(super) fn list(&self, key: &str) -> Result<Vec<Options<'d>>, String> {
        let items = self.get(key, "an array", Node::as_array)?.unwrap_or_default();
        Ok(items.iter().map(Options::new).collect())
    }
}

fn strings(node: &Node) -> Option<Vec<&str>> {
    node.as_array()?.iter().map(Node::as_str).collect()
}
