//! What a generated crate says of a service, and what its users do with it: a tiny service, written by hand.
#![cfg(feature = "http")]
#![allow(missing_docs, clippy::unwrap_used)]

use smithy_schema as rt;
use smithy_schema::http::Operation as _;

// The shapes, as they are without `http`.

#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct PutNoteRequest {
    pub id: String,
    pub title: Option<String>,
    pub text: Option<String>,
    pub token: Option<String>,
}

static PUT_NOTE_REQUEST: rt::Schema = rt::Schema {
    id: "example#PutNoteRequest",
    kind: rt::Kind::Structure(&[
        rt::Member {
            location: rt::Location::Label,
            required: true,
            ..rt::Member::new("Id", &rt::prelude::STRING)
        },
        rt::Member {
            location: rt::Location::Header("x-title"),
            ..rt::Member::new("Title", &rt::prelude::STRING)
        },
        rt::Member { constraints: Some(&SHORT), ..rt::Member::new("Text", &rt::prelude::STRING) },
        rt::Member {
            location: rt::Location::Query("token"),
            idempotency_token: true,
            ..rt::Member::new("Token", &rt::prelude::STRING)
        },
    ]),
    ..rt::Schema::EMPTY
};

static SHORT: rt::Constraints =
    rt::Constraints { length: Some(rt::Length { min: None, max: Some(5) }), ..rt::Constraints::EMPTY };

rt::structure!(PutNoteRequest: PUT_NOTE_REQUEST { 0 id, 1 title, 2 text, 3 token });

#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct PutNoteResponse {
    pub version: i32,
}

static PUT_NOTE_RESPONSE: rt::Schema = rt::Schema {
    id: "example#PutNoteResponse",
    kind: rt::Kind::Structure(&[rt::Member {
        required: true,
        ..rt::Member::new("Version", &rt::prelude::INTEGER)
    }]),
    ..rt::Schema::EMPTY
};

rt::structure!(PutNoteResponse: PUT_NOTE_RESPONSE { 0 version });

#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct NoSuchNote {
    pub message: Option<String>,
}

static NO_SUCH_NOTE: rt::Schema = rt::Schema {
    id: "example#NoSuchNote",
    kind: rt::Kind::Structure(&[rt::Member::new("message", &rt::prelude::STRING)]),
    ..rt::Schema::EMPTY
};

rt::structure!(NoSuchNote: NO_SUCH_NOTE { 0 message });
rt::service_error!(NoSuchNote {
    code: "NoSuchNote",
    http_status: 404,
    fault: rt::Fault::Client,
    retryable: false,
    throttling: false,
} message message);

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum PutNoteError {
    NoSuchNote(NoSuchNote),
}

// In the order of `facts::Operation::errors`.
rt::operation_error!(PutNoteError { NoSuchNote(NoSuchNote) });

// What `http` adds: an error's facts, an operation's, the service's.

static NO_SUCH_NOTE_ERROR: rt::http::facts::ErrorShape = rt::http::facts::ErrorShape {
    schema: &NO_SUCH_NOTE,
    facts: &NoSuchNote::FACTS,
    ..rt::http::facts::ErrorShape::EMPTY
};

/// `PUT /notes/{Id}`: [`PutNoteRequest`], [`PutNoteResponse`], [`PutNoteError`].
#[derive(Debug, Clone, Copy)]
pub struct PutNote;

static PUT_NOTE: rt::http::facts::Operation = rt::http::facts::Operation {
    id: "example#PutNote",
    service: &SERVICE,
    method: "PUT",
    path: &[rt::http::facts::Segment::Literal("notes"), rt::http::facts::Segment::Label(0)],
    query: &[("force", None)],
    status: 201,
    input: Some(&PUT_NOTE_REQUEST),
    output: Some(&PUT_NOTE_RESPONSE),
    errors: &[&NO_SUCH_NOTE_ERROR],
    idempotent: true,
    ..rt::http::facts::Operation::EMPTY
};

rt::http_operation!(PutNote: PUT_NOTE { PutNoteRequest => PutNoteResponse, PutNoteError });

/// `GET /ping`.
#[derive(Debug, Clone, Copy)]
pub struct Ping;

