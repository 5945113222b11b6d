//! Operations on the wire: how a request finds its operation, and which messages it has.

use std::collections::BTreeMap;

use smithy_model::{Shape, ShapeId, ShapeType};

use super::places::{Labels, Message};
use super::walk::Walk;
use super::{Effect, Found, Part, Roles, Writer};
use crate::plan::http::{HttpOperation, Segment};

/// Compares all messages of two services; of models without operations, all shapes.
pub fn compare(old: &Part<'_>, new: &Part<'_>, found: &mut Found) {
    let mut walk = Walk::new(old, new, found);
    if let (Some(old_service), Some(new_service)) = (&old.service, &new.service) {
        service(&mut walk, old_service, new_service);
    }
    let (before, after) = (operations(old), operations(new));
    if before.is_empty() && after.is_empty() {
        shapes(&mut walk);
    }
    for (name, id) in &before {
        match after.get(name) {
            Some(other) => operation(&mut walk, id, other),
            None => {
                // Who answers is asked for nothing that there is not.
                let ways = Roles::REQUESTS.ways(|writer, _| missing(writer == Writer::Old));
                walk.tell(id, "operation removed", ways);
            }
        }
    }
    for (_, id) in after.iter().filter(|(name, _)| !before.contains_key(*name)) {
        let ways = Roles::REQUESTS.ways(|writer, _| missing(writer == Writer::New));
        walk.tell(id, "operation added", ways);
    }
    walk.finish();
}

fn missing(asked: bool) -> Effect {
    if asked {
        Effect::Unreadable
    } else {
        Effect::Travels
    }
}

fn operations<'m>(part: &Part<'m>) -> BTreeMap<&'m str, &'m ShapeId> {
    let shapes = part.closure.operations.iter().filter_map(|id| part.shape(id));
    shapes.map(|shape| (shape.id.name(), &shape.id)).collect()
}

/// All shapes that have members, by their names.
fn shapes(walk: &mut Walk<'_, '_>) {
    let named = |part: &Part<'_>| -> BTreeMap<String, ShapeId> {
        let shapes = part.closure.shapes.iter().filter_map(|id| part.shape(id));
        let built =
            shapes.filter(|shape| matches!(shape.shape_type, ShapeType::Structure | ShapeType::Union));
        built.map(|shape| (shape.id.name().to_owned(), shape.id.clone())).collect()
    };
    let others = named(walk.new);
    for (name, id) in named(walk.old) {
        if let Some(other) = others.get(&name) {
            walk.pair(&id, other, Roles::REQUESTS.and(Roles::RESPONSES));
        }
    }
}

/// Another protocol, or a service of another name where requests have that: no request finds its operation. Responses are
/// JSON all the same, and what they have elsewhere is told of their members.
fn service(walk: &mut Walk<'_, '_>, old: &ShapeId, new: &ShapeId) {
    let (Some(before), Some(after)) = (walk.old.protocol, walk.new.protocol) else { return };
    if before != after {
        let what = format!("protocol {before:?} became {after:?}");
        walk.tell(old, what, Roles::REQUESTS.ways(|_, _| Effect::Unreadable));
    } else if !before.has_bindings() && old.name() != new.name() {
        // It is in the header `X-Amz-Target`.
        walk.tell(old, "service renamed", Roles::REQUESTS.ways(|_, _| Effect::Unreadable));
    }
}

fn operation(walk: &mut Walk<'_, '_>, old_id: &ShapeId, new_id: &ShapeId) {
    let (old, new) = (http_of(walk.old, old_id), http_of(walk.new, new_id));
    // Of another protocol, everything is elsewhere.
    if let (Some(old), Some(new), true) = (old, new, walk.old.protocol == walk.new.protocol) {
        binding(walk, old_id, old, new);
    }
    let shapes = (walk.old.shape(old_id), walk.new.shape(new_id));
    let (Some(old_shape), Some(new_shape)) = shapes else { return };
    let (Some(before), Some(after)) = (old_shape.as_operation(), new_shape.as_operation()) else { return };
    let labels = (labels(walk.old, old, &before.input.target), labels(walk.new, new, &after.input.target));
    walk.message(&before.input.target, &after.input.target, Message::Request, &labels);
    let none = Default::default();
    walk.message(&before.output.target, &after.output.target, Message::Response, &none);
    let errors = |part: &Part<'_>, shape: &Shape| -> BTreeMap<String, ShapeId> {
        let own = shape.as_operation().into_iter().flat_map(|operation| &operation.errors);
        let ids = own.map(|error| &error.target).chain(&part.closure.common_errors);
        ids.map(|id| (id.name().to_owned(), id.clone())).collect()
    };
    let (before, mut after) = (errors(walk.old, old_shape), errors(walk.new, new_shape));
    // An error that a caller's model does not have is an unmodelled one, and one that never comes is no loss.
    let ways = || Roles::RESPONSES.ways(|_, _| Effect::Travels);
    for (name, id) in before {
        match after.remove(&name) {
            Some(other) => {
                walk.message(&id, &other, Message::Response, &none);
                status(walk, &id, &other);
            }
            None => walk.tell(old_id, format!("error `{name}` removed"), ways()),
        }
    }
    for name in after.into_keys() {
        walk.tell(old_id, format!("error `{name}` added: unmodelled where it is not known"), ways());
    }
}

