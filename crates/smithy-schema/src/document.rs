//! Smithy's document type: a value without a shape.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::hash::{Hash, Hasher};

/// A value without a shape ([spec](https://smithy.io/2.0/spec/simple-types.html#document)).
///
/// serde reads it from any self-describing format: bytes become a string of base64, and NaN and the infinities the
/// strings `NaN`, `Infinity` and `-Infinity`, since a document has neither. It may nest 128 levels deep; reading or
/// writing more is an error.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Document {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A finite number.
    Number(DocumentNumber),
    /// A text.
    String(String),
    /// Values in their order.
    List(Vec<Document>),
    /// Values by name.
    Map(BTreeMap<String, Document>),
}

/// A number in a [`Document`]: a 128-bit integer or a finite double, whichever it was given as.
///
/// An integer and a double are never equal: `1` is not `1.0`.
#[derive(Clone, Copy)]
pub struct DocumentNumber(Number);

#[derive(Clone, Copy)]
pub(crate) enum Number {
    Integer(i128),
    /// Finite.
    Float(f64),
}

impl Document {
    /// True for null.
    pub fn is_null(&self) -> bool {
        *self == Self::Null
    }

    /// The value of a boolean.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Boolean(value) => Some(*value),
            _ => None,
        }
    }

    /// The value of a number.
    pub fn as_number(&self) -> Option<DocumentNumber> {
        match self {
            Self::Number(value) => Some(*value),
            _ => None,
        }
    }

    /// The value of an integer that fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.as_i128().and_then(|value| i64::try_from(value).ok())
    }

    /// The value of a number, rounded where a double cannot hold it.
    pub fn as_f64(&self) -> Option<f64> {
        self.as_number().map(|number| number.as_f64())
    }

    /// The value of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(value) => Some(value),
            _ => None,
        }
    }

    /// The items of a list.
    pub fn as_list(&self) -> Option<&[Document]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// The entries of a map.
    pub fn as_map(&self) -> Option<&BTreeMap<String, Document>> {
        match self {
            Self::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value of a map's entry.
    pub fn get(&self, key: &str) -> Option<&Document> {
        self.as_map()?.get(key)
    }
}

impl DocumentNumber {
    /// The number, if it was given as an integer.
    pub fn as_i128(self) -> Option<i128> {
        match self.0 {
            Number::Integer(value) => Some(value),
            Number::Float(_) => None,
        }
    }

    /// The number, rounded where a double cannot hold it.
    #[allow(clippy::cast_precision_loss)] // As documented.
    pub fn as_f64(self) -> f64 {
        match self.0 {
            Number::Integer(value) => value as f64,
            Number::Float(value) => value,
        }
    }

    #[cfg(feature = "serde")]
    pub(crate) fn inner(self) -> Number {
        self.0
    }
}

/// A number; NaN and the infinities become Smithy's strings.
impl From<f64> for Document {
    fn from(value: f64) -> Self {
        if value.is_finite() {
            Self::Number(DocumentNumber(Number::Float(value)))
        } else {
            Self::String(non_finite(value).into())
        }
    }
}

/// The string that Smithy has for a double that is not finite.
pub(crate) fn non_finite(value: f64) -> &'static str {
    if value.is_nan() {
        "NaN"
    } else if value > 0.0 {
        "Infinity"
    } else {
        "-Infinity"
    }
}

/// The double that is not finite and that Smithy has this string for.
#[cfg(feature = "serde")]
pub(crate) fn parse_non_finite(text: &str) -> Option<f64> {
    match text {
        "NaN" => Some(f64::NAN),
        "Infinity" => Some(f64::INFINITY),
        "-Infinity" => Some(f64::NEG_INFINITY),
        _ => None,
    }
}

macro_rules! integers {
    ($($type:ty),*) => {$(
        impl From<$type> for DocumentNumber {
            fn from(value: $type) -> Self {
                Self(Number::Integer(value.into()))
            }
        }
        impl From<$type> for Document {
            fn from(value: $type) -> Self {
                Self::Number(value.into())
            }
        }
        impl PartialEq<$type> for Document {
            fn eq(&self, other: &$type) -> bool {
                self.as_number().and_then(DocumentNumber::as_i128) == Some((*other).into())
            }
        }
    )*};
}

integers!(i32, i64, u32, u64, i128);

macro_rules! from {
    ($($type:ty: $value:ident => $document:expr;)*) => {$(
        impl From<$type> for Document {
            fn from($value: $type) -> Self {
                $document
            }
        }
    )*};
}

from! {
    bool: value => Self::Boolean(value);
    DocumentNumber: value => Self::Number(value);
    String: value => Self::String(value);
    &str: value => Self::String(value.into());
    BTreeMap<String, Document>: entries => Self::Map(entries);
}

/// Null for `None`.
impl<T: Into<Document>> From<Option<T>> for Document {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, T::into)
    }
}

impl<T: Into<Document>> From<Vec<T>> for Document {
    fn from(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

impl<T: Into<Document>> FromIterator<T> for Document {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::List(items.into_iter().map(T::into).collect())
    }
}

impl<K: Into<String>, V: Into<Document>> FromIterator<(K, V)> for Document {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        Self::Map(entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }
}

impl PartialEq<str> for Document {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == Some(other)
    }
}

impl PartialEq<&str> for Document {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == Some(*other)
    }
}

impl PartialEq<bool> for Document {
    fn eq(&self, other: &bool) -> bool {
        self.as_bool() == Some(*other)
    }
}

impl PartialEq<f64> for Document {
    fn eq(&self, other: &f64) -> bool {
        matches!(self, Self::Number(DocumentNumber(Number::Float(value))) if value == other)
    }
}

impl fmt::Debug for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Number::Integer(value) => fmt::Debug::fmt(&value, f),
            Number::Float(value) => fmt::Debug::fmt(&value, f),
        }
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Number::Integer(value) => fmt::Display::fmt(&value, f),
            Number::Float(value) => fmt::Display::fmt(&value, f),
        }
    }
}

impl PartialEq for DocumentNumber {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

// Sound because a float in here is finite.
impl Eq for DocumentNumber {}

impl PartialOrd for DocumentNumber {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By value; an integer comes before the equal double.
impl Ord for DocumentNumber {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.0, other.0) {
            (Number::Integer(left), Number::Integer(right)) => left.cmp(&right),
            (Number::Float(left), Number::Float(right)) => {
                left.partial_cmp(&right).unwrap_or(Ordering::Equal)
            }
            (Number::Integer(_), Number::Float(right)) => {
                self.as_f64().partial_cmp(&right).unwrap_or(Ordering::Equal).then(Ordering::Less)
            }
            (Number::Float(_), Number::Integer(_)) => other.cmp(self).reverse(),
        }
    }
}

impl Hash for DocumentNumber {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self.0 {
            Number::Integer(value) => value.hash(state),
            // Adding zero makes the two zeros, which are equal, one.
            Number::Float(value) => (value + 0.0).to_bits().hash(state),
        }
    }
}

crate::__serde!(Document);
