// Streaming what happens in an app instance to Amazon Kinesis.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.chimesdkmessaging

/// Sets which data of an app instance is streamed to which Kinesis data stream.
///
/// What was set before is replaced as a whole. Both types of data may go to the same stream. The
/// caller needs permissions for the stream as well. What happened earlier is not streamed after the
/// fact.
@http(method: "PUT", uri: "/app-instances/{AppInstanceArn}/streaming-configurations", code: 200)
operation PutMessagingStreamingConfigurations {
    input :=
        /// The app instance, and what it streams.
        {
            /// The app instance whose data to stream.
            @required
            @httpLabel
            AppInstanceArn: ChimeArn

            /// What to stream, and where to: at most one entry for each type of data.
            @required
            StreamingConfigurations: StreamingConfigurationList
        }

    output :=
        /// The configurations that hold now.
        {
            /// What is streamed, and where to.
            StreamingConfigurations: StreamingConfigurationList
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

/// Returns which data of an app instance is streamed, and where to.
@http(method: "GET", uri: "/app-instances/{AppInstanceArn}/streaming-configurations", code: 200)
operation GetMessagingStreamingConfigurations {
    input :=
        /// The app instance to ask about.
        {
            /// The app instance to ask about.
            @required
            @httpLabel
            AppInstanceArn: ChimeArn
        }

    output :=
        /// The configurations that hold now.
        {
            /// What is streamed, and where to.
            StreamingConfigurations: StreamingConfigurationList
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

/// Stops the streaming of an app instance's data and deletes its configurations.
@http(method: "DELETE", uri: "/app-instances/{AppInstanceArn}/streaming-configurations", code: 204)
operation DeleteMessagingStreamingConfigurations {
    input :=
        /// The app instance that stops streaming.
        {
            /// The app instance that stops streaming.
            @required
            @httpLabel
            AppInstanceArn: ChimeArn
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

/// Where one type of data is streamed to.
structure StreamingConfiguration {
    /// The data to stream.
    @required
    DataType: MessagingDataType

    /// The ARN of a Kinesis data stream in the account and Region of the app instance. Its name
    /// must begin with `chime-messaging-`; it needs at least two shards, and server-side
    /// encryption.
    @required
    ResourceArn: ChimeArn
}

/// What an app instance streams, and where to.
@length(min: 1, max: 2)
list StreamingConfigurationList {
    /// Where one type of data is streamed to.
    member: StreamingConfiguration
}

/// A type of data that can be streamed.
enum MessagingDataType {
    /// Events of channels: their creation, change and deletion, and those of their members,
    /// moderators, bans and sub-channels.
    Channel

    /// Events of messages: sent, updated, redacted, deleted.
    ChannelMessage
}
