//! The client side: what requests look like, and what responses say.
#![cfg(feature = "http")]
#![allow(clippy::unwrap_used)]

mod http_fixture;

use std::collections::BTreeMap;

use http_fixture::*;
use smithy_schema::http::client::{self, Failure, Options};
use smithy_schema::http::signing::Signing;
use smithy_schema::http::{Endpoint, Operation, OperationError, Request, Response, Unit};
use smithy_schema::{Blob, DateTime, Document, Field as _};

fn endpoint() -> Endpoint {
    "https://example.com".parse().unwrap()
}

fn text(body: &[u8]) -> &str {
    std::str::from_utf8(body).unwrap()
}

fn header<'a>(headers: &'a smithy_schema::http::HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap())
}

fn sent<O: Operation>(input: &O::Input) -> Request<Vec<u8>> {
    O::request(input, &endpoint()).unwrap()
}

fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Response<Vec<u8>> {
    let mut builder = Response::builder().status(status);
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    builder.body(body.as_bytes().to_vec()).unwrap()
}

#[test]
fn every_member_is_where_its_binding_puts_it() {
    let time = DateTime::from_timestamp(1_700_000_000, 500_000_000).unwrap();
    let thing = Thing {
        since: Some(time),
        tags: Some(vec!["a&b".to_owned(), "c".to_owned()]),
        params: Some(BTreeMap::from([
            ("extra key".to_owned(), vec!["1".to_owned(), "2".to_owned()]),
            // Members and constants are not overridden.
            ("kind".to_owned(), vec!["no".to_owned()]),
            ("tag".to_owned(), vec!["no".to_owned()]),
            // This one's member is not set.
            ("limit".to_owned(), vec!["7".to_owned()]),
        ])),
        note: Some("hi".to_owned()),
        sizes: Some(vec![1, 2]),
        modified: Some(time),
        meta: Some(BTreeMap::from([("Color".to_owned(), "red".to_owned())])),
        name: Some("first".to_owned()),
        count: 3,
        ..Thing::new()
    };
    let request = sent::<PutThing>(&thing);
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri().host(), Some("acme.data.example.com"));
    assert_eq!(request.uri().path(), "/things/a%2Fb%3Ac/files/x%20y/z");
    assert_eq!(
        request.uri().query(),
        Some(
            "kind=full&flag&tenant=acme&since=2023-11-14T22%3A13%3A20.500Z&tag=a%26b&tag=c\
             &extra%20key=1&extra%20key=2&limit=7"
        )
    );
    let headers = request.headers();
    assert_eq!(header(headers, "x-note"), Some("hi"));
    assert_eq!(header(headers, "x-sizes"), Some("1, 2"));
    assert_eq!(header(headers, "x-modified"), Some("Tue, 14 Nov 2023 22:13:20 GMT"));
    assert_eq!(header(headers, "x-meta-color"), Some("red"));
    assert_eq!(header(headers, "content-type"), Some("application/json"));
    assert_eq!(header(headers, "content-length"), Some("26"));
    assert_eq!(text(request.body()), r#"{"Name":"first","count":3}"#);
}

#[test]
fn endpoints_have_paths_and_may_leave_the_prefix_out() {
    let there: Endpoint = "http://user@localhost:8000/base/".parse().unwrap();
    let request = PutThing::request(&Thing::new(), &there).unwrap();
    assert_eq!(request.uri().authority().unwrap(), "user@acme.data.localhost:8000");
    assert!(request.uri().path().starts_with("/base/things/"));
    let request = PutThing::request(&Thing::new(), &there.without_host_prefix()).unwrap();
    assert_eq!(request.uri().authority().unwrap(), "user@localhost:8000");

    let aws = Endpoint::aws("eu-west-1", &REST).unwrap();
    assert_eq!(aws.to_string(), "https://rest.eu-west-1.amazonaws.com");
    assert!(Endpoint::aws("eu-west-1.evil.com/", &REST).is_err());
    assert!(Endpoint::aws("eu-west-1", &RPC).is_err());
    for wrong in ["", "example.com", "/path", "https://example.com?a=b", "https://exa mple.com"] {
        assert!(wrong.parse::<Endpoint>().is_err(), "{wrong}");
    }
}

