//! Node values as plain JSON, which is what facts hold.

use serde_json::{Map, Number, Value};
use smithy_model::{Node, NodeValue};

/// Deeper values than any trait has are cut.
const MAX_DEPTH: usize = 64;

/// A node without its places.
pub(super) fn json(node: &Node) -> Value {
    at(node, 0)
}

fn at(node: &Node, depth: usize) -> Value {
    match &node.value {
        _ if depth > MAX_DEPTH => Value::from("…"),
        NodeValue::Null => Value::Null,
        NodeValue::Bool(value) => Value::from(*value),
        NodeValue::Number(number) => self::number(number),
        NodeValue::String(text) => Value::from(text.as_str()),
        NodeValue::Array(items) => items.iter().map(|item| at(item, depth + 1)).collect(),
        NodeValue::Object(object) => {
            let entries = object.iter().map(|entry| (entry.key.clone(), at(&entry.value, depth + 1)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
    }
}

/// A number that JSON libraries cannot hold keeps its digits as a string.
fn number(number: &smithy_model::Number) -> Value {
    let integer = number.as_i128();
    if let Some(value) = integer.and_then(|integer| i64::try_from(integer).ok()) {
        return Value::from(value);
    }
    if let Some(value) = integer.and_then(|integer| u64::try_from(integer).ok()) {
        return Value::from(value);
    }
    match Number::from_f64(number.as_f64()) {
        Some(value) if integer.is_none() => Value::Number(value),
        _ => Value::from(number.as_str()),
    }
}
