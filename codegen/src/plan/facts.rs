//! The facts that the emitted schemas state.

use super::Path;
use crate::matcher::Compiled;

/// The facts of a member.
#[derive(Debug)]
pub struct Member {
    /// Name in the model.
    pub name: String,
    /// Serde's key.
    pub key: String,
    /// The schema that it targets.
    pub target: SchemaRef,
    /// Constraints in force where the member overrides its target's.
    pub constraints: Option<Constraints>,
    /// Where HTTP puts it.
    pub location: Location,
    /// `@timestampFormat`.
    pub timestamp_format: Option<TimestampFormat>,
    /// `@default`.
    pub default: Option<Literal>,
    /// `@required`.
    pub required: bool,
    /// Sensitive, itself or its target.
    pub sensitive: bool,
    /// `@idempotencyToken`.
    pub idempotency_token: bool,
}

/// A reference to a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemaRef {
    /// One of the prelude, which the runtime has, by its constant's name.
    Prelude(&'static str),
    /// One of this crate's.
    Static(Path),
}

/// The schema of a shape without a Rust type of its own.
#[derive(Debug)]
pub struct Schema {
    /// The shape id.
    pub id: String,
    /// The static's name.
    pub name: String,
    /// The kind.
    pub kind: SchemaKind,
    /// Constraint traits.
    pub constraints: Constraints,
    /// `@sensitive`.
    pub sensitive: bool,
    /// `@mediaType`.
    pub media_type: Option<String>,
    /// `@streaming`.
    pub streaming: bool,
}

/// The kind of a [`Schema`].
#[derive(Debug)]
pub enum SchemaKind {
    /// A simple shape, by the name of the runtime's variant.
    Simple(&'static str),
    /// A string with `@enum`: the values, and those that messages may list where that is not all of them.
    Values(Vec<String>, Option<Vec<String>>),
    /// A list.
    List {
        /// The member.
        member: Box<Member>,
        /// `@sparse`.
        sparse: bool,
    },
    /// A map.
    Map {
        /// The key.
        key: Box<Member>,
        /// The value.
        value: Box<Member>,
        /// `@sparse`.
        sparse: bool,
    },
}

/// Constraint traits.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Constraints {
    /// `@length`: min and max.
    pub length: Option<(Option<u64>, Option<u64>)>,
    /// `@range`: min and max.
    pub range: Option<(Option<Bound>, Option<Bound>)>,
    /// `@pattern`: its text, and the static of its matcher.
    pub pattern: Option<(String, Path)>,
    /// `@uniqueItems`.
    pub unique_items: bool,
}

/// An end of a range.
#[derive(Debug, Clone, PartialEq)]
pub enum Bound {
    /// A whole number.
    Integer(i128),
    /// Any other.
    Decimal(f64),
}

/// Where HTTP puts a member.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // As in the runtime.
pub enum Location {
    Body,
    Label,
    Query(String),
    QueryParams,
    Header(String),
    PrefixHeaders(String),
    Payload,
    ResponseCode,
}

/// How a timestamp is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // As in the runtime.
pub enum TimestampFormat {
    EpochSeconds,
    DateTime,
    HttpDate,
}

/// A default as the schema states it.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // As in the runtime.
pub enum Literal {
    Null,
    Boolean(bool),
    Integer(i128),
    Float(f64),
    String(String),
    EmptyList,
    EmptyMap,
}

/// A pattern, which becomes a matcher.
#[derive(Debug)]
pub struct Pattern {
    /// The static's name.
    pub name: String,
    /// The text, as in the model.
    pub source: String,
    /// Its matcher; without one it is interpreted.
    pub matcher: Option<Compiled>,
}
