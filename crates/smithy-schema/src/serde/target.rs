//! The visitor for every kind of shape: what of a format is a value of which kind.

use std::fmt;

use serde_core::de::{Error, Expected, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};

use super::de::{read_list, read_map};
use super::place::Place;
use super::union::At;
use super::{structure, union};
use crate::document::parse_non_finite;
use crate::{timestamp, BigDecimal, BigInteger, Blob, Schema, Slot, TimestampFormat};

/// Doubles tell all integers up to this apart.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A slot that a value is read into.
///
/// By reference: a slot that is copied right after it was returned stalls the processor.
pub(super) struct Target<'t, 's> {
    pub(super) slot: &'t mut Slot<'s>,
    pub(super) schema: Option<&'static Schema>,
    /// What the format says of itself.
    pub(super) readable: bool,
    pub(super) place: &'t Place<'t>,
}

/// Says what is expected, and where.
impl Expected for Target<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.slot {
            Slot::Structure(structure) => write!(f, "structure {}", structure.schema().name())?,
            Slot::Union(union) => write!(f, "union {}", union.schema().name())?,
            Slot::Blob(_) if !self.readable => f.write_str("bytes")?,
            slot => f.write_str(slot.expected())?,
        }
        fmt::Display::fmt(&At(&self.place.path), f)
    }
}

impl Target<'_, '_> {
    /// True when an error must not quote the value: it is sensitive, or stands for a list or map of what is.
    #[inline]
    pub(super) fn is_sensitive(&self) -> bool {
        let collection = matches!(self.slot, Slot::List(_) | Slot::Map(_));
        self.place.sensitive || (collection && self.schema.is_some_and(Schema::holds_sensitive))
    }

    /// The error of a value of another type.
    fn wrong_type<E: Error>(&self, unexpected: Unexpected<'_>) -> E {
        E::invalid_type(self.hide(unexpected), self)
    }

    /// The error of a value that is of the type, but not one of the shape.
    fn wrong_value<E: Error>(&self, unexpected: Unexpected<'_>) -> E {
        E::invalid_value(self.hide(unexpected), self)
    }

    fn hide<'b>(&self, unexpected: Unexpected<'b>) -> Unexpected<'b> {
        if !self.is_sensitive() {
            return unexpected;
        }
        Unexpected::Other(match unexpected {
            Unexpected::Bool(_) => "boolean",
            Unexpected::Unsigned(_) | Unexpected::Signed(_) => "integer",
            Unexpected::Float(_) => "floating point",
            Unexpected::Str(_) => "string",
            Unexpected::Bytes(_) => "bytes",
            Unexpected::Seq => "list",
            Unexpected::Map => "map",
            Unexpected::Unit | Unexpected::Option => "null",
            _ => "value",
        })
    }

    /// Takes a whole number. `unexpected` is how an error shows it.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)] // Floats are to be rounded.
    fn integer<E: Error>(&mut self, value: i128, unexpected: Unexpected<'_>) -> Result<(), E> {
        fn fit<T: TryFrom<i128>>(value: i128, slot: &mut T) -> bool {
            T::try_from(value).map(|value| *slot = value).is_ok()
        }
        let fits = match &mut *self.slot {
            Slot::Byte(slot) => fit(value, *slot),
            Slot::Short(slot) => fit(value, *slot),
            Slot::Integer(slot) => fit(value, *slot),
            Slot::Long(slot) => fit(value, *slot),
            Slot::IntEnum(slot) => i32::try_from(value).map(|value| slot.set(value)).is_ok(),
            Slot::Float(slot) => {
                **slot = value as f32;
                true
            }
            Slot::Double(slot) => {
                **slot = value as f64;
                true
            }
            Slot::BigInteger(slot) => {
                **slot = value.into();
                true
            }
            Slot::BigDecimal(slot) => {
                **slot = value.into();
                true
            }
            Slot::Timestamp(slot) => timestamp::from_epoch_integer(value).map(|value| **slot = value).is_ok(),
            _ => return Err(self.wrong_type(unexpected)),
        };
        if fits {
            Ok(())
        } else {
            Err(self.wrong_value(unexpected))
        }
    }

    /// Takes a number that is not known to be whole.
    #[allow(clippy::cast_possible_truncation)] // Whole numbers are checked to be in range; floats are to be rounded.
    fn float<E: Error>(&mut self, value: f64) -> Result<(), E> {
        let unexpected = Unexpected::Float(value);
        let fits = match &mut *self.slot {
            Slot::Float(slot) => {
                **slot = value as f32;
                slot.is_infinite() == value.is_infinite()
            }
            Slot::Double(slot) => {
                **slot = value;
                true
            }
            Slot::BigInteger(slot) => {
                let whole = value.is_finite() && value.fract() == 0.0;
                // The digits of the double: those that it was read from are lost.
                whole && format!("{value:.0}").parse::<BigInteger>().map(|value| **slot = value).is_ok()
            }
            Slot::BigDecimal(slot) => BigDecimal::from_f64(value).map(|value| **slot = value).is_some(),
            Slot::Timestamp(slot) => timestamp::from_epoch_float(value).map(|value| **slot = value).is_ok(),
            Slot::Byte(_) | Slot::Short(_) | Slot::Integer(_) | Slot::Long(_) | Slot::IntEnum(_)
                if value.fract() == 0.0 && value.abs() <= EXACT =>
            {
                return self.integer(value as i128, unexpected);
            }
            Slot::Byte(_) | Slot::Short(_) | Slot::Integer(_) | Slot::Long(_) | Slot::IntEnum(_) => false,
            _ => return Err(self.wrong_type(unexpected)),
        };
        if fits {
            Ok(())
        } else {
            Err(self.wrong_value(unexpected))
        }
    }
}

