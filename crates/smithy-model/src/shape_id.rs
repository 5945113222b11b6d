//! Shape ids: the absolute names `namespace#Shape` and `namespace#Shape$member`.

use std::borrow::Borrow;
use std::cell::RefCell;
use std::collections::BTreeMap;
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
        let bytes = text.as_bytes();
        let hash_sign = bytes.iter().position(|byte| *byte == b'#')?;
        let (namespace, rest) = (bytes.get(..hash_sign)?, bytes.get(hash_sign + 1..)?);
        let name_length = rest.iter().position(|byte| *byte == b'$');
        let name = rest.get(..name_length.unwrap_or(rest.len()))?;
        let member = name_length.and_then(|at| rest.get(at + 1..));
        let valid = joins_identifiers(namespace) && identifies(name) && member.is_none_or(identifies);
        if !valid || u32::try_from(text.len()).is_err() {
            return None;
        }
        Some(Self::unchecked(text.into(), hash_sign, name_length.map(|at| hash_sign + 1 + at)))
    }

    /// The id that a text of this program is; each is parsed once.
    pub(crate) fn constant(text: &'static str) -> Option<Self> {
        Self::kept(text, Self::parse)
    }

    /// The id of shape `name` in `namespace`; `None` when either is malformed.
    pub fn of(namespace: &str, name: &str) -> Option<Self> {
        joined([namespace, "#", name], Self::parse)
    }

    /// The id of the prelude's shape `name`, which is an identifier.
    pub(crate) fn prelude(name: &'static str) -> Self {
        let namespace = "smithy.api";
        let make = |name: &str| {
            let text = joined([namespace, "#", name], |text| Arc::from(text));
            Some(Self::unchecked(text, namespace.len(), None))
        };
        Self::kept(name, make)
            .unwrap_or_else(|| Self::unchecked("smithy.api#Unit".into(), namespace.len(), None))
    }

    /// What `make` has made of a text of this program before, or makes now. Absolute ids and names share the place,
    /// as only the former have a `#`.
    fn kept(text: &'static str, make: impl FnOnce(&str) -> Option<Self>) -> Option<Self> {
        // The same place in memory is the same text, and quicker to find than the text.
        let place = (text.as_ptr() as usize, text.len());
        KEPT.with_borrow_mut(|kept| {
            if let Some(id) = kept.get(&place) {
                return Some(id.clone());
            }
            let id = make(text)?;
            kept.insert(place, id.clone());
            Some(id)
        })
    }

    /// The id of this shape's member `name`.
    ///
    /// `name` has to be an identifier; when `self` is a member's id already, its shape's member is named.
    pub fn with_member(&self, name: &str) -> Self {
        let shape = self.shape_text();
        let text = joined([shape, "$", name], |text| Arc::from(text));
        Self::unchecked(text, self.hash_sign as usize, Some(shape.len()))
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
    identifies(text.as_bytes())
}

/// True for identifiers joined by dots, the grammar's `namespace`.
pub fn is_namespace(text: &str) -> bool {
    joins_identifiers(text.as_bytes())
}

fn identifies(text: &[u8]) -> bool {
    let underscores = text.iter().take_while(|byte| **byte == b'_').count();
    let Some((first, rest)) = text.get(underscores..).and_then(<[u8]>::split_first) else { return false };
    let start = if underscores == 0 { first.is_ascii_alphabetic() } else { first.is_ascii_alphanumeric() };
    start && rest.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

fn joins_identifiers(text: &[u8]) -> bool {
    text.split(|byte| *byte == b'.').all(identifies)
}

thread_local! {
    /// See [`ShapeId::kept`].
    static KEPT: RefCell<BTreeMap<(usize, usize), ShapeId>> = RefCell::default();
    /// See [`joined`].
    static BUFFER: RefCell<String> = RefCell::default();
}

/// What `make` makes of the text that the parts are together, which is put together in a place that is there already:
/// most ids of a model are made this way.
fn joined<T>(parts: [&str; 3], make: impl FnOnce(&str) -> T) -> T {
    BUFFER.with_borrow_mut(|buffer| {
        buffer.clear();
        buffer.extend(parts);
        make(buffer)
    })
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
