//! Encoding of values.

use super::scan::special;
use super::{GiveUp, Shape};
use crate::path::MAX_DEPTH;
use crate::timestamp::{self, Epoch};
use crate::{blob, Active, DateTime, Document, List, Map, Member, Schema, Structure, TimestampFormat};
use crate::{Union, Utc, Value};

/// What a text begins with room for: a message of a few items.
const CAPACITY: usize = 512;

/// Writes a value.
pub(super) fn encode(value: &Value<'_>) -> Result<String, GiveUp> {
    let mut out = String::with_capacity(CAPACITY);
    write(&mut out, value, None, 0)?;
    Ok(out)
}

/// Writes a value that is so many levels deep.
fn write(
    out: &mut String,
    value: &Value<'_>,
    member: Option<&'static Member>,
    depth: usize,
) -> Result<(), GiveUp> {
    match *value {
        Value::String(value) => string(out, value),
        Value::Timestamp(value) => return timestamp(out, value, member),
        Value::Structure(value) => return structure(out, value, deeper(depth)?),
        Value::List(value) => return list(out, value, member, deeper(depth)?),
        Value::Map(value) => return map(out, value, member, deeper(depth)?),
        Value::Union(value) => return union(out, value, deeper(depth)?),
        Value::Document(value) => return document(out, value, depth),
        Value::Boolean(value) => out.push_str(if value { "true" } else { "false" }),
        Value::Byte(value) => integer(out, value.into()),
        Value::Short(value) => integer(out, value.into()),
        Value::Integer(value) => integer(out, value.into()),
        Value::Long(value) => integer(out, value),
        Value::Blob(value) => string(out, &blob::encode(value)),
        Value::Absent => out.push_str("null"),
        Value::Unit => out.push_str("{}"),
        Value::Float(_) | Value::Double(_) | Value::BigInteger(_) | Value::BigDecimal(_) => {
            return serde(out, value);
        }
    }
    Ok(())
}

/// The depth of what is in a list or map.
#[inline]
fn deeper(depth: usize) -> Result<usize, GiveUp> {
    if depth < MAX_DEPTH {
        Ok(depth + 1)
    } else {
        Err(GiveUp)
    }
}

/// Writes a value that needs nothing of what is around it, as serde_json does.
fn serde(out: &mut String, value: &Value<'_>) -> Result<(), GiveUp> {
    out.push_str(&serde_json::to_string(&Shape(*value)).map_err(|_| GiveUp)?);
    Ok(())
}

fn structure(out: &mut String, structure: &dyn Structure, depth: usize) -> Result<(), GiveUp> {
    out.push('{');
    let mut first = true;
    for (index, member) in structure.schema().members().iter().enumerate() {
        let value = structure.get(index);
        if !matches!(value, Value::Absent) {
            separate(out, &mut first);
            key(out, member.key);
            write(out, &value, Some(member), depth)?;
        }
    }
    out.push('}');
    Ok(())
}

fn union(out: &mut String, union: &dyn Union, depth: usize) -> Result<(), GiveUp> {
    out.push('{');
    match union.active() {
        Active::Known(index, value) => {
            let member = union.schema().members().get(index);
            key(out, member.map_or("", |member| member.key));
            write(out, &value, member, depth)?;
        }
        Active::Unknown(tag, value) => {
            key(out, tag);
            document(out, value, depth)?;
        }
    }
    out.push('}');
    Ok(())
}

fn list(
    out: &mut String,
    list: &dyn List,
    member: Option<&'static Member>,
    depth: usize,
) -> Result<(), GiveUp> {
    let member = member.map(|member| member.target).and_then(Schema::item);
    out.push('[');
    let mut first = true;
    for index in 0..list.len() {
        separate(out, &mut first);
        write(out, &list.get(index), member, depth)?;
    }
    out.push(']');
    Ok(())
}

fn map(
    out: &mut String,
    map: &dyn Map,
    member: Option<&'static Member>,
    depth: usize,
) -> Result<(), GiveUp> {
    let member = member.map(|member| member.target).and_then(Schema::entry).map(|(_, value)| value);
    out.push('{');
    let mut first = true;
    for (name, value) in map.entries() {
        separate(out, &mut first);
        key(out, name);
        write(out, &value, member, depth)?;
    }
    out.push('}');
    Ok(())
}

