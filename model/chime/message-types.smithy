// What a message consists of: content, type, persistence.
$version: "2"

namespace com.amazonaws.chime

/// A message, in full.
structure ChannelMessage {
    /// The channel of the message.
    ChannelArn: ChimeArn

    /// The identifier of the message.
    MessageId: MessageId

    /// The text of the message. Empty or absent when the message is redacted.
    Content: Content

    /// What the application keeps with the message. Empty or absent when the message is redacted.
    Metadata: Metadata

    /// What kind of message it is.
    Type: ChannelMessageType

    /// When the message was created.
    CreatedTimestamp: Timestamp

    /// When the content last changed. Absent if it never did.
    LastEditedTimestamp: Timestamp

    /// When anything about the message last changed.
    LastUpdatedTimestamp: Timestamp

    /// Who sent the message.
    Sender: Identity

    /// Whether the content and metadata were redacted.
    Redacted: NonNullableBoolean = false

    /// Whether the message is kept.
    Persistence: ChannelMessagePersistenceType
}

/// A message, as listings show it.
structure ChannelMessageSummary {
    /// The identifier of the message.
    MessageId: MessageId

    /// The text of the message. Empty or absent when the message is redacted.
    Content: Content

    /// What the application keeps with the message. Empty or absent when the message is redacted.
    Metadata: Metadata

    /// What kind of message it is.
    Type: ChannelMessageType

    /// When the message was created.
    CreatedTimestamp: Timestamp

    /// When anything about the message last changed.
    LastUpdatedTimestamp: Timestamp

    /// When the content last changed. Absent if it never did.
    LastEditedTimestamp: Timestamp

    /// Who sent the message.
    Sender: Identity

    /// Whether the content and metadata were redacted.
    Redacted: NonNullableBoolean = false
}

/// One page of a channel's messages.
list ChannelMessageSummaryList {
    /// A message.
    member: ChannelMessageSummary
}

/// What kind of message it is.
enum ChannelMessageType {
    /// A message for people to read. It may carry metadata.
    STANDARD

    /// A short signal between clients, such as a typing indicator. It carries no metadata.
    CONTROL
}

/// Whether a message is kept.
enum ChannelMessagePersistenceType {
    /// The message is kept in the channel's history, from which it can be listed.
    PERSISTENT

    /// The message only reaches the members who are connected when it is sent.
    NON_PERSISTENT
}

/// The text of a message as the service returns it and as updates send it. It may be empty.
@length(min: 0, max: 4096)
@pattern("^[\\s\\S]*$")
@sensitive
string Content

/// The text of a new message. The service accepts at most 4 KB of a standard message, and 30 bytes
/// of a control message.
@length(min: 1)
@pattern("^[\\s\\S]*$")
@sensitive
string NonEmptyContent

/// Names a message within its channel. The service chooses it.
@length(min: 1, max: 128)
@pattern("^[-_a-zA-Z0-9]*$")
string MessageId

/// The direction in which a listing is sorted.
enum SortOrder {
    /// Oldest first.
    ASCENDING

    /// Newest first.
    DESCENDING
}
