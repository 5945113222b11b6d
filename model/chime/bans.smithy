// Who is kept out of a channel: creating, describing, listing and lifting bans.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.chime

/// Bans a user from a channel until the ban is deleted.
///
/// A member is removed from the channel at once, and nobody can add a banned user again. Only
/// moderators and administrators may ban, and they cannot be banned themselves. A ban ends with its
/// channel or its user.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "POST", uri: "/channels/{ChannelArn}/bans", code: 201)
operation CreateChannelBan {
    input :=
        /// Whom to ban from which channel.
        {
            /// The channel to keep the user out of.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The user to ban.
            @required
            MemberArn: ChimeArn

            /// The ARN of the app instance user that makes the call.
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    output :=
        /// The ban that was created.
        {
            /// The channel that the user is kept out of.
            ChannelArn: ChimeArn

            /// The user that is banned.
            Member: Identity
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

/// Returns the ban of one user from a channel.
///
/// Only moderators and administrators may do so.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "GET", uri: "/channels/{ChannelArn}/bans/{MemberArn}", code: 200)
operation DescribeChannelBan {
    input :=
        /// The ban to describe.
        {
            /// The channel.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The user that is banned from the channel.
            @required
            @httpLabel
            MemberArn: ChimeArn

            /// The ARN of the app instance user that makes the call.
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    output :=
        /// The ban.
        {
            /// The ban, as it is now.
            ChannelBan: ChannelBan
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

/// Lists who is banned from a channel, page by page.
///
/// Only moderators and administrators may do so.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "GET", uri: "/channels/{ChannelArn}/bans", code: 200)
operation ListChannelBans {
    input :=
        /// The channel whose bans to list.
        {
            /// The channel whose bans to list.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The most bans to return in one page. A page may hold fewer and still be followed by
            /// another.
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
        /// One page of the bans.
        {
            /// The channel whose bans are listed.
            ChannelArn: ChimeArn

            /// Where the next page begins; absent when this page is the last.
            NextToken: NextToken

            /// The bans on this page.
            ChannelBans: ChannelBanSummaryList
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

/// Lifts the ban of a user from a channel.
///
/// This does not restore the membership: create it anew. Only moderators and administrators may do
/// so.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "DELETE", uri: "/channels/{ChannelArn}/bans/{MemberArn}", code: 204)
operation DeleteChannelBan {
    input :=
        /// The ban to lift.
        {
            /// The channel.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The user that is banned from the channel.
            @required
            @httpLabel
            MemberArn: ChimeArn

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

/// The ban of a user from a channel, in full.
structure ChannelBan {
    /// The user that is banned.
    Member: Identity

    /// The channel.
    ChannelArn: ChimeArn

    /// When the ban was created.
    CreatedTimestamp: Timestamp

    /// Who created the ban.
    CreatedBy: Identity
}

/// The ban of a user from a channel, as listings show it.
structure ChannelBanSummary {
    /// The user that is banned.
    Member: Identity
}

/// One page of a channel's bans.
list ChannelBanSummaryList {
    /// A ban.
    member: ChannelBanSummary
}
