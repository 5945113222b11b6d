//! Sending messages, and reading them back.

use crate::channel::{Channel, Standing};
use crate::failure::Failure;
use crate::message::{Message, Pending, Version};
use crate::page::{page, Listing};
use crate::store::{identifier, Store, Timestamp};
use chime_messaging_types::{
    ChannelMessagePersistenceType, ChannelMessageType, GetChannelMessageError, GetChannelMessageRequest,
    GetChannelMessageResponse, GetChannelMessageStatusError, GetChannelMessageStatusRequest,
    GetChannelMessageStatusResponse, ListChannelMessagesError, ListChannelMessagesRequest,
    ListChannelMessagesResponse, MessageAttributeValue, Processor, SendChannelMessageError,
    SendChannelMessageRequest, SendChannelMessageResponse, SortOrder,
};
use std::collections::BTreeMap;

impl Store {
    /// For members. A standard message goes through the processors of the channel's flow first, if it has one.
    pub fn send_channel_message(
        &mut self,
        now: Timestamp,
        input: SendChannelMessageRequest,
    ) -> Result<SendChannelMessageResponse, SendChannelMessageError> {
        let (channel, standing) = self.enter(&input.channel_arn, &input.chime_bearer)?;
        let token = input.client_request_token.clone();
        if let Some(answer) = self.sent_messages.answer(&standing.arn, &token, &input)? {
            return Ok(answer);
        }
        standing.belonging()?;
        let sub_channel = channel.sub_channel(input.sub_channel_id.as_deref())?.map(str::to_owned);
        if channel.seat(&standing.arn, sub_channel.as_deref()).is_none() {
            return Err(Failure::forbidden("only members of the sub-channel may send to it").into());
        }
        check(&input.r#type, &input.content, input.metadata.as_deref())?;
        check_attributes(input.message_attributes.as_ref())?;
        let target = input.target.iter().flatten().next().and_then(|target| target.member_arn.clone());
        if target.as_ref().is_some_and(|target| !channel.is_member(target)) {
            return Err(Failure::bad_request("the Target is not a member of the channel").into());
        }
        let position = self.fresh();
        let mut message = Message {
            position,
            id: identifier(position),
            sender: standing.arn.clone(),
            kind: input.r#type.clone(),
            persistence: input.persistence.clone(),
            created: now,
            updated: now,
            redacted: false,
            target,
            sub_channel,
            sent: None,
            pending: None,
        };
        let version = Version {
            content: Some(input.content.clone()),
            metadata: input.metadata.clone(),
            content_type: input.content_type.clone(),
            attributes: input.message_attributes.clone(),
            edited: None,
        };
        self.submit(now, &input.channel_arn, &mut message, version);
        let mut response = SendChannelMessageResponse::builder()
            .channel_arn(&input.channel_arn)
            .message_id(&message.id)
            .status(message.status())
            .build_unvalidated();
        response.sub_channel_id.clone_from(&message.sub_channel);
        self.keep(&input.channel_arn, message);
        self.sent_messages.remember(&standing.arn, &token, input, response.clone());
        Ok(response)
    }

    /// A new version of a message: sent at once, or handed to the first processor of the channel's flow.
    pub(crate) fn submit(&mut self, now: Timestamp, channel: &str, message: &mut Message, version: Version) {
        message.updated = now;
        let flow = self.channels.get(channel).and_then(|channel| channel.flow.as_ref());
        let flow = flow.and_then(|flow| self.flows.get(flow));
        let processors = match flow {
            Some(flow) if message.kind == ChannelMessageType::Standard => flow.processors.clone(),
            _ => Vec::new(),
        };
        self.deliver(now, channel, message, version, processors);
    }

    /// Hands a version to the first of the processors, or sends it when there are none left.
    pub(crate) fn deliver(
        &mut self,
        now: Timestamp,
        channel: &str,
        message: &mut Message,
        version: Version,
        processors: Vec<Processor>,
    ) {
        if processors.is_empty() {
            message.pending = None;
            message.sent = Some(version);
            message.updated = now;
            if let Some(channel) = self.channels.get_mut(channel) {
                channel.last_message = Some(channel.last_message.map_or(now, |last| last.max(now)));
            }
        } else {
            let callback = identifier(self.fresh());
            message.pending = Some(Pending { version, callback, invoked: now, processors });
        }
    }

    /// Puts a message where it is found again, unless nothing of it is to be kept.
    pub(crate) fn keep(&mut self, channel: &str, message: Message) {
        let lasting = message.persistence == ChannelMessagePersistenceType::Persistent;
        if let Some(channel) = self.channels.get_mut(channel) {
            if message.pending.is_some() || (lasting && message.sent.is_some()) {
                channel.messages.insert(message.id.clone(), message);
            } else {
                channel.messages.remove(&message.id);
            }
        }
    }

    /// For those who may read the channel. What processors still look at is shown to its sender.
    pub fn get_channel_message(
        &self,
        input: GetChannelMessageRequest,
    ) -> Result<GetChannelMessageResponse, GetChannelMessageError> {
        let (channel, standing) = self.enter(&input.channel_arn, &input.chime_bearer)?;
        standing.reading()?;
        let message = channel.message(&input.message_id, input.sub_channel_id.as_deref(), &standing)?;
        let (version, status) =
            message.seen_by(&standing).ok_or_else(|| Failure::forbidden("the message is being processed"))?;
        let message = message.describe(&channel.arn, version, status, &self.config);
        Ok(GetChannelMessageResponse::builder().channel_message(message).build_unvalidated())
    }

    /// For the sender.
    pub fn get_channel_message_status(
        &self,
        input: GetChannelMessageStatusRequest,
    ) -> Result<GetChannelMessageStatusResponse, GetChannelMessageStatusError> {
        let (channel, standing) = self.enter(&input.channel_arn, &input.chime_bearer)?;
        let message = channel.message(&input.message_id, input.sub_channel_id.as_deref(), &standing)?;
        if message.sender != standing.arn {
            return Err(Failure::forbidden("only the sender may ask for the status").into());
        }
        Ok(GetChannelMessageStatusResponse::builder().status(message.status()).build_unvalidated())
    }

    /// For those who may read the channel: what was sent and is kept, and to senders what is being processed.
    pub fn list_channel_messages(
        &self,
        input: ListChannelMessagesRequest,
    ) -> Result<ListChannelMessagesResponse, ListChannelMessagesError> {
        let (channel, standing) = self.enter(&input.channel_arn, &input.chime_bearer)?;
        standing.reading()?;
        let sub_channel = channel.sub_channel(input.sub_channel_id.as_deref())?;
        let wanted = |message: &&Message| {
            message.persistence == ChannelMessagePersistenceType::Persistent
                && message.sub_channel.as_deref() == sub_channel
                && input.not_before.is_none_or(|time| message.created >= time)
                && input.not_after.is_none_or(|time| message.created <= time)
        };
        let messages = channel.messages.values().filter(wanted).filter_map(|message| {
            let (version, status) = message.seen_by(&standing)?;
            Some((message.position, message.summary(version, status, &self.config)))
        });
        let order = input.sort_order.unwrap_or(SortOrder::Descending);
        let edge = |time: Option<Timestamp>| time.map(|time| time.to_rfc3339()).unwrap_or_default();
        let listing = Listing {
            of: &[
                "ListChannelMessages",
                &channel.arn,
                sub_channel.unwrap_or_default(),
                order.as_str(),
                &edge(input.not_before),
                &edge(input.not_after),
            ],
            descending: order != SortOrder::Ascending,
            max_results: input.max_results,
            next_token: input.next_token.as_deref(),
        };
        let page = page(&listing, messages.collect())?;
        let mut response = ListChannelMessagesResponse::builder()
            .channel_arn(&input.channel_arn)
            .channel_messages(page.items)
            .build_unvalidated();
        response.next_token = page.next;
        response.sub_channel_id = sub_channel.map(str::to_owned);
        Ok(response)
    }
}

impl Channel {
    /// A message that concerns the caller: of one that is for others, nobody learns that it exists.
    pub(crate) fn message(
        &self,
        id: &str,
        sub_channel: Option<&str>,
        standing: &Standing,
    ) -> Result<&Message, Failure> {
        let sub_channel = self.sub_channel(sub_channel)?;
        let message = self.messages.get(id).filter(|message| message.sub_channel.as_deref() == sub_channel);
        message
            .filter(|message| message.concerns(standing))
            .ok_or_else(|| Failure::not_found("the message does not exist"))
    }
}

/// What the model cannot say of a message's text.
pub(crate) fn check(kind: &ChannelMessageType, content: &str, metadata: Option<&str>) -> Result<(), Failure> {
    let control = *kind == ChannelMessageType::Control;
    let most = if control { 30 } else { 4096 };
    if content.len() > most {
        return Err(Failure::bad_request(format!("Content takes more than {most} bytes")));
    }
    if control && metadata.is_some_and(|metadata| !metadata.is_empty()) {
        return Err(Failure::bad_request("control messages have no Metadata"));
    }
    Ok(())
}

/// What the model cannot say of attributes.
pub(crate) fn check_attributes(
    attributes: Option<&BTreeMap<String, MessageAttributeValue>>,
) -> Result<(), Failure> {
    let values =
        |value: &MessageAttributeValue| value.string_values.iter().flatten().map(String::len).sum::<usize>();
    let size: usize =
        attributes.iter().copied().flatten().map(|(name, value)| name.len() + values(value)).sum();
    if size > 1024 {
        return Err(Failure::bad_request("MessageAttributes take more than 1 KB"));
    }
    Ok(())
}
