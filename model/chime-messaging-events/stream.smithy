// What the Kinesis streams receive that `PutMessagingStreamingConfigurations` names.
//
// Source: "Streaming messaging data in Amazon Chime SDK messaging", in the Amazon Chime SDK Developer Guide,
// https://docs.aws.amazon.com/chime-sdk/latest/dg/streaming-export.html
$version: "2"

namespace com.amazonaws.chimesdkmessaging.events

use codegen#envelope
use com.amazonaws.chimesdkmessaging#Channel
use com.amazonaws.chimesdkmessaging#ChannelBan
use com.amazonaws.chimesdkmessaging#ChannelMembership
use com.amazonaws.chimesdkmessaging#ChannelMessage
use com.amazonaws.chimesdkmessaging#ChannelModerator
use com.amazonaws.chimesdkmessaging#ChimeArn
use com.amazonaws.chimesdkmessaging#SubChannelId

/// The data of a record in a messaging stream: something that happened in an app instance.
///
/// The streams of the data type `ChannelMessage` have what happens to messages, those of `Channel` everything else.
@envelope(
    tag: ["EventType"]
    content: "Payload"
    payload: StreamPayload
)
structure StreamRecord {
    /// What happened, which says what the payload is.
    @required
    EventType: StreamEventType

    /// What it happened to. It may be an object, or a string of JSON.
    Payload: StreamPayloadDocument
}

/// A payload that has not been looked into. It holds whatever messages and names hold, so it is sensitive.
@sensitive
document StreamPayloadDocument

/// What happened in an app instance.
enum StreamEventType {
    /// A message was sent.
    CREATE_CHANNEL_MESSAGE

    /// A message's content and metadata were taken away.
    REDACT_CHANNEL_MESSAGE

    /// A message was changed.
    UPDATE_CHANNEL_MESSAGE

    /// A message was deleted.
    DELETE_CHANNEL_MESSAGE

    /// A channel was created.
    CREATE_CHANNEL

    /// A channel was changed.
    UPDATE_CHANNEL

    /// A channel was deleted.
    DELETE_CHANNEL

    /// When a channel expires was changed.
    UPDATE_CHANNEL_EXPIRATION_SETTINGS

    /// Somebody joined a channel.
    CREATE_CHANNEL_MEMBERSHIP

    /// Somebody left a channel.
    DELETE_CHANNEL_MEMBERSHIP

    /// Somebody was banned from a channel.
    CREATE_CHANNEL_BAN

    /// A ban was lifted.
    DELETE_CHANNEL_BAN

    /// Somebody became a moderator of a channel.
    CREATE_CHANNEL_MODERATOR

    /// Somebody is no longer a moderator of a channel.
    DELETE_CHANNEL_MODERATOR

    /// An elastic channel got another sub-channel.
    CREATE_SUB_CHANNEL

    /// An elastic channel lost a sub-channel.
    DELETE_SUB_CHANNEL
}

/// What a record of a messaging stream carries, by its `EventType`.
union StreamPayload {
    /// The message that was sent.
    CREATE_CHANNEL_MESSAGE: ChannelMessage

    /// The message that was redacted.
    REDACT_CHANNEL_MESSAGE: ChannelMessage

    /// The message as it is now.
    UPDATE_CHANNEL_MESSAGE: ChannelMessage

    /// The message that was deleted.
    DELETE_CHANNEL_MESSAGE: ChannelMessage

    /// The channel that was created.
    CREATE_CHANNEL: Channel

    /// The channel as it is now.
    UPDATE_CHANNEL: Channel

    /// The channel that was deleted.
    DELETE_CHANNEL: Channel

    /// The channel as it is now.
    UPDATE_CHANNEL_EXPIRATION_SETTINGS: Channel

    /// The membership that was created.
    CREATE_CHANNEL_MEMBERSHIP: ChannelMembership

    /// The membership that was deleted.
    DELETE_CHANNEL_MEMBERSHIP: ChannelMembership

    /// The ban that was created.
    CREATE_CHANNEL_BAN: ChannelBan

    /// The ban that was lifted.
    DELETE_CHANNEL_BAN: ChannelBan

    /// The moderator that was created.
    CREATE_CHANNEL_MODERATOR: ChannelModerator

    /// The moderator that was deleted.
    DELETE_CHANNEL_MODERATOR: ChannelModerator

    /// The sub-channel that was created.
    CREATE_SUB_CHANNEL: SubChannel

    /// The sub-channel that was deleted.
    DELETE_SUB_CHANNEL: SubChannel
}

/// A sub-channel of an elastic channel.
structure SubChannel {
    /// The elastic channel.
    ChannelArn: ChimeArn

    /// The sub-channel.
    SubChannelId: SubChannelId
}
