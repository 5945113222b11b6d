// Channels: creating, describing, updating, deleting and listing them.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.chime

/// Creates a channel in an app instance.
///
/// The creator becomes a moderator and a member of the channel. Whether the channel is public or
/// private cannot be changed later.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "POST", uri: "/channels", code: 201)
operation CreateChannel {
    input :=
        /// What the new channel is like.
        {
            /// The app instance that will hold the channel.
            @required
            AppInstanceArn: ChimeArn

            /// The display name of the channel. It need not be unique.
            @required
            Name: NonEmptyResourceName

            /// Who may add members.
            Mode: ChannelMode

            /// Who can find the channel.
            Privacy: ChannelPrivacy

            /// What the application wants to keep with the channel.
            Metadata: Metadata

            /// Makes the request idempotent: repeated with the same token, it creates one channel.
            @required
            @idempotencyToken
            ClientRequestToken: ClientRequestToken

            /// The tags of the channel.
            Tags: TagList

            /// The ARN of the app instance user that makes the call.
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    output :=
        /// The channel that was created.
        {
            /// The ARN of the new channel.
            ChannelArn: ChimeArn
        }

    errors: [
        BadRequestException
        ConflictException
        ForbiddenException
        ResourceLimitExceededException
        ServiceFailureException
        ServiceUnavailableException
        ThrottledClientException
        UnauthorizedClientException
    ]
}

/// Returns a channel in full.
///
/// Public channels are described to everyone in the app instance, private ones only to its
/// administrators. Members of a private channel use `DescribeChannelMembershipForAppInstanceUser`
/// instead, and its moderators `DescribeChannelModeratedByAppInstanceUser`.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "GET", uri: "/channels/{ChannelArn}", code: 200)
operation DescribeChannel {
    input :=
        /// The channel to describe.
        {
            /// The channel to describe.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The ARN of the app instance user that makes the call.
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    output :=
        /// The channel.
        {
            /// The channel, as it is now.
            Channel: Channel
        }

    errors: [
        BadRequestException
        ForbiddenException
        ServiceFailureException
        ServiceUnavailableException
        ThrottledClientException
        UnauthorizedClientException
    ]
}

/// Changes the name, mode or metadata of a channel.
///
/// Only moderators and administrators may do so. Name and mode are always sent, changed or not; the
/// privacy cannot be changed.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "PUT", uri: "/channels/{ChannelArn}", code: 200)
operation UpdateChannel {
    input :=
        /// The channel to change, and what to change.
        {
            /// The channel to change.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The display name from now on; the present one to keep it.
            @required
            Name: NonEmptyResourceName

            /// Who may add members from now on; the present mode to keep it.
            @required
            Mode: ChannelMode

            /// The new metadata.
            Metadata: Metadata

            /// The ARN of the app instance user that makes the call.
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    output :=
        /// The channel that was changed.
        {
            /// The channel that was changed.
            ChannelArn: ChimeArn
        }

    errors: [
        BadRequestException
        ConflictException
        ForbiddenException
        ServiceFailureException
        ServiceUnavailableException
        ThrottledClientException
        UnauthorizedClientException
    ]
}

/// Deletes a channel, its memberships and its messages for good.
///
/// The channel becomes inaccessible at once; a background process removes what belonged to it.
/// There is no way back. Only moderators and administrators may do so.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "DELETE", uri: "/channels/{ChannelArn}", code: 204)
operation DeleteChannel {
    input :=
        /// The channel to delete.
        {
            /// The channel to delete.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The ARN of the app instance user that makes the call.
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    errors: [
        BadRequestException
        ForbiddenException
        ServiceFailureException
        ServiceUnavailableException
        ThrottledClientException
        UnauthorizedClientException
    ]
}

/// Lists the channels of an app instance, page by page.
///
/// Everyone may list the public channels; only administrators of the app instance may list the
/// private ones. To list the channels that a user is in, private ones included, use
/// `ListChannelMembershipsForAppInstanceUser`.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "GET", uri: "/channels", code: 200)
operation ListChannels {
    input :=
        /// Which channels to list.
        {
            /// The app instance whose channels to list.
            @required
            @httpQuery("app-instance-arn")
            AppInstanceArn: ChimeArn

            /// Which channels to list: `PUBLIC` or, for administrators, `PRIVATE`.
            @httpQuery("privacy")
            Privacy: ChannelPrivacy

            /// The most channels to return in one page. A page may hold fewer and still be followed
            /// by another.
            @httpQuery("max-results")
            MaxResults: MaxResults

            /// The `NextToken` of the page before; unset for the first page.
            @httpQuery("next-token")
            NextToken: NextToken

            /// The ARN of the app instance user that makes the call.
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    output :=
        /// One page of the channels.
        {
            /// The channels on this page.
            Channels: ChannelSummaryList

            /// Where the next page begins; absent when this page is the last.
            NextToken: NextToken
        }

    errors: [
        BadRequestException
        ForbiddenException
        ServiceFailureException
        ServiceUnavailableException
        ThrottledClientException
        UnauthorizedClientException
    ]
}

/// A channel, in full.
structure Channel {
    /// The display name of the channel.
    Name: NonEmptyResourceName

    /// The ARN of the channel.
    ChannelArn: ChimeArn

    /// Who may add members.
    Mode: ChannelMode

    /// Who can find the channel.
    Privacy: ChannelPrivacy

    /// What the application keeps with the channel.
    Metadata: Metadata

    /// Who created the channel.
    CreatedBy: Identity

    /// When the channel was created.
    CreatedTimestamp: Timestamp

    /// When the last message was sent. Absent if none was.
    LastMessageTimestamp: Timestamp

    /// When the channel itself last changed.
    LastUpdatedTimestamp: Timestamp
}

/// A channel, as listings show it.
structure ChannelSummary {
    /// The display name of the channel.
    Name: NonEmptyResourceName

    /// The ARN of the channel.
    ChannelArn: ChimeArn

    /// Who may add members.
    Mode: ChannelMode

    /// Who can find the channel.
    Privacy: ChannelPrivacy

    /// What the application keeps with the channel.
    Metadata: Metadata

    /// When the last message was sent. Absent if none was.
    LastMessageTimestamp: Timestamp
}

/// One page of channels.
list ChannelSummaryList {
    /// A channel.
    member: ChannelSummary
}

/// Who may add members to a channel.
enum ChannelMode {
    /// Every member may, as may moderators and administrators.
    UNRESTRICTED

    /// Only moderators and administrators may.
    RESTRICTED
}

/// Who can find a channel and read its messages. Sending takes a membership either way. Fixed when
/// the channel is created.
enum ChannelPrivacy {
    /// Everyone in the app instance: the channel is listed, and its messages may be read without
    /// being a member.
    PUBLIC

    /// Only its members, its moderators, and administrators of the app instance.
    PRIVATE
}
