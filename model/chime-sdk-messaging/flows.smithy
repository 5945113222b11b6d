// Channel flows: the processors that see messages before their recipients do.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.chimesdkmessaging

/// Creates a channel flow: processors that see messages before their recipients do.
///
/// A processor is an AWS Lambda function that may change, deny or pass a message, for example to
/// mask personal data. The flow takes effect on the channels that `AssociateChannelFlow` associates
/// with it. It processes new and updated standard messages, persistent or not; control messages and
/// the service's own system messages pass it by.
@http(method: "POST", uri: "/channel-flows", code: 201)
operation CreateChannelFlow {
    input :=
        /// What the new flow consists of.
        {
            /// The app instance that will hold the flow.
            @required
            AppInstanceArn: ChimeArn

            /// The processors. Unless the quota was raised, only one is accepted.
            @required
            Processors: ProcessorList

            /// The display name of the flow.
            @required
            Name: NonEmptyResourceName

            /// The tags of the flow.
            Tags: TagList

            /// Makes the request idempotent: repeated with the same token, it creates one flow.
            @required
            @idempotencyToken
            ClientRequestToken: ClientRequestToken
        }

    output :=
        /// The flow that was created.
        {
            /// The ARN of the new flow.
            ChannelFlowArn: ChimeArn
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

/// Returns a channel flow in full.
@http(method: "GET", uri: "/channel-flows/{ChannelFlowArn}", code: 200)
operation DescribeChannelFlow {
    input :=
        /// The flow to describe.
        {
            /// The flow to describe.
            @required
            @httpLabel
            ChannelFlowArn: ChimeArn
        }

    output :=
        /// The flow.
        {
            /// The flow, as it is now.
            ChannelFlow: ChannelFlow
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

/// Replaces the name and the processors of a channel flow.
@http(method: "PUT", uri: "/channel-flows/{ChannelFlowArn}", code: 200)
operation UpdateChannelFlow {
    input :=
        /// The flow to change, and what it becomes.
        {
            /// The flow to change.
            @required
            @httpLabel
            ChannelFlowArn: ChimeArn

            /// The new processors, which replace the old ones.
            @required
            Processors: ProcessorList

            /// The new display name.
            @required
            Name: NonEmptyResourceName
        }

    output :=
        /// The flow that was changed.
        {
            /// The flow that was changed.
            ChannelFlowArn: ChimeArn
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

/// Deletes a channel flow for good.
///
/// It must not be associated with any channel: find those with
/// `ListChannelsAssociatedWithChannelFlow`, and use `DisassociateChannelFlow` on each.
@http(method: "DELETE", uri: "/channel-flows/{ChannelFlowArn}", code: 204)
operation DeleteChannelFlow {
    input :=
        /// The flow to delete.
        {
            /// The flow to delete.
            @required
            @httpLabel
            ChannelFlowArn: ChimeArn
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

/// Lists the channel flows of an app instance, page by page.
@http(method: "GET", uri: "/channel-flows", code: 200)
@paginated(inputToken: "NextToken", outputToken: "NextToken", pageSize: "MaxResults")
operation ListChannelFlows {
    input :=
        /// The app instance whose flows to list.
        {
            /// The app instance whose flows to list.
            @required
            @httpQuery("app-instance-arn")
            AppInstanceArn: ChimeArn

            /// The most flows to return in one page. A page may hold fewer and still be followed by
            /// another.
            @httpQuery("max-results")
            MaxResults: MaxResults

            /// The `NextToken` of the page before; unset for the first page.
            @httpQuery("next-token")
            NextToken: NextToken
        }

    output :=
        /// One page of the flows.
        {
            /// The flows on this page.
            ChannelFlows: ChannelFlowSummaryList

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

/// A channel flow, in full.
structure ChannelFlow {
    /// The ARN of the flow.
    ChannelFlowArn: ChimeArn

    /// The processors of the flow.
    Processors: ProcessorList

    /// The display name of the flow.
    Name: NonEmptyResourceName

    /// When the flow was created.
    CreatedTimestamp: Timestamp

    /// When the flow last changed.
    LastUpdatedTimestamp: Timestamp
}

/// A channel flow, as listings show it.
structure ChannelFlowSummary {
    /// The ARN of the flow.
    ChannelFlowArn: ChimeArn

    /// The display name of the flow.
    Name: NonEmptyResourceName

    /// The processors of the flow.
    Processors: ProcessorList
}

/// One page of an app instance's flows.
list ChannelFlowSummaryList {
    /// A flow.
    member: ChannelFlowSummary
}

/// One step of a channel flow.
structure Processor {
    /// The display name of the processor.
    @required
    Name: NonEmptyResourceName

    /// What the processor runs.
    @required
    Configuration: ProcessorConfiguration

    /// The place of the processor among those of its flow.
    @required
    ExecutionOrder: ChannelFlowExecutionOrder

    /// What happens to a message when the processor cannot be reached.
    @required
    FallbackAction: FallbackAction
}

/// The processors of a flow.
@length(min: 1, max: 3)
list ProcessorList {
    /// A processor.
    member: Processor
}

/// What a processor runs.
structure ProcessorConfiguration {
    /// The Lambda function to invoke.
    @required
    Lambda: LambdaConfiguration
}

/// A Lambda function, and how it is invoked.
structure LambdaConfiguration {
    /// The function, in the account and Region of the app instance. Its resource policy must allow
    /// `messaging.chime.amazonaws.com` to invoke it.
    @required
    ResourceArn: LambdaFunctionArn

    /// How the function is invoked.
    @required
    InvocationType: InvocationType
}

/// The ARN of a Lambda function, with or without a version or alias.
@length(min: 15, max: 2048)
@pattern("^arn:aws:lambda:[a-z]{2}-[a-z]+-\\d{1}:\\d{12}:function:[a-zA-Z0-9\\-_\\.]+(:(\\$LATEST|[a-zA-Z0-9\\-_]+))?$")
string LambdaFunctionArn

/// How a processor's Lambda function is invoked.
enum InvocationType {
    /// Without waiting: the function answers later, with `ChannelFlowCallback`.
    ASYNC
}

/// The place of a processor in its flow. The first is 1.
@range(min: 1, max: 3)
integer ChannelFlowExecutionOrder

/// What happens to a message when a processor cannot be reached.
enum FallbackAction {
    /// The message goes on to the next processor; after the last one, to its recipients.
    CONTINUE

    /// The message is not delivered, and its status becomes `FAILED`.
    ABORT
}
