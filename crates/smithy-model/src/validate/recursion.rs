//! `ShapeRecursion`: shapes of which there cannot be a value
//! ([spec](https://smithy.io/2.0/spec/aggregate-types.html#recursive-shape-definitions)).

use std::collections::BTreeMap;

use super::context::{shape_error, Context};
use crate::{Event, Shape, ShapeId, ShapeType};

pub(super) fn recursion(cx: &Context<'_>, events: &mut Vec<Event>) {
    let collection = |shape: &Shape| matches!(shape.shape_type, ShapeType::List | ShapeType::Map);
    let structure = |shape: &Shape| shape.shape_type == ShapeType::Structure;
    let mut report =
        |shape: &Shape, message: String| events.push(shape_error("ShapeRecursion", shape, message));
    for shape in cx.model.own_shapes() {
        if collection(shape) {
            if let Some(cycle) = cycle(cx, shape, false, collection) {
                let message =
                    format!("the {} contains nothing but itself: {cycle}", shape.shape_type.as_str());
                report(shape, message);
            }
        } else if structure(shape) {
            if let Some(cycle) = cycle(cx, shape, true, structure) {
                report(shape, format!("the structure requires itself: {cycle}"));
            }
        }
    }
    let finite = finite(cx);
    for shape in cx.own_of(ShapeType::Union) {
        let within = |shape: &Shape| {
            matches!(shape.shape_type, ShapeType::Structure | ShapeType::Union)
                && finite.get(&shape.id) == Some(&false)
        };
        if within(shape) && cycle(cx, shape, false, within).is_some() {
            report(
                shape,
                "every member of the union leads back to itself, so it can have no value".to_owned(),
            );
        }
    }
}

/// The members from a shape back to itself, through shapes that `within` accepts; if asked for, required ones only.
fn cycle(cx: &Context<'_>, start: &Shape, required: bool, within: impl Fn(&Shape) -> bool) -> Option<String> {
    // For each shape, the member that it was reached by, to tell the way in the end.
    let mut reached_by: BTreeMap<&ShapeId, &ShapeId> = BTreeMap::new();
    let mut open = std::collections::VecDeque::from([start]);
    while let Some(shape) = open.pop_front() {
        for member in &shape.members {
            let skip = required && !member.traits.has("smithy.api#required");
            let Some(target) = cx.target(member).filter(|target| !skip && within(target)) else { continue };
            if target.id == start.id {
                let mut way = vec![target.id.to_string(), member.id.to_string()];
                let mut at = member.id.without_member();
                while let Some(by) = reached_by.get(&at).filter(|_| at != start.id) {
                    way.push(by.to_string());
                    at = by.without_member();
                }
                way.reverse();
                return Some(way.join(" > "));
            }
            if !reached_by.contains_key(&target.id) {
                reached_by.insert(&target.id, &member.id);
                open.push_back(target);
            }
        }
    }
    None
}

/// For each structure and union, whether it can have a value of finite size.
fn finite<'m>(cx: &Context<'m>) -> BTreeMap<&'m ShapeId, bool> {
    let aggregates: Vec<_> = cx
        .model
        .own_shapes()
        .filter(|shape| matches!(shape.shape_type, ShapeType::Structure | ShapeType::Union))
        .collect();
    let mut finite: BTreeMap<_, _> = aggregates.iter().map(|shape| (&shape.id, false)).collect();
    loop {
        let mut changed = false;
        for shape in &aggregates {
            // Anything else, a list or a map above all, can be empty.
            let ends = |member: &crate::Member| finite.get(&member.target).copied().unwrap_or(true);
            let now = match shape.shape_type {
                ShapeType::Union => shape.members.is_empty() || shape.members.iter().any(ends),
                _ => shape
                    .members
                    .iter()
                    .all(|member| !member.traits.has("smithy.api#required") || ends(member)),
            };
            if now && finite.get(&shape.id) == Some(&false) {
                finite.insert(&shape.id, true);
                changed = true;
            }
        }
        if !changed {
            return finite;
        }
    }
}
