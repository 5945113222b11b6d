//! What changed in operations themselves, and what the log shows of one that changed.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{json, Value};
use smithy_model::{Model, Operation, Shape, ShapeId};

use super::compare::{is_enum, Comparison, Subject};
use super::graph::Entrance;
use super::{Fact, Kind, OperationChange, OperationError, Reach};
use crate::docs::syntax::{between, Differences};
use crate::docs::{first_sentence, http_status, method_and_path, own, value};
use crate::page::{Line, Mark};
use crate::plan::Closure;

/// An operation in the old model, the new one, or both.
#[derive(Clone, Copy)]
pub(super) struct OperationPair<'m> {
    /// In the old model.
    pub old: Option<&'m Shape>,
    /// In the new one.
    pub new: Option<&'m Shape>,
}

/// A model with its closure.
#[derive(Clone, Copy)]
pub(super) struct Closed<'m> {
    /// The model.
    pub model: &'m Model,
    /// The closure of its service.
    pub closure: &'m Closure,
}

impl<'m> OperationPair<'m> {
    /// The operation as it is, or as it was where it is no longer.
    pub fn shape(self) -> Option<&'m Shape> {
        self.new.or(self.old)
    }

    fn mark(self) -> Mark {
        match (self.old, self.new) {
            (None, _) => Mark::Added,
            (_, None) => Mark::Removed,
            _ => Mark::Changed,
        }
    }

    fn details(self) -> (Option<&'m Operation>, Option<&'m Operation>) {
        (self.old.and_then(Shape::as_operation), self.new.and_then(Shape::as_operation))
    }

    /// Where it comes into the graph of shapes.
    pub fn entrance(self, old: Closed<'_>, new: Closed<'_>) -> Option<Entrance> {
        let operation = self.shape()?.id.clone();
        let mut entrance = Entrance { operation, input: vec![], output: vec![], errors: vec![] };
        for (shape, side) in [(self.new, new), (self.old, old)] {
            let Some(shape) = shape else { continue };
            if let Some(operation) = shape.as_operation() {
                entrance.input.push(operation.input.target.clone());
                entrance.output.push(operation.output.target.clone());
            }
            entrance.errors.extend(side.closure.errors(shape).into_iter().cloned());
        }
        Some(entrance)
    }
}

/// Compares what an operation in both models has itself. Errors that are told of the service are not told again.
pub(super) fn compare(
    comparison: &mut Comparison<'_>,
    (old, new): (&Shape, &Shape),
    (old_closure, new_closure): (&Closure, &Closure),
    told: &BTreeSet<ShapeId>,
) {
    let subject = Subject { shape: &new.id, member: None };
    comparison.traits(subject, &old.traits, &new.traits);
    if let Some((old, new)) = old.as_operation().zip(new.as_operation()) {
        let messages = [
            (Kind::InputChanged, &old.input.target, &new.input.target),
            (Kind::OutputChanged, &old.output.target, &new.output.target),
        ];
        for (kind, old, new) in messages.into_iter().filter(|(_, old, new)| old != new) {
            comparison.facts.push(subject.fact(kind, message(old), message(new)));
        }
    }
    let (old_errors, new_errors) = (old_closure.errors(old), new_closure.errors(new));
    let is_told = |id: &ShapeId| told.contains(id);
    for id in new_errors.iter().filter(|id| !old_errors.contains(*id) && !is_told(id)) {
        comparison.facts.push(subject.fact(Kind::ErrorAdded, None, Some(json!(id.as_str()))));
    }
    for id in old_errors.iter().filter(|id| !new_errors.contains(*id) && !is_told(id)) {
        comparison.facts.push(subject.fact(Kind::ErrorRemoved, Some(json!(id.as_str())), None));
    }
}

/// The structure of an input or output; nothing for the unit type.
fn message(id: &ShapeId) -> Option<Value> {
    (id.as_str() != UNIT).then(|| json!(id.as_str()))
}

const UNIT: &str = "smithy.api#Unit";

/// What a shape is: in the new model's words, else in the old one's.
pub(super) fn documentation(old: Option<&Shape>, new: Option<&Shape>) -> String {
    let words = [new, old].into_iter().flatten().map(|shape| own(&shape.traits));
    words.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
}

/// What is told of an operation, and what of the shapes that it shares.
#[derive(Default)]
pub(super) struct OwnChanges {
    /// What changed in it, and in shapes that it alone reaches.
    pub facts: Vec<Fact>,
    /// How it reaches these.
    pub reaches: BTreeMap<ShapeId, Reach>,
    /// The shapes that it shares.
    pub shared: Vec<ShapeId>,
}

/// What the log shows of an operation, with what is told of it and nowhere else.
pub(super) fn shown(
    pair: OperationPair<'_>,
    (old, new): (Closed<'_>, Closed<'_>),
    differences: &Differences,
    own: OwnChanges,
) -> Option<OperationChange> {
    let shape = pair.shape()?;
    let (old_detail, new_detail) = pair.details();
    let syntax = |target: fn(&Operation) -> &ShapeId| -> Vec<Line> {
        let old = old_detail.and_then(|detail| structure(old, target(detail)));
        let new = new_detail.and_then(|detail| structure(new, target(detail)));
        between(old, new, differences)
    };
    let errors = match pair.mark() {
        Mark::Added => listed(shape, new),
        Mark::Removed => listed(shape, old),
        _ => Vec::new(),
    };
    Some(OperationChange {
        id: shape.id.clone(),
        mark: pair.mark(),
        documentation: documentation(pair.old, pair.new),
        http: method_and_path(shape),
        request: syntax(|operation| &operation.input.target),
        response: syntax(|operation| &operation.output.target),
        errors,
        facts: own.facts,
        reaches: own.reaches,
        shared: own.shared,
    })
}

fn structure<'m>(side: Closed<'m>, id: &ShapeId) -> Option<(&'m Model, &'m Shape)> {
    let shape = side.model.shape(id).filter(|_| id.as_str() != UNIT)?;
    Some((side.model, shape))
}

/// The errors of an operation, as the log lists them.
fn listed(operation: &Shape, side: Closed<'_>) -> Vec<OperationError> {
    side.closure
        .errors(operation)
        .into_iter()
        .filter_map(|id| side.model.shape(id))
        .map(|shape| error(side.model, shape))
        .collect()
}

fn error(model: &Model, shape: &Shape) -> OperationError {
    let codes = shape.members.iter().filter_map(|member| {
        let target = model.shape(&member.target).filter(|target| is_enum(target))?;
        Some((member.name().to_owned(), target.members.iter().map(value).collect()))
    });
    OperationError {
        id: shape.id.clone(),
        status: http_status(&shape.traits),
        summary: first_sentence(&shape.traits),
        codes: codes.collect(),
    }
}
