//! Tags, streaming configurations, session endpoints.

use crate::world::{channel, create, create_flow, flow, processor, store, user, INSTANCE};
use crate::{refused, request};
use chime_messaging_types::{
    GetMessagingSessionEndpointRequest, MessagingDataType, NetworkType, StreamingConfiguration,
};

#[test]
fn resources_are_tagged() {
    let mut store = store();
    let tag = |key: &str, value: &str| request!(Tag { key: key, value: value });
    let arn = create(&mut store, channel("c").tags([tag("b", "1"), tag("a", "ü")]));
    let list = request!(ListTagsForResourceRequest { resource_arn: &arn });
    let listed = store.list_tags_for_resource(list.clone()).unwrap().tags.unwrap();
    assert_eq!(listed, [tag("a", "ü"), tag("b", "1")]);
    let more = request!(TagResourceRequest { resource_arn: &arn, tags: [tag("b", "2"), tag("c", "3")] });
    store.tag_resource(more).unwrap();
    let fewer = request!(UntagResourceRequest { resource_arn: &arn, tag_keys: ["a", "z"] });
    store.untag_resource(fewer).unwrap();
    let listed = store.list_tags_for_resource(list.clone()).unwrap().tags.unwrap();
    assert_eq!(listed, [tag("b", "2"), tag("c", "3")]);

    let delete = request!(DeleteChannelRequest { channel_arn: &arn, chime_bearer: user("ana") });
    store.delete_channel(delete).unwrap();
    let late = request!(TagResourceRequest { resource_arn: &arn, tags: [tag("d", "4")] });
    refused!(store.tag_resource(late), TagResourceError::ForbiddenException);
    let late = request!(UntagResourceRequest { resource_arn: &arn, tag_keys: ["c"] });
    refused!(store.untag_resource(late), UntagResourceError::ForbiddenException);
    refused!(store.list_tags_for_resource(list.clone()), ListTagsForResourceError::ForbiddenException);
    assert_eq!(create(&mut store, channel("c").client_request_token("new")), arn);
    assert_eq!(store.list_tags_for_resource(list).unwrap().tags.unwrap(), []);
    let mut flow = flow("f", [processor("p", 1)]);
    flow.tags = Some(vec![tag("f", "1")]);
    let flow = create_flow(&mut store, flow);
    let list = request!(ListTagsForResourceRequest { resource_arn: flow });
    assert_eq!(store.list_tags_for_resource(list).unwrap().tags.unwrap(), [tag("f", "1")]);

    let foreign = request!(ListTagsForResourceRequest { resource_arn: "arn:aws:s3:::bucket/x" });
    refused!(store.list_tags_for_resource(foreign), ListTagsForResourceError::BadRequestException);
}

#[test]
fn streams_are_set_and_unset() {
    let mut store = store();
    let stream = |kind: MessagingDataType, name: &str| {
        let arn = format!("arn:aws:kinesis:us-east-1:123456789012:stream/{name}");
        request!(StreamingConfiguration { data_type: kind, resource_arn: arn })
    };
    let put = |configurations: &[StreamingConfiguration]| {
        request!(PutMessagingStreamingConfigurationsRequest {
            app_instance_arn: INSTANCE,
            streaming_configurations: configurations.iter().cloned(),
        })
    };
    let get = || request!(GetMessagingStreamingConfigurationsRequest { app_instance_arn: INSTANCE });
    let unset = store.get_messaging_streaming_configurations(get());
    refused!(unset, GetMessagingStreamingConfigurationsError::NotFoundException);

    let channel = format!("{INSTANCE}/channel/c");
    let get_wrong = request!(GetMessagingStreamingConfigurationsRequest { app_instance_arn: &channel });
    let refused = store.get_messaging_streaming_configurations(get_wrong);
    refused!(refused, GetMessagingStreamingConfigurationsError::BadRequestException);
    let delete_wrong = request!(DeleteMessagingStreamingConfigurationsRequest { app_instance_arn: &channel });
    let refused = store.delete_messaging_streaming_configurations(delete_wrong);
    refused!(refused, DeleteMessagingStreamingConfigurationsError::BadRequestException);

    let good = stream(MessagingDataType::Channel, "chime-messaging-x");
    let double = [good.clone(), stream(MessagingDataType::Channel, "chime-messaging-y")];
    for wrong in [&[stream(MessagingDataType::Channel, "x")][..], &double] {
        let refused = store.put_messaging_streaming_configurations(put(wrong));
        refused!(refused, PutMessagingStreamingConfigurationsError::BadRequestException);
    }
    let mut elsewhere = put(std::slice::from_ref(&good));
    elsewhere.app_instance_arn = channel;
    let refused = store.put_messaging_streaming_configurations(elsewhere);
    refused!(refused, PutMessagingStreamingConfigurationsError::BadRequestException);
    let both = [good, stream(MessagingDataType::ChannelMessage, "chime-messaging-x")];
    store.put_messaging_streaming_configurations(put(&both)).unwrap();
    let set = store.get_messaging_streaming_configurations(get()).unwrap();
    assert_eq!(set.streaming_configurations.as_deref(), Some(&both[..]));

    let delete = request!(DeleteMessagingStreamingConfigurationsRequest { app_instance_arn: INSTANCE });
    store.delete_messaging_streaming_configurations(delete).unwrap();
    let unset = store.get_messaging_streaming_configurations(get());
    refused!(unset, GetMessagingStreamingConfigurationsError::NotFoundException);
}

#[test]
fn sessions_have_an_endpoint() {
    let store = store();
    let url = |request: GetMessagingSessionEndpointRequest| {
        store.get_messaging_session_endpoint(request).unwrap().endpoint.unwrap().url.unwrap()
    };
    assert_eq!(url(request!(GetMessagingSessionEndpointRequest {})), "session.invalid");
    let dual = request!(GetMessagingSessionEndpointRequest { network_type: NetworkType::DualStack });
    assert_eq!(url(dual), "dual-stack.session.invalid");
}
