// Which push notifications a member wants from a channel.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.chimesdkmessaging

/// Sets the preferences of the caller's own membership in a channel.
///
/// Nobody else may set them, not even administrators. Elastic channels have no membership
/// preferences.
///
/// The header `x-amz-chime-bearer` is mandatory: it names the ARN of the app instance user or bot
/// that makes the call.
@http(method: "PUT", uri: "/channels/{ChannelArn}/memberships/{MemberArn}/preferences", code: 200)
operation PutChannelMembershipPreferences {
    input :=
        /// The membership, and its new preferences.
        {
            /// The channel.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The member whose preferences to set: the caller.
            @required
            @httpLabel
            MemberArn: ChimeArn

            /// The ARN of the app instance user or bot that makes the call.
            @required
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn

            /// The new preferences, which replace the old ones.
            @required
            Preferences: ChannelMembershipPreferences
        }

    output :=
        /// The preferences that hold now.
        {
            /// The channel.
            ChannelArn: ChimeArn

            /// The member whose preferences were set.
            Member: Identity

            /// The preferences of the membership.
            Preferences: ChannelMembershipPreferences
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

/// Returns the preferences of the caller's own membership in a channel.
///
/// Nobody else may ask for them, not even administrators.
///
/// The header `x-amz-chime-bearer` is mandatory: it names the ARN of the app instance user or bot
/// that makes the call.
@http(method: "GET", uri: "/channels/{ChannelArn}/memberships/{MemberArn}/preferences", code: 200)
operation GetChannelMembershipPreferences {
    input :=
        /// The membership whose preferences to return.
        {
            /// The channel.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The member whose preferences to return: the caller.
            @required
            @httpLabel
            MemberArn: ChimeArn

            /// The ARN of the app instance user or bot that makes the call.
            @required
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    output :=
        /// The preferences that hold now.
        {
            /// The channel.
            ChannelArn: ChimeArn

            /// The member whose preferences these are.
            Member: Identity

            /// The preferences of the membership.
            Preferences: ChannelMembershipPreferences
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

/// What a member wants from a channel.
structure ChannelMembershipPreferences {
    /// Which push notifications the member wants.
    PushNotifications: PushNotificationPreferences
}

/// Which push notifications a member wants from a channel.
structure PushNotificationPreferences {
    /// Whether the member wants all notifications, none, or those that `FilterRule` lets through.
    @required
    AllowNotifications: AllowNotifications

    /// Which messages to be notified of, when `AllowNotifications` is `FILTERED`.
    FilterRule: FilterRule
}

/// How many push notifications a member wants from a channel.
enum AllowNotifications {
    /// A notification for every message that carries one.
    ALL

    /// No notifications.
    NONE

    /// Notifications only for messages whose attributes satisfy the filter rule.
    FILTERED
}

/// A JSON object, as a string, that says which message attributes lead to a push notification.
///
/// Each key names an attribute and lists the values to accept, as in `{"mention": ["Bob"]}`, or to
/// reject, as in `{"type": [{"anything-but": ["Room"]}]}`. A message must satisfy all keys, and one
/// of those listed under `$or`. Values are compared exactly.
///
/// A rule may take up to 2 KB, have up to 20 keys and values together, and up to five alternatives.
@length(min: 1)
@pattern("^[\\s\\S]*$")
@sensitive
string FilterRule
