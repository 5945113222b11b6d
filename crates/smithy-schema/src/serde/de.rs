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
pub(super) trait Holder {
    fn slot(&mut self) -> Slot<'_>;
    /// Takes null; says whether that is a value here.
    fn set_null(&mut self, member: Option<&'static Member>) -> bool;
}

/// A structure, and the index of one of its members.
pub(super) struct MemberOf<'a>(pub(super) &'a mut dyn Structure, pub(super) usize);

impl Holder for MemberOf<'_> {
    #[inline]
    fn slot(&mut self) -> Slot<'_> {
        self.0.slot(self.1)
    }
    fn set_null(&mut self, member: Option<&'static Member>) -> bool {
        // What is absent is not null for a document alone.
        let value = is_document(member) && member.is_some_and(Member::must_be_set);
        value && null_document(self.slot())
    }
}

/// A union, and the index of one of its members.
pub(super) struct ChoiceOf<'a>(pub(super) &'a mut dyn Union, pub(super) usize);

impl Holder for ChoiceOf<'_> {
    fn slot(&mut self) -> Slot<'_> {
        self.0.select(self.1)
    }
    fn set_null(&mut self, _: Option<&'static Member>) -> bool {
        false
    }
}

/// The next item of a list.
struct ItemOf<'a>(&'a mut dyn ListSlot);

impl Holder for ItemOf<'_> {
    fn slot(&mut self) -> Slot<'_> {
        self.0.push()
    }
    fn set_null(&mut self, member: Option<&'static Member>) -> bool {
        self.0.push_null() || (is_document(member) && null_document(self.0.push()))
    }
}

/// The entry of a map with this key.
struct EntryOf<'a>(&'a mut dyn MapSlot, &'a str);

impl Holder for EntryOf<'_> {
    fn slot(&mut self) -> Slot<'_> {
        self.0.insert(self.1.to_owned())
    }
    fn set_null(&mut self, member: Option<&'static Member>) -> bool {
        self.0.insert_null(self.1.to_owned()) || (is_document(member) && null_document(self.slot()))
    }
}

fn is_document(member: Option<&'static Member>) -> bool {
    member.is_some_and(|member| matches!(member.target.kind, Kind::Document))
}

fn null_document(slot: Slot<'_>) -> bool {
    if let Slot::Document(slot) = slot {
        *slot = Document::Null;
    }
    true
}

/// Reads a value that may be null; says whether it was something else.
///
/// By reference, and the same one for all members of a structure and all items of a list: only what changes from one
/// to the next is written again.
pub(super) struct Nullable<'p, H> {
    pub(super) holder: H,
    pub(super) member: Option<&'static Member>,
    pub(super) place: Place<'p>,
}

impl<'de, H: Holder> DeserializeSeed<'de> for &mut Nullable<'_, H> {
    type Value = bool;
    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, H: Holder> Visitor<'de> for &mut Nullable<'_, H> {
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
        match &mut slot {
            // A text format may need to be told what a scalar is; what it then says of another may quote it, though.
            Slot::String(slot) if deserializer.is_human_readable() => {
                let text = Text { slot, place: &self.place };
                if self.place.sensitive {
                    deserializer.deserialize_any(text)?;
                } else {
                    deserializer.deserialize_string(text)?;
                }
            }
            _ => {
                let schema = self.member.map(|member| member.target);
                let mut target = Target { slot: &mut slot, schema, readable: true, place: &self.place };
                read(&mut target, deserializer)?;
            }
        }
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
    let mut item = Nullable { holder: ItemOf(list), member, place: place.below(Path::Root, member) };
    loop {
        item.place.path = Path::Index(&place.path, index);
        match items.next_element_seed(&mut item)? {
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
        let mut value = Nullable { holder: EntryOf(map, &key), member, place: below };
        entries.next_value_seed(&mut value)?;
    }
    Ok(())
}
