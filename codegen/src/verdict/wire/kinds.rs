//! What a value of one kind is to who expects another.

use smithy_model::{Member, Node, Shape, ShapeType};

use super::places::Place;
use super::{Effect, Reader};

/// A value as it is written, or as it is expected.
#[derive(Debug, Clone, Copy)]
pub struct Form<'m> {
    /// Its kind.
    pub kind: ShapeType,
    /// How it is written, for a timestamp.
    pub format: &'m str,
}

/// A value's form in its place: a timestamp is written as its member says, else as its shape says, else as the place
/// wants it ([spec](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#timestamp-formats)).
pub fn form<'m>(member: &'m Member, target: &'m Shape, place: &Place) -> Form<'m> {
    let own = member.traits.get("smithy.api#timestampFormat");
    let format = own.or_else(|| target.traits.get("smithy.api#timestampFormat")).and_then(Node::as_str);
    let usual = match place {
        Place::Header(_) | Place::PrefixHeaders(_) => "http-date",
        place if place.is_text() => "date-time",
        _ => EPOCH,
    };
    Form { kind: target.shape_type, format: format.unwrap_or(usual) }
}

const EPOCH: &str = "epoch-seconds";

/// What becomes of a value that is no list, map, structure or union on both sides.
pub fn effect(written: Form<'_>, expected: Form<'_>, text: bool, reader: Reader) -> Effect {
    use ShapeType::{
        BigDecimal, BigInteger, Blob, Byte, Document, Double, Enum, Float, IntEnum, Integer, Long, Short,
        String, Timestamp,
    };
    // A value of the kind that is none of the enum's is kept, and breaks its constraint.
    let open = if reader == Reader::Service { Effect::Refused } else { Effect::Travels };
    let strict = reader == Reader::Service;
    match (written.kind, expected.kind) {
        (Timestamp, Timestamp) if written.format != expected.format && strict => Effect::Unreadable,
        (a, b) if a == b => Effect::Travels,
        // Any value is a document, as long as a double holds it.
        (BigInteger | BigDecimal, Document) => Effect::Unreadable,
        (_, Document) if !text => Effect::Travels,
        (Enum, String) => Effect::Travels,
        (String, Enum) => open,
        // Its base64.
        (Blob, String) if !text => Effect::Travels,
        (Blob, Enum) if !text => open,
        (Timestamp, String) if text || written.format != EPOCH => Effect::Travels,
        (Timestamp, Enum) if text || written.format != EPOCH => open,
        // Everything in a path, a query or a header is a text.
        (kind, String) if text && is_scalar(kind) => Effect::Travels,
        (kind, Enum) if text && is_scalar(kind) => open,
        (Timestamp, Double | BigDecimal) if written.format == EPOCH => Effect::Travels,
        (Timestamp, Float) if written.format == EPOCH => Effect::Lost,
        (Byte | Short | Integer | IntEnum, Timestamp) if expected.format == EPOCH || !strict => {
            Effect::Travels
        }
        (Byte, Short | Integer | Long | BigInteger)
        | (Short, Integer | Long | BigInteger)
        | (Integer | IntEnum, Integer | Long | BigInteger)
        | (Long, BigInteger) => Effect::Travels,
        (Byte | Short | Integer, IntEnum) => open,
        (Byte | Short | Integer | IntEnum | Long | BigInteger, BigDecimal) => Effect::Travels,
        (Byte | Short, Float) | (Byte | Short | Integer | IntEnum | Float, Double) => Effect::Travels,
        // It is rounded.
        (Integer | IntEnum | Long, Float) | (Long, Double) => Effect::Lost,
        _ => Effect::Unreadable,
    }
}

fn is_scalar(kind: ShapeType) -> bool {
    use ShapeType::{Document, List, Map, Structure, Union};
    !matches!(kind, List | Map | Structure | Union | Document)
}
