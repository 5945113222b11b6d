//! Messages: who may send, read, change, redact and delete them, and what is kept.

use crate::world::{at, channel, create, join, message, send, store, user};
use crate::{refused, request};
use chime_messaging_mock::{Store, Timestamp};
use chime_messaging_types::{
    ChannelMessage, ChannelMessagePersistenceType, ChannelMessageStatus, ChannelMessageType,
    GetChannelMessageRequest, MessageAttributeValue, Privacy, SortOrder,
};

fn get(channel: &str, id: &str, caller: &str) -> GetChannelMessageRequest {
    request!(GetChannelMessageRequest { channel_arn: channel, message_id: id, chime_bearer: user(caller) })
}

fn read(store: &Store, channel: &str, id: &str, caller: &str) -> ChannelMessage {
    store.get_channel_message(get(channel, id, caller)).unwrap().channel_message.unwrap()
}

fn contents(store: &Store, channel: &str, caller: &str, order: Option<SortOrder>) -> Vec<String> {
    let mut request =
        request!(ListChannelMessagesRequest { channel_arn: channel, chime_bearer: user(caller) });
    request.sort_order = order;
    let messages = store.list_channel_messages(request).unwrap().channel_messages.unwrap();
    messages.into_iter().filter_map(|message| message.content).collect()
}

