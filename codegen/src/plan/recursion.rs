//! Where recursion needs a `Box`, and which recursion no Rust type can have.

use std::collections::{BTreeMap, BTreeSet};

use smithy_model::{Event, Member, Model, Shape, ShapeId, ShapeType};

use super::closure::Closure;
use super::shapes::is_plain;

/// The members that are boxed: of each cycle that neither list nor map breaks, the edge that closes it.
pub fn boxed_members(model: &Model, closure: &Closure) -> BTreeSet<ShapeId> {
    let edges =
        |shape: &Shape| direct_members(model, shape).map(|m| (m.id.clone(), m.target.clone())).collect();
    let roots = closure.shapes.iter().filter_map(|id| model.shape(id));
    closing_edges(model, roots, edges).into_iter().map(|(member, _)| member).collect()
}

/// Recursion without end: a value of such a shape would be infinite.
pub fn unbounded(model: &Model, closure: &Closure) -> Vec<Event> {
    let edges = |shape: &Shape| -> Vec<(ShapeId, ShapeId)> {
        let followed: Vec<&Member> = match shape.shape_type {
            ShapeType::Structure => {
                direct_members(model, shape).filter(|member| is_plain(shape, member)).collect()
            }
            ShapeType::List | ShapeType::Map => shape.members.iter().collect(),
            _ => Vec::new(),
        };
        let same_kind = |member: &&Member| {
            let collection = |id: &ShapeId| {
                model.shape(id).is_some_and(|s| matches!(s.shape_type, ShapeType::List | ShapeType::Map))
            };
            collection(&shape.id) == collection(&member.target)
        };
        followed.into_iter().filter(same_kind).map(|m| (m.id.clone(), m.target.clone())).collect()
    };
    let roots = closure.shapes.iter().filter_map(|id| model.shape(id));
    let events = closing_edges(model, roots, edges).into_iter().map(|(member, target)| {
        let event = Event::error(
            "ShapeRecursion",
            format!(
                "`{member}` leads back to `{target}` without an optional member on the way: no value can end"
            ),
        );
        let event =
            event.on(&member).help("make one member of the cycle optional, or let it go through a union");
        match model.member(&member) {
            Some(found) => event.at(found.location),
            None => event,
        }
    });
    events.collect()
}

/// How deep lists and maps may nest without a structure or union between them.
///
/// Each level is a level of the Rust type, of which compilers take no more than some hundreds.
const MAX_NESTING: usize = 32;

/// Lists and maps that nest too deep. To be asked where nothing is [`unbounded`].
pub fn too_deep(model: &Model, closure: &Closure) -> Vec<Event> {
    let shapes = closure.shapes.iter().filter_map(|id| model.shape(id));
    // All those around a shape that nests too deep do so, too: one is enough.
    let first = shapes.filter(|shape| depth(model, shape) == MAX_NESTING + 1);
    let event = |shape: &Shape| {
        Event::error("Codegen.Nesting", format!("lists and maps nest deeper than {MAX_NESTING} levels here"))
            .at(shape.location)
            .on(&shape.id)
            .help("put a structure between them")
    };
    first.map(event).collect()
}

/// How many lists and maps a value of this shape goes through, up to more than are taken.
fn depth<'m>(model: &'m Model, shape: &'m Shape) -> usize {
    let inner = |shape: &&'m Shape| {
        let collection = matches!(shape.shape_type, ShapeType::List | ShapeType::Map);
        let value = shape.member("member").or_else(|| shape.member("value")).filter(|_| collection)?;
        model.shape(&value.target)
    };
    std::iter::successors(Some(shape), inner).skip(1).take(MAX_NESTING + 2).count()
}

/// Members of a structure or union that hold a structure or union directly.
fn direct_members<'m>(model: &'m Model, shape: &'m Shape) -> impl Iterator<Item = &'m Member> {
    let aggregate = |shape: &Shape| matches!(shape.shape_type, ShapeType::Structure | ShapeType::Union);
    let members = if aggregate(shape) { shape.members.as_slice() } else { &[] };
    members.iter().filter(move |member| model.shape(&member.target).is_some_and(aggregate))
}

/// Depth-first from each root in turn: the edges that lead back into the path being walked.
///
/// Without them no cycle is left, and none of them is there needlessly at its place in the walk. An explicit
/// stack, since models nest as deeply as their authors like.
fn closing_edges<'m>(
    model: &'m Model,
    roots: impl Iterator<Item = &'m Shape>,
    edges: impl Fn(&Shape) -> Vec<(ShapeId, ShapeId)>,
) -> Vec<(ShapeId, ShapeId)> {
    #[derive(PartialEq)]
    enum State {
        Open,
        Done,
    }
    let mut states: BTreeMap<ShapeId, State> = BTreeMap::new();
    let mut closing = Vec::new();
    for root in roots {
        if states.contains_key(&root.id) {
            continue;
        }
        states.insert(root.id.clone(), State::Open);
        let mut stack = vec![(root.id.clone(), edges(root).into_iter())];
        while let Some((id, rest)) = stack.last_mut() {
            let Some((member, target)) = rest.next() else {
                states.insert(id.clone(), State::Done);
                stack.pop();
                continue;
            };
            match (states.get(&target), model.shape(&target)) {
                (Some(State::Open), _) => closing.push((member, target)),
                (Some(State::Done), _) | (None, None) => {}
                (None, Some(shape)) => {
                    states.insert(target.clone(), State::Open);
                    stack.push((target, edges(shape).into_iter()));
                }
            }
        }
    }
    closing
}
