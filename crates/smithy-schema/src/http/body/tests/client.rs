//! What a client makes of what services send.

use super::fixture::*;
use super::{problems, read_as, AWS, REST};
use crate::http::body::Mode;
use crate::{DateTime, Document, Utc};

fn everything(members: &str) -> Everything {
    let json = format!("{{\"Name\":\"n\",{members}}}");
    read_as(json.as_bytes(), REST, Mode::Client).map_err(|error| error.to_string()).unwrap().0
}

#[test]
fn missing_members_are_filled_and_reported() {
    for json in ["{}", "", "null", r#"{"id":null,"level":null}"#] {
        let (value, read) = read_as::<Inner>(json.as_bytes(), AWS, Mode::Client).unwrap();
        assert_eq!((value.id.as_str(), value.value.is_null(), value.count), ("", true, None), "{json}");
        assert!(value.level == Level::Unknown(0));
        assert_eq!(read.filled, ["/id", "/level", "/value"], "{json}");
    }
    let json = r#"{"inner":{"id":"i","value":1},"secrets":{"k":[{"level":1,"value":null}]}}"#;
    let (_, read) = read_as::<Everything>(json.as_bytes(), REST, Mode::Client).unwrap();
    assert_eq!(read.filled, ["/inner/level", "/secrets/*/0/id", "/Name"]);
}

#[test]
fn unknown_members_are_skipped_and_nulls_dropped() {
    let value = everything(
        r#""other":{"a":[1e999,{"b":null}]},"flag":null,"list":["a",null,"b"],"map":{"a":null,"b":"c"},
           "sparseList":[null],"inners":[null,{"id":"i","level":1,"value":1}]"#,
    );
    assert_eq!((value.flag, value.list), (None, Some(vec!["a".to_owned(), "b".to_owned()])));
    assert_eq!(value.map.unwrap().into_iter().collect::<Vec<_>>(), [("b".to_owned(), "c".to_owned())]);
    assert_eq!((value.sparse_list, value.inners.unwrap().len()), (Some(vec![None]), 1));
    let dropped = r#"{"Name":"n","inners":[null,{"id":"i","value":1}]}"#;
    assert_eq!(
        read_as::<Everything>(dropped.as_bytes(), REST, Mode::Client).unwrap().1.filled,
        ["/inners/0/level"]
    );
}

#[test]
fn any_form_of_a_timestamp_is_read() {
    let expected = DateTime::<Utc>::from_timestamp(946_845_296, 0);
    for value in [
        "946845296",
        "946845296.0",
        "9.46845296e8",
        "\"2000-01-02T20:34:56Z\"",
        "\"2000-01-02T20:34:56.000Z\"",
        "\"2000-01-02T19:34:56-01:00\"",
        "\"2000-01-02T21:34:56+01:00\"",
        "\"Sun, 02 Jan 2000 20:34:56 GMT\"",
    ] {
        let value = everything(&format!(r#""epoch":{value},"dateTime":{value},"httpDate":{value}"#));
        assert_eq!([value.epoch, value.date_time, value.http_date], [expected; 3]);
    }
    let value = everything(r#""epoch":946845296.123,"dateTime":"2000-01-02T20:34:56.123Z""#);
    let expected = DateTime::<Utc>::from_timestamp(946_845_296, 123_000_000);
    assert_eq!([value.epoch, value.date_time], [expected; 2]);
    for value in ["\"946845296\"", "true", "\"2000-01-02\"", "\"\"", "[]"] {
        let json = format!(r#"{{"Name":"n","epoch":{value}}}"#);
        assert_eq!(problems::<Everything>(&json, REST, Mode::Client)[0].0, "/epoch", "{value}");
    }
}

#[test]
fn unions_may_be_of_a_newer_model() {
    for (value, expected) in [
        (r#"{"TEXT":"t"}"#, Choice::Text("t".to_owned())),
        (r#"{"TEXT":"t","__type":"Choice"}"#, Choice::Text("t".to_owned())),
        (r#"{"inner":null,"when":null,"TEXT":"t","new":null}"#, Choice::Text("t".to_owned())),
        (r#"{"nothing":{}}"#, Choice::Nothing),
        (
            r#"{"new":[1,"a"]}"#,
            Choice::Unknown { tag: "new".to_owned(), value: Document::List(vec![1.into(), "a".into()]) },
        ),
    ] {
        assert!(everything(&format!("\"choice\":{value}")).choice == Some(expected), "{value}");
    }
    for value in ["{}", r#"{"TEXT":null}"#, r#"{"__type":"Choice"}"#, r#"{"TEXT":"t","new":1}"#, "1", "[]"] {
        let found =
            problems::<Everything>(&format!(r#"{{"Name":"n","choice":{value}}}"#), REST, Mode::Client);
        assert_eq!(found[0].0, "/choice", "{value}");
    }
}

#[test]
fn enums_may_be_of_a_newer_model() {
    let value = everything(r#""color":"GREEN","level":9"#);
    assert!(
        value.color == Some(Color::Unknown("GREEN".to_owned())) && value.level == Some(Level::Unknown(9))
    );
}

#[test]
fn numbers_keep_what_they_can() {
    let value = everything(
        r#""double":"NaN","float":"-Infinity","bigInteger":"12345678901234567890123","bigDecimal":"1.50","long":1234567890123456789,
           "document":[18446744073709551616,-0,1.5,1e2]"#,
    );
    assert!(value.double.unwrap().is_nan() && value.float == Some(f32::NEG_INFINITY));
    assert_eq!(value.big_integer.unwrap().as_str(), "12345678901234567890123");
    assert_eq!(value.big_decimal.unwrap().as_str(), "1.50");
    assert_eq!(value.long, Some(1_234_567_890_123_456_789));
    let document = value.document.unwrap();
    assert_eq!(document.as_list().unwrap()[0], 18_446_744_073_709_551_616_i128);
    let doubles: Vec<f64> = document.as_list().unwrap()[1..].iter().filter_map(Document::as_f64).collect();
    assert_eq!(doubles, [-0.0, 1.5, 100.0]);
    assert_eq!(everything(r#""double":123456789.12345679"#).double, Some(123_456_789.123_456_79));
}

#[test]
fn a_document_is_any_json() {
    for (json, expected) in [
        ("\"hello\"", "hello".into()),
        (" 10 ", 10.into()),
        ("false", false.into()),
        ("null", Document::Null),
    ] {
        assert_eq!(read_as::<Document>(json.as_bytes(), REST, Mode::Client).unwrap().0, expected);
    }
    assert!(read_as::<Document>(b"1e400", REST, Mode::Client).is_err());
}
