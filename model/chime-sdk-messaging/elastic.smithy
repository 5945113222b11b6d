// Elastic channels, whose members are spread over sub-channels.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.chimesdkmessaging

/// Lists the sub-channels of an elastic channel, page by page.
///
/// Only moderators and administrators may do so.
///
/// The header `x-amz-chime-bearer` is mandatory: it names the ARN of the app instance user or bot
/// that makes the call.
@http(method: "GET", uri: "/channels/{ChannelArn}/subchannels", code: 200)
@paginated(inputToken: "NextToken", outputToken: "NextToken", pageSize: "MaxResults")
operation ListSubChannels {
    input :=
        /// The channel whose sub-channels to list.
        {
            /// The elastic channel whose sub-channels to list.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The ARN of the app instance user or bot that makes the call.
            @required
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn

            /// The most sub-channels to return in one page. A page may hold fewer and still be
            /// followed by another.
            @httpQuery("max-results")
            MaxResults: MaxResults

            /// The `NextToken` of the page before; unset for the first page.
            @httpQuery("next-token")
            NextToken: NextToken
        }

    output :=
        /// One page of the sub-channels.
        {
            /// The elastic channel whose sub-channels are listed.
            ChannelArn: ChimeArn

            /// The sub-channels on this page.
            SubChannels: SubChannelSummaryList

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

/// How an elastic channel spreads its members over sub-channels.
///
/// Elastic channels are meant for live events: they hold up to a million members, each of whom
/// converses with those of the same sub-channel. The service opens sub-channels as members come. As
/// members go, it moves those of a small sub-channel to another one, and deletes the small one with
/// its messages. The configuration is fixed when the channel is created.
///
/// Elastic channels are never unrestricted, and have no hidden members, no membership preferences
/// and no read markers. They exist only in the Region US East (N. Virginia).
structure ElasticChannelConfiguration {
    /// How many sub-channels the channel may have.
    @required
    MaximumSubChannels: MaximumSubChannels

    /// How many members a sub-channel may have before another one is opened.
    @required
    TargetMembershipsPerSubChannel: TargetMembershipsPerSubChannel

    /// The share of `TargetMembershipsPerSubChannel`, in percent and rounded up to whole members,
    /// below which the service moves the members of a sub-channel elsewhere.
    @required
    MinimumMembershipPercentage: MinimumMembershipPercentage
}

/// A sub-channel of an elastic channel, as listings show it.
structure SubChannelSummary {
    /// The identifier of the sub-channel.
    SubChannelId: SubChannelId

    /// How many members are in the sub-channel.
    MembershipCount: MembershipCount
}

/// One page of an elastic channel's sub-channels.
list SubChannelSummaryList {
    /// A sub-channel.
    member: SubChannelSummary
}

/// Names a sub-channel within its elastic channel.
@length(min: 1, max: 128)
@pattern("^[-_a-zA-Z0-9]*$")
string SubChannelId

/// How many sub-channels an elastic channel may have.
@range(min: 2)
integer MaximumSubChannels

/// How many members a sub-channel may have.
@range(min: 2)
integer TargetMembershipsPerSubChannel

/// How full a sub-channel must stay, in percent.
@range(min: 1, max: 40)
integer MinimumMembershipPercentage

/// A number of members.
integer MembershipCount
