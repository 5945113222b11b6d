//! Every structure of both namespaces, and of the events.

use std::fs;
use std::path::Path;

use super::{limits, samples, Seen};

/// A structure, and what is tested of it.
pub struct Shape {
    pub name: &'static str,
    pub samples: fn(&mut Seen),
    pub limits: fn(&mut Seen),
}

macro_rules! shapes {
    ($function:ident: $($module:ident)::+ { $($name:ident),* $(,)? }) => {
        fn $function() -> Vec<Shape> {
            use $($module)::+ as module;
            vec![$(Shape {
                name: stringify!($name),
                samples: samples::<module::$name>,
                limits: limits::<module::$name>,
            }),*]
        }
    };
}

pub fn all() -> Vec<Shape> {
    sdk().into_iter().chain(legacy()).chain(events()).collect()
}

shapes! {
    sdk: chime_messaging_types {
        AppInstanceUserMembershipSummary, AssociateChannelFlowRequest, BadRequestException,
        BatchChannelMemberships, BatchCreateChannelMembershipError,
        BatchCreateChannelMembershipRequest, BatchCreateChannelMembershipResponse, Channel,
        ChannelAssociatedWithFlowSummary, ChannelBan, ChannelBanSummary, ChannelFlow,
        ChannelFlowCallbackRequest, ChannelFlowCallbackResponse, ChannelFlowSummary,
        ChannelMembership, ChannelMembershipForAppInstanceUserSummary, ChannelMembershipPreferences,
        ChannelMembershipSummary, ChannelMessage, ChannelMessageCallback,
        ChannelMessageStatusStructure, ChannelMessageSummary,
        ChannelModeratedByAppInstanceUserSummary, ChannelModerator, ChannelModeratorSummary,
        ChannelSummary, ConflictException, CreateChannelBanRequest, CreateChannelBanResponse,
        CreateChannelFlowRequest, CreateChannelFlowResponse, CreateChannelMembershipRequest,
        CreateChannelMembershipResponse, CreateChannelModeratorRequest,
        CreateChannelModeratorResponse, CreateChannelRequest, CreateChannelResponse,
        DeleteChannelBanRequest, DeleteChannelFlowRequest, DeleteChannelMembershipRequest,
        DeleteChannelMessageRequest, DeleteChannelModeratorRequest, DeleteChannelRequest,
        DeleteMessagingStreamingConfigurationsRequest, DescribeChannelBanRequest,
        DescribeChannelBanResponse, DescribeChannelFlowRequest, DescribeChannelFlowResponse,
        DescribeChannelMembershipForAppInstanceUserRequest,
        DescribeChannelMembershipForAppInstanceUserResponse, DescribeChannelMembershipRequest,
        DescribeChannelMembershipResponse, DescribeChannelModeratedByAppInstanceUserRequest,
        DescribeChannelModeratedByAppInstanceUserResponse, DescribeChannelModeratorRequest,
        DescribeChannelModeratorResponse, DescribeChannelRequest, DescribeChannelResponse,
        DisassociateChannelFlowRequest, ElasticChannelConfiguration, ExpirationSettings,
        ForbiddenException, GetChannelMembershipPreferencesRequest,
        GetChannelMembershipPreferencesResponse, GetChannelMessageRequest,
        GetChannelMessageResponse, GetChannelMessageStatusRequest, GetChannelMessageStatusResponse,
        GetMessagingSessionEndpointRequest, GetMessagingSessionEndpointResponse,
        GetMessagingStreamingConfigurationsRequest, GetMessagingStreamingConfigurationsResponse,
        Identity, LambdaConfiguration, ListChannelBansRequest, ListChannelBansResponse,
        ListChannelFlowsRequest, ListChannelFlowsResponse,
        ListChannelMembershipsForAppInstanceUserRequest,
        ListChannelMembershipsForAppInstanceUserResponse, ListChannelMembershipsRequest,
        ListChannelMembershipsResponse, ListChannelMessagesRequest, ListChannelMessagesResponse,
        ListChannelModeratorsRequest, ListChannelModeratorsResponse,
        ListChannelsAssociatedWithChannelFlowRequest, ListChannelsAssociatedWithChannelFlowResponse,
        ListChannelsModeratedByAppInstanceUserRequest,
        ListChannelsModeratedByAppInstanceUserResponse, ListChannelsRequest, ListChannelsResponse,
        ListSubChannelsRequest, ListSubChannelsResponse, ListTagsForResourceRequest,
        ListTagsForResourceResponse, MessageAttributeValue, MessagingSessionEndpoint,
        NotFoundException, Processor, ProcessorConfiguration, PushNotificationConfiguration,
        PushNotificationPreferences, PutChannelExpirationSettingsRequest,
        PutChannelExpirationSettingsResponse, PutChannelMembershipPreferencesRequest,
        PutChannelMembershipPreferencesResponse, PutMessagingStreamingConfigurationsRequest,
        PutMessagingStreamingConfigurationsResponse, RedactChannelMessageRequest,
        RedactChannelMessageResponse, ResourceLimitExceededException, SearchChannelsRequest,
        SearchChannelsResponse, SearchField, SendChannelMessageRequest, SendChannelMessageResponse,
        ServiceFailureException, ServiceUnavailableException, StreamingConfiguration,
        SubChannelSummary, Tag, TagResourceRequest, Target, ThrottledClientException,
        UnauthorizedClientException, UntagResourceRequest, UpdateChannelFlowRequest,
        UpdateChannelFlowResponse, UpdateChannelMessageRequest, UpdateChannelMessageResponse,
        UpdateChannelReadMarkerRequest, UpdateChannelReadMarkerResponse, UpdateChannelRequest,
        UpdateChannelResponse,
    }
}

