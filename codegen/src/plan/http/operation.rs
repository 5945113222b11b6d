//! The facts of an operation, read from its traits.

use std::collections::BTreeMap;

use smithy_model::{Event, Node, NodeValue, ShapeId};

use super::super::operation_errors;
use super::super::shapes::Context;
use super::customs::Customs;
use super::{uri, HttpOperation, Message, OperationErrors};
use crate::docs;
use crate::Protocol;

/// An operation as its model and its customs have it: `marker` is its type's name, `statics` are those of errors.
///
/// # Errors
/// Labels that name no member of the input.
pub fn operation(
    context: &Context<'_>,
    protocol: Protocol,
    id: &ShapeId,
    marker: String,
    statics: &BTreeMap<&ShapeId, &str>,
    customs: Customs,
) -> Result<Option<HttpOperation>, Box<Event>> {
    let Some(shape) = context.model.shape(id) else { return Ok(None) };
    let Some(inner) = shape.as_operation() else { return Ok(None) };
    let traits = &shape.traits;
    let http = traits.get("smithy.api#http").filter(|_| protocol.has_bindings());
    let members =
        context.model.shape(&inner.input.target).map(|shape| shape.members.as_slice()).unwrap_or_default();
    let index = |name: &str| members.iter().position(|member| member.name() == name);
    let unknown = |what: &str, names: Vec<String>| {
        let message = format!("labels of the {what} that the input does not have: `{}`", names.join("`, `"));
        let event = Event::error("Codegen.Http", message).at(shape.location).on(id);
        Box::new(event.help("add the members, or take the labels out"))
    };
    let (path, query) = uri::target(text(http, "uri"), index).map_err(|names| unknown("path", names))?;
    let prefix = text(traits.get("smithy.api#endpoint"), "hostPrefix");
    let host_prefix = uri::host_prefix(prefix, index).map_err(|names| unknown("host prefix", names))?;
    let status = http.and_then(|node| node.get("code")?.as_number()?.as_i128()?.try_into().ok());
    let message = |id: &ShapeId| {
        Some(Message {
            rust_type: context.names.type_of(id)?.clone(),
            schema: context.names.schema_of(id)?.clone(),
        })
    };
    let errors = operation_errors(context, id);
    let statics: Vec<_> =
        errors.iter().filter_map(|id| statics.get(id)).map(|&name| name.to_owned()).collect();
    let encodings =
        traits.get("smithy.api#requestCompression").and_then(|node| node.get("encodings")?.as_array());
    let encodings = encodings.unwrap_or_default().iter().filter_map(Node::as_str);
    let has_flag =
        |id: &str, key: &str| traits.get(id).and_then(|node| node.get(key)?.as_bool()).unwrap_or_default();
    Ok(Some(HttpOperation {
        id: id.to_string(),
        docs: docs::http_operation(context, protocol, shape),
        marker,
        module: context.names.module_of(id),
        method: if protocol.has_bindings() { text(http, "method").to_owned() } else { "POST".to_owned() },
        path,
        query,
        status: status.unwrap_or(200),
        input: message(&inner.input.target),
        output: message(&inner.output.target),
        error: (!statics.is_empty()).then(|| OperationErrors {
            rust_type: context.names.public(context.names.error_of(id)),
            statics,
        }),
        host_prefix,
        idempotent: traits.has("smithy.api#idempotent") || traits.has("smithy.api#readonly"),
        unsigned_payload: traits.has("aws.auth#unsignedPayload"),
        checksum_required: traits.has("smithy.api#httpChecksumRequired")
            || has_flag("aws.protocols#httpChecksum", "requestChecksumRequired"),
        compression: encodings.map(str::to_owned).collect(),
        optional_auth: traits.has("smithy.api#optionalAuth")
            || no_auth(context, traits.get("smithy.api#auth")),
        stand_ins: customs.stand_ins,
        endpoint: customs.endpoint,
        digests: customs.digests,
    }))
}

/// The text under a key of a trait; empty without one.
fn text<'n>(node: Option<&'n Node>, key: &str) -> &'n str {
    node.and_then(|node| node.get(key)?.as_str()).unwrap_or_default()
}

/// Whether the operation, or else its service, has an empty `@auth`.
fn no_auth(context: &Context<'_>, own: Option<&Node>) -> bool {
    let of_service = || context.service.and_then(|service| service.traits.get("smithy.api#auth"));
    let schemes = own.or_else(of_service);
    schemes.is_some_and(|node| matches!(&node.value, NodeValue::Array(schemes) if schemes.is_empty()))
}
