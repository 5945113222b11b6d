//! A scalar as text, before it is escaped, and back.

use std::borrow::Cow;

use super::Place;
use crate::document::{non_finite, parse_non_finite};
use crate::json::parse_in;
use crate::{blob, number, timestamp, Blob, DateTime, Member, Slot, TimestampFormat, Utc, Value};

/// Why a text could not be read or written: what was expected, and what to do.
pub(super) type Reason = Cow<'static, str>;

/// The text of a scalar.
pub(super) fn write<'v>(
    value: Value<'v>,
    member: &'static Member,
    place: Place,
) -> Result<Cow<'v, str>, Reason> {
    Ok(match value {
        Value::String(value) if is_encoded(member, place) => Cow::Owned(blob::encode(value.as_bytes())),
        Value::String(value) => Cow::Borrowed(value),
        Value::Boolean(value) => Cow::Borrowed(if value { "true" } else { "false" }),
        Value::Byte(value) => Cow::Owned(value.to_string()),
        Value::Short(value) => Cow::Owned(value.to_string()),
        Value::Integer(value) => Cow::Owned(value.to_string()),
        Value::Long(value) => Cow::Owned(value.to_string()),
        Value::Float(value) if value.is_finite() => Cow::Owned(format!("{value:?}")),
        Value::Float(value) => Cow::Borrowed(non_finite(value.into())),
        Value::Double(value) if value.is_finite() => Cow::Owned(number::shortest(value)),
        Value::Double(value) => Cow::Borrowed(non_finite(value)),
        Value::BigInteger(value) => Cow::Borrowed(value.as_str()),
        Value::BigDecimal(value) => Cow::Borrowed(value.as_str()),
        Value::Blob(value) => Cow::Owned(blob::encode(value)),
        Value::Timestamp(value) => {
            let text = timestamp::format(value, format_of(member, place));
            Cow::Owned(text.map_err(|error| Reason::Owned(error.to_string()))?)
        }
        Value::Absent
        | Value::Unit
        | Value::Document(_)
        | Value::List(_)
        | Value::Map(_)
        | Value::Structure(_)
        | Value::Union(_) => return Err(NO_SCALAR),
    })
}

/// Reads the text of a scalar into its slot. Who is strict takes a timestamp in its own format only.
pub(super) fn read(
    text: &str,
    slot: &mut Slot<'_>,
    member: &'static Member,
    place: Place,
    strict: bool,
) -> Result<(), Reason> {
    let read = match slot {
        Slot::String(slot) if is_encoded(member, place) => decoded(text).map(|text| **slot = text),
        Slot::String(slot) => {
            text.clone_into(slot);
            Some(())
        }
        Slot::Enum(slot) => {
            slot.set(text);
            Some(())
        }
        Slot::Boolean(slot) => match text {
            "true" | "false" => {
                **slot = text == "true";
                Some(())
            }
            _ => None,
        },
        Slot::Byte(slot) => integer(text).map(|value| **slot = value),
        Slot::Short(slot) => integer(text).map(|value| **slot = value),
        Slot::Integer(slot) => integer(text).map(|value| **slot = value),
        Slot::Long(slot) => integer(text).map(|value| **slot = value),
        Slot::IntEnum(slot) => integer(text).map(|value| slot.set(value)),
        Slot::Float(slot) => float(text).map(|value| **slot = value),
        Slot::Double(slot) => double(text).map(|value| **slot = value),
        Slot::BigInteger(slot) => text.parse().ok().map(|value| **slot = value),
        Slot::BigDecimal(slot) => text.parse().ok().map(|value| **slot = value),
        Slot::Blob(slot) => Blob::from_base64(text).map(|value| **slot = value),
        Slot::Timestamp(slot) => time(text, format_of(member, place), strict).map(|value| **slot = value),
        Slot::None
        | Slot::Unit
        | Slot::Document(_)
        | Slot::List(_)
        | Slot::Map(_)
        | Slot::Structure(_)
        | Slot::Union(_) => return Err(NO_SCALAR),
    };
    read.ok_or_else(|| Reason::Borrowed(expected(slot, format_of(member, place))))
}

const NO_SCALAR: Reason = Cow::Borrowed("only scalars, and lists of them, can be here: change the model");

/// What the text of a slot is.
fn expected(slot: &Slot<'_>, format: TimestampFormat) -> &'static str {
    match slot {
        Slot::Boolean(_) => "expected a boolean: true or false",
        Slot::Byte(_) => "expected an integer of 8 bits",
        Slot::Short(_) => "expected an integer of 16 bits",
        Slot::Integer(_) | Slot::IntEnum(_) => "expected an integer of 32 bits",
        Slot::Long(_) => "expected an integer of 64 bits",
        Slot::Float(_) => "expected a float: a number, NaN, Infinity or -Infinity",
        Slot::Double(_) => "expected a double: a number, NaN, Infinity or -Infinity",
        Slot::BigInteger(_) => "expected a whole number",
        Slot::BigDecimal(_) => "expected a number",
        Slot::String(_) | Slot::Blob(_) => "expected base64 with padding",
        Slot::Timestamp(_) => match format {
            TimestampFormat::EpochSeconds => "expected seconds since 1970, such as 1515531081.123",
            TimestampFormat::DateTime => "expected a time in UTC, such as 1985-04-12T23:20:50.520Z",
            TimestampFormat::HttpDate => "expected an HTTP date, such as Tue, 29 Apr 2014 18:30:38 GMT",
        },
        _ => "expected a scalar",
    }
}

/// The format of a timestamp: the member's or its target's, else what the place says.
pub(super) fn format_of(member: &Member, place: Place) -> TimestampFormat {
    member.timestamp_format.unwrap_or(match place {
        Place::Label | Place::Query => TimestampFormat::DateTime,
        Place::Header => TimestampFormat::HttpDate,
    })
}

/// True for a string that is base64 here: one with a media type, in a header.
fn is_encoded(member: &Member, place: Place) -> bool {
    place == Place::Header && member.target.media_type.is_some()
}

fn decoded(text: &str) -> Option<String> {
    String::from_utf8(Blob::from_base64(text)?.into_inner()).ok()
}

/// Digits, with a sign before negative ones.
fn integer<T: std::str::FromStr>(text: &str) -> Option<T> {
    // Rust takes a plus sign, too.
    if text.starts_with('+') {
        return None;
    }
    text.parse().ok()
}

fn double(text: &str) -> Option<f64> {
    parse_non_finite(text).or_else(|| finite(text))
}

#[allow(clippy::cast_possible_truncation)] // To be rounded; what becomes infinite is refused.
fn float(text: &str) -> Option<f32> {
    let value = double(text)?;
    let rounded = value as f32;
    (rounded.is_infinite() == value.is_infinite()).then_some(rounded)
}

/// Reads a number of digits; Rust has other names for what has none, and takes a plus sign.
fn finite(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if !digits.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

fn time(text: &str, format: TimestampFormat, strict: bool) -> Option<DateTime<Utc>> {
    if strict {
        return parse_in(text, format);
    }
    const ALL: [TimestampFormat; 3] =
        [TimestampFormat::DateTime, TimestampFormat::HttpDate, TimestampFormat::EpochSeconds];
    [format].iter().chain(&ALL).find_map(|format| timestamp::parse(text, *format).ok())
}
