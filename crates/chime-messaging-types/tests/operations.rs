//! Two operations as boto3 documents them, on JSON with real values.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used)]

use chime_messaging_types::runtime::ServiceError;
use chime_messaging_types::{
    BatchCreateChannelMembershipRequest, BatchCreateChannelMembershipResponse, ErrorCode, Identity,
    ListChannelMembershipsForAppInstanceUserError, ListChannelMembershipsForAppInstanceUserRequest,
    ListChannelMembershipsForAppInstanceUserResponse, Mode, Privacy, Type,
};
use serde_json::json;

const INSTANCE: &str =
    "arn:aws:chime:us-east-1:123456789012:app-instance/6c1f5f4e-02a1-4a8f-9f0c-1c2f3a4b5c6d";

fn channel(id: &str) -> String {
    format!("{INSTANCE}/channel/{id}")
}

fn user(id: &str) -> String {
    format!("{INSTANCE}/user/{id}")
}

#[test]
fn list_memberships_request() {
    let request = ListChannelMembershipsForAppInstanceUserRequest::builder()
        .app_instance_user_arn(user("ana"))
        .max_results(50)
        .next_token("bmV4dA==")
        .chime_bearer(user("admin"))
        .build()
        .unwrap();
    let expected = json!({
        "AppInstanceUserArn": user("ana"),
        "MaxResults": 50,
        "NextToken": "bmV4dA==",
        "ChimeBearer": user("admin"),
    });
    assert_eq!(serde_json::to_value(&request).unwrap(), expected);
    assert_eq!(
        serde_json::from_value::<ListChannelMembershipsForAppInstanceUserRequest>(expected).unwrap(),
        request
    );

    let only_required =
        ListChannelMembershipsForAppInstanceUserRequest::builder().chime_bearer(user("admin"));
    let only_required = serde_json::to_value(only_required.build().unwrap()).unwrap();
    assert_eq!(only_required, json!({"ChimeBearer": user("admin")}));

    let missing =
        serde_json::from_str::<ListChannelMembershipsForAppInstanceUserRequest>(r#"{"MaxResults": 1}"#);
    assert!(missing.unwrap_err().to_string().contains("ChimeBearer"));
}

#[test]
fn list_memberships_response() {
    // Members out of order, one that the model does not know, a null, an enum value newer than the model.
    let text = format!(
        r#"{{
          "NextToken": "dG9rZW4=",
          "ServedBy": {{"Host": ["a", {{"b": null}}]}},
          "ChannelMemberships": [
            {{
              "AppInstanceUserMembershipSummary": {{
                "SubChannelId": "1f0e3dad99908345f7439f8ffabdffc4",
                "ReadMarkerTimestamp": 1620000000.123,
                "Type": "DEFAULT"
              }},
              "ChannelSummary": {{
                "Name": "General \ud83d\ude80",
                "ChannelArn": "{channel}",
                "LastMessageTimestamp": 1.62e9,
                "Metadata": null,
                "Mode": "RESTRICTED",
                "Privacy": "PRIVATE"
              }}
            }},
            {{
              "ChannelSummary": {{"Mode": "MODERATED", "Privacy": "PUBLIC", "Metadata": "{{}}"}},
              "AppInstanceUserMembershipSummary": {{"Type": "HIDDEN", "ReadMarkerTimestamp": 1620000001}}
            }}
          ]
        }}"#,
        channel = channel("general"),
    );
    let response: ListChannelMembershipsForAppInstanceUserResponse = serde_json::from_str(&text).unwrap();
    assert_eq!(response, serde_json::from_slice(text.as_bytes()).unwrap());
    assert_eq!(response, serde_json::from_reader(text.as_bytes()).unwrap());
    assert_eq!(response, serde_json::from_value(serde_json::from_str(&text).unwrap()).unwrap());

    let items = response.channel_memberships.as_deref().unwrap();
    let summary = items[0].channel_summary.as_ref().unwrap();
    assert_eq!(summary.name.as_deref(), Some("General 🚀"));
    assert_eq!(summary.channel_arn, Some(channel("general")));
    assert_eq!(summary.mode, Some(Mode::Restricted));
    assert_eq!(summary.privacy, Some(Privacy::Private));
    assert_eq!(summary.metadata, None);
    assert_eq!(summary.last_message_timestamp.unwrap().timestamp(), 1_620_000_000);
    let membership = items[0].app_instance_user_membership_summary.as_ref().unwrap();
    assert_eq!(membership.r#type, Some(Type::Default));
    assert_eq!(membership.read_marker_timestamp.unwrap().timestamp_millis(), 1_620_000_000_123);
    assert_eq!(membership.sub_channel_id.as_deref(), Some("1f0e3dad99908345f7439f8ffabdffc4"));
    let second = items[1].channel_summary.as_ref().unwrap();
    assert_eq!(second.mode, Some(Mode::Unknown("MODERATED".to_owned())));

    let again = serde_json::to_value(&response).unwrap();
    assert_eq!(
        again,
        json!({
            "ChannelMemberships": [
                {
                    "ChannelSummary": {
                        "Name": "General 🚀",
                        "ChannelArn": channel("general"),
                        "Mode": "RESTRICTED",
                        "Privacy": "PRIVATE",
                        "LastMessageTimestamp": 1_620_000_000,
                    },
                    "AppInstanceUserMembershipSummary": {
                        "Type": "DEFAULT",
                        "ReadMarkerTimestamp": 1_620_000_000.123,
                        "SubChannelId": "1f0e3dad99908345f7439f8ffabdffc4",
                    },
                },
                {
                    "ChannelSummary": {"Mode": "MODERATED", "Privacy": "PUBLIC", "Metadata": "{}"},
                    "AppInstanceUserMembershipSummary": {"Type": "HIDDEN", "ReadMarkerTimestamp": 1_620_000_001},
                },
            ],
            "NextToken": "dG9rZW4=",
        })
    );
}

