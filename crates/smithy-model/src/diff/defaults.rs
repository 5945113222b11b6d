//! Defaults of shapes and members that are new, gone or changed.

use super::context::Context;
use super::differences::Differences;
use super::{words, Difference};
use crate::load::{had_zero, is_zero};
use crate::selector::Vertex;
use crate::{Member, Model, Node, NodeValue, Severity};

const DEFAULT: &str = "smithy.api#default";

/// `ChangedDefault`.
pub(super) fn defaults<'m>(cx: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    for changed in &differences.changed {
        let Some(change) = changed.traits.iter().find(|change| change.id.as_str() == DEFAULT) else {
            continue;
        };
        match (change.old, change.new) {
            (Some(old), None) => found.extend(removed(cx.new, changed.new, old)),
            (None, Some(new)) => found.extend(added(changed.new, new)),
            (Some(old), Some(new)) => found.push(updated(cx.new, changed.new, old, new)),
            (None, None) => {}
        }
    }
}

fn removed(model: &Model, about: Vertex<'_>, old: &Node) -> Option<Difference> {
    // Without a default of its own, a member has that of its target: where that is null as well, nothing changed.
    let still_null = |member: &Member| {
        let target = model.shapes.get(&member.target).and_then(|target| target.traits.get(DEFAULT));
        is_null(old) && target.is_none_or(is_null)
    };
    if matches!(about, Vertex::Member(_, member) if still_null(member)) {
        return None;
    }
    let message = format!("the default {} of `{}` is gone", words::value(old), about.id());
    let error = Difference::new(Severity::Error, "ChangedDefault", about, message);
    Some(error.help("bring it back: in generated code, what had a default was always there"))
}

fn added(about: Vertex<'_>, new: &Node) -> Option<Difference> {
    let help = match about {
        Vertex::Member(_, member) => {
            if member.traits.has("smithy.api#addedDefault") || is_null(new) {
                return None;
            }
            "add `@addedDefault` as well, so that generators know that it was optional before"
        }
        Vertex::Shape(_) => "remove it, and give a default to members that target the shape",
    };
    let message = format!("`{}` has the default {} now, and had none", about.id(), words::value(new));
    let error = Difference::new(Severity::Error, "ChangedDefault", about, message);
    Some(error.at(new.location).help(help))
}

fn updated(model: &Model, about: Vertex<'_>, old: &Node, new: &Node) -> Difference {
    let message =
        format!("the default of `{}` was {} and is {} now", about.id(), words::value(old), words::value(new));
    let (severity, help) = match about {
        Vertex::Shape(_) => (Severity::Error, "keep it: generated code has the old value"),
        Vertex::Member(_, member) => {
            let target = model.shapes.get(&member.target);
            let zero =
                |default: &Node| target.is_some_and(|target| had_zero(target.shape_type)) && is_zero(default);
            if zero(old) == zero(new) {
                (Severity::Danger, "keep it if you can: released clients go on with the old value")
            } else {
                (
                    Severity::Error,
                    "keep it: a default of zero or false is generated differently from any other",
                )
            }
        }
    };
    Difference::new(severity, "ChangedDefault", about, message).at(new.location).help(help)
}

fn is_null(node: &Node) -> bool {
    matches!(node.value, NodeValue::Null)
}
