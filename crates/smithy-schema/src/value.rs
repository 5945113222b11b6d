//! What a member holds (a [`Value`]) and where it is written (a [`Slot`]), for drivers that know no Rust types.

use crate::{BigDecimal, BigInteger, Blob, DateTime, Document, OpenEnum, OpenIntEnum, Schema, Utc};

/// What a member holds.
#[derive(Clone, Copy)]
#[allow(missing_docs)] // Smithy's own names.
pub enum Value<'a> {
    /// An unset member, or a null of a sparse collection.
    Absent,
    Unit,
    Boolean(bool),
    Byte(i8),
    Short(i16),
    /// Also an intEnum.
    Integer(i32),
    Long(i64),
    Float(f32),
    Double(f64),
    BigInteger(&'a BigInteger),
    BigDecimal(&'a BigDecimal),
    /// Also an enum.
    String(&'a str),
    Blob(&'a [u8]),
    Timestamp(DateTime<Utc>),
    Document(&'a Document),
    List(&'a dyn List),
    Map(&'a dyn Map),
    Structure(&'a dyn Structure),
    Union(&'a dyn Union),
}

impl Value<'_> {
    /// True for a structure or union whose shape is sensitive.
    pub(crate) fn is_sensitive_shape(&self) -> bool {
        match self {
            Value::Structure(structure) => structure.schema().sensitive,
            Value::Union(union) => union.schema().sensitive,
            _ => false,
        }
    }
}

/// Where a member is written. Asking an optional member for its slot sets it.
#[allow(missing_docs)] // Smithy's own names.
pub enum Slot<'a> {
    /// No member of that index.
    None,
    Unit,
    Boolean(&'a mut bool),
    Byte(&'a mut i8),
    Short(&'a mut i16),
    Integer(&'a mut i32),
    Long(&'a mut i64),
    Float(&'a mut f32),
    Double(&'a mut f64),
    BigInteger(&'a mut BigInteger),
    BigDecimal(&'a mut BigDecimal),
    String(&'a mut String),
    Enum(&'a mut dyn OpenEnum),
    IntEnum(&'a mut dyn OpenIntEnum),
    Blob(&'a mut Blob),
    Timestamp(&'a mut DateTime<Utc>),
    Document(&'a mut Document),
    List(&'a mut dyn ListSlot),
    Map(&'a mut dyn MapSlot),
    Structure(&'a mut dyn Structure),
    Union(&'a mut dyn Union),
}

#[cfg(feature = "serde")]
impl Slot<'_> {
    /// What it takes, for people, in formats that are text.
    pub(crate) fn expected(&self) -> &'static str {
        match self {
            Slot::None | Slot::Document(_) => "a value",
            Slot::Unit => "an empty structure",
            Slot::Boolean(_) => "a boolean",
            Slot::Byte(_) => "an integer of 8 bits",
            Slot::Short(_) => "an integer of 16 bits",
            Slot::Integer(_) | Slot::IntEnum(_) => "an integer of 32 bits",
            Slot::Long(_) => "an integer of 64 bits",
            Slot::Float(_) => "a float, \"NaN\", \"Infinity\" or \"-Infinity\"",
            Slot::Double(_) => "a double, \"NaN\", \"Infinity\" or \"-Infinity\"",
            Slot::BigInteger(_) => "a whole number",
            Slot::BigDecimal(_) => "a number",
            Slot::String(_) | Slot::Enum(_) => "a string",
            Slot::Blob(_) => "a string of base64 with padding",
            Slot::Timestamp(_) => "a timestamp: seconds since 1970, RFC 3339 or an HTTP date",
            Slot::List(_) => "a list",
            Slot::Map(_) => "a map",
            Slot::Structure(_) => "a structure",
            Slot::Union(_) => "a union",
        }
    }
}

/// A structure, by the indices of its schema's members.
pub trait Structure {
    /// Its facts; the kind is a structure.
    fn schema(&self) -> &'static Schema;
    /// What member `index` holds; [`Value::Absent`] beyond the last.
    fn get(&self, index: usize) -> Value<'_>;
    /// Where member `index` is written; [`Slot::None`] beyond the last.
    fn slot(&mut self, index: usize) -> Slot<'_>;
}

/// A union, by the indices of its schema's members.
pub trait Union {
    /// Its facts; the kind is a union.
    fn schema(&self) -> &'static Schema;
    /// The member that is set.
    fn active(&self) -> Active<'_>;
    /// Makes member `index` the one that is set, and says where it is written.
    fn select(&mut self, index: usize) -> Slot<'_>;
    /// Makes it hold a member that the model does not know.
    fn select_unknown(&mut self, tag: String, value: Document);
}

/// Which member of a union is set.
pub enum Active<'a> {
    /// A member of the schema, by its index.
    Known(usize, Value<'a>),
    /// One that came from a newer model.
    Unknown(&'a str, &'a Document),
}

/// The items of a list, for reading.
pub trait List {
    /// How many.
    fn len(&self) -> usize;
    /// True without items.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Item `index`; [`Value::Absent`] for a null and beyond the last.
    fn get(&self, index: usize) -> Value<'_>;
}

/// The items of a list, for writing.
pub trait ListSlot {
    /// Removes all items, and makes room for `capacity` or fewer: it may be a mere claim of the input.
    fn reset(&mut self, capacity: usize);
    /// Adds an item, and says where it is written.
    fn push(&mut self) -> Slot<'_>;
    /// Adds a null; false where the list is not sparse (and nothing is added).
    fn push_null(&mut self) -> bool;
}

/// The entries of a map, for reading.
pub trait Map {
    /// How many.
    fn len(&self) -> usize;
    /// True without entries.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The entries in the order of their keys.
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, Value<'_>)> + '_>;
}

/// The entries of a map, for writing.
pub trait MapSlot {
    /// Removes all entries.
    fn reset(&mut self);
    /// Adds or replaces an entry, and says where its value is written.
    fn insert(&mut self, key: String) -> Slot<'_>;
    /// Adds or replaces an entry with null; false where the map is not sparse (and nothing is added).
    fn insert_null(&mut self, key: String) -> bool;
}
