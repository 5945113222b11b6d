//! Members that target another shape: compatible as far as both targets mean the same.

use super::context::Context;
use super::differences::{Changed, Differences};
use super::Difference;
use crate::selector::Vertex;
use crate::{Severity, Shape, ShapeId, ShapeType};

/// How bad it is to target one shape instead of another, and why.
#[derive(Clone)]
pub(super) struct Verdict {
    severity: Severity,
    reason: String,
}

/// Lists in lists in lists: deeper than any model needs.
const MAX_DEPTH: usize = 64;

/// `ChangedMemberTarget`.
pub(super) fn targets<'m>(cx: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    for ((_, old), (shape, new)) in differences.members() {
        if old.target == new.target {
            continue;
        }
        let Verdict { severity, reason } = verdict(cx, &old.target, &new.target);
        let message =
            format!("`{}` targeted `{}` and targets `{}` now: {reason}", new.id, old.target, new.target);
        let difference =
            Difference::new(severity, "ChangedMemberTarget", Vertex::Member(shape, new), message);
        found.push(if severity >= Severity::Danger {
            difference.help(format!("let it target `{}` again, or add a member for the new type", old.target))
        } else {
            difference
        });
    }
}

/// The verdict on two targets; each pair is decided once.
fn verdict(cx: &Context<'_>, old: &ShapeId, new: &ShapeId) -> Verdict {
    let pair = (old.clone(), new.clone());
    if let Some(known) = cx.verdicts.borrow().get(&pair) {
        return known.clone();
    }
    // While the pair is being decided, it counts as compatible: only a list of nothing but itself comes here again.
    cx.verdicts.borrow_mut().insert(pair.clone(), compatible());
    let verdict = match (cx.old.shapes.get(old), cx.new.shapes.get(new)) {
        (Some(old), Some(new)) => decide(cx, old, new),
        _ => compatible(),
    };
    cx.verdicts.borrow_mut().insert(pair, verdict.clone());
    verdict
}

fn decide<'m>(cx: &Context<'m>, old: &'m Shape, new: &'m Shape) -> Verdict {
    let error = |reason: String| Verdict { severity: Severity::Error, reason };
    let (before, after) = (old.shape_type.as_str(), new.shape_type.as_str());
    if old.shape_type != new.shape_type {
        return error(format!("that was of type {before}, this is of type {after}"));
    }
    if is_named(old.shape_type) {
        return error(format!("generated code has the name of the {before}"));
    }
    if old.traits.has("smithy.api#enum") {
        return error("generated code has the name of a string with `@enum`".to_owned());
    }
    if cx.depth.get() >= MAX_DEPTH {
        return error(format!("what they consist of nests more than {MAX_DEPTH} levels deep"));
    }
    // What else differs is as bad as if one had become the other under the same name.
    let members = old.members.iter().zip(&new.members);
    let members = members.map(|(a, b)| Changed::new(Vertex::Member(old, a), Vertex::Member(new, b)));
    let changed = std::iter::once(Changed::new(Vertex::Shape(old), Vertex::Shape(new))).chain(members);
    cx.depth.set(cx.depth.get() + 1);
    let found = super::evaluate(cx, &Differences::of(changed.collect()));
    cx.depth.set(cx.depth.get() - 1);
    if found.is_empty() {
        return compatible();
    }
    let severity =
        found.iter().map(|difference| difference.event.severity).fold(Severity::Warning, Severity::max);
    let reasons: Vec<_> = found.iter().map(|difference| difference.event.message.as_str()).collect();
    let reason = reasons.join("; ");
    let reason = if severity > Severity::Warning { reason } else { format!("compatible, but {reason}") };
    Verdict { severity, reason }
}

fn compatible() -> Verdict {
    Verdict { severity: Severity::Warning, reason: "compatible, as both mean the same".to_owned() }
}

/// Whether shapes of a type have a name of their own in generated code.
fn is_named(shape_type: ShapeType) -> bool {
    matches!(
        shape_type,
        ShapeType::Enum
            | ShapeType::IntEnum
            | ShapeType::Structure
            | ShapeType::Union
            | ShapeType::Operation
            | ShapeType::Resource
            | ShapeType::Service
    )
}
