//! The semantic model: shapes, members, traits and metadata, whatever format they were read from.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Location, Node, ShapeId};

/// A loaded model. Nothing in it tells which input format was read.
///
/// The prelude and the built-in trait definitions are in it too; [`Model::own_shapes`] leaves them out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Model {
    /// All shapes by id, members inside their shapes.
    pub shapes: BTreeMap<ShapeId, Shape>,
    /// Metadata by key, merged over all files.
    pub metadata: BTreeMap<String, Node>,
}

/// What kind a shape is of ([spec](https://smithy.io/2.0/spec/model.html#shape-types)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // The specification's own names.
pub enum ShapeType {
    Blob,
    Boolean,
    String,
    Byte,
    Short,
    Integer,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    Timestamp,
    Document,
    Enum,
    IntEnum,
    List,
    Map,
    Structure,
    Union,
    Operation,
    Resource,
    Service,
}

/// A shape. Mixins are applied already: `members` and `traits` are the effective ones.
#[derive(Debug, Clone)]
pub struct Shape {
    /// Its id, without member.
    pub id: ShapeId,
    /// Its kind.
    pub shape_type: ShapeType,
    /// Where it is defined.
    pub location: Location,
    /// Effective traits: its own, applied ones, and those of its mixins.
    pub traits: Traits,
    /// Effective members in order. A list has one, `member`; a map has `key` and `value`.
    pub members: Vec<Member>,
    /// The mixins that it was composed of, in order.
    pub mixins: Vec<ShapeId>,
    /// What only services, resources and operations have.
    pub detail: Detail,
    /// Whether the shape is built in: the prelude's or a built-in trait definition's.
    pub built_in: bool,
}

/// A member of a shape.
#[derive(Debug, Clone)]
pub struct Member {
    /// `namespace#Shape$member`.
    pub id: ShapeId,
    /// The shape that it targets.
    pub target: ShapeId,
    /// Effective traits.
    pub traits: Traits,
    /// Where it is defined.
    pub location: Location,
    /// The mixin members that this member was composed of, in order.
    pub mixins: Vec<ShapeId>,
}

/// What only services, resources and operations have.
#[derive(Debug, Clone, PartialEq)]
pub enum Detail {
    /// Any other shape.
    None,
    /// An operation.
    Operation(Operation),
    /// A resource.
    Resource(Box<Resource>),
    /// A service.
    Service(Box<Service>),
}

/// A reference to a shape, with its place.
#[derive(Debug, Clone)]
pub struct Reference {
    /// The shape referred to.
    pub target: ShapeId,
    /// Where it is referred to.
    pub location: Location,
    /// Whether only a mixin refers to it, and the shape by way of that mixin.
    pub inherited: bool,
}

/// What an operation has ([spec](https://smithy.io/2.0/spec/service-types.html#operation)).
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// Input structure; `smithy.api#Unit` where none is given.
    pub input: Reference,
    /// Output structure; `smithy.api#Unit` where none is given.
    pub output: Reference,
    /// Error structures, without those that its service adds.
    pub errors: Vec<Reference>,
}

/// What a resource has ([spec](https://smithy.io/2.0/spec/service-types.html#resource)).
#[derive(Debug, Clone, PartialEq, Default)]
#[allow(missing_docs)] // The specification's own names.
pub struct Resource {
    pub identifiers: Vec<(String, Reference)>,
    pub properties: Vec<(String, Reference)>,
    pub create: Option<Reference>,
    pub put: Option<Reference>,
    pub read: Option<Reference>,
    pub update: Option<Reference>,
    pub delete: Option<Reference>,
    pub list: Option<Reference>,
    pub operations: Vec<Reference>,
    pub collection_operations: Vec<Reference>,
    pub resources: Vec<Reference>,
}

/// What a service has ([spec](https://smithy.io/2.0/spec/service-types.html#service)).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Service {
    /// The version, often a date; empty where none is given.
    pub version: String,
    /// Operations bound to the service itself.
    pub operations: Vec<Reference>,
    /// Resources bound to the service itself.
    pub resources: Vec<Reference>,
    /// Errors that every operation can return.
    pub errors: Vec<Reference>,
    /// Names that shapes have in this service's closure instead of their own.
    pub rename: Vec<(ShapeId, String)>,
}

