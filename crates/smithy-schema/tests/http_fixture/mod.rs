//! A service of each protocol with every kind of binding, as a generated crate states it.
#![allow(dead_code, missing_docs, unused_imports)] // Each test uses a part.

mod errors;
mod payloads;
mod rpc;

use std::collections::BTreeMap;

pub use errors::{Busy, Gone, Invalid, ThingError};
pub use payloads::*;
pub use rpc::{Count, CountError, CountInput, CountOutput, Nothing, Odd, OddThing, RpcCall, RPC};

use smithy_schema::http::facts::{ErrorCode, HostPart, Operation, Protocol, Rejection, Segment, Service};
use smithy_schema::http::{NoError, Unit};
use smithy_schema::{
    http_operation, http_service, prelude, structure, Constraints, DateTime, Kind, Length, Literal, Location,
    Member, Schema, TimestampFormat, Utc,
};

pub const fn at(location: Location, name: &'static str, target: &'static Schema) -> Member {
    Member { location, ..Member::new(name, target) }
}

#[derive(Clone, PartialEq)]
pub struct Thing {
    pub id: String,
    pub path: String,
    pub tenant: String,
    pub since: Option<DateTime<Utc>>,
    pub tags: Option<Vec<String>>,
    pub params: Option<BTreeMap<String, Vec<String>>>,
    pub note: Option<String>,
    pub sizes: Option<Vec<i32>>,
    pub modified: Option<DateTime<Utc>>,
    pub meta: Option<BTreeMap<String, String>>,
    pub token: Option<String>,
    pub name: Option<String>,
    pub count: i32,
    pub limit: Option<i32>,
}

impl Thing {
    pub fn new() -> Self {
        let mut thing: Self = smithy_schema::Field::blank();
        thing.id = "a/b:c".to_owned();
        thing.path = "x y/z".to_owned();
        thing.tenant = "acme".to_owned();
        thing
    }
}

static STRINGS: Schema =
    Schema { id: "test#Strings", kind: Kind::List { member: &STRING_ITEM, sparse: false }, ..Schema::EMPTY };
static STRING_ITEM: Member = Member::new("member", &prelude::STRING);
static INTEGERS: Schema = Schema {
    id: "test#Integers",
    kind: Kind::List { member: &INTEGER_ITEM, sparse: false },
    ..Schema::EMPTY
};
static INTEGER_ITEM: Member = Member::new("member", &prelude::INTEGER);
static STRING_MAP: Schema = Schema {
    id: "test#StringMap",
    kind: Kind::Map { key: &KEY, value: &STRING_VALUE, sparse: false },
    ..Schema::EMPTY
};
static KEY: Member = Member::new("key", &prelude::STRING);
static STRING_VALUE: Member = Member::new("value", &prelude::STRING);
static LIST_MAP: Schema = Schema {
    id: "test#ListMap",
    kind: Kind::Map { key: &KEY, value: &LIST_VALUE, sparse: false },
    ..Schema::EMPTY
};
static LIST_VALUE: Member = Member::new("value", &STRINGS);
static SHORT: Constraints =
    Constraints { length: Some(Length { min: None, max: Some(5) }), ..Constraints::EMPTY };

pub static THING: Schema = Schema {
    id: "test#Thing",
    kind: Kind::Structure(&[
        Member { required: true, ..at(Location::Label, "id", &prelude::STRING) },
        Member { required: true, ..at(Location::Label, "path", &prelude::STRING) },
        Member { required: true, ..at(Location::Query("tenant"), "tenant", &prelude::STRING) },
        at(Location::Query("since"), "since", &prelude::TIMESTAMP),
        at(Location::Query("tag"), "tags", &STRINGS),
        at(Location::QueryParams, "params", &LIST_MAP),
        Member { constraints: Some(&SHORT), ..at(Location::Header("x-note"), "note", &prelude::STRING) },
        at(Location::Header("x-sizes"), "sizes", &INTEGERS),
        at(Location::Header("x-modified"), "modified", &prelude::TIMESTAMP),
        at(Location::PrefixHeaders("x-meta-"), "meta", &STRING_MAP),
        Member { idempotency_token: true, ..Member::new("token", &prelude::STRING) },
        Member { key: "Name", constraints: Some(&SHORT), ..Member::new("name", &prelude::STRING) },
        Member { required: true, ..Member::new("count", &prelude::INTEGER) },
        Member {
            default: Some(Literal::Integer(10)),
            ..at(Location::Query("limit"), "limit", &prelude::INTEGER)
        },
    ]),
    ..Schema::EMPTY
};

