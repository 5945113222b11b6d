// Channels: creating, describing, updating, deleting and listing them.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.chimesdkmessaging

/// Creates a channel in an app instance.
///
/// The creator becomes a moderator of the channel and, unless the channel is elastic, a member.
/// Whether the channel is public or private, and whether it is elastic, cannot be changed later.
///
/// The header `x-amz-chime-bearer` is mandatory: it names the ARN of the app instance user or bot
/// that makes the call.
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

            /// Who may add members. An elastic channel cannot be unrestricted.
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

            /// The ARN of the app instance user or bot that makes the call.
            @required
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn

            /// The last part of the new channel's ARN, unique in the app instance. Unset, the
            /// service chooses one.
            ChannelId: ChannelId

            /// The users and bots to add as ordinary members at once. Must be unset for an elastic
            /// channel.
            MemberArns: ChannelMemberArns

            /// The users and bots to make moderators at once.
            ModeratorArns: ChannelModeratorArns

            /// Makes the channel elastic: its members are spread over sub-channels as this says.
            ElasticChannelConfiguration: ElasticChannelConfiguration

            /// When to delete the channel by itself. Unset, it stays until it is deleted.
            ExpirationSettings: ExpirationSettings
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
/// The header `x-amz-chime-bearer` is mandatory: it names the ARN of the app instance user or bot
/// that makes the call.
@http(method: "GET", uri: "/channels/{ChannelArn}", code: 200)
operation DescribeChannel {
    input :=
        /// The channel to describe.
        {
            /// The channel to describe.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The ARN of the app instance user or bot that makes the call.
            @required
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
/// Only moderators and administrators may do so. Privacy and the configuration of an elastic
/// channel cannot be changed.
///
/// The header `x-amz-chime-bearer` is mandatory: it names the ARN of the app instance user or bot
/// that makes the call.
@http(method: "PUT", uri: "/channels/{ChannelArn}", code: 200)
operation UpdateChannel {
    input :=
        /// The channel to change, and what to change.
        {
            /// The channel to change.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The new display name.
            Name: NonEmptyResourceName

            /// The new answer to who may add members.
            Mode: ChannelMode

            /// The new metadata.
            Metadata: Metadata

            /// The ARN of the app instance user or bot that makes the call.
            @required
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
/// The header `x-amz-chime-bearer` is mandatory: it names the ARN of the app instance user or bot
/// that makes the call.
@http(method: "DELETE", uri: "/channels/{ChannelArn}", code: 204)
operation DeleteChannel {
    input :=
        /// The channel to delete.
        {
            /// The channel to delete.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The ARN of the app instance user or bot that makes the call.
            @required
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
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

/// Lists the channels of an app instance, page by page.
///
/// Everyone may list the public channels; only administrators of the app instance may list the
/// private ones. To list the channels that a user is in, private ones included, use
/// `ListChannelMembershipsForAppInstanceUser`.
///
/// The header `x-amz-chime-bearer` is mandatory: it names the ARN of the app instance user or bot
/// that makes the call.
@http(method: "GET", uri: "/channels", code: 200)
@paginated(inputToken: "NextToken", outputToken: "NextToken", pageSize: "MaxResults")
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

            /// The ARN of the app instance user or bot that makes the call.
            @required
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

    /// The channel flow that processes the channel's messages. Absent if there is none.
    ChannelFlowArn: ChimeArn

    /// How members are spread over sub-channels. Absent if the channel is not elastic.
    ElasticChannelConfiguration: ElasticChannelConfiguration

    /// When the channel is deleted by itself. Absent if it is not.
    ExpirationSettings: ExpirationSettings
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

/// The part of a channel's ARN that follows `channel/`. It names the channel within its app
/// instance.
@length(min: 1, max: 64)
@pattern("^[A-Za-z0-9]([A-Za-z0-9\\:\\-\\_\\.\\@]{0,62}[A-Za-z0-9])?$")
@sensitive
string ChannelId

/// The users and bots that a channel starts with as members.
@length(min: 1, max: 10)
list ChannelMemberArns {
    /// The ARN of a user or bot.
    member: ChimeArn
}

/// The users and bots that a channel starts with as moderators.
@length(min: 1, max: 10)
list ChannelModeratorArns {
    /// The ARN of a user or bot.
    member: ChimeArn
}
