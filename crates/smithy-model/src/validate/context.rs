//! What all rules share: the model as a graph, and selectors that were applied already.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::selector::{Graph, Relation, Vertex};
use crate::{
    Event, Member, Model, Node, Operation, Resource, Selector, SelectorError, Severity, Shape, ShapeId,
    ShapeType,
};

/// The model, prepared for the rules.
pub(super) struct Context<'m> {
    pub(super) model: &'m Model,
    pub(super) graph: Graph<'m>,
    /// What selectors yield, by their text; only ever asked, never walked.
    matches: RefCell<HashMap<(String, bool), Matches>>,
}

/// For each vertex, whether the selector yields it.
pub(super) type Matches = Rc<Result<Vec<bool>, SelectorError>>;

impl<'m> Context<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        Self { model, graph: Graph::new(model), matches: RefCell::default() }
    }

    /// What a selector yields among all shapes.
    pub(super) fn select(&self, selector: &str) -> Matches {
        self.cached(selector, false, |selector| selector.select_in(&self.graph))
    }

    /// What a selector yields, where nobody asks about built-in shapes.
    pub(super) fn select_own(&self, selector: &str) -> Matches {
        self.cached(selector, true, |selector| selector.select_own(&self.graph))
    }

    fn cached(&self, text: &str, own: bool, apply: impl FnOnce(&Selector) -> Vec<bool>) -> Matches {
        if let Some(known) = self.matches.borrow().get(&(text.to_owned(), own)) {
            return known.clone();
        }
        let matches = Rc::new(Selector::parse(text).map(|selector| apply(&selector)));
        self.matches.borrow_mut().insert((text.to_owned(), own), matches.clone());
        matches
    }

    /// The vertices of all own shapes and their members, in the order of the shapes' ids.
    pub(super) fn own(&self) -> impl Iterator<Item = (u32, Vertex<'m>)> + '_ {
        (0..self.graph.len()).filter(|&at| !self.graph.is_built_in(at)).map(|at| (at, self.graph.vertex(at)))
    }

    /// Own shapes of one kind.
    pub(super) fn own_of(&self, shape_type: ShapeType) -> impl Iterator<Item = &'m Shape> + '_ {
        self.model.own_shapes().filter(move |shape| shape.shape_type == shape_type)
    }

    /// Own operations, each with its shape.
    pub(super) fn operations(&self) -> impl Iterator<Item = (&'m Shape, &'m Operation)> + '_ {
        self.model.own_shapes().filter_map(|shape| Some((shape, shape.as_operation()?)))
    }

    /// Members of all own shapes.
    pub(super) fn own_members(&self) -> impl Iterator<Item = (&'m Shape, &'m Member)> + '_ {
        self.model.own_shapes().flat_map(|shape| shape.members.iter().map(move |member| (shape, member)))
    }

    /// The shape that a member targets.
    pub(super) fn target(&self, member: &Member) -> Option<&'m Shape> {
        self.model.shapes.get(&member.target)
    }

    /// The operation's input structure, `None` for the unit type.
    pub(super) fn input(&self, operation: &Operation) -> Option<&'m Shape> {
        self.model.shapes.get(&operation.input.target).filter(|shape| !is_unit(&shape.id))
    }

    /// The operation's output structure, `None` for the unit type.
    pub(super) fn output(&self, operation: &Operation) -> Option<&'m Shape> {
        self.model.shapes.get(&operation.output.target).filter(|shape| !is_unit(&shape.id))
    }

    /// What can be reached from a shape, itself included, as vertices in the order of their ids.
    pub(super) fn closure(&self, id: &ShapeId) -> Vec<u32> {
        let Some(start) = self.graph.find(id.as_str()) else { return Vec::new() };
        let seen = self.graph.closure(start, |_| true);
        (0..self.graph.len()).filter(|&at| seen[at as usize]).collect()
    }

    /// The operations in the closure of a service or resource, in the order of their ids.
    pub(super) fn bound_operations(&self, id: &ShapeId) -> Vec<&'m Shape> {
        self.bound(id).into_iter().filter(|shape| shape.as_operation().is_some()).collect()
    }

    /// The resources in the closure of a service, in the order of their ids.
    pub(super) fn bound_resources(&self, id: &ShapeId) -> Vec<(&'m Shape, &'m Resource)> {
        self.bound(id).into_iter().filter_map(|shape| Some((shape, shape.as_resource()?))).collect()
    }

    fn bound(&self, id: &ShapeId) -> Vec<&'m Shape> {
        let Some(start) = self.graph.find(id.as_str()) else { return Vec::new() };
        let seen = self.graph.closure(start, is_binding);
        (0..self.graph.len())
            .filter(|&at| seen[at as usize])
            .map(|at| self.graph.vertex(at).shape())
            .collect()
    }

    /// Own shapes that a trait is applied to, members left out, each with the trait's value.
    pub(super) fn users(&self, id: &str) -> impl Iterator<Item = (&'m Shape, &'m Node)> + '_ {
        let users = self.graph.trait_users(id).to_vec().into_iter().map(|at| self.graph.vertex(at));
        let id = id.to_owned();
        users.filter_map(move |vertex| match vertex {
            Vertex::Shape(shape) if !shape.built_in => Some((shape, shape.traits.get(&id)?)),
            _ => None,
        })
    }

    /// Own members that a trait is applied to, each with its shape and the trait's value.
    pub(super) fn member_users(
        &self,
        id: &str,
    ) -> impl Iterator<Item = (&'m Shape, &'m Member, &'m Node)> + '_ {
        let users = self.graph.trait_users(id).to_vec().into_iter().map(|at| self.graph.vertex(at));
        let id = id.to_owned();
        users.filter_map(move |vertex| match vertex {
            Vertex::Member(shape, member) if !shape.built_in => {
                Some((shape, member, member.traits.get(&id)?))
            }
            _ => None,
        })
    }

    /// The member of a structure that is an event stream, with the union it targets.
    pub(super) fn event_stream(&self, structure: &'m Shape) -> Option<(&'m Member, &'m Shape)> {
        let streams = structure.members.iter().filter_map(|member| Some((member, self.target(member)?)));
        let mut streams = streams.filter(|(_, target)| target.shape_type == ShapeType::Union);
        streams.find(|(_, target)| target.traits.has("smithy.api#streaming"))
    }
}

