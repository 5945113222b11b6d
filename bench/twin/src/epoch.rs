//! Timestamps as seconds since 1970, with a fraction where they have one: the `with` of serde derive.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};

/// Writes a number of seconds, an integer where they are whole.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S: Serializer>(value: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    match value.timestamp_subsec_micros() {
        0 => serializer.serialize_i64(value.timestamp()),
        #[allow(clippy::cast_precision_loss)] // Microseconds are exact for centuries.
        _ => serializer.serialize_f64(value.timestamp_micros() as f64 / 1e6),
    }
}

/// Reads a number of seconds.
///
/// # Errors
/// Those of the deserializer; a number that is no time.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
    deserializer.deserialize_any(Seconds)
}

struct Seconds;

impl Visitor<'_> for Seconds {
    type Value = DateTime<Utc>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("seconds since 1970")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<DateTime<Utc>, E> {
        DateTime::from_timestamp(value, 0).ok_or_else(|| E::custom("out of range"))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<DateTime<Utc>, E> {
        i64::try_from(value).map_err(E::custom).and_then(|value| self.visit_i64(value))
    }

    #[allow(clippy::cast_possible_truncation)] // A float that is cast saturates, which is out of range.
    fn visit_f64<E: Error>(self, value: f64) -> Result<DateTime<Utc>, E> {
        DateTime::from_timestamp_micros((value * 1e6).round() as i64).ok_or_else(|| E::custom("out of range"))
    }
}

/// The same for a member that may be absent or null.
pub mod option {
    use std::fmt;

    use chrono::{DateTime, Utc};
    use serde::de::{Error, Visitor};
    use serde::{Deserializer, Serializer};

    /// Writes the number, or null.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(value: &Option<DateTime<Utc>>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => super::serialize(value, serializer),
            None => serializer.serialize_none(),
        }
    }

    /// Reads a number, or null.
    ///
    /// # Errors
    /// Those of the deserializer; a number that is no time.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<DateTime<Utc>>, D::Error> {
        deserializer.deserialize_option(Optional)
    }

    struct Optional;

    impl<'de> Visitor<'de> for Optional {
        type Value = Option<DateTime<Utc>>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("seconds since 1970, or null")
        }

        fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
            super::deserialize(deserializer).map(Some)
        }
    }
}
