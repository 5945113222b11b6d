//! Values in other encodings for any serializer.

use std::fmt;

use serde_core::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::cloud_trail::CloudTrail;
use super::node::{Encoding, Form, Node};
use super::Redacted;
use crate::path::MAX_DEPTH;
use crate::serde::write_timestamp;
use crate::{Field, Value};

impl<T: Field + fmt::Debug> Serialize for Redacted<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Encoded { node: &self.root(), encoding: Encoding::Redacted, depth: 0 }.serialize(serializer)
    }
}

impl<T: Field> Serialize for CloudTrail<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Encoded { node: &self.root(), encoding: Encoding::CloudTrail, depth: 0 }.serialize(serializer)
    }
}

struct Encoded<'n, 'a> {
    node: &'n Node<'a>,
    encoding: Encoding,
    depth: usize,
}

impl<'n, 'a> Encoded<'n, 'a> {
    fn below<'m>(&self, node: &'m Node<'a>) -> Encoded<'m, 'a> {
        Encoded { node, encoding: self.encoding, depth: self.depth + 1 }
    }
}

impl Serialize for Encoded<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.encoding.form(self.node) {
            Form::Null => serializer.serialize_none(),
            Form::Text(text) => serializer.serialize_str(&text),
            Form::Scalar(Value::Timestamp(value), format) => write_timestamp(value, format, serializer),
            Form::Scalar(value, _) => crate::serde::serialize(value, serializer),
            Form::Problem(problem) => Err(S::Error::custom(problem)),
            Form::List(_) | Form::Map(_) if self.depth >= MAX_DEPTH => {
                Err(S::Error::custom(format_args!("the value nests deeper than {MAX_DEPTH} levels")))
            }
            Form::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in &items {
                    list.serialize_element(&self.below(item))?;
                }
                list.end()
            }
            Form::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in &entries {
                    map.serialize_entry(key, &self.below(value))?;
                }
                map.end()
            }
        }
    }
}
