//! Events that carry another shape: found by the type that they name, in a document or in a string of JSON.

use serde_json::json;
use smithy_schema::encode::PayloadError;
use smithy_schema::{envelope, prelude, structure, Document, Kind, Member, Schema};

use super::fixture::{member, tree, Choice};

#[derive(Clone, PartialEq)]
struct Event {
    kind: String,
    body: Option<Document>,
}

static EVENT: Schema = Schema {
    id: "test#Event",
    kind: Kind::Structure(&[
        Member { key: "type", ..member("Kind", &prelude::STRING) },
        member("Body", &prelude::DOCUMENT),
    ]),
    ..Schema::EMPTY
};

structure!(Event: EVENT { 0 kind, 1 body });
envelope!(Event: Choice { tag: ["Kind"], content: "Body" });

#[derive(Clone, PartialEq)]
struct Frame {
    headers: Option<Headers>,
    text: Option<String>,
}

#[derive(Clone, PartialEq)]
struct Headers {
    kind: Option<String>,
}

static FRAME: Schema = Schema {
    id: "test#Frame",
    kind: Kind::Structure(&[member("Headers", &HEADERS), member("Text", &prelude::STRING)]),
    ..Schema::EMPTY
};
static HEADERS: Schema = Schema {
    id: "test#Headers",
    kind: Kind::Structure(&[member("x-kind", &prelude::STRING)]),
    ..Schema::EMPTY
};

structure!(Frame: FRAME { 0 headers, 1 text });
structure!(Headers: HEADERS { 0 kind });
envelope!(Frame: Choice { tag: ["Headers", "x-kind"], content: "Text" });

fn event(kind: &str, body: serde_json::Value) -> Event {
    serde_json::from_value(json!({"type": kind, "Body": body})).unwrap()
}

fn frame(kind: &str, text: &str) -> Frame {
    Frame { headers: Some(Headers { kind: Some(kind.into()) }), text: Some(text.into()) }
}

#[test]
fn a_payload_is_what_its_type_says() {
    for (kind, body, expected) in [
        ("text", json!("a"), Choice::Text("a".into())),
        ("count", json!(5), Choice::Count(5)),
        ("tree", json!({"label": "t", "newer": 1}), Choice::Tree(Box::new(tree("t")))),
        ("nothing", json!({}), Choice::Nothing),
        ("newer", json!({"a": [null]}), unknown("newer", &json!({"a": [null]}))),
        ("tree\"\\", json!(1), unknown("tree\"\\", &json!(1))),
    ] {
        // As a value, but for a string, which is JSON itself.
        if !body.is_string() {
            assert_eq!(event(kind, body.clone()).payload(), Ok(expected.clone()));
        }
        assert_eq!(event(kind, body.to_string().into()).payload(), Ok(expected.clone()));
        assert_eq!(frame(kind, &format!(" {body}\n")).payload(), Ok(expected));
    }
}

fn unknown(tag: &str, value: &serde_json::Value) -> Choice {
    Choice::Unknown { tag: tag.into(), value: serde_json::from_value(value.clone()).unwrap() }
}

#[test]
fn an_event_may_come_without_a_payload() {
    let empty = unknown("newer", &json!({}));
    assert_eq!(event("nothing", json!(null)).payload(), Ok(Choice::Nothing));
    assert_eq!(Event { kind: "nothing".into(), body: None }.payload(), Ok(Choice::Nothing));
    assert_eq!(Event { kind: "newer".into(), body: None }.payload(), Ok(empty));
    assert_eq!(
        Event { kind: "tree".into(), body: None }.payload(),
        Err(PayloadError::Missing("tree".into()))
    );
}

#[test]
fn what_is_wrong_with_an_event_is_said() {
    assert_eq!(Frame { headers: None, text: Some("{}".into()) }.payload(), Err(PayloadError::NoType));
    assert_eq!(
        Frame { headers: Some(Headers { kind: None }), text: None }.payload(),
        Err(PayloadError::NoType)
    );
    assert_eq!(event("", json!({})).payload(), Err(PayloadError::NoType));
    for (outcome, problem) in [
        (event("tree", json!({})).payload(), "missing field `label` at '/tree'"),
        (
            event("count", json!(true)).payload(),
            "invalid type: boolean `true`, expected an integer of 64 bits",
        ),
        (frame("tree", "{\"label\": \"t\"").payload(), "EOF while parsing an object"),
        (frame("tree", "{\"label\": \"t\"} {}").payload(), "trailing characters"),
        (frame("tree", "").payload(), "EOF while parsing a value"),
        (frame("count", "null").payload(), "no member of the union Choice is set"),
        (event("tree", json!("canary")).payload(), "expected value at line 1"),
    ] {
        let error = outcome.unwrap_err();
        let PayloadError::Malformed(_, found) = &error else { panic!("{error:?}") };
        assert!(found.contains(problem), "{found}");
        assert!(error.to_string().starts_with("the payload is not that of "), "{error}");
        assert!(!found.contains("canary"), "{found}");
    }
}

#[test]
fn what_nests_too_deep_is_an_error() {
    let deep = format!("{}null{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(frame("newer", &deep).payload(), Err(PayloadError::Malformed(..))));
    let tree = format!("{}{{\"label\":\"x\"}}{}", "{\"label\":\"x\",\"left\":".repeat(127), "}".repeat(127));
    assert!(matches!(frame("tree", &tree).payload(), Err(PayloadError::Malformed(..))));
}
