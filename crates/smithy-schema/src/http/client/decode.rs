//! A response becomes an output or an error's members.

use ::http::header::HeaderMap;
use ::http::StatusCode;

use crate::http::body::Mode;
use crate::http::content::{self, Content, Side};
use crate::http::error::DecodeError;
use crate::http::facts::Operation;
use crate::http::headers::{self, Found};
use crate::path::Path;
use crate::{Location, Schema, Slot, Structure, Value};

/// What services call the header with their name for a request.
const REQUEST_IDS: [&str; 4] =
    ["x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id", "x-amz-requestid"];

/// True for a response that holds the output.
pub(super) fn is_success(operation: &Operation, status: StatusCode) -> bool {
    status.is_success() || status.as_u16() == operation.status
}

/// The service's name for the request.
pub(super) fn request_id(headers: &HeaderMap) -> Option<String> {
    let found = REQUEST_IDS.iter().find_map(|name| headers.get(*name));
    found.and_then(|value| value.to_str().ok()).map(str::to_owned)
}

/// Reads a response into a blank output or error, and returns the paths of required members that were not there.
///
/// # Errors
/// All that is none of its member's shape.
pub(super) fn read(
    operation: &'static Operation,
    schema: Option<&'static Schema>,
    (status, headers, body): (StatusCode, &HeaderMap, &[u8]),
    shape: &mut dyn Structure,
) -> Result<Vec<String>, DecodeError> {
    let protocol = operation.service.protocol;
    let mut found = Found::default();
    headers::read(headers, shape, protocol, Side::Response, false, &mut found);
    read_status(operation, status, shape);
    let content = Content::of(schema, protocol, Side::Response);
    let mut filled = Vec::new();
    let content = if holds_members(shape, operation) { content } else { Content::Nothing };
    match content::read(content, body, shape, protocol, Side::Response, Mode::Client) {
        Ok(read) => filled = read.filled,
        Err(error) => found.problems.extend(error.into_problems()),
    }
    DecodeError::check(found.problems)?;
    let members = shape.schema().members();
    for (index, member) in found.missing.iter().filter_map(|index| Some((*index, members.get(*index)?))) {
        // Where the member can be unset, it stays so, and its default is no gap.
        if member.must_be_set() && !matches!(shape.get(index), Value::Absent) {
            filled.push(Path::Member(&Path::Root, member).pointer());
        }
    }
    Ok(filled)
}

/// False when no member is in the body, whatever that holds then.
fn holds_members(shape: &dyn Structure, operation: &Operation) -> bool {
    let protocol = operation.service.protocol;
    let mut locations =
        shape.schema().members().iter().map(|member| Side::Response.location(protocol, member));
    locations.any(|location| matches!(location, Location::Body | Location::Payload))
}

fn read_status(operation: &Operation, status: StatusCode, shape: &mut dyn Structure) {
    for (index, member) in shape.schema().members().iter().enumerate() {
        if Side::Response.location(operation.service.protocol, member) == Location::ResponseCode {
            match shape.slot(index) {
                Slot::Integer(slot) => *slot = status.as_u16().into(),
                Slot::IntEnum(slot) => slot.set(status.as_u16().into()),
                _ => {}
            }
        }
    }
}
