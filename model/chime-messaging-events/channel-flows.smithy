// What the processors of channel flows receive, and what Amazon EventBridge receives when calling them fails.
//
// Sources, in the Amazon Chime SDK Developer Guide:
// - "Setting up a Channel Processor", https://docs.aws.amazon.com/chime-sdk/latest/dg/processor-setup.html
// - "Creating failure alerts by automating with EventBridge",
//   https://docs.aws.amazon.com/chime-sdk/latest/dg/event-brige-events.html
$version: "2"

namespace com.amazonaws.chimesdkmessaging.events

use com.amazonaws.chimesdkmessaging#CallbackIdType
use com.amazonaws.chimesdkmessaging#ChannelMessage
use com.amazonaws.chimesdkmessaging#ChimeArn
use com.amazonaws.chimesdkmessaging#MessageId

/// What the Lambda function of a channel flow's processor is called with: a message that waits for a decision.
///
/// The function answers with `ChannelFlowCallback`, within 48 hours: with the `CallbackId` and the channel of this
/// event, and the message as it is to be sent, or with `DeleteResource` to refuse it. Until then the message is
/// `PENDING`.
structure ChannelFlowEvent {
    /// What happened.
    @required
    EventType: ChannelFlowEventType

    /// What the callback has to repeat.
    @required
    CallbackId: CallbackIdType

    /// The message to decide on. Only standard messages go through a flow.
    @required
    ChannelMessage: ChannelMessage
}

/// What a processor is called for.
enum ChannelFlowEventType {
    /// A member sent or updated a message.
    CHANNEL_MESSAGE_EVENT
}

/// Why a processor could not be called: the `detail` of an event from EventBridge, of the detail type
/// `Chime ChannelFlow Processing Status`.
///
/// It is sent whatever the processor's fallback action is.
structure ChannelFlowProcessingStatus {
    /// What happened.
    @required
    eventType: ChannelFlowProcessingStatusType

    /// The app instance of the channel.
    appInstanceArn: ChimeArn

    /// The channel of the message.
    channelArn: ChimeArn

    /// The message that was not processed.
    messageId: MessageId

    /// The Lambda function that was to be called.
    processorResourceArn: String

    /// Why it was not called, for people.
    failureReason: String
}

/// What happened to a call of a processor.
enum ChannelFlowProcessingStatusType {
    /// The processor could not be called.
    PROCESSOR_INVOCATION_FAILURE = "ProcessorInvocationFailure"
}
