//! A scalar of a JSON document, read by all rules.

use super::tree::Node;
use super::Mode;
use crate::document::{parse_non_finite, Document};
use crate::json::parse_in;
use crate::{timestamp, BigInteger, Blob, DateTime, Member, Slot, TimestampFormat, Utc};

/// Reads a scalar into its slot; false where it is none of the slot's shape.
#[allow(clippy::cast_possible_truncation)] // Floats are to be rounded.
pub(super) fn read(
    node: &Node<'_>,
    slot: &mut Slot<'_>,
    member: Option<&'static Member>,
    mode: Mode,
) -> bool {
    match (slot, node) {
        (Slot::Boolean(slot), Node::Boolean(value)) => put(*slot, Some(*value)),
        (Slot::Byte(slot), Node::Number(text)) => put(*slot, integer(text)),
        (Slot::Short(slot), Node::Number(text)) => put(*slot, integer(text)),
        (Slot::Integer(slot), Node::Number(text)) => put(*slot, integer(text)),
        (Slot::Long(slot), Node::Number(text)) => put(*slot, integer(text)),
        (Slot::IntEnum(slot), Node::Number(text)) => integer(text).map(|value| slot.set(value)).is_some(),
        (Slot::Float(slot), Node::Number(text)) => {
            put(*slot, double(text).map(|value| value as f32).filter(|value| value.is_finite()))
        }
        (Slot::Float(slot), Node::String(text)) => {
            put(*slot, parse_non_finite(text).map(|value| value as f32))
        }
        (Slot::Double(slot), Node::Number(text)) => put(*slot, double(text)),
        (Slot::Double(slot), Node::String(text)) => put(*slot, parse_non_finite(text)),
        (Slot::BigInteger(slot), Node::Number(text)) => put(*slot, big_integer(text)),
        (Slot::BigDecimal(slot), Node::Number(text)) => put(*slot, text.parse().ok()),
        // As serde's formats write what a double cannot hold.
        (Slot::BigInteger(slot), Node::String(text)) if mode == Mode::Client => put(*slot, text.parse().ok()),
        (Slot::BigDecimal(slot), Node::String(text)) if mode == Mode::Client => put(*slot, text.parse().ok()),
        (Slot::String(slot), Node::String(text)) => {
            text.as_ref().clone_into(slot);
            true
        }
        (Slot::Enum(slot), Node::String(text)) => {
            slot.set(text);
            true
        }
        (Slot::Blob(slot), Node::String(text)) => put(*slot, Blob::from_base64(text)),
        (Slot::Timestamp(slot), node) => put(*slot, time(node, format_of(member), mode)),
        _ => false,
    }
}

fn put<T>(slot: &mut T, value: Option<T>) -> bool {
    value.map(|value| *slot = value).is_some()
}

/// What a slot takes, for people.
pub(super) fn expected(slot: &Slot<'_>, member: Option<&'static Member>, mode: Mode) -> &'static str {
    match (slot, mode, format_of(member)) {
        (Slot::Timestamp(_), Mode::Server, TimestampFormat::EpochSeconds) => {
            "seconds since 1970, such as 1515531081.123"
        }
        (Slot::Timestamp(_), Mode::Server, TimestampFormat::DateTime) => {
            "a time in UTC, such as \"1985-04-12T23:20:50.520Z\""
        }
        (Slot::Timestamp(_), Mode::Server, TimestampFormat::HttpDate) => {
            "an HTTP date, such as \"Tue, 29 Apr 2014 18:30:38 GMT\""
        }
        _ => slot.expected(),
    }
}

fn format_of(member: Option<&'static Member>) -> TimestampFormat {
    member.and_then(|member| member.timestamp_format).unwrap_or(TimestampFormat::EpochSeconds)
}

fn time(node: &Node<'_>, format: TimestampFormat, mode: Mode) -> Option<DateTime<Utc>> {
    match (mode, node, format) {
        (Mode::Client, Node::Number(text), _) | (_, Node::Number(text), TimestampFormat::EpochSeconds) => {
            seconds(text)
        }
        (Mode::Client, Node::String(text), _) => timestamp::parse(text, TimestampFormat::DateTime)
            .or_else(|_| timestamp::parse(text, TimestampFormat::HttpDate))
            .ok(),
        (_, Node::String(text), TimestampFormat::DateTime | TimestampFormat::HttpDate) => {
            parse_in(text, format)
        }
        _ => None,
    }
}

fn seconds(text: &str) -> Option<DateTime<Utc>> {
    match text.parse::<i64>() {
        Ok(whole) => timestamp::from_epoch_integer(whole.into()).ok(),
        Err(_) => timestamp::from_epoch_float(double(text)?).ok(),
    }
}

/// A number as an integer, if it is whole: `1.0` and `1e3` are.
fn integer<T: TryFrom<i128>>(text: &str) -> Option<T> {
    T::try_from(whole(text)?).ok()
}

/// The value of a number of JSON's grammar that is whole, and not beyond what fits.
fn whole(text: &str) -> Option<i128> {
    if let Ok(value) = text.parse() {
        return Some(value);
    }
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let digits: String = whole.chars().chain(fraction.chars()).collect();
    let value: i128 = digits.parse().ok()?;
    if value == 0 {
        return Some(0);
    }
    let exponent: i64 = exponent.parse().ok()?;
    let power = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?;
    let factor = 10_i128.checked_pow(u32::try_from(power.unsigned_abs()).ok()?)?;
    if power >= 0 {
        value.checked_mul(factor)
    } else {
        (value % factor == 0).then_some(value / factor)
    }
}

/// A number's own digits where it has neither a point nor an exponent.
fn big_integer(text: &str) -> Option<BigInteger> {
    text.parse().ok().or_else(|| whole(text).map(BigInteger::from))
}

/// The nearest double.
fn double(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

/// Reads a value of any kind; nothing, where a number is beyond what a double holds.
pub(super) fn document(node: Node<'_>) -> Option<Document> {
    Some(match node {
        Node::Null => Document::Null,
        Node::Boolean(value) => value.into(),
        // Minus zero is no integer.
        Node::Number("-0") => (-0.0).into(),
        Node::Number(text) => match text.parse::<i128>() {
            Ok(value) => value.into(),
            Err(_) => double(text)?.into(),
        },
        Node::String(text) => Document::String(text.into_owned()),
        // As deep as the tree, which is bounded.
        Node::List(items) => Document::List(items.into_iter().map(document).collect::<Option<_>>()?),
        Node::Map(entries) => {
            let entries = entries.into_iter().map(|(key, node)| Some((key.into_owned(), document(node)?)));
            Document::Map(entries.collect::<Option<_>>()?)
        }
    })
}
