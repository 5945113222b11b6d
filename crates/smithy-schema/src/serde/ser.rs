//! Encoding: one serializer for every kind of shape.

use serde_core::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::document::Nested;
use crate::path::MAX_DEPTH;
use crate::timestamp::{self, Epoch};
use crate::{blob, document, number, Active, DateTime, List, Map, Member, Schema, Structure};
use crate::{TimestampFormat, Union, Utc, Value};

/// A value to write, with the member that says how.
///
/// By reference: a value that is copied right after it was returned stalls the processor.
struct Node<'v, 'a> {
    value: &'v Value<'a>,
    member: Option<&'static Member>,
    depth: usize,
}

/// Writes a value that is not a member of another.
pub(super) fn write_root<S: Serializer>(value: Value<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    Node { value: &value, member: None, depth: 0 }.serialize(serializer)
}

impl Serialize for Node<'_, '_> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self.value {
            // Most values are strings.
            Value::String(value) => serializer.serialize_str(value),
            _ => write(self, serializer),
        }
    }
}

fn write<S: Serializer>(node: &Node<'_, '_>, serializer: S) -> Result<S::Ok, S::Error> {
    let Node { member, depth, .. } = *node;
    match *node.value {
        Value::Absent => serializer.serialize_none(),
        Value::Unit => serializer.serialize_map(Some(0))?.end(),
        Value::Boolean(value) => serializer.serialize_bool(value),
        Value::Byte(value) => serializer.serialize_i8(value),
        Value::Short(value) => serializer.serialize_i16(value),
        Value::Integer(value) => serializer.serialize_i32(value),
        Value::Long(value) => serializer.serialize_i64(value),
        Value::Float(value) if value.is_finite() || !serializer.is_human_readable() => {
            serializer.serialize_f32(value)
        }
        Value::Float(value) => serializer.serialize_str(document::non_finite(value.into())),
        Value::Double(value) if value.is_finite() || !serializer.is_human_readable() => {
            serializer.serialize_f64(value)
        }
        Value::Double(value) => serializer.serialize_str(document::non_finite(value)),
        Value::BigInteger(value) => write_digits(value.as_str(), serializer),
        Value::BigDecimal(value) => write_digits(value.as_str(), serializer),
        Value::String(value) => serializer.serialize_str(value),
        Value::Blob(value) if serializer.is_human_readable() => {
            serializer.serialize_str(&blob::encode(value))
        }
        Value::Blob(value) => serializer.serialize_bytes(value),
        Value::Timestamp(value) => {
            write_timestamp(value, member.and_then(|member| member.timestamp_format), serializer)
        }
        Value::Document(document) => Nested { document, depth }.serialize(serializer),
        Value::List(_) | Value::Map(_) | Value::Structure(_) | Value::Union(_) if depth >= MAX_DEPTH => {
            Err(S::Error::custom(format_args!("the value nests deeper than {MAX_DEPTH} levels")))
        }
        Value::List(list) => write_list(list, member, depth + 1, serializer),
        Value::Map(map) => write_map(map, member, depth + 1, serializer),
        Value::Structure(structure) => write_structure(structure, depth + 1, serializer),
        Value::Union(union) => write_union(union, depth + 1, serializer),
    }
}

fn write_structure<S: Serializer>(
    structure: &dyn Structure,
    depth: usize,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let members = structure.schema().members();
    let set = |index: &usize| !matches!(structure.get(*index), Value::Absent);
    // Binary formats say how many there are before the first; others need not be told.
    let count = (!serializer.is_human_readable()).then(|| (0..members.len()).filter(set).count());
    let mut map = serializer.serialize_map(count)?;
    for (index, member) in members.iter().enumerate() {
        let value = structure.get(index);
        if !matches!(value, Value::Absent) {
            map.serialize_entry(member.key, &Node { value: &value, member: Some(member), depth })?;
        }
    }
    map.end()
}

fn write_union<S: Serializer>(union: &dyn Union, depth: usize, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    match union.active() {
        Active::Known(index, value) => {
            let member = union.schema().members().get(index);
            let key = member.map_or("", |member| member.key);
            map.serialize_entry(key, &Node { value: &value, member, depth })?;
        }
        Active::Unknown(tag, document) => map.serialize_entry(tag, &Nested { document, depth })?,
    }
    map.end()
}

fn write_list<S: Serializer>(
    list: &dyn List,
    member: Option<&'static Member>,
    depth: usize,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let member = member.map(|member| member.target).and_then(Schema::item);
    let mut items = serializer.serialize_seq(Some(list.len()))?;
    for index in 0..list.len() {
        items.serialize_element(&Node { value: &list.get(index), member, depth })?;
    }
    items.end()
}

fn write_map<S: Serializer>(
    map: &dyn Map,
    member: Option<&'static Member>,
    depth: usize,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let member = member.map(|member| member.target).and_then(Schema::entry).map(|(_, value)| value);
    let mut entries = serializer.serialize_map(Some(map.len()))?;
    for (key, value) in map.entries() {
        entries.serialize_entry(key, &Node { value: &value, member, depth })?;
    }
    entries.end()
}

/// Writes digits as a number that reads as these same digits, else as a string.
fn write_digits<S: Serializer>(digits: &str, serializer: S) -> Result<S::Ok, S::Error> {
    // `-0` is an integer's digits, but no integer's.
    if let (Ok(value), true) = (digits.parse::<i64>(), digits != "-0") {
        return serializer.serialize_i64(value);
    }
    if let Ok(value) = digits.parse::<u64>() {
        return serializer.serialize_u64(value);
    }
    // So few digits, without an exponent, are exact with any parser; serde_json's is off by a little beyond.
    let exact = digits.len() <= 16 && !digits.contains(['e', 'E']);
    match digits.parse::<f64>() {
        Ok(value) if exact && number::shortest(value) == digits => serializer.serialize_f64(value),
        _ => serializer.serialize_str(digits),
    }
}

pub(crate) fn write_timestamp<S: Serializer>(
    value: DateTime<Utc>,
    format: Option<TimestampFormat>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match format {
        None | Some(TimestampFormat::EpochSeconds) => match timestamp::to_epoch(value) {
            Epoch::Whole(seconds) => serializer.serialize_i64(seconds),
            Epoch::Fraction(seconds) => serializer.serialize_f64(seconds),
        },
        Some(format) => {
            serializer.serialize_str(&timestamp::format(value, format).map_err(S::Error::custom)?)
        }
    }
}
