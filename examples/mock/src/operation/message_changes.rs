//! Changing, redacting and deleting messages.

use crate::failure::Failure;
use crate::message::Version;
use crate::operation::messages::check;
use crate::store::{Store, Timestamp};
use chime_messaging_types::{
    DeleteChannelMessageError, DeleteChannelMessageRequest, RedactChannelMessageError,
    RedactChannelMessageRequest, RedactChannelMessageResponse, UpdateChannelMessageError,
    UpdateChannelMessageRequest, UpdateChannelMessageResponse,
};

impl Store {
    /// For the sender. The new content goes through the channel's flow like that of a new message.
    pub fn update_channel_message(
        &mut self,
        now: Timestamp,
        input: UpdateChannelMessageRequest,
    ) -> Result<UpdateChannelMessageResponse, UpdateChannelMessageError> {
        let (channel, standing) = self.enter(&input.channel_arn, &input.chime_bearer)?;
        let message = channel.message(&input.message_id, input.sub_channel_id.as_deref(), &standing)?;
        if message.sender != standing.arn {
            return Err(Failure::forbidden("only the sender may update a message").into());
        }
        standing.belonging()?;
        if message.redacted {
            return Err(Failure::conflict("the message is redacted").into());
        }
        if message.pending.is_some() {
            return Err(Failure::conflict("the message is being processed").into());
        }
        check(&message.kind, &input.content, input.metadata.as_deref())?;
        let version = Version {
            content: Some(input.content),
            metadata: input.metadata,
            content_type: input.content_type,
            attributes: message.sent.as_ref().and_then(|version| version.attributes.clone()),
            edited: Some(now),
        };
        let mut message = message.clone();
        self.submit(now, &input.channel_arn, &mut message, version);
        let mut response = UpdateChannelMessageResponse::builder()
            .channel_arn(&input.channel_arn)
            .message_id(&message.id)
            .status(message.status())
            .build_unvalidated();
        response.sub_channel_id.clone_from(&message.sub_channel);
        self.keep(&input.channel_arn, message);
        Ok(response)
    }

    /// For the sender, moderators and administrators.
    pub fn redact_channel_message(
        &mut self,
        now: Timestamp,
        input: RedactChannelMessageRequest,
    ) -> Result<RedactChannelMessageResponse, RedactChannelMessageError> {
        let (channel, standing) = self.enter_mut(&input.channel_arn, &input.chime_bearer)?;
        let message = channel.message(&input.message_id, input.sub_channel_id.as_deref(), &standing)?;
        if message.sender != standing.arn || !standing.member {
            standing.leading()?;
        }
        if message.pending.is_some() {
            return Err(Failure::conflict("the message is being processed").into());
        }
        let mut response = RedactChannelMessageResponse::builder()
            .channel_arn(&input.channel_arn)
            .message_id(&message.id)
            .build_unvalidated();
        response.sub_channel_id.clone_from(&message.sub_channel);
        if let Some(message) = channel.messages.get_mut(&input.message_id) {
            message.redacted = true;
            message.updated = now;
            if let Some(version) = &mut message.sent {
                version.content = Some(String::new());
                version.metadata = Some(String::new());
            }
        }
        Ok(response)
    }

    /// For administrators, once the message is sent. What does not exist stays so.
    pub fn delete_channel_message(
        &mut self,
        input: DeleteChannelMessageRequest,
    ) -> Result<(), DeleteChannelMessageError> {
        let (channel, standing) = self.enter_mut(&input.channel_arn, &input.chime_bearer)?;
        standing.administering()?;
        let sub_channel = channel.sub_channel(input.sub_channel_id.as_deref())?;
        let message = channel.messages.get(&input.message_id);
        let Some(message) = message.filter(|message| message.sub_channel.as_deref() == sub_channel) else {
            return Ok(());
        };
        if message.pending.is_some() {
            return Err(Failure::forbidden("the message is being processed").into());
        }
        channel.messages.remove(&input.message_id);
        Ok(())
    }
}
