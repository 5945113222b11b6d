//! Any request and any response is answered, and nothing panics.
#![cfg(feature = "http")]

mod http_fixture;

use http_fixture::*;
use proptest::prelude::*;
use smithy_schema::http::{Operation as _, Request, Response};

proptest! {
    #[test]
    fn any_request_is_answered(
        method in "GET|PUT|POST|DELETE",
        uri in "/(things/[^/?#]{0,3}/files/|text|structure|union|document|image)?[!-~]{0,12}(\\?kind=full&flag&[!-~]{0,12})?",
        media_type in "(application/json|text/plain|image/png|[ -~]{0,8})(;[ -~]{0,4})?",
        note in prop::collection::vec(any::<u8>(), 0..8),
        body in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..40),
            "\\{\"(count|Name|token|name|text)\": ?[ -~]{0,10}\\}?".prop_map(String::into_bytes),
        ],
    ) {
        let builder = Request::builder().method(method.as_str()).uri(uri).header("content-type", media_type);
        let builder = builder.header("x-note", note.clone()).header("x-sizes", note.clone()).header("x-modified", note);
        if let Ok(request) = builder.body(body) {
            if let Err(refusal) = RestCall::receive(&request) {
                prop_assert!(refusal.status().is_client_error());
                prop_assert!(!refusal.code().is_empty() && !refusal.message().is_empty());
                prop_assert!(serde_json::from_slice::<serde_json::Value>(refusal.response().body()).is_ok());
            }
        }
    }

    #[test]
    fn any_call_is_answered(
        target in prop_oneof!["Rpc.(Count|Nothing)", "[ -~]{0,8}"],
        media_type in prop_oneof!["application/x-amz-json-1.0", "[ -~]{0,8}"],
        body in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..40),
            "\\{\"(id|upTo|UP)\": ?[ -~]{0,10}\\}?".prop_map(String::into_bytes),
        ],
    ) {
        let builder = Request::builder().method("POST").header("x-amz-target", target);
        if let Ok(request) = builder.header("content-type", media_type).body(body) {
            if let Err(refusal) = RpcCall::receive(&request) {
                prop_assert!(refusal.status().is_client_error());
                let body: serde_json::Value = serde_json::from_slice(refusal.response().body()).unwrap_or_default();
                prop_assert!(body["__type"].as_str().is_some_and(|code| code.ends_with(refusal.code())));
            }
        }
    }

    #[test]
    fn any_response_is_read(
        status in 100_u16..999,
        kind in "[ -~]{0,12}",
        etag in prop::collection::vec(any::<u8>(), 0..8),
        body in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..40),
            "\\{\"(size|Code|code|__type|Message|modified)\": ?[ -~]{0,10}\\}?".prop_map(String::into_bytes),
        ],
    ) {
        let builder = Response::builder().status(status).header("x-amzn-errortype", kind).header("etag", etag);
        if let Ok(response) = builder.body(body) {
            match PutThing::response(&response) {
                Ok(received) => prop_assert!(received.status.is_success()),
                Err(failure) => prop_assert!(!failure.to_string().is_empty()),
            }
        }
    }
}
