//! Which operations reach what changed, and from where: the closures of both models as one graph of small numbers.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use smithy_model::{Model, Shape, ShapeId};

use super::Reach;
use crate::plan::Closure;

/// The shapes of both models, and what their members target.
pub(super) struct Graph {
    ids: Vec<ShapeId>,
    /// Only asked, never iterated over.
    places: HashMap<ShapeId, usize>,
    /// What the members of each shape target: in the new model, then in the old one.
    targets: Vec<Vec<usize>>,
}

/// What reaches what.
pub(super) struct Reached {
    /// The shapes that lead to one that changed, these among them.
    pub below: BTreeSet<ShapeId>,
    /// Of each shape that changed: the operations that reach it.
    pub operations: BTreeMap<ShapeId, Vec<Reach>>,
    /// Of each operation: the shapes that changed and that it reaches, from its input on.
    pub shapes: BTreeMap<ShapeId, Vec<ShapeId>>,
}

/// Where an operation comes in: the shapes that it has on each side, in both models.
pub(super) struct Entrance {
    /// The operation.
    pub operation: ShapeId,
    /// Its input structures.
    pub input: Vec<ShapeId>,
    /// Its output structures.
    pub output: Vec<ShapeId>,
    /// Its errors, those of the service among them.
    pub errors: Vec<ShapeId>,
}

impl Graph {
    /// The graph of two models, each with its closure.
    pub fn new(old: (&Model, &Closure), new: (&Model, &Closure)) -> Self {
        let ids: BTreeSet<&ShapeId> = old.1.shapes.union(&new.1.shapes).collect();
        let ids: Vec<ShapeId> = ids.into_iter().cloned().collect();
        let places: HashMap<ShapeId, usize> = ids.iter().cloned().zip(0..).collect();
        let targets = ids.iter().map(|id| {
            let mut targets = Vec::new();
            for (model, closure) in [new, old] {
                let shape = model.shape(id).filter(|shape| closure.shapes.contains(&shape.id));
                for target in shape.into_iter().flat_map(member_targets) {
                    if let Some(place) = places.get(target).filter(|place| !targets.contains(*place)) {
                        targets.push(*place);
                    }
                }
            }
            targets
        });
        let targets = targets.collect();
        Self { ids, places, targets }
    }

    /// What leads to the shapes that changed.
    pub fn reached(&self, changed: &BTreeSet<ShapeId>, entrances: &[Entrance]) -> Reached {
        let below = self.below(changed);
        let mut reached = Reached {
            below: self
                .ids
                .iter()
                .zip(&below)
                .filter(|(_, below)| **below)
                .map(|(id, _)| id.clone())
                .collect(),
            operations: BTreeMap::new(),
            shapes: BTreeMap::new(),
        };
        // The number of the walk that has last been at a shape.
        let mut seen = vec![0_usize; self.ids.len()];
        let mut walks = 0;
        for entrance in entrances {
            let mut of_operation: Vec<ShapeId> = Vec::new();
            let sides = [&entrance.input, &entrance.output, &entrance.errors];
            for (side, roots) in sides.into_iter().enumerate() {
                walks += 1;
                for at in self.walk(roots, &below, &mut seen, walks) {
                    let Some(id) = self.ids.get(at).filter(|id| changed.contains(*id)) else { continue };
                    let reaches = reached.operations.entry(id.clone()).or_default();
                    if reaches.last().is_none_or(|reach| reach.operation != entrance.operation) {
                        let operation = entrance.operation.clone();
                        reaches.push(Reach { operation, input: false, output: false, error: false });
                        of_operation.push(id.clone());
                    }
                    if let Some(reach) = reaches.last_mut() {
                        *[&mut reach.input, &mut reach.output, &mut reach.error][side] = true;
                    }
                }
            }
            if !of_operation.is_empty() {
                reached.shapes.insert(entrance.operation.clone(), of_operation);
            }
        }
        reached
    }

    /// Whether each shape leads to one that changed: backwards from these, each shape once.
    fn below(&self, changed: &BTreeSet<ShapeId>) -> Vec<bool> {
        let mut sources = vec![Vec::new(); self.ids.len()];
        for (source, targets) in self.targets.iter().enumerate() {
            for target in targets {
                if let Some(sources) = sources.get_mut(*target) {
                    sources.push(source);
                }
            }
        }
        let mut below = vec![false; self.ids.len()];
        let mut queue: Vec<usize> = changed.iter().filter_map(|id| self.places.get(id).copied()).collect();
        while let Some(at) = queue.pop() {
            let Some(mark) = below.get_mut(at).filter(|mark| !**mark) else { continue };
            *mark = true;
            queue.extend(sources.get(at).into_iter().flatten());
        }
        below
    }

    /// The shapes that lead to a change, from these on: each before what its members target, in their order.
    fn walk(&self, roots: &[ShapeId], below: &[bool], seen: &mut [usize], walk: usize) -> Vec<usize> {
        let mut queue: Vec<usize> =
            roots.iter().rev().filter_map(|id| self.places.get(id).copied()).collect();
        let mut visited = Vec::new();
        while let Some(at) = queue.pop() {
            let Some(last) = seen.get_mut(at).filter(|last| **last != walk) else { continue };
            *last = walk;
            if below.get(at).copied().unwrap_or_default() {
                visited.push(at);
                queue.extend(self.targets.get(at).into_iter().flatten().rev());
            }
        }
        visited
    }
}

/// What the members of a shape target, where that is a part of its values.
fn member_targets(shape: &Shape) -> impl Iterator<Item = &ShapeId> {
    let members = if super::compare::is_enum(shape) { &[] } else { shape.members.as_slice() };
    members.iter().map(|member| &member.target)
}
