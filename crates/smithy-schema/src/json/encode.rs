//! Encoding of values.

use super::keys::Keys;
use super::rules::Rules;
use super::scan::special;
use super::{GiveUp, Shape};
use crate::path::MAX_DEPTH;
use crate::timestamp::{self, Epoch};
use crate::{blob, Active, DateTime, Document, List, Map, Member, Schema, Structure, TimestampFormat};
use crate::{Union, Utc, Value};

/// Writes a value, that of a member if it is one's, behind what is there; what was written when it gives up stays.
pub(crate) fn encode(
    bytes: &mut Vec<u8>,
    value: &Value<'_>,
    member: Option<&'static Member>,
    rules: Rules,
) -> Result<(), GiveUp> {
    // Taken out and put back: a vector behind a reference is slower to push to.
    let mut out = Writer { bytes: std::mem::take(bytes), keys: Keys::default(), rules };
    let result = write(&mut out, value, member, 0);
    *bytes = out.bytes;
    result
}

/// What was written, and what is known of the shapes that were.
struct Writer {
    bytes: Vec<u8>,
    keys: Keys,
    rules: Rules,
}

impl Writer {
    #[inline]
    fn push(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    #[inline]
    fn push_str(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }
}

/// Writes a value that is so many levels deep.
fn write(
    out: &mut Writer,
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
        Value::BigInteger(value) if out.rules.digits => out.push_str(value.as_str()),
        Value::BigDecimal(value) if out.rules.digits => out.push_str(value.as_str()),
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
fn serde(out: &mut Writer, value: &Value<'_>) -> Result<(), GiveUp> {
    serde_json::to_writer(&mut out.bytes, &Shape(*value)).map_err(|_| GiveUp)
}

fn structure(out: &mut Writer, structure: &dyn Structure, depth: usize) -> Result<(), GiveUp> {
    let rules = out.rules;
    // Each with a loop of its own: that is faster than to ask in the loop.
    if !rules.json_names || rules.leaves_out(depth) {
        let names = move |member: &Member| rules.key(member);
        return members(out, structure, depth, |member| rules.holds(member, depth), names);
    }
    members(out, structure, depth, |_| true, |member| member.key)
}

/// Writes the members of a structure that are set, and that the document holds.
#[inline]
fn members(
    out: &mut Writer,
    structure: &dyn Structure,
    depth: usize,
    holds: impl Fn(&Member) -> bool,
    name: impl Fn(&Member) -> &'static str,
) -> Result<(), GiveUp> {
    let members = structure.schema().members();
    // Names are: they are identifiers.
    let plain = !out.rules.json_names || out.keys.are_plain(members);
    out.push(b'{');
    let mut first = true;
    for (index, member) in members.iter().enumerate() {
        let value = structure.get(index);
        if !matches!(value, Value::Absent) && holds(member) {
            separate(out, &mut first);
            if plain {
                out.push(b'"');
                out.push_str(name(member));
                out.push_str("\":");
            } else {
                key(out, name(member));
            }
            write(out, &value, Some(member), depth)?;
        }
    }
    out.push(b'}');
    Ok(())
}

fn union(out: &mut Writer, union: &dyn Union, depth: usize) -> Result<(), GiveUp> {
    out.push(b'{');
    match union.active() {
        Active::Known(index, value) => {
            let member = union.schema().members().get(index);
            let rules = out.rules;
            key(out, member.map_or("", |member| rules.key(member)));
            write(out, &value, member, depth)?;
        }
        Active::Unknown(tag, value) => {
            key(out, tag);
            document(out, value, depth)?;
        }
    }
    out.push(b'}');
    Ok(())
}

fn list(
    out: &mut Writer,
    list: &dyn List,
    member: Option<&'static Member>,
    depth: usize,
) -> Result<(), GiveUp> {
    let member = member.map(|member| member.target).and_then(Schema::item);
    out.push(b'[');
    let mut first = true;
    for index in 0..list.len() {
        separate(out, &mut first);
        write(out, &list.get(index), member, depth)?;
    }
    out.push(b']');
    Ok(())
}

fn map(out: &mut Writer, map: &dyn Map, member: Option<&'static Member>, depth: usize) -> Result<(), GiveUp> {
    let member = member.map(|member| member.target).and_then(Schema::entry).map(|(_, value)| value);
    out.push(b'{');
    let mut first = true;
    for (name, value) in map.entries() {
        separate(out, &mut first);
        key(out, name);
        write(out, &value, member, depth)?;
    }
    out.push(b'}');
    Ok(())
}

fn document(out: &mut Writer, value: &Document, depth: usize) -> Result<(), GiveUp> {
    match value {
        Document::String(value) => string(out, value),
        Document::List(items) => {
            let depth = deeper(depth)?;
            out.push(b'[');
            let mut first = true;
            for item in items {
                separate(out, &mut first);
                document(out, item, depth)?;
            }
            out.push(b']');
        }
        Document::Map(entries) => {
            let depth = deeper(depth)?;
            out.push(b'{');
            let mut first = true;
            for (name, item) in entries {
                separate(out, &mut first);
                key(out, name);
                document(out, item, depth)?;
            }
            out.push(b'}');
        }
        Document::Null | Document::Boolean(_) | Document::Number(_) => {
            return serde(out, &Value::Document(value));
        }
    }
    Ok(())
}

#[inline]
fn separate(out: &mut Writer, first: &mut bool) {
    if !std::mem::replace(first, false) {
        out.push(b',');
    }
}

#[inline]
fn key(out: &mut Writer, key: &str) {
    string(out, key);
    out.push(b':');
}

#[inline]
fn string(out: &mut Writer, text: &str) {
    out.push(b'"');
    let end = special(text.as_bytes(), 0);
    if end == text.len() {
        out.push_str(text);
    } else {
        escaped(out, text.as_bytes(), end);
    }
    out.push(b'"');
}

/// Writes what has something to escape, first at `end`.
fn escaped(out: &mut Writer, text: &[u8], mut end: usize) {
    let mut start = 0;
    loop {
        out.bytes.extend_from_slice(text.get(start..end).unwrap_or_default());
        let Some(byte) = text.get(end) else { return };
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            8 => out.push_str("\\b"),
            12 => out.push_str("\\f"),
            byte => {
                out.push_str(if *byte < 16 { "\\u000" } else { "\\u001" });
                out.push(match byte % 16 {
                    digit @ 0..=9 => b'0' + digit,
                    digit => b'a' + digit - 10,
                });
            }
        }
        start = end + 1;
        end = special(text, start);
    }
}

fn integer(out: &mut Writer, value: i64) {
    if value < 0 {
        out.push(b'-');
    }
    digits(out, value.unsigned_abs());
}

fn digits(out: &mut Writer, mut value: u64) {
    // The most that there are.
    let mut digits = [b'0'; 20];
    let mut start = digits.len();
    // Two at a time: that halves the divisions that wait for each other.
    for pair in digits.rchunks_exact_mut(2) {
        let two = (value % 100) as u8;
        if let [tens, ones] = pair {
            (*tens, *ones) = (b'0' + two / 10, b'0' + two % 10);
        }
        start -= if value < 10 { 1 } else { 2 };
        value /= 100;
        if value == 0 {
            break;
        }
    }
    out.bytes.extend_from_slice(digits.get(start..).unwrap_or_default());
}

fn timestamp(out: &mut Writer, value: DateTime<Utc>, member: Option<&'static Member>) -> Result<(), GiveUp> {
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
fn milliseconds(out: &mut Writer, value: DateTime<Utc>) -> bool {
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
    let millis = nanos / 1_000_000;
    out.push(b'.');
    out.push(b'0' + (millis / 100) as u8);
    if millis % 100 != 0 {
        out.push(b'0' + (millis / 10 % 10) as u8);
    }
    if millis % 10 != 0 {
        out.push(b'0' + (millis % 10) as u8);
    }
    true
}
