//! What is known of a value while an expression is checked.

use std::rc::Rc;

use super::expression::Type;
use super::sample::Sample;
use crate::{Node, NodeValue};

/// A value, or as much of it as is known.
#[derive(Debug, Clone)]
pub(super) enum Value<'m> {
    Any,
    Null,
    Boolean(bool),
    Number(f64),
    String(Rc<str>),
    Array(Rc<[Value<'m>]>),
    Object(Rc<[(String, Value<'m>)]>),
    /// An array or object that nobody has looked into yet.
    Unopened(Sample<'m>),
    /// An expression that is a function's argument.
    Expression,
}

pub(super) fn empty_array<'m>() -> Value<'m> {
    Value::Array(Rc::new([]))
}

/// The value that stands for all of a type.
pub(super) fn of_type<'m>(kind: Type) -> Value<'m> {
    match kind {
        Type::String => Value::String("".into()),
        Type::Number => Value::Number(0.0),
        Type::Boolean => Value::Boolean(false),
        Type::Null => Value::Null,
        Type::Array => empty_array(),
        Type::Object => Value::Object(Rc::new([])),
        Type::Expression => Value::Expression,
        Type::Any => Value::Any,
    }
}

/// Literals nest no deeper than the JSON reader lets them.
pub(super) fn literal<'m>(node: &Node) -> Value<'m> {
    match &node.value {
        NodeValue::Null => Value::Null,
        NodeValue::Bool(value) => Value::Boolean(*value),
        NodeValue::Number(number) => Value::Number(number.as_f64()),
        NodeValue::String(text) => Value::String(text.as_str().into()),
        NodeValue::Array(items) => Value::Array(items.iter().map(literal).collect()),
        NodeValue::Object(object) => {
            Value::Object(object.iter().map(|entry| (entry.key.clone(), literal(&entry.value))).collect())
        }
    }
}

impl Value<'_> {
    pub(super) fn kind(&self) -> Type {
        match self {
            Value::Any => Type::Any,
            Value::Null => Type::Null,
            Value::Boolean(_) => Type::Boolean,
            Value::Number(_) => Type::Number,
            Value::String(_) => Type::String,
            Value::Array(_) => Type::Array,
            Value::Object(_) => Type::Object,
            Value::Unopened(sample) if sample.is_array() => Type::Array,
            Value::Unopened(_) => Type::Object,
            Value::Expression => Type::Expression,
        }
    }

    /// Whether it counts as true: not false, null or empty.
    pub(super) fn is_true(&self) -> bool {
        match self {
            Value::Any | Value::Number(_) | Value::Expression => true,
            Value::Null => false,
            Value::Boolean(value) => *value,
            Value::String(text) => !text.is_empty(),
            Value::Array(items) => !items.is_empty(),
            Value::Object(entries) => !entries.is_empty(),
            Value::Unopened(sample) => !sample.is_empty(),
        }
    }

    pub(super) fn is_equal(&self, other: &Self) -> bool {
        match (self, other) {
            (Value::Null, Value::Null) => true,
            (Value::Boolean(a), Value::Boolean(b)) => a == b,
            (Value::Number(a), Value::Number(b)) => a == b,
            (Value::String(a), Value::String(b)) => a == b,
            (Value::Array(a), Value::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| a.is_equal(b))
            }
            (Value::Object(a), Value::Object(b)) => {
                let same = |(key, value): &(String, Value<'_>)| {
                    b.iter().any(|(other, theirs)| key == other && value.is_equal(theirs))
                };
                a.len() == b.len() && a.iter().all(same)
            }
            (Value::Unopened(a), Value::Unopened(b)) => a.is_same(b),
            _ => false,
        }
    }
}

impl<'m> Value<'m> {
    /// The same value, open to be looked into.
    pub(super) fn open(&self) -> Value<'m> {
        match self {
            Value::Unopened(sample) => sample.open(),
            other => other.clone(),
        }
    }
}
