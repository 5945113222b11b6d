//! What users of the service receive, as AWS's developer guide describes it, and what they do with it.
#![cfg(all(feature = "events", feature = "encode"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use chime_messaging_types::events::{
    ChannelFlowEvent, ChannelFlowEventType, ChannelFlowProcessingStatus, ChannelFlowProcessingStatusType,
    StreamEventType, StreamPayload, StreamRecord, WebSocketEventReason, WebSocketEventType, WebSocketMessage,
    WebSocketMessageType, WebSocketPayload,
};
use chime_messaging_types::runtime::encode::{CloudTrail, PayloadError, Recorded, Redacted};
use chime_messaging_types::runtime::{Field, Value as Held};
use chime_messaging_types::{
    ChannelFlowCallbackRequest, ChannelMembership, ChannelMessage, ChannelMessageCallback,
    ChannelMessagePersistenceType, ChannelMessageType, CreateChannelRequest, Mode, Privacy, Type,
};
use serde_json::{json, Value};

const INSTANCE: &str = "arn:aws:chime:eu-central-1:123456789012:app-instance/3f6b2a9c";

fn channel() -> String {
    format!("{INSTANCE}/channel/garden")
}

/// A message as it comes in events: timestamps are strings with milliseconds.
fn message() -> Value {
    json!({
        "MessageId": "9c8e0d1f",
        "ChannelArn": channel(),
        "Content": "The roses are out",
        "Metadata": "{\"mood\":\"glad\"}",
        "Sender": {"Arn": format!("{INSTANCE}/user/iris"), "Name": "Iris"},
        "Persistence": "PERSISTENT",
        "Type": "STANDARD",
        "CreatedTimestamp": "2026-06-01T07:15:30.250Z",
        "LastEditedTimestamp": "2026-06-01T07:16:00Z",
    })
}

