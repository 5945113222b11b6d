//! Operations that C2J gives the same method and URI.
//!
//! What tells them apart then is which headers and parameters a request has, and Smithy wants it said in the URI. So
//! each gets the constant query parameter `x-id` with its name, as AWS's own model of S3 has it; the service ignores it.

use std::collections::BTreeMap;

use crate::{Event, Severity, ShapeId};

use super::names;
use super::syntax::Document;

/// Adds the parameter where it is needed.
pub(super) fn distinguish(document: &mut Document, events: &mut Vec<Event>) {
    let mut count: BTreeMap<(String, String), usize> = BTreeMap::new();
    for operation in &document.operations {
        if let Some(key) = operation.http.as_ref().map(key) {
            *count.entry(key).or_default() += 1;
        }
    }
    let namespace = names::namespace(&document.metadata);
    for operation in &mut document.operations {
        let name = &operation.name.value;
        let Some(http) = operation.http.as_mut() else { continue };
        if count.get(&key(http)).copied().unwrap_or_default() < 2 {
            continue;
        }
        let Some(uri) = &mut http.uri else { continue };
        let sign = if uri.value.contains('?') { '&' } else { '?' };
        uri.value.push_str(&format!("{sign}x-id={name}"));
        let message = format!("other operations have this URI, too, so it gets `x-id={name}`");
        let event = Event::new(Severity::Note, "C2j.Uri", message).at(uri.at);
        events.push(match ShapeId::of(&namespace, name) {
            Some(id) => event.on(&id),
            None => event,
        });
    }
}

/// What requests are told apart by: method, path whatever its labels are called, constant parameters in any order.
fn key(http: &super::syntax::Http) -> (String, String) {
    let method = http.method.as_ref().map_or("POST", |method| method.value.as_str());
    let uri = http.uri.as_ref().map_or("/", |uri| uri.value.as_str());
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    let segments: Vec<_> = path
        .split('/')
        .map(|segment| match segment.strip_prefix('{').and_then(|label| label.strip_suffix('}')) {
            Some(label) if label.ends_with('+') => "{+}",
            Some(_) => "{}",
            None => segment,
        })
        .collect();
    let mut query: Vec<_> = query.split('&').collect();
    query.sort_unstable();
    (method.to_string(), format!("{}?{}", segments.join("/"), query.join("&")))
}
