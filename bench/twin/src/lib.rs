//! Structures equal to those of chime-messaging-types, with serde derive instead of schemas.
//!
//! The build script writes them from the sources of chime-messaging-types: same names, same fields, same types, same
//! JSON. They are what a user has who writes the structures down and derives `Serialize` and `Deserialize`.

pub mod epoch;
pub mod open;

/// What the types of the fields are written with.
mod rt {
    pub use chrono::{DateTime, Utc};
}

include!(concat!(env!("OUT_DIR"), "/twin.rs"));
