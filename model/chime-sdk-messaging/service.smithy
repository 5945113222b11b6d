// The service itself: its operations, protocol and names.
$version: "2"

metadata suppressions = [
    {
        id: "HttpMethodSemantics"
        namespace: "*"
    }
    {
        id: "HttpResponseCodeSemantics"
        namespace: "*"
    }
    {
        id: "PaginatedTrait"
        namespace: "*"
    }
    {
        id: "HttpHeaderTrait"
        namespace: "*"
    }
    {
        id: "HttpUriConflict"
        namespace: "*"
    }
    {
        id: "Service"
        namespace: "*"
    }
]

namespace com.amazonaws.chimesdkmessaging

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restJson1

/// Channels, memberships and messages for chat applications.
///
/// An *app instance* holds an application's users, bots and channels; it and its users are managed
/// by Amazon Chime SDK Identity, a service of its own. This service manages what happens between
/// them: who is a member or a moderator of a channel, who is banned from it, which messages are
/// sent, and which processors see a message before its recipients do. Connected clients receive
/// messages over a WebSocket, whose address `GetMessagingSessionEndpoint` returns.
///
/// Requests are signed with AWS credentials. Most operations also act on behalf of one user or bot
/// of the app instance, which the header `x-amz-chime-bearer` names: what is allowed depends on
/// whether this caller is an administrator of the app instance, a moderator, a member, or none of
/// these.
///
/// See
/// <https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_Operations_Amazon_Chime_SDK_Messaging.html>.
@service(
    sdkId: "Chime SDK Messaging"
    arnNamespace: "chime"
    cloudFormationName: "ChimeSDKMessaging"
    cloudTrailEventSource: "chimesdkmessaging.amazonaws.com"
    endpointPrefix: "messaging-chime"
)
@sigv4(name: "chime")
@restJson1
@title("Amazon Chime SDK Messaging")
service ChimeMessagingService {
    version: "2021-05-15"
    operations: [
        AssociateChannelFlow
        BatchCreateChannelMembership
        ChannelFlowCallback
        CreateChannel
        CreateChannelBan
        CreateChannelFlow
        CreateChannelMembership
        CreateChannelModerator
        DeleteChannel
        DeleteChannelBan
        DeleteChannelFlow
        DeleteChannelMembership
        DeleteChannelMessage
        DeleteChannelModerator
        DeleteMessagingStreamingConfigurations
        DescribeChannel
        DescribeChannelBan
        DescribeChannelFlow
        DescribeChannelMembership
        DescribeChannelMembershipForAppInstanceUser
        DescribeChannelModeratedByAppInstanceUser
        DescribeChannelModerator
        DisassociateChannelFlow
        GetChannelMembershipPreferences
        GetChannelMessage
        GetChannelMessageStatus
        GetMessagingSessionEndpoint
        GetMessagingStreamingConfigurations
        ListChannelBans
        ListChannelFlows
        ListChannelMemberships
        ListChannelMembershipsForAppInstanceUser
        ListChannelMessages
        ListChannelModerators
        ListChannels
        ListChannelsAssociatedWithChannelFlow
        ListChannelsModeratedByAppInstanceUser
        ListSubChannels
        ListTagsForResource
        PutChannelExpirationSettings
        PutChannelMembershipPreferences
        PutMessagingStreamingConfigurations
        RedactChannelMessage
        SearchChannels
        SendChannelMessage
        TagResource
        UntagResource
        UpdateChannel
        UpdateChannelFlow
        UpdateChannelMessage
        UpdateChannelReadMarker
    ]
    rename: {
        "com.amazonaws.chimesdkmessaging#ChannelMode": "Mode"
        "com.amazonaws.chimesdkmessaging#ChannelPrivacy": "Privacy"
        "com.amazonaws.chimesdkmessaging#ChannelMembershipType": "Type"
    }
}
