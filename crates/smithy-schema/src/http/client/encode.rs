//! An input becomes a request.

use ::http::header::{HeaderMap, HeaderName, HeaderValue, CONTENT_LENGTH, CONTENT_TYPE};
use ::http::{Method, Request};

use super::{coding, filled, uri, Options};
use crate::http::content::{self, Content, Side};
use crate::http::error::{EncodeError, Problem};
use crate::http::facts::Operation;
use crate::http::{headers, Endpoint};
use crate::Structure;

/// The request for an input.
///
/// # Errors
/// All members that HTTP cannot carry.
pub(super) fn encode(
    operation: &'static Operation,
    input: &dyn Structure,
    endpoint: &Endpoint,
    options: Options<'_>,
) -> Result<Request<Vec<u8>>, EncodeError> {
    if options.tokens.is_none() && operation.stand_ins.is_empty() {
        return encode_filled(operation, input, endpoint, options.compress_from);
    }
    let filled = filled::fill(operation, input, options.tokens);
    encode_filled(operation, &filled, endpoint, options.compress_from)
}

fn encode_filled(
    operation: &'static Operation,
    input: &dyn Structure,
    endpoint: &Endpoint,
    compress_from: Option<usize>,
) -> Result<Request<Vec<u8>>, EncodeError> {
    let mut problems = Vec::new();
    let uri = uri::uri(operation, input, endpoint, &mut problems);
    let mut headers = HeaderMap::with_capacity(4);
    let protocol = operation.service.protocol;
    headers::write(input, protocol, Side::Request, &mut headers, &mut problems);
    let body = body(operation, input, compress_from, &mut headers, &mut problems);
    protocol_headers(operation, &mut headers);
    let method = Method::from_bytes(operation.method.as_bytes());
    match (uri, method) {
        (Some(uri), Ok(method)) if problems.is_empty() => {
            let mut request = Request::new(body);
            *request.method_mut() = method;
            *request.uri_mut() = uri;
            *request.headers_mut() = headers;
            Ok(request)
        }
        (_, Err(_)) => {
            Err(Problem::new("", format!("the model's method {:?} is none", operation.method)).into())
        }
        _ => Err(EncodeError::check(problems).err().unwrap_or_else(|| EncodeError::new("", "it has no URI"))),
    }
}

/// Writes the body, and the headers that belong to it.
fn body(
    operation: &'static Operation,
    input: &dyn Structure,
    compress_from: Option<usize>,
    headers: &mut HeaderMap,
    problems: &mut Vec<Problem>,
) -> Vec<u8> {
    let protocol = operation.service.protocol;
    let content = match Content::of(operation.input, protocol, Side::Request) {
        // Requests of these protocols are documents always: an input may be added later.
        Content::Nothing if protocol.is_rpc() => Content::Document,
        content => content,
    };
    let written = match content::write(content, input, protocol, Side::Request) {
        Ok(written) => written,
        Err(error) => {
            problems.extend(error.into_problems());
            return Vec::new();
        }
    };
    let mut bytes = Vec::new();
    if let Some(written) = written {
        // A member may be bound to this header.
        headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static(written.media_type));
        bytes = coding::compressed(operation, written.bytes, compress_from, headers, problems);
        headers.insert(CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    }
    coding::add_checksums(operation, &bytes, headers, problems);
    bytes
}

fn protocol_headers(operation: &'static Operation, headers: &mut HeaderMap) {
    let service = operation.service;
    if service.protocol.is_rpc() {
        let target = format!("{}.{}", service.name(), operation.name());
        if let Ok(target) = HeaderValue::from_str(&target) {
            headers.insert("x-amz-target", target);
        }
    }
    if service.query_compatible {
        headers.insert("x-amzn-query-mode", HeaderValue::from_static("true"));
    }
    for (name, text) in service.headers {
        if let (Ok(name), Ok(text)) = (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(text)) {
            // A member may be bound to it.
            headers.entry(name).or_insert(text);
        }
    }
}
