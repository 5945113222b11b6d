//! Rules about where traits are applied.

use std::collections::BTreeMap;

use super::context::{event, list, trait_name, Context};
use crate::selector::Vertex;
use crate::{Event, Node, Severity, ShapeId, ShapeType};

/// `TraitTarget`: traits on shapes that their selector does not match.
pub(super) fn trait_targets(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (at, vertex) in cx.own() {
        for (id, node) in vertex.traits().iter() {
            let Some(definition) = cx.model.shapes.get(id) else { continue };
            let name = trait_name(id.as_str());
            let error =
                |message: String| event(Severity::Error, "TraitTarget", vertex, message).at(node.location);
            if !definition.traits.has("smithy.api#trait") {
                events.push(error(format!("`{id}` is applied as a trait, but has no @trait")));
                continue;
            }
            if definition.traits.has("smithy.api#mixin") {
                events.push(error(format!("@{name} is a mixin, which can only be mixed in, not applied")));
                continue;
            }
            let selector = definition.traits.get("smithy.api#trait").and_then(|node| node.get("selector"));
            let Some(selector) = selector.and_then(Node::as_str).filter(|selector| *selector != "*") else {
                continue;
            };
            // What a target that does not exist would match, nobody can say; `Target` reports it.
            if let Vertex::Member(_, member) = vertex {
                if cx.model.shape(&member.target).is_none() {
                    continue;
                }
            }
            // An invalid selector is reported where the trait is defined.
            if let Ok(matches) = &*cx.select_own(selector) {
                if !matches[at as usize] {
                    let text = selector.split_whitespace().collect::<Vec<_>>().join(" ");
                    let mut misplaced =
                        error(format!("@{name} cannot be applied here, only to what matches `{text}`"));
                    misplaced.help = better_place(cx, vertex, name, selector);
                    events.push(misplaced);
                }
            }
        }
    }
    invalid_selectors(cx, events);
}

/// Where a trait could stand that is misplaced: often at what a member targets, or at the members of a shape.
fn better_place(cx: &Context<'_>, misplaced: Vertex<'_>, name: &str, selector: &str) -> Option<String> {
    let matches = cx.select(selector);
    let fits = |id: &ShapeId| {
        let at = cx.graph.find(id.as_str())?;
        matches.as_ref().as_ref().ok()?.get(at as usize).copied()
    };
    match misplaced {
        Vertex::Member(_, member) => {
            let target = cx.target(member).filter(|target| fits(&target.id) == Some(true))?;
            Some(if target.built_in {
                let kind = target.shape_type.as_str();
                format!("apply it to a {kind} shape of your own, and let the member target that")
            } else {
                format!("apply it to `{}` instead, which the member targets", target.id)
            })
        }
        Vertex::Shape(shape) => {
            let fits = shape.members.iter().any(|member| fits(&member.id) == Some(true));
            fits.then(|| format!("@{name} is for members: apply it to those of the shape that are meant"))
        }
    }
}

fn invalid_selectors(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (_, vertex) in cx.own() {
        let selector = vertex.traits().get("smithy.api#trait").and_then(|node| node.get("selector"));
        let Some((node, text)) = selector.and_then(|node| Some((node, node.as_str()?))) else { continue };
        if let Err(error) = &*cx.select_own(text) {
            let message = format!("the trait's selector is invalid: {error}");
            events.push(event(Severity::Error, "TraitValue", vertex, message).at(node.location));
        }
    }
}

/// `TraitConflict`: traits that exclude each other on one shape.
pub(super) fn conflicts(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (_, vertex) in cx.own() {
        let traits = vertex.traits();
        let mut found = Vec::new();
        for (id, _) in traits.iter() {
            let Some(definition) = cx.model.shapes.get(id) else { continue };
            let conflicts = definition.traits.get("smithy.api#trait").and_then(|node| node.get("conflicts"));
            for other in
                conflicts.and_then(Node::as_array).unwrap_or_default().iter().filter_map(Node::as_str)
            {
                let absolute =
                    if other.contains('#') { other.to_owned() } else { format!("smithy.api#{other}") };
                if absolute != id.as_str() && traits.has(&absolute) {
                    found.push(format!("@{} with @{}", trait_name(id.as_str()), trait_name(&absolute)));
                }
            }
        }
        if !found.is_empty() {
            let message = format!("traits that exclude each other: {}", found.join(", "));
            events.push(event(Severity::Error, "TraitConflict", vertex, message));
        }
    }
}

/// `ExclusiveStructureMemberTrait`: traits that only one member of a structure can have, or can target.
pub(super) fn exclusive_members(cx: &Context<'_>, events: &mut Vec<Event>) {
    let exclusive = |id: &str| {
        let definition = cx.model.shapes.get(id)?.traits.get("smithy.api#trait")?;
        definition.get("structurallyExclusive")?.as_str()
    };
    for shape in cx.own_of(ShapeType::Structure) {
        let mut on_members: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut on_targets: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for member in &shape.members {
            for (id, _) in member.traits.iter() {
                if exclusive(id.as_str()) == Some("member") {
                    on_members.entry(id.as_str()).or_default().push(member.name());
                }
            }
            let Some(target) = cx.target(member) else { continue };
            for (id, _) in target.traits.iter() {
                if exclusive(id.as_str()) == Some("target") {
                    on_targets.entry(id.as_str()).or_default().push(member.name());
                }
            }
        }
        let mut error = |message: String| {
            events.push(event(
                Severity::Error,
                "ExclusiveStructureMemberTrait",
                Vertex::Shape(shape),
                message,
            ));
        };
        for (id, members) in on_members.iter().filter(|(_, members)| members.len() > 1) {
            error(format!("only one member can have @{}, not {}", trait_name(id), list(members)));
        }
        for (id, members) in on_targets.iter().filter(|(_, members)| members.len() > 1) {
            error(format!(
                "only one member can target a shape with @{}, not {}",
                trait_name(id),
                list(members)
            ));
        }
    }
}
