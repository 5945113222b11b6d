//! Requests as the JSON that they are written as.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used)]

use chime_messaging_types::runtime::DateTime;
use chime_messaging_types::{
    ChannelFlowCallbackRequest, ChannelMessageCallback, CreateChannelRequest, ElasticChannelConfiguration,
    ExpirationCriterion, ExpirationSettings, ListChannelMessagesRequest, MessageAttributeValue, Mode,
    Privacy, SearchChannelsRequest, SearchField, SortOrder, Tag, UpdateChannelReadMarkerRequest,
};

const USER: &str = "arn:aws:chime:us-east-1:123456789012:app-instance/6c1f5f4e/user/ana";

fn json(request: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(request).unwrap()
}

#[test]
fn nested_structures_lists_and_enums() {
    let request = CreateChannelRequest::builder()
        .app_instance_arn(USER)
        .name("Général 🚀")
        .mode(Mode::Restricted)
        .privacy(Privacy::Private)
        .client_request_token("3f2c")
        .chime_bearer(USER)
        .tags([Tag::builder().key("team").value("support").build().unwrap()])
        .moderator_arns([USER])
        .elastic_channel_configuration(
            ElasticChannelConfiguration::builder()
                .maximum_sub_channels(5)
                .target_memberships_per_sub_channel(100)
                .minimum_membership_percentage(30)
                .build()
                .unwrap(),
        )
        .expiration_settings(
            ExpirationSettings::builder()
                .expiration_days(30)
                .expiration_criterion(ExpirationCriterion::LastMessageTimestamp)
                .build()
                .unwrap(),
        )
        .build()
        .unwrap();
    insta::assert_snapshot!(json(&request));
}

#[test]
fn maps_and_defaults() {
    let callback = |delete: Option<bool>| {
        let message = ChannelMessageCallback::builder()
            .message_id("1f0e3dad99908345f7439f8ffabdffc4")
            .content("Hello \"world\"\n")
            .message_attributes([
                ("zone", MessageAttributeValue::builder().string_values(["eu", "us"]).build().unwrap()),
                ("empty", MessageAttributeValue::default()),
            ])
            .build()
            .unwrap();
        let callback = ChannelFlowCallbackRequest::builder()
            .callback_id("0123456789abcdef0123456789abcdef")
            .channel_arn(USER)
            .channel_message(message);
        match delete {
            Some(delete) => callback.delete_resource(delete).build().unwrap(),
            None => callback.build().unwrap(),
        }
    };
    insta::assert_snapshot!(json(&callback(Some(true))));
    // A default of an input is the service's to fill in: what is not set is not sent.
    assert_eq!(callback(None).delete_resource, None);
    assert!(!json(&callback(None)).contains("DeleteResource"));
}

#[test]
fn timestamps_and_what_http_puts_elsewhere() {
    let request = ListChannelMessagesRequest::builder()
        .channel_arn(USER)
        .sort_order(SortOrder::Descending)
        .not_before(DateTime::from_timestamp_millis(1_738_324_800_123).unwrap())
        .not_after(DateTime::from_timestamp_millis(1_738_411_200_000).unwrap())
        .max_results(50)
        .chime_bearer(USER)
        .build()
        .unwrap();
    insta::assert_snapshot!(json(&request));
}

#[test]
fn optional_bearers_and_open_enums() {
    let field = SearchField::builder().key("NEWER").values([USER]).operator("EQUALS").build();
    // A value that the model does not know can be read, and sent, but does not validate.
    assert!(field.is_err());
    let field = SearchField::builder().key("NEWER").values([USER]).operator("EQUALS").build_unvalidated();
    insta::assert_snapshot!(json(&SearchChannelsRequest::builder().fields([field]).build_unvalidated()));
}

#[test]
fn nothing_but_labels_and_headers() {
    let request = UpdateChannelReadMarkerRequest::builder().channel_arn(USER).chime_bearer(USER);
    insta::assert_snapshot!(json(&request.build().unwrap()));
}
