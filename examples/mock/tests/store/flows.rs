//! Channel flows: kept, associated, and what processors do to messages.

use crate::world::{
    associate, at, channel, config, create, create_flow, flow, join, message, processor, send, store, user,
    FUNCTION, INSTANCE,
};
use crate::{refused, request};
use chime_messaging_mock::{Limits, Store};
use chime_messaging_types::{
    ChannelFlowCallbackRequest, ChannelMessageCallback, ChannelMessagePersistenceType, ChannelMessageStatus,
    ChannelMessageType, GetChannelMessageRequest,
};

fn get(channel: &str, id: &str, caller: &str) -> GetChannelMessageRequest {
    request!(GetChannelMessageRequest { channel_arn: channel, message_id: id, chime_bearer: user(caller) })
}

/// The answer to the one invocation that waits.
fn answer(store: &Store, channel: &str, content: Option<&str>, deny: bool) -> ChannelFlowCallbackRequest {
    let [invocation] = &store.invocations()[..] else { panic!("one invocation waits") };
    let id = invocation.message.message_id.as_ref().unwrap();
    let mut message: ChannelMessageCallback = request!(ChannelMessageCallback { message_id: id });
    message.content = content.map(str::to_owned);
    request!(ChannelFlowCallbackRequest {
        callback_id: &invocation.callback_id,
        channel_arn: channel,
        delete_resource: deny,
        channel_message: message,
    })
}

#[test]
fn flows_are_kept() {
    let mut store = store();
    let first = create_flow(&mut store, flow("first", [processor("p", 1)]));
    let second = create_flow(&mut store, flow("second", [processor("p", 1)]));
    assert_eq!(
        create_flow(&mut store, flow("first", [processor("p", 1)])),
        first,
        "the same token, the same flow"
    );
    let describe = |arn: &str| request!(DescribeChannelFlowRequest { channel_flow_arn: arn });
    let described = store.describe_channel_flow(describe(&first)).unwrap().channel_flow.unwrap();
    assert_eq!(described.processors, Some(vec![processor("p", 1)]));

    let update = request!(UpdateChannelFlowRequest {
        channel_flow_arn: &first,
        processors: [processor("q", 1)],
        name: "First 🙂",
    });
    store.update_channel_flow(at(1), update.clone()).unwrap();
    let described = store.describe_channel_flow(describe(&first)).unwrap().channel_flow.unwrap();
    assert_eq!(described.created_timestamp, Some(at(0)));
    assert_eq!(described.last_updated_timestamp, Some(at(1)));
    let mut missing = update;
    missing.channel_flow_arn.push('x');
    refused!(store.update_channel_flow(at(1), missing), UpdateChannelFlowError::ForbiddenException);
    let list = request!(ListChannelFlowsRequest { app_instance_arn: INSTANCE, max_results: 1 });
    let page = store.list_channel_flows(list.clone()).unwrap();
    let listed = page.channel_flows.unwrap();
    assert_eq!(listed[0].name.as_deref(), Some("First 🙂"));
    assert_eq!(listed[0].processors, Some(vec![processor("q", 1)]));
    let mut next = list;
    next.next_token = page.next_token;
    let page = store.list_channel_flows(next).unwrap();
    assert_eq!(page.channel_flows.unwrap()[0].channel_flow_arn, Some(second.clone()));
    assert_eq!(page.next_token, None);

    let mut nowhere = request!(CreateChannelFlowRequest {
        app_instance_arn: format!("{INSTANCE}/channel/c"),
        processors: [processor("p", 1)],
        name: "n",
        client_request_token: "nowhere",
    });
    refused!(store.create_channel_flow(at(1), nowhere.clone()), CreateChannelFlowError::BadRequestException);
    nowhere.app_instance_arn = INSTANCE.to_owned();
    nowhere.client_request_token = "flow-first".to_owned();
    refused!(store.create_channel_flow(at(1), nowhere), CreateChannelFlowError::ConflictException);

    let delete = || request!(DeleteChannelFlowRequest { channel_flow_arn: &second });
    store.delete_channel_flow(delete()).unwrap();
    refused!(store.delete_channel_flow(delete()), DeleteChannelFlowError::ForbiddenException);
    refused!(store.describe_channel_flow(describe(&second)), DescribeChannelFlowError::ForbiddenException);
}

