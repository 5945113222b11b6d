//! What the body of a message is: nothing, a document of members, or one member's value.

use super::body::{self, Dialect, Members, Mode, Read};
use super::error::{DecodeError, EncodeError, Problem};
use super::facts::Protocol;
use crate::path::Path;
use crate::{Blob, Kind, Location, Member, Schema, Slot, Structure, Value};

/// Which message a structure is bound to: bindings that have no meaning in it are ignored, and their members are in the
/// body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// A request, of an input.
    Request,
    /// A response, of an output or error.
    Response,
}

/// What a message's body is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Content {
    /// Nothing: the model puts nothing there.
    Nothing,
    /// A document of the members that are not elsewhere.
    Document,
    /// The value of this member.
    Payload(usize, &'static Member),
}

/// A body that is written, and its media type.
pub(crate) struct Written {
    pub(crate) bytes: Vec<u8>,
    pub(crate) media_type: &'static str,
}

impl Side {
    /// Where a member is in this message.
    pub(crate) fn location(self, protocol: Protocol, member: &Member) -> Location {
        if self.members(protocol).holds(member) {
            Location::Body
        } else {
            member.location
        }
    }

    fn members(self, protocol: Protocol) -> Members {
        match self {
            _ if protocol.is_rpc() => Members::All,
            Side::Request => Members::Request,
            Side::Response => Members::Response,
        }
    }
}

impl Protocol {
    /// True for protocols without bindings, whose requests differ in a header alone.
    pub(crate) fn is_rpc(self) -> bool {
        match self {
            Protocol::RestJson1 => false,
            Protocol::AwsJson1_0 | Protocol::AwsJson1_1 => true,
        }
    }

    /// The media type of documents.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Protocol::RestJson1 => "application/json",
            Protocol::AwsJson1_0 => "application/x-amz-json-1.0",
            Protocol::AwsJson1_1 => "application/x-amz-json-1.1",
        }
    }

    pub(crate) fn dialect(self) -> Dialect {
        Dialect { json_names: !self.is_rpc() }
    }
}

impl Content {
    /// What the body of a message of this structure is; of no structure for an operation without input or output.
    pub(crate) fn of(schema: Option<&'static Schema>, protocol: Protocol, side: Side) -> Self {
        let Some(schema) = schema else { return Content::Nothing };
        let mut content = match side {
            // A response with an output is a document at least, however little is in it.
            Side::Response => Content::Document,
            Side::Request if protocol.is_rpc() => Content::Document,
            Side::Request => Content::Nothing,
        };
        for (index, member) in schema.members().iter().enumerate() {
            match side.location(protocol, member) {
                Location::Payload => return Content::Payload(index, member),
                Location::Body => content = Content::Document,
                _ => {}
            }
        }
        content
    }

    /// The media type that the body has; nothing for a blob of any type, and where there is no body.
    pub(crate) fn media_type(self, protocol: Protocol) -> Option<&'static str> {
        match self {
            Content::Nothing => None,
            Content::Document => Some(protocol.media_type()),
            Content::Payload(_, member) => match (member.target.media_type, &member.target.kind) {
                (Some(media_type), _) => Some(media_type),
                (None, Kind::String | Kind::Enum(_)) => Some("text/plain"),
                (None, Kind::Blob) => None,
                (None, _) => Some(protocol.media_type()),
            },
        }
    }
}

/// Writes the body; nothing where nothing is to be written: not even its headers are in the message then.
///
/// # Errors
/// What JSON cannot carry.
pub(crate) fn write(
    content: Content,
    shape: &dyn Structure,
    protocol: Protocol,
    side: Side,
) -> Result<Option<Written>, EncodeError> {
    let media_type = content.media_type(protocol).unwrap_or("application/octet-stream");
    let bytes = match content {
        Content::Nothing => return Ok(None),
        Content::Document => {
            let mut out = Vec::new();
            let value = Value::Structure(shape);
            body::write(value, None, protocol.dialect(), side.members(protocol), &mut out)?;
            out
        }
        Content::Payload(index, member) => match shape.get(index) {
            // Who asks sends an empty structure, who answers sends nothing.
            Value::Absent if side == Side::Request && matches!(member.target.kind, Kind::Structure(_)) => {
                b"{}".to_vec()
            }
            Value::Absent => return Ok(None),
            Value::Blob(bytes) => bytes.to_vec(),
            Value::String(text) => text.as_bytes().to_vec(),
            value => {
                let mut out = Vec::new();
                body::write(value, Some(member), protocol.dialect(), Members::All, &mut out)?;
                out
            }
        },
    };
    Ok(Some(Written { bytes, media_type }))
}

/// Reads the body into a blank structure.
///
/// # Errors
/// What is not a body of this structure.
pub(crate) fn read(
    content: Content,
    bytes: &[u8],
    shape: &mut dyn Structure,
    protocol: Protocol,
    side: Side,
    mode: Mode,
) -> Result<Read, DecodeError> {
    match content {
        Content::Nothing => Ok(Read::default()),
        Content::Document => {
            let slot = &mut Slot::Structure(shape);
            body::read(bytes, slot, None, protocol.dialect(), side.members(protocol), mode)
        }
        Content::Payload(index, member) => {
            if bytes.is_empty() || is_unset_structure(bytes, member, mode) {
                return Ok(Read::default());
            }
            match &mut shape.slot(index) {
                Slot::Blob(slot) => **slot = Blob::from(bytes),
                Slot::String(slot) => text(bytes, member)?.clone_into(slot),
                Slot::Enum(slot) => slot.set(text(bytes, member)?),
                slot => return body::read(bytes, slot, Some(member), protocol.dialect(), Members::All, mode),
            }
            Ok(Read::default())
        }
    }
}

/// True for what a client sends in the place of a structure that is not set.
fn is_unset_structure(bytes: &[u8], member: &Member, mode: Mode) -> bool {
    mode == Mode::Server
        && !member.must_be_set()
        && matches!(member.target.kind, Kind::Structure(_))
        && bytes.iter().filter(|byte| !byte.is_ascii_whitespace()).eq(b"{}")
}

fn text<'a>(bytes: &'a [u8], member: &'static Member) -> Result<&'a str, DecodeError> {
    std::str::from_utf8(bytes).map_err(|_| {
        let path = Path::Member(&Path::Root, member).pointer();
        DecodeError::from(Problem::new(path, "expected text in UTF-8"))
    })
}
