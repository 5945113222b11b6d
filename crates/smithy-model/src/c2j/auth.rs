//! How requests are signed: the authentication schemes of a service and of its operations.
//!
//! Newer files list schemes by Smithy's own ids in `auth`; older ones have a `signatureVersion`, and an `authtype`
//! for operations that differ.

use crate::raw::RawTrait;
use crate::{Event, Location, Severity, ShapeId};

use super::properties::At;
use super::syntax::{Metadata, Operation};
use super::traits;

const SIGV4: &str = "aws.auth#sigv4";
const SIGV4A: &str = "aws.auth#sigv4a";
const BEARER: &str = "smithy.api#httpBearerAuth";
const NO_AUTH: &str = "smithy.api#noAuth";

/// The schemes that C2J files name. All others are unknown.
const SCHEMES: &[&str] = &[SIGV4, SIGV4A, BEARER, "smithy.api#httpApiKeyAuth", "smithy.api#httpBasicAuth"];

/// The scheme that a signature version stands for; `None` for those that Smithy has no trait for.
fn scheme_of_version(version: &str) -> Option<&'static str> {
    match version {
        "v4" | "s3" | "s3v4" => Some(SIGV4),
        "v4a" => Some(SIGV4A),
        "bearer" => Some(BEARER),
        _ => None,
    }
}

/// The traits of a service: its schemes, and their order where there are several.
pub(super) fn of_service(metadata: &Metadata, events: &mut Vec<Event>) -> Vec<RawTrait<'static>> {
    let mut schemes: Vec<(&'static str, Location)> = Vec::new();
    for name in metadata.auth.iter().filter(|name| name.value != NO_AUTH) {
        match SCHEMES.iter().find(|known| **known == name.value) {
            Some(scheme) if schemes.iter().any(|(other, _)| other == scheme) => {}
            Some(scheme) => schemes.push((scheme, name.at)),
            None => events.push(ignored("authentication scheme", name)),
        }
    }
    if metadata.auth.is_empty() {
        if let Some(version) = &metadata.signature_version {
            match scheme_of_version(&version.value) {
                Some(scheme) => schemes.push((scheme, version.at)),
                None => events.push(ignored("signature version", version)),
            }
        }
    }
    let mut found: Vec<_> = schemes.iter().map(|(scheme, at)| definition(scheme, metadata, *at)).collect();
    if let [(_, at), _, ..] = schemes.as_slice() {
        let names = schemes.iter().map(|(scheme, _)| *scheme);
        found.push(traits::with("smithy.api#auth", traits::strings(names, *at), *at));
    }
    found
}

/// A scheme's trait. Signatures name the service: by its `signingName`, else as its endpoints do.
fn definition(scheme: &'static str, metadata: &Metadata, at: Location) -> RawTrait<'static> {
    if scheme != SIGV4 && scheme != SIGV4A {
        return traits::annotation(scheme, at);
    }
    let value = traits::object(at, [("name", traits::string(signing_name(metadata)))]);
    traits::with(scheme, value, at)
}

/// What the service is called in signatures.
pub(super) fn signing_name(metadata: &Metadata) -> &Option<At<String>> {
    match &metadata.signing_name {
        None => &metadata.endpoint_prefix,
        name => name,
    }
}

/// The traits of an operation that is signed in another way than its service says.
pub(super) fn of_operation(
    operation: &Operation,
    about: &ShapeId,
    events: &mut Vec<Event>,
) -> Vec<RawTrait<'static>> {
    let mut found = Vec::new();
    let mut unsigned = operation.unsigned_payload;
    let mut schemes: Option<(Vec<&str>, Location)> = None;
    let mut optional = None;
    if let Some(auth_type) = &operation.auth_type {
        match auth_type.value.as_str() {
            "none" => (schemes, optional) = (Some((Vec::new(), auth_type.at)), Some(auth_type.at)),
            "v4-unsigned-body" => unsigned = unsigned.or(Some(auth_type.at)),
            other => match scheme_of_version(other) {
                Some(scheme) => schemes = Some((vec![scheme], auth_type.at)),
                None => events.push(ignored("`authtype`", auth_type).on(about)),
            },
        }
    }
    if let Some(auth) = &operation.auth {
        let names = auth.value.iter().map(|scheme| scheme.value.as_str());
        schemes = Some((names.clone().filter(|name| *name != NO_AUTH).collect(), auth.at));
        optional = optional.or(names.into_iter().any(|name| name == NO_AUTH).then_some(auth.at));
    }
    if let Some((names, at)) = schemes {
        found.push(traits::with("smithy.api#auth", traits::strings(names, at), at));
    }
    found.extend(traits::if_set("smithy.api#optionalAuth", optional));
    found.extend(traits::if_set("aws.auth#unsignedPayload", unsigned));
    found
}

fn ignored(what: &str, name: &At<String>) -> Event {
    let message = format!("the {what} `{}` is not known and not carried over", name.value);
    Event::new(Severity::Warning, "C2j.Ignored", message).at(name.at)
}