fn document(out: &mut String, value: &Document, depth: usize) -> Result<(), GiveUp> {
    match value {
        Document::String(value) => string(out, value),
        Document::List(items) => {
            let depth = deeper(depth)?;
            out.push('[');
            let mut first = true;
            for item in items {
                separate(out, &mut first);
                document(out, item, depth)?;
            }
            out.push(']');
        }
        Document::Map(entries) => {
            let depth = deeper(depth)?;
            out.push('{');
            let mut first = true;
            for (name, item) in entries {
                separate(out, &mut first);
                key(out, name);
                document(out, item, depth)?;
            }
            out.push('}');
        }
        Document::Null | Document::Boolean(_) | Document::Number(_) => {
            return serde(out, &Value::Document(value));
        }
    }
    Ok(())
}

#[inline]
fn separate(out: &mut String, first: &mut bool) {
    if !std::mem::replace(first, false) {
        out.push(',');
    }
}

#[inline]
fn key(out: &mut String, key: &str) {
    string(out, key);
    out.push(':');
}

#[inline]
fn string(out: &mut String, text: &str) {
    out.push('"');
    if special(text.as_bytes(), 0) == text.len() {
        out.push_str(text);
    } else {
        escaped(out, text);
    }
    out.push('"');
}

/// Writes what has something to escape.
fn escaped(out: &mut String, text: &str) {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..='\u{1f}' => {
                out.push_str(if c < '\u{10}' { "\\u000" } else { "\\u001" });
                out.extend(DIGITS.get(c as usize % 16));
            }
            c => out.push(c),
        }
    }
}

fn integer(out: &mut String, value: i64) {
    if value < 0 {
        out.push('-');
    }
    digits(out, value.unsigned_abs());
}

fn digits(out: &mut String, mut value: u64) {
    // The most that there are.
    let mut digits = [b'0'; 20];
    let mut start = digits.len();
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (value % 10) as u8;
        value /= 10;
        start -= 1;
        if value == 0 {
            break;
        }
    }
    let digits = digits.get(start..).unwrap_or_default();
    out.push_str(std::str::from_utf8(digits).unwrap_or_default());
}

fn timestamp(
    out: &mut String,
    value: DateTime<Utc>,
    member: Option<&'static Member>,
) -> Result<(), GiveUp> {
    match member.and_then(|member| member.timestamp_format) {
        None | Some(TimestampFormat::EpochSeconds) => {
            if !milliseconds(out, value) {
                match timestamp::to_epoch(value) {
                    Epoch::Whole(seconds) => integer(out, seconds),
                    Epoch::Fraction(seconds) => return serde(out, &Value::Double(seconds)),
                }
            }
        }
        Some(format) => string(out, &timestamp::format(value, format).map_err(|_| GiveUp)?),
    }
    Ok(())
}

/// Writes a timestamp with milliseconds and nothing finer; says whether it is one.
///
/// A double tells all decimals of up to fifteen digits apart. So there is no shorter one for the same double than these
/// digits, and a writer of doubles, which looks for the shortest, writes them. It does so without an exponent, as there
/// is at least a whole second.
fn milliseconds(out: &mut String, value: DateTime<Utc>) -> bool {
    /// Twelve digits of seconds, three of milliseconds.
    const SECONDS: std::ops::Range<u64> = 1..1_000_000_000_000;
    let (Ok(seconds), nanos) = (u64::try_from(value.timestamp()), value.timestamp_subsec_nanos()) else {
        return false;
    };
    // More nanoseconds than that are a leap second.
    if !SECONDS.contains(&seconds) || !(1..1_000_000_000).contains(&nanos) || nanos % 1_000_000 != 0 {
        return false;
    }
    digits(out, seconds);
    // One more digit, so that zeros come before those of few.
    let mut millis = 1_000 + u64::from(nanos / 1_000_000);
    while millis % 10 == 0 {
        millis /= 10;
    }
    let point = out.len();
    digits(out, millis);
    out.replace_range(point..=point, ".");
    true
}
