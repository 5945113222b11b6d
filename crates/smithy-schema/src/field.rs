//! The Rust types that members have, as values and slots.

use std::collections::btree_map::{BTreeMap, Entry};

use crate::{
    BigDecimal, BigInteger, Blob, DateTime, Document, List, ListSlot, Map, MapSlot, Slot, Utc, Value,
};

/// A type that a member can have. Generated shapes get it from the macros of this crate.
pub trait Field: Sized {
    /// False for `Option`: a null in a list of these is not an item.
    const NULLABLE: bool = false;
    /// The value that decoding starts from: empty, zero, unset; members with a default have it.
    fn blank() -> Self;
    /// What it holds.
    fn value(&self) -> Value<'_>;
    /// Where it is written.
    fn slot(&mut self) -> Slot<'_>;
    /// Takes null in, where the type has one.
    fn set_null(&mut self) {}
}

/// An open string enum, as decoding sees it.
pub trait OpenEnum {
    /// Takes the variant of this value, the unknown one if there is no other.
    fn set(&mut self, value: &str);
}

/// An open integer enum, as decoding sees it.
pub trait OpenIntEnum {
    /// Takes the variant of this value, the unknown one if there is no other.
    fn set(&mut self, value: i32);
}

macro_rules! scalar {
    ($($type:ty => $variant:ident, $blank:expr;)*) => {$(
        impl Field for $type {
            fn blank() -> Self {
                $blank
            }
            fn value(&self) -> Value<'_> {
                Value::$variant(*self)
            }
            fn slot(&mut self) -> Slot<'_> {
                Slot::$variant(self)
            }
        }
    )*};
}

scalar! {
    bool => Boolean, false;
    i8 => Byte, 0;
    i16 => Short, 0;
    i32 => Integer, 0;
    i64 => Long, 0;
    f32 => Float, 0.0;
    f64 => Double, 0.0;
    DateTime<Utc> => Timestamp, DateTime::UNIX_EPOCH;
}

macro_rules! owned {
    ($($type:ty => $variant:ident;)*) => {$(
        impl Field for $type {
            fn blank() -> Self {
                Self::default()
            }
            fn value(&self) -> Value<'_> {
                Value::$variant(self)
            }
            fn slot(&mut self) -> Slot<'_> {
                Slot::$variant(self)
            }
        }
    )*};
}

owned! {
    String => String;
    BigInteger => BigInteger;
    BigDecimal => BigDecimal;
    Document => Document;
}

impl Field for Blob {
    fn blank() -> Self {
        Self::default()
    }
    fn value(&self) -> Value<'_> {
        Value::Blob(self.as_ref())
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Blob(self)
    }
}

impl<T: Field> Field for Option<T> {
    const NULLABLE: bool = true;
    fn blank() -> Self {
        None
    }
    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Absent, T::value)
    }
    fn slot(&mut self) -> Slot<'_> {
        self.get_or_insert_with(T::blank).slot()
    }
    fn set_null(&mut self) {
        *self = None;
    }
}

impl<T: Field> Field for Box<T> {
    fn blank() -> Self {
        Box::new(T::blank())
    }
    fn value(&self) -> Value<'_> {
        (**self).value()
    }
    fn slot(&mut self) -> Slot<'_> {
        (**self).slot()
    }
}

/// How much a list may reserve before it has items.
const RESERVED_BYTES: usize = 16 * 1024;

impl<T: Field> Field for Vec<T> {
    fn blank() -> Self {
        Vec::new()
    }
    fn value(&self) -> Value<'_> {
        Value::List(self)
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::List(self)
    }
}

impl<T: Field> List for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }
    fn get(&self, index: usize) -> Value<'_> {
        self.as_slice().get(index).map_or(Value::Absent, T::value)
    }
}

impl<T: Field> ListSlot for Vec<T> {
    fn reset(&mut self, capacity: usize) {
        self.clear();
        // A few bytes of input may announce any number of items.
        self.reserve(capacity.min(RESERVED_BYTES / std::mem::size_of::<T>().max(1)));
    }
    fn push(&mut self) -> Slot<'_> {
        self.push(T::blank());
        self.last_mut().map_or(Slot::None, T::slot)
    }
    fn push_null(&mut self) -> bool {
        if T::NULLABLE {
            self.push(T::blank());
        }
        T::NULLABLE
    }
}

impl<T: Field> Field for BTreeMap<String, T> {
    fn blank() -> Self {
        BTreeMap::new()
    }
    fn value(&self) -> Value<'_> {
        Value::Map(self)
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Map(self)
    }
}

impl<T: Field> Map for BTreeMap<String, T> {
    fn len(&self) -> usize {
        self.len()
    }
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, Value<'_>)> + '_> {
        Box::new(self.iter().map(|(key, value)| (key.as_str(), value.value())))
    }
}

impl<T: Field> MapSlot for BTreeMap<String, T> {
    fn reset(&mut self) {
        self.clear();
    }
    fn insert(&mut self, key: String) -> Slot<'_> {
        match self.entry(key) {
            Entry::Vacant(entry) => entry.insert(T::blank()).slot(),
            Entry::Occupied(entry) => {
                let value = entry.into_mut();
                *value = T::blank();
                value.slot()
            }
        }
    }
    fn insert_null(&mut self, key: String) -> bool {
        if T::NULLABLE {
            self.insert(key, T::blank());
        }
        T::NULLABLE
    }
}
