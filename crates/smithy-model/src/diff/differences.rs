//! What differs between two models: shapes, members, traits and metadata that are new, gone or changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::selector::Vertex;
use crate::{Detail, Member, Model, Node, Reference, Shape, ShapeId, ShapeType, Traits};

/// What differs between two models. Members count as shapes, as they do in Smithy's own comparison.
#[derive(Default)]
pub(super) struct Differences<'m> {
    /// Shapes and members that only the new model has.
    pub(super) added: Vec<Vertex<'m>>,
    /// Shapes and members that only the old model has.
    pub(super) removed: Vec<Vertex<'m>>,
    /// Shapes and members that both have, but not alike. A shape changes with its members.
    pub(super) changed: Vec<Changed<'m>>,
    /// Metadata that only the new model has.
    pub(super) added_metadata: Vec<(&'m str, &'m Node)>,
    /// Metadata that only the old model has.
    pub(super) removed_metadata: Vec<(&'m str, &'m Node)>,
    /// Metadata with another value than before: key, old and new value.
    pub(super) changed_metadata: Vec<(&'m str, &'m Node, &'m Node)>,
}

/// A shape or member that changed.
pub(super) struct Changed<'m> {
    pub(super) old: Vertex<'m>,
    pub(super) new: Vertex<'m>,
    /// Its traits that are new, gone or changed, in the order of their ids.
    pub(super) traits: Vec<TraitChange<'m>>,
}

/// A trait that changed: absent before, or now, or with another value.
#[derive(Clone, Copy)]
pub(super) struct TraitChange<'m> {
    pub(super) id: &'m ShapeId,
    pub(super) old: Option<&'m Node>,
    pub(super) new: Option<&'m Node>,
}

/// A member with its shape.
pub(super) type MemberOf<'m> = (&'m Shape, &'m Member);

impl<'m> Differences<'m> {
    /// Compares two models. Built-in shapes are those of this crate, and the same in both.
    pub(super) fn find(old: &'m Model, new: &'m Model) -> Self {
        let mut found = Self::default();
        for shape in old.own_shapes() {
            match new.shapes.get(&shape.id) {
                Some(other) => found.compare(shape, other),
                None => found.removed.extend(with_members(shape)),
            }
        }
        let added = new.own_shapes().filter(|shape| !old.shapes.contains_key(&shape.id));
        found.added.extend(added.flat_map(with_members));
        for (key, value) in &old.metadata {
            match new.metadata.get(key) {
                Some(other) if other != value => found.changed_metadata.push((key, value, other)),
                Some(_) => {}
                None => found.removed_metadata.push((key, value)),
            }
        }
        let added = new.metadata.iter().filter(|(key, _)| !old.metadata.contains_key(*key));
        found.added_metadata.extend(added.map(|(key, value)| (key.as_str(), value)));
        found
    }

    /// Only that these changed, whether they are alike or not.
    pub(super) fn of(changed: Vec<Changed<'m>>) -> Self {
        Self { changed, ..Self::default() }
    }

    /// Changed shapes that are of this type in both models.
    pub(super) fn shapes(&self, of: ShapeType) -> impl Iterator<Item = (&'m Shape, &'m Shape)> + '_ {
        self.changed.iter().filter_map(move |changed| match (changed.old, changed.new) {
            (Vertex::Shape(old), Vertex::Shape(new)) if old.shape_type == of && new.shape_type == of => {
                Some((old, new))
            }
            _ => None,
        })
    }

    /// Changed members.
    pub(super) fn members(&self) -> impl Iterator<Item = (MemberOf<'m>, MemberOf<'m>)> + '_ {
        self.changed.iter().filter_map(|changed| match (changed.old, changed.new) {
            (Vertex::Member(old_shape, old), Vertex::Member(new_shape, new)) => {
                Some(((old_shape, old), (new_shape, new)))
            }
            _ => None,
        })
    }

    fn compare(&mut self, old: &'m Shape, new: &'m Shape) {
        if is_same(old, new) {
            return;
        }
        self.changed.push(Changed::new(Vertex::Shape(old), Vertex::Shape(new)));
        // Enums have hundreds of members: looking each up by walking them would be slow.
        let by_name: BTreeMap<&str, &Member> =
            old.members.iter().map(|member| (member.name(), member)).collect();
        for member in &new.members {
            match by_name.get(member.name()) {
                Some(before) if *before == member => {}
                Some(before) => {
                    self.changed.push(Changed::new(Vertex::Member(old, before), Vertex::Member(new, member)))
                }
                None => self.added.push(Vertex::Member(new, member)),
            }
        }
        let names: BTreeSet<&str> = new.members.iter().map(Member::name).collect();
        let gone = old.members.iter().filter(|member| !names.contains(member.name()));
        self.removed.extend(gone.map(|member| Vertex::Member(old, member)));
    }
}

impl<'m> Changed<'m> {
    pub(super) fn new(old: Vertex<'m>, new: Vertex<'m>) -> Self {
        Self { old, new, traits: trait_changes(old, new) }
    }

