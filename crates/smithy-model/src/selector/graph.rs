//! The model as a graph: shapes and members as numbered vertices, relationships as labelled edges
//! ([spec](https://smithy.io/2.0/spec/selectors.html#relationships)).

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::{Detail, Member, Model, Shape, ShapeId, ShapeType, Traits};

/// The relationships of a model, prepared for being followed both ways.
pub(crate) struct Graph<'m> {
    vertices: Vec<Vertex<'m>>,
    /// Only ever asked, never walked: its order would not be deterministic.
    index: HashMap<&'m str, u32>,
    forward: Edges,
    backward: OnceCell<Edges>,
    trait_users: OnceCell<HashMap<&'m str, Vec<u32>>>,
}

/// A shape, or a member with its shape.
#[derive(Clone, Copy)]
pub(crate) enum Vertex<'m> {
    Shape(&'m Shape),
    Member(&'m Shape, &'m Member),
}

/// What an edge says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    Operation,
    CollectionOperation,
    Resource,
    Error,
    Identifier,
    Property,
    Create,
    Read,
    Update,
    Delete,
    List,
    Put,
    Input,
    Output,
    Member,
    /// From a member to its target; has no name in selectors.
    Target,
    Mixin,
    /// From a shape to a trait applied to it; only followed when asked for.
    Trait,
    /// A name that the specification does not know: leads nowhere.
    Unknown,
}

/// Edges of all vertices in one list, those of vertex `i` from `starts[i]` to `starts[i + 1]`.
#[derive(Default)]
struct Edges {
    starts: Vec<u32>,
    list: Vec<(Relation, u32)>,
}

impl<'m> Graph<'m> {
    pub(crate) fn new(model: &'m Model) -> Self {
        let mut vertices = Vec::new();
        for shape in model.shapes.values() {
            vertices.push(Vertex::Shape(shape));
            vertices.extend(shape.members.iter().map(|member| Vertex::Member(shape, member)));
        }
        let index: HashMap<_, _> =
            vertices.iter().enumerate().map(|(at, vertex)| (vertex.id().as_str(), at as u32)).collect();
        let mut forward = Edges::default();
        for &vertex in &vertices {
            forward.starts.push(forward.list.len() as u32);
            references(vertex, |relation, target| {
                if let Some(&to) = index.get(target.as_str()) {
                    forward.list.push((relation, to));
                }
            });
        }
        forward.starts.push(forward.list.len() as u32);
        Self { vertices, index, forward, backward: OnceCell::new(), trait_users: OnceCell::new() }
    }

    /// How many vertices there are: they are numbered from 0, in the order of the shapes' ids.
    pub(crate) fn len(&self) -> u32 {
        self.vertices.len() as u32
    }

    pub(crate) fn vertex(&self, at: u32) -> Vertex<'m> {
        self.vertices[at as usize]
    }

    pub(crate) fn id(&self, at: u32) -> &'m ShapeId {
        self.vertex(at).id()
    }

    pub(crate) fn find(&self, id: &str) -> Option<u32> {
        self.index.get(id).copied()
    }

    pub(crate) fn is_built_in(&self, at: u32) -> bool {
        self.vertex(at).shape().built_in
    }

    /// What the vertex refers to, traits aside.
    pub(crate) fn forward(&self, at: u32) -> &[(Relation, u32)] {
        self.forward.of(at)
    }

    /// What refers to the vertex, traits aside.
    pub(crate) fn backward(&self, at: u32) -> &[(Relation, u32)] {
        self.backward.get_or_init(|| self.forward.reversed(self.len())).of(at)
    }

    /// The traits applied to the vertex, as far as they are defined.
    pub(crate) fn traits(&self, at: u32) -> impl Iterator<Item = u32> + use<'_, 'm> {
        self.vertex(at).traits().iter().filter_map(|(id, _)| self.find(id.as_str()))
    }

    /// What the trait with this id is applied to.
    pub(crate) fn trait_users(&self, id: &str) -> &[u32] {
        let users = self.trait_users.get_or_init(|| {
            let mut users: HashMap<&'m str, Vec<u32>> = HashMap::new();
            for (at, vertex) in self.vertices.iter().enumerate() {
                for (id, _) in vertex.traits().iter() {
                    users.entry(id.as_str()).or_default().push(at as u32);
                }
            }
            users
        });
        users.get(id).map_or(&[], Vec::as_slice)
    }

    /// Everything that can be reached from `start` by following edges that `follow` accepts, `start` included.
    pub(crate) fn closure(&self, start: u32, follow: impl Fn(Relation) -> bool) -> Vec<bool> {
        self.closure_of_all([start], follow)
    }

    /// The same of several beginnings.
    pub(crate) fn closure_of_all(
        &self,
        starts: impl IntoIterator<Item = u32>,
        follow: impl Fn(Relation) -> bool,
    ) -> Vec<bool> {
        let mut seen = vec![false; self.vertices.len()];
        let mut open: Vec<u32> = starts.into_iter().collect();
        while let Some(at) = open.pop() {
            if std::mem::replace(&mut seen[at as usize], true) {
                continue;
            }
            let edges = self.forward(at).iter().filter(|(relation, _)| follow(*relation));
            open.extend(edges.map(|(_, to)| *to).filter(|&to| !seen[to as usize]));
        }
        seen
    }
}