/// Traits by their shape ids.
#[derive(Debug, Clone, Default)]
pub struct Traits {
    /// In the order of their ids. Tens of thousands of shapes and members have one trait or two each: a map for each
    /// would be many times as large.
    few: Vec<(ShapeId, Node)>,
    /// All of them, where there are more than [`FEW`].
    many: BTreeMap<ShapeId, Node>,
    /// Those that only mixins bring; a writer leaves them out.
    inherited: BTreeSet<ShapeId>,
}

/// How many traits are kept in order by moving them.
const FEW: usize = 24;

impl Model {
    /// The shape with this id (of the containing shape, for a member's id).
    pub fn shape(&self, id: &ShapeId) -> Option<&Shape> {
        match id.member() {
            None => self.shapes.get(id),
            Some(_) => self.shapes.get(&id.without_member()),
        }
    }

    /// The member with this id.
    pub fn member(&self, id: &ShapeId) -> Option<&Member> {
        self.shape(id)?.member(id.member()?)
    }

    /// All shapes but the built-in ones, in the order of their ids.
    pub fn own_shapes(&self) -> impl Iterator<Item = &Shape> {
        self.shapes.values().filter(|shape| !shape.built_in)
    }
}

impl Shape {
    /// The member of this name.
    pub fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name() == name)
    }

    /// What an operation has, if this is one.
    pub fn as_operation(&self) -> Option<&Operation> {
        match &self.detail {
            Detail::Operation(operation) => Some(operation),
            _ => None,
        }
    }

    /// What a resource has, if this is one.
    pub fn as_resource(&self) -> Option<&Resource> {
        match &self.detail {
            Detail::Resource(resource) => Some(resource),
            _ => None,
        }
    }

    /// What a service has, if this is one.
    pub fn as_service(&self) -> Option<&Service> {
        match &self.detail {
            Detail::Service(service) => Some(service),
            _ => None,
        }
    }
}

impl Resource {
    /// The lifecycle operations that it has, each with what it is there for: `create`, `put`, `read` and so on.
    pub fn lifecycle(&self) -> impl Iterator<Item = (&'static str, &Reference)> {
        let all = [
            ("create", &self.create),
            ("put", &self.put),
            ("read", &self.read),
            ("update", &self.update),
            ("delete", &self.delete),
            ("list", &self.list),
        ];
        all.into_iter().filter_map(|(name, reference)| Some((name, reference.as_ref()?)))
    }
}

impl Member {
    /// The member's own name.
    pub fn name(&self) -> &str {
        self.id.member().unwrap_or_default()
    }
}

impl Traits {
    /// The value of a trait: `traits.get("smithy.api#length")`.
    pub fn get(&self, id: &str) -> Option<&Node> {
        if self.few.is_empty() {
            return self.many.get(id);
        }
        let (_, value) = self.few.get(self.position(id).ok()?)?;
        Some(value)
    }

    /// Whether the trait is there.
    pub fn has(&self, id: &str) -> bool {
        self.get(id).is_some()
    }

    /// Sets a trait, and gives the value it had.
    pub fn insert(&mut self, id: ShapeId, value: Node) -> Option<Node> {
        self.inherited.remove(&id);
        self.put(id, value)
    }

    /// Makes room for so many more.
    pub(crate) fn reserve(&mut self, more: usize) {
        self.few.reserve_exact(more.min(FEW));
    }

    fn put(&mut self, id: ShapeId, value: Node) -> Option<Node> {
        if !self.many.is_empty() {
            return self.many.insert(id, value);
        }
        match self.position(id.as_str()) {
            Ok(at) => self.few.get_mut(at).map(|(_, old)| std::mem::replace(old, value)),
            Err(at) => {
                if self.few.len() < FEW {
                    self.few.insert(at, (id, value));
                } else {
                    self.many.extend(self.few.drain(..));
                    self.many.insert(id, value);
                }
                None
            }
        }
    }

    /// Where a trait is among the few; else, where it belongs.
    fn position(&self, id: &str) -> Result<usize, usize> {
        self.few.binary_search_by(|(other, _)| other.as_str().cmp(id))
    }