    /// A trait that is there in both models, with different values.
    pub(super) fn updated_trait(&self, id: &str) -> Option<(&'m Node, &'m Node)> {
        let change = self.traits.iter().find(|change| change.id.as_str() == id)?;
        change.old.zip(change.new)
    }
}

fn with_members(shape: &Shape) -> impl Iterator<Item = Vertex<'_>> {
    std::iter::once(Vertex::Shape(shape))
        .chain(shape.members.iter().map(move |member| Vertex::Member(shape, member)))
}

/// Whether two shapes are alike. The order of operations, resources and errors says nothing.
fn is_same(old: &Shape, new: &Shape) -> bool {
    if old == new {
        return true;
    }
    let alike = old.shape_type == new.shape_type
        && old.traits == new.traits
        && old.members == new.members
        && old.mixins == new.mixins;
    alike && in_order(&old.detail) == in_order(&new.detail)
}

fn in_order(detail: &Detail) -> Detail {
    let mut detail = detail.clone();
    let sort = |references: &mut Vec<Reference>| references.sort_by(|a, b| a.target.cmp(&b.target));
    match &mut detail {
        Detail::None => {}
        Detail::Operation(operation) => sort(&mut operation.errors),
        Detail::Resource(resource) => {
            resource.identifiers.sort_by(|(a, _), (b, _)| a.cmp(b));
            resource.properties.sort_by(|(a, _), (b, _)| a.cmp(b));
            sort(&mut resource.operations);
            sort(&mut resource.collection_operations);
            sort(&mut resource.resources);
        }
        Detail::Service(service) => {
            service.rename.sort();
            sort(&mut service.operations);
            sort(&mut service.resources);
            sort(&mut service.errors);
        }
    }
    detail
}

/// The traits that differ, in the order of their ids.
fn trait_changes<'m>(old: Vertex<'m>, new: Vertex<'m>) -> Vec<TraitChange<'m>> {
    let mut changes = Vec::new();
    let gone = old.traits().iter().filter(|(id, _)| !has(new, new.traits(), id.as_str()));
    changes.extend(gone.map(|(id, value)| TraitChange { id, old: Some(value), new: None }));
    for (id, value) in new.traits().iter() {
        match old.traits().get(id.as_str()) {
            Some(before) if is_same_value(id.as_str(), before, value) => {}
            Some(before) => changes.push(TraitChange { id, old: Some(before), new: Some(value) }),
            None if has(old, old.traits(), id.as_str()) => {}
            None => changes.push(TraitChange { id, old: None, new: Some(value) }),
        }
    }
    changes.sort_by_key(|change| change.id);
    changes
}

/// Whether a trait is there. An enum shape says what `@enum` says, in other words.
fn has(of: Vertex<'_>, traits: &Traits, id: &str) -> bool {
    let is_enum = matches!(of, Vertex::Shape(shape) if shape.shape_type == ShapeType::Enum);
    traits.has(id) || (is_enum && id == "smithy.api#enum")
}

/// A trait, a member of its value, and which value of that says no more than its absence.
type SaidOrNot = (&'static str, &'static str, fn(&Node) -> bool);

/// Members of traits that mean the same when they are absent as with a certain value.
const SAID_OR_NOT: &[SaidOrNot] = &[
    ("smithy.api#http", "code", |node| node.as_number().is_some_and(|code| code.as_i128() == Some(200))),
    ("smithy.api#cors", "origin", |node| node.as_str() == Some("*")),
    ("smithy.api#cors", "maxAge", |node| node.as_number().is_some_and(|age| age.as_i128() == Some(600))),
    ("smithy.api#cors", "additionalAllowedHeaders", is_empty),
    ("smithy.api#cors", "additionalExposedHeaders", is_empty),
    ("smithy.api#retryable", "throttling", is_false),
    ("smithy.api#trait", "selector", |node| node.as_str() == Some("*")),
    ("smithy.api#trait", "conflicts", is_empty),
    ("smithy.api#trait", "breakingChanges", is_empty),
    ("aws.api#arn", "absolute", is_false),
    ("aws.api#arn", "noAccount", is_false),
    ("aws.api#arn", "noRegion", is_false),
];

fn is_empty(node: &Node) -> bool {
    node.as_array().is_some_and(<[Node]>::is_empty)
}

fn is_false(node: &Node) -> bool {
    node.as_bool() == Some(false)
}

/// Whether two values of a trait mean the same.
fn is_same_value(id: &str, old: &Node, new: &Node) -> bool {
    if old == new {
        return true;
    }
    let (Some(before), Some(after)) = (old.as_object(), new.as_object()) else { return false };
    let optional: Vec<_> = SAID_OR_NOT.iter().filter(|(of, ..)| *of == id).collect();
    if optional.is_empty() {
        return false;
    }
    let unsaid = |key: &str, value: &Node| {
        optional.iter().any(|(_, member, is_default)| *member == key && is_default(value))
    };
    let mut both = before.iter().map(|entry| (entry, new)).chain(after.iter().map(|entry| (entry, old)));
    both.all(|(entry, other)| match other.get(&entry.key) {
        Some(value) => *value == entry.value,
        None => unsaid(&entry.key, &entry.value),
    })
}