structure!(Thing: THING {
    0 id, 1 path, 2 tenant, 3 since, 4 tags, 5 params, 6 note, 7 sizes, 8 modified, 9 meta, 10 token, 11 name, 12 count,
    13 limit,
});

#[derive(Clone, PartialEq)]
pub struct ThingOutput {
    pub status: Option<i32>,
    pub etag: String,
    /// Bound to the query of requests: in a response it is in the body.
    pub tag: Option<String>,
    pub size: i32,
    pub modified: Option<DateTime<Utc>>,
}

pub static THING_OUTPUT: Schema = Schema {
    id: "test#ThingOutput",
    kind: Kind::Structure(&[
        at(Location::ResponseCode, "status", &prelude::INTEGER),
        Member { required: true, ..at(Location::Header("ETag"), "etag", &prelude::STRING) },
        at(Location::Query("tag"), "tag", &prelude::STRING),
        Member { required: true, ..Member::new("size", &prelude::INTEGER) },
        Member {
            timestamp_format: Some(TimestampFormat::DateTime),
            ..Member::new("modified", &prelude::TIMESTAMP)
        },
    ]),
    ..Schema::EMPTY
};

structure!(ThingOutput: THING_OUTPUT { 0 status, 1 etag, 2 tag, 3 size, 4 modified });

/// `POST /things/{id}/files/{path+}?kind=full&flag`.
#[derive(Debug)]
pub struct PutThing;

pub static PUT_THING: Operation = Operation {
    id: "test#PutThing",
    service: &REST,
    method: "POST",
    path: &[Segment::Literal("things"), Segment::Label(0), Segment::Literal("files"), Segment::Greedy(1)],
    query: &[("kind", Some("full")), ("flag", None)],
    status: 201,
    input: Some(&THING),
    output: Some(&THING_OUTPUT),
    errors: &[&errors::GONE_ERROR, &errors::BUSY_ERROR, &errors::INVALID_ERROR],
    host_prefix: &[HostPart::Label(2), HostPart::Literal(".data.")],
    ..Operation::EMPTY
};

http_operation!(PutThing: PUT_THING { Thing => ThingOutput, ThingError });

/// `DELETE /ping`: no input, no output, no content.
#[derive(Debug)]
pub struct Ping;

pub static PING: Operation = Operation {
    id: "test#Ping",
    service: &REST,
    method: "DELETE",
    path: &[Segment::Literal("ping")],
    status: 204,
    ..Operation::EMPTY
};

http_operation!(Ping: PING { Unit => Unit, NoError });

/// `HEAD /peek`: whose answers end with their headers.
#[derive(Debug)]
pub struct Peek;

pub static PEEK: Operation = Operation {
    id: "test#Peek",
    service: &REST,
    method: "HEAD",
    path: &[Segment::Literal("peek")],
    output: Some(&THING_OUTPUT),
    errors: &[&errors::GONE_ERROR, &errors::BUSY_ERROR, &errors::INVALID_ERROR],
    ..Operation::EMPTY
};

http_operation!(Peek: PEEK { Unit => ThingOutput, ThingError });

pub static REST: Service = Service {
    id: "test#Rest",
    protocol: Protocol::RestJson1,
    endpoint_prefix: Some("rest"),
    signing_name: Some("rest"),
    error_code: Some(ErrorCode { key: "Code", suffix: "Exception" }),
    rejection: Some(Rejection {
        error: &errors::INVALID_ERROR,
        message: "Message",
        set: &[("Code", "BadRequest")],
    }),
    operations: &[
        &PEEK,
        &PING,
        &PUT_BLOB,
        &PUT_DOCUMENT,
        &PUT_IMAGE,
        &PUT_STRUCTURE,
        &PUT_TEXT,
        &PUT_THING,
        &PUT_UNION,
    ],
    ..Service::EMPTY
};

http_service!(RestCall: REST { Peek, Ping, PutBlob, PutDocument, PutImage, PutStructure, PutText, PutThing, PutUnion });