#[test]
fn a_channel_has_one_flow() {
    let mut store = store();
    let arn = create(&mut store, channel("c").metadata("m"));
    let other = create(&mut store, channel("other"));
    let first = create_flow(&mut store, flow("first", [processor("p", 1)]));
    let second = create_flow(&mut store, flow("second", [processor("p", 1)]));
    associate(&mut store, &arn, &first);
    associate(&mut store, &arn, &first);
    let request = |flow: &str| {
        request!(AssociateChannelFlowRequest {
            channel_arn: &arn,
            channel_flow_arn: flow,
            chime_bearer: user("ana"),
        })
    };
    let refused = store.associate_channel_flow(request(&second));
    refused!(refused, AssociateChannelFlowError::ConflictException);
    let refused = store.associate_channel_flow(request(&format!("{first}x")));
    refused!(refused, AssociateChannelFlowError::NotFoundException);

    associate(&mut store, &other, &first);
    let list =
        request!(ListChannelsAssociatedWithChannelFlowRequest { channel_flow_arn: &first, max_results: 1 });
    let listed = store.list_channels_associated_with_channel_flow(list.clone()).unwrap();
    let [summary] = &listed.channels.unwrap()[..] else { panic!("one a page") };
    assert_eq!(summary.channel_arn.as_deref(), Some(arn.as_str()));
    assert_eq!(summary.metadata.as_deref(), Some("m"));
    let mut next = list.clone();
    next.next_token = listed.next_token;
    let listed = store.list_channels_associated_with_channel_flow(next).unwrap();
    assert_eq!(listed.channels.unwrap()[0].channel_arn.as_deref(), Some(other.as_str()));
    let part = request!(DisassociateChannelFlowRequest {
        channel_arn: &other,
        channel_flow_arn: &first,
        chime_bearer: user("ana"),
    });
    store.disassociate_channel_flow(part).unwrap();
    let describe = request!(DescribeChannelRequest { channel_arn: &arn, chime_bearer: user("admin") });
    let described = store.describe_channel(describe).unwrap().channel.unwrap();
    assert_eq!(described.channel_flow_arn.as_deref(), Some(first.as_str()));
    let delete = || request!(DeleteChannelFlowRequest { channel_flow_arn: &first });
    refused!(store.delete_channel_flow(delete()), DeleteChannelFlowError::ConflictException);

    let part = |flow: &str| {
        request!(DisassociateChannelFlowRequest {
            channel_arn: &arn,
            channel_flow_arn: flow,
            chime_bearer: user("ana"),
        })
    };
    let refused = store.disassociate_channel_flow(part(&second));
    refused!(refused, DisassociateChannelFlowError::NotFoundException);
    store.disassociate_channel_flow(part(&first)).unwrap();
    assert!(store.list_channels_associated_with_channel_flow(list).unwrap().channels.unwrap().is_empty());
    store.delete_channel_flow(delete()).unwrap();
}

#[test]
fn a_message_waits_for_its_processors() {
    let mut config = config();
    config.limits = Limits { processors: 2, ..Limits::default() };
    let mut store = Store::new(config);
    let arn = create(&mut store, channel("c"));
    join(&mut store, &arn, "ben");
    let flow = create_flow(&mut store, flow("f", [processor("last", 3), processor("first", 1)]));
    associate(&mut store, &arn, &flow);
    let control = message(&arn, "ana", "typing").r#type(ChannelMessageType::Control);
    send(&mut store, at(1), control);
    assert!(store.invocations().is_empty(), "control messages pass flows by");

    let id = send(&mut store, at(2), message(&arn, "ana", "darn"));
    assert_eq!(store.invocations()[0].function, FUNCTION);
    let pending = store.get_channel_message(get(&arn, &id, "ana")).unwrap().channel_message.unwrap();
    assert_eq!(pending.status.unwrap().value, Some(ChannelMessageStatus::Pending));
    let refused = store.get_channel_message(get(&arn, &id, "ben"));
    refused!(refused, GetChannelMessageError::ForbiddenException);
    let delete = request!(DeleteChannelMessageRequest {
        channel_arn: &arn,
        message_id: &id,
        chime_bearer: user("admin"),
    });
    refused!(store.delete_channel_message(delete), DeleteChannelMessageError::ForbiddenException);
    let redact = request!(RedactChannelMessageRequest {
        channel_arn: &arn,
        message_id: &id,
        chime_bearer: user("ana"),
    });
    refused!(store.redact_channel_message(at(2), redact), RedactChannelMessageError::ConflictException);

    let first = answer(&store, &arn, Some("d**n"), false);
    let mut long = first.clone();
    long.channel_message.content = Some("x".repeat(4097));
    let mut many = first.clone();
    let attribute = request!(MessageAttributeValue { string_values: ["x".repeat(512), "y".repeat(512)] });
    many.channel_message.message_attributes = Some([("a".to_owned(), attribute)].into());
    for wrong in [long, many] {
        let refused = store.channel_flow_callback(at(3), wrong);
        refused!(refused, ChannelFlowCallbackError::BadRequestException);
    }
    store.channel_flow_callback(at(3), first.clone()).unwrap();
    let refused = store.channel_flow_callback(at(3), first);
    refused!(refused, ChannelFlowCallbackError::ConflictException);
    let second = answer(&store, &arn, None, false);
    assert_eq!(store.invocations()[0].message.content.as_deref(), Some("d**n"));
    store.channel_flow_callback(at(4), second).unwrap();
    assert!(store.invocations().is_empty());
    let sent = store.get_channel_message(get(&arn, &id, "ben")).unwrap().channel_message.unwrap();
    assert_eq!(sent.content.as_deref(), Some("d**n"));
    assert_eq!(sent.status.unwrap().value, Some(ChannelMessageStatus::Sent));
    assert_eq!(sent.last_updated_timestamp, Some(at(4)));
    let describe = request!(DescribeChannelRequest { channel_arn: &arn, chime_bearer: user("admin") });
    let described = store.describe_channel(describe).unwrap().channel.unwrap();
    assert_eq!(described.last_message_timestamp, Some(at(4)));
}

