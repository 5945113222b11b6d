//! The same values in other encodings: without secrets for logs, as CloudTrail records them, as the payload of an event.
//!
//! - [`Redacted`] writes a shape with [`REDACTED`](crate::REDACTED) in place of everything sensitive, for any serializer
//!   and as text.
//! - [`CloudTrail`] writes a shape as CloudTrail's `requestParameters` and `responseElements` have it, and
//!   [`Recorded`] reads it from there.
//! - [`payload`] (with the feature `json`) reads what an event carries, by the type that the event names.

#[cfg(all(feature = "encode", feature = "serde"))]
mod cloud_trail;
#[cfg(any(all(feature = "encode", feature = "serde"), feature = "json"))]
mod document;
#[cfg(feature = "json")]
mod envelope;
#[cfg(feature = "encode")]
mod node;
#[cfg(feature = "encode")]
mod redacted;
#[cfg(all(feature = "encode", feature = "serde"))]
mod ser;
#[cfg(feature = "encode")]
mod text;

#[cfg(all(feature = "encode", feature = "serde"))]
pub use cloud_trail::{CloudTrail, Recorded, HIDDEN};
#[cfg(feature = "json")]
pub use envelope::{payload, PayloadError};
#[cfg(feature = "encode")]
pub use redacted::Redacted;