impl<'de> Visitor<'de> for &mut Target<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Expected::fmt(&**self, f)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        match &mut *self.slot {
            Slot::Boolean(slot) => {
                **slot = value;
                Ok(())
            }
            _ => Err(self.wrong_type(Unexpected::Bool(value))),
        }
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.integer(value.into(), Unexpected::Signed(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.integer(value.into(), Unexpected::Unsigned(value))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.integer(value, Unexpected::Other("an integer beyond 64 bits"))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        match (i128::try_from(value), &mut *self.slot) {
            (Ok(value), _) => return self.visit_i128(value),
            (Err(_), Slot::BigInteger(slot)) => **slot = value.into(),
            (Err(_), Slot::BigDecimal(slot)) => **slot = value.into(),
            (Err(_), _) => return Err(self.wrong_value(Unexpected::Other("an integer beyond 127 bits"))),
        }
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.float(value)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        #[allow(clippy::cast_possible_truncation)] // None of the three is truncated.
        let fits = match &mut *self.slot {
            Slot::String(slot) => {
                **slot = text.to_owned();
                true
            }
            Slot::Enum(slot) => {
                slot.set(text);
                true
            }
            Slot::Blob(slot) => Blob::from_base64(text).map(|value| **slot = value).is_some(),
            Slot::Float(slot) => parse_non_finite(text).map(|value| **slot = value as f32).is_some(),
            Slot::Double(slot) => parse_non_finite(text).map(|value| **slot = value).is_some(),
            Slot::BigInteger(slot) => text.parse().map(|value| **slot = value).is_ok(),
            Slot::BigDecimal(slot) => text.parse().map(|value| **slot = value).is_ok(),
            Slot::Timestamp(slot) => timestamp::parse(text, TimestampFormat::DateTime)
                .or_else(|_| timestamp::parse(text, TimestampFormat::HttpDate))
                .map(|value| **slot = value)
                .is_ok(),
            _ => return Err(self.wrong_type(Unexpected::Str(text))),
        };
        if fits {
            Ok(())
        } else {
            Err(self.wrong_value(Unexpected::Str(text)))
        }
    }

    fn visit_string<E: Error>(self, text: String) -> Result<(), E> {
        match &mut *self.slot {
            Slot::String(slot) => {
                **slot = text;
                Ok(())
            }
            _ => self.visit_str(&text),
        }
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<(), E> {
        match (&mut *self.slot, std::str::from_utf8(bytes)) {
            (Slot::Blob(slot), _) => {
                **slot = bytes.into();
                Ok(())
            }
            // Some formats have no other strings.
            (Slot::String(_) | Slot::Enum(_), Ok(text)) => self.visit_str(text),
            _ => Err(self.wrong_type(Unexpected::Bytes(bytes))),
        }
    }

    fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<(), E> {
        match &mut *self.slot {
            Slot::Blob(slot) => {
                **slot = bytes.into();
                Ok(())
            }
            _ => self.visit_bytes(&bytes),
        }
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Err(self.wrong_type(Unexpected::Unit))
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.place.check_depth()?;
        match &mut *self.slot {
            Slot::List(list) => read_list(&mut **list, self.schema, self.place, items),
            // Some formats, and some of their writers, have no other bytes.
            Slot::Blob(slot) if !self.readable => {
                let mut bytes = Vec::new();
                while let Some(byte) = items.next_element()? {
                    bytes.push(byte);
                }
                **slot = bytes.into();
                Ok(())
            }
            _ => Err(self.wrong_type(Unexpected::Seq)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        self.place.check_depth()?;
        match &mut *self.slot {
            Slot::Structure(target) => structure::read(&mut **target, self.place, entries),
            Slot::Union(target) => union::read(&mut **target, self.place, entries),
            Slot::Map(map) => read_map(&mut **map, self.schema, self.place, entries),
            Slot::Unit => {
                while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(())
            }
            _ => Err(self.wrong_type(Unexpected::Map)),
        }
    }
}

/// A string's slot that a value is read into.
///
/// [`Target`] does it as well. Most values are strings, though, and not to ask of each what it is saves 3 % of the
/// time of decoding.
pub(super) struct Text<'t> {
    pub(super) slot: &'t mut String,
    pub(super) place: &'t Place<'t>,
}

impl Text<'_> {
    /// Lets [`Target`] say what is wrong with a value that is no string.
    #[cold]
    fn wrong<E: Error>(self, unexpected: Unexpected<'_>) -> Result<(), E> {
        let mut slot = Slot::String(self.slot);
        Err(Target { slot: &mut slot, schema: None, readable: true, place: self.place }
            .wrong_type(unexpected))
    }
}

impl<'de> Visitor<'de> for Text<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string{}", At(&self.place.path))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        *self.slot = text.to_owned();
        Ok(())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<(), E> {
        *self.slot = text;
        Ok(())
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<(), E> {
        // Some formats have no other strings.
        match std::str::from_utf8(bytes) {
            Ok(text) => self.visit_str(text),
            Err(_) => self.wrong(Unexpected::Bytes(bytes)),
        }
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.wrong(Unexpected::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.wrong(Unexpected::Signed(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.wrong(Unexpected::Unsigned(value))
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<(), E> {
        self.wrong(Unexpected::Other("an integer beyond 64 bits"))
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<(), E> {
        self.wrong(Unexpected::Other("an integer beyond 64 bits"))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.wrong(Unexpected::Float(value))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.wrong(Unexpected::Unit)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.wrong(Unexpected::Unit)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        self.wrong(Unexpected::Seq)
    }

    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        self.wrong(Unexpected::Map)
    }
}
