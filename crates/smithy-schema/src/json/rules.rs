//! What of a document is not the same for everyone who reads and writes JSON: serde's formats, and the protocols.

use crate::{timestamp, DateTime, Location, Member, TimestampFormat, Utc};

/// How documents differ.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules {
    /// Keys are those of serde's formats, `@jsonName`; otherwise they are the names of members.
    pub(crate) json_names: bool,
    /// Which members of the outermost structure are in the document.
    pub(crate) outermost: Members,
    /// Numbers of any size are digits; otherwise they are written as serde_json does, and not read here.
    pub(crate) digits: bool,
    /// A timestamp is read in its own format only, in a list or map that is not sparse is no null, and members that are
    /// not set get their defaults.
    pub(crate) strict: bool,
}

/// Which members of the outermost structure are in a document; of those inside it, all are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Members {
    /// Those of an input that HTTP does not put elsewhere in a request.
    #[allow(dead_code)] // For the feature `http`.
    Request,
    /// Those of an output or error that HTTP does not put elsewhere in a response.
    #[allow(dead_code)] // For the feature `http`.
    Response,
    /// All: in serde's formats, in protocols without bindings, and where the document is one member's value
    /// (`@httpPayload`).
    All,
}

/// What serde_json reads and writes.
pub(super) const SERDE: Rules =
    Rules { json_names: true, outermost: Members::All, digits: false, strict: false };

impl Rules {
    /// The key of a member.
    #[inline]
    pub(crate) fn key(self, member: &Member) -> &'static str {
        if self.json_names {
            member.key
        } else {
            member.name
        }
    }

    /// True when some members of a structure at this depth, the outermost at 1, may not be in the document.
    #[inline]
    pub(crate) fn leaves_out(self, depth: usize) -> bool {
        self.outermost != Members::All && depth == 1
    }

    /// True when a member of a structure at this depth is in the document.
    #[inline]
    pub(crate) fn holds(self, member: &Member, depth: usize) -> bool {
        !self.leaves_out(depth) || self.outermost.holds(member)
    }
}

impl Members {
    /// True when a member of the outermost structure is in the document. A binding that has no meaning in the message is
    /// ignored: requests have no status, and responses neither path nor query.
    pub(crate) fn holds(self, member: &Member) -> bool {
        match member.location {
            _ if self == Members::All => true,
            Location::Body => true,
            Location::ResponseCode => self == Members::Request,
            Location::Label | Location::Query(_) | Location::QueryParams => self == Members::Response,
            Location::Header(_) | Location::PrefixHeaders(_) | Location::Payload => false,
        }
    }
}

/// Reads a timestamp that is a text of this format and no other; a time with an offset is none.
pub(crate) fn parse_in(text: &str, format: TimestampFormat) -> Option<DateTime<Utc>> {
    if format == TimestampFormat::DateTime && !text.ends_with(['Z', 'z']) {
        return None;
    }
    timestamp::parse(text, format).ok()
}
