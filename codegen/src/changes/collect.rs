//! From two models to their change log: what is compared with what, and where each change is told.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use smithy_model::{Shape, ShapeId, ShapeType};

use super::compare::{is_enum, Comparison, Subject};
use super::graph::{Entrance, Graph, Reached};
use super::operations::{self, Closed, OperationPair, OwnChanges};
use super::{service, ChangeLog, Fact, Kind, OperationChange, Reach, ServiceChange, ShapeChange, Side};
use crate::docs::syntax::{between, Differences};
use crate::docs::title;
use crate::page::Mark;
use crate::plan::closure;

/// What changed from one model to another, both without errors.
///
/// Shapes are paired by their ids. The input or output of an operation that is in both models is the same structure
/// by another name, where each model knows only one of the names.
pub fn change_log(old: Side<'_>, new: Side<'_>) -> ChangeLog {
    let closures = (closure(old.model, old.service, None), closure(new.model, new.service, None));
    let sides = (
        Closed { model: old.model, closure: &closures.0 },
        Closed { model: new.model, closure: &closures.1 },
    );
    let mut comparison = Comparison::new(old.model, new.model);

    service::compare(&mut comparison, old.service, new.service);
    let mut of_service: Vec<_> = std::mem::take(&mut comparison.facts)
        .into_iter()
        .map(|fact| ServiceChange { fact, reaches: Vec::new() })
        .collect();
    let pairs = pairs(sides);
    let common_errors =
        service::common_errors(new.service.or(old.service), &pairs, (&closures.0, &closures.1));

    let mut of_operations = operation_facts(&mut comparison, &pairs, sides, &common_errors);
    let mut of_shapes = shape_facts(&mut comparison, &pairs, sides);

    let entrances: Vec<Entrance> = pairs.iter().filter_map(|pair| pair.entrance(sides.0, sides.1)).collect();
    let graph = Graph::new((old.model, &closures.0), (new.model, &closures.1));
    let reached = graph.reached(&of_shapes.keys().cloned().collect(), &entrances);
    leave_out_what_operations_say(&mut of_shapes, &pairs, &reached);
    let differences = differences(sides, &of_shapes, &reached);

    let both: BTreeSet<&ShapeId> =
        pairs.iter().filter_map(|pair| pair.old.and(pair.new)).map(|shape| &shape.id).collect();
    let reaches = |id: &ShapeId| reached.operations.get(id).map(Vec::as_slice).unwrap_or_default();
    let is_own = |id: &ShapeId| matches!(reaches(id), [reach] if both.contains(&reach.operation));
    let by_common_error: BTreeSet<&ShapeId> =
        common_errors.iter().flat_map(|change| &change.reaches).collect();
    let mut changes: Vec<OperationChange> = Vec::new();
    for pair in &pairs {
        let Some(id) = pair.shape().map(|shape| &shape.id) else { continue };
        let facts = of_operations.remove(id).unwrap_or_default();
        let mut own = OwnChanges { facts, ..Default::default() };
        for shape in reached.shapes.get(id).into_iter().flatten() {
            if is_own(shape) {
                own.facts.extend(of_shapes.remove(shape).unwrap_or_default());
                own.reaches.extend(reaches(shape).iter().map(|reach| (shape.clone(), reach.clone())));
            } else if of_shapes.contains_key(shape) {
                own.shared.push(shape.clone());
            }
        }
        let is_updated = !own.facts.is_empty() || !own.shared.is_empty() || by_common_error.contains(id);
        if !both.contains(id) || is_updated {
            changes.extend(operations::shown(*pair, sides, &differences, own));
        }
    }

    let shapes = of_shapes
        .into_iter()
        .filter_map(|(id, facts)| shape_change(sides, &differences, facts, reaches(&id).to_vec(), id))
        .collect();
    of_service.extend(common_errors);
    ChangeLog {
        title: new.service.or(old.service).map(title).unwrap_or_default(),
        operations: changes,
        shapes,
        service: of_service,
        documentation: comparison.documented.into_iter().collect(),
    }
}

