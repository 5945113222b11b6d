//! What a reader makes of one file: definitions as written, with names that are not resolved yet.
//!
//! Both readers, IDL and JSON AST, produce this, so that everything after them is written once.

use std::borrow::Cow;

use crate::{Location, Node, ShapeId, ShapeType};

/// The version of the language that a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 1.0, which files without a version are taken for.
    V1,
    /// 2.0
    V2,
}

impl Version {
    /// The version that a version statement names: digits, perhaps with a minor version.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "1" | "1.0" => Some(Self::V1),
            "2" | "2.0" => Some(Self::V2),
            _ => None,
        }
    }

    /// As files state it: `2.0`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V1 => "1.0",
            Self::V2 => "2.0",
        }
    }
}

/// All that one file defines.
#[derive(Debug)]
pub(crate) struct RawFile<'a> {
    pub(crate) version: Version,
    /// The namespace of an IDL file; empty where there is none, as in an AST.
    pub(crate) namespace: &'a str,
    pub(crate) uses: Vec<Use>,
    pub(crate) metadata: Vec<RawMetadata>,
    pub(crate) shapes: Vec<RawShape<'a>>,
    pub(crate) applies: Vec<RawApply<'a>>,
    /// Where unquoted shape ids stand in node values, in the order of the text.
    pub(crate) syntactic: Vec<Location>,
    /// Whether an error hides everything that the file defines.
    pub(crate) unreadable: bool,
}

impl RawFile<'_> {
    pub(crate) fn new() -> Self {
        Self {
            version: Version::V1,
            namespace: "",
            uses: Vec::new(),
            metadata: Vec::new(),
            shapes: Vec::new(),
            applies: Vec::new(),
            syntactic: Vec::new(),
            unreadable: false,
        }
    }
}

/// A use statement.
#[derive(Debug, Clone)]
pub(crate) struct Use {
    pub(crate) id: ShapeId,
    pub(crate) location: Location,
}

/// A key of the model's metadata.
#[derive(Debug)]
pub(crate) struct RawMetadata {
    pub(crate) key: String,
    pub(crate) location: Location,
    pub(crate) value: Node,
}

/// The name of a shape as it was written.
#[derive(Debug, Clone)]
pub(crate) struct Name<'a> {
    pub(crate) text: NameText<'a>,
    pub(crate) location: Location,
}

/// See [`Name`].
#[derive(Debug, Clone)]
pub(crate) enum NameText<'a> {
    /// Known as it stands.
    Absolute(ShapeId),
    /// To be looked up; may name a member after a `$`.
    Relative(Cow<'a, str>),
}

/// A trait that is applied to something.
#[derive(Debug)]
pub(crate) struct RawTrait<'a> {
    pub(crate) id: Name<'a>,
    /// `None` where no value is given: it depends on the trait's shape then.
    pub(crate) value: Option<Node>,
    /// Whether unquoted shape ids stand in the value.
    pub(crate) syntactic: bool,
}

/// Traits that are applied from outside a definition.
#[derive(Debug)]
pub(crate) struct RawApply<'a> {
    pub(crate) target: Name<'a>,
    pub(crate) traits: Vec<RawTrait<'a>>,
}

/// The definition of a shape.
#[derive(Debug)]
pub(crate) struct RawShape<'a> {
    pub(crate) id: ShapeId,
    pub(crate) location: Location,
    pub(crate) shape_type: ShapeType,
    pub(crate) traits: Vec<RawTrait<'a>>,
    pub(crate) members: Vec<RawMember<'a>>,
    pub(crate) mixins: Vec<Name<'a>>,
    /// The resource after `for`.
    pub(crate) resource: Option<Name<'a>>,
    pub(crate) detail: RawDetail<'a>,
    /// Whether an error hides a part of the definition, so that what seems to be missing may not be.
    pub(crate) broken: bool,
}

impl RawShape<'_> {
    pub(crate) fn new(id: ShapeId, shape_type: ShapeType, location: Location) -> Self {
        Self {
            id,
            location,
            shape_type,
            traits: Vec::new(),
            members: Vec::new(),
            mixins: Vec::new(),
            resource: None,
            detail: RawDetail::None,
            broken: false,
        }
    }
}

/// A member in a definition.
#[derive(Debug)]
pub(crate) struct RawMember<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) location: Location,
    /// `None` where the target is elided.
    pub(crate) target: Option<Name<'a>>,
    pub(crate) traits: Vec<RawTrait<'a>>,
}

/// What only services, resources and operations have.
#[derive(Debug)]
pub(crate) enum RawDetail<'a> {
    None,
    Operation(RawOperation<'a>),
    Resource(Box<RawResource<'a>>),
    Service(Box<RawService<'a>>),
}

/// See [`crate::Operation`].
#[derive(Debug, Default)]
pub(crate) struct RawOperation<'a> {
    pub(crate) input: Option<Name<'a>>,
    pub(crate) output: Option<Name<'a>>,
    pub(crate) errors: Vec<Name<'a>>,
}

/// See [`crate::Resource`].
#[derive(Debug, Default)]
pub(crate) struct RawResource<'a> {
    pub(crate) identifiers: Vec<(String, Name<'a>)>,
    pub(crate) properties: Vec<(String, Name<'a>)>,
    pub(crate) create: Option<Name<'a>>,
    pub(crate) put: Option<Name<'a>>,
    pub(crate) read: Option<Name<'a>>,
    pub(crate) update: Option<Name<'a>>,
    pub(crate) delete: Option<Name<'a>>,
    pub(crate) list: Option<Name<'a>>,
    pub(crate) operations: Vec<Name<'a>>,
    pub(crate) collection_operations: Vec<Name<'a>>,
    pub(crate) resources: Vec<Name<'a>>,
}

/// See [`crate::Service`].
#[derive(Debug, Default)]
pub(crate) struct RawService<'a> {
    pub(crate) version: String,
    pub(crate) operations: Vec<Name<'a>>,
    pub(crate) resources: Vec<Name<'a>>,
    pub(crate) errors: Vec<Name<'a>>,
    pub(crate) rename: Vec<(ShapeId, String)>,
}

/// The shape type that a keyword or an AST's `type` names. A `set` is a list, see [`is_set`].
pub(crate) fn shape_type(name: &str) -> Option<ShapeType> {
    Some(match name {
        "blob" => ShapeType::Blob,
        "boolean" => ShapeType::Boolean,
        "string" => ShapeType::String,
        "byte" => ShapeType::Byte,
        "short" => ShapeType::Short,
        "integer" => ShapeType::Integer,
        "long" => ShapeType::Long,
        "float" => ShapeType::Float,
        "double" => ShapeType::Double,
        "bigInteger" => ShapeType::BigInteger,
        "bigDecimal" => ShapeType::BigDecimal,
        "timestamp" => ShapeType::Timestamp,
        "document" => ShapeType::Document,
        "enum" => ShapeType::Enum,
        "intEnum" => ShapeType::IntEnum,
        "list" | "set" => ShapeType::List,
        "map" => ShapeType::Map,
        "structure" => ShapeType::Structure,
        "union" => ShapeType::Union,
        "operation" => ShapeType::Operation,
        "resource" => ShapeType::Resource,
        "service" => ShapeType::Service,
        _ => return None,
    })
}

/// Whether a keyword is 1.0's `set`: a list whose items are unique.
pub(crate) fn is_set(name: &str) -> bool {
    name == "set"
}