impl<'m> Vertex<'m> {
    pub(crate) fn id(self) -> &'m ShapeId {
        match self {
            Self::Shape(shape) => &shape.id,
            Self::Member(_, member) => &member.id,
        }
    }

    pub(crate) fn traits(self) -> &'m Traits {
        match self {
            Self::Shape(shape) => &shape.traits,
            Self::Member(_, member) => &member.traits,
        }
    }

    pub(crate) fn location(self) -> crate::Location {
        match self {
            Self::Shape(shape) => shape.location,
            Self::Member(_, member) => member.location,
        }
    }

    /// The shape, or the member's shape.
    pub(crate) fn shape(self) -> &'m Shape {
        match self {
            Self::Shape(shape) | Self::Member(shape, _) => shape,
        }
    }
}

impl Edges {
    fn of(&self, at: u32) -> &[(Relation, u32)] {
        let at = at as usize;
        &self.list[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    fn reversed(&self, len: u32) -> Self {
        let mut starts = vec![0_u32; len as usize + 1];
        for (_, to) in &self.list {
            starts[*to as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut list = vec![(Relation::Unknown, 0); self.list.len()];
        for from in 0..len {
            for (relation, to) in self.of(from) {
                let slot = &mut next[*to as usize];
                list[*slot as usize] = (*relation, from);
                *slot += 1;
            }
        }
        Self { starts, list }
    }
}

/// Calls `visit` with everything that the vertex refers to, members first.
fn references<'m>(vertex: Vertex<'m>, mut visit: impl FnMut(Relation, &'m ShapeId)) {
    let shape = match vertex {
        Vertex::Shape(shape) => shape,
        Vertex::Member(shape, member) => {
            // The unit type that members of enumerations target says nothing.
            if !matches!(shape.shape_type, ShapeType::Enum | ShapeType::IntEnum) {
                visit(Relation::Target, &member.target);
            }
            return;
        }
    };
    shape.members.iter().for_each(|member| visit(Relation::Member, &member.id));
    shape.mixins.iter().for_each(|mixin| visit(Relation::Mixin, mixin));
    match &shape.detail {
        Detail::None => {}
        Detail::Operation(operation) => {
            // An operation without input or output has the unit type there, which counts as nothing.
            let given = |target: &ShapeId| target.as_str() != "smithy.api#Unit";
            if given(&operation.input.target) {
                visit(Relation::Input, &operation.input.target);
            }
            if given(&operation.output.target) {
                visit(Relation::Output, &operation.output.target);
            }
            operation.errors.iter().for_each(|error| visit(Relation::Error, &error.target));
        }
        Detail::Resource(resource) => {
            resource.identifiers.iter().for_each(|(_, to)| visit(Relation::Identifier, &to.target));
            resource.properties.iter().for_each(|(_, to)| visit(Relation::Property, &to.target));
            let lifecycle = [
                (Relation::Put, &resource.put),
                (Relation::Create, &resource.create),
                (Relation::Read, &resource.read),
                (Relation::Update, &resource.update),
                (Relation::Delete, &resource.delete),
                (Relation::List, &resource.list),
            ];
            for (relation, operation) in lifecycle {
                operation.iter().for_each(|to| visit(relation, &to.target));
            }
            resource.operations.iter().for_each(|to| visit(Relation::Operation, &to.target));
            let collection = &resource.collection_operations;
            collection.iter().for_each(|to| visit(Relation::CollectionOperation, &to.target));
            resource.resources.iter().for_each(|to| visit(Relation::Resource, &to.target));
        }
        Detail::Service(service) => {
            service.operations.iter().for_each(|to| visit(Relation::Operation, &to.target));
            service.resources.iter().for_each(|to| visit(Relation::Resource, &to.target));
            service.errors.iter().for_each(|to| visit(Relation::Error, &to.target));
        }
    }
}
