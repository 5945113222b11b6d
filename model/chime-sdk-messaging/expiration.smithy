// Channels that are deleted by themselves after some time.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.chimesdkmessaging

/// Sets or removes the time after which a channel is deleted by itself.
///
/// What was set before is replaced. A background process deletes expired channels, usually within
/// six hours; until then an expired channel works as before, and new settings still save it.
///
/// The header `x-amz-chime-bearer` is mandatory, although the model leaves `ChimeBearer` optional:
/// it names the ARN of the app instance user or bot that makes the call.
@http(method: "PUT", uri: "/channels/{ChannelArn}/expiration-settings", code: 200)
operation PutChannelExpirationSettings {
    input :=
        /// The channel, and when it expires.
        {
            /// The channel whose settings to replace.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The ARN of the app instance user or bot that makes the call. The service wants it
            /// although the model leaves it optional.
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn

            /// When the channel expires. Unset, it no longer does.
            ExpirationSettings: ExpirationSettings
        }

    output :=
        /// The settings that hold now.
        {
            /// The channel whose settings were replaced.
            ChannelArn: ChimeArn

            /// When the channel expires. Absent if it does not.
            ExpirationSettings: ExpirationSettings
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

/// When a channel is deleted by itself.
structure ExpirationSettings {
    /// How many days after the moment that `ExpirationCriterion` names.
    @required
    ExpirationDays: ExpirationDays

    /// The moment from which the days are counted.
    @required
    ExpirationCriterion: ExpirationCriterion
}

/// A number of days; at most 15 years.
@range(min: 1, max: 5475)
integer ExpirationDays

/// The moment from which the days until a channel's deletion are counted.
enum ExpirationCriterion {
    /// When the channel was created: it expires whether it is in use or not.
    CREATED_TIMESTAMP

    /// When the last message was sent: a channel in use does not expire.
    LAST_MESSAGE_TIMESTAMP
}
