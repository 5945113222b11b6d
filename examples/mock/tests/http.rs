//! The mock behind its HTTP side, driven by the types' own client side.
#![allow(clippy::unwrap_used)]

use chime_messaging_mock::{for_each_operation, Config, Mock, Timestamp, ERROR_HEADER, INVOCATIONS_PATH};
use chime_messaging_types::http::{self, SERVICE};
use chime_messaging_types::runtime::http::client::Failure;
use chime_messaging_types::runtime::http::{Operation, Request, Response, StatusCode};
use chime_messaging_types::runtime::{sample, ServiceError};
use chime_messaging_types::{BadRequestException, CreateChannelRequest, DescribeChannelRequest, ErrorCode};

const INSTANCE: &str = "arn:aws:chime:us-east-1:123456789012:app-instance/world";

fn now() -> Timestamp {
    Timestamp::from_timestamp_millis(1_700_000_000_123).unwrap()
}

fn request<O: Operation>(input: &O::Input) -> Request<Vec<u8>> {
    let mut request = O::request(input, &"http://localhost".parse().unwrap()).unwrap();
    request.headers_mut().insert("authorization", "AWS4-HMAC-SHA256 …".parse().unwrap());
    request
}

fn create(id: &str) -> CreateChannelRequest {
    CreateChannelRequest::builder()
        .app_instance_arn(INSTANCE)
        .name("Straße 🙂")
        .client_request_token(format!("token-{id}"))
        .chime_bearer(format!("{INSTANCE}/user/ana"))
        .channel_id(id)
        .build()
        .unwrap()
}

#[test]
fn a_channel_goes_there_and_back() {
    let mut mock = Mock::new(Config::default());
    let mut input = create("c");
    input.privacy = Some("PUBLIC".into());
    let response = mock.handle(now(), &request::<http::CreateChannel>(&input));
    assert_eq!(response.status(), 201);
    let created = http::CreateChannel::response(&response).unwrap();
    assert!(created.request_id.is_some());
    let arn = created.output.channel_arn.unwrap();
    let describe = DescribeChannelRequest::builder().channel_arn(arn).chime_bearer(&input.chime_bearer);
    let response = mock.handle(now(), &request::<http::DescribeChannel>(&describe.build().unwrap()));
    let channel = http::DescribeChannel::response(&response).unwrap().output.channel.unwrap();
    assert_eq!(channel.name.as_deref(), Some("Straße 🙂"));
    assert_eq!(channel.created_timestamp, Some(now()));
}

#[test]
fn a_request_without_signature_is_unauthorized() {
    let mut mock = Mock::new(Config::default());
    let mut unsigned = request::<http::CreateChannel>(&create("c"));
    unsigned.headers_mut().remove("authorization");
    let response = mock.handle(now(), &unsigned);
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(code(http::CreateChannel::response(&response)), "UnauthorizedClientException");
}

#[test]
fn what_breaks_constraints_is_a_bad_request() {
    let mut mock = Mock::new(Config::default());
    let mut input = create("c");
    input.name = String::new();
    let response = mock.handle(now(), &request::<http::CreateChannel>(&input));
    assert_eq!(response.status(), StatusCode::BAD_REQUEST);
    let Err(Failure::Modelled(failure)) = http::CreateChannel::response(&response) else {
        panic!("no modelled error");
    };
    let chime_messaging_types::CreateChannelError::BadRequestException(error) = failure.error else {
        panic!("{}", failure.error);
    };
    let BadRequestException { code, message, .. } = error;
    assert_eq!(code, Some(ErrorCode::BadRequest));
    assert!(message.unwrap().contains("/Name"));
}

#[test]
fn what_cannot_be_read_is_refused() {
    let mut mock = Mock::new(Config::default());
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let wrong_type = r#"{"AppInstanceArn": 1}"#;
    let json = Some("application/json");
    for (method, path, content_type, body, status) in [
        ("POST", "/channels", json, "{\"Name\": ", 400),
        ("POST", "/channels", json, &deep, 400),
        ("POST", "/channels", json, wrong_type, 400),
        ("POST", "/channels", json, "\u{0}\u{ff}", 400),
        ("POST", "/channels", Some("text/plain"), "{}", 415),
        ("GET", "/channels?max-results=many", None, "", 400),
        ("GET", "/nowhere", None, "", 404),
        ("PATCH", "/channels", None, "", 405),
    ] {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("authorization", "AWS4-HMAC-SHA256 …")
            .header("x-amz-chime-bearer", format!("{INSTANCE}/user/ana"))
            .body(body)
            .unwrap();
        if let Some(content_type) = content_type {
            request.headers_mut().insert("content-type", content_type.parse().unwrap());
        }
        let response = mock.handle(now(), &request);
        let text = String::from_utf8_lossy(response.body());
        assert_eq!(response.status(), status, "{method} {path} {:.40}: {text}", body);
        let named = response.headers().contains_key("x-amzn-errortype");
        assert!(named, "{method} {path} {:.40}: no cause", body);
    }
}

#[test]
fn invocations_are_listed() {
    let mut mock = Mock::new(Config::default());
    let request = Request::get(INVOCATIONS_PATH).body("").unwrap();
    let response = mock.handle(now(), &request);
    assert_eq!(response.status(), 200);
    assert_eq!(response.body(), b"[]");
    let other = Request::post(INVOCATIONS_PATH).body("").unwrap();
    assert!(mock.handle(now(), &other).status().is_client_error());
}

fn code<T, E: std::fmt::Debug + ServiceError>(answer: Result<T, Failure<E>>) -> String {
    match answer {
        Err(Failure::Modelled(failure)) => failure.error.facts().code.to_owned(),
        Err(other) => panic!("not modelled: {other:?}"),
        Ok(_) => panic!("no error"),
    }
}

/// Asks for every error of an operation.
fn every_error<O: Operation>(mock: &mut Mock) -> usize
where
    O::Error: std::fmt::Debug,
{
    let input = sample::full::<O::Input>(7);
    for error in O::facts().errors {
        let mut request = request::<O>(&input);
        let name = error.facts.code;
        request.headers_mut().insert(ERROR_HEADER, name.parse().unwrap());
        let response = mock.handle(now(), &request);
        assert_eq!(response.status(), error.facts.http_status, "{}: {name}", O::facts().name());
        assert_eq!(code(O::response(&response)), name, "{}", O::facts().name());
    }
    let mut request = request::<O>(&input);
    request.headers_mut().insert(ERROR_HEADER, "NoException".parse().unwrap());
    let response: Response<Vec<u8>> = mock.handle(now(), &request);
    assert!(String::from_utf8_lossy(response.body()).contains("has no NoException"));
    O::facts().errors.len()
}

macro_rules! every_operation {
    ($($operation:ident $method:ident $kind:ident;)*) => {
        fn every_operation(mock: &mut Mock) -> [usize; 51] {
            [$(every_error::<http::$operation>(mock)),*]
        }
    };
}

for_each_operation!(every_operation);

#[test]
fn every_error_of_every_operation_can_be_had() {
    assert_eq!(SERVICE.operations.len(), 51);
    let errors = every_operation(&mut Mock::new(Config::default()));
    let declared: usize = SERVICE.operations.iter().map(|operation| operation.errors.len()).sum();
    assert_eq!(errors.iter().sum::<usize>(), declared);
}
