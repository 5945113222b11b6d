//! The runtime of crates that are generated from Smithy models.
//!
//! A generated shape states facts: a [`Schema`], and where each member is read and written. What is done with
//! shapes (serde, validation, `Debug` that keeps secrets) is written once, here, over those facts.

mod blob;
mod convert;
mod debug;
mod document;
#[cfg(any(feature = "encode", feature = "json"))]
pub mod encode;
mod error;
mod field;
#[cfg(feature = "http")]
pub mod http;
#[cfg(feature = "json")]
pub mod json;
mod macros;
pub mod matcher;
mod number;
#[cfg(feature = "paginate")]
pub mod paginate;
mod path;
mod pattern;
#[cfg(feature = "sample")]
pub mod sample;
mod schema;
#[cfg(feature = "serde")]
pub mod serde;
mod state;
pub mod timestamp;
#[cfg(any(feature = "http", feature = "waiters"))]
mod unit;
pub mod validate;
mod value;
#[cfg(feature = "waiters")]
pub mod waiter;

pub use blob::Blob;
pub use chrono::{DateTime, Utc};
pub use convert::{convert, ConversionError, ConversionReason};
pub use debug::REDACTED;
pub use document::{Document, DocumentNumber};
pub use error::{ErrorFacts, Fault, ServiceError};
pub use field::{Field, OpenEnum, OpenIntEnum};
pub use number::{BigDecimal, BigInteger, NumberError};
pub use pattern::Pattern;
pub use schema::{
    prelude, Bound, Constraints, Kind, Length, Literal, Location, Member, Range, Schema, TimestampFormat,
};
pub use state::{Missing, Set};
#[cfg(any(feature = "http", feature = "waiters"))]
pub use unit::Unit;
pub use validate::{Constraint, ValidationError, Violation};
pub use value::{Active, List, ListSlot, Map, MapSlot, Slot, Structure, Union, Value};

/// What the macros expand to; not for people.
#[doc(hidden)]
pub mod __private {
    pub use crate::convert::convert_total;
    pub use crate::debug::fmt_structure;
    pub use crate::debug::fmt_union;
    #[cfg(feature = "serde")]
    pub use crate::serde::{read, write};
    #[cfg(feature = "serde")]
    pub use serde_core;
}
