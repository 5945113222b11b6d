//! Endpoints that a client asks one of the service's own operations for.
//!
//! Smithy wants the error that tells that an endpoint is no longer valid. C2J does not mark it; it is known by its code,
//! which all SDKs look for. Where a file has no such error, what it says of endpoints is left out.

use crate::raw::RawTrait;
use crate::{Event, NodeValue, Severity};

use super::syntax::{Document, Operation};
use super::{traits, Context};

/// The code of the error.
const INVALID_ENDPOINT: &str = "InvalidEndpointException";

/// Leaves out what a file says of endpoints if it does not say all that there has to be.
pub(super) fn settle(document: &mut Document, events: &mut Vec<Event>) {
    let asked = document.operations.iter().find_map(|operation| operation.discovered_endpoint.as_ref());
    let place = asked.map(|required| required.at).or_else(|| giving(document)?.gives_endpoints);
    let complete = giving(document).is_some() && error(document).is_some();
    let Some(at) = place.filter(|_| !complete) else { return };
    let message = format!(
        "what is said of endpoints is not carried over: an operation that gives them, or `{INVALID_ENDPOINT}`, is missing"
    );
    events.push(Event::new(Severity::Note, "C2j.Ignored", message).at(at));
    for operation in &mut document.operations {
        (operation.discovered_endpoint, operation.gives_endpoints) = (None, None);
    }
    for (_, reference) in document.shapes.iter_mut().flat_map(|shape| &mut shape.members) {
        if reference.facts.endpoint_id.is_some() {
            reference.facts.endpoint_id = None;
        }
    }
}

/// `@clientEndpointDiscovery`, where an operation gives endpoints.
pub(super) fn of_service(cx: &Context, document: &Document) -> Option<RawTrait<'static>> {
    let operation = giving(document)?;
    let at = operation.name.at;
    let id = |id: &crate::ShapeId| Some(NodeValue::String(id.as_str().to_string()));
    let error = error(document).and_then(|error| cx.names.shape(error)).and_then(id);
    let operation = cx.names.operation(&operation.name.value).and_then(id);
    let value = traits::object(at, [("operation", operation), ("error", error)]);
    Some(traits::with("aws.api#clientEndpointDiscovery", value, at))
}

fn giving(document: &Document) -> Option<&Operation> {
    document.operations.iter().find(|operation| operation.gives_endpoints.is_some())
}

fn error(document: &Document) -> Option<&str> {
    let mut errors = document.shapes.iter().filter(|shape| shape.error.is_some());
    let found = errors.find(|shape| {
        let code = shape.error.as_ref().and_then(|error| error.code.as_ref());
        code.map_or(shape.name.value.as_str(), |code| code.value.as_str()) == INVALID_ENDPOINT
    });
    found.map(|shape| shape.name.value.as_str())
}
