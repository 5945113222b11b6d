//! Errors of operations and services that are new or gone.

use std::collections::BTreeSet;

use super::context::Context;
use super::differences::Differences;
use super::Difference;
use crate::selector::Vertex;
use crate::{Reference, Severity, Shape, ShapeId, ShapeType};

/// `AddedOperationError`.
pub(super) fn added_to_operations<'m>(
    cx: &Context<'m>,
    differences: &Differences<'m>,
    found: &mut Vec<Difference>,
) {
    for (old, new) in differences.shapes(ShapeType::Operation) {
        for error in errors(new).difference(&errors(old)) {
            let message = format!(
                "`{}` can fail with `{error}` now; that breaks nobody as long as only what clients newly do \
                 leads to it",
                new.id
            );
            let id = format!("AddedOperationError.{}", error.name());
            let warning = Difference::new(Severity::Warning, id, Vertex::Shape(new), message);
            let place = cx.new.shapes.get(*error).map(|shape| shape.location);
            found.push(match place {
                Some(place) => warning.at(place),
                None => warning,
            });
        }
    }
}

/// `RemovedOperationError`.
pub(super) fn removed_from_operations<'m>(
    _: &Context<'m>,
    differences: &Differences<'m>,
    found: &mut Vec<Difference>,
) {
    for (old, new) in differences.shapes(ShapeType::Operation) {
        for error in errors(old).difference(&errors(new)) {
            let message = format!("`{}` no longer fails with `{error}`", new.id);
            let id = format!("RemovedOperationError.{}", error.name());
            found.push(Difference::new(Severity::Warning, id, Vertex::Shape(new), message));
        }
    }
}

/// `AddedServiceError`.
pub(super) fn added_to_services<'m>(
    _: &Context<'m>,
    differences: &Differences<'m>,
    found: &mut Vec<Difference>,
) {
    for (old, new) in differences.shapes(ShapeType::Service) {
        for error in errors(new).difference(&errors(old)) {
            let message = format!(
                "every operation of `{}` can fail with `{error}` now; that breaks nobody as long as only what \
                 clients newly do leads to it",
                new.id
            );
            found.push(Difference::new(Severity::Warning, "AddedServiceError", Vertex::Shape(new), message));
        }
    }
}

/// `RemovedServiceError`.
pub(super) fn removed_from_services<'m>(
    _: &Context<'m>,
    differences: &Differences<'m>,
    found: &mut Vec<Difference>,
) {
    for (old, new) in differences.shapes(ShapeType::Service) {
        for error in errors(old).difference(&errors(new)) {
            let message = format!("`{error}` is no longer an error of every operation of `{}`", new.id);
            found.push(Difference::new(
                Severity::Warning,
                "RemovedServiceError",
                Vertex::Shape(new),
                message,
            ));
        }
    }
}

/// The errors of an operation or a service.
fn errors(shape: &Shape) -> BTreeSet<&ShapeId> {
    let of_operation = shape.as_operation().map(|operation| &operation.errors);
    let errors = of_operation.or_else(|| shape.as_service().map(|service| &service.errors));
    let errors: &[Reference] = errors.map_or(&[], Vec::as_slice);
    errors.iter().map(|error| &error.target).collect()
}
