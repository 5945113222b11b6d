//! The server side: which operation a request is for, what it holds, and what is answered.
#![cfg(feature = "http")]
#![allow(clippy::unwrap_used)]

mod http_fixture;

use std::collections::BTreeMap;

use http_fixture::*;
use smithy_schema::http::server::{self, Refusal};
use smithy_schema::http::{HeaderMap, NoError, Operation, Request, Response, Unit};
use smithy_schema::{Blob, DateTime, Document};

const JSON: (&str, &str) = ("content-type", "application/json");
const RPC_JSON: (&str, &str) = ("content-type", "application/x-amz-json-1.0");
const THING_URI: &str = "/things/a%2Fb/files/x%20y/z?kind=full&flag=&tenant=acme";

fn request(method: &str, uri: &str, headers: &[(&str, &str)], body: &str) -> Request<Vec<u8>> {
    let mut builder = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    builder.body(body.as_bytes().to_vec()).unwrap()
}

fn receive(method: &str, uri: &str, headers: &[(&str, &str)], body: &str) -> Result<RestCall, Refusal> {
    RestCall::receive(&request(method, uri, headers, body))
}

fn thing(uri: &str, headers: &[(&str, &str)], body: &str) -> Thing {
    match receive("POST", uri, headers, body) {
        Ok(RestCall::PutThing(call)) => call.input,
        other => panic!("{other:?}"),
    }
}

fn rpc(target: &str, headers: &[(&str, &str)], body: &str) -> Result<RpcCall, Refusal> {
    let headers = [headers, &[("x-amz-target", target)]].concat();
    RpcCall::receive(&request("POST", "/", &headers, body))
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap())
}

fn text(body: &[u8]) -> &str {
    std::str::from_utf8(body).unwrap()
}

fn refusal(method: &str, uri: &str, headers: &[(&str, &str)], body: &str) -> String {
    match receive(method, uri, headers, body) {
        Ok(call) => format!("{:?}", call.operation().name()),
        Err(refusal) => format!("{} {}", refusal.status().as_u16(), refusal.code()),
    }
}

