// Channel flows at work: on which channels, and how processors answer.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.chimesdkmessaging

/// Makes a channel flow process the messages of a channel.
///
/// From then on, all new and updated standard messages of the channel go through the flow's
/// processors. A channel has at most one flow. Only moderators and administrators may do so.
///
/// The header `x-amz-chime-bearer` is mandatory: it names the ARN of the app instance user or bot
/// that makes the call.
@http(method: "PUT", uri: "/channels/{ChannelArn}/channel-flow", code: 200)
operation AssociateChannelFlow {
    input :=
        /// The channel, and the flow to associate with it.
        {
            /// The channel whose messages to process.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The flow to process them.
            @required
            ChannelFlowArn: ChimeArn

            /// The ARN of the app instance user or bot that makes the call.
            @required
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    errors: [
        BadRequestException
        ConflictException
        ForbiddenException
        NotFoundException
        ServiceFailureException
        ServiceUnavailableException
        ThrottledClientException
        UnauthorizedClientException
    ]
}

/// Stops a channel flow from processing the messages of a channel.
///
/// Messages then reach their recipients unprocessed. Only moderators and administrators may do so.
///
/// The header `x-amz-chime-bearer` is mandatory: it names the ARN of the app instance user or bot
/// that makes the call.
@http(method: "DELETE", uri: "/channels/{ChannelArn}/channel-flow/{ChannelFlowArn}", code: 204)
operation DisassociateChannelFlow {
    input :=
        /// The channel, and the flow to part from it.
        {
            /// The channel whose messages the flow processes.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The flow that is associated with the channel.
            @required
            @httpLabel
            ChannelFlowArn: ChimeArn

            /// The ARN of the app instance user or bot that makes the call.
            @required
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    errors: [
        BadRequestException
        ConflictException
        ForbiddenException
        NotFoundException
        ServiceFailureException
        ServiceUnavailableException
        ThrottledClientException
        UnauthorizedClientException
    ]
}

/// Lists the channels on which a channel flow works, page by page.
@http(method: "GET", uri: "/channels?scope=channel-flow-associations", code: 200)
@paginated(inputToken: "NextToken", outputToken: "NextToken", pageSize: "MaxResults")
operation ListChannelsAssociatedWithChannelFlow {
    input :=
        /// The flow whose channels to list.
        {
            /// The flow whose channels to list.
            @required
            @httpQuery("channel-flow-arn")
            ChannelFlowArn: ChimeArn

            /// The most channels to return in one page. A page may hold fewer and still be followed
            /// by another.
            @httpQuery("max-results")
            MaxResults: MaxResults

            /// The `NextToken` of the page before; unset for the first page.
            @httpQuery("next-token")
            NextToken: NextToken
        }

    output :=
        /// One page of the channels.
        {
            /// The channels on this page.
            Channels: ChannelAssociatedWithFlowSummaryList

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

/// Answers for a processor: passes a message on, changed or unchanged, or denies it.
///
/// Called by the processor's Lambda function, for each message that it was invoked with. The
/// message stays `PENDING` until then. An answer that comes after 48 hours is refused with
/// `ForbiddenException`.
@http(method: "POST", uri: "/channels/{ChannelArn}?operation=channel-flow-callback", code: 200)
operation ChannelFlowCallback {
    input :=
        /// The processor's answer.
        {
            /// The `CallbackId` of the event that the processor was invoked with. Repeat it as it
            /// came: a value made up here answers no message.
            @required
            @idempotencyToken
            CallbackId: CallbackIdType

            /// The channel of the message.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// Whether to deny the message, which is then not delivered. Unset, it is passed on.
            DeleteResource: NonNullableBoolean = false

            /// The message, as it is to go on.
            @required
            ChannelMessage: ChannelMessageCallback
        }

    output :=
        /// The answer that was accepted.
        {
            /// The channel of the message.
            ChannelArn: ChimeArn

            /// The `CallbackId` that was answered.
            CallbackId: CallbackIdType
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

/// A message as a processor passes it on.
structure ChannelMessageCallback {
    /// The message that the processor was invoked with.
    @required
    MessageId: MessageId

    /// The text that the message goes on with.
    Content: NonEmptyContent

    /// The metadata that the message goes on with.
    Metadata: Metadata

    /// The push notification that the message goes on with.
    PushNotification: PushNotificationConfiguration

    /// The attributes that the message goes on with, for filter rules to look at.
    MessageAttributes: MessageAttributeMap

    /// The sub-channel of the message, when the channel is elastic.
    SubChannelId: SubChannelId

    /// The media type of `Content`.
    ContentType: ContentType
}

/// Names one invocation of a processor. The service chooses it.
@length(min: 32, max: 64)
string CallbackIdType

/// A channel on which a flow works.
structure ChannelAssociatedWithFlowSummary {
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
}

/// One page of the channels on which a flow works.
list ChannelAssociatedWithFlowSummaryList {
    /// A channel.
    member: ChannelAssociatedWithFlowSummary
}
