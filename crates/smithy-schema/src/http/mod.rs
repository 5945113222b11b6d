//! Requests and responses of operations as `http::Request` and `http::Response`, both ways.
//!
//! There is no socket here, no runtime, no clock and no random numbers: bytes go in and out. For people who bring their
//! own HTTP client or server, who write a mock of a service, or who record and replay.
//!
//! - [`client`]: an operation's input becomes a request, a response becomes its output or error.
//! - [`server`]: a [`Router`](server::Router) finds the operation of a request, whose input is read strictly and
//!   validated; outputs and errors become responses.
//! - [`facts`]: what generated crates say of services and operations.
//!
//! The protocols are [restJson1], [awsJson1_0] and [awsJson1_1].
//!
//! [restJson1]: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
//! [awsJson1_0]: https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
//! [awsJson1_1]: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html

mod body;
pub mod client;
mod content;
mod endpoint;
mod error;
pub mod facts;
mod headers;
mod macros;
mod operation;
pub mod server;
pub mod signing;
mod text;

pub use ::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri};
pub use endpoint::{Endpoint, EndpointError};
pub use error::{DecodeError, EncodeError, Problem};
pub use operation::{NoError, Operation, OperationError, Unit};
