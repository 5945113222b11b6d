//! Shapes with a member of each kind, and with what protocols treat apart: names, places, defaults.
#![allow(dead_code)] // The macros add methods that no test here calls.

use std::collections::BTreeMap;

use crate::{
    int_enum, prelude, string_enum, structure, union, BigDecimal, BigInteger, Blob, DateTime, Document, Kind,
    Literal, Location, Member, Schema, TimestampFormat, Utc,
};

const fn member(name: &'static str, target: &'static Schema) -> Member {
    Member::new(name, target)
}

const fn list(id: &'static str, member: &'static Member, sparse: bool) -> Schema {
    Schema { id, kind: Kind::List { member, sparse }, ..Schema::EMPTY }
}

const fn map(id: &'static str, key: &'static Member, value: &'static Member, sparse: bool) -> Schema {
    Schema { id, kind: Kind::Map { key, value, sparse }, ..Schema::EMPTY }
}

#[derive(Clone, PartialEq)]
pub struct Everything {
    pub name: String,
    pub flag: Option<bool>,
    pub byte: Option<i8>,
    pub short: Option<i16>,
    pub integer: Option<i32>,
    pub long: Option<i64>,
    pub float: Option<f32>,
    pub double: Option<f64>,
    pub big_integer: Option<BigInteger>,
    pub big_decimal: Option<BigDecimal>,
    pub blob: Option<Blob>,
    pub epoch: Option<DateTime<Utc>>,
    pub date_time: Option<DateTime<Utc>>,
    pub http_date: Option<DateTime<Utc>>,
    pub document: Option<Document>,
    pub color: Option<Color>,
    pub level: Option<Level>,
    pub list: Option<Vec<String>>,
    pub sparse_list: Option<Vec<Option<i32>>>,
    pub map: Option<BTreeMap<String, String>>,
    pub sparse_map: Option<BTreeMap<String, Option<String>>>,
    pub choice: Option<Choice>,
    pub inner: Option<Inner>,
    pub inners: Option<Vec<Inner>>,
    pub header: Option<String>,
    pub limit: i32,
    pub greeting: Option<String>,
    pub secrets: Option<BTreeMap<String, Vec<Inner>>>,
    pub documents: Option<Vec<Document>>,
    pub page: Option<i32>,
    pub status: Option<i32>,
}

const fn time(name: &'static str, format: TimestampFormat) -> Member {
    Member { timestamp_format: Some(format), ..member(name, &prelude::TIMESTAMP) }
}

pub static EVERYTHING: Schema = Schema {
    id: "test#Everything",
    kind: Kind::Structure(&[
        Member { key: "Name", required: true, ..member("name", &prelude::STRING) },
        member("flag", &prelude::BOOLEAN),
        member("byte", &prelude::BYTE),
        member("short", &prelude::SHORT),
        member("integer", &prelude::INTEGER),
        member("long", &prelude::LONG),
        member("float", &prelude::FLOAT),
        member("double", &prelude::DOUBLE),
        member("bigInteger", &prelude::BIG_INTEGER),
        member("bigDecimal", &prelude::BIG_DECIMAL),
        member("blob", &prelude::BLOB),
        member("epoch", &prelude::TIMESTAMP),
        time("dateTime", TimestampFormat::DateTime),
        time("httpDate", TimestampFormat::HttpDate),
        member("document", &prelude::DOCUMENT),
        member("color", &COLOR),
        member("level", &LEVEL),
        member("list", &STRINGS),
        member("sparseList", &SPARSE_INTEGERS),
        member("map", &STRING_MAP),
        member("sparseMap", &SPARSE_MAP),
        member("choice", &CHOICE),
        member("inner", &INNER),
        member("inners", &INNERS),
        Member {
            location: Location::Header("x-header"),
            required: true,
            ..member("header", &prelude::STRING)
        },
        Member { default: Some(Literal::Integer(10)), ..member("limit", &prelude::INTEGER) },
        Member { default: Some(Literal::String("hi")), ..member("greeting", &prelude::STRING) },
        member("secrets", &SECRETS),
        member("documents", &DOCUMENTS),
        Member { location: Location::Query("page"), ..member("page", &prelude::INTEGER) },
        Member { location: Location::ResponseCode, ..member("status", &prelude::INTEGER) },
    ]),
    ..Schema::EMPTY
};

structure!(Everything: EVERYTHING {
    0 name, 1 flag, 2 byte, 3 short, 4 integer, 5 long, 6 float, 7 double, 8 big_integer, 9 big_decimal, 10 blob,
    11 epoch, 12 date_time, 13 http_date, 14 document, 15 color, 16 level, 17 list, 18 sparse_list, 19 map,
    20 sparse_map, 21 choice, 22 inner, 23 inners, 24 header, 25 limit = 10, 26 greeting, 27 secrets, 28 documents,
    29 page, 30 status,
});

static KEY: Member = member("key", &prelude::STRING);
static SECRET_KEY: Member = Member { sensitive: true, ..KEY_FACTS };
const KEY_FACTS: Member = member("key", &prelude::STRING);
static STRINGS: Schema = list("test#Strings", &member("member", &prelude::STRING), false);
static SPARSE_INTEGERS: Schema = list("test#SparseIntegers", &member("member", &prelude::INTEGER), true);
static STRING_MAP: Schema = map("test#StringMap", &KEY, &member("value", &prelude::STRING), false);
static SPARSE_MAP: Schema = map("test#SparseMap", &KEY, &member("value", &prelude::STRING), true);
static INNERS: Schema = list("test#Inners", &member("member", &INNER), false);
static SECRETS: Schema = map("test#Secrets", &SECRET_KEY, &member("value", &INNERS), false);
static DOCUMENTS: Schema = list("test#Documents", &member("member", &prelude::DOCUMENT), false);

