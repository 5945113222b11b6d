//! Which error a response holds: its name, as protocols and services write it.

use ::http::header::HeaderMap;
use ::http::StatusCode;

use super::failure::QueryError;
use crate::error::error_name;
use crate::http::facts::{ErrorCode, Operation};
use crate::Document;

/// What a response says of its error.
#[derive(Debug, Default)]
pub(super) struct Kind {
    /// The index of the operation's error.
    pub(super) index: Option<usize>,
    /// Its name, without what stands around it.
    pub(super) code: Option<String>,
    /// What the service said.
    pub(super) message: Option<String>,
    /// The error's second name.
    pub(super) query_error: Option<Box<QueryError>>,
}

/// What a response says of its error
/// ([spec](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization)): the header
/// `X-Amzn-Errortype`, then `code` in the body, then `__type`; then what the service is configured to tell errors by.
pub(super) fn kind(operation: &Operation, status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Kind {
    let members = members(body);
    let text = |key: &str| members.iter().find(|(name, _)| name == key).map(|(_, text)| text.as_str());
    let header = headers.get("x-amzn-errortype").and_then(|value| value.to_str().ok());
    let named = [header, text("code"), text("__type")].into_iter().flatten().map(error_name);
    let named = named.filter(|name| !name.is_empty()).collect::<Vec<_>>();
    let configured = operation.service.error_code;
    // A `code` that is no error's name does not hide a `__type` that is.
    let index = named.iter().find_map(|name| by_name(operation, name));
    let index = match configured {
        Some(configured) if named.is_empty() => {
            by_configuration(operation, configured, status, text(configured.key))
        }
        _ => index,
    };
    let code = named.first().copied().or_else(|| text(configured?.key));
    Kind {
        index,
        code: code.map(str::to_owned),
        message: ["message", "Message", "errorMessage"].into_iter().find_map(text).map(str::to_owned),
        query_error: query_error(operation, headers).map(Box::new),
    }
}

fn by_name(operation: &Operation, name: &str) -> Option<usize> {
    operation.errors.iter().position(|error| error.facts.code == name)
}

/// The error of this status that the code names, or the only one of this status.
fn by_configuration(
    operation: &Operation,
    configured: ErrorCode,
    status: StatusCode,
    code: Option<&str>,
) -> Option<usize> {
    let of_status = || {
        let errors = operation.errors.iter().enumerate();
        errors.filter(|(_, error)| error.facts.http_status == status.as_u16())
    };
    let named = code.and_then(|code| {
        let is_it = |name: &str| {
            name.strip_prefix(code).is_some_and(|rest| rest.is_empty() || rest == configured.suffix)
        };
        of_status().find(|(_, error)| is_it(error.facts.code))
    });
    let only = || {
        let mut errors = of_status();
        errors.next().filter(|_| errors.next().is_none())
    };
    named.or_else(only).map(|(index, _)| index)
}

/// `Code;Fault`.
fn query_error(operation: &Operation, headers: &HeaderMap) -> Option<QueryError> {
    if !operation.service.query_compatible {
        return None;
    }
    let text = headers.get("x-amzn-query-error")?.to_str().ok()?;
    let (code, fault) = text.split_once(';')?;
    Some(QueryError { code: code.trim().to_owned(), fault: fault.trim().to_owned() })
}

/// The outermost members of a body that are texts; none of one that is no JSON.
fn members(body: &[u8]) -> Vec<(String, String)> {
    let Ok(Document::Map(members)) = crate::json::from_slice::<Document>(body) else { return Vec::new() };
    let texts = members.into_iter().filter_map(|(key, value)| match value {
        Document::String(text) => Some((key, text)),
        _ => None,
    });
    texts.collect()
}
