// What a message consists of: content, status, attributes, targets, notifications.
$version: "2"

namespace com.amazonaws.chimesdkmessaging

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

    /// How far the message has come in its channel flow.
    Status: ChannelMessageStatusStructure

    /// The attributes that filter rules look at.
    MessageAttributes: MessageAttributeMap

    /// The sub-channel of the message, when the channel is elastic.
    SubChannelId: SubChannelId

    /// The media type of `Content`.
    ContentType: ContentType

    /// The one member who, besides the sender, may see the message. Absent if all members may.
    Target: TargetList
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

    /// How far the message has come in its channel flow. Only its sender sees messages that were
    /// not sent yet.
    Status: ChannelMessageStatusStructure

    /// The attributes that filter rules look at.
    MessageAttributes: MessageAttributeMap

    /// The media type of `Content`.
    ContentType: ContentType

    /// The one member who, besides the sender, may see the message. Absent if all members may.
    Target: TargetList
}

/// One page of a channel's messages.
list ChannelMessageSummaryList {
    /// A message.
    member: ChannelMessageSummary
}

/// What kind of message it is.
enum ChannelMessageType {
    /// A message for people to read. It may carry metadata, and goes through the channel flow.
    STANDARD

    /// A short signal between clients, such as a typing indicator. It carries no metadata, and does
    /// not go through the channel flow.
    CONTROL
}

/// Whether a message is kept.
enum ChannelMessagePersistenceType {
    /// The message is kept in the channel's history, from which it can be listed.
    PERSISTENT

    /// The message only reaches the members who are connected when it is sent.
    NON_PERSISTENT
}

/// How far a message has come in its channel flow. Without a channel flow, messages are `SENT`.
enum ChannelMessageStatus {
    /// The message was delivered, after all processors accepted it.
    SENT

    /// The processors have not finished; recipients do not see the message yet.
    PENDING

    /// A processor could not be reached and its fallback action is `ABORT`: the message was not
    /// delivered.
    FAILED

    /// A processor denied the message: it was not delivered, and is not kept.
    DENIED
}

/// The status of a message, with an explanation.
structure ChannelMessageStatusStructure {
    /// How far the message has come.
    Value: ChannelMessageStatus

    /// More about the status, such as why processing failed.
    Detail: StatusDetail
}

/// An explanation of a message's status.
@length(min: 0, max: 256)
@pattern("^[\\s\\S]*$")
string StatusDetail

/// The text of a message as the service returns it, which may be empty.
@length(min: 0, max: 4096)
@pattern("^[\\s\\S]*$")
@sensitive
string Content

/// The text of a message as clients send it. The service accepts at most 4 KB of a standard
/// message, and 30 bytes of a control message.
@length(min: 1)
@pattern("^[\\s\\S]*$")
@sensitive
string NonEmptyContent

/// The media type of a message's content.
///
/// Bots driven by Amazon Lex answer with `application/amz-chime-lex-msgs`, or with
/// `application/amz-chime-lex-error` when they fail.
@length(min: 0, max: 45)
@pattern("^[\\s\\S]*$")
@sensitive
string ContentType

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

/// The only recipient of a message.
///
/// Nobody else sees the message or can act on it, except that administrators may delete it.
structure Target {
    /// The member of the channel who receives the message.
    MemberArn: ChimeArn
}

/// The recipients of a targeted message.
@length(min: 1, max: 1)
list TargetList {
    /// A recipient.
    member: Target
}

/// The attributes of a message by name, which decide with each member's filter rule who gets a push
/// notification. All attributes of a message together may take up to 1 KB.
map MessageAttributeMap {
    /// The name of an attribute.
    key: MessageAttributeName

    /// The values of the attribute.
    value: MessageAttributeValue
}

/// The name of a message attribute, which filter rules refer to.
@length(min: 1, max: 64)
@pattern("^[\\s\\S]*$")
@sensitive
string MessageAttributeName

/// The values of one message attribute.
structure MessageAttributeValue {
    /// The values, as strings.
    StringValues: MessageAttributeStringValues
}

/// The values of one message attribute.
list MessageAttributeStringValues {
    /// A value.
    member: MessageAttributeStringValue
}

/// One value of a message attribute. Filter rules compare it exactly.
@length(min: 1, max: 512)
@pattern("^[\\s\\S]*$")
@sensitive
string MessageAttributeStringValue

/// What a message's push notification shows on mobile devices.
///
/// Notifications go through an Amazon Pinpoint application, to members who registered an endpoint
/// and whose preferences allow it.
structure PushNotificationConfiguration {
    /// The title of the notification.
    Title: PushNotificationTitle

    /// The text of the notification.
    Body: PushNotificationBody

    /// What kind of notification it is.
    Type: PushNotificationType
}

/// The title of a push notification.
@length(min: 1, max: 50)
@pattern(".*")
@sensitive
string PushNotificationTitle

/// The text of a push notification.
@length(min: 1, max: 150)
@pattern("^[\\s\\S]*$")
@sensitive
string PushNotificationBody

/// What kind of push notification it is.
enum PushNotificationType {
    /// An ordinary notification.
    DEFAULT

    /// A notification of a call, which wakes the application even in the background.
    VOIP
}
