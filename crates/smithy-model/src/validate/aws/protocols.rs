//! Rules about AWS's protocols, and those that say in the same way which versions of HTTP they speak
//! ([spec](https://smithy.io/2.0/aws/protocols/index.html)).

use std::collections::{BTreeMap, BTreeSet};

use super::super::context::{event, list, member_error, trait_event, Context};
use super::text;
use crate::selector::Vertex;
use crate::{Event, Node, Severity, Shape, ShapeType};

/// Protocols that are configured with versions of HTTP, and the rule that speaks about each.
const WITH_HTTP_VERSIONS: &[(&str, &str)] = &[
    ("aws.protocols#awsJson1_0", "ProtocolHttp"),
    ("aws.protocols#awsJson1_1", "ProtocolHttp"),
    ("aws.protocols#restJson1", "ProtocolHttp"),
    ("aws.protocols#restXml", "ProtocolHttp"),
    ("smithy.protocols#rpcv2Cbor", "Rpcv2CborTrait"),
    ("smithy.protocols#rpcv2Json", "Rpcv2JsonTrait"),
];

/// Protocols of AWS's own.
const AWS_PROTOCOLS: &[&str] = &[
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#restJson1",
    "aws.protocols#restXml",
];

/// `ProtocolHttp`, `Rpcv2CborTrait`, `Rpcv2JsonTrait`: event streams over versions of HTTP that the service does not
/// speak.
pub(in super::super) fn http_versions(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (protocol, id) in WITH_HTTP_VERSIONS {
        for (shape, value) in cx.users(protocol) {
            let versions = |key| value.get(key).and_then(Node::as_array).unwrap_or_default();
            let missing =
                versions("eventStreamHttp").iter().filter(|version| !versions("http").contains(version));
            let missing: Vec<_> = missing.filter_map(Node::as_str).collect();
            if !missing.is_empty() {
                let message =
                    format!("`eventStreamHttp` of @{protocol} has what `http` has not: {}", list(missing));
                events.push(trait_event(Severity::Error, id, shape, value, message));
            }
        }
    }
}

/// `ProtocolHttpPayload`: payloads of a type that AWS's protocols cannot write.
pub(in super::super) fn payloads(cx: &Context<'_>, events: &mut Vec<Event>) {
    let mut checked = BTreeSet::new();
    for service in cx.own_of(ShapeType::Service) {
        if !AWS_PROTOCOLS.iter().any(|protocol| service.traits.has(protocol)) {
            continue;
        }
        for operation in cx.bound_operations(&service.id).into_iter().filter_map(Shape::as_operation) {
            let errors = operation.errors.iter().map(|error| &error.target);
            for id in [&operation.input.target, &operation.output.target].into_iter().chain(errors) {
                if checked.insert(id) {
                    check_payload(cx, id, events);
                }
            }
        }
    }
}

fn check_payload(cx: &Context<'_>, id: &crate::ShapeId, events: &mut Vec<Event>) {
    let members = cx.model.shapes.get(id).into_iter().flat_map(|structure| &structure.members);
    for member in members.filter(|member| member.traits.has("smithy.api#httpPayload")) {
        let writable = cx.target(member).is_some_and(|target| {
            matches!(
                target.shape_type,
                ShapeType::Structure
                    | ShapeType::Union
                    | ShapeType::Document
                    | ShapeType::Blob
                    | ShapeType::String
                    | ShapeType::Enum
            )
        });
        if !writable {
            let message =
                "AWS's protocols write strings, blobs, structures, unions and documents as payloads only";
            events.push(member_error("ProtocolHttpPayload", member, message));
        }
    }
}

/// `QueryErrorCode`: errors that the query protocols cannot tell apart.
pub(in super::super) fn query_error_codes(cx: &Context<'_>, events: &mut Vec<Event>) {
    let protocols = ["aws.protocols#awsQuery", "aws.protocols#awsQueryCompatible", "aws.protocols#ec2Query"];
    for shape in cx.own_of(ShapeType::Service) {
        let Some(service) = shape.as_service() else { continue };
        if !protocols.iter().any(|protocol| shape.traits.has(protocol)) {
            continue;
        }
        let operations = cx.bound_operations(&shape.id).into_iter().filter_map(Shape::as_operation);
        let errors = service.errors.iter().chain(operations.flat_map(|operation| &operation.errors));
        let mut codes: BTreeMap<&str, BTreeSet<&crate::ShapeId>> = BTreeMap::new();
        for error in errors {
            let Some(target) = cx.model.shapes.get(&error.target) else { continue };
            let code = target.traits.get("aws.protocols#awsQueryError").and_then(|node| text(node, "code"));
            codes.entry(code.unwrap_or_else(|| target.id.name())).or_default().insert(&target.id);
        }
        for (code, errors) in codes.iter().filter(|(_, errors)| errors.len() > 1) {
            let message = format!(
                "several errors have the code `{code}`, and clients take one for another: {}",
                list(errors)
            );
            events.push(event(Severity::Danger, "QueryErrorCode", Vertex::Shape(shape), message));
        }
    }
}