/// What the log shows of a shape that is told on its own.
fn shape_change(
    (old, new): (Closed<'_>, Closed<'_>),
    differences: &Differences,
    facts: Vec<Fact>,
    reaches: Vec<Reach>,
    id: ShapeId,
) -> Option<ShapeChange> {
    let (before, after) = (of(old, &id), of(new, &id));
    let shape_type = after.or(before)?.shape_type;
    let mark = facts.iter().map(|fact| fact.kind).find_map(|kind| match kind {
        Kind::ShapeAdded => Some(Mark::Added),
        Kind::ShapeRemoved => Some(Mark::Removed),
        _ => None,
    });
    let mark = mark.unwrap_or(Mark::Changed);
    let is_shown = matches!(shape_type, ShapeType::Structure | ShapeType::Union) && reaches.is_empty();
    let syntax = if is_shown {
        between(before.map(|shape| (old.model, shape)), after.map(|shape| (new.model, shape)), differences)
    } else {
        Vec::new()
    };
    let documentation = operations::documentation(before, after);
    Some(ShapeChange { id, shape_type, mark, documentation, syntax, facts, reaches })
}

/// The operations of both models, in the order of their names.
fn pairs<'m>((old, new): (Closed<'m>, Closed<'m>)) -> Vec<OperationPair<'m>> {
    let ids: BTreeSet<&ShapeId> = old.closure.operations.iter().chain(&new.closure.operations).collect();
    let mut ids: Vec<&ShapeId> = ids.into_iter().collect();
    ids.sort_by_key(|id| (id.name(), *id));
    ids.into_iter().map(|id| OperationPair { old: of(old, id), new: of(new, id) }).collect()
}

/// The shape of this id, where it is in the closure.
fn of<'m>(side: Closed<'m>, id: &ShapeId) -> Option<&'m Shape> {
    side.closure.shapes.get(id).and_then(|id| side.model.shape(id))
}