/// Whether a relation binds an operation or a resource to a service or resource.
pub(crate) fn is_binding(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Operation
            | Relation::CollectionOperation
            | Relation::Resource
            | Relation::Create
            | Relation::Read
            | Relation::Update
            | Relation::Delete
            | Relation::List
            | Relation::Put
    )
}

pub(super) fn is_unit(id: &ShapeId) -> bool {
    id.as_str() == "smithy.api#Unit"
}

/// An event about a shape or member, at its definition.
pub(super) fn event(severity: Severity, id: &str, about: Vertex<'_>, message: impl Into<String>) -> Event {
    Event::new(severity, id, message).on(about.id()).at(about.location())
}

/// An error about a shape, at its definition.
pub(super) fn shape_error(id: &str, shape: &Shape, message: impl Into<String>) -> Event {
    event(Severity::Error, id, Vertex::Shape(shape), message)
}

/// An event about a shape, at the value of one of its traits.
pub(super) fn trait_event(
    severity: Severity,
    id: &str,
    shape: &Shape,
    value: &Node,
    message: impl Into<String>,
) -> Event {
    event(severity, id, Vertex::Shape(shape), message).at(value.location)
}

/// An error about a member, at its definition.
pub(super) fn member_error(id: &str, member: &Member, message: impl Into<String>) -> Event {
    Event::error(id, message).on(&member.id).at(member.location)
}

/// Names as messages list them: `a`, `b`.
pub(super) fn list<T: std::fmt::Display>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<_> = items.into_iter().map(|item| format!("`{item}`")).collect();
    items.join(", ")
}

/// A noun with its article: `an operation`.
pub(super) fn a(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// A trait as messages name it: without `smithy.api#`.
pub(super) fn trait_name(id: &str) -> &str {
    id.strip_prefix("smithy.api#").unwrap_or(id)
}
