// Moderators of channels: making, describing, listing and dismissing them.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.chimesdkmessaging

/// Makes a user or bot a moderator of a channel.
///
/// Moderators may add and remove members and other moderators, ban users, redact messages, and list
/// the channel's messages. Sending messages takes a membership besides. In an elastic channel,
/// members who become moderators lose their memberships in its sub-channels.
///
/// The header `x-amz-chime-bearer` is mandatory: it names the ARN of the app instance user or bot
/// that makes the call.
@http(method: "POST", uri: "/channels/{ChannelArn}/moderators", code: 201)
operation CreateChannelModerator {
    input :=
        /// Whom to make a moderator of which channel.
        {
            /// The channel that gains a moderator.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The user or bot to make a moderator.
            @required
            ChannelModeratorArn: ChimeArn

            /// The ARN of the app instance user or bot that makes the call.
            @required
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    output :=
        /// The moderator that was made.
        {
            /// The channel that gained a moderator.
            ChannelArn: ChimeArn

            /// The new moderator.
            ChannelModerator: Identity
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

/// Returns one moderator of a channel.
///
/// Only moderators and administrators may do so.
///
/// The header `x-amz-chime-bearer` is mandatory: it names the ARN of the app instance user or bot
/// that makes the call.
@http(method: "GET", uri: "/channels/{ChannelArn}/moderators/{ChannelModeratorArn}", code: 200)
operation DescribeChannelModerator {
    input :=
        /// The moderator to describe.
        {
            /// The channel.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The moderator of the channel.
            @required
            @httpLabel
            ChannelModeratorArn: ChimeArn

            /// The ARN of the app instance user or bot that makes the call.
            @required
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    output :=
        /// The moderator.
        {
            /// The moderator, as it is now.
            ChannelModerator: ChannelModerator
        }

    errors: [
        BadRequestException
        ForbiddenException
        NotFoundException
        ServiceFailureException
        ServiceUnavailableException
        ThrottledClientException
        UnauthorizedClientException
    ]
}

/// Lists the moderators of a channel, page by page.
///
/// Only moderators and administrators may do so.
///
/// The header `x-amz-chime-bearer` is mandatory: it names the ARN of the app instance user or bot
/// that makes the call.
@http(method: "GET", uri: "/channels/{ChannelArn}/moderators", code: 200)
@paginated(inputToken: "NextToken", outputToken: "NextToken", pageSize: "MaxResults")
operation ListChannelModerators {
    input :=
        /// The channel whose moderators to list.
        {
            /// The channel whose moderators to list.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The most moderators to return in one page. A page may hold fewer and still be
            /// followed by another.
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
        /// One page of the moderators.
        {
            /// The channel whose moderators are listed.
            ChannelArn: ChimeArn

            /// Where the next page begins; absent when this page is the last.
            NextToken: NextToken

            /// The moderators on this page.
            ChannelModerators: ChannelModeratorSummaryList
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

/// Takes the role of a moderator from a user or bot.
///
/// The header `x-amz-chime-bearer` is mandatory: it names the ARN of the app instance user or bot
/// that makes the call.
@http(method: "DELETE", uri: "/channels/{ChannelArn}/moderators/{ChannelModeratorArn}", code: 204)
operation DeleteChannelModerator {
    input :=
        /// The moderator to dismiss.
        {
            /// The channel that loses a moderator.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The moderator to dismiss.
            @required
            @httpLabel
            ChannelModeratorArn: ChimeArn

            /// The ARN of the app instance user or bot that makes the call.
            @required
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

/// Returns one channel that a user moderates.
///
/// Users ask this about themselves; administrators of the app instance may ask it about others. Not
/// available for elastic channels.
///
/// The header `x-amz-chime-bearer` is mandatory: it names the ARN of the app instance user or bot
/// that makes the call.
@http(method: "GET", uri: "/channels/{ChannelArn}?scope=app-instance-user-moderated-channel", code: 200)
operation DescribeChannelModeratedByAppInstanceUser {
    input :=
        /// Who moderates which channel.
        {
            /// The channel that the user moderates.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The user or bot that moderates the channel.
            @required
            @httpQuery("app-instance-user-arn")
            AppInstanceUserArn: ChimeArn

            /// The ARN of the app instance user or bot that makes the call.
            @required
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    output :=
        /// The channel.
        {
            /// The channel that the user moderates.
            Channel: ChannelModeratedByAppInstanceUserSummary
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

/// Lists the channels that a user moderates, page by page.
///
/// Users ask this about themselves; administrators of the app instance may ask it about others.
///
/// The header `x-amz-chime-bearer` is mandatory: it names the ARN of the app instance user or bot
/// that makes the call.
@http(method: "GET", uri: "/channels?scope=app-instance-user-moderated-channels", code: 200)
@paginated(inputToken: "NextToken", outputToken: "NextToken", pageSize: "MaxResults")
operation ListChannelsModeratedByAppInstanceUser {
    input :=
        /// Whose channels to list.
        {
            /// The user or bot that moderates the channels; the caller when unset.
            @httpQuery("app-instance-user-arn")
            AppInstanceUserArn: ChimeArn

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
            Channels: ChannelModeratedByAppInstanceUserSummaryList

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

/// A moderator of a channel, in full.
structure ChannelModerator {
    /// The moderator.
    Moderator: Identity

    /// The channel.
    ChannelArn: ChimeArn

    /// When the user or bot became a moderator.
    CreatedTimestamp: Timestamp

    /// Who made the user or bot a moderator.
    CreatedBy: Identity
}

/// A moderator of a channel, as listings show it.
structure ChannelModeratorSummary {
    /// The moderator.
    Moderator: Identity
}

/// One page of a channel's moderators.
list ChannelModeratorSummaryList {
    /// A moderator of the channel.
    member: ChannelModeratorSummary
}

/// A channel that a user moderates.
structure ChannelModeratedByAppInstanceUserSummary {
    /// The channel.
    ChannelSummary: ChannelSummary
}

/// One page of the channels that a user moderates.
list ChannelModeratedByAppInstanceUserSummaryList {
    /// A channel that the user moderates.
    member: ChannelModeratedByAppInstanceUserSummary
}