fn operation_facts(
    comparison: &mut Comparison<'_>,
    pairs: &[OperationPair<'_>],
    (old, new): (Closed<'_>, Closed<'_>),
    common_errors: &[ServiceChange],
) -> BTreeMap<ShapeId, Vec<Fact>> {
    let error = |fact: &Fact| {
        let id = fact.new.as_ref().or(fact.old.as_ref());
        id.and_then(|id| id.as_str()).and_then(ShapeId::parse)
    };
    let told: BTreeSet<ShapeId> = common_errors.iter().filter_map(|change| error(&change.fact)).collect();
    let mut facts = BTreeMap::new();
    for both in pairs.iter().filter_map(|pair| pair.old.zip(pair.new)) {
        operations::compare(comparison, both, (old.closure, new.closure), &told);
        facts.insert(both.1.id.clone(), std::mem::take(&mut comparison.facts));
    }
    facts
}

/// What changed in each shape that is no operation and no service. Those without changes are not in it.
fn shape_facts(
    comparison: &mut Comparison<'_>,
    pairs: &[OperationPair<'_>],
    (old, new): (Closed<'_>, Closed<'_>),
) -> BTreeMap<ShapeId, Vec<Fact>> {
    let (renamed, told) = messages(pairs, (old, new));
    let gone: BTreeSet<&ShapeId> = renamed.values().collect();
    let both: BTreeSet<ShapeId> = old.closure.shapes.intersection(&new.closure.shapes).cloned().collect();
    let mut facts = BTreeMap::new();
    for id in old.closure.shapes.union(&new.closure.shapes) {
        let before = of(old, id).or_else(|| of(old, renamed.get(id)?));
        let after = of(new, id);
        let Some(shape) = after.or(before) else { continue };
        let is_told_elsewhere = matches!(shape.shape_type, ShapeType::Operation | ShapeType::Service);
        if shape.built_in || is_told_elsewhere || gone.contains(id) {
            continue;
        }
        let subject = Subject { shape: id, member: None };
        let name = || Some(json!(shape.shape_type.as_str()));
        match (before, after) {
            (Some(before), Some(after)) => {
                comparison.shapes(before, after);
                service::resources(comparison, before, after, &both);
            }
            _ if told.contains(id) || !has_a_name(shape.shape_type) => {}
            (None, _) => comparison.facts.push(subject.fact(Kind::ShapeAdded, None, name())),
            (_, None) => comparison.facts.push(subject.fact(Kind::ShapeRemoved, name(), None)),
        }
        if !comparison.facts.is_empty() {
            facts.insert(id.clone(), std::mem::take(&mut comparison.facts));
        }
    }
    facts
}

/// The inputs and outputs that have another name in the new model, by that name; and those of which the operation
/// says that it has them now, or no longer.
fn messages(
    pairs: &[OperationPair<'_>],
    (old, new): (Closed<'_>, Closed<'_>),
) -> (BTreeMap<ShapeId, ShapeId>, BTreeSet<ShapeId>) {
    let (mut renamed, mut told) = (BTreeMap::new(), BTreeSet::new());
    for (before, after) in pairs.iter().filter_map(|pair| pair.old.zip(pair.new)) {
        let Some((before, after)) = before.as_operation().zip(after.as_operation()) else { continue };
        for (before, after) in [(&before.input, &after.input), (&before.output, &after.output)] {
            let (before, after) = (&before.target, &after.target);
            let is_own = |side: Closed<'_>, id| of(side, id).is_some_and(|shape| !shape.built_in);
            let only_before = is_own(old, before) && !new.closure.shapes.contains(before);
            let only_after = is_own(new, after) && !old.closure.shapes.contains(after);
            if only_before && only_after {
                renamed.insert(after.clone(), before.clone());
            }
            told.extend(only_before.then(|| before.clone()));
            told.extend(only_after.then(|| after.clone()));
        }
    }
    (renamed, told)
}

/// Whether users know a shape by its name, so that it is news by itself. Others show where a member targets them.
fn has_a_name(kind: ShapeType) -> bool {
    use ShapeType::{Enum, IntEnum, Resource, Structure, Union};
    matches!(kind, Structure | Union | Enum | IntEnum | Resource)
}

/// Of an operation that is new or gone, everything is: its shapes are not told on their own.
fn leave_out_what_operations_say(
    of_shapes: &mut BTreeMap<ShapeId, Vec<Fact>>,
    pairs: &[OperationPair<'_>],
    reached: &Reached,
) {
    let one_model: BTreeSet<&ShapeId> = pairs
        .iter()
        .filter(|pair| pair.old.is_none() || pair.new.is_none())
        .filter_map(|pair| pair.shape().map(|shape| &shape.id))
        .collect();
    of_shapes.retain(|id, facts| {
        let is_whole = facts.iter().all(|fact| matches!(fact.kind, Kind::ShapeAdded | Kind::ShapeRemoved));
        let reaches = reached.operations.get(id).map(Vec::as_slice).unwrap_or_default();
        let is_said = !reaches.is_empty() && reaches.iter().all(|reach| one_model.contains(&reach.operation));
        !(is_whole && is_said)
    });
}

/// What the marks in syntax are made from.
fn differences(
    (old, new): (Closed<'_>, Closed<'_>),
    of_shapes: &BTreeMap<ShapeId, Vec<Fact>>,
    reached: &Reached,
) -> Differences {
    let mut changed = BTreeSet::new();
    for fact in of_shapes.values().flatten() {
        let shape = of(new, &fact.shape).or_else(|| of(old, &fact.shape));
        if fact.member.is_none() || shape.is_some_and(is_enum) {
            changed.insert(fact.shape.clone());
        }
        if let Some(member) = &fact.member {
            changed.insert(fact.shape.with_member(member));
        }
    }
    Differences { changed, below: reached.below.clone() }
}
