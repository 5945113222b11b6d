//! What all evaluators share: both models, their graphs, and the new one's suppressions.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use super::targets::Verdict;
use crate::load::Decorations;
use crate::selector::{Graph, Vertex};
use crate::validate::is_binding;
use crate::{Model, Shape, ShapeId};

/// The two models, prepared for the evaluators.
pub(super) struct Context<'m> {
    pub(super) old: &'m Model,
    pub(super) new: &'m Model,
    /// What the new model says about the severity of events.
    pub(super) decorations: Decorations<'m>,
    /// What was decided about pairs of targets, by their ids; see [`super::targets`].
    pub(super) verdicts: RefCell<BTreeMap<(ShapeId, ShapeId), Verdict>>,
    /// How many targets deep the comparison is at the moment.
    pub(super) depth: Cell<usize>,
    old_graph: OnceCell<Graph<'m>>,
    new_graph: OnceCell<Graph<'m>>,
}

impl<'m> Context<'m> {
    pub(super) fn new(old: &'m Model, new: &'m Model) -> Self {
        Self {
            old,
            new,
            // What is wrong with the entries is an error of the new model itself.
            decorations: Decorations::read(new, &mut Vec::new()),
            verdicts: RefCell::default(),
            depth: Cell::new(0),
            old_graph: OnceCell::new(),
            new_graph: OnceCell::new(),
        }
    }

    /// The ids of everything that can be reached from a shape of the old model, itself included.
    pub(super) fn old_closure(&self, id: &ShapeId) -> BTreeSet<&'m ShapeId> {
        let graph = self.old_graph.get_or_init(|| Graph::new(self.old));
        let Some(start) = graph.find(id.as_str()) else { return BTreeSet::new() };
        ids(graph, &graph.closure(start, |_| true))
    }

    /// The ids of the operations and resources of the new model that are bound to a service, itself included.
    pub(super) fn new_bindings(&self, service: &ShapeId) -> BTreeSet<&'m ShapeId> {
        let graph = self.new_graph.get_or_init(|| Graph::new(self.new));
        let Some(start) = graph.find(service.as_str()) else { return BTreeSet::new() };
        ids(graph, &graph.closure(start, is_binding))
    }

    /// Own services of the new model.
    pub(super) fn new_services(&self) -> impl Iterator<Item = &'m Shape> {
        self.new.own_shapes().filter(|shape| shape.as_service().is_some())
    }
}

fn ids<'m>(graph: &Graph<'m>, seen: &[bool]) -> BTreeSet<&'m ShapeId> {
    (0..graph.len()).filter(|&at| seen.get(at as usize) == Some(&true)).map(|at| graph.id(at)).collect()
}

/// What a shape or member is called: `structure`, `member` …
pub(super) fn kind(about: Vertex<'_>) -> &'static str {
    match about {
        Vertex::Shape(shape) => shape.shape_type.as_str(),
        Vertex::Member(..) => "member",
    }
}