    /// Removes a trait, and gives the value it had.
    pub fn remove(&mut self, id: &str) -> Option<Node> {
        self.inherited.remove(id);
        match self.position(id) {
            Ok(at) => Some(self.few.remove(at).1),
            Err(_) => self.many.remove(id),
        }
    }

    /// Whether the trait is there only because a mixin has it.
    pub fn is_inherited(&self, id: &str) -> bool {
        self.inherited.contains(id)
    }

    /// Sets a trait that a mixin brings.
    pub(crate) fn inherit(&mut self, id: &ShapeId, value: &Node) {
        self.put(id.clone(), value.clone());
        self.inherited.insert(id.clone());
    }

    /// Makes all traits the shape's own.
    pub(crate) fn adopt(&mut self) {
        self.inherited.clear();
    }

    /// All traits, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (&ShapeId, &Node)> {
        self.few.iter().map(|(id, value)| (id, value)).chain(&self.many)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.few.len() + self.many.len()
    }

    /// True without traits.
    pub fn is_empty(&self) -> bool {
        self.few.is_empty() && self.many.is_empty()
    }
}

impl ShapeType {
    /// The kind as an AST's `type` and as the IDL's keyword: `bigInteger`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Blob => "blob",
            Self::Boolean => "boolean",
            Self::String => "string",
            Self::Byte => "byte",
            Self::Short => "short",
            Self::Integer => "integer",
            Self::Long => "long",
            Self::Float => "float",
            Self::Double => "double",
            Self::BigInteger => "bigInteger",
            Self::BigDecimal => "bigDecimal",
            Self::Timestamp => "timestamp",
            Self::Document => "document",
            Self::Enum => "enum",
            Self::IntEnum => "intEnum",
            Self::List => "list",
            Self::Map => "map",
            Self::Structure => "structure",
            Self::Union => "union",
            Self::Operation => "operation",
            Self::Resource => "resource",
            Self::Service => "service",
        }
    }
}

impl Reference {
    /// A shape's own reference.
    pub fn new(target: ShapeId, location: Location) -> Self {
        Self { target, location, inherited: false }
    }
}

impl PartialEq for Traits {
    /// Whoever brought them.
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl PartialEq for Shape {
    /// Places aside.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
            && self.shape_type == other.shape_type
            && self.traits == other.traits
            && self.members == other.members
            && self.mixins == other.mixins
            && self.detail == other.detail
    }
}

impl PartialEq for Member {
    /// Places aside.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
            && self.target == other.target
            && self.traits == other.traits
            && self.mixins == other.mixins
    }
}

impl PartialEq for Reference {
    /// Places aside.
    fn eq(&self, other: &Self) -> bool {
        self.target == other.target
    }
}

#[cfg(test)]
mod tests {
    use super::{Traits, FEW};
    use crate::{FileId, Location, Node, NodeValue, Number, ShapeId};

    /// However many there are: the order, what replaces what, and what is removed.
    #[test]
    fn traits_are_a_map_in_order() {
        let node = |value: usize| {
            let location = Location { file: FileId(0), line: 1, column: 1 };
            Node::new(NodeValue::Number(Number::from_text(value.to_string())), location)
        };
        let id = |number: usize| ShapeId::of("a", &format!("t{number:03}")).unwrap_or_else(|| unreachable!());
        for count in [0, 1, FEW - 1, FEW, FEW + 1, 3 * FEW] {
            let (mut up, mut down) = (Traits::default(), Traits::default());
            for number in 0..count {
                assert_eq!(up.insert(id(number), node(0)), None);
                assert_eq!(up.insert(id(number), node(number)), Some(node(0)));
                down.insert(id(count - 1 - number), node(count - 1 - number));
            }
            assert_eq!((up.len(), up.is_empty()), (count, count == 0));
            assert_eq!(up, down);
            assert!(up.iter().map(|(id, _)| id.clone()).eq((0..count).map(id)));
            for number in 0..count {
                assert_eq!(up.get(id(number).as_str()), Some(&node(number)));
                assert_eq!(up.remove(id(number).as_str()), Some(node(number)));
                assert!(!up.has(id(number).as_str()));
                assert_eq!(up.remove(id(number).as_str()), None);
            }
            assert!(up.is_empty());
        }
    }
}
