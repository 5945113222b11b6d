//! A message: what was sent, what processors still look at, and who sees which of it.

use crate::channel::Standing;
use crate::config::Config;
use crate::store::Timestamp;
use chime_messaging_types::{
    ChannelMessage, ChannelMessagePersistenceType, ChannelMessageStatus, ChannelMessageStatusStructure,
    ChannelMessageSummary, ChannelMessageType, MessageAttributeValue, Processor, Target,
};
use std::collections::BTreeMap;

/// A message.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    pub position: u64,
    pub id: String,
    pub sender: String,
    pub kind: ChannelMessageType,
    pub persistence: ChannelMessagePersistenceType,
    pub created: Timestamp,
    pub updated: Timestamp,
    pub redacted: bool,
    /// The one member who, besides the sender, may see it.
    pub target: Option<String>,
    pub sub_channel: Option<String>,
    /// What the recipients see; nothing before the processors have passed it on.
    pub sent: Option<Version>,
    /// What processors look at.
    pub pending: Option<Pending>,
}

/// What a message says.
#[derive(Debug, Clone)]
pub(crate) struct Version {
    pub content: Option<String>,
    pub metadata: Option<String>,
    pub content_type: Option<String>,
    pub attributes: Option<BTreeMap<String, MessageAttributeValue>>,
    /// When the content changed, if it did.
    pub edited: Option<Timestamp>,
}

/// A version on its way through processors.
#[derive(Debug, Clone)]
pub(crate) struct Pending {
    pub version: Version,
    /// The callback id of the present invocation.
    pub callback: String,
    /// When the present processor was invoked.
    pub invoked: Timestamp,
    /// The processors that have not answered, the invoked one first.
    pub processors: Vec<Processor>,
}

impl Message {
    /// Whether someone may see the message, or do something about it.
    pub(crate) fn concerns(&self, standing: &Standing) -> bool {
        match &self.target {
            None => true,
            Some(target) => *target == standing.arn || self.sender == standing.arn,
        }
    }

    /// What someone sees of the message: its sender what is pending, others what was sent.
    pub(crate) fn seen_by(&self, standing: &Standing) -> Option<(&Version, ChannelMessageStatus)> {
        if !self.concerns(standing) {
            return None;
        }
        match &self.pending {
            Some(pending) if self.sender == standing.arn => {
                Some((&pending.version, ChannelMessageStatus::Pending))
            }
            _ => self.sent.as_ref().map(|version| (version, ChannelMessageStatus::Sent)),
        }
    }

    /// How far the message has come.
    pub(crate) fn status(&self) -> ChannelMessageStatusStructure {
        status(match self.pending {
            Some(_) => ChannelMessageStatus::Pending,
            None => ChannelMessageStatus::Sent,
        })
    }

    /// One version of the message, in full.
    pub(crate) fn describe(
        &self,
        channel: &str,
        version: &Version,
        value: ChannelMessageStatus,
        config: &Config,
    ) -> ChannelMessage {
        let mut message = ChannelMessage::builder()
            .channel_arn(channel)
            .message_id(&self.id)
            .r#type(self.kind.clone())
            .persistence(self.persistence.clone())
            .created_timestamp(self.created)
            .last_updated_timestamp(self.updated)
            .sender(config.identity(&self.sender))
            .redacted(self.redacted)
            .status(status(value))
            .build_unvalidated();
        message.content.clone_from(&version.content);
        message.metadata.clone_from(&version.metadata);
        message.content_type.clone_from(&version.content_type);
        message.message_attributes.clone_from(&version.attributes);
        message.last_edited_timestamp = version.edited;
        message.sub_channel_id.clone_from(&self.sub_channel);
        message.target = self.targets();
        message
    }

    /// One version of the message, as listings show it.
    pub(crate) fn summary(
        &self,
        version: &Version,
        value: ChannelMessageStatus,
        config: &Config,
    ) -> ChannelMessageSummary {
        let mut summary = ChannelMessageSummary::builder()
            .message_id(&self.id)
            .r#type(self.kind.clone())
            .created_timestamp(self.created)
            .last_updated_timestamp(self.updated)
            .sender(config.identity(&self.sender))
            .redacted(self.redacted)
            .status(status(value))
            .build_unvalidated();
        summary.content.clone_from(&version.content);
        summary.metadata.clone_from(&version.metadata);
        summary.content_type.clone_from(&version.content_type);
        summary.message_attributes.clone_from(&version.attributes);
        summary.last_edited_timestamp = version.edited;
        summary.target = self.targets();
        summary
    }

    fn targets(&self) -> Option<Vec<Target>> {
        let target = self.target.as_deref()?;
        Some(vec![Target::builder().member_arn(target).build_unvalidated()])
    }
}

fn status(value: ChannelMessageStatus) -> ChannelMessageStatusStructure {
    ChannelMessageStatusStructure::builder().value(value).build_unvalidated()
}
