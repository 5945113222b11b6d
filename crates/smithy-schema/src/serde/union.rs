//! Decoding of unions: exactly one member that is not null.

use std::borrow::Cow;

use serde_core::de::{Error, IgnoredAny, MapAccess};

use super::de::{ChoiceOf, Nullable};
use super::document::DocumentSeed;
use super::keys::{IndexOf, Name};
use super::place::Place;
use crate::path::Path;
use crate::{Document, Union};

/// What some protocols add to a union ([spec](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html)).
const TYPE: &str = "__type";

pub(super) fn read<'de, A: MapAccess<'de>>(
    union: &mut dyn Union,
    place: &Place<'_>,
    mut map: A,
) -> Result<(), A::Error> {
    let members = union.schema().members();
    let mut set = false;
    while let Some(key) = map.next_key_seed(Name)? {
        let index = IndexOf { members, hint: 0 }.find(key.as_bytes());
        let member = members.get(index);
        if member.is_none() && key == TYPE {
            map.next_value::<IgnoredAny>()?;
        } else if set {
            // Nothing is lost by not reading it: it is null, or else an error.
            if map.next_value::<Option<IgnoredAny>>()?.is_some() {
                return Err(A::Error::custom(format_args!(
                    "more than one member of the union {}{} is set: expected exactly one",
                    union.schema().name(),
                    At(&place.path)
                )));
            }
        } else if let Some(member) = member {
            let below = place.below(Path::Member(&place.path, member), Some(member));
            let holder = ChoiceOf(union, index);
            set = map.next_value_seed(&mut Nullable { holder, member: Some(member), place: below })?;
        } else {
            set = unknown(union, place, key, &mut map)?;
        }
    }
    if set {
        return Ok(());
    }
    Err(A::Error::custom(format_args!(
        "no member of the union {}{} is set: expected exactly one",
        union.schema().name(),
        At(&place.path)
    )))
}

/// Keeps a member that the model does not know, unless it is null.
fn unknown<'de, A: MapAccess<'de>>(
    union: &mut dyn Union,
    place: &Place<'_>,
    tag: Cow<'de, str>,
    map: &mut A,
) -> Result<bool, A::Error> {
    let value = map.next_value_seed(DocumentSeed { depth: place.depth() + 1 })?;
    let set = value != Document::Null;
    if set {
        union.select_unknown(tag.into_owned(), value);
    }
    Ok(set)
}

/// ` at '/path'`; nothing for the root.
pub(super) struct At<'a>(pub(super) &'a Path<'a>);

impl std::fmt::Display for At<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Path::Root => Ok(()),
            path => write!(f, " at '{path}'"),
        }
    }
}
