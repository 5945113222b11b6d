//! The facts of a model as constant data: what a generated crate says of its shapes.

use std::fmt;

use crate::Pattern;

/// A shape's facts.
///
/// Generated crates end each literal of this type, and of the types below, with `..EMPTY`, so that a fact added
/// here later breaks none of them.
#[derive(Debug)]
pub struct Schema {
    /// The absolute shape id, `com.example#Shape`.
    pub id: &'static str,
    /// The kind, with what belongs to it.
    pub kind: Kind,
    /// Constraint traits on the shape.
    pub constraints: Constraints,
    /// `@sensitive`: the value must not reach logs.
    pub sensitive: bool,
    /// The values of an enum that messages may list, where that is not all of them: without `@internal` ones.
    pub listed: Option<&'static [&'static str]>,
    /// `@mediaType` of a string or blob: what its bytes are, RFC 6838's way.
    pub media_type: Option<&'static str>,
    /// `@streaming`: of any size, so no part of a document; in memory it is bytes like others.
    pub streaming: bool,
}

/// A shape's kind.
#[derive(Debug)]
#[allow(missing_docs)] // Smithy's own names.
pub enum Kind {
    Unit,
    Boolean,
    Byte,
    Short,
    Integer,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    String,
    Blob,
    Timestamp,
    Document,
    /// The known values, in the model's order.
    Enum(&'static [&'static str]),
    /// The known values, in the model's order.
    IntEnum(&'static [i32]),
    List {
        member: &'static Member,
        sparse: bool,
    },
    Map {
        key: &'static Member,
        value: &'static Member,
        sparse: bool,
    },
    Structure(&'static [Member]),
    Union(&'static [Member]),
}

/// A member's facts.
pub struct Member {
    /// The member's name in the model.
    pub name: &'static str,
    /// Its key in serde's formats and in the paths of violations: `@jsonName`, else the name.
    pub key: &'static str,
    /// The shape that it targets.
    pub target: &'static Schema,
    /// The constraints in force, where a trait on the member overrides the target's.
    pub constraints: Option<&'static Constraints>,
    /// Where HTTP puts it.
    pub location: Location,
    /// `@timestampFormat` of the member or its target; without one the place decides.
    pub timestamp_format: Option<TimestampFormat>,
    /// `@default` of the member, if it is not null.
    pub default: Option<Literal>,
    /// `@required`.
    pub required: bool,
    /// `@sensitive`, on the target or anywhere it counts.
    pub sensitive: bool,
    /// `@idempotencyToken`.
    pub idempotency_token: bool,
}

/// Where HTTP puts a member ([spec](https://smithy.io/2.0/spec/http-bindings.html)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location {
    /// In the document that the body is.
    Body,
    /// `@httpLabel`: in the path.
    Label,
    /// `@httpQuery` with its key.
    Query(&'static str),
    /// `@httpQueryParams`.
    QueryParams,
    /// `@httpHeader` with its name.
    Header(&'static str),
    /// `@httpPrefixHeaders` with its prefix.
    PrefixHeaders(&'static str),
    /// `@httpPayload`: the whole body.
    Payload,
    /// `@httpResponseCode`.
    ResponseCode,
}

/// How a timestamp is written ([spec](https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampFormat {
    /// A number of seconds since 1970, with a fraction.
    EpochSeconds,
    /// RFC 3339 in UTC.
    DateTime,
    /// RFC 9110's `IMF-fixdate`.
    HttpDate,
}

/// The constraint traits that validation looks at.
#[derive(Debug)]
pub struct Constraints {
    /// `@length`.
    pub length: Option<Length>,
    /// `@range`.
    pub range: Option<Range>,
    /// `@pattern`.
    pub pattern: Option<&'static Pattern>,
    /// `@uniqueItems`.
    pub unique_items: bool,
}

/// `@length`: of a string in Unicode scalar values, of a blob in bytes, of a list or map in entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// At least.
    pub min: Option<u64>,
    /// At most.
    pub max: Option<u64>,
}

/// `@range`, both ends inclusive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// At least.
    pub min: Option<Bound>,
    /// At most.
    pub max: Option<Bound>,
}

/// An end of a range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// A whole number.
    Integer(i128),
    /// Any other number.
    Decimal(f64),
}

/// A default value.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(missing_docs)] // The kinds of node values.
pub enum Literal {
    Null,
    Boolean(bool),
    Integer(i128),
    Float(f64),
    String(&'static str),
    EmptyList,
    EmptyMap,
}

impl Schema {
    /// What generated literals end with.
    pub const EMPTY: Self = Self {
        id: "",
        kind: Kind::Unit,
        constraints: Constraints::EMPTY,
        sensitive: false,
        listed: None,
        media_type: None,
        streaming: false,
    };

    const fn simple(id: &'static str, kind: Kind) -> Self {
        Self { id, kind, ..Self::EMPTY }
    }