fn check_message(message: &ChannelMessage) {
    assert_eq!(message.content.as_deref(), Some("The roses are out"));
    assert_eq!(message.r#type, Some(ChannelMessageType::Standard));
    assert_eq!(message.persistence, Some(ChannelMessagePersistenceType::Persistent));
    assert_eq!(message.created_timestamp.unwrap().timestamp_millis(), 1_780_298_130_250);
    assert_eq!(message.sender.as_ref().unwrap().name.as_deref(), Some("Iris"));
}

fn stream(kind: &str, payload: Value) -> StreamRecord {
    serde_json::from_slice(json!({"EventType": kind, "Payload": payload}).to_string().as_bytes()).unwrap()
}

fn frame(kind: &str, message_type: &str, payload: &Value) -> WebSocketMessage {
    serde_json::from_value(json!({
        "Headers": {"x-amz-chime-event-type": kind, "x-amz-chime-message-type": message_type},
        "Payload": payload.to_string(),
    }))
    .unwrap()
}

#[test]
fn a_channel_flow_answers_its_event() {
    let event = json!({
        "EventType": "CHANNEL_MESSAGE_EVENT",
        "CallbackId": "b2f7c3de-5a44-4a1c-9a34-1f7f0e5f9a10",
        "ChannelMessage": message(),
    });
    let event: ChannelFlowEvent = serde_json::from_value(event).unwrap();
    assert_eq!(event.event_type, ChannelFlowEventType::ChannelMessageEvent);
    check_message(&event.channel_message);
    // The function refuses the message.
    let callback = ChannelFlowCallbackRequest::builder()
        .callback_id(event.callback_id)
        .channel_arn(event.channel_message.channel_arn.unwrap())
        .delete_resource(true)
        .channel_message(
            ChannelMessageCallback::builder()
                .message_id(event.channel_message.message_id.unwrap())
                .build()
                .unwrap(),
        )
        .build()
        .unwrap();
    assert_eq!(callback.callback_id, "b2f7c3de-5a44-4a1c-9a34-1f7f0e5f9a10");
    // An event that nothing can answer is none.
    let error = serde_json::from_value::<ChannelFlowEvent>(json!({"EventType": "CHANNEL_MESSAGE_EVENT"}));
    assert!(error.unwrap_err().to_string().contains("CallbackId"));
}

#[test]
fn a_processor_that_could_not_be_called_is_reported() {
    let detail = json!({
        "eventType": "ProcessorInvocationFailure",
        "appInstanceArn": INSTANCE,
        "channelArn": channel(),
        "messageId": "9c8e0d1f",
        "processorResourceArn": "arn:aws:lambda:eu-central-1:123456789012:function:gardener",
        "failureReason": "no permission to call the function",
    });
    let status: ChannelFlowProcessingStatus = serde_json::from_value(detail.clone()).unwrap();
    assert_eq!(status.event_type, ChannelFlowProcessingStatusType::ProcessorInvocationFailure);
    assert_eq!(status.channel_arn.as_deref(), Some(channel().as_str()));
    assert_eq!(serde_json::to_value(&status).unwrap(), detail);
}

#[test]
fn a_stream_says_what_happened() {
    // A payload is an object, or the JSON of one.
    for payload in [message(), Value::from(message().to_string())] {
        let record = stream("CREATE_CHANNEL_MESSAGE", payload);
        assert_eq!(record.event_type, StreamEventType::CreateChannelMessage);
        let StreamPayload::CreateChannelMessage(message) = record.payload().unwrap() else {
            panic!("{record:?}")
        };
        check_message(&message);
    }
    let membership = json!({
        "Type": "HIDDEN",
        "Member": {"Arn": format!("{INSTANCE}/user/iris")},
        "ChannelArn": channel(),
        "CreatedTimestamp": 1_780_298_130.25,
    });
    match stream("DELETE_CHANNEL_MEMBERSHIP", membership).payload().unwrap() {
        StreamPayload::DeleteChannelMembership(ChannelMembership { r#type, created_timestamp, .. }) => {
            assert_eq!(r#type, Some(Type::Hidden));
            assert_eq!(created_timestamp.unwrap().timestamp_millis(), 1_780_298_130_250);
        }
        other => panic!("{other:?}"),
    }
    match stream("CREATE_SUB_CHANNEL", json!({"ChannelArn": channel(), "SubChannelId": "7"}))
        .payload()
        .unwrap()
    {
        StreamPayload::CreateSubChannel(sub) => assert_eq!(sub.sub_channel_id.as_deref(), Some("7")),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_event_of_a_newer_type_is_kept() {
    let record = stream("CREATE_CHANNEL_GNOME", json!({"Hat": "red"}));
    assert_eq!(record.event_type, StreamEventType::Unknown("CREATE_CHANNEL_GNOME".into()));
    let StreamPayload::Unknown { tag, value } = record.payload().unwrap() else { panic!("{record:?}") };
    assert_eq!((tag.as_str(), value.get("Hat").unwrap().as_str()), ("CREATE_CHANNEL_GNOME", Some("red")));
}

#[test]
fn a_websocket_says_what_happened() {
    let established = r#"{"Headers": {"x-amz-chime-event-type": "SESSION_ESTABLISHED", "x-amz-chime-message-type": "SYSTEM"}}"#;
    let established: WebSocketMessage = serde_json::from_str(established).unwrap();
    assert_eq!(established.payload(), Ok(WebSocketPayload::SessionEstablished));

    let sent = frame("CREATE_CHANNEL_MESSAGE", "STANDARD", &message());
    assert_eq!(sent.headers.message_type, Some(WebSocketMessageType::Standard));
    match sent.payload().unwrap() {
        WebSocketPayload::CreateChannelMessage(message) => check_message(&message),
        other => panic!("{other:?}"),
    }

    let details = json!({
        "Channel": {"Name": "Garden", "ChannelArn": channel(), "Mode": "RESTRICTED", "Privacy": "PRIVATE"},
        "ChannelMessages": [{"MessageId": "9c8e0d1f", "Content": "The roses are out", "CreatedTimestamp": "2026-06-01T07:15:30.250Z"}],
        "ChannelMemberships": [{"Member": {"Arn": format!("{INSTANCE}/user/iris"), "Name": "Iris"}}],
        "ReadMarkerTimestamp": "2026-06-01T07:15:30.250Z",
        "ChannelMessagesHasMore": true,
    });
    match frame("CHANNEL_DETAILS", "SYSTEM", &details).payload().unwrap() {
        WebSocketPayload::ChannelDetails(details) => {
            assert_eq!(details.channel.unwrap().mode, Some(Mode::Restricted));
            assert_eq!(details.channel_messages.unwrap().len(), 1);
            assert_eq!(details.channel_memberships.unwrap().len(), 1);
            assert_eq!(details.read_marker_timestamp.unwrap().timestamp_subsec_millis(), 250);
            assert_eq!(details.channel_messages_has_more, Some(true));
        }
        other => panic!("{other:?}"),
    }

    let left = r#"{
        "Headers": {
            "x-amz-chime-event-type": "DELETE_CHANNEL_MEMBERSHIP",
            "x-amz-chime-message-type": "SYSTEM",
            "x-amz-chime-event-reason": "subchannel_DELETED"
        },
        "Payload": "{\"SubChannelId\":\"7\"}"
    }"#;
    let left: WebSocketMessage = serde_json::from_str(left).unwrap();
    assert_eq!(left.headers.event_reason, Some(WebSocketEventReason::SubchannelDeleted));
    assert!(matches!(left.payload(), Ok(WebSocketPayload::DeleteChannelMembership(_))));

    let joined = json!({"Type": "DEFAULT", "Members": [{"Arn": format!("{INSTANCE}/user/ivo")}], "ChannelArn": channel()});
    match frame("BATCH_CREATE_CHANNEL_MEMBERSHIP", "SYSTEM", &joined).payload().unwrap() {
        WebSocketPayload::BatchCreateChannelMembership(joined) => {
            assert_eq!(joined.members.unwrap().len(), 1)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_missing_or_malformed_is_said() {
    let missing: WebSocketMessage =
        serde_json::from_str(r#"{"Headers": {"x-amz-chime-event-type": "UPDATE_CHANNEL"}}"#).unwrap();
    assert_eq!(missing.payload(), Err(PayloadError::Missing("UPDATE_CHANNEL".into())));
    let mut cut = frame("UPDATE_CHANNEL", "SYSTEM", &json!({"Name": "Garden"}));
    cut.payload = Some("{\"Name\":\"Gar".into());
    assert!(matches!(cut.payload(), Err(PayloadError::Malformed(kind, _)) if kind == "UPDATE_CHANNEL"));
    let wrong = stream("CREATE_CHANNEL", json!(["Garden"])).payload().unwrap_err();
    assert!(!wrong.to_string().contains("Garden"), "{wrong}");
}

#[test]
fn timestamps_are_read_however_they_are_written() {
    for timestamp in [
        json!("2026-06-01T07:15:30.250Z"),
        json!("2026-06-01T07:15:30.250000Z"),
        json!("2026-06-01T09:15:30.250+02:00"),
        json!(1_780_298_130.25),
        json!(1.780_298_130_25e9),
    ] {
        let record = stream("UPDATE_CHANNEL_MESSAGE", json!({"LastUpdatedTimestamp": timestamp}));
        let StreamPayload::UpdateChannelMessage(message) = record.payload().unwrap() else {
            panic!("{timestamp}")
        };
        let time = message.last_updated_timestamp.unwrap();
        assert_eq!(time.timestamp_millis(), 1_780_298_130_250, "{timestamp}");
    }
}

/// A payload that the model could not name would never be found.
#[test]
fn every_type_has_a_payload() {
    fn members<P: Field>() -> BTreeSet<&'static str> {
        let blank = P::blank();
        let Held::Union(union) = blank.value() else { panic!("no union") };
        union.schema().members().iter().map(|member| member.key).collect()
    }
    assert_eq!(members::<StreamPayload>(), StreamEventType::VALUES.iter().copied().collect());
    assert_eq!(members::<WebSocketPayload>(), WebSocketEventType::VALUES.iter().copied().collect());
}

#[test]
fn payloads_do_not_reach_logs() {
    let record = stream("CREATE_CHANNEL_MESSAGE", message());
    let sent = frame("CREATE_CHANNEL_MESSAGE", "STANDARD", &message());
    let StreamPayload::CreateChannelMessage(message) = record.payload().unwrap() else {
        panic!("{record:?}")
    };
    let event = ChannelFlowEvent::builder()
        .event_type("CHANNEL_MESSAGE_EVENT")
        .callback_id("b2f7c3de-5a44-4a1c-9a34-1f7f0e5f9a10")
        .channel_message(message)
        .build()
        .unwrap();
    for text in [
        format!("{record:?}{sent:?}{event:?}"),
        format!("{}{}{}", Redacted(&record), Redacted(&sent), Redacted(&event)),
        format!("{}{}{}", CloudTrail(&record), CloudTrail(&sent), CloudTrail(&event)),
    ] {
        assert!(!text.contains("roses") && !text.contains("glad") && !text.contains("Iris"), "{text}");
        assert!(text.contains("garden"), "{text}");
    }
}

#[test]
fn a_record_of_cloud_trail_is_read_as_the_request_that_it_records() {
    #[derive(serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Record {
        event_name: String,
        request_parameters: Recorded<CreateChannelRequest>,
        response_elements: Recorded<chime_messaging_types::CreateChannelResponse>,
    }
    let record = json!({
        "eventVersion": "1.11",
        "eventSource": "chime.amazonaws.com",
        "eventName": "CreateChannel",
        "requestParameters": {
            "appInstanceArn": INSTANCE,
            "name": "HIDDEN_DUE_TO_SECURITY_REASONS",
            "mode": "RESTRICTED",
            "privacy": "PRIVATE",
            "clientRequestToken": "HIDDEN_DUE_TO_SECURITY_REASONS",
            "chimeBearer": format!("{INSTANCE}/user/iris"),
        },
        "responseElements": {"channelArn": channel()},
    });
    let record: Record = serde_json::from_value(record).unwrap();
    assert_eq!(record.event_name, "CreateChannel");
    let Recorded { value: request, blank, .. } = &record.request_parameters;
    assert_eq!((&request.mode, &request.privacy), (&Some(Mode::Restricted), &Some(Privacy::Private)));
    assert_eq!(request.chime_bearer, format!("{INSTANCE}/user/iris"));
    assert_eq!(blank.as_slice(), ["/Name", "/ClientRequestToken"]);
    assert_eq!(record.response_elements.value.channel_arn, Some(channel()));
    // And back: what is hidden is hidden.
    let written = serde_json::to_value(CloudTrail(request)).unwrap();
    assert_eq!(written.get("appInstanceArn").unwrap(), INSTANCE);
    assert_eq!(written.get("name").unwrap(), "HIDDEN_DUE_TO_SECURITY_REASONS");
}
