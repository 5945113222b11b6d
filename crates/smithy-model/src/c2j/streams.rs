//! Blobs that are streamed in one place and plain in another.
//!
//! C2J says at the member whether it is a stream, Smithy at the shape. Where members that target the same blob do not
//! agree, those that are streams get a shape of their own, named as the blob with `Stream` behind it.

use std::collections::{BTreeMap, BTreeSet};

use super::syntax::{Document, Reference, Shape};

/// Gives such streams shapes of their own.
pub(super) fn separate(document: &mut Document) {
    let all = || document.shapes.iter().flat_map(references);
    let streams = all().filter(|reference| reference.facts.streaming.is_some());
    let streamed: BTreeSet<&str> = streams.map(|reference| reference.shape.value.as_str()).collect();
    let blobs =
        document.shapes.iter().filter(|shape| shape.kind.value == "blob" && shape.facts.streaming.is_none());
    let is_plain = |name: &str| {
        all().any(|reference| reference.facts.streaming.is_none() && reference.shape.value == name)
    };
    let mixed: Vec<_> = blobs
        .map(|shape| shape.name.value.clone())
        .filter(|name| streamed.contains(name.as_str()) && is_plain(name))
        .collect();
    let mut names = BTreeMap::new();
    for name in mixed {
        let Some(shape) = document.shapes.iter().find(|shape| shape.name.value == name) else { continue };
        let mut stream = stream_of(shape);
        while document.shapes.iter().any(|shape| shape.name.value == stream.name.value) {
            stream.name.value.push('_');
        }
        names.insert(name, stream.name.value.clone());
        document.shapes.push(stream);
    }
    for (_, reference) in document.shapes.iter_mut().flat_map(|shape| &mut shape.members) {
        if reference.facts.streaming.is_some() {
            if let Some(name) = names.get(&reference.shape.value) {
                reference.shape.value.clone_from(name);
            }
        }
    }
}

/// The members of a structure, and what lists and maps hold, which is never a stream.
fn references(shape: &Shape) -> impl Iterator<Item = &Reference> {
    let members = shape.members.iter().map(|(_, reference)| reference);
    members.chain(&shape.item).chain(&shape.key).chain(&shape.value)
}

fn stream_of(blob: &Shape) -> Shape {
    let mut stream = Shape {
        name: blob.name.clone(),
        kind: blob.kind.clone(),
        facts: blob.facts.clone(),
        members: Vec::new(),
        item: None,
        key: None,
        value: None,
        required: Vec::new(),
        values: None,
        payload: None,
        union: None,
        document: None,
        event_stream: None,
        sparse: None,
        error: None,
        broken: blob.broken,
    };
    stream.name.value.push_str("Stream");
    stream.facts.streaming = Some(blob.name.at);
    stream
}
