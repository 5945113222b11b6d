//! Operations as types: what binds an input, an output and errors together.

use std::fmt;

use super::client::{self, Failure, Received};
use super::{facts, EncodeError, Endpoint};
pub use crate::Unit;
use crate::{ErrorFacts, Field, ServiceError, Structure};

/// An operation. Generated marker types implement it through [`http_operation!`](crate::http_operation).
pub trait Operation: 'static {
    /// The input; [`Unit`] where there is none.
    type Input: Structure + Field;
    /// The output; [`Unit`] where there is none.
    type Output: Structure + Field;
    /// One of the errors; [`NoError`] where there are none.
    type Error: OperationError;

    /// What the model says of the operation.
    fn facts() -> &'static facts::Operation;

    /// The request for an input.
    ///
    /// Idempotency tokens that are not set are left out: [`client::request_with`] fills them.
    ///
    /// # Errors
    /// Members that HTTP cannot carry: all of them, each by its name.
    fn request(input: &Self::Input, endpoint: &Endpoint) -> Result<::http::Request<Vec<u8>>, EncodeError> {
        client::request::<Self>(input, endpoint)
    }

    /// What a response says.
    ///
    /// # Errors
    /// The service's error; or a response that cannot be read.
    fn response<B: AsRef<[u8]>>(
        response: &::http::Response<B>,
    ) -> Result<Received<Self::Output>, Failure<Self::Error>> {
        client::response::<Self, B>(response)
    }
}

/// The enum of an operation's errors, as the bindings see it: generated enums implement it through
/// [`operation_error!`](crate::operation_error).
pub trait OperationError: ServiceError + Sized + 'static {
    /// The error of this index among [`facts::Operation::errors`], with nothing in it; nothing beyond the last.
    fn blank(index: usize) -> Option<Self>;
    /// The error that it is.
    fn shape(&self) -> &dyn Structure;
    /// The error that it is, to be written.
    fn shape_mut(&mut self) -> &mut dyn Structure;
}

/// The error of an operation that models none: there is no value of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoError {}

impl fmt::Display for NoError {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for NoError {}

impl ServiceError for NoError {
    fn facts(&self) -> &'static ErrorFacts {
        match *self {}
    }
    fn message(&self) -> Option<&str> {
        match *self {}
    }
}

impl OperationError for NoError {
    fn blank(_index: usize) -> Option<Self> {
        None
    }
    fn shape(&self) -> &dyn Structure {
        match *self {}
    }
    fn shape_mut(&mut self) -> &mut dyn Structure {
        match *self {}
    }
}
