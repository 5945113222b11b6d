//! The service's shape: what `metadata` says, and all operations.

use std::collections::BTreeSet;

use crate::raw::{Name, NameText, RawDetail, RawMetadata, RawService, RawShape, RawTrait};
use crate::validate::sdk_id_problems;
use crate::{Event, Node, NodeValue, ShapeType};

use super::syntax::{Document, Metadata};
use super::{auth, endpoint_discovery, protocol, traits, Context};

/// Rules of Smithy that AWS's services do not keep, and that all of AWS's own models suppress: nothing that is found
/// by them could be put right in a model of a service that exists.
const SUPPRESSED: &[&str] = &[
    "HttpMethodSemantics",
    "HttpResponseCodeSemantics",
    "PaginatedTrait",
    "HttpHeaderTrait",
    "HttpUriConflict",
    "Service",
];

/// The suppressions of those rules, and of others that few services break, in the files of these.
pub(super) fn suppressions(document: &Document, waits: bool) -> RawMetadata {
    let at = document.at;
    let mut codes = BTreeSet::new();
    let mut errors = document.shapes.iter().filter_map(|shape| shape.error.as_ref()?.code.as_ref());
    let shares_codes = !errors.all(|code| codes.insert(&code.value));
    let id = document.metadata.service_id.as_ref();
    let odd_id = id.is_some_and(|id| !sdk_id_problems(&id.value).is_empty());
    let others = [
        ("QueryErrorCode", shares_codes),
        ("SdkServiceId", odd_id),
        ("WaitableTraitInvalidErrorType", waits),
    ];
    let others = others.iter().filter(|(_, broken)| *broken).map(|(id, _)| id);
    let rules = SUPPRESSED.iter().chain(others).map(|id| {
        let text = |text: &str| Some(NodeValue::String(text.to_string()));
        Node::new(traits::object(at, [("id", text(id)), ("namespace", text("*"))]), at)
    });
    let value = Node::new(NodeValue::Array(rules.collect()), at);
    RawMetadata { key: "suppressions".to_string(), location: at, value }
}

/// The service.
pub(super) fn shape(cx: &Context, document: &Document, events: &mut Vec<Event>) -> RawShape<'static> {
    let metadata = &document.metadata;
    let mut shape = RawShape::new(cx.names.service.clone(), ShapeType::Service, metadata.at);
    shape.traits.push(service(metadata));
    shape.traits.extend(auth::of_service(metadata, events));
    shape.traits.extend(protocol::traits(metadata, events));
    let title = metadata.service_full_name.as_ref();
    shape.traits.extend(title.map(|title| traits::text("smithy.api#title", title)));
    shape.traits.extend(traits::documentation(&document.facts));
    if let Some(uri) = &metadata.xml_namespace {
        let value = traits::object(uri.at, [("uri", Some(NodeValue::String(uri.value.clone())))]);
        shape.traits.push(traits::with("smithy.api#xmlNamespace", value, uri.at));
    }
    shape.traits.extend(endpoint_discovery::of_service(cx, document));
    let operations = document.operations.iter().filter_map(|operation| {
        let id = cx.names.operation(&operation.name.value)?.clone();
        Some(Name { text: NameText::Absolute(id), location: operation.name.at })
    });
    let mut service = RawService { operations: operations.collect(), ..RawService::default() };
    if let Some(version) = &metadata.api_version {
        service.version.clone_from(&version.value);
    }
    shape.detail = RawDetail::Service(Box::new(service));
    shape
}

/// `@aws.api#service`. C2J does not say how ARNs name the service; in AWS's models it is as signatures do.
fn service(metadata: &Metadata) -> RawTrait<'static> {
    let arn = auth::signing_name(metadata).clone().filter(|name| is_arn_namespace(&name.value));
    let id = [&metadata.service_id, &metadata.service_abbreviation, &metadata.service_full_name];
    let id = id.into_iter().find(|id| id.is_some()).unwrap_or(&metadata.endpoint_prefix);
    let value = traits::object(
        metadata.at,
        [
            ("sdkId", traits::string(id)),
            ("arnNamespace", traits::string(&arn)),
            ("endpointPrefix", traits::string(&metadata.endpoint_prefix)),
        ],
    );
    traits::with("aws.api#service", value, metadata.at)
}

/// What the trait allows: `[a-z0-9.-]{1,63}`.
fn is_arn_namespace(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-');
    (1..=63).contains(&text.len()) && text.bytes().all(allowed)
}
