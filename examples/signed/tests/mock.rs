//! The example at the mock, and its signatures beside those of botocore.
#![allow(clippy::unwrap_used)]

use aws_credential_types::Credentials;
use chime_messaging_mock::Config;
use chime_messaging_types::http::{CreateChannel, DescribeChannel, ListChannelMessages};
use chime_messaging_types::runtime::http::client::Failure;
use chime_messaging_types::runtime::http::signing::Signing;
use chime_messaging_types::runtime::http::{Operation, Request};
use chime_messaging_types::runtime::DateTime;
use chime_messaging_types::{
    CreateChannelRequest, DescribeChannelRequest, ErrorCode, ListChannelMessagesRequest, Privacy, Tag,
};
use signed::{sign_request, Client};
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;
use std::time::{Duration, UNIX_EPOCH};

const INSTANCE: &str = "arn:aws:chime:us-east-1:123456789012:app-instance/i";

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "not-a-secret", None, None, "test")
}

/// Starts a mock that lasts as long as the test.
fn mock() -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(|| chime_messaging_mock::serve(listener, Config::default()));
    endpoint
}

fn channel(name: &str) -> CreateChannelRequest {
    CreateChannelRequest::builder()
        .app_instance_arn(INSTANCE)
        .name(name)
        .privacy(Privacy::Public)
        .client_request_token("0d9b0f0e")
        .chime_bearer(format!("{INSTANCE}/user/ana"))
        .build()
        .unwrap()
}

#[test]
fn calls_are_made_and_answered() {
    let endpoint = mock();
    let client = Client::new(endpoint.parse().unwrap(), "us-east-1", credentials());
    let created = client.call::<CreateChannel>(&channel("Straße 🙂")).unwrap().unwrap();
    let arn = created.channel_arn.unwrap();
    let describe =
        DescribeChannelRequest::builder().channel_arn(&arn).chime_bearer(format!("{INSTANCE}/user/ben"));
    let described = client.call::<DescribeChannel>(&describe.build().unwrap()).unwrap().unwrap();
    assert_eq!(described.channel.unwrap().name.as_deref(), Some("Straße 🙂"));

    let failure = client.call::<CreateChannel>(&channel("another")).unwrap().unwrap_err();
    let Failure::Modelled(failure) = failure else { panic!("{failure}") };
    let chime_messaging_types::CreateChannelError::ConflictException(error) = failure.error else {
        panic!("{}", failure.error);
    };
    assert_eq!(error.code, Some(ErrorCode::Conflict));

    // The command does the same, with credentials from the environment.
    let listed = Command::new(env!("CARGO_BIN_EXE_signed"))
        .args([INSTANCE, &format!("{INSTANCE}/user/ana"), &endpoint])
        .env("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
        .env("AWS_SECRET_ACCESS_KEY", "not-a-secret")
        .env("AWS_REGION", "us-east-1")
        .output()
        .unwrap();
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    assert_eq!(String::from_utf8_lossy(&listed.stdout), format!("{arn} Straße 🙂\n"));
}

/// The signature of a request at one time.
fn signature<O: Operation>(input: &O::Input) -> String {
    let endpoint = "https://messaging-chime.us-east-1.amazonaws.com".parse().unwrap();
    let mut request: Request<Vec<u8>> = O::request(input, &endpoint).unwrap();
    // botocore leaves it to its HTTP client, and so does not sign it.
    request.headers_mut().remove("content-length");
    let signing = Signing::of(O::facts(), "us-east-1").unwrap();
    let time = UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    sign_request(&mut request, &signing, &credentials(), time).unwrap();
    request.headers()["authorization"].to_str().unwrap().to_owned()
}

#[test]
fn signatures_are_those_of_botocore() {
    let tag = Tag::builder().key("größe").value("+ /").build().unwrap();
    let mut input = channel("Straße 🙂");
    input.tags = Some(vec![tag]);
    let arn = format!("{INSTANCE}/channel/a:b@c");
    let list = ListChannelMessagesRequest::builder()
        .channel_arn(arn)
        .not_before(DateTime::from_timestamp(1_700_000_000, 0).unwrap())
        .next_token("+/= &ü")
        .chime_bearer(format!("{INSTANCE}/user/ana"))
        .build()
        .unwrap();
    let expected = |headers: &str, signature: &str| {
        let scope = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20231114/us-east-1/chime/aws4_request";
        format!("{scope}, SignedHeaders={headers}, Signature={signature}")
    };
    // What `SigV4Auth` of botocore 1.44.5 says of the same requests.
    assert_eq!(
        signature::<CreateChannel>(&input),
        expected(
            "content-type;host;x-amz-chime-bearer;x-amz-date",
            "59b7be92c1f16636a557d0d19c53b8ff4f7944b6e9b2af3c88b8502d49df5a8e"
        )
    );
    assert_eq!(
        signature::<ListChannelMessages>(&list),
        expected(
            "host;x-amz-chime-bearer;x-amz-date",
            "f2bf693e4a2b9360a7c14f1d455df9271e6bafb8da6a1e22d040eca9ee192c1e"
        )
    );
}
