//! What shapes are called in a file: which names are short, and which `use` statements make them so.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Detail, Model, Shape, ShapeId};

/// How a file refers to shapes.
pub(super) struct Names<'m> {
    model: &'m Model,
    namespace: &'m str,
    uses: BTreeMap<&'m str, &'m ShapeId>,
}

/// The names of a file, and the ids that it uses.
pub(super) fn of<'m>(
    model: &'m Model,
    namespace: &'m str,
    shapes: &[&'m Shape],
) -> (Names<'m>, Vec<&'m ShapeId>) {
    let mut referred = BTreeSet::new();
    shapes.iter().for_each(|shape| references(shape, &mut referred));
    let mut names = Names { model, namespace, uses: BTreeMap::new() };
    for id in referred {
        let name = id.name();
        let is_free = !names.is_own(name) && !names.is_prelude(name) && !is_keyword(name);
        let foreign = id.namespace() != namespace && id.namespace() != PRELUDE && id.member().is_none();
        if foreign && is_free && model.shape(id).is_some() {
            names.uses.entry(name).or_insert(id);
        }
    }
    let mut used: Vec<&ShapeId> = names.uses.values().copied().collect();
    used.sort();
    (names, used)
}

const PRELUDE: &str = "smithy.api";

impl Names<'_> {
    /// The shortest name that means this shape.
    pub(super) fn of<'i>(&self, id: &'i ShapeId) -> &'i str {
        let name = id.name();
        let short = id.member().is_none()
            && !is_keyword(name)
            && match id.namespace() {
                own if own == self.namespace => self.is_own(name),
                PRELUDE => self.is_prelude(name) && !self.is_own(name),
                _ => self.uses.get(name).is_some_and(|used| *used == id),
            };
        if short {
            name
        } else {
            id.as_str()
        }
    }

    fn is_own(&self, name: &str) -> bool {
        self.has(self.namespace, name)
    }

    fn is_prelude(&self, name: &str) -> bool {
        self.has(PRELUDE, name)
    }

    fn has(&self, namespace: &str, name: &str) -> bool {
        ShapeId::of(namespace, name).is_some_and(|id| self.model.shapes.contains_key(&id))
    }
}

/// Words that are values where a shape id could stand.
fn is_keyword(name: &str) -> bool {
    matches!(name, "true" | "false" | "null")
}

/// The ids that the text of a shape has to mention.
fn references<'m>(shape: &'m Shape, into: &mut BTreeSet<&'m ShapeId>) {
    into.extend(shape.traits.iter().map(|(id, _)| id));
    into.extend(&shape.mixins);
    for member in &shape.members {
        into.insert(&member.target);
        into.extend(member.traits.iter().map(|(id, _)| id));
    }
    let mut add = |references: &'m [crate::Reference]| {
        into.extend(references.iter().map(|reference| &reference.target));
    };
    match &shape.detail {
        Detail::None => {}
        Detail::Operation(operation) => {
            add(&operation.errors);
            add(std::slice::from_ref(&operation.input));
            add(std::slice::from_ref(&operation.output));
        }
        Detail::Service(service) => {
            [&service.operations, &service.resources, &service.errors].into_iter().for_each(|all| add(all));
        }
        Detail::Resource(resource) => {
            [&resource.operations, &resource.collection_operations, &resource.resources]
                .into_iter()
                .for_each(|all| add(all));
            resource.lifecycle().for_each(|(_, one)| add(std::slice::from_ref(one)));
            let named = resource.identifiers.iter().chain(&resource.properties);
            named.for_each(|(_, one)| add(std::slice::from_ref(one)));
        }
    }
}
