//! What is written, and what cannot be.

use std::collections::BTreeMap;

use super::fixture::*;
use super::{written, AWS, REST};
use crate::http::body::{write, Members, Mode};
use crate::{Blob, DateTime, Document, Field, Member};

fn blank() -> Everything {
    Everything { name: "n".to_owned(), ..Everything::blank() }
}

#[test]
fn members_by_dialect_and_place() {
    let value =
        Everything { header: Some("h".to_owned()), choice: Some(Choice::Text("t".to_owned())), ..blank() };
    assert_eq!(written(&value, REST).unwrap(), r#"{"Name":"n","choice":{"TEXT":"t"},"limit":10}"#);
    assert_eq!(
        written(&value, AWS).unwrap(),
        r#"{"name":"n","choice":{"text":"t"},"header":"h","limit":10}"#
    );
    // Places count in the outermost structure only, and not in a member's document.
    let inner = Inner { id: "i".to_owned(), level: Level::Low, value: 1.into(), count: None, next: None };
    let value = Everything { inner: Some(inner.clone()), ..blank() };
    let json = r#"{"Name":"n","inner":{"id":"i","level":1,"value":1},"limit":10}"#;
    assert_eq!(written(&value, REST).unwrap(), json);
    static PAYLOAD: Member = Member::new("payload", &INNER);
    let mut out = b"before ".to_vec();
    write(inner.value(), Some(&PAYLOAD), REST, Members::All, &mut out).unwrap();
    assert_eq!(out, br#"before {"id":"i","level":1,"value":1}"#);
}

#[test]
fn bindings_count_where_they_have_a_meaning() {
    let value = Everything { page: Some(2), status: Some(201), header: Some("h".to_owned()), ..blank() };
    for (members, json) in [
        (Members::Request, r#"{"Name":"n","limit":10,"status":201}"#),
        (Members::Response, r#"{"Name":"n","limit":10,"page":2}"#),
        (Members::All, r#"{"Name":"n","header":"h","limit":10,"page":2,"status":201}"#),
    ] {
        let mut out = Vec::new();
        write(value.value(), None, REST, members, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), json);
        let all = br#"{"Name":"n","header":"h","limit":10,"page":2,"status":201}"#;
        for all in [all.to_vec(), [all, b" \n".as_slice()].concat()] {
            let mut read_back = Everything::blank();
            let slot = &mut Field::slot(&mut read_back);
            crate::http::body::read(&all, slot, None, REST, members, Mode::Client).unwrap();
            assert_eq!(read_back.header.is_some(), members == Members::All);
            assert_eq!(read_back.page.is_some(), members != Members::Request);
            assert_eq!(read_back.status.is_some(), members != Members::Response);
        }
    }
}

#[test]
fn values_of_each_kind() {
    let time = DateTime::from_timestamp(1_398_796_238, 500_000_000);
    let value = Everything {
        flag: Some(false),
        byte: Some(i8::MIN),
        long: Some(i64::MIN),
        float: Some(5.5),
        double: Some(f64::NEG_INFINITY),
        big_integer: Some("123456789012345678901234567890".parse().unwrap()),
        big_decimal: Some("1.000000000000000000000000000001E-400".parse().unwrap()),
        blob: Some(Blob::from("value")),
        epoch: time,
        date_time: time,
        http_date: time,
        document: Some(Document::List(vec![Document::Null, "\"".into()])),
        color: Some(Color::Unknown("new".to_owned())),
        level: Some(Level::Unknown(9)),
        list: Some(Vec::new()),
        sparse_list: Some(vec![None, Some(0)]),
        sparse_map: Some(BTreeMap::from([("\u{1}".to_owned(), None)])),
        choice: Some(Choice::Unknown { tag: "new".to_owned(), value: 1.into() }),
        ..blank()
    };
    assert_eq!(
        written(&value, REST).unwrap(),
        concat!(
            r#"{"Name":"n","flag":false,"byte":-128,"long":-9223372036854775808,"float":5.5,"double":"-Infinity","#,
            r#""bigInteger":123456789012345678901234567890,"bigDecimal":1.000000000000000000000000000001E-400,"blob":"dmFsdWU=","#,
            r#""epoch":1398796238.5,"dateTime":"2014-04-29T18:30:38.500Z","httpDate":"Tue, 29 Apr 2014 18:30:38 GMT","#,
            r#""document":[null,"\""],"color":"new","level":9,"list":[],"sparseList":[null,0],"sparseMap":{"\u0001":null},"#,
            r#""choice":{"new":1},"limit":10}"#
        )
    );
    let unit = Everything {
        choice: Some(Choice::Nothing),
        double: Some(f64::NAN),
        float: Some(f32::INFINITY),
        ..blank()
    };
    assert_eq!(
        written(&unit, AWS).unwrap(),
        r#"{"name":"n","float":"Infinity","double":"NaN","choice":{"nothing":{}},"limit":10}"#
    );
}

#[test]
fn what_cannot_be_written_is_named() {
    let far = DateTime::from_timestamp(253_402_300_800, 0).unwrap();
    let mut document = Document::Null;
    for _ in 0..128 {
        document = Document::List(vec![document]);
    }
    let mut deep = Inner { id: "i".to_owned(), level: Level::Low, value: 1.into(), count: None, next: None };
    for _ in 0..128 {
        deep = Inner { next: Some(Box::new(deep.clone())), ..deep };
    }
    let value = Everything {
        date_time: Some(far),
        http_date: Some(far),
        epoch: Some(far),
        document: Some(document),
        choice: Some(Choice::When(far)),
        ..blank()
    };
    let error = written(&value, REST).unwrap_err();
    let paths: Vec<&str> = error.problems().iter().map(|one| one.path.as_str()).collect();
    assert_eq!(paths, ["/dateTime", "/httpDate", "/document", "/choice/when"]);
    let secrets = Everything { secrets: Some(BTreeMap::from([("hush".to_owned(), vec![deep])])), ..blank() };
    let error = written(&secrets, REST).unwrap_err();
    assert_eq!(error.problems()[0].reason, "it nests deeper than 128 levels");
    assert!(error.problems()[0].path.starts_with("/secrets/*/0/next/"), "{error}");
    // What was there before is there after.
    let mut out = b"before".to_vec();
    assert!(write(value.value(), None, REST, Members::All, &mut out).is_err());
    assert_eq!(out, b"before");
}
