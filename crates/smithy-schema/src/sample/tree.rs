//! A value of any shape as data, before it is written into a Rust value.

use crate::{DateTime, Document, Slot, Utc};

/// A value of any shape.
#[derive(Clone, PartialEq)]
pub(super) enum Tree {
    /// A null of a sparse collection, or nothing at all.
    Absent,
    Unit,
    Boolean(bool),
    /// Of any size, an intEnum's too.
    Integer(i128),
    /// Of either size.
    Float(f64),
    /// A big number's.
    Digits(String),
    /// Also an enum's.
    Text(String),
    Blob(Vec<u8>),
    Timestamp(DateTime<Utc>),
    Document(Document),
    List(Vec<Tree>),
    /// In the order of the keys.
    Map(Vec<(String, Tree)>),
    /// The members that are set, by their indices, in order.
    Structure(Vec<(usize, Tree)>),
    Union(usize, Box<Tree>),
}

impl Tree {
    /// A structure with one member replaced, or set.
    pub(super) fn with(&self, index: usize, value: Tree) -> Tree {
        let mut members = self.without_members(index);
        let place = members.iter().take_while(|(at, _)| *at < index).count();
        members.insert(place, (index, value));
        Tree::Structure(members)
    }

    /// A structure without one of its members.
    pub(super) fn without(&self, index: usize) -> Tree {
        Tree::Structure(self.without_members(index))
    }

    fn without_members(&self, index: usize) -> Vec<(usize, Tree)> {
        match self {
            Tree::Structure(members) => members.iter().filter(|(at, _)| *at != index).cloned().collect(),
            _ => Vec::new(),
        }
    }

    /// Writes it. What does not fit the slot is not written: validation says so.
    pub(super) fn write(&self, slot: Slot<'_>) {
        match (self, slot) {
            (Tree::Boolean(value), Slot::Boolean(to)) => *to = *value,
            (Tree::Integer(value), Slot::Byte(to)) => set(to, *value),
            (Tree::Integer(value), Slot::Short(to)) => set(to, *value),
            (Tree::Integer(value), Slot::Integer(to)) => set(to, *value),
            (Tree::Integer(value), Slot::Long(to)) => set(to, *value),
            (Tree::Integer(value), Slot::IntEnum(to)) => {
                if let Ok(value) = i32::try_from(*value) {
                    to.set(value);
                }
            }
            #[allow(clippy::cast_possible_truncation)] // A float's is made of a float.
            (Tree::Float(value), Slot::Float(to)) => *to = *value as f32,
            (Tree::Float(value), Slot::Double(to)) => *to = *value,
            (Tree::Digits(value), Slot::BigInteger(to)) => *to = value.parse().unwrap_or_default(),
            (Tree::Digits(value), Slot::BigDecimal(to)) => *to = value.parse().unwrap_or_default(),
            (Tree::Text(value), Slot::String(to)) => to.clone_from(value),
            (Tree::Text(value), Slot::Enum(to)) => to.set(value),
            (Tree::Blob(value), Slot::Blob(to)) => *to = value.as_slice().into(),
            (Tree::Timestamp(value), Slot::Timestamp(to)) => *to = *value,
            (Tree::Document(value), Slot::Document(to)) => to.clone_from(value),
            (Tree::List(items), Slot::List(to)) => {
                to.reset(items.len());
                for item in items {
                    match item {
                        Tree::Absent => {
                            to.push_null();
                        }
                        item => item.write(to.push()),
                    }
                }
            }
            (Tree::Map(entries), Slot::Map(to)) => {
                to.reset();
                for (key, value) in entries {
                    match value {
                        Tree::Absent => {
                            to.insert_null(key.clone());
                        }
                        value => value.write(to.insert(key.clone())),
                    }
                }
            }
            (Tree::Structure(members), Slot::Structure(to)) => {
                for (index, value) in members {
                    value.write(to.slot(*index));
                }
            }
            (Tree::Union(index, value), Slot::Union(to)) => value.write(to.select(*index)),
            _ => {}
        }
    }
}

fn set<T: TryFrom<i128>>(to: &mut T, value: i128) {
    if let Ok(value) = T::try_from(value) {
        *to = value;
    }
}