/// Errors are told by their names.
fn status(walk: &mut Walk<'_, '_>, old_id: &ShapeId, new_id: &ShapeId) {
    let status = |part: &Part<'_>, id: &ShapeId| {
        let node = part.shape(id)?.traits.get("smithy.api#httpError")?;
        node.as_number()?.as_i128()
    };
    let (before, after) = (status(walk.old, old_id), status(walk.new, new_id));
    if let (Some(before), Some(after)) = (before, after) {
        if before != after {
            let ways = Roles::RESPONSES.ways(|_, _| Effect::Travels);
            walk.tell(old_id, format!("status {before} became {after}"), ways);
        }
    }
}

fn http_of<'m>(part: &Part<'m>, id: &ShapeId) -> Option<&'m HttpOperation> {
    let operations = &part.plan.http.as_ref()?.operations;
    operations.iter().find(|operation| operation.id == id.as_str())
}

/// Which label of the path each member is.
fn labels(part: &Part<'_>, operation: Option<&HttpOperation>, input: &ShapeId) -> Labels {
    let (Some(operation), Some(input)) = (operation, part.shape(input)) else { return Labels::new() };
    let indices = operation.path.iter().filter_map(|segment| match segment {
        Segment::Literal(_) => None,
        Segment::Label(index) | Segment::Greedy(index) => Some(*index),
    });
    let names = indices.map(|index| input.members.get(index).map(|member| member.name().to_owned()));
    names.enumerate().filter_map(|(at, name)| Some((name?, at))).collect()
}

/// Method, path, constant query and host: a request that is not where its operation is does not find it.
fn binding(walk: &mut Walk<'_, '_>, id: &ShapeId, old: &HttpOperation, new: &HttpOperation) {
    if old.method != new.method {
        let what = format!("method {} became {}", old.method, new.method);
        walk.tell(id, what, Roles::REQUESTS.ways(|_, _| Effect::Unreadable));
    }
    if blanked(old) != blanked(new) {
        walk.tell(id, "path changed", Roles::REQUESTS.ways(|_, _| Effect::Unreadable));
    }
    if old.query != new.query {
        // What a request has on top of what its operation wants is no matter.
        let ways = Roles::REQUESTS.ways(|writer, _| {
            let (sent, wanted) = match writer {
                Writer::Old => (&old.query, &new.query),
                Writer::New => (&new.query, &old.query),
            };
            missing(!wanted.iter().all(|pair| sent.contains(pair)))
        });
        walk.tell(id, "constant part of the query changed", ways);
    }
    if old.host_prefix != new.host_prefix {
        walk.tell(id, "host prefix changed", Roles::REQUESTS.ways(|_, _| Effect::Unreadable));
    }
    if old.status != new.status {
        let ways = Roles::RESPONSES.ways(|writer, _| {
            let (sent, known) = match writer {
                Writer::Old => (old.status, new.status),
                Writer::New => (new.status, old.status),
            };
            missing(sent != known && !(200..300).contains(&sent))
        });
        walk.tell(id, format!("status {} became {}", old.status, new.status), ways);
    }
}

/// A path without the names of its labels.
fn blanked(operation: &HttpOperation) -> Vec<Segment> {
    let blank = |segment: &Segment| match segment {
        Segment::Literal(text) => Segment::Literal(text.clone()),
        Segment::Label(_) => Segment::Label(0),
        Segment::Greedy(_) => Segment::Greedy(0),
    };
    operation.path.iter().map(blank).collect()
}
