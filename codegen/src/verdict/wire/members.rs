//! Members of structures and unions, place by place: what is at the same place is compared, and what is only on one side
//! is ignored, missing, or unknown.

use std::collections::{BTreeMap, BTreeSet};

use smithy_model::{Member, Shape, ShapeId, ShapeType};

use super::places::{place, Labels, Message, Place};
use super::walk::Walk;
use super::{Effect, Part, Reader, Roles, Writer};
use crate::plan::{has_default, is_plain, key};

/// Compares two structures.
pub fn structures(
    walk: &mut Walk<'_, '_>,
    (old, new): (&Shape, &Shape),
    message: Message,
    labels: &(Labels, Labels),
    roles: Roles,
) {
    let old_places = places(walk.old, old, message, &labels.0);
    let new_places = places(walk.new, new, message, &labels.1);
    if message == Message::Request {
        content(walk, (old, &old_places), (new, &new_places));
    }
    let mut met = BTreeSet::new();
    let mut left = Vec::new();
    for member in &old.members {
        let Some(at) = old_places.get(member.name()) else { continue };
        let other = new.members.iter().find(|other| new_places.get(other.name()) == Some(at));
        match other {
            Some(other) => {
                met.insert(other.name());
                presence(walk, (old, member), (new, other), roles);
                walk.values((member, other), at, roles);
            }
            None => left.push((member, at)),
        }
    }
    for (member, at) in left {
        let other = new.member(member.name()).filter(|other| !met.contains(other.name()));
        match other.and_then(|other| Some((other, new_places.get(other.name())?))) {
            Some((other, to)) => {
                met.insert(other.name());
                moved(walk, (member, at), (other, to), roles);
            }
            None => removed(walk, member, at, roles),
        }
    }
    for member in new.members.iter().filter(|member| !met.contains(member.name())) {
        if let Some(at) = new_places.get(member.name()) {
            added(walk, member, at, roles);
        }
    }
}

/// The places of a structure's members, by their names.
fn places<'s>(
    part: &Part<'_>,
    shape: &'s Shape,
    message: Message,
    labels: &Labels,
) -> BTreeMap<&'s str, Place> {
    shape.members.iter().map(|member| (member.name(), place(part, message, labels, member))).collect()
}

/// Whether a message without the member is not complete: nothing fills it.
fn is_needed(member: &Member) -> bool {
    member.traits.has("smithy.api#required") && !has_default(member)
}

/// What becomes of a message without a member that who reads it needs, or does not.
fn absent(needed: bool, reader: Reader) -> Effect {
    match (needed, reader) {
        (false, _) => Effect::Travels,
        (true, Reader::Service) => Effect::Refused,
        // It is filled, and the caller is told.
        (true, Reader::Caller) => Effect::Lost,
    }
}

/// A service whose operation takes no content refuses to read a request that has some, whatever is in it.
fn content(
    walk: &mut Walk<'_, '_>,
    (old, old_places): (&Shape, &BTreeMap<&str, Place>),
    (new, new_places): (&Shape, &BTreeMap<&str, Place>),
) {
    if !(walk.old.has_bindings() && walk.new.has_bindings()) {
        return;
    }
    let has = |places: &BTreeMap<&str, Place>| places.values().any(|place| !place.is_text());
    let (what, sender) = match (has(old_places), has(new_places)) {
        (true, false) => ("no body any more", Writer::Old),
        (false, true) => ("a body now", Writer::New),
        _ => return,
    };
    let ways = Roles::REQUESTS.ways(|writer, _| match writer == sender {
        true => Effect::Unreadable,
        false => Effect::Travels,
    });
    let item = if sender == Writer::Old { &old.id } else { &new.id };
    walk.tell(item, what, ways);
}

/// A place that has the whole body to itself.
fn is_whole(place: &Place) -> bool {
    matches!(place, Place::Payload)
}

/// Whether a member's value is a JSON object, as are bodies of several members: what is in it is not found at the wrong
/// level. Any other body is none of JSON, or none that a structure is read from.
fn is_object(part: &Part<'_>, member: &Member) -> bool {
    part.shape(&member.target).is_some_and(|target| target.shape_type == ShapeType::Structure)
}

/// Whether any body is read as a member's value. A service looks at its media type before.
fn takes_any(part: &Part<'_>, member: &Member, reader: Reader) -> bool {
    let Some(target) = part.shape(&member.target) else { return false };
    match target.shape_type {
        ShapeType::Document => true,
        ShapeType::Blob => reader == Reader::Caller || !target.traits.has("smithy.api#mediaType"),
        ShapeType::String | ShapeType::Enum => reader == Reader::Caller,
        _ => false,
    }
}

/// Whether something inside of a member's value is needed.
fn needs_parts(part: &Part<'_>, member: &Member) -> bool {
    part.shape(&member.target).is_some_and(|target| target.members.iter().any(is_needed))
}

