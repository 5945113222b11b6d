//! A document as a deserializer: what has been read without a shape is read again with one.

use serde_core::de::value::{Error as ReadError, MapDeserializer, SeqDeserializer};
use serde_core::de::{Deserializer, IntoDeserializer, Visitor};

use crate::document::Number;
use crate::Document;

/// A document to be read from.
pub(super) struct Reading<'d>(pub(super) &'d Document);

impl<'de> IntoDeserializer<'de, ReadError> for Reading<'de> {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Reading<'de> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.0 {
            Document::Null => visitor.visit_unit(),
            Document::Boolean(value) => visitor.visit_bool(*value),
            Document::Number(value) => match value.inner() {
                Number::Integer(value) => visitor.visit_i128(value),
                Number::Float(value) => visitor.visit_f64(value),
            },
            Document::String(value) => visitor.visit_borrowed_str(value),
            Document::List(items) => visitor.visit_seq(SeqDeserializer::new(items.iter().map(Reading))),
            Document::Map(entries) => visitor.visit_map(MapDeserializer::new(
                entries.iter().map(|(key, value)| (key.as_str(), Reading(value))),
            )),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.0.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    serde_core::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
