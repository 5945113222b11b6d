//! The values that expressions work on: those of shapes, opened level by level as an expression looks into them
//! ([data model](https://smithy.io/2.0/additional-specs/waiters.html#jmespath-data-model)).
//!
//! Members have their names in the model, whatever they are called on the wire. Members that are not set are not there.

use std::borrow::Cow;
use std::rc::Rc;

use super::path::Constant;
use crate::path::MAX_DEPTH;
use crate::{blob, Active, Document, Structure, Value};

/// A value of JSON's kinds.
#[derive(Clone)]
pub(super) enum Data<'a> {
    Null,
    Boolean(bool),
    Number(f64),
    String(Cow<'a, str>),
    Array(Rc<[Data<'a>]>),
    Object(Rc<[Entry<'a>]>),
    /// An array or object that nobody has looked into.
    Unopened(Unopened<'a>),
}

/// A member of an object.
pub(super) type Entry<'a> = (Cow<'a, str>, Data<'a>);

#[derive(Clone, Copy)]
pub(super) enum Unopened<'a> {
    Shape(Value<'a>),
    Document(&'a Document),
    Constant(&'static Constant),
}

impl<'a> Data<'a> {
    pub(super) fn of_structure(structure: &'a dyn Structure) -> Self {
        Self::Unopened(Unopened::Shape(Value::Structure(structure)))
    }

    pub(super) fn of_constant(constant: &'static Constant) -> Self {
        match constant {
            Constant::Null => Self::Null,
            Constant::Boolean(value) => Self::Boolean(*value),
            Constant::Number(value) => Self::Number(*value),
            Constant::String(text) => Self::String(Cow::Borrowed(text)),
            Constant::Array(_) | Constant::Object(_) => Self::Unopened(Unopened::Constant(constant)),
        }
    }

    pub(super) fn object<const N: usize>(entries: [(&'static str, Data<'a>); N]) -> Self {
        Self::Object(entries.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect())
    }

    fn of_value(value: Value<'a>) -> Self {
        // Expressions compute with doubles, whatever has more digits.
        let digits = |digits: &str| digits.parse().map_or(Self::Null, Self::Number);
        match value {
            Value::Absent => Self::Null,
            Value::Boolean(value) => Self::Boolean(value),
            Value::Byte(value) => Self::Number(value.into()),
            Value::Short(value) => Self::Number(value.into()),
            Value::Integer(value) => Self::Number(value.into()),
            Value::Long(value) => Self::Number(value as f64),
            Value::Float(value) => Self::Number(value.into()),
            Value::Double(value) => Self::Number(value),
            Value::BigInteger(value) => digits(value.as_str()),
            Value::BigDecimal(value) => digits(value.as_str()),
            Value::String(text) => Self::String(Cow::Borrowed(text)),
            Value::Blob(bytes) => Self::String(blob::encode(bytes).into()),
            Value::Timestamp(moment) => {
                let fraction = f64::from(moment.timestamp_subsec_nanos()) / 1e9;
                Self::Number(moment.timestamp() as f64 + fraction)
            }
            Value::Document(document) => Self::of_document(document),
            Value::Unit | Value::List(_) | Value::Map(_) | Value::Structure(_) | Value::Union(_) => {
                Self::Unopened(Unopened::Shape(value))
            }
        }
    }

    fn of_document(document: &'a Document) -> Self {
        match document {
            Document::Null => Self::Null,
            Document::Boolean(value) => Self::Boolean(*value),
            Document::Number(number) => Self::Number(number.as_f64()),
            Document::String(text) => Self::String(Cow::Borrowed(text)),
            Document::List(_) | Document::Map(_) => Self::Unopened(Unopened::Document(document)),
        }
    }

    /// An array or object with its items or members; any other value as it is.
    pub(super) fn open(self) -> Self {
        let Self::Unopened(unopened) = self else { return self };
        match unopened {
            Unopened::Shape(Value::List(list)) => {
                Self::Array((0..list.len()).map(|index| Self::of_value(list.get(index))).collect())
            }
            Unopened::Shape(Value::Map(map)) => {
                Self::Object(map.entries().map(|(key, value)| (key.into(), Self::of_value(value))).collect())
            }
            Unopened::Shape(Value::Structure(structure)) => {
                let members = structure.schema().members().iter().enumerate();
                let set = members.filter_map(|(index, member)| match structure.get(index) {
                    Value::Absent => None,
                    value => Some((Cow::Borrowed(member.name), Self::of_value(value))),
                });
                Self::Object(set.collect())
            }
            Unopened::Shape(Value::Union(union)) => Self::Object(Rc::new([match union.active() {
                Active::Unknown(tag, document) => (tag.into(), Self::of_document(document)),
                Active::Known(index, value) => {
                    let name = union.schema().members().get(index).map_or("", |member| member.name);
                    (name.into(), Self::of_value(value))
                }
            }])),
            Unopened::Document(Document::List(items)) => {
                Self::Array(items.iter().map(Self::of_document).collect())
            }
            Unopened::Document(Document::Map(entries)) => {
                let entries = entries.iter().map(|(key, value)| (key.into(), Self::of_document(value)));
                Self::Object(entries.collect())
            }
            Unopened::Constant(Constant::Array(items)) => {
                Self::Array(items.iter().map(Self::of_constant).collect())
            }
            Unopened::Constant(Constant::Object(entries)) => {
                let entries = entries.iter().map(|(key, value)| ((*key).into(), Self::of_constant(value)));
                Self::Object(entries.collect())
            }
            // A unit; nothing else is left unopened.
            Unopened::Shape(_) | Unopened::Document(_) | Unopened::Constant(_) => Self::Object(Rc::new([])),
        }
    }

    /// The items of an array.
    pub(super) fn items(&self) -> Option<Rc<[Self]>> {
        match self.clone().open() {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The members of an object.
    pub(super) fn entries(&self) -> Option<Rc<[Entry<'a>]>> {
        match self.clone().open() {
            Self::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// A member of an object; null where there is none.
    pub(super) fn field(&self, name: &str) -> Self {
        // Without opening the others, of which there may be many.
        if let Self::Unopened(Unopened::Shape(Value::Structure(structure))) = self {
            let index = structure.schema().members().iter().position(|member| member.name == name);
            return index.map_or(Self::Null, |index| Self::of_value(structure.get(index)));
        }
        let entries = self.entries();
        let entry = entries.as_deref().and_then(|entries| entries.iter().find(|(key, _)| key == name));
        entry.map_or(Self::Null, |(_, value)| value.clone())
    }

    pub(super) fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn as_number(&self) -> Option<f64> {
        match self {
            Self::Number(value) => Some(*value),
            _ => None,
        }
    }

    pub(super) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether it counts as true: not false, null or empty.
    pub(super) fn is_true(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Boolean(value) => *value,
            Self::Number(_) => true,
            Self::String(text) => !text.is_empty(),
            Self::Array(items) => !items.is_empty(),
            Self::Object(entries) => !entries.is_empty(),
            Self::Unopened(_) => match self.clone().open() {
                Self::Array(items) => !items.is_empty(),
                Self::Object(entries) => !entries.is_empty(),
                _ => false,
            },
        }
    }

    /// Whether two values are the same, the order of members aside; those that nest too deep never are.
    pub(super) fn equals(&self, other: &Self) -> bool {
        equal(self, other, MAX_DEPTH)
    }
}

fn equal(left: &Data<'_>, right: &Data<'_>, levels: usize) -> bool {
    let Some(levels) = levels.checked_sub(1) else { return false };
    match (left.clone().open(), right.clone().open()) {
        (Data::Null, Data::Null) => true,
        (Data::Boolean(left), Data::Boolean(right)) => left == right,
        (Data::Number(left), Data::Number(right)) => left == right,
        (Data::String(left), Data::String(right)) => left == right,
        (Data::Array(left), Data::Array(right)) => {
            left.len() == right.len()
                && left.iter().zip(right.iter()).all(|(left, right)| equal(left, right, levels))
        }
        (Data::Object(left), Data::Object(right)) => {
            let has = |(key, value): &Entry<'_>| {
                let other = right.iter().find(|(other, _)| other == key);
                other.is_some_and(|(_, other)| equal(value, other, levels))
            };
            left.len() == right.len() && left.iter().all(has)
        }
        _ => false,
    }
}
