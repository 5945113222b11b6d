//! JSON documents: the bodies of restJson1, awsJson1_0 and awsJson1_1, from values and into slots.
//!
//! What messages hold when nothing is wrong takes the way of [`json`](crate::json), straight between bytes and members.
//! Anything else is decided by a second reading, of a tree that keeps numbers as they were written: it alone knows all
//! rules, and it finds all problems at once.

mod read;
mod scalar;
mod tree;
mod write;

pub(crate) use crate::json::Members;
pub(crate) use read::read;
pub(crate) use write::write;

use crate::path::Path;
use crate::validate::Gaps;
use crate::{Member, Structure};

/// What a document's keys are, and who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dialect {
    /// Keys are what `@jsonName` says (restJson1); otherwise they are the names of members (awsJson1_0, awsJson1_1).
    pub(crate) json_names: bool,
}

/// Who reads, and so how strictly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// A client reads what a service sent, and makes the best of it: a timestamp in any format, nulls in lists and maps
    /// that are not sparse (dropped), unions with members that the model does not know (kept), and required members
    /// that are missing (filled, and reported).
    Client,
    /// A server reads what anyone may have sent: nothing but what the protocol says. Required members that are missing
    /// are noted for validation, members with a default have it.
    Server,
}

/// What a document lacked.
#[derive(Debug, Default)]
pub(crate) struct Read {
    /// [`Mode::Server`]: the required members that are missing, for [`validate::value`](crate::validate::value). Their
    /// paths begin at the structure whose member the document is, if it is one's.
    pub(crate) gaps: Gaps,
    /// [`Mode::Client`]: the paths of required members that were missing, and are filled with empty values
    /// ([client error correction](https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction)).
    pub(crate) filled: Vec<String>,
}

/// Where a document begins that is a member's value, if it is one's.
fn root(member: Option<&'static Member>) -> Path<'static> {
    match member {
        Some(member) => Path::Member(&Path::Root, member),
        None => Path::Root,
    }
}

/// Gives the members of an input that are not set their defaults, as a server does once all of a message was read:
/// those of the document have them already.
pub(crate) fn fill_defaults(structure: &mut dyn Structure) {
    crate::json::fill(structure, |_| true);
}

#[cfg(test)]
mod tests;
