//! Requests that are answered before they reach their operation: each answer is complete, and has a named cause.

use std::fmt;

use ::http::header::{HeaderValue, ALLOW};
use ::http::{Response, StatusCode};

use super::generic;
use crate::http::facts::Service;
use crate::http::DecodeError;
use crate::ValidationError;

/// A request that is answered before it reaches its operation.
pub struct Refusal(Box<Inner>);

struct Inner {
    code: &'static str,
    message: String,
    violations: Option<ValidationError>,
    response: Response<Vec<u8>>,
}

impl Refusal {
    /// The cause: `UnknownOperationException`, `UnsupportedMediaTypeException`, `NotAcceptableException`,
    /// `SerializationException`, `ValidationException`, or the name of the error that is configured to answer requests
    /// that break constraints.
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// What is wrong with the request.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The constraints that the input breaks, where that is why.
    pub fn violations(&self) -> Option<&ValidationError> {
        self.0.violations.as_ref()
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        self.0.response.status()
    }

    /// The answer.
    pub fn response(&self) -> &Response<Vec<u8>> {
        &self.0.response
    }

    /// The answer.
    pub fn into_response(self) -> Response<Vec<u8>> {
        self.0.response
    }

    /// The answer to a request for an operation that the service has not.
    pub fn unknown_operation(service: &Service) -> Self {
        let message = format!("{} has no such operation", service.name());
        Self::generic(service, StatusCode::NOT_FOUND, "UnknownOperationException", message)
    }

    /// The answer to a request with a method that no operation has at its path.
    pub(super) fn method_not_allowed(service: &Service, allowed: &[&str]) -> Self {
        let allowed = allowed.join(", ");
        let message = format!("{} has no operation of this method here; it has {allowed}", service.name());
        let mut refusal =
            Self::generic(service, StatusCode::METHOD_NOT_ALLOWED, "UnknownOperationException", message);
        if let Ok(allowed) = HeaderValue::from_str(&allowed) {
            refusal.0.response.headers_mut().insert(ALLOW, allowed);
        }
        refusal
    }

    pub(super) fn unsupported_media_type(service: &Service, expected: Option<&str>) -> Self {
        let message = match expected {
            Some(expected) => format!("the request's content must be of type {expected}, and say so"),
            None => "the operation takes no content: send neither a body nor its type".to_owned(),
        };
        Self::generic(service, StatusCode::UNSUPPORTED_MEDIA_TYPE, "UnsupportedMediaTypeException", message)
    }

    pub(super) fn not_acceptable(service: &Service, offered: &str) -> Self {
        let message = format!("the response's content is of type {offered}: accept that");
        Self::generic(service, StatusCode::NOT_ACCEPTABLE, "NotAcceptableException", message)
    }

    pub(super) fn malformed(service: &Service, error: &DecodeError) -> Self {
        Self::generic(service, StatusCode::BAD_REQUEST, "SerializationException", error.to_string())
    }

    /// The answer, made elsewhere, to an input that breaks constraints.
    pub(super) fn invalid(code: &'static str, error: ValidationError, response: Response<Vec<u8>>) -> Self {
        Self(Box::new(Inner { code, message: error.to_string(), violations: Some(error), response }))
    }

    fn generic(service: &Service, status: StatusCode, code: &'static str, message: String) -> Self {
        let response = generic::response(service.protocol, status, code, &message);
        Self(Box::new(Inner { code, message, violations: None, response }))
    }
}

impl From<Refusal> for Response<Vec<u8>> {
    fn from(refusal: Refusal) -> Self {
        refusal.into_response()
    }
}

impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Refusal")
            .field("status", &self.status())
            .field("code", &self.0.code)
            .field("message", &self.0.message)
            .finish()
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.status().as_u16(), self.0.code, self.0.message)
    }
}

impl std::error::Error for Refusal {}
