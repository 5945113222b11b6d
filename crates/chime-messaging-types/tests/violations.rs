//! Bad requests and what is said of them.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used)]

use chime_messaging_types::runtime::{serde as shapes, Constraint, Field};
use chime_messaging_types::{
    BatchCreateChannelMembershipRequest, ChannelFlowCallbackRequest, CreateChannelRequest,
    ListChannelsRequest, SendChannelMessageRequest, Tag, UntagResourceRequest,
};
use serde_json::{json, Value};

const USER: &str = "arn:aws:chime:us-east-1:123456789012:app-instance/6c1f5f4e/user/ana";

/// All violations of a request as a server would report them, missing members among them.
fn violations<T: Field>(request: Value) -> String {
    match shapes::deserialize_validated::<T, _>(request).expect("a request that can be read") {
        Ok(_) => "valid".to_owned(),
        Err(error) => error.violations().iter().map(|violation| format!("{violation}\n")).collect(),
    }
}

#[test]
fn missing_and_malformed_members() {
    insta::assert_snapshot!(violations::<BatchCreateChannelMembershipRequest>(json!({
        "Type": "SECRET",
        "MemberArns": [USER, "ana", ""],
        "SubChannelId": "no spaces",
    })));
    insta::assert_snapshot!(violations::<BatchCreateChannelMembershipRequest>(json!({
        "ChannelArn": USER, "ChimeBearer": USER, "MemberArns": vec![USER; 101],
    })));
}

#[test]
fn nested_members() {
    insta::assert_snapshot!(violations::<CreateChannelRequest>(json!({
        "AppInstanceArn": USER,
        "Name": "",
        "ClientRequestToken": "token",
        "ChimeBearer": USER,
        "Tags": [{"Key": "", "Value": "v"}, {"Value": "v"}, {"Key": "k", "Value": "x".repeat(257)}],
        "ElasticChannelConfiguration": {
            "MaximumSubChannels": 1, "TargetMembershipsPerSubChannel": 1, "MinimumMembershipPercentage": 41,
        },
        "ExpirationSettings": {"ExpirationDays": 6000, "ExpirationCriterion": "NEVER"},
    })));
}

#[test]
fn sensitive_keys_stay_out_of_paths() {
    let request = json!({
        "CallbackId": "0123456789abcdef0123456789abcdef",
        "ChannelArn": USER,
        "ChannelMessage": {
            "MessageId": "m",
            "MessageAttributes": {
                "secret/attribute~name": {"StringValues": ["fine", "x".repeat(513)]},
                "": {},
            },
        },
    });
    let text = violations::<ChannelFlowCallbackRequest>(request);
    assert!(!text.contains("secret"), "{text}");
    insta::assert_snapshot!(text);
}

#[test]
fn constraints_are_data() {
    let list = ListChannelsRequest::builder().app_instance_arn(USER).max_results(51).chime_bearer(USER);
    let error = list.build().unwrap_err();
    let [violation] = error.violations() else { panic!("{error}") };
    assert_eq!(violation.path, "/MaxResults");
    assert!(matches!(violation.constraint, Constraint::Range { .. }), "{violation:?}");

    let tags = vec!["k"; 51];
    let error = UntagResourceRequest::builder().resource_arn(USER).tag_keys(tags).build().unwrap_err();
    assert!(matches!(error.violations()[0].constraint, Constraint::Length { actual: 51, .. }), "{error:?}");
}

#[test]
fn unvalidated_values_can_be_had() {
    let tag = Tag::builder().key("").value("").build_unvalidated();
    assert!(tag.validate().is_err());
    assert_eq!(serde_json::to_value(&tag).unwrap(), json!({"Key": "", "Value": ""}));
}

#[test]
fn sensitive_values_show_nowhere() {
    let secret = "hunter2";
    let message = SendChannelMessageRequest::builder()
        .channel_arn(USER)
        .content(secret)
        .r#type("STANDARD")
        .persistence("PERSISTENT")
        .client_request_token(secret)
        .chime_bearer(USER)
        .metadata(secret)
        .message_attributes([(secret, chime_messaging_types::MessageAttributeValue::default())])
        .build()
        .unwrap();
    let debug = format!("{message:?} {message:#?}");
    assert!(!debug.contains(secret), "{debug}");
    insta::assert_snapshot!(format!("{message:#?}"));

    let mut value = serde_json::to_value(&message).unwrap();
    value["Content"] = json!({ secret: 1 });
    let error = serde_json::from_value::<SendChannelMessageRequest>(value).unwrap_err().to_string();
    assert!(!error.contains(secret), "{error}");
}