static PING: rt::http::facts::Operation = rt::http::facts::Operation {
    id: "example#Ping",
    service: &SERVICE,
    method: "GET",
    path: &[rt::http::facts::Segment::Literal("ping")],
    ..rt::http::facts::Operation::EMPTY
};

rt::http_operation!(Ping: PING { rt::http::Unit => rt::http::Unit, rt::http::NoError });

/// The notes service.
pub static SERVICE: rt::http::facts::Service = rt::http::facts::Service {
    id: "example#Notes",
    version: "2024-01-01",
    protocol: rt::http::facts::Protocol::RestJson1,
    endpoint_prefix: Some("notes"),
    signing_name: Some("notes"),
    operations: &[&PING, &PUT_NOTE],
    ..rt::http::facts::Service::EMPTY
};

rt::http_service!(
    /// A request to the notes service.
    Call: SERVICE { Ping, PutNote }
);

// What users do.

fn note() -> PutNoteRequest {
    PutNoteRequest {
        id: "a/b".to_owned(),
        title: Some("first".to_owned()),
        text: Some("hello".to_owned()),
        token: None,
    }
}

fn serve(request: &rt::http::Request<Vec<u8>>) -> rt::http::Response<Vec<u8>> {
    match Call::receive(request) {
        Ok(Call::Ping(call)) => call.answer(|_| Ok(rt::http::Unit)),
        Ok(Call::PutNote(call)) => call.answer(|note| match note.id.as_str() {
            "missing" => Err(NoSuchNote { message: Some("no such note".to_owned()) }.into()),
            _ => Ok(PutNoteResponse { version: 7 }),
        }),
        Err(refusal) => refusal.into_response(),
    }
}

#[test]
fn a_request_from_the_client_reaches_the_server() {
    let endpoint: rt::http::Endpoint = "https://example.com/base".parse().unwrap();
    let mut token = || "t 1".to_owned();
    let options = rt::http::client::Options::new().tokens(&mut token);
    let request = rt::http::client::request_with::<PutNote>(&note(), &endpoint, options).unwrap();
    assert_eq!(request.method(), "PUT");
    assert_eq!(request.uri(), "https://example.com/base/notes/a%2Fb?force&token=t%201");
    assert_eq!(request.headers()["x-title"], "first");
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.body(), br#"{"Text":"hello"}"#);

    // As a server sees it, below the endpoint's path.
    let request = PutNote::request(&note(), &"http://localhost".parse().unwrap()).unwrap();
    let call = Call::receive(&request).unwrap();
    assert_eq!(call.operation().id, "example#PutNote");
    let Call::PutNote(call) = call else { panic!("another operation") };
    assert_eq!(call.input, note());
}

#[test]
fn a_response_from_the_server_reaches_the_client() {
    let endpoint: rt::http::Endpoint = "http://localhost".parse().unwrap();
    let response = serve(&PutNote::request(&note(), &endpoint).unwrap());
    assert_eq!(response.status(), 201);
    assert_eq!(PutNote::response(&response).unwrap().output, PutNoteResponse { version: 7 });

    let missing = PutNoteRequest { id: "missing".to_owned(), ..note() };
    let response = serve(&PutNote::request(&missing, &endpoint).unwrap());
    assert_eq!(response.status(), 404);
    assert_eq!(response.headers()["x-amzn-errortype"], "NoSuchNote");
    let failure = PutNote::response(&response).unwrap_err();
    assert_eq!(failure.code(), Some("NoSuchNote"));
    assert_eq!(failure.message(), Some("no such note"));
    let rt::http::client::Failure::Modelled(failure) = failure else { panic!("{failure}") };
    assert!(matches!(failure.error, PutNoteError::NoSuchNote(_)));

    let response = serve(&Ping::request(&rt::http::Unit, &endpoint).unwrap());
    assert!(response.body().is_empty());
    assert_eq!(Ping::response(&response).unwrap().output, rt::http::Unit);
}

#[test]
fn a_request_that_breaks_constraints_is_refused() {
    let endpoint: rt::http::Endpoint = "http://localhost".parse().unwrap();
    let long = PutNoteRequest { text: Some("too long".to_owned()), ..note() };
    let refusal = Call::receive(&PutNote::request(&long, &endpoint).unwrap()).unwrap_err();
    assert_eq!(refusal.status(), 400);
    assert_eq!(refusal.violations().unwrap().violations()[0].path, "/Text");
}
