// Searching for channels by their members.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.chimesdkmessaging

/// Finds channels by their members, page by page.
///
/// Users and bots search among the channels that they are members of, administrators among all
/// channels of the app instance. Not available to users with very many memberships.
///
/// The header `x-amz-chime-bearer` is mandatory, although the model leaves `ChimeBearer` optional:
/// it names the ARN of the app instance user or bot that makes the call.
@http(method: "POST", uri: "/channels?operation=search", code: 200)
@paginated(inputToken: "NextToken", outputToken: "NextToken", pageSize: "MaxResults")
operation SearchChannels {
    input :=
        /// What to search for.
        {
            /// The ARN of the app instance user or bot that makes the call. The service wants it
            /// although the model leaves it optional.
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn

            /// What a channel must satisfy to be found.
            @required
            Fields: SearchFields

            /// The most channels to return in one page. A page may hold fewer and still be followed
            /// by another.
            @httpQuery("max-results")
            MaxResults: MaxResults

            /// The `NextToken` of the page before; unset for the first page.
            @httpQuery("next-token")
            NextToken: NextToken
        }

    output :=
        /// One page of the channels found.
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

/// One condition that a channel must satisfy to be found.
///
/// For example, `MEMBERS`, `EQUALS` and two users' ARNs find the direct conversation of the two.
structure SearchField {
    /// What about the channel to compare.
    @required
    Key: SearchFieldKey

    /// What to compare it with: for `MEMBERS`, the ARNs of users.
    @required
    Values: SearchFieldValues

    /// How to compare.
    @required
    Operator: SearchFieldOperator
}

/// The conditions of a search.
@length(min: 1, max: 20)
list SearchFields {
    /// A condition.
    member: SearchField
}

/// What about a channel a search compares.
enum SearchFieldKey {
    /// The ARNs of the channel's members.
    MEMBERS
}

/// How a search compares.
enum SearchFieldOperator {
    /// The channel has exactly the values given, and no others.
    EQUALS

    /// The channel has all of the values given, and maybe others.
    INCLUDES
}

/// A value to search for, such as the ARN of a user.
@length(min: 1, max: 512)
@pattern("^[\\s\\S]*$")
string SearchFieldValue

/// The values to search for.
@length(min: 1, max: 20)
list SearchFieldValues {
    /// A value.
    member: SearchFieldValue
}
