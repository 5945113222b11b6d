//! The server side: a request becomes an operation's input, its output or error becomes a response.

mod coding;
mod generic;
mod invalid;
mod media;
mod receive;
mod refusal;
mod respond;
mod router;

pub use refusal::Refusal;
pub use router::{Matched, Router};

use std::fmt;

use ::http::{Request, Response, StatusCode};

use super::facts::Operation as Facts;
use super::{EncodeError, Operation, OperationError};
use crate::{Field, Structure};

/// A request's input, and its operation, which says how it is answered.
///
/// The variants of a generated crate's `Call` hold these.
#[non_exhaustive]
pub struct Incoming<O: Operation> {
    /// The input: it keeps every constraint of the model.
    pub input: O::Input,
}

impl<O: Operation> Incoming<O> {
    /// A request with this input.
    pub fn new(input: O::Input) -> Self {
        Self { input }
    }

    /// The response to it.
    pub fn respond(&self, result: Result<&O::Output, &O::Error>) -> Response<Vec<u8>> {
        respond::<O>(result)
    }

    /// The response to it, from a handler that takes the input.
    pub fn answer(self, handler: impl FnOnce(O::Input) -> Result<O::Output, O::Error>) -> Response<Vec<u8>> {
        respond::<O>(handler(self.input).as_ref())
    }
}

impl<O: Operation> fmt::Debug for Incoming<O>
where
    O::Input: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct(O::facts().name()).field("input", &self.input).finish()
    }
}

/// Reads the input of a request, strictly, and checks it. Members with a default that are not there have it.
///
/// # Errors
/// A request that cannot be read, or whose input breaks constraints: a complete response that says why, all of it.
pub fn receive<O: Operation>(
    request: &Request<impl AsRef<[u8]>>,
    matched: &Matched,
) -> Result<O::Input, Refusal> {
    let mut input = O::Input::blank();
    let query = request.uri().query().unwrap_or_default();
    receive::receive(matched, query, request.headers(), request.body().as_ref(), &mut input)?;
    Ok(input)
}

/// The response of an operation.
///
/// Values that HTTP cannot carry, such as a header with a line break, are this side's fault: the answer is 500,
/// `InternalFailure`. [`try_respond`] gives the reason.
pub fn respond<O: Operation>(result: Result<&O::Output, &O::Error>) -> Response<Vec<u8>> {
    try_respond::<O>(result).unwrap_or_else(|_| failure(O::facts()))
}

/// The response of an operation.
///
/// # Errors
/// Members that HTTP cannot carry: all of them, each by its name.
pub fn try_respond<O: Operation>(
    result: Result<&O::Output, &O::Error>,
) -> Result<Response<Vec<u8>>, EncodeError> {
    let operation = O::facts();
    match result {
        Ok(output) => respond::output(operation, output),
        Err(error) => try_error(operation, error.shape()),
    }
}

fn try_error(operation: &'static Facts, error: &dyn Structure) -> Result<Response<Vec<u8>>, EncodeError> {
    let shape = operation.errors.iter().find(|shape| shape.schema.id == error.schema().id);
    match shape {
        Some(shape) => respond::error(operation, shape, error),
        None => {
            let reason = format!("{} is no error of {}", error.schema().id, operation.id);
            Err(EncodeError::new("", reason))
        }
    }
}

/// The answer where there is none.
fn failure(operation: &'static Facts) -> Response<Vec<u8>> {
    let message = "the response cannot be sent";
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    generic::response(operation.service.protocol, status, "InternalFailure", message)
}