#[test]
fn every_member_is_read_from_where_its_binding_puts_it() {
    let uri = format!("{THING_URI}&since=2023-11-14T22:13:20Z&tag=a%26b&tag=c&tenant=second&flag=%2B+");
    let headers = [
        JSON,
        ("x-note", "hi"),
        ("x-sizes", "1, 2"),
        ("x-sizes", "3"),
        ("x-modified", "Tue, 14 Nov 2023 22:13:20 GMT"),
        ("X-Meta-Color", "red"),
    ];
    let input = thing(&uri, &headers, r#"{"Name": "first", "count": 3, "unknown": {}, "id": "not here"}"#);
    let time = DateTime::from_timestamp(1_700_000_000, 0);
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let expected = Thing {
        id: "a/b".to_owned(),
        path: "x y/z".to_owned(),
        tenant: "acme".to_owned(),
        since: time,
        tags: Some(owned(&["a&b", "c"])),
        params: Some(BTreeMap::from([
            ("flag".to_owned(), owned(&["", "++"])),
            ("kind".to_owned(), owned(&["full"])),
            ("since".to_owned(), owned(&["2023-11-14T22:13:20Z"])),
            ("tag".to_owned(), owned(&["a&b", "c"])),
            ("tenant".to_owned(), owned(&["acme", "second"])),
        ])),
        note: Some("hi".to_owned()),
        sizes: Some(vec![1, 2, 3]),
        modified: time,
        meta: Some(BTreeMap::from([("color".to_owned(), "red".to_owned())])),
        name: Some("first".to_owned()),
        count: 3,
        // A default that was not sent.
        limit: Some(10),
        ..Thing::new()
    };
    assert_eq!(format!("{input:?}"), format!("{expected:?}"));
    assert!(input == expected);
}

#[test]
fn what_the_client_sends_is_what_the_server_reads() {
    let thing = Thing {
        tags: Some(vec![String::new(), "é".to_owned()]),
        sizes: Some(vec![-1]),
        note: Some("a, b".to_owned()),
        limit: Some(3),
        ..Thing::new()
    };
    let request = PutThing::request(&thing, &"http://localhost".parse().unwrap()).unwrap();
    let Ok(RestCall::PutThing(call)) = RestCall::receive(&request) else { panic!("{request:?}") };
    let params = call.input.params.clone();
    assert!(call.input == Thing { params, ..thing });
}

#[test]
fn requests_for_no_operation_are_refused() {
    let unknown = "404 UnknownOperationException";
    assert_eq!(refusal("POST", "/", &[], ""), unknown);
    assert_eq!(refusal("POST", "/thing", &[], ""), unknown);
    // Labels are not empty, and constants of the query are there.
    assert_eq!(refusal("POST", "/things//files/x?kind=full&flag", &[], ""), unknown);
    assert_eq!(refusal("POST", "/things/a/files/?kind=full&flag", &[], ""), unknown);
    assert_eq!(refusal("POST", "/things/a/files/x?kind=part&flag", &[], ""), unknown);
    assert_eq!(refusal("POST", "/things/a/files/x?kind=full", &[], ""), unknown);
    assert_eq!(refusal("DELETE", "/ping/", &[], ""), "\"Ping\"");
    assert_eq!(refusal("DELETE", "/p%69ng", &[], ""), "\"Ping\"");
    assert_eq!(refusal("DELETE", "/PING", &[], ""), unknown);

    let refused = receive("GET", "/ping", &[], "").unwrap_err();
    assert_eq!((refused.status().as_u16(), refused.code()), (405, "UnknownOperationException"));
    let response = refused.into_response();
    assert_eq!(header(response.headers(), "allow"), Some("DELETE"));
    assert_eq!(header(response.headers(), "x-amzn-errortype"), Some("UnknownOperationException"));
    assert_eq!(header(response.headers(), "content-type"), Some("application/json"));
    assert!(text(response.body()).starts_with(r#"{"message":"#));
}

#[test]
fn targets_name_operations_of_the_service() {
    let call = rpc("Rpc.Count", &[RPC_JSON], r#"{"id": "x", "upTo": 3}"#).unwrap();
    let RpcCall::Count(call) = call else { panic!("{call:?}") };
    assert!(call.input == CountInput { id: "x".to_owned(), up_to: Some(3) });
    for body in ["", "{}", r#"{"new": 1}"#] {
        assert!(matches!(rpc("Rpc.Nothing", &[RPC_JSON], body), Ok(RpcCall::Nothing(_))), "{body}");
    }
    for target in ["Rpc.Other", "Other.Count", "Count", "", "Rpc.Count.x", "test#Rpc.Count"] {
        let refused = rpc(target, &[RPC_JSON], "{}").unwrap_err();
        assert_eq!(
            (refused.status().as_u16(), refused.code()),
            (404, "UnknownOperationException"),
            "{target}"
        );
        let body = text(refused.response().body()).to_owned();
        assert!(body.contains(r#""__type":"UnknownOperationException""#), "{body}");
    }
    let refused = RpcCall::receive(&request("GET", "/", &[], "")).unwrap_err();
    assert_eq!(refused.status(), 405);
    let refused = RpcCall::receive(&request("POST", "/x", &[("x-amz-target", "Rpc.Count")], "")).unwrap_err();
    assert_eq!(refused.status(), 404);
    for headers in [&[][..], &[JSON], &[("content-type", "application/x-amz-json-1.1")]] {
        assert_eq!(rpc("Rpc.Count", headers, "{}").unwrap_err().status(), 415, "{headers:?}");
    }
    let charset = [("content-type", "Application/x-amz-json-1.0; charset=utf-8")];
    assert!(rpc("Rpc.Nothing", &charset, "").is_ok());
}

#[test]
fn contents_are_of_the_type_that_the_model_says() {
    let wrong = "415 UnsupportedMediaTypeException";
    let cases = [
        ("/text", &[("content-type", "text/plain")][..], "x", "\"PutText\""),
        ("/text", &[("content-type", "TEXT/plain; charset=utf-8")], "x", "\"PutText\""),
        ("/text", &[JSON], "x", wrong),
        ("/text", &[], "x", wrong),
        ("/text", &[], "", "\"PutText\""),
        ("/blob", &[], "x", "\"PutBlob\""),
        ("/blob", &[("content-type", "image/png")], "x", "\"PutBlob\""),
        ("/image", &[("content-type", "image/png")], "x", "\"PutImage\""),
        ("/image", &[("content-type", "image/jpeg")], "x", wrong),
        ("/structure", &[JSON], "{}", "\"PutStructure\""),
        ("/structure", &[("content-type", "application/hal+json")], "{}", wrong),
        ("/structure", &[], "{}", wrong),
        ("/union", &[], "", "\"PutUnion\""),
    ];
    for (uri, headers, body, expected) in cases {
        assert_eq!(refusal("PUT", uri, headers, body), expected, "{uri} {headers:?}");
    }
    assert_eq!(refusal("DELETE", "/ping", &[JSON], "{}"), wrong);
    assert_eq!(refusal("POST", THING_URI, &[], "{}"), wrong);
}

#[test]
fn responses_are_of_a_type_that_the_request_accepts() {
    let wrong = "406 NotAcceptableException";
    let cases = [
        ("/text", "text/plain", "\"PutText\""),
        ("/text", "text/*;q=0.5, application/json", "\"PutText\""),
        ("/text", "*/*", "\"PutText\""),
        ("/text", "application/json", wrong),
        ("/text", "*/*, text/plain;q=0", wrong),
        ("/text", "text/plain, */*;q=0", "\"PutText\""),
        ("/text", "", "\"PutText\""),
        ("/blob", "application/json", "\"PutBlob\""),
        ("/image", "application/json", wrong),
        ("/union", "application/*", "\"PutUnion\""),
    ];
    for (uri, accept, expected) in cases {
        assert_eq!(refusal("PUT", uri, &[("accept", accept)], ""), expected, "{uri} {accept}");
    }
    assert_eq!(refusal("DELETE", "/ping", &[("accept", "application/json")], ""), "\"Ping\"");
}

#[test]
fn payloads_are_read_from_bodies() {
    let put = |uri, media_type, body| receive("PUT", uri, &[("content-type", media_type)], body).unwrap();
    let RestCall::PutBlob(call) = put("/blob", "a/b", "x") else { panic!() };
    assert_eq!(call.input.payload, Some(Blob::from("x")));
    let RestCall::PutText(call) = put("/text", "text/plain", "é") else { panic!() };
    assert_eq!(call.input.payload.as_deref(), Some("é"));
    let RestCall::PutUnion(call) = put("/union", "application/json", r#"{"number": 3}"#) else { panic!() };
    assert!(call.input.payload == Some(Choice::Number(3)));
    let RestCall::PutDocument(call) = put("/document", "application/json", "[1]") else { panic!() };
    assert_eq!(call.input.payload, Some(Document::List(vec![1_i32.into()])));
    let RestCall::PutStructure(call) = put("/structure", "application/json", r#"{"Name": "x"}"#) else {
        panic!()
    };
    assert!(call.input.payload == Some(Inner { name: Some("x".to_owned()) }));
    // What a client sends in the place of a structure that is not set.
    let RestCall::PutStructure(call) = put("/structure", "application/json", " { } ") else { panic!() };
    assert!(call.input.payload.is_none());
}

#[test]
fn all_that_cannot_be_read_is_named_at_once() {
    let uri = format!("{THING_URI}&since=yesterday&limit=many");
    let headers = [JSON, ("x-sizes", "1, two"), ("x-modified", "2023-11-14T22:13:20Z")];
    let refused = receive("POST", &uri, &headers, r#"{"count": "3", "Name": 7}"#).unwrap_err();
    assert_eq!((refused.status().as_u16(), refused.code()), (400, "SerializationException"));
    for path in ["/since", "/limit", "/sizes/1", "/modified", "/count", "/Name"] {
        assert!(refused.message().contains(&format!("{path}: ")), "{path} in {}", refused.message());
    }
    assert!(!refused.message().contains("yesterday"));
    let response = refused.response();
    assert_eq!(header(response.headers(), "x-amzn-errortype"), Some("SerializationException"));

    for body in ["{", "[]", "null", "7", "{} x", r#"{"count": 1.5}"#, &"[".repeat(10_000)] {
        assert_eq!(refusal("POST", THING_URI, &[JSON], body), "400 SerializationException", "{body:.20}");
    }
    assert_eq!(
        refusal("POST", &format!("{THING_URI}&tag=%ff"), &[JSON], "{}"),
        "404 UnknownOperationException"
    );
    let uri = "/things/%ff/files/x?kind=full&flag&tenant=t";
    assert_eq!(refusal("POST", uri, &[JSON], "{}"), "400 SerializationException");
}

#[test]
fn broken_constraints_are_answered_as_configured() {
    let uri = "/things/a/files/x?kind=full&flag";
    let headers = [JSON, ("x-note", "too long")];
    let refused = receive("POST", uri, &headers, r#"{"Name": "too long"}"#).unwrap_err();
    assert_eq!((refused.status().as_u16(), refused.code()), (400, "InvalidException"));
    let violations = refused.violations().unwrap().violations();
    let paths: Vec<&str> = violations.iter().map(|violation| violation.path.as_str()).collect();
    assert_eq!(paths, ["/tenant", "/note", "/Name", "/count"]);
    let body: serde_json::Value = serde_json::from_slice(refused.response().body()).unwrap();
    assert_eq!(body["Code"], "BadRequest");
    let message = body["Message"].as_str().unwrap();
    assert!(message.starts_with("4 validation errors detected. Value at '/tenant' failed"), "{message}");
    assert_eq!(header(refused.response().headers(), "x-amzn-errortype"), Some("InvalidException"));
    // The client reads it as any other error.
    let failure = PutThing::response(refused.response()).unwrap_err();
    let Some(ThingError::Invalid(invalid)) = failure.into_modelled() else { panic!() };
    assert_eq!(invalid.code.as_deref(), Some("BadRequest"));
}

#[test]
fn broken_constraints_are_answered_with_the_declared_exception() {
    let refused = rpc("Rpc.Count", &[RPC_JSON], "{}").unwrap_err();
    assert_eq!((refused.status().as_u16(), refused.code()), (400, "ValidationException"));
    let body: serde_json::Value = serde_json::from_slice(refused.response().body()).unwrap();
    let expected = serde_json::json!({
        "__type": "smithy.framework#ValidationException",
        "message": "1 validation error detected. Value at '/id' failed to satisfy constraint: Member must not be null",
        "fieldList": [{
            "path": "/id",
            "message": "Value at '/id' failed to satisfy constraint: Member must not be null",
        }],
    });
    assert_eq!(body, expected);
}

#[test]
fn outputs_are_where_their_bindings_put_them() {
    let output = ThingOutput {
        status: Some(202),
        etag: "e".to_owned(),
        tag: Some("t".to_owned()),
        size: 3,
        modified: None,
    };
    let response = server::respond::<PutThing>(Ok(&output));
    assert_eq!(response.status(), 202);
    assert_eq!(header(response.headers(), "etag"), Some("e"));
    assert_eq!(header(response.headers(), "content-type"), Some("application/json"));
    assert_eq!(text(response.body()), r#"{"tag":"t","size":3}"#);
    let length = response.body().len().to_string();
    assert_eq!(header(response.headers(), "content-length"), Some(length.as_str()));
    let response = server::respond::<PutThing>(Ok(&ThingOutput { status: None, ..output.clone() }));
    assert_eq!(response.status(), 201);
    assert!(PutThing::response(&response).unwrap().output == ThingOutput { status: Some(201), ..output });
}

#[test]
fn responses_without_output_are_empty() {
    let response = server::respond::<Ping>(Ok(&Unit));
    assert_eq!(response.status(), 204);
    assert!(response.body().is_empty() && response.headers().is_empty());
    let response = server::respond::<Nothing>(Ok(&Unit));
    assert!(response.body().is_empty());
    assert_eq!(header(response.headers(), "content-type"), Some("application/x-amz-json-1.0"));
    let response = server::respond::<PutStructure>(Ok(&StructureShape { note: None, payload: None }));
    assert!(response.body().is_empty());
    assert_eq!(header(response.headers(), "content-length"), Some("0"));
    let output = ThingOutput { status: None, etag: "e".to_owned(), tag: None, size: 3, modified: None };
    let response = server::respond::<Peek>(Ok(&output));
    assert!(response.body().is_empty());
    assert_eq!(header(response.headers(), "etag"), Some("e"));
    let response = server::respond::<Peek>(Err(&Busy { message: Some("x".to_owned()) }.into()));
    assert!(response.body().is_empty());
    assert_eq!(header(response.headers(), "x-amzn-errortype"), Some("BusyException"));
    let response = server::respond::<Count>(Ok(&CountOutput { count: 3 }));
    assert_eq!(text(response.body()), r#"{"count":3}"#);
}

#[test]
fn errors_say_what_they_are() {
    let gone = Gone { message: Some("gone".to_owned()), since: Some("May".to_owned()) };
    let response = server::respond::<PutThing>(Err(&gone.into()));
    assert_eq!(response.status(), 410);
    assert_eq!(header(response.headers(), "x-amzn-errortype"), Some("GoneException"));
    assert_eq!(header(response.headers(), "x-since"), Some("May"));
    assert_eq!(text(response.body()), r#"{"Message":"gone"}"#);

    let busy = |message: Option<&str>| Busy { message: message.map(str::to_owned) };
    let response = server::respond::<Count>(Err(&busy(None).into()));
    assert_eq!(text(response.body()), r#"{"__type":"test#BusyException"}"#);
    assert_eq!(header(response.headers(), "x-amzn-query-error"), Some("Throttle;Sender"));
    assert_eq!(header(response.headers(), "x-amzn-errortype"), None);
    let response = server::respond::<Count>(Err(&busy(Some("x")).into()));
    assert_eq!(text(response.body()), r#"{"__type":"test#BusyException","Message":"x"}"#);
}

#[test]
fn a_value_that_cannot_be_sent_is_the_servers_fault() {
    let output =
        ThingOutput { status: Some(7), etag: "a\r\nb".to_owned(), tag: None, size: 0, modified: None };
    let response = server::respond::<PutThing>(Ok(&output));
    assert_eq!(response.status(), 500);
    assert_eq!(header(response.headers(), "x-amzn-errortype"), Some("InternalFailure"));
    let error = server::try_respond::<PutThing>(Ok(&output)).unwrap_err();
    assert_eq!(error.problems().len(), 2, "{error}");
}

#[test]
fn handlers_answer_calls() {
    let answer = |uri: &str| match receive("PUT", uri, &[("content-type", "text/plain")], "x").unwrap() {
        RestCall::PutText(call) => call.answer(Ok::<_, NoError>),
        other => panic!("{other:?}"),
    };
    let response: Response<Vec<u8>> = answer("/text");
    assert_eq!(text(response.body()), "x");
    assert_eq!(header(response.headers(), "content-type"), Some("text/plain"));
}
