//! Rust types, paths to them, and values of them.

/// A path to a generated item.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path {
    /// The module below the crate's root at which the item is public; nothing for the root itself.
    pub root: Option<String>,
    /// Names of the modules below that in which it is defined, outermost first.
    pub modules: Vec<String>,
    /// The item's name.
    pub item: String,
}

impl Path {
    /// The item's public path, as documentation links to it.
    pub fn public(&self) -> String {
        match &self.root {
            Some(root) => format!("crate::{root}::{}", self.item),
            None => format!("crate::{}", self.item),
        }
    }
}

/// A Rust type.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // The design's type table.
pub enum Type {
    Bool,
    I8,
    I16,
    I32,
    I64,
    F32,
    F64,
    BigInteger,
    BigDecimal,
    String,
    Blob,
    Timestamp,
    Document,
    /// A generated type.
    Shape(Path),
    List(Box<Type>),
    Map(Box<Type>),
    Option(Box<Type>),
    Box(Box<Type>),
}

/// A default value that is not the type's blank one.
#[derive(Debug, Clone, PartialEq)]
pub enum Default {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number of the field's own type.
    Integer(i128),
    /// A float of the field's own type.
    Float(f64),
    /// Digits of a big number.
    Big(String),
    /// A string.
    String(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// Seconds since 1970, and nanoseconds more.
    Timestamp(i64, u32),
    /// An enum's variant.
    Variant(Path, String),
    /// A value that an enum does not know, as `From` takes it.
    Open(Path, Box<Default>),
    /// A document.
    Document(Box<Default>),
    /// In a document: a list without items.
    EmptyList,
    /// In a document: a map without entries.
    EmptyMap,
}