    /// The members of a structure or union; none for other kinds.
    #[inline]
    pub fn members(&self) -> &'static [Member] {
        match self.kind {
            Kind::Structure(members) | Kind::Union(members) => members,
            _ => &[],
        }
    }

    /// The member of a list.
    #[inline]
    pub(crate) fn item(&self) -> Option<&'static Member> {
        match self.kind {
            Kind::List { member, .. } => Some(member),
            _ => None,
        }
    }

    /// The key and value members of a map.
    #[inline]
    pub(crate) fn entry(&self) -> Option<(&'static Member, &'static Member)> {
        match self.kind {
            Kind::Map { key, value, .. } => Some((key, value)),
            _ => None,
        }
    }

    /// True for a list or map of something sensitive, at any depth of lists and maps.
    #[cfg(feature = "serde")]
    pub(crate) fn holds_sensitive(&self) -> bool {
        let mut kind = &self.kind;
        // Deeper than any model; a list that holds itself ends here.
        for _ in 0..8 {
            let member = match kind {
                Kind::List { member, .. } => member,
                Kind::Map { key, .. } if key.is_sensitive() => return true,
                Kind::Map { value, .. } => value,
                _ => return false,
            };
            if member.is_sensitive() {
                return true;
            }
            kind = &member.target.kind;
        }
        true
    }

    /// The shape's name: what follows `#` in its id.
    pub fn name(&self) -> &'static str {
        self.id.rsplit('#').next().unwrap_or(self.id)
    }
}

impl Member {
    /// What generated literals end with.
    pub const EMPTY: Self = Self {
        name: "",
        key: "",
        target: &prelude::UNIT,
        constraints: None,
        location: Location::Body,
        timestamp_format: None,
        default: None,
        required: false,
        sensitive: false,
        idempotency_token: false,
    };

    /// A member of which nothing is known but this; its key is its name.
    pub const fn new(name: &'static str, target: &'static Schema) -> Self {
        Self { name, key: name, target, ..Self::EMPTY }
    }

    /// The constraints in force: the member's own where it has any, else its target's.
    pub fn constraints(&self) -> &'static Constraints {
        self.constraints.unwrap_or(&self.target.constraints)
    }

    /// True when its value must not be shown.
    #[inline]
    pub fn is_sensitive(&self) -> bool {
        self.sensitive || self.target.sensitive
    }

    /// True when a value without this member is not valid: it is required, and no default fills it.
    #[inline]
    pub(crate) fn must_be_set(&self) -> bool {
        self.required && self.default.is_none()
    }
}

/// The target by its id alone: shapes may be recursive.
impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Member")
            .field("name", &self.name)
            .field("key", &self.key)
            .field("target", &self.target.id)
            .field("constraints", &self.constraints)
            .field("location", &self.location)
            .field("timestamp_format", &self.timestamp_format)
            .field("default", &self.default)
            .field("required", &self.required)
            .field("sensitive", &self.sensitive)
            .field("idempotency_token", &self.idempotency_token)
            .finish()
    }
}

impl Constraints {
    /// What generated literals end with: nothing constrained.
    pub const EMPTY: Self = Self { length: None, range: None, pattern: None, unique_items: false };
}

/// The simple shapes of the prelude, `smithy.api`.
#[allow(missing_docs)] // Smithy's own names.
pub mod prelude {
    use super::{Kind, Schema};

    // `Member::EMPTY` is a constant that refers to UNIT, which a constant may not do with a static before
    // Rust 1.83, so these are constants; each use is promoted to one static value.
    pub const UNIT: Schema = Schema::simple("smithy.api#Unit", Kind::Unit);
    pub const BOOLEAN: Schema = Schema::simple("smithy.api#Boolean", Kind::Boolean);
    pub const BYTE: Schema = Schema::simple("smithy.api#Byte", Kind::Byte);
    pub const SHORT: Schema = Schema::simple("smithy.api#Short", Kind::Short);
    pub const INTEGER: Schema = Schema::simple("smithy.api#Integer", Kind::Integer);
    pub const LONG: Schema = Schema::simple("smithy.api#Long", Kind::Long);
    pub const FLOAT: Schema = Schema::simple("smithy.api#Float", Kind::Float);
    pub const DOUBLE: Schema = Schema::simple("smithy.api#Double", Kind::Double);
    pub const BIG_INTEGER: Schema = Schema::simple("smithy.api#BigInteger", Kind::BigInteger);
    pub const BIG_DECIMAL: Schema = Schema::simple("smithy.api#BigDecimal", Kind::BigDecimal);
    pub const STRING: Schema = Schema::simple("smithy.api#String", Kind::String);
    pub const BLOB: Schema = Schema::simple("smithy.api#Blob", Kind::Blob);
    pub const TIMESTAMP: Schema = Schema::simple("smithy.api#Timestamp", Kind::Timestamp);
    pub const DOCUMENT: Schema = Schema::simple("smithy.api#Document", Kind::Document);
}
