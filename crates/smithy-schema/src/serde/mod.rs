//! Reading and writing shapes with serde.
//!
//! One serializer and one deserializer serve all shapes, through their schemas: they are compiled once a format, not
//! once a shape. The format must be self-describing (JSON, CBOR, MessagePack, YAML, …).
//!
//! - Structures are maps of the members that are set; unions are maps of one entry; nulls of sparse lists and maps
//!   are written.
//! - Members may come in any order. Unknown ones are ignored. Null is the same as absent, except for a required
//!   document, which it is a value of. A member that comes twice is an error; of a map's key that comes twice, the last
//!   value is taken.
//! - A null in a list or map that is not sparse is skipped.
//! - A union is one member that is not null; null members, and `__type`, are ignored. A member that the model does not
//!   know is kept, and written again.
//! - A number without a fraction is an integer, also when it is written as `1.0` or `1e3`; one that does not fit is an
//!   error. NaN and the infinities are the strings `NaN`, `Infinity` and `-Infinity` in human-readable formats, and
//!   either in others.
//! - A timestamp without a format is a number of seconds. Every form of a timestamp is read wherever one is expected.
//! - Values may nest 128 levels deep.
//! - An error says where, and what was expected. It quotes no value of a sensitive member.

mod de;
mod document;
mod keys;
mod place;
mod ser;
mod structure;
mod target;
mod union;

use serde_core::{Deserializer, Serializer};

use crate::validate::{self, ValidationError};
use crate::{Field, Slot, Value};
use place::Context;
#[cfg(feature = "encode")]
pub(crate) use ser::write_timestamp;

/// Writes a value.
///
/// # Errors
/// Those of the serializer; a timestamp that its format cannot carry; a value that nests too deep.
pub fn serialize<S: Serializer>(value: Value<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    ser::write_root(value, serializer)
}

/// Reads a value into a blank slot.
///
/// # Errors
/// Those of the deserializer, and a value that is not one of the slot's shape. The first required member that is
/// missing is an error, too: [`deserialize_validated`] collects them.
pub fn deserialize<'de, D: Deserializer<'de>>(slot: Slot<'_>, deserializer: D) -> Result<(), D::Error> {
    de::read_root(slot, &Context::default(), deserializer)
}

/// Writes a shape. Generated implementations of `Serialize` call this alone: what they do not say themselves is not
/// compiled once a shape.
#[doc(hidden)]
#[inline]
pub fn write<T: Field, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serialize(value.value(), serializer)
}

/// Reads a shape, as [`write`] writes it.
#[doc(hidden)]
#[inline]
pub fn read<'de, T: Field, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::blank();
    deserialize(value.slot(), deserializer)?;
    Ok(value)
}

/// Reads a value and validates it: missing required members, nested ones too, are violations among all others, as a
/// server reports them.
///
/// # Errors
/// Those of the deserializer outside, such as a value of a wrong type; all violations inside.
pub fn deserialize_validated<'de, T: Field, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Result<T, ValidationError>, D::Error> {
    let context = Context::collecting();
    let mut value = T::blank();
    de::read_root(value.slot(), &context, deserializer)?;
    let gaps = context.into_gaps();
    Ok(validate::value(value.value(), &gaps).map(|()| value))
}
