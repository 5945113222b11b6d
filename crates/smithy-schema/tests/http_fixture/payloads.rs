//! Operations whose bodies are one member's value, of each kind.

use smithy_schema::http::facts::{Operation, Segment};
use smithy_schema::http::NoError;
use smithy_schema::{
    http_operation, prelude, structure, union, Blob, Document, Kind, Location, Member, Schema,
};

use super::{at, REST};

static IMAGE: Schema =
    Schema { id: "test#Image", kind: Kind::Blob, media_type: Some("image/png"), ..Schema::EMPTY };

#[derive(Clone, PartialEq)]
pub struct Inner {
    pub name: Option<String>,
}

static INNER: Schema = Schema {
    id: "test#Inner",
    kind: Kind::Structure(&[Member { key: "Name", ..Member::new("name", &prelude::STRING) }]),
    ..Schema::EMPTY
};

structure!(Inner: INNER { 0 name });

#[derive(Clone, PartialEq)]
pub enum Choice {
    Text(String),
    Number(i32),
    Unknown { tag: String, value: Document },
}

static CHOICE: Schema = Schema {
    id: "test#Choice",
    kind: Kind::Union(&[Member::new("text", &prelude::STRING), Member::new("number", &prelude::INTEGER)]),
    ..Schema::EMPTY
};

union!(Choice: CHOICE { 0 Text, 1 Number } units {});

/// One member that is the body, and the operation that sends it and gets it back: `PUT /{name}`.
macro_rules! payload {
    ($($shape:ident $schema:ident: $type:ty => $target:expr, $operation:ident $facts:ident $name:literal;)*) => {$(
        #[derive(Clone, PartialEq)]
        pub struct $shape {
            pub note: Option<String>,
            pub payload: Option<$type>,
        }

        static $schema: Schema = Schema {
            id: concat!("test#", stringify!($shape)),
            kind: Kind::Structure(&[
                at(Location::Header("x-note"), "note", &prelude::STRING),
                at(Location::Payload, "payload", $target),
            ]),
            ..Schema::EMPTY
        };

        structure!($shape: $schema { 0 note, 1 payload });

        #[derive(Debug)]
        pub struct $operation;

        pub static $facts: Operation = Operation {
            id: concat!("test#", stringify!($operation)),
            service: &REST,
            method: "PUT",
            path: &[Segment::Literal($name)],
            input: Some(&$schema),
            output: Some(&$schema),
            ..Operation::EMPTY
        };

        http_operation!($operation: $facts { $shape => $shape, NoError });
    )*};
}

payload! {
    BlobShape BLOB_SHAPE: Blob => &prelude::BLOB, PutBlob PUT_BLOB "blob";
    DocumentShape DOCUMENT_SHAPE: Document => &prelude::DOCUMENT, PutDocument PUT_DOCUMENT "document";
    ImageShape IMAGE_SHAPE: Blob => &IMAGE, PutImage PUT_IMAGE "image";
    StructureShape STRUCTURE_SHAPE: Inner => &INNER, PutStructure PUT_STRUCTURE "structure";
    TextShape TEXT_SHAPE: String => &prelude::STRING, PutText PUT_TEXT "text";
    UnionShape UNION_SHAPE: Choice => &CHOICE, PutUnion PUT_UNION "union";
}