#[test]
fn a_processor_denies_messages_and_updates() {
    let mut store = store();
    let arn = create(&mut store, channel("c"));
    join(&mut store, &arn, "ben");
    let before = send(&mut store, at(1), message(&arn, "ana", "before"));
    let flow = create_flow(&mut store, flow("f", [processor("p", 1)]));
    associate(&mut store, &arn, &flow);

    let id = send(&mut store, at(2), message(&arn, "ana", "denied"));
    let deny = answer(&store, &arn, None, true);
    store.channel_flow_callback(at(3), deny).unwrap();
    refused!(store.get_channel_message(get(&arn, &id, "ana")), GetChannelMessageError::NotFoundException);

    let update = request!(UpdateChannelMessageRequest {
        channel_arn: &arn,
        message_id: &before,
        content: "after",
        chime_bearer: user("ana"),
    });
    let response = store.update_channel_message(at(4), update.clone()).unwrap();
    assert_eq!(response.status.unwrap().value, Some(ChannelMessageStatus::Pending));
    let refused = store.update_channel_message(at(4), update);
    refused!(refused, UpdateChannelMessageError::ConflictException);
    let content = |store: &Store, caller: &str| {
        store
            .get_channel_message(get(&arn, &before, caller))
            .unwrap()
            .channel_message
            .unwrap()
            .content
            .unwrap()
    };
    assert_eq!(content(&store, "ana"), "after");
    assert_eq!(content(&store, "ben"), "before");
    let deny = answer(&store, &arn, None, true);
    store.channel_flow_callback(at(5), deny).unwrap();
    assert_eq!(content(&store, "ana"), "before");

    let brief = message(&arn, "ana", "brief").persistence(ChannelMessagePersistenceType::NonPersistent);
    send(&mut store, at(6), brief);
    let pass = answer(&store, &arn, None, false);
    store.channel_flow_callback(at(7), pass).unwrap();
    assert!(store.invocations().is_empty(), "sent, and not kept");
}

#[test]
fn an_answer_has_to_be_the_right_one_in_time() {
    let mut store = store();
    let arn = create(&mut store, channel("c"));
    let flow = create_flow(&mut store, flow("f", [processor("p", 1)]));
    associate(&mut store, &arn, &flow);
    send(&mut store, at(0), message(&arn, "ana", "slow"));
    let right = answer(&store, &arn, None, false);
    let mut other_callback = right.clone();
    other_callback.callback_id = "0".repeat(32);
    let mut other_message = right.clone();
    other_message.channel_message.message_id = "other".to_owned();
    for wrong in [other_callback, other_message] {
        let refused = store.channel_flow_callback(at(1), wrong);
        refused!(refused, ChannelFlowCallbackError::BadRequestException);
    }
    let late = store.channel_flow_callback(at(48 * 3600), right.clone());
    refused!(late, ChannelFlowCallbackError::ForbiddenException);
    store.channel_flow_callback(at(48 * 3600 - 1), right).unwrap();
}
