//! The client side: an operation's input becomes a request, a response becomes its output or error.

mod coding;
mod decode;
#[cfg(feature = "checksum")]
mod digest;
mod encode;
mod failure;
mod filled;
mod kind;
mod uri;

pub use failure::{Failure, Malformed, Modelled, QueryError, Unmodelled};

use ::http::header::HeaderMap;
use ::http::{Request, Response, StatusCode};

use super::{facts, DecodeError, EncodeError, Endpoint, Operation, OperationError};
use crate::Field;

/// A response, without its body's type.
type Parts<'a> = (StatusCode, &'a HeaderMap, &'a [u8]);

/// What a request is made with, beside input and endpoint.
#[derive(Default)]
#[non_exhaustive]
pub struct Options<'a> {
    /// Gives a fresh idempotency token, such as a random UUID, for each one that is not set.
    pub tokens: Option<&'a mut dyn FnMut() -> String>,
    /// From how many bytes on bodies are compressed, in operations with `@requestCompression`. Without it none is. Needs
    /// the feature `compression`.
    pub compress_from: Option<usize>,
}

/// The output of an operation, and what else the response said.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Received<T> {
    /// The output.
    pub output: T,
    /// The status.
    pub status: StatusCode,
    /// The service's name for the request, where it gives one.
    pub request_id: Option<String>,
    /// The required members that the response lacked, as JSON pointers: they are zero, empty or unknown
    /// ([client error correction](https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction)).
    pub filled: Vec<String>,
}

impl<'a> Options<'a> {
    /// Nothing set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets where idempotency tokens come from.
    #[must_use]
    pub fn tokens(self, source: &'a mut dyn FnMut() -> String) -> Self {
        Self { tokens: Some(source), ..self }
    }

    /// Sets from how many bytes on bodies are compressed.
    #[must_use]
    pub fn compress_from(self, bytes: usize) -> Self {
        Self { compress_from: Some(bytes), ..self }
    }
}

/// The request for an input. Idempotency tokens that are not set are left out.
///
/// # Errors
/// Members that HTTP cannot carry: all of them, each by its name.
pub fn request<O: Operation + ?Sized>(
    input: &O::Input,
    endpoint: &Endpoint,
) -> Result<Request<Vec<u8>>, EncodeError> {
    request_with::<O>(input, endpoint, Options::new())
}

/// The request for an input, as the options say.
///
/// # Errors
/// Members that HTTP cannot carry: all of them, each by its name.
pub fn request_with<O: Operation + ?Sized>(
    input: &O::Input,
    endpoint: &Endpoint,
    options: Options<'_>,
) -> Result<Request<Vec<u8>>, EncodeError> {
    encode::encode(O::facts(), input, endpoint, options)
}

/// What a response says.
///
/// # Errors
/// The service's error; or a response that cannot be read.
pub fn response<O: Operation + ?Sized, B: AsRef<[u8]>>(
    response: &Response<B>,
) -> Result<Received<O::Output>, Failure<O::Error>> {
    let parts = (response.status(), response.headers(), response.body().as_ref());
    let operation = O::facts();
    if !decode::is_success(operation, parts.0) {
        return Err(failure::<O::Error>(operation, parts));
    }
    let mut output = O::Output::blank();
    match decode::read(operation, operation.output, parts, &mut output) {
        Ok(filled) => {
            Ok(Received { output, status: parts.0, request_id: decode::request_id(parts.1), filled })
        }
        Err(error) => Err(Failure::Malformed(malformed(error, parts))),
    }
}

fn failure<E: OperationError>(operation: &'static facts::Operation, parts: Parts<'_>) -> Failure<E> {
    let kind = kind::kind(operation, parts.0, parts.1, parts.2);
    let blank = kind.index.and_then(|index| Some((operation.errors.get(index)?, E::blank(index)?)));
    let Some((shape, mut error)) = blank else { return Failure::Unmodelled(unmodelled(kind, parts)) };
    match decode::read(operation, Some(shape.schema), parts, error.shape_mut()) {
        Ok(filled) => Failure::Modelled(Modelled {
            error,
            status: parts.0,
            request_id: decode::request_id(parts.1),
            query_error: kind.query_error,
            filled,
        }),
        Err(error) => Failure::Malformed(malformed(error, parts)),
    }
}

fn unmodelled(kind: kind::Kind, (status, headers, body): Parts<'_>) -> Unmodelled {
    Unmodelled {
        status,
        code: kind.code,
        message: kind.message,
        request_id: decode::request_id(headers),
        query_error: kind.query_error,
        body: body.to_vec(),
    }
}

fn malformed(error: DecodeError, (status, headers, body): Parts<'_>) -> Malformed {
    Malformed { error, status, request_id: decode::request_id(headers), body: body.to_vec() }
}
