//! Reading and writing shapes as JSON, faster than through serde.
//!
//! A schema knows its members, their keys and their order, so that JSON can be read right into the slots of a shape.
//! What is read and written here is what serde_json reads and writes with the same shapes: the same values, the same
//! bytes, the same errors. That is so because this codec knows only what messages hold when nothing is wrong. Whatever
//! else it meets (any error; a number with an exponent, or with more digits than a double has; a union's member that
//! the model does not know; a value that nests deep) makes it give up, and serde_json starts from the beginning.

mod cursor;
mod decode;
mod default;
mod encode;
mod error;
mod keys;
mod number;
mod rules;
mod scan;
mod seen;
mod skip;

pub use error::Error;
#[cfg(feature = "http")]
pub(crate) use rules::{parse_in, Members, Rules};
#[cfg(feature = "http")]
pub(crate) use {cursor::Cursor, decode::decode, default::fill, encode::encode, skip::number as skip_number};

use crate::{Field, Slot, Value};
use rules::SERDE;

/// Met what is left to a slower reader or writer, who knows everything.
pub(crate) struct GiveUp;

/// Reads a value from JSON.
///
/// # Errors
/// JSON that is malformed, or is not a value of the shape: what [`serde::deserialize`](crate::serde::deserialize) says
/// of it, with line and column.
pub fn from_slice<T: Field>(json: &[u8]) -> Result<T, Error> {
    match std::str::from_utf8(json) {
        Ok(text) => from_str(text),
        // Perhaps only in a member that is ignored.
        Err(_) => again(|slot| slow_slice(json, slot)),
    }
}

/// Reads a value from a text of JSON.
///
/// # Errors
/// As [`from_slice`].
pub fn from_str<T: Field>(json: &str) -> Result<T, Error> {
    let mut value = T::blank();
    if T::NULLABLE && json.trim_matches([' ', '\t', '\n', '\r']) == "null" {
        return Ok(value);
    }
    match decode::decode(json, &mut value.slot(), None, SERDE) {
        Ok(()) => Ok(value),
        Err(GiveUp) => again(|slot| slow_slice(json.as_bytes(), slot)),
    }
}

/// Writes a value as JSON, without spaces.
///
/// # Errors
/// A timestamp that its format cannot carry; a value that nests too deep.
pub fn to_vec<T: Field>(value: &T) -> Result<Vec<u8>, Error> {
    bytes(&value.value())
}

/// Writes a value as a text of JSON, without spaces.
///
/// # Errors
/// As [`to_vec`].
pub fn to_string<T: Field>(value: &T) -> Result<String, Error> {
    text(&value.value())
}

fn bytes(value: &Value<'_>) -> Result<Vec<u8>, Error> {
    match encoded(value) {
        Ok(bytes) => Ok(bytes),
        Err(GiveUp) => serde_json::to_vec(&Shape(*value)).map_err(Error::new),
    }
}

fn text(value: &Value<'_>) -> Result<String, Error> {
    match encoded(value).map(String::from_utf8) {
        Ok(Ok(text)) => Ok(text),
        Ok(Err(_)) | Err(GiveUp) => serde_json::to_string(&Shape(*value)).map_err(Error::new),
    }
}

/// What a text begins with room for: a message of a few items.
pub(crate) const CAPACITY: usize = 512;

fn encoded(value: &Value<'_>) -> Result<Vec<u8>, GiveUp> {
    let mut bytes = Vec::with_capacity(CAPACITY);
    encode::encode(&mut bytes, value, None, SERDE)?;
    Ok(bytes)
}

/// Reads from the beginning, into a value that nothing was written to yet.
#[cold]
fn again<T: Field>(read: impl Fn(Slot<'_>) -> Result<(), Error>) -> Result<T, Error> {
    let mut value = T::blank();
    read(value.slot())?;
    Ok(value)
}

#[cold]
fn slow_slice(json: &[u8], slot: Slot<'_>) -> Result<(), Error> {
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    crate::serde::deserialize(slot, &mut deserializer).map_err(Error::new)?;
    deserializer.end().map_err(Error::new)
}

/// A value as serde writes it.
struct Shape<'a>(Value<'a>);

impl serde_core::Serialize for Shape<'_> {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::serde::serialize(self.0, serializer)
    }
}
