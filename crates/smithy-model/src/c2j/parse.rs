//! JSON to the plain data of a C2J file. Wrong types are errors; every property is accounted for.

use crate::{Entry, Event, Location, Node, NodeValue, ShapeId};

use super::names;
use super::properties::{At, Properties};
use super::syntax::{
    Checksum, Document, Error, Facts, Http, Metadata, Operation, Rare, Reference, Shape, XmlNamespace,
};

/// Properties of operations, shapes and references that say nothing a model could hold: they are for endpoint rules,
/// repeat what another property says, or are the business of one SDK.
const SILENT: &[&str] = &[
    "alias",
    "contextParam",
    "examples",
    "exceptionTranslation",
    "internalonly",
    "name",
    "operationContextParams",
    "resultWrapper",
    "staticContextParams",
    "synthetic",
    "wrapper",
    "xmlOrder",
];

/// A whole file; `None` when it cannot be read at all.
pub(super) fn document(node: Node, events: &mut Vec<Event>) -> Option<Document> {
    let at = node.location;
    let mut all = Properties::of(node, "a service", None, events)?;
    let metadata = match all.object("metadata", "what is said of the service", events) {
        Some(metadata) => self::metadata(metadata, events),
        None => {
            let event = Event::error("Model", "the service has no `metadata`").at(at);
            events.push(event.help("add an object with `serviceId`, `protocol` and `apiVersion`"));
            return None;
        }
    };
    let namespace = names::namespace(&metadata);
    let operations = all.entries("operations", "operations by name", events);
    let shapes = all.entries("shapes", "shapes by name", events);
    // These are large, and thousands: growing would copy them again and again.
    let mut document = Document {
        at,
        facts: facts(&mut all, events),
        operations: Vec::with_capacity(operations.len()),
        shapes: Vec::with_capacity(shapes.len()),
        metadata,
    };
    let operations = operations.into_iter().filter_map(|entry| operation(&namespace, entry, events));
    document.operations.extend(operations);
    document.shapes.extend(shapes.into_iter().filter_map(|entry| shape(&namespace, entry, events)));
    all.finish(&["version", "examples", "clientContextParams", "authorizers"], events);
    Some(document)
}

fn metadata(mut all: Properties, events: &mut Vec<Event>) -> Metadata {
    let metadata = Metadata {
        at: all.at,
        api_version: all.text("apiVersion", events),
        endpoint_prefix: all.text("endpointPrefix", events),
        protocol: all.text("protocol", events),
        protocols: all.texts("protocols", events),
        json_version: all.text("jsonVersion", events),
        service_full_name: all.text("serviceFullName", events),
        service_abbreviation: all.text("serviceAbbreviation", events),
        service_id: all.text("serviceId", events),
        signature_version: all.text("signatureVersion", events),
        signing_name: all.text("signingName", events),
        target_prefix: all.text("targetPrefix", events),
        xml_namespace: all.text("xmlNamespace", events),
        auth: all.texts("auth", events),
        query_compatible: all.node("awsQueryCompatible").map(|node| node.location),
        h2: all.object("protocolSettings", "`h2`", events).and_then(|mut settings| {
            let h2 = settings.text("h2", events);
            settings.finish(&[], events);
            h2
        }),
    };
    all.finish(&["uid", "globalEndpoint", "checksumFormat", "ripServiceName"], events);
    metadata
}

