//! `SigV4Migration`: changes between the authentication schemes SigV4 and SigV4A that can lock clients out. Not all
//! credentials can sign with both, and they have different scopes.

use std::collections::BTreeMap;

use super::context::Context;
use super::differences::Differences;
use super::Difference;
use crate::selector::Vertex;
use crate::{Model, Node, Severity, Shape, ShapeId, ShapeType};

/// `SigV4Migration` of services, and of their operations.
pub(super) fn migrations<'m>(cx: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    for (old, new) in differences.shapes(ShapeType::Service) {
        let (before, after) = (schemes(cx.old, old, old), schemes(cx.new, new, new));
        found.extend(judge(Vertex::Shape(new), &before, &after));
    }
    let operations: BTreeMap<&ShapeId, (&Shape, &Shape)> =
        differences.shapes(ShapeType::Operation).map(|(old, new)| (&new.id, (old, new))).collect();
    if operations.is_empty() {
        return;
    }
    for service in cx.new_services() {
        let before = cx.old.shapes.get(&service.id).filter(|shape| shape.shape_type == ShapeType::Service);
        let Some(before) = before else { continue };
        let bound = cx.new_bindings(&service.id);
        for (old, new) in bound.into_iter().filter_map(|id| operations.get(id)) {
            let (before, after) = (schemes(cx.old, before, old), schemes(cx.new, service, new));
            found.extend(judge(Vertex::Shape(new), &before, &after));
        }
    }
}

fn judge(about: Vertex<'_>, before: &[&str], after: &[&str]) -> Option<Difference> {
    let place = |schemes: &[&str], id: &str| schemes.iter().position(|scheme| *scheme == id);
    let of = |schemes| Places {
        sigv4: place(schemes, "aws.auth#sigv4"),
        sigv4a: place(schemes, "aws.auth#sigv4a"),
    };
    let (what, help) = migration(&of(before), &of(after))?;
    Some(
        Difference::new(Severity::Danger, "SigV4Migration", about, format!("for `{}`, {what}", about.id()))
            .help(help),
    )
}

/// The authentication schemes of a service, or of its operation, the preferred one first. Without `@auth`, those of
/// the service in the order of their ids.
pub(super) fn schemes<'m>(model: &'m Model, service: &'m Shape, subject: &'m Shape) -> Vec<&'m str> {
    let auth = |shape: &'m Shape| shape.traits.get("smithy.api#auth").and_then(Node::as_array);
    if let Some(preferred) = auth(subject).or_else(|| auth(service)) {
        return preferred.iter().filter_map(Node::as_str).filter(|id| service.traits.has(id)).collect();
    }
    let is_scheme = |id: &ShapeId| {
        model.shapes.get(id).is_some_and(|definition| definition.traits.has("smithy.api#authDefinition"))
    };
    service.traits.iter().map(|(id, _)| id).filter(|id| is_scheme(id)).map(ShapeId::as_str).collect()
}

/// Where the two schemes stand in a list of preferences.
pub(super) struct Places {
    pub(super) sigv4: Option<usize>,
    pub(super) sigv4a: Option<usize>,
}

/// What a change of preferences does that can break clients, and what to do about it.
pub(super) fn migration(before: &Places, after: &Places) -> Option<(&'static str, &'static str)> {
    let to_sigv4 = "keep SigV4A first, as the scope of a SigV4 signature can be narrower";
    let to_sigv4a = "keep SigV4 first, as not all credentials that sign with SigV4 can sign with SigV4A";
    match ((before.sigv4, before.sigv4a), (after.sigv4, after.sigv4a)) {
        ((Some(_), None), (None, Some(_))) => Some(("SigV4A has replaced SigV4", to_sigv4a)),
        ((None, Some(_)), (Some(_), None)) => Some(("SigV4 has replaced SigV4A", to_sigv4)),
        ((Some(was), Some(was_a)), (Some(is), Some(is_a))) => match (was < was_a, is < is_a) {
            (true, false) => Some(("SigV4A is preferred to SigV4 now", to_sigv4a)),
            (false, true) => Some(("SigV4 is preferred to SigV4A now", to_sigv4)),
            _ => None,
        },
        ((None, Some(_)), (Some(is), Some(is_a))) if is < is_a => {
            Some(("SigV4 was added, and is preferred to SigV4A", to_sigv4))
        }
        ((Some(_), None), (Some(is), Some(is_a))) if is_a < is => {
            Some(("SigV4A was added, and is preferred to SigV4", to_sigv4a))
        }
        _ => None,
    }
}
