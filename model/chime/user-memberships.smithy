// Memberships as their user sees them: which channels one is in, and how far one has read.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.chime

/// Returns one channel together with what a user's membership in it says.
///
/// Users ask this about themselves; administrators of the app instance may ask it about others.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "GET", uri: "/channels/{ChannelArn}?scope=app-instance-user-membership", code: 200)
operation DescribeChannelMembershipForAppInstanceUser {
    input :=
        /// Whose membership in which channel to describe.
        {
            /// The channel that the user is a member of.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The user whose membership to describe.
            @required
            @httpQuery("app-instance-user-arn")
            AppInstanceUserArn: ChimeArn

            /// The ARN of the app instance user that makes the call.
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    output :=
        /// The channel and the membership.
        {
            /// The channel, and the user's membership in it.
            ChannelMembership: ChannelMembershipForAppInstanceUserSummary
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

/// Lists the channels that a user is a member of, page by page.
///
/// Users ask this about themselves; administrators of the app instance may ask it about others.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "GET", uri: "/channels?scope=app-instance-user-memberships", code: 200)
operation ListChannelMembershipsForAppInstanceUser {
    input :=
        /// Whose memberships to list.
        {
            /// The user whose memberships to list; the caller when unset.
            @httpQuery("app-instance-user-arn")
            AppInstanceUserArn: ChimeArn

            /// The most memberships to return in one page. A page may hold fewer and still be
            /// followed by another.
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
        /// One page of the user's memberships.
        {
            /// The channels on this page, each with the user's membership in it.
            ChannelMemberships: ChannelMembershipForAppInstanceUserSummaryList

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

/// Records that the caller has read everything in a channel up to now.
///
/// The time of the call becomes the `ReadMarkerTimestamp` of the caller's membership, from which
/// clients tell read messages from unread ones.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "PUT", uri: "/channels/{ChannelArn}/readMarker", code: 200)
operation UpdateChannelReadMarker {
    input :=
        /// The channel that was read.
        {
            /// The channel that the caller has read.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The ARN of the app instance user that makes the call.
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    output :=
        /// The channel whose read marker moved.
        {
            /// The channel whose read marker moved.
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

/// A channel, and the membership that one user has in it.
structure ChannelMembershipForAppInstanceUserSummary {
    /// The channel.
    ChannelSummary: ChannelSummary

    /// The user's membership in the channel.
    AppInstanceUserMembershipSummary: AppInstanceUserMembershipSummary
}

/// One page of a user's memberships.
list ChannelMembershipForAppInstanceUserSummaryList {
    /// A channel, and the user's membership in it.
    member: ChannelMembershipForAppInstanceUserSummary
}

/// What one user's membership in a channel says.
structure AppInstanceUserMembershipSummary {
    /// Whether the membership is an ordinary or a hidden one.
    Type: ChannelMembershipType

    /// When the user last marked the channel as read. Absent if never.
    ReadMarkerTimestamp: Timestamp
}
