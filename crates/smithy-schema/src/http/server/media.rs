//! The types of contents: what a request says of its own (415), and what it accepts (406).

use ::http::header::{HeaderMap, HeaderName, ACCEPT, CONTENT_TYPE};

use super::Refusal;
use crate::http::content::{Content, Side};
use crate::http::facts::{Operation, Protocol};
use crate::{Location, Schema};

/// Checks what a request says of its content, and what it accepts
/// ([spec](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#content-type)).
///
/// # Errors
/// `UnsupportedMediaTypeException`, `NotAcceptableException`.
pub(super) fn check(operation: &'static Operation, headers: &HeaderMap, body: &[u8]) -> Result<(), Refusal> {
    check_content_type(operation, headers, body)?;
    check_accept(operation, headers)
}

fn check_content_type(
    operation: &'static Operation,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<(), Refusal> {
    let service = operation.service;
    let given = essence(headers);
    let refuse = |expected| Err(Refusal::unsupported_media_type(service, expected));
    if service.protocol.is_rpc() {
        // The type says which protocol it is, even where there is no body.
        let expected = service.protocol.media_type();
        return if given.as_deref() == Some(expected) { Ok(()) } else { refuse(Some(expected)) };
    }
    if is_bound(operation.input, service.protocol, Side::Request, &CONTENT_TYPE) {
        return Ok(());
    }
    let content = Content::of(operation.input, service.protocol, Side::Request);
    let expected = match (content, content.media_type(service.protocol)) {
        // An input without any members may have some later.
        (Content::Nothing, _) if operation.input.is_some_and(|input| input.members().is_empty()) => {
            Some(service.protocol.media_type())
        }
        (Content::Nothing, _) if given.is_some() && !body.is_empty() => return refuse(None),
        (_, expected) => expected,
    };
    match (expected, given) {
        (None, _) => Ok(()),
        (Some(expected), Some(given)) if given == expected.to_ascii_lowercase() => Ok(()),
        // Nothing needs no type.
        (Some(_), None) if body.is_empty() => Ok(()),
        (Some(expected), _) => refuse(Some(expected)),
    }
}

fn check_accept(operation: &'static Operation, headers: &HeaderMap) -> Result<(), Refusal> {
    let service = operation.service;
    let protocol = service.protocol;
    if protocol.is_rpc() || is_bound(operation.output, protocol, Side::Response, &CONTENT_TYPE) {
        return Ok(());
    }
    let content = Content::of(operation.output, protocol, Side::Response);
    match content.media_type(protocol) {
        Some(offered) if !accepts(headers, offered) => Err(Refusal::not_acceptable(service, offered)),
        _ => Ok(()),
    }
}

/// The type and subtype that a request's content has, in lower case.
fn essence(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(CONTENT_TYPE)?.to_str().unwrap_or("?");
    Some(text.split(';').next().unwrap_or(text).trim().to_ascii_lowercase())
}

/// True when a member is this header.
fn is_bound(schema: Option<&'static Schema>, protocol: Protocol, side: Side, name: &HeaderName) -> bool {
    schema.is_some_and(|schema| {
        schema.members().iter().any(|member| match side.location(protocol, member) {
            Location::Header(header) => header.eq_ignore_ascii_case(name.as_str()),
            _ => false,
        })
    })
}

/// True when the request accepts a media type
/// ([RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1)); when it says nothing, too.
fn accepts(headers: &HeaderMap, offered: &str) -> bool {
    let offered = offered.to_ascii_lowercase();
    let main = offered.split('/').next().unwrap_or_default();
    let mut said = false;
    // The most precise range that fits decides.
    let mut best: Option<(u8, bool)> = None;
    for line in headers.get_all(ACCEPT) {
        for range in line.to_str().unwrap_or_default().split(',') {
            let mut parts = range.split(';').map(str::trim);
            let name = parts.next().unwrap_or_default().to_ascii_lowercase();
            if name.is_empty() {
                continue;
            }
            said = true;
            let precision = match name.as_str() {
                name if name == offered => 3,
                "*/*" | "*" => 1,
                name if name.strip_suffix("/*") == Some(main) => 2,
                _ => continue,
            };
            let refused = parts.any(|part| {
                let weight = part.strip_prefix("q=").or_else(|| part.strip_prefix("Q="));
                weight.and_then(|weight| weight.trim().parse::<f32>().ok()) == Some(0.0)
            });
            if best.map_or(true, |(before, _)| precision > before) {
                best = Some((precision, !refused));
            }
        }
    }
    best.map_or(!said, |(_, accepted)| accepted)
}