#[derive(Clone, PartialEq)]
pub enum Color {
    Red,
    Unknown(String),
}

static COLOR: Schema = Schema { id: "test#Color", kind: Kind::Enum(Color::VALUES), ..Schema::EMPTY };

string_enum!(Color { Red = "RED" });

#[derive(Clone, PartialEq)]
pub enum Level {
    Low,
    Unknown(i32),
}

static LEVEL: Schema = Schema { id: "test#Level", kind: Kind::IntEnum(Level::VALUES), ..Schema::EMPTY };

int_enum!(Level { Low = 1 });

#[derive(Clone, PartialEq)]
pub enum Choice {
    Text(String),
    Inner(Inner),
    When(DateTime<Utc>),
    Nothing,
    Unknown { tag: String, value: Document },
}

pub static CHOICE: Schema = Schema {
    id: "test#Choice",
    kind: Kind::Union(&[
        Member { key: "TEXT", ..member("text", &prelude::STRING) },
        member("inner", &INNER),
        time("when", TimestampFormat::DateTime),
        member("nothing", &prelude::UNIT),
    ]),
    ..Schema::EMPTY
};

union!(Choice: CHOICE { 0 Text, 1 Inner, 2 When } units { 3 Nothing });

/// All members are required but the last two; places of HTTP count in the outermost structure only.
#[derive(Clone, PartialEq)]
pub struct Inner {
    pub id: String,
    pub level: Level,
    pub value: Document,
    pub count: Option<i32>,
    pub next: Option<Box<Inner>>,
}

pub static INNER: Schema = Schema {
    id: "test#Inner",
    kind: Kind::Structure(&[
        Member { location: Location::Label, required: true, ..member("id", &prelude::STRING) },
        Member { required: true, ..member("level", &LEVEL) },
        Member { required: true, ..member("value", &prelude::DOCUMENT) },
        Member { default: Some(Literal::Integer(7)), ..member("count", &prelude::INTEGER) },
        member("next", &INNER),
    ]),
    ..Schema::EMPTY
};

structure!(Inner: INNER { 0 id, 1 level, 2 value, 3 count, 4 next });

/// A member of each kind of default, none of them set at first.
#[derive(Clone, PartialEq)]
pub struct Defaults {
    pub boolean: Option<bool>,
    pub byte: Option<i8>,
    pub long: Option<i64>,
    pub float: Option<f32>,
    pub double: Option<f64>,
    pub big_integer: Option<BigInteger>,
    pub big_decimal: Option<BigDecimal>,
    pub string: Option<String>,
    pub blob: Option<Blob>,
    pub color: Option<Color>,
    pub level: Option<Level>,
    pub list: Option<Vec<String>>,
    pub map: Option<BTreeMap<String, String>>,
    pub seconds: Option<DateTime<Utc>>,
    pub time: Option<DateTime<Utc>>,
    pub document: Option<Document>,
    pub documents: Option<Document>,
    pub null: Option<Document>,
}

const fn default(name: &'static str, target: &'static Schema, default: Literal) -> Member {
    Member { default: Some(default), ..member(name, target) }
}

pub static DEFAULTS: Schema = Schema {
    id: "test#Defaults",
    kind: Kind::Structure(&[
        default("boolean", &prelude::BOOLEAN, Literal::Boolean(true)),
        default("byte", &prelude::BYTE, Literal::Integer(-1)),
        default("long", &prelude::LONG, Literal::Integer(1 << 40)),
        default("float", &prelude::FLOAT, Literal::Float(1.5)),
        default("double", &prelude::DOUBLE, Literal::Integer(2)),
        default("bigInteger", &prelude::BIG_INTEGER, Literal::Integer(3)),
        default("bigDecimal", &prelude::BIG_DECIMAL, Literal::Float(0.5)),
        default("string", &prelude::STRING, Literal::String("")),
        default("blob", &prelude::BLOB, Literal::String("aGk=")),
        default("color", &COLOR, Literal::String("RED")),
        default("level", &LEVEL, Literal::Integer(1)),
        default("list", &STRINGS, Literal::EmptyList),
        default("map", &STRING_MAP, Literal::EmptyMap),
        default("seconds", &prelude::TIMESTAMP, Literal::Integer(5)),
        default("time", &prelude::TIMESTAMP, Literal::String("1970-01-01T00:00:06Z")),
        default("document", &prelude::DOCUMENT, Literal::String("d")),
        default("documents", &prelude::DOCUMENT, Literal::EmptyList),
        default("null", &prelude::DOCUMENT, Literal::Null),
    ]),
    ..Schema::EMPTY
};

structure!(Defaults: DEFAULTS {
    0 boolean, 1 byte, 2 long, 3 float, 4 double, 5 big_integer, 6 big_decimal, 7 string, 8 blob, 9 color, 10 level,
    11 list, 12 map, 13 seconds, 14 time, 15 document, 16 documents, 17 null,
});