#[test]
fn list_memberships_errors() {
    use ListChannelMembershipsForAppInstanceUserError as Error;
    // A match without a wildcard would be closed to errors that the service adds; inside a test it is a census.
    let body = json!({"Code": "Throttling", "Message": "slow down"});
    let errors: [Error; 6] = [
        Error::BadRequestException(serde_json::from_value(body.clone()).unwrap()),
        Error::ForbiddenException(serde_json::from_value(body.clone()).unwrap()),
        Error::ServiceFailureException(serde_json::from_value(body.clone()).unwrap()),
        Error::ServiceUnavailableException(serde_json::from_value(body.clone()).unwrap()),
        Error::ThrottledClientException(serde_json::from_value(body.clone()).unwrap()),
        Error::UnauthorizedClientException(serde_json::from_value(body).unwrap()),
    ];
    let statuses = errors.each_ref().map(|error| error.facts().http_status);
    assert_eq!(statuses, [400, 403, 500, 503, 429, 401]);
    let throttled = &errors[4];
    assert!(throttled.facts().throttling && throttled.facts().retryable);
    assert_eq!(throttled.to_string(), "ThrottledClientException: slow down");
    assert_eq!(throttled.message(), Some("slow down"));
}

#[test]
fn batch_create_request() {
    let request = BatchCreateChannelMembershipRequest::builder()
        .channel_arn(channel("general"))
        .member_arns([user("ana"), user("ben")])
        .chime_bearer(user("admin"))
        .r#type(Type::Hidden)
        .build()
        .unwrap();
    assert_eq!(
        serde_json::to_value(&request).unwrap(),
        json!({
            "ChannelArn": channel("general"),
            "Type": "HIDDEN",
            "MemberArns": [user("ana"), user("ben")],
            "ChimeBearer": user("admin"),
        })
    );
}

#[test]
fn batch_create_response() {
    let value = json!({
        "BatchChannelMemberships": {
            "InvitedBy": {"Arn": user("admin"), "Name": "Admin"},
            "Type": "DEFAULT",
            "Members": [{"Arn": user("ana"), "Name": "Ana"}],
            "ChannelArn": channel("general"),
        },
        "Errors": [{"MemberArn": user("eve"), "ErrorCode": "Forbidden", "ErrorMessage": "banned"}],
    });
    let response: BatchCreateChannelMembershipResponse = serde_json::from_value(value.clone()).unwrap();
    let batch = response.batch_channel_memberships.as_ref().unwrap();
    assert_eq!(batch.invited_by.as_ref().unwrap().name.as_deref(), Some("Admin"));
    let ana = Identity::builder().arn(user("ana")).name("Ana").build().unwrap();
    assert_eq!(batch.members.as_deref().unwrap(), [ana]);
    let errors = response.errors.as_deref().unwrap();
    assert_eq!(errors[0].error_code, Some(ErrorCode::Forbidden));
    assert_eq!(errors[0].error_message.as_deref(), Some("banned"));
    assert_eq!(serde_json::to_value(&response).unwrap(), value);
}

#[test]
fn error_codes() {
    let codes = [
        "BadRequest",
        "Conflict",
        "Forbidden",
        "NotFound",
        "PreconditionFailed",
        "ResourceLimitExceeded",
        "ServiceFailure",
        "AccessDenied",
        "ServiceUnavailable",
        "Throttled",
        "Throttling",
        "Unauthorized",
        "Unprocessable",
        "VoiceConnectorGroupAssociationsExist",
        "PhoneNumberAssociationsExist",
    ];
    assert_eq!(ErrorCode::VALUES, codes);
    for code in codes {
        let value: ErrorCode = serde_json::from_value(json!(code)).unwrap();
        assert!(!matches!(value, ErrorCode::Unknown(_)), "{code}");
        assert_eq!(value.to_string(), code);
        assert_eq!(serde_json::to_value(&value).unwrap(), json!(code));
    }
}
