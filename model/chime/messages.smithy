// Sending messages, reading them back, changing and removing them.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.chime

/// Sends a message to a channel that the caller is a member of.
///
/// Connected members receive it over their WebSockets.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "POST", uri: "/channels/{ChannelArn}/messages", code: 201)
operation SendChannelMessage {
    input :=
        /// The message to send.
        {
            /// The channel to send to.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The text of the message: at most 4 KB for a standard message, 30 bytes for a control
            /// message.
            @required
            Content: NonEmptyContent

            /// What kind of message it is.
            @required
            Type: ChannelMessageType

            /// Whether the message is kept.
            @required
            Persistence: ChannelMessagePersistenceType

            /// What the application wants to keep with the message. Control messages have none.
            Metadata: Metadata

            /// Makes the request idempotent: repeated with the same token, it sends one message.
            @required
            @idempotencyToken
            ClientRequestToken: ClientRequestToken

            /// The ARN of the app instance user that makes the call.
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    output :=
        /// The message that was sent.
        {
            /// The channel that the message was sent to.
            ChannelArn: ChimeArn

            /// The identifier of the message, by which to find, update, redact or delete it.
            MessageId: MessageId
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

/// Returns one message of a channel in full.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "GET", uri: "/channels/{ChannelArn}/messages/{MessageId}", code: 200)
operation GetChannelMessage {
    input :=
        /// The message to return.
        {
            /// The channel of the message.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The message to return.
            @required
            @httpLabel
            MessageId: MessageId

            /// The ARN of the app instance user that makes the call.
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    output :=
        /// The message.
        {
            /// The message, as it is now.
            ChannelMessage: ChannelMessage
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

/// Lists the messages of a channel, page by page.
///
/// Only persistent messages are kept and thus listed, in their latest version; redacted ones are
/// listed without content. Reading a private channel takes a membership, or the role of a moderator
/// or administrator.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "GET", uri: "/channels/{ChannelArn}/messages", code: 200)
operation ListChannelMessages {
    input :=
        /// Which messages to list, and in what order.
        {
            /// The channel whose messages to list.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The order of the messages by the time of their creation; `DESCENDING` when unset.
            @httpQuery("sort-order")
            SortOrder: SortOrder

            /// Leaves out messages created before this time.
            @httpQuery("not-before")
            NotBefore: Timestamp

            /// Leaves out messages created after this time.
            @httpQuery("not-after")
            NotAfter: Timestamp

            /// The most messages to return in one page. A page may hold fewer and still be followed
            /// by another.
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
        /// One page of the messages.
        {
            /// The channel whose messages are listed.
            ChannelArn: ChimeArn

            /// Where the next page begins; absent when this page is the last.
            NextToken: NextToken

            /// The messages on this page.
            ChannelMessages: ChannelMessageSummaryList
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

/// Replaces the content of a message.
///
/// Senders may update their own messages.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "PUT", uri: "/channels/{ChannelArn}/messages/{MessageId}", code: 200)
operation UpdateChannelMessage {
    input :=
        /// The message to change, and its new content.
        {
            /// The channel of the message.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The message to change.
            @required
            @httpLabel
            MessageId: MessageId

            /// The new text of the message. Unlike the text of a message that is sent, it may be
            /// empty.
            Content: Content

            /// The new metadata of the message.
            Metadata: Metadata

            /// The ARN of the app instance user that makes the call.
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    output :=
        /// The message that was changed.
        {
            /// The channel of the message.
            ChannelArn: ChimeArn

            /// The message that was changed.
            MessageId: MessageId
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

/// Empties the content and metadata of a message, but keeps the message.
///
/// It stays in listings with `Redacted` set, so that readers see that something was there. Members
/// may redact their own messages, moderators and administrators all. To remove a message
/// altogether, use `DeleteChannelMessage`.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "POST", uri: "/channels/{ChannelArn}/messages/{MessageId}?operation=redact", code: 200)
operation RedactChannelMessage {
    input :=
        /// The message to redact.
        {
            /// The channel of the message.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The message to redact.
            @required
            @httpLabel
            MessageId: MessageId

            /// The ARN of the app instance user that makes the call.
            @httpHeader("x-amz-chime-bearer")
            ChimeBearer: ChimeArn
        }

    output :=
        /// The message that was redacted.
        {
            /// The channel of the message.
            ChannelArn: ChimeArn

            /// The message that was redacted.
            MessageId: MessageId
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

/// Deletes a message and all its earlier versions for good.
///
/// Only administrators of the app instance may do so. The message becomes inaccessible at once; a
/// background process removes earlier versions.
///
/// The header `x-amz-chime-bearer` names the ARN of the app instance user that makes the call: the
/// service wants it, although the model leaves `ChimeBearer` optional.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one and
/// requires the header.
@endpoint(hostPrefix: "messaging-")
@http(method: "DELETE", uri: "/channels/{ChannelArn}/messages/{MessageId}", code: 204)
operation DeleteChannelMessage {
    input :=
        /// The message to delete.
        {
            /// The channel of the message.
            @required
            @httpLabel
            ChannelArn: ChimeArn

            /// The message to delete.
            @required
            @httpLabel
            MessageId: MessageId

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