/// A member that may be left out on one side, and is needed on the other.
fn presence(
    walk: &mut Walk<'_, '_>,
    (old, before): (&Shape, &Member),
    (new, after): (&Shape, &Member),
    roles: Roles,
) {
    let what = match (is_needed(before), is_needed(after)) {
        (false, true) => "required now",
        (true, false) => "no longer required",
        _ => return,
    };
    let ways = roles.ways(|writer, reader| match writer {
        Writer::Old => absent(!is_plain(old, before) && is_needed(after), reader),
        Writer::New => absent(!is_plain(new, after) && is_needed(before), reader),
    });
    walk.tell(&before.id, what, ways);
}

/// A member that has another place: who reads looks for it where it is not.
fn moved(
    walk: &mut Walk<'_, '_>,
    (before, from): (&Member, &Place),
    (after, to): (&Member, &Place),
    roles: Roles,
) {
    let (old, new) = (walk.old, walk.new);
    let ways = roles.ways(|writer, reader| {
        let (part, expected, place) = match writer {
            Writer::Old => (new, after, to),
            Writer::New => (old, before, from),
        };
        let objects = is_object(old, before) && is_object(new, after);
        if (is_whole(from) || is_whole(to)) && !objects {
            return match is_whole(place) && takes_any(part, expected, reader) {
                true => Effect::Lost,
                false => Effect::Unreadable,
            };
        }
        // A body that is not the value is read as if it were.
        let needed = if is_whole(place) { needs_parts(part, expected) } else { is_needed(expected) };
        absent(needed, reader).max(Effect::Lost)
    });
    walk.tell(&before.id, format!("moved from {} to {}", from.words(), to.words()), ways);
}

/// A member that is gone: a service ignores it, and answers without it.
fn removed(walk: &mut Walk<'_, '_>, member: &Member, at: &Place, roles: Roles) {
    let readable = !is_whole(at) || is_object(walk.old, member);
    let ways = roles.ways(|writer, reader| match (writer, reader) {
        (Writer::Old, _) if !readable => Effect::Unreadable,
        (Writer::Old, Reader::Service) => Effect::Lost,
        // What callers had is not there any more, whether they need it or not.
        (Writer::New, Reader::Caller) => Effect::Lost,
        (Writer::New, Reader::Service) => absent(is_needed(member), reader),
        (Writer::Old, Reader::Caller) => Effect::Travels,
    });
    walk.tell(&member.id, "removed", ways);
}

/// A member that is new: who does not know it yet neither sends nor reads it.
fn added(walk: &mut Walk<'_, '_>, member: &Member, at: &Place, roles: Roles) {
    let readable = !is_whole(at) || is_object(walk.new, member);
    let ways = roles.ways(|writer, reader| match (writer, reader) {
        (Writer::New, _) if !readable => Effect::Unreadable,
        (Writer::Old, _) => absent(is_needed(member), reader),
        (Writer::New, Reader::Service) => Effect::Lost,
        (Writer::New, Reader::Caller) => Effect::Travels,
    });
    walk.tell(&member.id, "added", ways);
}

/// A union where there was a structure, or the other way round: one member is as good as all of a structure that needs
/// none, but all are too many for a union.
pub fn one_or_all(walk: &mut Walk<'_, '_>, (old, new): (&Shape, &Shape), item: &ShapeId, roles: Roles) {
    let ways = roles.ways(|writer, reader| {
        let (written, expected) = match writer {
            Writer::Old => (old, new),
            Writer::New => (new, old),
        };
        let same = |member: &Member| {
            let other = expected.members.iter().find(|other| key(other) == key(member));
            other.is_some_and(|other| other.target.name() == member.target.name())
        };
        match expected.shape_type == ShapeType::Structure && written.members.iter().all(same) {
            true => absent(expected.members.iter().any(is_needed), reader),
            false => Effect::Unreadable,
        }
    });
    let what = format!("{} became {}", old.shape_type.as_str(), new.shape_type.as_str());
    walk.tell(item, what, ways);
}

/// Compares two unions: a member that is not known is an error to a service, and kept as it is by a caller.
pub fn unions(walk: &mut Walk<'_, '_>, (old, new): (&Shape, &Shape), roles: Roles) {
    let none = Labels::new();
    let old_places = places(walk.old, old, Message::Nested, &none);
    let new_places = places(walk.new, new, Message::Nested, &none);
    let unknown = |of: Writer| {
        roles.ways(|writer, reader| match reader {
            Reader::Service if writer == of => Effect::Unreadable,
            _ => Effect::Travels,
        })
    };
    let mut met = BTreeSet::new();
    for member in &old.members {
        let at = old_places.get(member.name());
        let other = new.members.iter().find(|other| new_places.get(other.name()) == at);
        let (Some(at), Some(other)) = (at, other) else {
            walk.tell(&member.id, "removed", unknown(Writer::Old));
            continue;
        };
        met.insert(other.name());
        walk.values((member, other), at, roles);
    }
    for member in new.members.iter().filter(|member| !met.contains(member.name())) {
        walk.tell(&member.id, "added", unknown(Writer::New));
    }
}
