//! Documents in serde: any value of a self-describing format.

use std::collections::BTreeMap;
use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_core::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::keys::Name;
use super::place::too_deep;
use crate::document::Number;
use crate::path::MAX_DEPTH;
use crate::{blob, Document};

/// A document to write, so many levels deep.
pub(super) struct Nested<'a> {
    pub(super) document: &'a Document,
    pub(super) depth: usize,
}

impl Serialize for Nested<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let depth = self.depth + 1;
        match self.document {
            Document::Null => serializer.serialize_unit(),
            Document::Boolean(value) => serializer.serialize_bool(*value),
            Document::Number(value) => match value.inner() {
                Number::Float(value) => serializer.serialize_f64(value),
                Number::Integer(value) => write_integer(value, serializer),
            },
            Document::String(value) => serializer.serialize_str(value),
            Document::List(_) | Document::Map(_) if depth > MAX_DEPTH => {
                Err(S::Error::custom(format_args!("the document nests deeper than {MAX_DEPTH} levels")))
            }
            Document::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for document in items {
                    list.serialize_element(&Nested { document, depth })?;
                }
                list.end()
            }
            Document::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, document) in entries {
                    map.serialize_entry(key, &Nested { document, depth })?;
                }
                map.end()
            }
        }
    }
}

/// Writes an integer in the smallest type that formats are sure to have.
fn write_integer<S: Serializer>(value: i128, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(value) = i64::try_from(value) {
        serializer.serialize_i64(value)
    } else if let Ok(value) = u64::try_from(value) {
        serializer.serialize_u64(value)
    } else {
        serializer.serialize_i128(value)
    }
}

/// Reads a document, so many levels deep.
#[derive(Clone, Copy)]
pub(super) struct DocumentSeed {
    pub(super) depth: usize,
}

impl DocumentSeed {
    fn below<E: Error>(self) -> Result<Self, E> {
        if self.depth < MAX_DEPTH {
            Ok(Self { depth: self.depth + 1 })
        } else {
            Err(too_deep())
        }
    }
}

impl<'de> DeserializeSeed<'de> for DocumentSeed {
    type Value = Document;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Document, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for DocumentSeed {
    type Value = Document;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }
    fn visit_unit<E: Error>(self) -> Result<Document, E> {
        Ok(Document::Null)
    }
    fn visit_none<E: Error>(self) -> Result<Document, E> {
        Ok(Document::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Document, D::Error> {
        deserializer.deserialize_any(self)
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<Document, E> {
        Ok(value.into())
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<Document, E> {
        Ok(value.into())
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<Document, E> {
        Ok(value.into())
    }
    fn visit_i128<E: Error>(self, value: i128) -> Result<Document, E> {
        Ok(value.into())
    }
    #[allow(clippy::cast_precision_loss)] // Beyond 127 bits there is nothing better.
    fn visit_u128<E: Error>(self, value: u128) -> Result<Document, E> {
        Ok(i128::try_from(value).map_or_else(|_| (value as f64).into(), Document::from))
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<Document, E> {
        Ok(value.into())
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<Document, E> {
        Ok(value.into())
    }
    fn visit_string<E: Error>(self, value: String) -> Result<Document, E> {
        Ok(value.into())
    }
    fn visit_bytes<E: Error>(self, value: &[u8]) -> Result<Document, E> {
        Ok(blob::encode(value).into())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Document, A::Error> {
        let below = self.below()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(below)? {
            list.push(item);
        }
        Ok(Document::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Document, A::Error> {
        let below = self.below()?;
        let mut map = BTreeMap::new();
        while let Some(key) = entries.next_key_seed(Name)? {
            map.insert(key.into_owned(), entries.next_value_seed(below)?);
        }
        Ok(Document::Map(map))
    }
}