fn operation(namespace: &str, entry: Entry, events: &mut Vec<Event>) -> Option<Operation> {
    let name = At { value: entry.key, at: entry.key_location };
    let about = ShapeId::of(namespace, &name.value);
    let mut all = Properties::of(entry.value, "the properties of an operation", about.as_ref(), events)?;
    let reference_at = |all: &mut Properties, key: &str, events: &mut Vec<Event>| {
        all.node(key).and_then(|node| reference(node, about.as_ref(), events))
    };
    let input = reference_at(&mut all, "input", events);
    let output = reference_at(&mut all, "output", events);
    let errors = all.list("errors", events);
    let compression = all.object("requestcompression", "`encodings`", events);
    let discovery = all.object("endpointdiscovery", "`required`", events);
    let operation = Operation {
        http: all
            .object("http", "`method`, `requestUri` and `responseCode`", events)
            .map(|http| self::http(http, events)),
        input,
        output,
        errors: errors.into_iter().filter_map(|node| reference(node, about.as_ref(), events)).collect(),
        facts: facts(&mut all, events),
        idempotent: all.flag("idempotent", events),
        readonly: all.flag("readonly", events),
        host_prefix: all.object("endpoint", "`hostPrefix`", events).and_then(|mut endpoint| {
            let prefix = endpoint.text("hostPrefix", events);
            endpoint.finish(&[], events);
            prefix
        }),
        auth_type: all.text("authtype", events),
        auth: {
            let at = all.place("auth");
            let schemes = all.texts("auth", events);
            at.map(|at| At { value: schemes, at })
        },
        unsigned_payload: all.flag("unsignedPayload", events),
        checksum_required: all.flag("httpChecksumRequired", events),
        checksum: all
            .object("httpChecksum", "how checksums are sent", events)
            .map(|all| checksum(all, events)),
        compression: compression.map(|mut all| {
            let encodings = At { value: all.texts("encodings", events), at: all.at };
            all.finish(&[], events);
            encodings
        }),
        discovered_endpoint: discovery.map(|mut all| {
            let required = At { value: all.flag("required", events).is_some(), at: all.at };
            all.finish(&[], events);
            required
        }),
        gives_endpoints: all.flag("endpointoperation", events),
        name,
    };
    all.finish(SILENT, events);
    Some(operation)
}

fn http(mut all: Properties, events: &mut Vec<Event>) -> Http {
    let http = Http {
        at: all.at,
        method: all.text("method", events),
        uri: all.text("requestUri", events),
        code: all.number("responseCode", events),
    };
    all.finish(&[], events);
    http
}

fn checksum(mut all: Properties, events: &mut Vec<Event>) -> At<Checksum> {
    let value = Checksum {
        required: all.flag("requestChecksumRequired", events),
        algorithm_member: all.text("requestAlgorithmMember", events),
        mode_member: all.text("requestValidationModeMember", events),
        response_algorithms: all.texts("responseAlgorithms", events),
    };
    let at = all.at;
    all.finish(&[], events);
    At { value, at }
}

fn shape(namespace: &str, entry: Entry, events: &mut Vec<Event>) -> Option<Shape> {
    let name = At { value: entry.key, at: entry.key_location };
    let about = ShapeId::of(namespace, &name.value);
    let mut all = Properties::of(entry.value, "the properties of a shape", about.as_ref(), events)?;
    let Some(kind) = all.text("type", events) else {
        let event = Event::error("Model", format!("the shape `{}` has no `type`", name.value)).at(name.at);
        events.push(event.help("add one, as `\"type\": \"string\"`"));
        return None;
    };
    let mut broken = false;
    let entries = all.entries("members", "members by name", events);
    let mut members = Vec::with_capacity(entries.len());
    for Entry { key, key_location, value } in entries {
        match reference(value, about.as_ref(), events) {
            Some(reference) => members.push((At { value: key, at: key_location }, reference)),
            None => broken = true,
        }
    }
    let mut reference_at = |key: &str, events: &mut Vec<Event>| {
        let node = all.node(key)?;
        let found = reference(node, about.as_ref(), events);
        broken |= found.is_none();
        found
    };
    let (item, key, value) =
        (reference_at("member", events), reference_at("key", events), reference_at("value", events));
    let values = all.place("enum").map(|_| all.texts("enum", events));
    let shape = Shape {
        facts: facts(&mut all, events),
        members,
        item,
        key,
        value,
        required: all.texts("required", events),
        values,
        payload: all.text("payload", events),
        union: all.flag("union", events),
        document: all.flag("document", events),
        event_stream: all.flag("eventstream", events),
        sparse: all.flag("sparse", events),
        error: error(&mut all, events),
        broken,
        name,
        kind,
    };
    // Whatever a union with `eventstream` holds is an event.
    let _ = all.flag("event", events);
    all.finish(SILENT, events);
    Some(shape)
}

