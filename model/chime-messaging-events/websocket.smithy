// What app instance users receive over their WebSockets.
//
// Source: "Using WebSockets to receive messages in Amazon Chime SDK messaging", in the Amazon Chime SDK Developer Guide,
// https://docs.aws.amazon.com/chime-sdk/latest/dg/websockets.html
$version: "2"

namespace com.amazonaws.chimesdkmessaging.events

use codegen#envelope
use com.amazonaws.chimesdkmessaging#BatchChannelMemberships
use com.amazonaws.chimesdkmessaging#Channel
use com.amazonaws.chimesdkmessaging#ChannelMembership
use com.amazonaws.chimesdkmessaging#ChannelMembershipSummaryList
use com.amazonaws.chimesdkmessaging#ChannelMessage
use com.amazonaws.chimesdkmessaging#ChannelMessageSummaryList
use com.amazonaws.chimesdkmessaging#ChannelSummary

/// What comes over a WebSocket: one text frame.
@envelope(
    tag: ["Headers", "EventType"]
    content: "Payload"
    payload: WebSocketPayload
)
structure WebSocketMessage {
    /// What kind of message it is.
    @required
    Headers: WebSocketHeaders

    /// A string of JSON. `SESSION_ESTABLISHED` comes without.
    Payload: WebSocketPayloadText
}

/// What a WebSocket message says of itself.
structure WebSocketHeaders {
    /// What happened, which says what the payload is.
    @required
    @jsonName("x-amz-chime-event-type")
    EventType: WebSocketEventType

    /// Whether a channel message caused it, and of which type.
    @jsonName("x-amz-chime-message-type")
    MessageType: WebSocketMessageType

    /// Why it was sent, where that is not plain.
    @jsonName("x-amz-chime-event-reason")
    EventReason: WebSocketEventReason
}

/// A payload that has not been looked into. It holds whatever messages and names hold, so it is sensitive.
@sensitive
@mediaType("application/json")
string WebSocketPayloadText

/// What caused a WebSocket message.
enum WebSocketMessageType {
    /// A standard channel message.
    STANDARD

    /// A control channel message.
    CONTROL

    /// The service, for everything else.
    SYSTEM
}

/// Why a WebSocket message was sent.
enum WebSocketEventReason {
    /// With `DELETE_CHANNEL_MEMBERSHIP`, for moderators of an elastic channel: balancing deleted the sub-channel that they
    /// were in.
    SUBCHANNEL_DELETED = "subchannel_DELETED"
}

/// What a WebSocket message is about.
enum WebSocketEventType {
    /// The session has begun: whatever happens from now on arrives, as long as the connection lasts.
    SESSION_ESTABLISHED

    /// A message was sent.
    CREATE_CHANNEL_MESSAGE

    /// A message's content and metadata were taken away.
    REDACT_CHANNEL_MESSAGE

    /// A message was changed.
    UPDATE_CHANNEL_MESSAGE

    /// A message was deleted.
    DELETE_CHANNEL_MESSAGE

    /// A message waits for its channel flow.
    PENDING_CREATE_CHANNEL_MESSAGE

    /// A change of a message waits for its channel flow.
    PENDING_UPDATE_CHANNEL_MESSAGE

    /// The channel flow failed on a message.
    FAILED_CREATE_CHANNEL_MESSAGE

    /// The channel flow failed on a change of a message.
    FAILED_UPDATE_CHANNEL_MESSAGE

    /// The channel flow refused a message.
    DENIED_CREATE_CHANNEL_MESSAGE

    /// The channel flow refused a change of a message.
    DENIED_UPDATE_CHANNEL_MESSAGE

    /// What a channel looks like, as asked for with `prefetch-on=connect`.
    CHANNEL_DETAILS

    /// A channel was changed.
    UPDATE_CHANNEL

    /// A channel was deleted.
    DELETE_CHANNEL

    /// Several users joined a channel.
    BATCH_CREATE_CHANNEL_MEMBERSHIP

    /// Somebody joined a channel.
    CREATE_CHANNEL_MEMBERSHIP

    /// Somebody left a channel.
    DELETE_CHANNEL_MEMBERSHIP

    /// A membership was changed.
    UPDATE_CHANNEL_MEMBERSHIP
}

/// What a WebSocket message carries, by its event type.
union WebSocketPayload {
    /// Nothing.
    SESSION_ESTABLISHED: Unit

    /// The message that was sent.
    CREATE_CHANNEL_MESSAGE: ChannelMessage

    /// The message that was redacted.
    REDACT_CHANNEL_MESSAGE: ChannelMessage

    /// The message as it is now.
    UPDATE_CHANNEL_MESSAGE: ChannelMessage

    /// The message that was deleted.
    DELETE_CHANNEL_MESSAGE: ChannelMessage

    /// The message that waits.
    PENDING_CREATE_CHANNEL_MESSAGE: ChannelMessage

    /// The message whose change waits.
    PENDING_UPDATE_CHANNEL_MESSAGE: ChannelMessage

    /// The message that the flow failed on.
    FAILED_CREATE_CHANNEL_MESSAGE: ChannelMessage

    /// The message whose change the flow failed on.
    FAILED_UPDATE_CHANNEL_MESSAGE: ChannelMessage

    /// The message that was refused.
    DENIED_CREATE_CHANNEL_MESSAGE: ChannelMessage

    /// The message whose change was refused.
    DENIED_UPDATE_CHANNEL_MESSAGE: ChannelMessage

    /// The channel, with its latest messages and some of its members.
    CHANNEL_DETAILS: ChannelDetails

    /// The channel as it is now.
    UPDATE_CHANNEL: Channel

    /// The channel that was deleted.
    DELETE_CHANNEL: Channel

    /// The memberships that were created.
    BATCH_CREATE_CHANNEL_MEMBERSHIP: BatchChannelMemberships

    /// The membership that was created.
    CREATE_CHANNEL_MEMBERSHIP: ChannelMembership

    /// The membership that was deleted.
    DELETE_CHANNEL_MEMBERSHIP: ChannelMembership

    /// The membership as it is now.
    UPDATE_CHANNEL_MEMBERSHIP: ChannelMembership
}

/// A channel as a list of channels shows it.
structure ChannelDetails {
    /// The channel.
    Channel: ChannelSummary

    /// The latest messages that the user may see, the newest first: 20 at most.
    ChannelMessages: ChannelMessageSummaryList

    /// Some of its members: 30 at most.
    ChannelMemberships: ChannelMembershipSummaryList

    /// How far the user has read. Absent if they never did.
    ReadMarkerTimestamp: Timestamp

    /// Whether there are more messages.
    ChannelMessagesHasMore: Boolean
}
