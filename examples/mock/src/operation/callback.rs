//! Answers of processors.

use crate::failure::Failure;
use crate::message::{Message, Pending, Version};
use crate::operation::messages::{check, check_attributes};
use crate::store::{Store, Timestamp};
use chime_messaging_types::{
    ChannelFlowCallbackError, ChannelFlowCallbackRequest, ChannelFlowCallbackResponse, ChannelMessageCallback,
};

/// How long a processor may take.
const HOURS: i64 = 48;

impl Store {
    /// Passes a message on, to the next processor or to its recipients, or denies it.
    pub fn channel_flow_callback(
        &mut self,
        now: Timestamp,
        input: ChannelFlowCallbackRequest,
    ) -> Result<ChannelFlowCallbackResponse, ChannelFlowCallbackError> {
        let channel = self.channel(&input.channel_arn)?;
        if self.answered.contains(&input.callback_id) {
            return Err(Failure::conflict("the callback was answered").into());
        }
        let waits = |message: &&Message| {
            message.pending.as_ref().is_some_and(|pending| pending.callback == input.callback_id)
        };
        let message = channel.messages.values().find(waits).cloned();
        let unknown = || Failure::bad_request("CallbackId is not that of a message of the channel");
        let mut message = message.ok_or_else(unknown)?;
        let pending = message.pending.take().ok_or_else(unknown)?;
        if message.id != input.channel_message.message_id
            || message.sub_channel != input.channel_message.sub_channel_id
        {
            return Err(Failure::bad_request("the message is not the one of this CallbackId").into());
        }
        if (now - pending.invoked).num_hours() >= HOURS {
            return Err(Failure::forbidden("the processor took more than 48 hours").into());
        }
        if input.delete_resource != Some(true) {
            let changed = input.channel_message;
            if let Some(content) = &changed.content {
                check(&message.kind, content, changed.metadata.as_deref())?;
            }
            check_attributes(changed.message_attributes.as_ref())?;
            self.pass_on(now, &input.channel_arn, &mut message, pending, changed);
        }
        // A message that was denied keeps what was sent of it before, if anything.
        self.keep(&input.channel_arn, message);
        self.answered.insert(input.callback_id.clone());
        Ok(ChannelFlowCallbackResponse::builder()
            .channel_arn(input.channel_arn)
            .callback_id(input.callback_id)
            .build_unvalidated())
    }

    fn pass_on(
        &mut self,
        now: Timestamp,
        channel: &str,
        message: &mut Message,
        pending: Pending,
        changed: ChannelMessageCallback,
    ) {
        let Version { content, metadata, content_type, attributes, edited } = pending.version;
        let version = Version {
            content: changed.content.or(content),
            metadata: changed.metadata.or(metadata),
            content_type: changed.content_type.or(content_type),
            attributes: changed.message_attributes.or(attributes),
            edited,
        };
        let mut processors = pending.processors;
        if !processors.is_empty() {
            processors.remove(0);
        }
        self.deliver(now, channel, message, version, processors);
    }
}