fn error(all: &mut Properties, events: &mut Vec<Event>) -> Option<Error> {
    let exception = all.flag("exception", events);
    let fault = all.flag("fault", events);
    let retryable = all.node("retryable");
    let details = all.object("error", "`httpStatusCode` and `code`", events);
    let at = exception.or(details.as_ref().map(|details| details.at)).or(fault)?;
    let mut error = Error { at: Some(at), fault, ..Error::default() };
    if let Some(mut details) = details {
        error.status = details.number("httpStatusCode", events);
        error.code = details.text("code", events);
        error.sender_fault = details.flag("senderFault", events);
        error.fault = error.fault.or(details.flag("fault", events));
        details.finish(&[], events);
    }
    error.retryable = retryable.and_then(|node| self::retryable(node, events));
    Some(error)
}

/// An object that may say `throttling`, or a boolean.
fn retryable(node: Node, events: &mut Vec<Event>) -> Option<At<bool>> {
    let at = node.location;
    if let NodeValue::Bool(retryable) = node.value {
        return retryable.then_some(At { value: false, at });
    }
    let mut all = Properties::of(node, "`throttling`", None, events)?;
    let throttling = all.flag("throttling", events).is_some();
    all.finish(&[], events);
    Some(At { value: throttling, at })
}

fn reference(node: Node, about: Option<&ShapeId>, events: &mut Vec<Event>) -> Option<Reference> {
    let mut all = Properties::of(node, "a `shape`", about, events)?;
    let at = all.at;
    let Some(shape) = all.text("shape", events) else {
        events.push(missing_shape(at, about));
        return None;
    };
    let facts = facts(&mut all, events);
    // An error may repeat at its reference what its shape says; a member may repeat that its target is one.
    let _ = error(&mut all, events);
    all.finish(SILENT, events);
    Some(Reference { shape, facts })
}

fn missing_shape(at: Location, about: Option<&ShapeId>) -> Event {
    let event = Event::error("Model", "the reference names no `shape`").at(at);
    let event = event.help("add the name of a shape, as `\"shape\": \"String\"`");
    match about {
        Some(id) => event.on(id),
        None => event,
    }
}

fn facts(all: &mut Properties, events: &mut Vec<Event>) -> Facts {
    let mut facts = Facts {
        documentation: all.text("documentation", events),
        location: all.text("location", events),
        location_name: all.text("locationName", events),
        query_name: all.text("queryName", events),
        ..Facts::default()
    };
    if !all.is_empty() {
        *facts = rare(all, events);
    }
    facts
}

fn rare(all: &mut Properties, events: &mut Vec<Event>) -> Rare {
    Rare {
        documentation_url: all.text("documentationUrl", events),
        deprecated: all.flag("deprecated", events),
        deprecated_message: all.text("deprecatedMessage", events),
        deprecated_since: all.text("deprecatedSince", events),
        boxed: all.flag("box", events),
        sensitive: all.flag("sensitive", events),
        min: all.number("min", events),
        max: all.number("max", events),
        pattern: all.text("pattern", events),
        timestamp_format: all.text("timestampFormat", events),
        streaming: all.flag("streaming", events),
        requires_length: all.flag("requiresLength", events),
        json_value: all.flag("jsonvalue", events),
        idempotency_token: all.flag("idempotencyToken", events),
        host_label: all.flag("hostLabel", events),
        event_payload: all.flag("eventpayload", events),
        event_header: all.flag("eventheader", events),
        flattened: all.flag("flattened", events),
        xml_attribute: all.flag("xmlAttribute", events),
        endpoint_id: all.flag("endpointdiscoveryid", events),
        xml_namespace: all.node("xmlNamespace").and_then(|node| xml_namespace(node, events)),
    }
}

/// A URI, or an object with one and perhaps a prefix.
fn xml_namespace(node: Node, events: &mut Vec<Event>) -> Option<At<XmlNamespace>> {
    let at = node.location;
    if let NodeValue::String(uri) = node.value {
        return Some(At { value: XmlNamespace { uri, prefix: None }, at });
    }
    let mut all = Properties::of(node, "a `uri`", None, events)?;
    let prefix = all.text("prefix", events).map(|prefix| prefix.value);
    let uri = all.text("uri", events);
    all.finish(&[], events);
    match uri {
        Some(uri) => Some(At { value: XmlNamespace { uri: uri.value, prefix }, at }),
        None => {
            events.push(Event::error("Model", "the namespace has no `uri`").at(at));
            None
        }
    }
}
