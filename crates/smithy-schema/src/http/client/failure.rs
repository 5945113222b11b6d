//! Why a call gave no output: the service's error as the model knows it, one that it does not know, or a response that
//! cannot be read.

use std::fmt;

use ::http::StatusCode;

use crate::http::{DecodeError, OperationError};

/// Why a call gave no output.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Failure<E> {
    /// An error that the operation's model has.
    Modelled(Modelled<E>),
    /// Any other error of the service, or of something between.
    Unmodelled(Unmodelled),
    /// A response that cannot be read.
    Malformed(Malformed),
}

/// An error that the operation's model has.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Modelled<E> {
    /// The error.
    pub error: E,
    /// The status, which need not be the model's.
    pub status: StatusCode,
    /// The service's name for the request, where it gives one.
    pub request_id: Option<String>,
    /// The error's second name, in services with `@awsQueryCompatible`.
    pub query_error: Option<Box<QueryError>>,
    /// The required members that the response lacked, as JSON pointers: they are zero, empty or unknown.
    pub filled: Vec<String>,
}

/// An error that the operation's model has not.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unmodelled {
    /// The status.
    pub status: StatusCode,
    /// The error's name, where the response has one.
    pub code: Option<String>,
    /// What the service said, where the response has it.
    pub message: Option<String>,
    /// The service's name for the request, where it gives one.
    pub request_id: Option<String>,
    /// The error's second name, in services with `@awsQueryCompatible`.
    pub query_error: Option<Box<QueryError>>,
    /// The body as it came. Not in `Debug`: it may hold what is sensitive.
    pub body: Vec<u8>,
}

/// A response that cannot be read.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Malformed {
    /// What is wrong with it.
    pub error: DecodeError,
    /// The status.
    pub status: StatusCode,
    /// The service's name for the request, where it gives one.
    pub request_id: Option<String>,
    /// The body as it came. Not in `Debug`: it may hold what is sensitive.
    pub body: Vec<u8>,
}

/// What the header `x-amzn-query-error` says
/// ([spec](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait)).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct QueryError {
    /// The code that the service used under the awsQuery protocol.
    pub code: String,
    /// `Sender` or `Receiver`: whose fault it is.
    pub fault: String,
}

/// Codes that services answer with, unmodelled, when a client is too fast.
const THROTTLING: [&str; 14] = [
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
];

/// Codes that services answer with, unmodelled, when trying again may help.
const TRANSIENT: [&str; 4] =
    ["InternalError", "InternalFailure", "RequestTimeout", "RequestTimeoutException"];

impl<E> Failure<E> {
    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        match self {
            Failure::Modelled(failure) => failure.status,
            Failure::Unmodelled(failure) => failure.status,
            Failure::Malformed(failure) => failure.status,
        }
    }

    /// The service's name for the request, where it gives one.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Failure::Modelled(failure) => failure.request_id.as_deref(),
            Failure::Unmodelled(failure) => failure.request_id.as_deref(),
            Failure::Malformed(failure) => failure.request_id.as_deref(),
        }
    }

    /// The error's second name, in services with `@awsQueryCompatible`.
    pub fn query_error(&self) -> Option<&QueryError> {
        match self {
            Failure::Modelled(failure) => failure.query_error.as_deref(),
            Failure::Unmodelled(failure) => failure.query_error.as_deref(),
            Failure::Malformed(_) => None,
        }
    }

    /// The operation's error, where the model has it.
    pub fn into_modelled(self) -> Option<E> {
        match self {
            Failure::Modelled(failure) => Some(failure.error),
            Failure::Unmodelled(_) | Failure::Malformed(_) => None,
        }
    }
}

impl<E: OperationError> Failure<E> {
    /// The error's name.
    pub fn code(&self) -> Option<&str> {
        match self {
            Failure::Modelled(failure) => Some(failure.error.facts().code),
            Failure::Unmodelled(failure) => failure.code.as_deref(),
            Failure::Malformed(_) => None,
        }
    }

    /// What the service said.
    pub fn message(&self) -> Option<&str> {
        match self {
            Failure::Modelled(failure) => failure.error.message(),
            Failure::Unmodelled(failure) => failure.message.as_deref(),
            Failure::Malformed(_) => None,
        }
    }

    /// True when the client is too fast: the model says so of the error, the status is 429, or the code is one of those
    /// that AWS's services use for it.
    pub fn is_throttling(&self) -> bool {
        match self {
            Failure::Modelled(failure) => {
                failure.error.facts().throttling || is_throttling(failure.status, None)
            }
            Failure::Unmodelled(failure) => is_throttling(failure.status, failure.code.as_deref()),
            Failure::Malformed(failure) => is_throttling(failure.status, None),
        }
    }

    /// True when trying again may help: when throttled; when the model says so of the error; at the statuses 500, 502, 503
    /// and 504. Whether the operation may be sent twice is another question: see
    /// [`idempotent`](crate::http::facts::Operation::idempotent).
    pub fn is_retryable(&self) -> bool {
        let code = match self {
            Failure::Modelled(failure) if failure.error.facts().retryable => return true,
            Failure::Unmodelled(failure) => failure.code.as_deref(),
            Failure::Modelled(_) | Failure::Malformed(_) => None,
        };
        self.is_throttling()
            || matches!(self.status().as_u16(), 500 | 502 | 503 | 504)
            || code.is_some_and(|code| TRANSIENT.contains(&code))
    }
}

fn is_throttling(status: StatusCode, code: Option<&str>) -> bool {
    status == StatusCode::TOO_MANY_REQUESTS || code.is_some_and(|code| THROTTLING.contains(&code))
}

impl<E: fmt::Display> fmt::Display for Failure<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Modelled(failure) => write!(f, "{}: {}", failure.status.as_u16(), failure.error),
            Failure::Unmodelled(failure) => {
                let code = failure.code.as_deref().unwrap_or("an error without a code");
                write!(f, "{}: {code}", failure.status.as_u16())?;
                failure.message.as_deref().map_or(Ok(()), |message| write!(f, ": {message}"))
            }
            Failure::Malformed(failure) => write!(f, "{}: {}", failure.status.as_u16(), failure.error),
        }?;
        self.request_id().map_or(Ok(()), |id| write!(f, " (request {id})"))
    }
}

impl<E: std::error::Error> std::error::Error for Failure<E> {}

impl fmt::Debug for Unmodelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unmodelled")
            .field("status", &self.status)
            .field("code", &self.code)
            .field("message", &self.message)
            .field("request_id", &self.request_id)
            .field("query_error", &self.query_error)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}

impl fmt::Debug for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Malformed")
            .field("error", &self.error)
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}
