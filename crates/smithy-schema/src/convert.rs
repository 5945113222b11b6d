//! Conversion between shapes of two models that have much in common, by the names of members.

use std::fmt;

use crate::{Active, Field, Kind, Slot, Structure, Value};

/// Why a value has no place in the other model.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConversionError {
    /// Where, as a JSON pointer of the names of members in the value that was converted.
    pub path: String,
    /// Why.
    pub reason: ConversionReason,
}

/// What keeps a value from being converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConversionReason {
    /// The member is set, and the other shape has none of this name.
    NoSuchMember,
    /// The other shape requires the member, and it is not set.
    Required,
    /// The other shape has another kind of value here.
    Kind,
    /// The value nests too deep.
    Depth,
}

/// The limit that all drivers have.
const MAX_DEPTH: usize = 128;

/// Converts a shape: members go to members of the same name.
///
/// # Errors
/// The first member that has no place in the other model, or that the other model requires and this one lacks.
pub fn convert<A: Field, B: Field>(from: &A) -> Result<B, ConversionError> {
    let mut to = B::blank();
    value(&from.value(), to.slot(), MAX_DEPTH)?;
    Ok(to)
}

/// [`convert`] where the generator has proven that it cannot fail.
#[doc(hidden)]
pub fn convert_total<A: Field, B: Field>(from: &A) -> B {
    let mut to = B::blank();
    // Without a limit nothing is left that could fail. What nests too deep for this could not be dropped either.
    let _ = value(&from.value(), to.slot(), usize::MAX);
    to
}

/// Writes a value where nothing has been written yet; `levels` says how much deeper it may go.
pub(crate) fn value(from: &Value<'_>, to: Slot<'_>, levels: usize) -> Result<(), ConversionError> {
    let Some(levels) = levels.checked_sub(1) else { return Err(error(ConversionReason::Depth)) };
    match (from, to) {
        (Value::Unit, Slot::Unit) => {}
        (Value::Boolean(from), Slot::Boolean(to)) => *to = *from,
        (Value::Byte(from), Slot::Byte(to)) => *to = *from,
        (Value::Short(from), Slot::Short(to)) => *to = *from,
        (Value::Integer(from), Slot::Integer(to)) => *to = *from,
        (Value::Integer(from), Slot::IntEnum(to)) => to.set(*from),
        (Value::Long(from), Slot::Long(to)) => *to = *from,
        (Value::Float(from), Slot::Float(to)) => *to = *from,
        (Value::Double(from), Slot::Double(to)) => *to = *from,
        (Value::BigInteger(from), Slot::BigInteger(to)) => to.clone_from(from),
        (Value::BigDecimal(from), Slot::BigDecimal(to)) => to.clone_from(from),
        (Value::String(from), Slot::String(to)) => to.push_str(from),
        (Value::String(from), Slot::Enum(to)) => to.set(from),
        (Value::Blob(from), Slot::Blob(to)) => *to = (*from).into(),
        (Value::Timestamp(from), Slot::Timestamp(to)) => *to = *from,
        (Value::Document(from), Slot::Document(to)) => to.clone_from(from),
        (Value::Structure(from), Slot::Structure(to)) => structure(*from, to, levels)?,
        (Value::Union(from), Slot::Union(to)) => match from.active() {
            Active::Unknown(tag, value) => to.select_unknown(tag.to_owned(), value.clone()),
            Active::Known(index, inner) => {
                let name = member_name(from.schema(), index);
                let other = to.schema().members().iter().position(|member| member.name == name);
                let Some(other) = other else {
                    return Err(below(name, error(ConversionReason::NoSuchMember)));
                };
                value(&inner, to.select(other), levels).map_err(|error| below(name, error))?;
            }
        },
        (Value::List(from), Slot::List(to)) => {
            to.reset(from.len());
            for index in 0..from.len() {
                let result = match from.get(index) {
                    Value::Absent if to.push_null() => Ok(()),
                    Value::Absent => Err(error(ConversionReason::Required)),
                    item => value(&item, to.push(), levels),
                };
                result.map_err(|error| below(&index.to_string(), error))?;
            }
        }
        (Value::Map(from), Slot::Map(to)) => {
            to.reset();
            for (key, inner) in from.entries() {
                let result = match inner {
                    Value::Absent if to.insert_null(key.to_owned()) => Ok(()),
                    Value::Absent => Err(error(ConversionReason::Required)),
                    inner => value(&inner, to.insert(key.to_owned()), levels),
                };
                // A key may be sensitive, and nothing here knows.
                result.map_err(|error| below("*", error))?;
            }
        }
        _ => return Err(error(ConversionReason::Kind)),
    }
    Ok(())
}

fn structure(from: &dyn Structure, to: &mut dyn Structure, levels: usize) -> Result<(), ConversionError> {
    let (members, others) = (from.schema().members(), to.schema().members());
    for (index, member) in members.iter().enumerate() {
        let inner = from.get(index);
        if matches!(inner, Value::Absent) {
            continue;
        }
        let other = others.iter().position(|other| other.name == member.name);
        let Some(other) = other else {
            return Err(below(member.name, error(ConversionReason::NoSuchMember)));
        };
        value(&inner, to.slot(other), levels).map_err(|error| below(member.name, error))?;
    }
    for other in others.iter().filter(|other| other.must_be_set()) {
        let given = members.iter().position(|member| member.name == other.name);
        if !given.is_some_and(|index| !matches!(from.get(index), Value::Absent)) {
            return Err(below(other.name, error(ConversionReason::Required)));
        }
    }
    Ok(())
}

fn member_name(schema: &'static crate::Schema, index: usize) -> &'static str {
    match schema.kind {
        Kind::Union(members) => members.get(index).map_or("", |member| member.name),
        _ => "",
    }
}

fn error(reason: ConversionReason) -> ConversionError {
    ConversionError { path: String::new(), reason }
}

fn below(segment: &str, error: ConversionError) -> ConversionError {
    ConversionError { path: format!("/{segment}{}", error.path), ..error }
}

impl fmt::Display for ConversionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = match self.reason {
            ConversionReason::NoSuchMember => "is set, and the other shape has no such member",
            ConversionReason::Required => "is not set, and the other shape requires it",
            ConversionReason::Kind => "has another kind of value in the other shape",
            ConversionReason::Depth => "nests too deep",
        };
        write!(f, "value at '{}' {reason}", self.path)
    }
}

impl std::error::Error for ConversionError {}

/// Implements `From` between shapes of two models whose every value converts.
#[macro_export]
macro_rules! convert {
    ($from:ty => $to:ty) => {
        impl ::core::convert::From<$from> for $to {
            fn from(value: $from) -> Self {
                $crate::__private::convert_total(&value)
            }
        }
    };
}

/// Implements `TryFrom` between shapes of two models.
#[macro_export]
macro_rules! try_convert {
    ($from:ty => $to:ty) => {
        impl ::core::convert::TryFrom<$from> for $to {
            type Error = $crate::ConversionError;
            fn try_from(value: $from) -> ::core::result::Result<Self, Self::Error> {
                $crate::convert(&value)
            }
        }
    };
}