/// Compares what a listing shows of a message with what the message is.
fn assert_listed_alike(store: &Store, channel: &str, id: &str, caller: &str) {
    let full = read(store, channel, id, caller);
    let list = request!(ListChannelMessagesRequest { channel_arn: channel, chime_bearer: user(caller) });
    let listed = store.list_channel_messages(list).unwrap().channel_messages.unwrap();
    let listed = listed.into_iter().find(|one| one.message_id.as_deref() == Some(id)).unwrap();
    assert_eq!(listed.content, full.content);
    assert_eq!(listed.metadata, full.metadata);
    assert_eq!(listed.r#type, full.r#type);
    assert_eq!(listed.created_timestamp, full.created_timestamp);
    assert_eq!(listed.last_updated_timestamp, full.last_updated_timestamp);
    assert_eq!(listed.last_edited_timestamp, full.last_edited_timestamp);
    assert_eq!(listed.sender, full.sender);
    assert_eq!(listed.redacted, full.redacted);
    assert_eq!(listed.status, full.status);
    assert_eq!(listed.message_attributes, full.message_attributes);
    assert_eq!(listed.content_type, full.content_type);
    assert_eq!(listed.target, full.target);
}

#[test]
fn what_was_sent_is_read() {
    let mut store = store();
    let arn = create(&mut store, channel("c"));
    join(&mut store, &arn, "ben");
    let attribute = MessageAttributeValue::builder().string_values(["Ben"]).build().unwrap();
    let new = message(&arn, "ana", "Grüße 🙂")
        .metadata("{}")
        .content_type("text/plain")
        .message_attributes([("mention".to_owned(), attribute)]);
    let id = send(&mut store, at(5), new.clone());
    let found = read(&store, &arn, &id, "ben");
    assert_eq!(found.content.as_deref(), Some("Grüße 🙂"));
    assert_eq!(found.metadata.as_deref(), Some("{}"));
    assert_eq!(found.content_type.as_deref(), Some("text/plain"));
    assert!(found.message_attributes.unwrap().contains_key("mention"));
    assert_eq!(found.sender.unwrap().arn, Some(user("ana")));
    assert_eq!(found.created_timestamp, Some(at(5)));
    assert_eq!(found.last_edited_timestamp, None);
    assert_eq!(found.status.unwrap().value, Some(ChannelMessageStatus::Sent));
    assert!(!found.redacted);
    let describe = request!(DescribeChannelRequest { channel_arn: &arn, chime_bearer: user("admin") });
    let described = store.describe_channel(describe).unwrap().channel.unwrap();
    assert_eq!(described.last_message_timestamp, Some(at(5)));
    assert_listed_alike(&store, &arn, &id, "ben");

    // The same token sends it once, and nothing else.
    assert_eq!(send(&mut store, at(6), new.clone()), id);
    assert_eq!(contents(&store, &arn, "ana", None).len(), 1);
    let other = store.send_channel_message(at(7), new.content("other").build().unwrap());
    refused!(other, SendChannelMessageError::ConflictException);

    let status = |caller: &str| {
        let request = request!(GetChannelMessageStatusRequest {
            channel_arn: &arn,
            message_id: &id,
            chime_bearer: user(caller),
        });
        store.get_channel_message_status(request)
    };
    assert_eq!(status("ana").unwrap().status.unwrap().value, Some(ChannelMessageStatus::Sent));
    refused!(status("ben"), GetChannelMessageStatusError::ForbiddenException);
    let missing = store.get_channel_message(get(&arn, "missing", "ben"));
    refused!(missing, GetChannelMessageError::NotFoundException);
}

#[test]
fn members_send_and_those_who_may_look_in_read() {
    let mut store = store();
    let private = create(&mut store, channel("private"));
    let public = create(&mut store, channel("public").privacy(Privacy::Public));
    for arn in [&private, &public] {
        send(&mut store, at(1), message(arn, "ana", arn));
        for stranger in ["eve", "admin"] {
            let refused = store.send_channel_message(at(2), message(arn, stranger, "x").build().unwrap());
            refused!(refused, SendChannelMessageError::ForbiddenException);
        }
        assert_eq!(contents(&store, arn, "admin", None), [arn.as_str()]);
    }
    assert_eq!(contents(&store, &public, "eve", None), [public.as_str()]);
    let list = request!(ListChannelMessagesRequest { channel_arn: &private, chime_bearer: user("eve") });
    refused!(store.list_channel_messages(list), ListChannelMessagesError::ForbiddenException);
}

#[test]
fn what_a_message_cannot_be() {
    let mut store = store();
    let arn = create(&mut store, channel("c"));
    let base = || message(&arn, "ana", "hello");
    let control = || base().r#type(ChannelMessageType::Control);
    let attribute = MessageAttributeValue::builder().string_values([String::from("x").repeat(512)]);
    let attribute = || attribute.clone().build().unwrap();
    let target = request!(Target { member_arn: user("eve") });
    for (name, wrong) in [
        ("content", base().content("é".repeat(2049))),
        ("control content", control().content("x".repeat(31))),
        ("control metadata", control().metadata("m")),
        ("attributes", base().message_attributes(["a", "b"].map(|key| (key.to_owned(), attribute())))),
        ("target", base().target([target])),
        ("sub-channel", base().sub_channel_id("s")),
    ] {
        let refused = store.send_channel_message(at(1), wrong.build().unwrap());
        let error = refused!(refused, SendChannelMessageError::BadRequestException);
        assert!(error.message.is_some(), "{name}");
    }
    send(&mut store, at(2), base().content("é".repeat(2048)));
    send(&mut store, at(3), control().content("x".repeat(30)).client_request_token("control"));
}

#[test]
fn only_persistent_messages_are_kept() {
    let mut store = store();
    let arn = create(&mut store, channel("c"));
    let brief = message(&arn, "ana", "brief").persistence(ChannelMessagePersistenceType::NonPersistent);
    let id = send(&mut store, at(1), brief);
    refused!(store.get_channel_message(get(&arn, &id, "ana")), GetChannelMessageError::NotFoundException);
    assert!(contents(&store, &arn, "ana", None).is_empty());
}

#[test]
fn listings_are_sorted_bounded_and_paged() {
    let mut store = store();
    let arn = create(&mut store, channel("c"));
    for second in 1..=5 {
        send(&mut store, at(second), message(&arn, "ana", &format!("m{second}")));
    }
    assert_eq!(contents(&store, &arn, "ana", None), ["m5", "m4", "m3", "m2", "m1"]);
    assert_eq!(contents(&store, &arn, "ana", Some(SortOrder::Ascending)), ["m1", "m2", "m3", "m4", "m5"]);
    let list = |from: Timestamp, to: Timestamp, token: Option<String>| {
        let mut request = request!(ListChannelMessagesRequest {
            channel_arn: &arn,
            not_before: from,
            not_after: to,
            max_results: 2,
            chime_bearer: user("ana"),
        });
        request.next_token = token;
        store.list_channel_messages(request)
    };
    let names = |response: chime_messaging_types::ListChannelMessagesResponse| -> Vec<String> {
        response.channel_messages.unwrap().into_iter().filter_map(|message| message.content).collect()
    };
    let first = list(at(2), at(4), None).unwrap();
    let token = first.next_token.clone();
    assert_eq!(names(first), ["m4", "m3"]);
    let last = list(at(2), at(4), token.clone()).unwrap();
    assert_eq!(last.next_token, None);
    assert_eq!(names(last), ["m2"]);
    refused!(list(at(2), at(5), token), ListChannelMessagesError::BadRequestException);
}

#[test]
fn senders_update_their_messages() {
    let mut store = store();
    let arn = create(&mut store, channel("c"));
    join(&mut store, &arn, "ben");
    let id = send(&mut store, at(1), message(&arn, "ben", "old").metadata("m"));
    let update = |caller: &str| {
        request!(UpdateChannelMessageRequest {
            channel_arn: &arn,
            message_id: &id,
            content: "new",
            chime_bearer: user(caller),
        })
    };
    let refused = store.update_channel_message(at(2), update("ana"));
    refused!(refused, UpdateChannelMessageError::ForbiddenException);
    let mut long = update("ben");
    long.content = "x".repeat(4097);
    refused!(store.update_channel_message(at(2), long), UpdateChannelMessageError::BadRequestException);
    store.update_channel_message(at(3), update("ben")).unwrap();
    let found = read(&store, &arn, &id, "ana");
    assert_eq!(found.content.as_deref(), Some("new"));
    assert_eq!(found.metadata, None);
    assert_eq!(found.created_timestamp, Some(at(1)));
    assert_eq!(found.last_edited_timestamp, Some(at(3)));
    assert_eq!(found.last_updated_timestamp, Some(at(3)));
    assert_listed_alike(&store, &arn, &id, "ana");

    let redact = |caller: &str| {
        request!(RedactChannelMessageRequest {
            channel_arn: &arn,
            message_id: &id,
            chime_bearer: user(caller),
        })
    };
    refused!(
        store.redact_channel_message(at(4), redact("eve")),
        RedactChannelMessageError::ForbiddenException
    );
    store.redact_channel_message(at(4), redact("ana")).unwrap();
    let found = read(&store, &arn, &id, "ben");
    assert!(found.redacted);
    assert_eq!(found.content.as_deref(), Some(""));
    assert_eq!(found.metadata.as_deref(), Some(""));
    assert_eq!(found.last_updated_timestamp, Some(at(4)));
    assert_eq!(contents(&store, &arn, "ben", None), [""], "still listed");
    let refused = store.update_channel_message(at(5), update("ben"));
    refused!(refused, UpdateChannelMessageError::ConflictException);

    // Who has left the channel has no say in it.
    let leave = request!(DeleteChannelMembershipRequest {
        channel_arn: &arn,
        member_arn: user("ben"),
        chime_bearer: user("ben"),
    });
    store.delete_channel_membership(leave).unwrap();
    let refused = store.redact_channel_message(at(6), redact("ben"));
    refused!(refused, RedactChannelMessageError::ForbiddenException);
    let refused = store.update_channel_message(at(6), update("ben"));
    refused!(refused, UpdateChannelMessageError::ForbiddenException);
    join(&mut store, &arn, "ben");

    let delete = |caller: &str| {
        request!(DeleteChannelMessageRequest {
            channel_arn: &arn,
            message_id: &id,
            chime_bearer: user(caller)
        })
    };
    refused!(store.delete_channel_message(delete("ana")), DeleteChannelMessageError::ForbiddenException);
    store.delete_channel_message(delete("admin")).unwrap();
    assert!(contents(&store, &arn, "ben", None).is_empty());
}

#[test]
fn a_targeted_message_is_for_two() {
    let mut store = store();
    let arn = create(&mut store, channel("c"));
    for name in ["ben", "cem"] {
        join(&mut store, &arn, name);
    }
    let target = request!(Target { member_arn: user("cem") });
    let id = send(&mut store, at(1), message(&arn, "ben", "psst").target([target.clone()]));
    for caller in ["ben", "cem"] {
        assert_eq!(read(&store, &arn, &id, caller).target, Some(vec![target.clone()]));
        assert_eq!(contents(&store, &arn, caller, None), ["psst"]);
        assert_listed_alike(&store, &arn, &id, caller);
    }
    for caller in ["ana", "admin"] {
        let refused = store.get_channel_message(get(&arn, &id, caller));
        refused!(refused, GetChannelMessageError::NotFoundException);
        assert!(contents(&store, &arn, caller, None).is_empty());
    }
    let redact = request!(RedactChannelMessageRequest {
        channel_arn: &arn,
        message_id: &id,
        chime_bearer: user("ana"),
    });
    let refused = store.redact_channel_message(at(2), redact);
    refused!(refused, RedactChannelMessageError::ForbiddenException);
    let delete = request!(DeleteChannelMessageRequest {
        channel_arn: &arn,
        message_id: &id,
        chime_bearer: user("admin"),
    });
    store.delete_channel_message(delete).unwrap();
    assert!(contents(&store, &arn, "ben", None).is_empty());
}
