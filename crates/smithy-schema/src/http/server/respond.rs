//! An output or error becomes a response.

use ::http::header::{HeaderMap, HeaderValue};
use ::http::{Response, StatusCode};

use super::generic::{finish, may_have_content, ERROR_TYPE};
use crate::http::content::{self, Content, Side, Written};
use crate::http::error::{EncodeError, Problem};
use crate::http::facts::{ErrorShape, Operation, Protocol};
use crate::http::headers;
use crate::{Fault, Location, Schema, Structure, Value};

/// The response with an output.
///
/// # Errors
/// All members that HTTP cannot carry.
pub(super) fn output(
    operation: &'static Operation,
    output: &dyn Structure,
) -> Result<Response<Vec<u8>>, EncodeError> {
    let protocol = operation.service.protocol;
    let status = bound_status(output, protocol).unwrap_or(operation.status);
    let (mut response, written) = message(operation, operation.output, status, output)?;
    // Of these protocols a response has a type even when it has no body.
    let fallback = protocol.is_rpc().then_some(protocol.media_type());
    finish(&mut response, written.or(fallback));
    Ok(response)
}

/// The response with an error.
///
/// # Errors
/// All members that HTTP cannot carry.
pub(super) fn error(
    operation: &'static Operation,
    shape: &ErrorShape,
    error: &dyn Structure,
) -> Result<Response<Vec<u8>>, EncodeError> {
    let protocol = operation.service.protocol;
    let (mut response, written) = message(operation, Some(shape.schema), shape.facts.http_status, error)?;
    let name = match protocol {
        Protocol::RestJson1 | Protocol::AwsJson1_1 => shape.facts.code,
        Protocol::AwsJson1_0 => shape.schema.id,
    };
    if protocol.is_rpc() {
        let body = std::mem::take(response.body_mut());
        *response.body_mut() = with_type(body, name);
    } else {
        response.headers_mut().insert(ERROR_TYPE, HeaderValue::from_static(name));
    }
    if let Some(code) = shape.query_code.filter(|_| operation.service.query_compatible) {
        let fault = match shape.facts.fault {
            Fault::Client => "Sender",
            Fault::Server => "Receiver",
        };
        let text = HeaderValue::from_str(&format!("{code};{fault}"));
        let text = text.map_err(|_| EncodeError::new("", "the error's query code is no header value"))?;
        response.headers_mut().insert("x-amzn-query-error", text);
    }
    finish(&mut response, written);
    Ok(response)
}

/// Status, members that are headers, and body; and the body's media type where it has one.
fn message(
    operation: &'static Operation,
    schema: Option<&'static Schema>,
    status: u16,
    shape: &dyn Structure,
) -> Result<(Response<Vec<u8>>, Option<&'static str>), EncodeError> {
    let protocol = operation.service.protocol;
    let content = match operation.method {
        // What answers such a request ends with its headers.
        "HEAD" => Content::Nothing,
        _ => Content::of(schema, protocol, Side::Response),
    };
    let mut problems = Vec::new();
    let status = StatusCode::from_u16(status).unwrap_or_else(|_| {
        problems.push(Problem::new("", format!("{status} is no status: use one between 100 and 999")));
        StatusCode::INTERNAL_SERVER_ERROR
    });
    let mut headers = HeaderMap::new();
    headers::write(shape, protocol, Side::Response, &mut headers, &mut problems);
    let written = match content::write(content, shape, protocol, Side::Response) {
        Ok(written) => written.filter(|_| may_have_content(status)),
        Err(error) => {
            problems.extend(error.into_problems());
            None
        }
    };
    EncodeError::check(problems)?;
    let (body, media_type) = match written {
        Some(Written { bytes, media_type }) => (bytes, Some(media_type)),
        None => (Vec::new(), None),
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Ok((response, media_type))
}

/// What `@httpResponseCode` says.
fn bound_status(shape: &dyn Structure, protocol: Protocol) -> Option<u16> {
    let members = shape.schema().members().iter();
    let index = members
        .map(|member| Side::Response.location(protocol, member))
        .position(|location| location == Location::ResponseCode)?;
    match shape.get(index) {
        // What is no status is found out later.
        Value::Integer(status) => Some(u16::try_from(status).unwrap_or(0)),
        _ => None,
    }
}

/// The document with the error's name before its members.
fn with_type(document: Vec<u8>, name: &str) -> Vec<u8> {
    let members = document.strip_prefix(b"{").unwrap_or_default();
    let mut out = format!("{{\"__type\":\"{name}\"").into_bytes();
    if members == b"}" || members.is_empty() {
        out.push(b'}');
    } else {
        out.push(b',');
        out.extend_from_slice(members);
    }
    out
}
