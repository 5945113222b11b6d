//! Parameters of cases, written into shapes by the names of members: timestamps are epoch seconds, blobs are text, and
//! floats that are no numbers have their names.

use serde_json::{Map, Value as Json};
use smithy_schema::{Blob, DateTime, Document, Schema, Slot, Structure, Utc};

/// Writes an object of parameters into a structure.
pub fn fill(target: &mut dyn Structure, params: &Json) -> Result<(), String> {
    let entries = object(params)?;
    for (name, value) in entries {
        let (index, member) = member(target.schema(), name)?;
        if !value.is_null() {
            write(target.slot(index), member, value).map_err(|problem| format!("{name}: {problem}"))?;
        }
    }
    Ok(())
}

fn object(params: &Json) -> Result<&Map<String, Json>, String> {
    params.as_object().ok_or_else(|| format!("not an object: {params}"))
}

/// The index of a schema's member, and the member's own schema.
fn member(schema: &'static Schema, name: &str) -> Result<(usize, &'static Schema), String> {
    let members = schema.members().iter().enumerate();
    let mut found =
        members.filter(|(_, member)| member.name == name).map(|(index, member)| (index, member.target));
    found.next().ok_or_else(|| format!("{} has no member {name}", schema.id))
}

fn write(slot: Slot<'_>, schema: &'static Schema, value: &Json) -> Result<(), String> {
    let bad = || format!("no value of a {}: {value}", schema.id);
    let integer = || value.as_i64().ok_or_else(bad);
    let text = || value.as_str().ok_or_else(bad);
    match slot {
        Slot::None => return Err("nowhere to write".to_owned()),
        Slot::Unit => {}
        Slot::Boolean(slot) => *slot = value.as_bool().ok_or_else(bad)?,
        Slot::Byte(slot) => *slot = integer()?.try_into().map_err(|_| bad())?,
        Slot::Short(slot) => *slot = integer()?.try_into().map_err(|_| bad())?,
        Slot::Integer(slot) => *slot = integer()?.try_into().map_err(|_| bad())?,
        Slot::IntEnum(slot) => slot.set(integer()?.try_into().map_err(|_| bad())?),
        Slot::Long(slot) => *slot = integer()?,
        // A float of the parameters is the decimal that a body would have.
        Slot::Float(slot) => *slot = float(value).ok_or_else(bad)?.to_string().parse().map_err(|_| bad())?,
        Slot::Double(slot) => *slot = float(value).ok_or_else(bad)?,
        Slot::BigInteger(slot) => *slot = value.to_string().parse().map_err(|_| bad())?,
        Slot::BigDecimal(slot) => {
            let text = value["$decimal"].as_str().map_or_else(|| value.to_string(), str::to_owned);
            *slot = text.parse().map_err(|_| bad())?;
        }
        Slot::String(slot) => *slot = text()?.to_owned(),
        Slot::Enum(slot) => slot.set(text()?),
        Slot::Blob(slot) => *slot = Blob::from(text()?.as_bytes().to_vec()),
        Slot::Timestamp(slot) => *slot = timestamp(value).ok_or_else(bad)?,
        Slot::Document(slot) => *slot = document(value).ok_or_else(bad)?,
        Slot::List(slot) => {
            let item = item(schema).ok_or_else(bad)?;
            let items = value.as_array().ok_or_else(bad)?;
            slot.reset(items.len());
            for value in items {
                match value {
                    Json::Null if slot.push_null() => {}
                    Json::Null => return Err("a null in a list that has none".to_owned()),
                    value => write(slot.push(), item, value)?,
                }
            }
        }
        Slot::Map(slot) => {
            let item = item(schema).ok_or_else(bad)?;
            slot.reset();
            for (key, value) in object(value)? {
                match value {
                    Json::Null if slot.insert_null(key.clone()) => {}
                    Json::Null => return Err("a null in a map that has none".to_owned()),
                    value => write(slot.insert(key.clone()), item, value)?,
                }
            }
        }
        Slot::Structure(slot) => fill(slot, value)?,
        Slot::Union(slot) => {
            let mut entries = object(value)?.iter().filter(|(_, value)| !value.is_null());
            let (name, value) = entries.next().ok_or_else(bad)?;
            let (index, member) = member(schema, name)?;
            write(slot.select(index), member, value)?;
        }
    }
    Ok(())
}

/// The schema of a list's items or a map's values.
fn item(schema: &'static Schema) -> Option<&'static Schema> {
    match &schema.kind {
        smithy_schema::Kind::List { member, .. } => Some(member.target),
        smithy_schema::Kind::Map { value, .. } => Some(value.target),
        _ => None,
    }
}

fn float(value: &Json) -> Option<f64> {
    match value.as_str() {
        Some("NaN") => Some(f64::NAN),
        Some("Infinity") => Some(f64::INFINITY),
        Some("-Infinity") => Some(f64::NEG_INFINITY),
        Some(_) => None,
        None => decimal(value).or_else(|| value.as_f64()),
    }
}

/// A number with a fraction, which the cases' file has as text: serde_json would read it inexactly.
fn decimal(value: &Json) -> Option<f64> {
    value["$decimal"].as_str()?.parse().ok()
}

fn document(value: &Json) -> Option<Document> {
    if let Some(decimal) = decimal(value) {
        return Some(Document::from(decimal));
    }
    Some(match value {
        Json::Array(items) => Document::List(items.iter().map(document).collect::<Option<_>>()?),
        Json::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| Some((key.clone(), document(value)?)));
            Document::Map(entries.collect::<Option<_>>()?)
        }
        other => serde_json::from_value(other.clone()).ok()?,
    })
}

/// A moment from seconds, to the microsecond: a double says no more about this century.
fn timestamp(value: &Json) -> Option<DateTime<Utc>> {
    if let Some(seconds) = value.as_i64() {
        return DateTime::from_timestamp(seconds, 0);
    }
    DateTime::from_timestamp_micros((float(value)? * 1e6).round() as i64)
}
