//! Inputs and outputs of operations, and the names that services give to shapes.

use std::collections::BTreeMap;

use super::context::Context;
use super::differences::Differences;
use super::Difference;
use crate::selector::Vertex;
use crate::{Operation, Reference, Severity, Shape, ShapeId, ShapeType};

/// `ChangedOperationInput`.
pub(super) fn inputs<'m>(_: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    changed_targets(differences, "Input", |operation| &operation.input, found);
}

/// `ChangedOperationOutput`.
pub(super) fn outputs<'m>(_: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    changed_targets(differences, "Output", |operation| &operation.output, found);
}

fn changed_targets(
    differences: &Differences<'_>,
    what: &str,
    of: fn(&Operation) -> &Reference,
    found: &mut Vec<Difference>,
) {
    for (old, new) in differences.shapes(ShapeType::Operation) {
        let targets = old.as_operation().zip(new.as_operation());
        let Some((before, after)) = targets.map(|(old, new)| (&of(old).target, &of(new).target)) else {
            continue;
        };
        if before != after {
            let message = format!(
                "the {} of `{}` was `{before}` and is `{after}` now",
                what.to_ascii_lowercase(),
                new.id
            );
            let id = format!("ChangedOperation{what}.From.{before}.To.{after}");
            let error = Difference::new(Severity::Error, id, Vertex::Shape(new), message);
            found.push(error.help(format!("keep `{before}`, and add what is new as optional members of it")));
        }
    }
}

/// `ServiceRename`: renames that are gone or changed, and new ones of shapes that the service had before.
pub(super) fn renames<'m>(cx: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    for (old, new) in differences.shapes(ShapeType::Service) {
        let (service, before, after) = (&new.id, names(old), names(new));
        if before == after {
            continue;
        }
        let mut error = |message: String| {
            let error = Difference::new(Severity::Error, "ServiceRename", Vertex::Shape(new), message);
            found.push(error.help("keep the name that the shape had in the service: generated code uses it"));
        };
        for (id, name) in &before {
            match after.get(id) {
                None => error(format!("`{service}` no longer calls `{id}` `{name}`")),
                Some(other) if other != name => {
                    error(format!("`{service}` called `{id}` `{name}`, and calls it `{other}` now"));
                }
                Some(_) => {}
            }
        }
        if after.keys().all(|id| before.contains_key(id)) {
            continue;
        }
        let closure = cx.old_closure(&old.id);
        for (id, name) in &after {
            if !before.contains_key(id) && closure.contains(id) {
                error(format!("`{service}` had `{id}` before, and calls it `{name}` now"));
            }
        }
    }
}

fn names(shape: &Shape) -> BTreeMap<&ShapeId, &str> {
    let renames = shape.as_service().map_or(&[][..], |service| &service.rename);
    renames.iter().map(|(id, name)| (id, name.as_str())).collect()
}
