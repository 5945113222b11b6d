//! `ShapeClosure`: the `shapeClosures` metadata ([spec](https://smithy.io/2.0/spec/shape-closures.html)).

use std::collections::{BTreeMap, BTreeSet};

use super::context::{list, Context};
use crate::selector::Vertex;
use crate::{Event, Node, Severity, Shape};

pub(super) fn shape_closures(cx: &Context<'_>, events: &mut Vec<Event>) {
    let closures = cx.model.metadata.get("shapeClosures").and_then(Node::as_array).unwrap_or_default();
    let mut ids = BTreeSet::new();
    for closure in closures {
        // A closure without id is what the type of this metadata complains about.
        let Some(id) = closure.get("id").and_then(Node::as_str) else { continue };
        let error = |message: String| Event::error("ShapeClosure", message).at(closure.location);
        if !ids.insert(id) {
            events.push(error(format!("two shape closures have the id `{id}`")));
        }
        if cx.model.shapes.contains_key(id) {
            events.push(error(format!("the shape closure `{id}` has the id of a shape")));
        }
        check(cx, id, closure, events);
    }
}

fn check(cx: &Context<'_>, id: &str, closure: &Node, events: &mut Vec<Event>) {
    let namespaces = closure.get("includeNamespaces").and_then(Node::as_array).unwrap_or_default();
    let namespaces: Vec<_> = namespaces.iter().filter_map(|node| Some((node.as_str()?, node))).collect();
    let selector = closure.get("includeBySelector").and_then(|node| Some((node.as_str()?, node)));
    if namespaces.is_empty() && selector.is_none() {
        let message = format!("the shape closure `{id}` needs `includeNamespaces` or `includeBySelector`");
        events.push(Event::error("ShapeClosure", message).at(closure.location));
        return;
    }
    let mut members = vec![false; cx.graph.len() as usize];
    for (namespace, node) in namespaces {
        let inside = (0..cx.graph.len()).filter(|at| cx.graph.id(*at).namespace() == namespace);
        let before = members.iter().filter(|member| **member).count();
        inside.for_each(|at| members[at as usize] = true);
        if members.iter().filter(|member| **member).count() == before {
            let message =
                format!("the shape closure `{id}` includes the namespace `{namespace}`, which is empty");
            let id = format!("ShapeClosure.EmptyNamespace.{id}");
            events.push(Event::new(Severity::Danger, id, message).at(node.location));
        }
    }
    if let Some((text, node)) = selector.filter(|(text, _)| !text.is_empty()) {
        match &*cx.select(text) {
            Err(error) => {
                let message = format!("`includeBySelector` of the shape closure `{id}` is invalid: {error}");
                events.push(Event::error("ShapeClosure", message).at(node.location));
                return;
            }
            Ok(matches) => {
                if !matches.iter().zip(&members).any(|(found, member)| *found && !member) {
                    let message =
                        format!("`includeBySelector` of the shape closure `{id}` adds no shape to it");
                    let id = format!("ShapeClosure.EmptySelector.{id}");
                    events.push(Event::new(Severity::Danger, id, message).at(node.location));
                }
                members.iter_mut().zip(matches).for_each(|(member, found)| *member |= found);
            }
        }
    }
    names(cx, id, closure, &expanded(cx, &members), events);
}

/// The shapes that can be reached from the members.
fn expanded<'m>(cx: &Context<'m>, members: &[bool]) -> Vec<&'m Shape> {
    let mut seen = vec![false; members.len()];
    let mut open: Vec<_> = (0..cx.graph.len()).filter(|at| members[*at as usize]).collect();
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut seen[at as usize], true) {
            open.extend(cx.graph.forward(at).iter().map(|(_, to)| *to));
        }
    }
    let reached = (0..cx.graph.len()).filter(|at| seen[*at as usize]).map(|at| cx.graph.vertex(at));
    let shapes = reached.filter_map(|vertex| match vertex {
        Vertex::Shape(shape) => Some(shape),
        Vertex::Member(..) => None,
    });
    shapes.collect()
}

fn names(cx: &Context<'_>, id: &str, closure: &Node, shapes: &[&Shape], events: &mut Vec<Event>) {
    let rename = closure.get("rename").and_then(Node::as_object);
    let renames: Vec<_> = rename
        .map(|rename| {
            rename.iter().filter_map(|entry| Some((entry.key.as_str(), entry.value.as_str()?))).collect()
        })
        .unwrap_or_default();
    let mut error = |message: String| {
        events.push(Event::error("ShapeClosure", message).at(closure.location));
    };
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    for &(from, to) in &renames {
        let name = from.split('#').nth(1).unwrap_or(from);
        if name == to {
            error(format!(
                "`rename` of the shape closure `{id}` gives `{from}` the name that it has already"
            ));
            continue;
        }
        if let Some(other) = taken.insert(to.to_ascii_lowercase(), from) {
            error(format!(
                "`rename` of the shape closure `{id}` gives `{from}` and `{other}` the name `{to}`"
            ));
            continue;
        }
        let renamed = |shape: &Shape| renames.iter().any(|(from, _)| *from == shape.id.as_str());
        let other = shapes.iter().find(|shape| !renamed(shape) && shape.id.name().eq_ignore_ascii_case(to));
        if let Some(other) = other {
            error(format!("`rename` of the shape closure `{id}` gives `{from}` the name of `{}`", other.id));
        }
        if cx.model.shapes.contains_key(from) && !shapes.iter().any(|shape| shape.id.as_str() == from) {
            error(format!("`rename` of the shape closure `{id}` names `{from}`, which is not in it"));
        }
    }
    let mut by_name: BTreeMap<String, Vec<&crate::ShapeId>> = BTreeMap::new();
    for shape in shapes.iter().filter(|shape| !renames.iter().any(|(from, _)| *from == shape.id.as_str())) {
        by_name.entry(shape.id.name().to_ascii_lowercase()).or_default().push(&shape.id);
    }
    for same in by_name.values().filter(|same| same.len() > 1) {
        let message = format!("shapes of the shape closure `{id}` have the same name: {}", list(same));
        let id = format!("ShapeClosure.NameConflicts.{id}");
        events.push(Event::new(Severity::Warning, id, message).at(closure.location));
    }
}
