//! Texts by example and by law.
#![allow(clippy::unwrap_used)]

mod law;
mod places;
mod scalars;

use super::{read_header, read_label, read_query, write_header, write_label, write_query};
use crate::http::error::Problem;
use crate::{
    int_enum, prelude, string_enum, BigDecimal, BigInteger, Blob, DateTime, Field, Kind, Member, Schema,
    TimestampFormat, Utc, Value,
};

const fn member(name: &'static str, target: &'static Schema) -> Member {
    Member::new(name, target)
}

const fn list(member: &'static Member, sparse: bool) -> Schema {
    Schema { id: "test#List", kind: Kind::List { member, sparse }, ..Schema::EMPTY }
}

const fn time(format: TimestampFormat) -> Member {
    Member { timestamp_format: Some(format), ..member("time", &prelude::TIMESTAMP) }
}

static TEXT: Member = member("text", &prelude::STRING);
static BOOLEAN: Member = member("flag", &prelude::BOOLEAN);
static BYTE: Member = member("byte", &prelude::BYTE);
static SHORT: Member = member("short", &prelude::SHORT);
static INTEGER: Member = member("integer", &prelude::INTEGER);
static LONG: Member = member("long", &prelude::LONG);
static FLOAT: Member = member("float", &prelude::FLOAT);
static DOUBLE: Member = member("double", &prelude::DOUBLE);
static BIG_INTEGER: Member = member("bigInteger", &prelude::BIG_INTEGER);
static BIG_DECIMAL: Member = member("bigDecimal", &prelude::BIG_DECIMAL);
static BLOB: Member = member("blob", &prelude::BLOB);
static TIME: Member = member("time", &prelude::TIMESTAMP);
static EPOCH: Member = time(TimestampFormat::EpochSeconds);
static DATE_TIME: Member = time(TimestampFormat::DateTime);
static HTTP_DATE: Member = time(TimestampFormat::HttpDate);
static JSON: Member = member("json", &JSON_STRING);
static JSON_STRING: Schema =
    Schema { id: "test#Json", kind: Kind::String, media_type: Some("application/json"), ..Schema::EMPTY };
static TEXTS: Member = member("texts", &TEXT_LIST);
static TEXT_LIST: Schema = list(&member("member", &prelude::STRING), false);
static SPARSE: Member = member("sparse", &SPARSE_LIST);
static SPARSE_LIST: Schema = list(&member("member", &prelude::INTEGER), true);
static INTEGERS: Member = member("integers", &INTEGER_LIST);
static INTEGER_LIST: Schema = list(&member("member", &prelude::INTEGER), false);
static TIMES: Member = member("times", &TIME_LIST);
static TIME_LIST: Schema = list(&member("member", &prelude::TIMESTAMP), false);
static EPOCHS: Member = member("epochs", &EPOCH_LIST);
static EPOCH_LIST: Schema = list(&EPOCH, false);
static JSONS: Member = member("jsons", &JSON_LIST);
static JSON_LIST: Schema = list(&JSON, false);
static MAP: Member = member("map", &TEXT_MAP);
static TEXT_MAP: Schema =
    Schema { id: "test#Map", kind: Kind::Map { key: &TEXT, value: &TEXT, sparse: false }, ..Schema::EMPTY };

#[derive(Clone, PartialEq)]
enum Color {
    Red,
    Unknown(String),
}

static COLOR: Member = member("color", &COLORS);
static COLORS: Schema = Schema { id: "test#Color", kind: Kind::Enum(Color::VALUES), ..Schema::EMPTY };

string_enum!(Color { Red = "RED" });

#[derive(Clone, PartialEq)]
enum Level {
    Low,
    Unknown(i32),
}

static LEVEL: Member = member("level", &LEVELS);
static LEVELS: Schema = Schema { id: "test#Level", kind: Kind::IntEnum(Level::VALUES), ..Schema::EMPTY };

int_enum!(Level { Low = 1 });

fn at(seconds: i64, millis: u32) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, millis * 1_000_000).unwrap()
}

fn label(value: &impl Field, member: &'static Member) -> Result<String, Problem> {
    let mut out = Vec::new();
    write_label(&mut out, value.value(), member, false).map(|()| String::from_utf8(out).unwrap())
}

fn query(value: &impl Field, member: &'static Member) -> Result<String, Problem> {
    let mut out = Vec::new();
    write_query(&mut out, "k", value.value(), member).map(|()| String::from_utf8(out).unwrap())
}

fn header(value: &impl Field, member: &'static Member) -> Result<Option<String>, Problem> {
    Ok(write_header(value.value(), member)?.map(std::borrow::Cow::into_owned))
}

fn from_label<T: Field>(text: &str, member: &'static Member, strict: bool) -> Result<T, Problem> {
    let mut value = T::blank();
    read_label(text, &mut value.slot(), member, strict).map(|()| value)
}

fn from_query<T: Field>(texts: &[&str], member: &'static Member, strict: bool) -> Result<T, Problem> {
    let mut value = T::blank();
    read_query(texts.iter().copied(), &mut value.slot(), member, strict).map(|()| value)
}

fn from_header<T: Field>(lines: &[&str], member: &'static Member, strict: bool) -> Result<T, Problem> {
    let mut value = T::blank();
    read_header(lines.iter().map(|line| line.as_bytes()), &mut value.slot(), member, strict).map(|()| value)
}
