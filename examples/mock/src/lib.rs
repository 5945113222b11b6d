//! An in-memory mock of the Amazon Chime SDK messaging service.
//!
//! [`Store`] is the service without a network: it keeps channels, memberships, messages and the rest, and has one
//! method an operation. [`Mock`] answers HTTP requests with it, through the types' own server side; it has neither socket
//! nor clock. [`serve`] puts it behind a socket, and the command of the same name on a port of loopback.
//!
//! ```
//! use chime_messaging_mock::{Config, Mock, Timestamp};
//! use chime_messaging_types::http::GetMessagingSessionEndpoint;
//! use chime_messaging_types::runtime::http::Operation;
//! use chime_messaging_types::GetMessagingSessionEndpointRequest;
//!
//! let config = Config { session_host: "ws.example.com".to_owned(), ..Config::default() };
//! let mut mock = Mock::new(config);
//! let input = GetMessagingSessionEndpointRequest::builder().build()?;
//! let mut request = GetMessagingSessionEndpoint::request(&input, &"http://localhost".parse()?)?;
//! request.headers_mut().insert("authorization", "AWS4-HMAC-SHA256 any".parse()?);
//!
//! let response = mock.handle(Timestamp::UNIX_EPOCH, &request);
//! let output = GetMessagingSessionEndpoint::response(&response)?.output;
//! assert_eq!(output.endpoint.and_then(|endpoint| endpoint.url).as_deref(), Some("ws.example.com"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # How far it goes
//!
//! What create, update and delete did is what describe, list and search show; pages, idempotency tokens, roles, quotas,
//! sub-channels, channel flows and expiration follow the API's documentation. Where that is silent:
//!
//! - App instances and users are another service's. Every well-formed ARN of one is taken to exist; [`Config`] says who is
//!   an administrator, and how users are called.
//! - Deleting a membership, ban, moderator, message or streaming configuration that does not exist succeeds.
//! - What an operation cannot report, because its model lacks the error, is `ForbiddenException`: see [`Failure`].
//! - Listings are in the order of creation, messages as their request says.
//!
//! Not there: WebSockets, push notifications, streams, Lambda functions, signatures (a request needs one, but any
//! does). Lambda functions are played by whoever reads [`Store::invocations`] or [`INVOCATIONS_PATH`], and answers with
//! `ChannelFlowCallback`. Errors that do not come about by themselves are asked for with [`ERROR_HEADER`].

mod arn;
mod channel;
mod config;
mod elastic;
mod failure;
mod flow;
mod message;
mod operation;
mod options;
mod page;
mod serve;
mod server;
mod store;
mod tags;

pub use config::{Config, Limits};
pub use failure::{Failure, FailureKind};
pub use flow::Invocation;
pub use options::{Options, USAGE};
pub use serve::serve;
pub use server::{Mock, ERROR_HEADER, INVOCATIONS_PATH};
pub use store::{Store, Timestamp};
