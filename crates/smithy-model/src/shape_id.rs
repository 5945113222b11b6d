//! Shape ids: the absolute names `namespace#Shape` and `namespace#Shape$member`.

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// An absolute shape id ([spec](https://smithy.io/2.0/spec/model.html#shape-id)), cheap to clone.
///
/// Ordered, compared and hashed as its text, so collections keyed by it can be asked with a `&str`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ShapeId {
    text: Arc<str>,
    hash_sign: u32,
    dollar: Option<u32>,
}

impl ShapeId {
    /// Parses `namespace#Shape` or `namespace#Shape$member`; `None` when `text` is not an absolute shape id.
    pub fn parse(text: &str) -> Option<Self> {
        let (namespace, rest) = text.split_once('#')?;
        let name = rest.split('$').next()?;
        let member = rest.get(name.len() + 1..);
        let valid = is_namespace(namespace) && is_identifier(name) && member.is_none_or(is_identifier);
        if !valid || u32::try_from(text.len()).is_err() {
            return None;
        }
        Some(Self::unchecked(text.into(), namespace.len(), member.map(|_| namespace.len() + 1 + name.len())))
    }

    /// The id of shape `name` in `namespace`; `None` when either is malformed.
    pub fn of(namespace: &str, name: &str) -> Option<Self> {
        Self::parse(&format!("{namespace}#{name}"))
    }

    /// The id of the prelude's shape `name`, which is an identifier.
    pub(crate) fn prelude(name: &'static str) -> Self {
        let namespace = "smithy.api";
        Self::unchecked(format!("{namespace}#{name}").into(), namespace.len(), None)
    }

    /// The id of this shape's member `name`.
    ///
    /// `name` has to be an identifier; when `self` is a member's id already, its shape's member is named.
    pub fn with_member(&self, name: &str) -> Self {
        let shape = self.shape_text();
        let text = format!("{shape}${name}");
        Self::unchecked(text.into(), self.hash_sign as usize, Some(shape.len()))
    }

    /// The id of the shape that this id names or whose member it names.
    pub fn without_member(&self) -> Self {
        if self.dollar.is_none() {
            return self.clone();
        }
        Self::unchecked(self.shape_text().into(), self.hash_sign as usize, None)
    }

    fn unchecked(text: Arc<str>, hash_sign: usize, dollar: Option<usize>) -> Self {
        Self { text, hash_sign: hash_sign as u32, dollar: dollar.map(|at| at as u32) }
    }

    /// The whole id, as written in a JSON AST.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What stands before `#`.
    pub fn namespace(&self) -> &str {
        &self.text[..self.hash_sign as usize]
    }

    /// The shape's own name: between `#` and `$`.
    pub fn name(&self) -> &str {
        &self.shape_text()[self.hash_sign as usize + 1..]
    }

    /// The member's name, where this is the id of a member.
    pub fn member(&self) -> Option<&str> {
        self.dollar.map(|at| &self.text[at as usize + 1..])
    }

    fn shape_text(&self) -> &str {
        self.dollar.map_or(&*self.text, |at| &self.text[..at as usize])
    }
}

/// True for `[A-Za-z_][A-Za-z0-9_]*` with at least one letter or digit, the grammar's `identifier`.
pub fn is_identifier(text: &str) -> bool {
    let rest = text.trim_start_matches('_');
    let Some(first) = rest.bytes().next() else { return false };
    let start =
        if rest.len() == text.len() { first.is_ascii_alphabetic() } else { first.is_ascii_alphanumeric() };
    start && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// True for identifiers joined by dots, the grammar's `namespace`.
pub fn is_namespace(text: &str) -> bool {
    text.split('.').all(is_identifier)
}

impl Borrow<str> for ShapeId {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl Hash for ShapeId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl fmt::Display for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
