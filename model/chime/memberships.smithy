// Who is a member of a channel: adding, describing, listing and removing members.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.chime

/// Adds a user to a channel.
///
/// Members receive the channel's messages, may send and list them, and may leave. In an
/// unrestricted channel any member may add others; in a restricted one only moderators and
/// administrators may. Who is banned from the channel cannot be added until the ban is deleted.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "POST", uri: "/channels/{ChannelArn}/memberships", code: 201)
operation CreateChannelMembership {
    input :=
        /// Whom to add to which channel, and as what.
        {
            /// The channel that gains a member.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The user to add.
            @required
            MemberArn: ChimeArn

            /// Whether the membership is an ordinary or a hidden one.
            @required
            Type: ChannelMembershipType

            /// The ARN of the app instance user that makes the call.
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    output :=
        /// The membership that was created.
        {
            /// The channel that gained a member.
            ChannelArn: ChimeArn

            /// The member that was added.
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

/// Adds several users to a channel in one call.
///
/// Each member is added or rejected on its own: the call succeeds even when some members could not
/// be added, and `Errors` says which and why.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "POST", uri: "/channels/{ChannelArn}/memberships?operation=batch-create", code: 200)
operation BatchCreateChannelMembership {
    input :=
        /// Whom to add to which channel, and as what.
        {
            /// The channel that gains members.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// Whether the memberships are ordinary or hidden ones; the same for all of them.
            Type: ChannelMembershipType

            /// The users to add.
            @required
            MemberArns: MemberArns

            /// The ARN of the app instance user that makes the call.
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    output :=
        /// The memberships that were created, and those that were not.
        {
            /// The members that were added.
            BatchChannelMemberships: BatchChannelMemberships

            /// The members that were not added, each with the reason. Empty or absent when all
            /// were.
            Errors: BatchCreateChannelMembershipErrors
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

/// Returns the membership of one user in a channel.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "GET", uri: "/channels/{ChannelArn}/memberships/{MemberArn}", code: 200)
operation DescribeChannelMembership {
    input :=
        /// The membership to describe.
        {
            /// The channel.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The member of the channel.
            @required
            @httpLabel
            MemberArn: ChimeArn

            /// The ARN of the app instance user that makes the call.
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    output :=
        /// The membership.
        {
            /// The membership, as it is now.
            ChannelMembership: ChannelMembership
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

/// Lists the members of a channel, page by page.
///
/// The members of a public channel may be listed by everyone in the app instance, those of a
/// private channel only by members, moderators and administrators.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "GET", uri: "/channels/{ChannelArn}/memberships", code: 200)
operation ListChannelMemberships {
    input :=
        /// The channel whose members to list, and which of them.
        {
            /// The channel whose members to list.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// Which memberships to list. Unset, and with `DEFAULT`, hidden members are left out;
            /// only moderators and administrators can list them, with `HIDDEN`.
            @httpQuery("type")
            Type: ChannelMembershipType

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
        /// One page of the members.
        {
            /// The channel whose members are listed.
            ChannelArn: ChimeArn

            /// The members on this page.
            ChannelMemberships: ChannelMembershipSummaryList

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

/// Removes a user from a channel.
///
/// Members may leave; moderators and administrators may remove anyone. A member who was removed can
/// be added again: to prevent that, create a ban, which removes the member too.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "DELETE", uri: "/channels/{ChannelArn}/memberships/{MemberArn}", code: 204)
operation DeleteChannelMembership {
    input :=
        /// The membership to delete.
        {
            /// The channel that loses a member.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The member to remove.
            @required
            @httpLabel
            MemberArn: ChimeArn

            /// The ARN of the app instance user that makes the call.
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

/// A member of a channel, in full.
structure ChannelMembership {
    /// Who added the member.
    InvitedBy: Identity

    /// Whether the membership is an ordinary or a hidden one.
    Type: ChannelMembershipType

    /// The member.
    Member: Identity

    /// The channel.
    ChannelArn: ChimeArn

    /// When the member was added.
    CreatedTimestamp: Timestamp

    /// When the membership last changed.
    LastUpdatedTimestamp: Timestamp
}

/// A member of a channel, as listings show it.
structure ChannelMembershipSummary {
    /// The member.
    Member: Identity
}

/// One page of a channel's members.
list ChannelMembershipSummaryList {
    /// A member of the channel.
    member: ChannelMembershipSummary
}

/// How visible a member is to the other members of a channel.
enum ChannelMembershipType {
    /// An ordinary member: listed to everyone who can list the channel's members.
    DEFAULT

    /// A hidden member: follows the conversation without appearing to the other members, and is
    /// listed only to moderators and administrators who ask for hidden members.
    HIDDEN
}

/// The memberships that a batch created.
structure BatchChannelMemberships {
    /// Who added the members.
    InvitedBy: Identity

    /// Whether the memberships are ordinary or hidden ones.
    Type: ChannelMembershipType

    /// The members that were added.
    Members: Members

    /// The channel that gained members.
    ChannelArn: ChimeArn
}

/// Why a batch could not add one of its members.
structure BatchCreateChannelMembershipError {
    /// The user that was not added.
    MemberArn: ChimeArn

    /// The machine-readable reason.
    ErrorCode: ErrorCode

    /// The reason in words.
    ErrorMessage: String
}

/// The members that a batch could not add.
list BatchCreateChannelMembershipErrors {
    /// One member that was not added.
    member: BatchCreateChannelMembershipError
}

/// The users to add in one batch.
@length(min: 1, max: 100)
list MemberArns {
    /// The ARN of a user.
    member: ChimeArn
}

/// Users, by ARN and display name.
list Members {
    /// A user.
    member: Identity
}
