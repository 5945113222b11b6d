//! What services and resources consist of: operations and resources that are bound to them, and identifiers.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::differences::Differences;
use super::Difference;
use crate::selector::Vertex;
use crate::{Detail, Severity, Shape, ShapeId, ShapeType};

/// What is bound to a service or resource: operations (of a resource, those without a place in its lifecycle) and
/// resources.
struct Bound<'m> {
    operations: BTreeSet<&'m ShapeId>,
    resources: BTreeSet<&'m ShapeId>,
}

/// `AddedOperationBinding`, `AddedResourceBinding`.
pub(super) fn added<'m>(_: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    for (entity, before, after) in entities(differences) {
        let operations = after.operations.difference(&before.operations).map(|id| ("Operation", id));
        let resources = after.resources.difference(&before.resources).map(|id| ("Resource", id));
        for (kind, child) in operations.chain(resources) {
            let message = format!(
                "the {} `{child}` is bound to the {} `{}` now",
                kind.to_ascii_lowercase(),
                entity.shape_type.as_str(),
                entity.id
            );
            let id = format!("Added{kind}Binding.To{}.{}", entity_kind(entity), child.name());
            found.push(Difference::new(Severity::Note, id, Vertex::Shape(entity), message));
        }
    }
}

/// `RemovedOperationBinding`, `RemovedResourceBinding`: errors, unless the operation is one of the service's still.
pub(super) fn removed<'m>(cx: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    for (entity, before, after) in entities(differences) {
        let about = Vertex::Shape(entity);
        let own_kind = entity_kind(entity);
        let whole = format!("the {} `{}`", entity.shape_type.as_str(), entity.id);
        let gone: Vec<_> = before.operations.difference(&after.operations).collect();
        let still = match entity.shape_type {
            ShapeType::Service if !gone.is_empty() => cx.new_bindings(&entity.id),
            _ => BTreeSet::new(),
        };
        for operation in gone {
            let id = format!("RemovedOperationBinding.From{own_kind}.{}", operation.name());
            if still.contains(operation) {
                let message = format!(
                    "the operation `{operation}` is bound to a resource of {whole} now, no longer to itself"
                );
                found.push(Difference::new(Severity::Note, id, about, message));
            } else {
                let message = format!("the operation `{operation}` is no longer bound to {whole}");
                let error = Difference::new(Severity::Error, id, about, message);
                found.push(
                    error.help("bind it again: clients that call it stop working; `@deprecated` warns them"),
                );
            }
        }
        for resource in before.resources.difference(&after.resources) {
            let id = format!("RemovedResourceBinding.From{own_kind}.{}", resource.name());
            let message = format!("the resource `{resource}` is no longer bound to {whole}");
            let error = Difference::new(Severity::Error, id, about, message);
            found.push(error.help("bind it again: clients that call its operations stop working"));
        }
    }
}

/// `ChangedResourceIdentifiers`.
pub(super) fn resource_identifiers<'m>(
    _: &Context<'m>,
    differences: &Differences<'m>,
    found: &mut Vec<Difference>,
) {
    for (old, new) in differences.shapes(ShapeType::Resource) {
        let (Some(before), Some(after)) = (identifiers(old), identifiers(new)) else { continue };
        if before != after {
            let message = format!(
                "the identifiers of `{}` were {} and are {} now",
                new.id,
                listed(&before),
                listed(&after)
            );
            let error =
                Difference::new(Severity::Error, "ChangedResourceIdentifiers", Vertex::Shape(new), message);
            found.push(error.help("keep the identifiers: whoever stored them finds the resource no more"));
        }
    }
}

/// Services and resources that changed, with what is bound to them before and after.
fn entities<'m, 'd>(
    differences: &'d Differences<'m>,
) -> impl Iterator<Item = (&'m Shape, Bound<'m>, Bound<'m>)> + 'd {
    differences.changed.iter().filter_map(|changed| match (changed.old, changed.new) {
        (Vertex::Shape(old), Vertex::Shape(new)) => Some((new, bound(old)?, bound(new)?)),
        _ => None,
    })
}

fn bound(shape: &Shape) -> Option<Bound<'_>> {
    let (operations, resources) = match &shape.detail {
        Detail::Service(service) => (&service.operations, &service.resources),
        Detail::Resource(resource) => (&resource.operations, &resource.resources),
        Detail::Operation(_) | Detail::None => return None,
    };
    Some(Bound {
        operations: operations.iter().map(|reference| &reference.target).collect(),
        resources: resources.iter().map(|reference| &reference.target).collect(),
    })
}

fn entity_kind(entity: &Shape) -> &'static str {
    match entity.shape_type {
        ShapeType::Resource => "Resource",
        _ => "Service",
    }
}

fn identifiers(shape: &Shape) -> Option<BTreeMap<&str, &ShapeId>> {
    let resource = shape.as_resource()?;
    Some(resource.identifiers.iter().map(|(name, reference)| (name.as_str(), &reference.target)).collect())
}

fn listed(identifiers: &BTreeMap<&str, &ShapeId>) -> String {
    if identifiers.is_empty() {
        return "none".to_owned();
    }
    let each: Vec<_> = identifiers.iter().map(|(name, target)| format!("`{name}: {target}`")).collect();
    each.join(", ")
}
