//! Errors: which structures are exceptions, whose fault they are, and how they are told on the wire.

use crate::raw::RawTrait;
use crate::NodeValue;

use super::syntax::Shape;
use super::{traits, Context};

/// The traits of an error; none for other structures.
///
/// An error is the server's fault if it says so or has a status from 500 on;
/// else it is the client's.
pub(super) fn of_structure(cx: &Context, shape: &Shape) -> Vec<RawTrait<'static>> {
    let Some(error) = &shape.error else { return Vec::new() };
    let at = error.at.unwrap_or(shape.name.at);
    let mut found = Vec::new();
    let status = error.status.as_ref().and_then(|status| status.value.as_i128());
    let server =
        error.sender_fault.is_none() && (error.fault.is_some() || status.is_some_and(|code| code >= 500));
    let fault = if server { "server" } else { "client" };
    found.push(traits::with("smithy.api#error", NodeValue::String(fault.to_string()), at));
    if let Some(status) = &error.status {
        found.push(traits::with("smithy.api#httpError", NodeValue::Number(status.value.clone()), status.at));
    }
    if let Some(retryable) = &error.retryable {
        let throttling = retryable.value.then_some(NodeValue::Bool(true));
        let value = traits::object(retryable.at, [("throttling", throttling)]);
        found.push(traits::with("smithy.api#retryable", value, retryable.at));
    }
    // With other protocols, and where nothing else is said, the code is the shape's name.
    let code = error.code.as_ref().filter(|_| cx.protocol.has_error_codes() || cx.query_compatible);
    if let Some(code) = code {
        let status = traits::number(&error.status).unwrap_or_else(|| traits::integer(400));
        let value = traits::object(
            code.at,
            [("code", Some(NodeValue::String(code.value.clone()))), ("httpResponseCode", Some(status))],
        );
        found.push(traits::with("aws.protocols#awsQueryError", value, code.at));
    }
    found
}
