//! Whether two values are the same, whatever their Rust types; NaN is.

use smithy_schema::{Active, Literal, Location, Structure, Value};

/// Where two structures differ, as paths with both sides.
pub fn structures(expected: &dyn Structure, found: &dyn Structure) -> Vec<String> {
    let mut differences = Vec::new();
    structure(expected, found, "", &mut differences);
    differences
}

/// The same of what a server received.
///
/// A collection without anything in it leaves no trace in queries and headers, so it is not there. A member that the case
/// does not give has its default, which the server's side fills in.
pub fn received(expected: &dyn Structure, found: &dyn Structure) -> Vec<String> {
    let mut differences = Vec::new();
    for (index, member) in expected.schema().members().iter().enumerate() {
        let (expected, found) = (expected.get(index), found.get(index));
        let in_body = matches!(member.location, Location::Body | Location::Payload);
        let same = match (expected, found, &member.default) {
            (Value::List(list), Value::Absent, _) => list.is_empty() && !in_body,
            (Value::Map(map), Value::Absent, _) => map.is_empty() && !in_body,
            (Value::Absent, found, Some(default)) => is_literal(found, default),
            _ => false,
        };
        if !same {
            compare(expected, found, &format!("/{}", member.name), &mut differences);
        }
    }
    differences
}

fn is_literal(found: Value<'_>, literal: &Literal) -> bool {
    match (found, literal) {
        (Value::Boolean(a), Literal::Boolean(b)) => a == *b,
        (Value::Byte(a), Literal::Integer(b)) => i128::from(a) == *b,
        (Value::Short(a), Literal::Integer(b)) => i128::from(a) == *b,
        (Value::Integer(a), Literal::Integer(b)) => i128::from(a) == *b,
        (Value::Long(a), Literal::Integer(b)) => i128::from(a) == *b,
        (Value::Float(a), Literal::Float(b)) => f64::from(a) == *b,
        (Value::Double(a), Literal::Float(b)) => a == *b,
        (Value::String(a), Literal::String(b)) => a == *b,
        (Value::Blob(a), Literal::String(b)) => a.is_empty() && b.is_empty(),
        (Value::List(list), Literal::EmptyList) => list.is_empty(),
        (Value::Map(map), Literal::EmptyMap) => map.is_empty(),
        _ => false,
    }
}

fn structure(expected: &dyn Structure, found: &dyn Structure, path: &str, differences: &mut Vec<String>) {
    for (index, member) in expected.schema().members().iter().enumerate() {
        compare(expected.get(index), found.get(index), &format!("{path}/{}", member.name), differences);
    }
}

fn compare(expected: Value<'_>, found: Value<'_>, path: &str, differences: &mut Vec<String>) {
    match (expected, found) {
        (Value::Structure(expected), Value::Structure(found)) => {
            structure(expected, found, path, differences)
        }
        (Value::List(expected), Value::List(found)) if expected.len() == found.len() => {
            for index in 0..expected.len() {
                compare(expected.get(index), found.get(index), &format!("{path}/{index}"), differences);
            }
        }
        (Value::Map(expected), Value::Map(found))
            if expected.entries().map(|(key, _)| key).eq(found.entries().map(|(key, _)| key)) =>
        {
            for ((key, expected), (_, found)) in expected.entries().zip(found.entries()) {
                compare(expected, found, &format!("{path}/{key}"), differences);
            }
        }
        (Value::Union(left), Value::Union(right)) => match (left.active(), right.active()) {
            (Active::Known(a, expected), Active::Known(b, found)) if a == b => {
                compare(expected, found, &format!("{path}/{a}"), differences);
            }
            (Active::Unknown(a, expected), Active::Unknown(b, found)) if a == b && expected == found => {}
            _ => differences.push(told(path, expected, found)),
        },
        (expected, found) if leaves(expected, found) => {}
        (expected, found) => differences.push(told(path, expected, found)),
    }
}

fn leaves(expected: Value<'_>, found: Value<'_>) -> bool {
    match (expected, found) {
        (Value::Absent, Value::Absent) | (Value::Unit, Value::Unit) => true,
        (Value::Boolean(a), Value::Boolean(b)) => a == b,
        (Value::Byte(a), Value::Byte(b)) => a == b,
        (Value::Short(a), Value::Short(b)) => a == b,
        (Value::Integer(a), Value::Integer(b)) => a == b,
        (Value::Long(a), Value::Long(b)) => a == b,
        (Value::Float(a), Value::Float(b)) => a == b || a.is_nan() && b.is_nan(),
        (Value::Double(a), Value::Double(b)) => a == b || a.is_nan() && b.is_nan(),
        (Value::BigInteger(a), Value::BigInteger(b)) => a == b,
        (Value::BigDecimal(a), Value::BigDecimal(b)) => a == b,
        (Value::String(a), Value::String(b)) => a == b,
        (Value::Blob(a), Value::Blob(b)) => a == b,
        (Value::Timestamp(a), Value::Timestamp(b)) => a == b,
        (Value::Document(a), Value::Document(b)) => a == b,
        _ => false,
    }
}

fn told(path: &str, expected: Value<'_>, found: Value<'_>) -> String {
    format!("{path}: expected {}, found {}", show(expected), show(found))
}

/// A value as a person reads it; what is inside collections is told by the paths of differences.
fn show(value: Value<'_>) -> String {
    match value {
        Value::Absent => "nothing".to_owned(),
        Value::Unit => "a unit".to_owned(),
        Value::Boolean(value) => value.to_string(),
        Value::Byte(value) => value.to_string(),
        Value::Short(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Long(value) => value.to_string(),
        Value::Float(value) => format!("{value:?}"),
        Value::Double(value) => format!("{value:?}"),
        Value::BigInteger(value) => value.to_string(),
        Value::BigDecimal(value) => value.to_string(),
        Value::String(value) => format!("{value:?}"),
        Value::Blob(value) => format!("bytes {:?}", String::from_utf8_lossy(value)),
        Value::Timestamp(value) => value.to_string(),
        Value::Document(value) => format!("{value:?}"),
        Value::List(list) => format!("a list of {}", list.len()),
        Value::Map(map) => format!("a map of {:?}", map.entries().map(|(key, _)| key).collect::<Vec<_>>()),
        Value::Structure(structure) => format!("a {}", structure.schema().name()),
        Value::Union(union) => match union.active() {
            Active::Known(index, value) => format!("member {index}, {}", show(value)),
            Active::Unknown(tag, value) => format!("unknown member {tag}, {value:?}"),
        },
    }
}
