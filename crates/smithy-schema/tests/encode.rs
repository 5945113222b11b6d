//! The same values in other encodings: redacted, as CloudTrail has them, as the payload of an event.
#![cfg(all(feature = "encode", feature = "serde"))]
#![allow(clippy::unwrap_used)]

#[path = "encode/cloud_trail.rs"]
mod cloud_trail;
#[cfg(feature = "json")]
#[path = "encode/envelope.rs"]
mod envelope;
mod fixture;
mod formats;
#[path = "encode/redacted.rs"]
mod redacted;

use fixture::{tree, Tree};

/// A tree of so many levels.
fn deep(levels: usize) -> Tree {
    (1..levels).fold(tree("x"), |inner, _| Tree { left: Some(Box::new(inner)), ..tree("x") })
}
