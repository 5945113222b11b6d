//! Every operation of both namespaces on the wire and back: seeded valid values through our own client and server sides.
#![cfg(all(feature = "http", feature = "legacy", feature = "sample"))]
#![allow(clippy::unwrap_used)]

use chime_messaging_types::runtime::http::client::{self, Options};
use chime_messaging_types::runtime::http::server::{self, Router};
use chime_messaging_types::runtime::http::{Endpoint, Operation, OperationError};
use chime_messaging_types::runtime::sample::{full, valid};
use chime_messaging_types::{http, legacy};

/// Values of each operation's types by this many seeds: with few members set, with some, with many.
const SEEDS: u64 = 24;

/// What an operation's types have to be for the tests below.
trait Compared: std::fmt::Debug + PartialEq {}
impl<T: std::fmt::Debug + PartialEq> Compared for T {}

/// Requests reach the operation that they are for, with the same input.
fn requests<O: Operation>()
where
    O::Input: Compared,
{
    let router = Router::new(O::facts().service);
    let sent = |input: &O::Input| -> O::Input {
        let endpoint: Endpoint = "https://example.com".parse().unwrap();
        let mut tokens = || "token".to_owned();
        let options = Options::new().tokens(&mut tokens);
        let request = client::request_with::<O>(input, &endpoint, options).unwrap();
        let matched = router.find(&request).unwrap();
        assert_eq!(matched.operation().id, O::facts().id, "{} {}", request.method(), request.uri());
        server::receive::<O>(&request, &matched).unwrap()
    };
    // What is not set and has a default, or is an idempotency token, is filled on the way.
    let members = O::facts().input.map(|schema| schema.members()).unwrap_or_default();
    let is_filled = members.iter().any(|member| member.default.is_some() || member.idempotency_token);
    for input in (0..SEEDS).map(valid).chain((0..SEEDS).map(full)) {
        let input: O::Input = input;
        let received = sent(&input);
        assert!(is_filled || received == input, "{}: {received:?} for {input:?}", O::facts().id);
        assert_eq!(sent(&received), received, "{}", O::facts().id);
    }
}

/// Outputs and errors come back as they were sent.
fn responses<O: Operation>()
where
    O::Output: Compared,
    O::Error: Compared,
{
    for output in (0..SEEDS).map(valid).chain((0..SEEDS).map(full)) {
        let output: O::Output = output;
        let response = server::respond::<O>(Ok(&output));
        assert_eq!(response.status(), O::facts().status, "{}", O::facts().id);
        assert_eq!(O::response(&response).unwrap().output, output, "{}", O::facts().id);
    }
    for (index, shape) in O::facts().errors.iter().enumerate() {
        let error = O::Error::blank(index).unwrap();
        let response = server::respond::<O>(Err(&error));
        assert_eq!(response.status(), shape.facts.http_status);
        assert_eq!(O::response(&response).unwrap_err().into_modelled(), Some(error), "{}", O::facts().id);
    }
}

macro_rules! operations {
    ($($test:ident: $module:path { $($operation:ident),* $(,)? })*) => {$(
        #[test]
        fn $test() {
            use $module as module;
            let mut names = Vec::new();
            $(
                requests::<module::$operation>();
                responses::<module::$operation>();
                names.push(stringify!($operation));
            )*
            let all: Vec<_> = module::SERVICE.operations.iter().map(|operation| operation.name()).collect();
            assert_eq!(names, all, "no operation is left out");
        }
    )*};
}

operations! {
    operations_there_and_back: http {
        AssociateChannelFlow,
        BatchCreateChannelMembership,
        ChannelFlowCallback,
        CreateChannel,
        CreateChannelBan,
        CreateChannelFlow,
        CreateChannelMembership,
        CreateChannelModerator,
        DeleteChannel,
        DeleteChannelBan,
        DeleteChannelFlow,
        DeleteChannelMembership,
        DeleteChannelMessage,
        DeleteChannelModerator,
        DeleteMessagingStreamingConfigurations,
        DescribeChannel,
        DescribeChannelBan,
        DescribeChannelFlow,
        DescribeChannelMembership,
        DescribeChannelMembershipForAppInstanceUser,
        DescribeChannelModeratedByAppInstanceUser,
        DescribeChannelModerator,
        DisassociateChannelFlow,
        GetChannelMembershipPreferences,
        GetChannelMessage,
        GetChannelMessageStatus,
        GetMessagingSessionEndpoint,
        GetMessagingStreamingConfigurations,
        ListChannelBans,
        ListChannelFlows,
        ListChannelMemberships,
        ListChannelMembershipsForAppInstanceUser,
        ListChannelMessages,
        ListChannelModerators,
        ListChannels,
        ListChannelsAssociatedWithChannelFlow,
        ListChannelsModeratedByAppInstanceUser,
        ListSubChannels,
        ListTagsForResource,
        PutChannelExpirationSettings,
        PutChannelMembershipPreferences,
        PutMessagingStreamingConfigurations,
        RedactChannelMessage,
        SearchChannels,
        SendChannelMessage,
        TagResource,
        UntagResource,
        UpdateChannel,
        UpdateChannelFlow,
        UpdateChannelMessage,
        UpdateChannelReadMarker,
    }
    legacy_operations_there_and_back: legacy::http {
        BatchCreateChannelMembership,
        CreateChannel,
        CreateChannelBan,
        CreateChannelMembership,
        CreateChannelModerator,
        DeleteChannel,
        DeleteChannelBan,
        DeleteChannelMembership,
        DeleteChannelMessage,
        DeleteChannelModerator,
        DescribeChannel,
        DescribeChannelBan,
        DescribeChannelMembership,
        DescribeChannelMembershipForAppInstanceUser,
        DescribeChannelModeratedByAppInstanceUser,
        DescribeChannelModerator,
        GetChannelMessage,
        GetMessagingSessionEndpoint,
        ListChannelBans,
        ListChannelMemberships,
        ListChannelMembershipsForAppInstanceUser,
        ListChannelMessages,
        ListChannelModerators,
        ListChannels,
        ListChannelsModeratedByAppInstanceUser,
        ListTagsForResource,
        RedactChannelMessage,
        SendChannelMessage,
        TagResource,
        UntagResource,
        UpdateChannel,
        UpdateChannelMessage,
        UpdateChannelReadMarker,
    }
}
