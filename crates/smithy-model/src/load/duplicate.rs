//! What happens when a shape is defined more than once.

use std::collections::btree_map::Entry;

use super::merge::{Draft, DraftMember, Drafts, Origin};
use super::scope::Kinds;
use super::traits;
use crate::{Event, Severity, ShapeId, Traits};

/// Adds a definition; one that is there already has to be the same but for its traits, which are merged.
pub(super) fn add(drafts: &mut Drafts, draft: Draft, kinds: &Kinds, events: &mut Vec<Event>) {
    let first = match drafts.entry(draft.shape.id.clone()) {
        Entry::Occupied(first) => first.into_mut(),
        Entry::Vacant(place) => {
            place.insert(draft);
            return;
        }
    };
    let (id, location) = (draft.shape.id.clone(), draft.shape.location);
    if !is_same(first, &draft) {
        // Of what an error hides nobody can say whether it is the same.
        if !first.broken && !draft.broken {
            let message = "the shape is defined already, and differently";
            let event = Event::error("Model", message).on(&id).at(location);
            events.push(event.help("rename or remove one of the two definitions"));
        }
        return;
    }
    // A model may bring its own copy of the prelude, with documentation of its own: the built-in one stands.
    if draft.shape.built_in {
        *first = draft;
        return;
    }
    let message = "the shape is defined already, and in the same way";
    let event = Event::new(Severity::Note, "Model.IgnoredDuplicateDefinition", message);
    events.push(event.on(&id).at(location));
    merge_traits(&mut first.shape.traits, draft.shape.traits, &id, kinds, events);
    for DraftMember { member, .. } in draft.members {
        let same = first.members.iter_mut().find(|other| other.member.id == member.id);
        if let Some(same) = same {
            merge_traits(&mut same.member.traits, member.traits, &member.id, kinds, events);
        }
    }
}

fn merge_traits(into: &mut Traits, traits: Traits, on: &ShapeId, kinds: &Kinds, events: &mut Vec<Event>) {
    for (id, value) in traits.iter() {
        let kind = kinds.get(id).copied();
        traits::merge(into, id.clone(), value.clone(), kind, on, value.location, events);
    }
}

/// Whether two definitions are the same, traits aside.
fn is_same(a: &Draft, b: &Draft) -> bool {
    let targets = |draft: &Draft| {
        let mut targets: Vec<(ShapeId, Option<ShapeId>)> = draft.members.iter().map(target).collect();
        targets.sort();
        targets
    };
    a.shape.shape_type == b.shape.shape_type
        && a.shape.detail == b.shape.detail
        && a.mixins == b.mixins
        && a.resource == b.resource
        && targets(a) == targets(b)
}

fn target(DraftMember { member, origin }: &DraftMember) -> (ShapeId, Option<ShapeId>) {
    (member.id.clone(), (*origin == Origin::Written).then(|| member.target.clone()))
}
