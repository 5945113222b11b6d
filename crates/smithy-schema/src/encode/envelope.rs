//! Events that carry another shape: a member says which, another holds it.

use std::fmt;

use serde_core::de::value::{MapAccessDeserializer, MapDeserializer, StrDeserializer};
use serde_core::de::{Deserialize, DeserializeSeed, IntoDeserializer, MapAccess};

use super::document::Reading;
use crate::{Document, Field, Kind, Structure, Value};

/// Why an event's payload cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PayloadError {
    /// The event does not say what it carries.
    NoType,
    /// Nothing is carried, where there should be something: the type that the event names.
    Missing(String),
    /// The payload is not what it should be: the type that the event names, and what is wrong.
    Malformed(String, String),
}

impl fmt::Display for PayloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoType => f.write_str("the event does not say of which type it is"),
            Self::Missing(tag) => write!(f, "the event is {tag}, and comes without a payload"),
            Self::Malformed(tag, problem) => write!(f, "the payload is not that of {tag}: {problem}"),
        }
    }
}

impl std::error::Error for PayloadError {}

/// Reads what an event carries, as the member of the union `P` whose key is the event's type; one that the union does
/// not know is its `Unknown`.
///
/// `tag` says where the type is: the names of members, from the outside in. `content` is the name of the member that
/// holds the payload: a document, or a string of JSON.
///
/// [`envelope!`](crate::envelope) makes a method of it.
///
/// # Errors
/// An event without a type, a payload that is missing, and one that is not of the type.
pub fn payload<P: Field + for<'de> Deserialize<'de>>(
    event: &dyn Structure,
    tag: &[&str],
    content: &str,
) -> Result<P, PayloadError> {
    let tag = type_of(event, tag).filter(|tag| !tag.is_empty()).ok_or(PayloadError::NoType)?;
    let malformed = |error: String| PayloadError::Malformed(tag.to_owned(), error);
    let nothing = Document::Map(std::collections::BTreeMap::new());
    match member(event, content) {
        Value::String(text) => from_json(tag, text).map_err(malformed),
        Value::Document(Document::String(text)) => from_json(tag, text).map_err(malformed),
        Value::Document(document) if !document.is_null() => from_document(tag, document).map_err(malformed),
        _ if carries_nothing::<P>(tag) => from_document(tag, &nothing).map_err(malformed),
        _ => Err(PayloadError::Missing(tag.to_owned())),
    }
}

fn member<'e>(structure: &'e dyn Structure, name: &str) -> Value<'e> {
    let mut members = structure.schema().members().iter();
    members.position(|member| member.name == name).map_or(Value::Absent, |index| structure.get(index))
}

fn type_of<'e>(event: &'e dyn Structure, tag: &[&str]) -> Option<&'e str> {
    let (last, outer) = tag.split_last()?;
    let mut holder = event;
    for name in outer {
        let Value::Structure(inner) = member(holder, name) else { return None };
        holder = inner;
    }
    match member(holder, last) {
        Value::String(tag) => Some(tag),
        _ => None,
    }
}

/// True for types without a payload, and for those that the union does not know.
fn carries_nothing<P: Field>(tag: &str) -> bool {
    let blank = P::blank();
    let Value::Union(union) = blank.value() else { return false };
    let mut members = union.schema().members().iter();
    members.find(|member| member.key == tag).map_or(true, |member| matches!(member.target.kind, Kind::Unit))
}

fn from_document<P: for<'de> Deserialize<'de>>(tag: &str, document: &Document) -> Result<P, String> {
    let entries = std::iter::once((tag, Reading(document)));
    P::deserialize(MapDeserializer::new(entries)).map_err(|error| error.to_string())
}

fn from_json<P: for<'de> Deserialize<'de>>(tag: &str, text: &str) -> Result<P, String> {
    let mut json = serde_json::Deserializer::from_str(text);
    let union = Entry { tag: Some(tag), json: &mut json };
    let payload = P::deserialize(MapAccessDeserializer::new(union));
    payload.and_then(|payload| json.end().map(|()| payload)).map_err(|error| error.to_string())
}

/// A union as JSON has it, of a tag and of JSON.
struct Entry<'e, R> {
    tag: Option<&'e str>,
    json: &'e mut serde_json::Deserializer<R>,
}

impl<'de, R: serde_json::de::Read<'de>> MapAccess<'de> for Entry<'_, R> {
    type Error = serde_json::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Self::Error> {
        let tag: Option<StrDeserializer<'_, Self::Error>> =
            self.tag.take().map(IntoDeserializer::into_deserializer);
        tag.map(|tag| seed.deserialize(tag)).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Self::Error> {
        seed.deserialize(&mut *self.json)
    }
}

/// Implements the method `payload` of an event that carries another shape.
///
/// `envelope!(Event: Payload { tag: ["Headers", "EventType"], content: "Payload" })`; see
/// [`encode::payload`](crate::encode::payload).
#[macro_export]
macro_rules! envelope {
    ($event:ty: $payload:ty { tag: [$($tag:literal),+], content: $content:literal $(,)? }) => {
        impl $event {
            /// What the event carries, by the type that it names.
            ///
            /// # Errors
            /// An event without a type, a payload that is missing, and one that is not of the type. A type that is not
            /// known is none of these: it gives `Unknown`.
            pub fn payload(&self) -> ::core::result::Result<$payload, $crate::encode::PayloadError> {
                $crate::encode::payload(self, &[$($tag),+], $content)
            }
        }
    };
}
