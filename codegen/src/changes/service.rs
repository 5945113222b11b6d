//! What changed in the service itself, and in resources.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use smithy_model::{Reference, Resource, Service, Shape, ShapeId};

use super::compare::{Comparison, Subject};
use super::operations::OperationPair;
use super::{Kind, ServiceChange};
use crate::plan::Closure;

/// Compares what the services themselves have, their errors aside.
pub(super) fn compare(comparison: &mut Comparison<'_>, old: Option<&Shape>, new: Option<&Shape>) {
    let Some(shape) = new.or(old) else { return };
    let subject = Subject { shape: &shape.id, member: None };
    let id = |service: Option<&Shape>| service.map(|service| json!(service.id.as_str()));
    if id(old) != id(new) {
        comparison.facts.push(subject.fact(Kind::ServiceRenamed, id(old), id(new)));
    }
    let (Some(old), Some(new)) = (old, new) else { return };
    if let Some((old, new)) = old.as_service().zip(new.as_service()) {
        let version = |service: &Service| (!service.version.is_empty()).then(|| json!(service.version));
        if version(old) != version(new) {
            comparison.facts.push(subject.fact(Kind::VersionChanged, version(old), version(new)));
        }
        renames(comparison, subject, old, new);
    }
    comparison.traits(subject, &old.traits, &new.traits);
}

fn renames(comparison: &mut Comparison<'_>, subject: Subject<'_>, old: &Service, new: &Service) {
    let by_id = |service: &Service| service.rename.iter().cloned().collect::<BTreeMap<_, _>>();
    let (old, new) = (by_id(old), by_id(new));
    let ids: BTreeSet<&ShapeId> = old.keys().chain(new.keys()).collect();
    for id in ids.into_iter().filter(|id| old.get(*id) != new.get(*id)) {
        let subject = Subject { member: Some(id.as_str()), ..subject };
        let name = |names: &BTreeMap<ShapeId, String>| names.get(id).map(|name| json!(name));
        comparison.facts.push(subject.fact(Kind::RenameChanged, name(&old), name(&new)));
    }
}

/// The errors that every operation has now, or has no longer, with the operations for which that is a change. An error
/// that the operations listed themselves before is none.
pub(super) fn common_errors(
    service: Option<&Shape>,
    operations: &[OperationPair<'_>],
    (old, new): (&Closure, &Closure),
) -> Vec<ServiceChange> {
    let Some(service) = service else { return Vec::new() };
    let subject = Subject { shape: &service.id, member: None };
    let gained = |id: &ShapeId, before: &Closure, is_before: bool| -> Vec<ShapeId> {
        let both = operations.iter().filter_map(|pair| pair.old.zip(pair.new));
        let without = both.filter(|(old, new)| {
            let shape = if is_before { old } else { new };
            !before.errors(shape).contains(&id)
        });
        without.map(|(_, new)| new.id.clone()).collect()
    };
    let mut changes = Vec::new();
    for id in new.common_errors.iter().filter(|id| !old.common_errors.contains(id)) {
        let fact = subject.fact(Kind::ErrorAdded, None, Some(json!(id.as_str())));
        changes.push(ServiceChange { fact, reaches: gained(id, old, true) });
    }
    for id in old.common_errors.iter().filter(|id| !new.common_errors.contains(id)) {
        let fact = subject.fact(Kind::ErrorRemoved, Some(json!(id.as_str())), None);
        changes.push(ServiceChange { fact, reaches: gained(id, new, false) });
    }
    changes.retain(|change| !change.reaches.is_empty());
    changes
}

/// Compares two resources. What operations and resources they have is told only of those that both models have.
pub(super) fn resources(comparison: &mut Comparison<'_>, old: &Shape, new: &Shape, both: &BTreeSet<ShapeId>) {
    let Some((old, resource)) = old.as_resource().zip(new.as_resource()) else { return };
    let (old, now) = (properties(old, both), properties(resource, both));
    let names: BTreeSet<&String> = old.keys().chain(now.keys()).collect();
    for name in names {
        let subject = Subject { shape: &new.id, member: Some(name) };
        let of =
            |properties: &BTreeMap<String, Vec<ShapeId>>| properties.get(name).cloned().unwrap_or_default();
        let (old, now) = (of(&old), of(&now));
        let json = |ids: &[ShapeId]| ids.first().map(|id| json!(id.as_str()));
        if old.len() <= 1 && now.len() <= 1 {
            if old != now {
                let fact = subject.fact(Kind::ResourceChanged, json(&old), json(&now));
                comparison.facts.push(fact);
            }
            continue;
        }
        let mut tell = |id: &ShapeId, is_new: bool| {
            let id = json(std::slice::from_ref(id));
            let (before, after) = if is_new { (None, id) } else { (id, None) };
            comparison.facts.push(subject.fact(Kind::ResourceChanged, before, after));
        };
        old.iter().filter(|id| !now.contains(id)).for_each(|id| tell(id, false));
        now.iter().filter(|id| !old.contains(id)).for_each(|id| tell(id, true));
    }
}

/// What a resource has, by name: `create`, `identifiers.id`, and each of its `operations`.
fn properties(resource: &Resource, both: &BTreeSet<ShapeId>) -> BTreeMap<String, Vec<ShapeId>> {
    let mut properties = BTreeMap::<String, Vec<ShapeId>>::new();
    for (kind, named) in [("identifiers", &resource.identifiers), ("properties", &resource.properties)] {
        for (name, reference) in named {
            properties.entry(format!("{kind}.{name}")).or_default().push(reference.target.clone());
        }
    }
    let bound: [(&str, &[Reference]); 9] = [
        ("create", resource.create.as_slice()),
        ("put", resource.put.as_slice()),
        ("read", resource.read.as_slice()),
        ("update", resource.update.as_slice()),
        ("delete", resource.delete.as_slice()),
        ("list", resource.list.as_slice()),
        ("operations", &resource.operations),
        ("collectionOperations", &resource.collection_operations),
        ("resources", &resource.resources),
    ];
    for (kind, references) in bound {
        for reference in references.iter().filter(|reference| both.contains(&reference.target)) {
            properties.entry(kind.to_owned()).or_default().push(reference.target.clone());
        }
    }
    properties
}
