//! Node values: the JSON-like data that traits and metadata hold, each with its place.

use crate::Location;

/// A node value ([spec](https://smithy.io/2.0/spec/model.html#node-values)). Equality leaves places aside.
#[derive(Debug, Clone)]
pub struct Node {
    /// The value itself.
    pub value: NodeValue,
    /// Where it begins.
    pub location: Location,
}

/// What a [`Node`] holds.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeValue {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, with its digits as written.
    Number(Number),
    /// A string; a shape id in IDL node values is resolved to one of these as well.
    String(String),
    /// A list.
    Array(Vec<Node>),
    /// An object.
    Object(Object),
}

/// A number as it was written (`-1`, `1.50`, `1e3`). Equality compares what is meant.
#[derive(Debug, Clone)]
pub struct Number(String);

/// The entries of an object node in source order. Keys are unique; equality ignores the order.
#[derive(Debug, Clone, Default)]
pub struct Object {
    entries: Vec<Entry>,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_location: Location,
    /// The value.
    pub value: Node,
}

impl Node {
    /// A node at a place.
    pub fn new(value: NodeValue, location: Location) -> Self {
        Self { value, location }
    }

    /// An object without entries, as most traits have it.
    pub(crate) fn empty_object(location: Location) -> Self {
        Self::new(NodeValue::Object(Object::new()), location)
    }

    /// The string, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            NodeValue::String(text) => Some(text),
            _ => None,
        }
    }

    /// The boolean, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            NodeValue::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub fn as_number(&self) -> Option<&Number> {
        match &self.value {
            NodeValue::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The items, if it is an array.
    pub fn as_array(&self) -> Option<&[Node]> {
        match &self.value {
            NodeValue::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The object, if it is one.
    pub fn as_object(&self) -> Option<&Object> {
        match &self.value {
            NodeValue::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The value of `key`, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_object()?.get(key)
    }

    /// The same with its article: `an object`.
    pub(crate) fn a_type_name(&self) -> String {
        let name = self.type_name();
        let article = if name.starts_with(['a', 'o']) { "an" } else { "a" };
        format!("{article} {name}")
    }

    /// What the value is called in messages: `string`, `object` …
    pub fn type_name(&self) -> &'static str {
        match self.value {
            NodeValue::Null => "null",
            NodeValue::Bool(_) => "boolean",
            NodeValue::Number(_) => "number",
            NodeValue::String(_) => "string",
            NodeValue::Array(_) => "array",
            NodeValue::Object(_) => "object",
        }
    }
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Number {
    /// A number from its JSON text, which the caller has checked.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as an integer: `None` with a fraction other than zero, or beyond 128 bits.
    pub fn as_i128(&self) -> Option<i128> {
        if let Ok(integer) = self.0.parse() {
            return Some(integer);
        }
        let float = self.as_f64();
        // Above 2^53 a float no longer says which integer was meant.
        (float.fract() == 0.0 && float.abs() <= 9_007_199_254_740_992.0).then_some(float as i128)
    }

    /// The nearest double.
    pub fn as_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        match (self.as_i128(), other.as_i128()) {
            (Some(a), Some(b)) => a == b,
            (None, None) => self.0 == other.0 || self.as_f64() == other.as_f64(),
            _ => false,
        }
    }
}

impl Object {
    /// No entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// An object of entries whose keys the caller knows to be unique.
    pub(crate) fn of_unique(entries: Vec<Entry>) -> Self {
        Self { entries }
    }

    /// Adds an entry; false, and nothing added, when the key is there already.
    ///
    /// Linear in the entries: a reader of large objects keeps a set of keys of its own and calls [`Object::push`].
    pub fn insert(&mut self, key: String, key_location: Location, value: Node) -> bool {
        if self.get(&key).is_some() {
            return false;
        }
        self.push(key, key_location, value);
        true
    }

    /// Adds an entry whose key the caller knows to be new.
    pub fn push(&mut self, key: String, key_location: Location, value: Node) {
        self.entries.push(Entry { key, key_location, value });
    }

    /// The value of `key`.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// All entries in source order.
    pub fn iter(&self) -> std::slice::Iter<'_, Entry> {
        self.entries.iter()
    }

    /// The entries themselves, in source order.
    pub(crate) fn into_entries(self) -> Vec<Entry> {
        self.entries
    }

    /// All entries in source order, to be changed in place. Keys have to stay unique.
    pub(crate) fn iter_mut(&mut self) -> std::slice::IterMut<'_, Entry> {
        self.entries.iter_mut()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True without entries.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        fn sorted(object: &Object) -> Vec<&Entry> {
            let mut entries: Vec<_> = object.iter().collect();
            entries.sort_by(|a, b| a.key.cmp(&b.key));
            entries
        }
        self.len() == other.len()
            && sorted(self).iter().zip(sorted(other)).all(|(a, b)| a.key == b.key && a.value == b.value)
    }
}
