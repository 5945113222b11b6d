//! A shape's own members: where their targets come from, and which ones there have to be.

use super::merge::{unknown_target, DraftMember, Origin};
use crate::{Event, Location, Member, Node, NodeValue, Resource, Shape, ShapeId, ShapeType};

const ENUM_VALUE: &str = "smithy.api#enumValue";

/// Adds a member to those that mixins bring, of which the one at `position` has the same name.
///
/// # Errors
/// Why it cannot be added, and the id of the mixin's member if that is in its way.
pub(super) fn add(
    members: &mut Vec<Member>,
    position: Option<usize>,
    draft: DraftMember,
    resource: Option<&Resource>,
) -> Result<(), Box<(Event, Option<ShapeId>)>> {
    let DraftMember { mut member, origin } = draft;
    let from_resource = resource.filter(|_| origin == Origin::Elided).and_then(|resource| {
        let all = resource.identifiers.iter().chain(&resource.properties);
        let mut named = all.filter(|(name, _)| name == member.name());
        named.next().map(|(_, reference)| reference.target.clone())
    });
    let inherited = position.and_then(|position| members.get_mut(position));
    let target = match origin {
        Origin::Written => Some(member.target.clone()),
        Origin::Elided => from_resource.or_else(|| inherited.as_ref().map(|other| other.target.clone())),
        Origin::Applied => inherited.as_ref().map(|other| other.target.clone()),
    };
    let Some(target) = target else {
        return Err(Box::new((no_target(&member, origin), None)));
    };
    let Some(inherited) = inherited else {
        member.target = target;
        members.push(member);
        return Ok(());
    };
    if inherited.target != target {
        let mixin = inherited.mixins.last().cloned().unwrap_or_else(|| inherited.id.clone());
        return Err(Box::new((conflict(&member.id, &mixin, member.location), Some(mixin))));
    }
    for (id, value) in member.traits.iter() {
        inherited.traits.insert(id.clone(), value.clone());
    }
    if origin != Origin::Applied {
        inherited.location = member.location;
    }
    Ok(())
}

fn no_target(member: &Member, origin: Origin) -> Event {
    if origin == Origin::Applied {
        return unknown_target(&member.id, member.location);
    }
    let message =
        "the member's target is elided, but neither a mixin nor the resource after `for` has such a member";
    let event = Event::error("Model", message).on(&member.id).at(member.location);
    event.help(format!("write its target: `{}: Target`", member.name()))
}

pub(super) fn conflict(member: &ShapeId, mixin: &ShapeId, location: Location) -> Event {
    let message = format!("the member has another target than `{mixin}`, which a mixin brings");
    Event::error("Model", message)
        .on(member)
        .at(location)
        .help("rename one of the two, or give both the same target")
}

/// Lists and maps have members of certain names, and only these; enums have at least one.
pub(super) fn check(shape: &mut Shape, broken: bool, events: &mut Vec<Event>) -> bool {
    let kind = shape.shape_type.as_str();
    let names = fixed_members(shape.shape_type);
    if names.is_empty() {
        let needs_one = matches!(shape.shape_type, ShapeType::Enum | ShapeType::IntEnum);
        if needs_one && shape.members.is_empty() && !broken {
            let message = format!("the {kind} has no members, but needs at least one");
            events.push(Event::error("Model", message).on(&shape.id).at(shape.location));
            return false;
        }
        return true;
    }
    for member in shape.members.iter().filter(|member| !names.contains(&member.name())) {
        let message = format!("a {kind} has no member `{}`", member.name());
        let event = Event::error("Model", message).on(&shape.id).at(member.location);
        events.push(event.help(format!("its members are: {}", names.join(", "))));
    }
    shape.members.retain(|member| names.contains(&member.name()));
    shape.members.sort_by_key(|member| names.iter().position(|name| *name == member.name()));
    if are_complete(shape) {
        return true;
    }
    if !broken {
        let missing: Vec<&str> = names.iter().copied().filter(|name| shape.member(name).is_none()).collect();
        let message = format!("the {kind} lacks: {}", missing.join(", "));
        events.push(Event::error("Model", message).on(&shape.id).at(shape.location));
    }
    false
}

pub(super) fn are_complete(shape: &Shape) -> bool {
    fixed_members(shape.shape_type).iter().all(|name| shape.member(name).is_some())
}

/// The names of the members that a shape of this type has to have; nothing for types that can have any members.
fn fixed_members(shape_type: ShapeType) -> &'static [&'static str] {
    match shape_type {
        ShapeType::List => &["member"],
        ShapeType::Map => &["key", "value"],
        _ => &[],
    }
}

/// The value of an enum's member without one is its name.
pub(super) fn complete_enum_member(member: &mut Member) {
    if !member.traits.has(ENUM_VALUE) {
        let value = Node::new(NodeValue::String(member.name().to_string()), member.location);
        member.traits.insert(ShapeId::prelude("enumValue"), value);
    }
}
