//! Requests and responses as cases give them.

use serde_json::Value;
use smithy_schema::http::facts::{Operation, Protocol};
use smithy_schema::http::{Request, Response};

use crate::case::{pairs, texts};

/// The request of a case that is about its parameters, as a server gets it.
///
/// A case names what it is about, and says nothing of the rest of its request. What a server cannot do without is filled
/// in: the target of a protocol without paths, the type of a document, and where the case says nothing of a
/// body, that of the request which a client makes of the parameters.
pub fn complete(
    case: &Value,
    operation: &Operation,
    made: impl FnOnce() -> Result<Request<Vec<u8>>, String>,
) -> Result<Request<Vec<u8>>, String> {
    let mut request = request(case)?;
    let (media_type, has_target) = match operation.service.protocol {
        Protocol::RestJson1 => ("application/json", false),
        Protocol::AwsJson1_0 => ("application/x-amz-json-1.0", true),
        Protocol::AwsJson1_1 => ("application/x-amz-json-1.1", true),
    };
    let mut fill = |name: &'static str, value: String| -> Result<(), String> {
        if !request.headers().contains_key(name) {
            let value = value.parse().map_err(|_| format!("no header value: {value}"))?;
            request.headers_mut().insert(name, value);
        }
        Ok(())
    };
    if has_target {
        fill("x-amz-target", format!("{}.{}", operation.service.name(), operation.name()))?;
    }
    if has_target || case["bodyMediaType"] == "application/json" {
        fill("content-type", media_type.to_owned())?;
    }
    if case["body"].is_null() {
        let (parts, body) = made()?.into_parts();
        if let Some(value) = parts.headers.get("content-type") {
            request.headers_mut().entry("content-type").or_insert_with(|| value.clone());
        }
        *request.body_mut() = body;
    }
    Ok(request)
}

/// The request of a case as it stands there, and nothing more.
pub fn request(case: &Value) -> Result<Request<Vec<u8>>, String> {
    let query = texts(&case["queryParams"]).join("&");
    let path = case["uri"].as_str().unwrap_or_default();
    let target = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
    let mut request = Request::builder().method(case["method"].as_str().unwrap_or_default()).uri(target);
    if let Some(host) = case["resolvedHost"].as_str().or(case["host"].as_str()) {
        request = request.header("host", host);
    }
    for (name, value) in pairs(&case["headers"]) {
        request = request.header(name, value.as_bytes());
    }
    request.body(body(case)).map_err(|error| format!("no request: {error}"))
}

/// The response of a case, as a client gets it.
pub fn response(case: &Value) -> Result<Response<Vec<u8>>, String> {
    let code = case["code"].as_u64().and_then(|code| u16::try_from(code).ok()).ok_or("no status")?;
    let mut response = Response::builder().status(code);
    for (name, value) in pairs(&case["headers"]) {
        response = response.header(name, value.as_bytes());
    }
    response.body(body(case)).map_err(|error| format!("no response: {error}"))
}

fn body(case: &Value) -> Vec<u8> {
    case["body"].as_str().unwrap_or_default().as_bytes().to_vec()
}
