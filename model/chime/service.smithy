// The service itself: its messaging operations, protocol and names.
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

namespace com.amazonaws.chime

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restJson1

/// Channels, memberships and messages for chat applications, in the namespace that came first.
///
/// Amazon Chime once held the operations of all its parts: accounts, telephony, meetings,
/// identities and messaging. Here are its messaging operations, those that Amazon Chime SDK
/// Messaging has by the same names. That service replaces them: new operations and members are
/// added only there, and new applications should use it.
///
/// An *app instance* holds an application's users and channels. These operations manage what
/// happens between them: who is a member or a moderator of a channel, who is banned from it, and
/// which messages are sent. Connected clients receive messages over a WebSocket, whose address
/// `GetMessagingSessionEndpoint` returns.
///
/// Requests are signed with AWS credentials and, except for those about tags, go to a host of their
/// own, which has the prefix `messaging-`. Most operations also act on behalf of one user of the
/// app instance, which the header `x-amz-chime-bearer` names: what is allowed depends on whether
/// this caller is an administrator of the app instance, a moderator, a member, or none of these.
/// The model never requires the header, unlike that of Amazon Chime SDK Messaging.
///
/// Nor are there app instance bots, channel flows, elastic channels, push notifications or expiring
/// channels here. These operations are served from one Region, US East (N. Virginia).
///
/// See <https://docs.aws.amazon.com/chime-sdk/latest/APIReference/API_Operations_Amazon_Chime.html>
/// and, on how the namespaces differ,
/// <https://docs.aws.amazon.com/chime-sdk/latest/dg/migrate-from-chm-namespace.html>.
@service(
    sdkId: "Chime"
    arnNamespace: "chime"
    cloudFormationName: "Chime"
    cloudTrailEventSource: "chime.amazonaws.com"
    endpointPrefix: "chime"
)
@sigv4(name: "chime")
@restJson1
@title("Amazon Chime")
service UCBuzzConsoleService {
    version: "2018-05-01"
    operations: [
        BatchCreateChannelMembership
        CreateChannel
        CreateChannelBan
        CreateChannelMembership
        CreateChannelModerator
        DeleteChannel
        DeleteChannelBan
        DeleteChannelMembership
        DeleteChannelMessage
        DeleteChannelModerator
        DescribeChannel
        DescribeChannelBan
        DescribeChannelMembership
        DescribeChannelMembershipForAppInstanceUser
        DescribeChannelModeratedByAppInstanceUser
        DescribeChannelModerator
        GetChannelMessage
        GetMessagingSessionEndpoint
        ListChannelBans
        ListChannelMemberships
        ListChannelMembershipsForAppInstanceUser
        ListChannelMessages
        ListChannelModerators
        ListChannels
        ListChannelsModeratedByAppInstanceUser
        ListTagsForResource
        RedactChannelMessage
        SendChannelMessage
        TagResource
        UntagResource
        UpdateChannel
        UpdateChannelMessage
        UpdateChannelReadMarker
    ]
    rename: {
        "com.amazonaws.chime#ChannelMode": "Mode"
        "com.amazonaws.chime#ChannelPrivacy": "Privacy"
        "com.amazonaws.chime#ChannelMembershipType": "Type"
    }
}
