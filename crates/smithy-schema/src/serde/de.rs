//! Decoding into slots: values that may be null, lists and maps.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::document::DocumentSeed;
use super::keys::Name;
use super::place::{Context, Place};
use super::target::{Target, Text};
use crate::path::Path;
use crate::{Document, Kind, ListSlot, MapSlot, Member, Schema, Slot, Structure, Union};

/// Reads a value that is not a member of another.
pub(super) fn read_root<'de, D: Deserializer<'de>>(
    mut slot: Slot<'_>,
    context: &Context,
    deserializer: D,
) -> Result<(), D::Error> {
    let mut place = Place::root(context);
    place.sensitive = match &slot {
        Slot::Structure(structure) => structure.schema().sensitive,
        Slot::Union(union) => union.schema().sensitive,
        _ => false,
    };
    read(&mut Target { slot: &mut slot, schema: None, readable: true, place: &place }, deserializer)
}

/// Who has the slot of a value that may be null: asking an optional member for its slot sets it.
pub(super) enum Holder<'a> {
    Member(&'a mut dyn Structure, usize),
    Choice(&'a mut dyn Union, usize),
    Item(&'a mut dyn ListSlot),
    Entry(&'a mut dyn MapSlot, String),
}

impl<'a> Holder<'a> {
    #[inline]
    fn slot(self) -> Slot<'a> {
        match self {
            Holder::Member(structure, index) => structure.slot(index),
            Holder::Choice(union, index) => union.select(index),
            Holder::Item(list) => list.push(),
            Holder::Entry(map, key) => map.insert(key),
        }
    }

    /// Takes null; says whether that is a value here.
    fn set_null(self, member: Option<&'static Member>) -> bool {
        let document = member.is_some_and(|member| matches!(member.target.kind, Kind::Document));
        let required = member.is_some_and(Member::must_be_set);
        let slot = match self {
            Holder::Member(structure, index) if document && required => structure.slot(index),
            Holder::Member(..) | Holder::Choice(..) => return false,
            Holder::Item(list) => {
                if list.push_null() {
                    return true;
                }
                if !document {
                    return false;
                }
                list.push()
            }
            Holder::Entry(map, key) if document => {
                if map.insert_null(key.clone()) {
                    return true;
                }
                map.insert(key)
            }
            Holder::Entry(map, key) => return map.insert_null(key),
        };
        if let Slot::Document(slot) = slot {
            *slot = Document::Null;
        }
        true
    }
}

/// Reads a value that may be null; says whether it was one.
pub(super) struct Nullable<'s, 'p> {
    pub(super) holder: Holder<'s>,
    pub(super) member: Option<&'static Member>,
    pub(super) place: &'p Place<'p>,
}

impl<'de> DeserializeSeed<'de> for Nullable<'_, '_> {
    type Value = bool;
    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for Nullable<'_, '_> {
    type Value = bool;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }
    fn visit_none<E: Error>(self) -> Result<bool, E> {
        Ok(self.holder.set_null(self.member))
    }
    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        self.visit_none()
    }
    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        let mut slot = self.holder.slot();
        let hinted = deserializer.is_human_readable() && !self.place.sensitive;
        if let (Slot::String(slot), true) = (&mut slot, hinted) {
            return deserializer.deserialize_string(Text { slot, place: self.place }).map(|()| true);
        }
        let mut target = Target {
            slot: &mut slot,
            schema: self.member.map(|member| member.target),
            readable: true,
            place: self.place,
        };
        read(&mut target, deserializer)?;
        Ok(true)
    }
}

/// Reads a value into its slot.
fn read<'de, D: Deserializer<'de>>(target: &mut Target<'_, '_>, deserializer: D) -> Result<(), D::Error> {
    target.readable = deserializer.is_human_readable();
    match &*target.slot {
        Slot::Document(_) => {
            let document = DocumentSeed { depth: target.place.depth() }.deserialize(deserializer)?;
            if let Slot::Document(slot) = &mut *target.slot {
                **slot = document;
            }
            Ok(())
        }
        // What a deserializer says of a value that it did not expect quotes it; what `Target` says does not.
        _ if target.is_sensitive() => deserializer.deserialize_any(target),
        // A text format may need to be told what a scalar is. Binary ones know, and are stricter when told.
        _ if !target.readable => deserializer.deserialize_any(target),
        Slot::None => deserializer.deserialize_ignored_any(IgnoredAny).map(|_| ()),
        Slot::Boolean(_) => deserializer.deserialize_bool(target),
        Slot::Byte(_) | Slot::Short(_) | Slot::Integer(_) | Slot::Long(_) | Slot::IntEnum(_) => {
            deserializer.deserialize_i64(target)
        }
        Slot::String(_) | Slot::Enum(_) | Slot::Blob(_) => deserializer.deserialize_string(target),
        Slot::List(_) => deserializer.deserialize_seq(target),
        Slot::Unit | Slot::Map(_) | Slot::Structure(_) | Slot::Union(_) => {
            deserializer.deserialize_map(target)
        }
        Slot::Float(_) | Slot::Double(_) | Slot::BigInteger(_) | Slot::BigDecimal(_) | Slot::Timestamp(_) => {
            deserializer.deserialize_any(target)
        }
    }
}

pub(super) fn read_list<'de, A: SeqAccess<'de>>(
    list: &mut dyn ListSlot,
    schema: Option<&'static Schema>,
    place: &Place<'_>,
    mut items: A,
) -> Result<(), A::Error> {
    let member = schema.and_then(Schema::item);
    list.reset(items.size_hint().unwrap_or(0));
    let mut index = 0;
    loop {
        let below = place.below(Path::Index(&place.path, index), member);
        let holder = Holder::Item(list);
        match items.next_element_seed(Nullable { holder, member, place: &below })? {
            Some(true) => index += 1,
            Some(false) => {}
            None => return Ok(()),
        }
    }
}

pub(super) fn read_map<'de, A: MapAccess<'de>>(
    map: &mut dyn MapSlot,
    schema: Option<&'static Schema>,
    place: &Place<'_>,
    mut entries: A,
) -> Result<(), A::Error> {
    let (key_member, member) = schema.and_then(Schema::entry).unzip();
    let hidden = place.sensitive || key_member.is_some_and(Member::is_sensitive);
    map.reset();
    while let Some(key) = entries.next_key_seed(Name)? {
        let below = place.below(Path::Key(&place.path, &key, hidden), member);
        below.replace();
        let holder = Holder::Entry(map, key.to_string());
        entries.next_value_seed(Nullable { holder, member, place: &below })?;
    }
    Ok(())
}
