//! Rules about names that are too much alike.

use std::collections::BTreeMap;

use super::context::{event, list, Context};
use crate::selector::Vertex;
use crate::{Event, Severity};

/// `ShapeIdConflict`: ids that differ in case only ([spec](https://smithy.io/2.0/spec/model.html#shape-id-conflicts)).
pub(super) fn shape_id_conflicts(cx: &Context<'_>, events: &mut Vec<Event>) {
    let mut by_name: BTreeMap<String, Vec<Vertex<'_>>> = BTreeMap::new();
    for (_, vertex) in cx.own() {
        by_name.entry(vertex.id().as_str().to_ascii_lowercase()).or_default().push(vertex);
    }
    for same in by_name.values().filter(|same| same.len() > 1) {
        for vertex in same {
            let others = same.iter().map(|other| other.id()).filter(|other| *other != vertex.id());
            let message = format!("`{}` differs in case only from {}", vertex.id(), list(others));
            events.push(event(Severity::Error, "ShapeIdConflict", *vertex, message));
        }
    }
}
