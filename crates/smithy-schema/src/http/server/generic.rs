//! Errors that no model has: what the protocols' servers say when there is no operation to say it.

use ::http::header::{HeaderValue, CONTENT_LENGTH, CONTENT_TYPE};
use ::http::{Response, StatusCode};

use crate::http::facts::Protocol;

/// A response with an error of this name and text.
pub(super) fn response(
    protocol: Protocol,
    status: StatusCode,
    code: &'static str,
    message: &str,
) -> Response<Vec<u8>> {
    let mut members = serde_json::Map::new();
    if protocol.is_rpc() {
        members.insert("__type".to_owned(), code.into());
    }
    members.insert("message".to_owned(), message.into());
    let body = serde_json::Value::Object(members).to_string().into_bytes();
    let mut response = Response::new(body);
    *response.status_mut() = status;
    finish(&mut response, Some(protocol.media_type()));
    if !protocol.is_rpc() {
        response.headers_mut().insert(ERROR_TYPE, HeaderValue::from_static(code));
    }
    response
}

/// The header that names an error.
pub(super) const ERROR_TYPE: &str = "x-amzn-errortype";

/// Adds the headers that belong to a body. A member may have been bound to its type.
pub(super) fn finish(response: &mut Response<Vec<u8>>, media_type: Option<&'static str>) {
    let length = response.body().len();
    let has_content = may_have_content(response.status());
    let headers = response.headers_mut();
    if let Some(media_type) = media_type {
        headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static(media_type));
    }
    if has_content {
        headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
}

/// False for the statuses whose responses end with their headers
/// ([RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1)).
pub(super) fn may_have_content(status: StatusCode) -> bool {
    !status.is_informational() && !matches!(status.as_u16(), 204 | 205 | 304)
}