#[test]
fn all_members_that_cannot_be_sent_are_named_at_once() {
    let thing = Thing {
        id: String::new(),
        tenant: "evil.com/".to_owned(),
        note: Some("a\r\nx-evil: 1".to_owned()),
        meta: Some(BTreeMap::from([
            ("bad name".to_owned(), "x".to_owned()),
            ("ok".to_owned(), "line\nbreak".to_owned()),
        ])),
        ..Thing::new()
    };
    let error = PutThing::request(&thing, &endpoint()).unwrap_err();
    let mut paths: Vec<&str> = error.problems().iter().map(|problem| problem.path.as_str()).collect();
    paths.sort_unstable();
    assert_eq!(paths, ["/id", "/meta/bad name", "/meta/ok", "/note", "/tenant"]);
    assert!(!error.to_string().contains("evil"), "{error}");
}

#[test]
fn tokens_come_from_the_caller_where_they_are_not_set() {
    let mut count = 0;
    let mut source = || {
        count += 1;
        format!("token-{count}")
    };
    let thing = Thing::new();
    let request =
        client::request_with::<PutThing>(&thing, &endpoint(), Options::new().tokens(&mut source)).unwrap();
    assert_eq!(text(request.body()), r#"{"token":"token-1","count":0}"#);
    let set = Thing { token: Some("mine".to_owned()), ..Thing::new() };
    let request =
        client::request_with::<PutThing>(&set, &endpoint(), Options::new().tokens(&mut source)).unwrap();
    assert_eq!(text(request.body()), r#"{"token":"mine","count":0}"#);
    assert_eq!(count, 1);
    assert_eq!(text(sent::<PutThing>(&thing).body()), r#"{"count":0}"#);
}

#[test]
fn payloads_are_bodies() {
    let blob = |payload| BlobShape { note: None, payload };
    let image = |payload| ImageShape { note: None, payload };
    let plain = |payload| TextShape { note: None, payload };
    let structure = |payload| StructureShape { note: None, payload };
    let choice = |payload| UnionShape { note: None, payload };
    let document = |payload| DocumentShape { note: None, payload };
    let json = "application/json";
    let cases = [
        (sent::<PutBlob>(&blob(Some(Blob::from("ab\0")))), "ab\0", Some("application/octet-stream")),
        (sent::<PutBlob>(&blob(None)), "", None),
        (sent::<PutImage>(&image(Some(Blob::from("png")))), "png", Some("image/png")),
        (sent::<PutText>(&plain(Some("é".to_owned()))), "é", Some("text/plain")),
        (sent::<PutText>(&plain(None)), "", None),
        (
            sent::<PutStructure>(&structure(Some(Inner { name: Some("x".to_owned()) }))),
            r#"{"Name":"x"}"#,
            Some(json),
        ),
        (sent::<PutStructure>(&structure(None)), "{}", Some(json)),
        (sent::<PutUnion>(&choice(Some(Choice::Number(3)))), r#"{"number":3}"#, Some(json)),
        (sent::<PutUnion>(&choice(None)), "", None),
        (sent::<PutDocument>(&document(Some(Document::from("x")))), r#""x""#, Some(json)),
        (sent::<PutDocument>(&document(None)), "", None),
    ];
    for (request, body, media_type) in cases {
        assert_eq!(text(request.body()), body, "{request:?}");
        assert_eq!(header(request.headers(), "content-type"), media_type, "{request:?}");
        let length = body.len().to_string();
        let expected = media_type.map(|_| length.as_str());
        assert_eq!(header(request.headers(), "content-length"), expected, "{request:?}");
    }
}

#[test]
fn requests_without_body_members_have_no_body() {
    let request = sent::<Ping>(&Unit);
    assert!(request.body().is_empty());
    assert!(request.headers().is_empty());
    assert_eq!(request.uri(), "https://example.com/ping");
}

#[test]
fn protocols_without_bindings_have_a_target() {
    let input = CountInput { id: "x".to_owned(), up_to: Some(3) };
    let request = Count::request(&input, &"http://localhost/base".parse().unwrap()).unwrap();
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "http://localhost/base/");
    assert_eq!(header(request.headers(), "x-amz-target"), Some("Rpc.Count"));
    assert_eq!(header(request.headers(), "content-type"), Some("application/x-amz-json-1.0"));
    assert_eq!(header(request.headers(), "x-amzn-query-mode"), Some("true"));
    assert_eq!(text(request.body()), r#"{"id":"x","upTo":3}"#);
    assert_eq!(text(sent::<Nothing>(&Unit).body()), "{}");
}

#[test]
fn outputs_are_read_from_every_place() {
    let headers = [("etag", "e1"), ("x-amzn-requestid", "r1")];
    let body = r#"{"tag": "t", "size": 4, "modified": "2023-11-14T22:13:20Z", "new": [{}]}"#;
    let received = PutThing::response(&answer(202, &headers, body)).unwrap();
    assert_eq!(received.status, 202);
    assert_eq!(received.request_id.as_deref(), Some("r1"));
    assert!(received.filled.is_empty());
    let output = received.output;
    assert_eq!((output.status, output.etag.as_str(), output.size), (Some(202), "e1", 4));
    assert_eq!(output.tag.as_deref(), Some("t"));
    assert_eq!(output.modified, DateTime::from_timestamp(1_700_000_000, 0));

    // What a service left out is filled, and named.
    let received = PutThing::response(&answer(200, &[], "")).unwrap();
    let mut filled = received.filled;
    filled.sort_unstable();
    assert_eq!(filled, ["/etag", "/size"]);
    assert_eq!((received.output.etag.as_str(), received.output.size), ("", 0));

    // Without members in the body, it may hold anything.
    assert_eq!(Ping::response(&answer(200, &[], "<html>")).unwrap().output, Unit);
    let received = Count::response(&answer(200, &[("x-count", "9")], r#"{"count": 3}"#)).unwrap();
    assert_eq!(received.output.count, 3);
    assert_eq!(Nothing::response(&answer(200, &[], r#"{"new": 1}"#)).unwrap().output, Unit);
}

#[test]
fn payloads_are_read_from_bodies() {
    fn payload<O: Operation>(body: &str) -> O::Output {
        O::response(&answer(200, &[], body)).map(|received| received.output).ok().unwrap()
    }
    assert_eq!(payload::<PutBlob>("ab").payload, Some(Blob::from("ab")));
    assert_eq!(payload::<PutBlob>("").payload, None);
    assert_eq!(payload::<PutText>("ab").payload.as_deref(), Some("ab"));
    assert_eq!(payload::<PutStructure>(r#"{"Name": "x"}"#).payload, Some(Inner { name: Some("x".into()) }));
    assert_eq!(payload::<PutStructure>("").payload, None);
    assert_eq!(
        payload::<PutUnion>(r#"{"text": "x", "__type": "y"}"#).payload,
        Some(Choice::Text("x".into()))
    );
    assert_eq!(payload::<PutDocument>("[]").payload, Some(Document::List(Vec::new())));
    let failure = PutText::response(&Response::new(b"\xff".to_vec())).unwrap_err();
    assert!(matches!(failure, Failure::Malformed(_)), "{failure}");
}

#[test]
fn a_response_that_cannot_be_read_says_why() {
    let response = answer(200, &[("x-amz-request-id", "r2")], r#"{"size": "four", "modified": true}"#);
    let failure = PutThing::response(&response).unwrap_err();
    assert_eq!(failure.request_id(), Some("r2"));
    assert_eq!(failure.code(), None);
    let Failure::Malformed(malformed) = &failure else { panic!("{failure}") };
    let paths: Vec<&str> = malformed.error.problems().iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["/size", "/modified"]);
    assert_eq!(malformed.body, response.body().as_slice());
    assert!(!format!("{failure:?}").contains("four"), "{failure:?}");
}

fn kind(status: u16, headers: &[(&str, &str)], body: &str) -> String {
    match PutThing::response(&answer(status, headers, body)).unwrap_err() {
        Failure::Modelled(failure) => format!("modelled {}", failure.error.shape().schema().name()),
        Failure::Unmodelled(failure) => format!("unmodelled {}", failure.code.as_deref().unwrap_or("-")),
        failure => format!("{failure}"),
    }
}

#[test]
fn errors_are_told_by_header_then_code_then_type_then_configuration() {
    let gone = "modelled GoneException";
    let invalid = "modelled InvalidException";
    let header = |text| [("X-Amzn-Errortype", text)];
    assert_eq!(kind(410, &header("GoneException"), ""), gone);
    assert_eq!(kind(400, &header("test#GoneException:http://x/"), "{}"), gone);
    assert_eq!(kind(400, &header("other.ns#GoneException"), r#"{"code": "BusyException"}"#), gone);
    assert_eq!(kind(500, &[], r#"{"code": "GoneException", "__type": "BusyException"}"#), gone);
    assert_eq!(kind(500, &[], r#"{"__type": "test#GoneException", "x": {"__type": "Busy"}}"#), gone);
    assert_eq!(kind(500, &[], r#"{"code": 7, "__type": "GoneException"}"#), gone);
    // By status and `Code`, then by a status that one error has.
    assert_eq!(kind(400, &[], r#"{"Code": "Invalid"}"#), invalid);
    assert_eq!(kind(400, &[], r#"{"Code": "InvalidException"}"#), invalid);
    assert_eq!(kind(410, &[], r#"{"Code": "Whatever"}"#), gone);
    assert_eq!(kind(410, &[], ""), gone);
    assert_eq!(kind(400, &[], r#"{"Code": "Gone"}"#), "unmodelled Gone");
    assert_eq!(kind(400, &[], r#"{"Code": "Inv"}"#), "unmodelled Inv");
    // What has a name is not told by its status.
    assert_eq!(kind(410, &header("UnknownOperationException"), "{}"), "unmodelled UnknownOperationException");
    assert_eq!(kind(503, &[], "<html>busy</html>"), "unmodelled -");
    assert_eq!(kind(301, &[], ""), "unmodelled -");
}

#[test]
fn errors_have_their_members() {
    let headers = [("x-amzn-errortype", "GoneException"), ("x-since", "May"), ("x-amzn-requestid", "r3")];
    let failure = PutThing::response(&answer(410, &headers, r#"{"Message": "it was here"}"#)).unwrap_err();
    assert_eq!(failure.to_string(), "410: GoneException: it was here (request r3)");
    assert_eq!((failure.code(), failure.message()), (Some("GoneException"), Some("it was here")));
    assert!(!failure.is_retryable());
    assert_eq!(
        failure.into_modelled(),
        Some(ThingError::Gone(Gone { message: Some("it was here".into()), since: Some("May".into()) }))
    );

    let body = r#"{"__type": "Strange", "message": "what?"}"#;
    let failure = PutThing::response(&answer(400, &[], body)).unwrap_err();
    assert_eq!(failure.to_string(), "400: Strange: what?");
    let Failure::Unmodelled(failure) = failure else { panic!("{failure}") };
    assert_eq!(failure.body, body.as_bytes());
}

#[test]
fn throttling_and_retries_are_told_by_model_status_and_code() {
    let cases = [
        (400, "BusyException", true, true),
        (410, "GoneException", false, false),
        (429, "Strange", true, true),
        (400, "ThrottlingException", true, true),
        (400, "RequestTimeout", false, true),
        (500, "Strange", false, true),
        (503, "Strange", false, true),
        (501, "Strange", false, false),
        (404, "Strange", false, false),
    ];
    for (status, code, throttling, retryable) in cases {
        let failure = PutThing::response(&answer(status, &[("x-amzn-errortype", code)], "{}")).unwrap_err();
        assert_eq!(failure.is_throttling(), throttling, "{failure}");
        assert_eq!(failure.is_retryable(), retryable, "{failure}");
    }
}

#[test]
fn query_compatible_services_give_errors_a_second_name() {
    let headers = [("x-amzn-query-error", "Throttle;Sender")];
    let failure = Count::response(&answer(400, &headers, r#"{"__type": "test#BusyException"}"#)).unwrap_err();
    let query_error = failure.query_error().unwrap();
    assert_eq!((query_error.code.as_str(), query_error.fault.as_str()), ("Throttle", "Sender"));
    let Failure::Modelled(failure) = failure else { panic!("{failure}") };
    assert!(matches!(failure.error, CountError::Busy(_)));
}

#[test]
fn services_have_what_they_are_configured_to_insist_on() {
    let (there, nowhere) = ("https://there.example.com:8000/base/", "nowhere");
    let input = |id: &str, up_to| CountInput { id: id.to_owned(), up_to };
    let request = Odd::request(&input("", Some(1)), &endpoint()).unwrap_err();
    assert_eq!(request.problems()[0].path, "/id");
    let request = Odd::request(&input(there, None), &endpoint()).unwrap();
    assert_eq!(request.uri(), "https://there.example.com:8000/base/");
    assert_eq!(header(request.headers(), "accept"), Some("application/json"));
    let problems = Odd::request(&input(nowhere, None), &endpoint()).unwrap_err();
    assert_eq!(problems.problems()[0].path, "/id");

    let thing = |note: Option<&str>| Thing { note: note.map(str::to_owned), ..Thing::new() };
    for (note, expected) in [(None, "-"), (Some(""), "-"), (Some("x"), "x")] {
        let request = OddThing::request(&thing(note), &endpoint()).unwrap();
        assert_eq!(header(request.headers(), "x-note"), Some(expected));
    }
}

#[test]
fn signers_are_told_how() {
    let signing = Signing::of(PutThing::facts(), "eu-west-1").unwrap();
    assert_eq!((signing.name, signing.region.as_str()), ("rest", "eu-west-1"));
    assert!(!signing.sign_path_as_given && !signing.unsigned_payload && !signing.optional);
    assert_eq!(Signing::of(Count::facts(), "eu-west-1"), None);
}

#[test]
fn facts_can_be_shown() {
    // Services and operations refer to each other.
    assert!(format!("{REST:?}").contains("test#PutThing"));
    let blank: Thing = Thing::blank();
    assert_eq!(blank.count, 0);
}