shapes! {
    legacy: chime_messaging_types::legacy {
        AppInstanceUserMembershipSummary, BadRequestException, BatchChannelMemberships,
        BatchCreateChannelMembershipError, BatchCreateChannelMembershipRequest,
        BatchCreateChannelMembershipResponse, Channel, ChannelBan, ChannelBanSummary,
        ChannelMembership, ChannelMembershipForAppInstanceUserSummary, ChannelMembershipSummary,
        ChannelMessage, ChannelMessageSummary, ChannelModeratedByAppInstanceUserSummary,
        ChannelModerator, ChannelModeratorSummary, ChannelSummary, ConflictException,
        CreateChannelBanRequest, CreateChannelBanResponse, CreateChannelMembershipRequest,
        CreateChannelMembershipResponse, CreateChannelModeratorRequest,
        CreateChannelModeratorResponse, CreateChannelRequest, CreateChannelResponse,
        DeleteChannelBanRequest, DeleteChannelMembershipRequest, DeleteChannelMessageRequest,
        DeleteChannelModeratorRequest, DeleteChannelRequest, DescribeChannelBanRequest,
        DescribeChannelBanResponse, DescribeChannelMembershipForAppInstanceUserRequest,
        DescribeChannelMembershipForAppInstanceUserResponse, DescribeChannelMembershipRequest,
        DescribeChannelMembershipResponse, DescribeChannelModeratedByAppInstanceUserRequest,
        DescribeChannelModeratedByAppInstanceUserResponse, DescribeChannelModeratorRequest,
        DescribeChannelModeratorResponse, DescribeChannelRequest, DescribeChannelResponse,
        ForbiddenException, GetChannelMessageRequest, GetChannelMessageResponse,
        GetMessagingSessionEndpointRequest, GetMessagingSessionEndpointResponse, Identity,
        ListChannelBansRequest, ListChannelBansResponse,
        ListChannelMembershipsForAppInstanceUserRequest,
        ListChannelMembershipsForAppInstanceUserResponse, ListChannelMembershipsRequest,
        ListChannelMembershipsResponse, ListChannelMessagesRequest, ListChannelMessagesResponse,
        ListChannelModeratorsRequest, ListChannelModeratorsResponse,
        ListChannelsModeratedByAppInstanceUserRequest,
        ListChannelsModeratedByAppInstanceUserResponse, ListChannelsRequest, ListChannelsResponse,
        ListTagsForResourceRequest, ListTagsForResourceResponse, MessagingSessionEndpoint,
        NotFoundException, RedactChannelMessageRequest, RedactChannelMessageResponse,
        ResourceLimitExceededException, SendChannelMessageRequest, SendChannelMessageResponse,
        ServiceFailureException, ServiceUnavailableException, Tag, TagResourceRequest,
        ThrottledClientException, UnauthorizedClientException, UntagResourceRequest,
        UpdateChannelMessageRequest, UpdateChannelMessageResponse, UpdateChannelReadMarkerRequest,
        UpdateChannelReadMarkerResponse, UpdateChannelRequest, UpdateChannelResponse,
    }
}

/// The names of the structures that the sources below a folder state, in order.
fn stated(folder: &Path, skipped: &[&str], out: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !skipped.iter().any(|name| path.ends_with(name)) {
                stated(&path, skipped, out);
            }
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        let calls = text.split("rt::structure!(").skip(1);
        out.extend(calls.filter_map(|call| Some(call.split_once(':')?.0.trim().to_owned())));
    }
    out.sort_unstable();
}

shapes! {
    events: chime_messaging_types::events {
        ChannelDetails, ChannelFlowEvent, ChannelFlowProcessingStatus, StreamRecord, SubChannel,
        WebSocketHeaders, WebSocketMessage,
    }
}

#[test]
fn no_structure_is_forgotten() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (shapes, folder, skipped) in [
        (sdk(), sources.clone(), &["legacy", "events"][..]),
        (legacy(), sources.join("legacy"), &[]),
        (events(), sources.join("events"), &[]),
    ] {
        let mut all = Vec::new();
        stated(&folder, skipped, &mut all);
        let names: Vec<&str> = shapes.iter().map(|shape| shape.name).collect();
        assert_eq!(names, all);
    }
}
