//! A channel and who is in it: what the operations on channels change and show.

use crate::config::Config;
use crate::elastic::Elastic;
use crate::failure::Failure;
use crate::message::Message;
use crate::store::{Caller, Timestamp};
use chime_messaging_types::{
    ChannelMembershipPreferences, ChannelSummary, ExpirationSettings, Identity, Mode, Privacy, Type,
};
use std::collections::BTreeMap;

/// A channel.
#[derive(Debug, Clone)]
pub(crate) struct Channel {
    pub position: u64,
    pub arn: String,
    /// The ARN of its app instance.
    pub instance: String,
    pub name: String,
    pub mode: Mode,
    pub privacy: Privacy,
    pub metadata: Option<String>,
    pub created_by: String,
    pub created: Timestamp,
    pub updated: Timestamp,
    pub last_message: Option<Timestamp>,
    /// The ARN of the flow that processes its messages.
    pub flow: Option<String>,
    pub elastic: Option<Elastic>,
    pub expiration: Option<ExpirationSettings>,
    pub memberships: BTreeMap<Seat, Membership>,
    pub moderators: BTreeMap<String, Appointment>,
    pub bans: BTreeMap<String, Appointment>,
    /// Its messages by identifier.
    pub messages: BTreeMap<String, Message>,
}

/// Where a member is: moderators of an elastic channel may be in several of its sub-channels.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Seat {
    pub member: String,
    pub sub_channel: Option<String>,
}

/// A membership.
#[derive(Debug, Clone)]
pub(crate) struct Membership {
    pub position: u64,
    pub kind: Type,
    pub invited_by: String,
    pub created: Timestamp,
    pub updated: Timestamp,
    pub preferences: Option<ChannelMembershipPreferences>,
    pub read: Option<Timestamp>,
}

/// What makes a moderator, or somebody banned: who said so, and when.
#[derive(Debug, Clone)]
pub(crate) struct Appointment {
    pub position: u64,
    pub by: String,
    pub created: Timestamp,
}

/// What a caller is in a channel.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    /// The caller's ARN.
    pub arn: String,
    pub administrator: bool,
    pub moderator: bool,
    pub member: bool,
    /// Whether everyone in the app instance may look into the channel.
    public: bool,
}

impl Channel {
    pub(crate) fn standing(&self, caller: Caller) -> Standing {
        Standing {
            moderator: self.moderators.contains_key(&caller.arn),
            member: self.is_member(&caller.arn),
            public: self.privacy == Privacy::Public,
            administrator: caller.administrator,
            arn: caller.arn,
        }
    }

    pub(crate) fn is_member(&self, arn: &str) -> bool {
        self.seats(arn).next().is_some()
    }

    /// The memberships of one user or bot: one, but for moderators of elastic channels.
    pub(crate) fn seats<'a>(&'a self, arn: &str) -> impl Iterator<Item = (&'a Seat, &'a Membership)> {
        let first = Seat { member: arn.to_owned(), sub_channel: None };
        let member = arn.to_owned();
        self.memberships.range(first..).take_while(move |(seat, _)| seat.member == member)
    }

    /// The membership of one user or bot, in the sub-channel that is named, or else in any.
    pub(crate) fn seat(&self, arn: &str, sub_channel: Option<&str>) -> Option<(&Seat, &Membership)> {
        self.seats(arn).find(|(seat, _)| sub_channel.is_none() || seat.sub_channel.as_deref() == sub_channel)
    }

    /// The channel as listings show it.
    pub(crate) fn summary(&self) -> ChannelSummary {
        let mut summary = ChannelSummary::builder()
            .name(&self.name)
            .channel_arn(&self.arn)
            .mode(self.mode.clone())
            .privacy(self.privacy.clone())
            .build_unvalidated();
        summary.metadata.clone_from(&self.metadata);
        summary.last_message_timestamp = self.last_message;
        summary
    }

    /// The channel in full.
    pub(crate) fn describe(&self, config: &Config) -> chime_messaging_types::Channel {
        let mut channel = chime_messaging_types::Channel::builder()
            .name(&self.name)
            .channel_arn(&self.arn)
            .mode(self.mode.clone())
            .privacy(self.privacy.clone())
            .created_by(config.identity(&self.created_by))
            .created_timestamp(self.created)
            .last_updated_timestamp(self.updated)
            .build_unvalidated();
        channel.metadata.clone_from(&self.metadata);
        channel.last_message_timestamp = self.last_message;
        channel.channel_flow_arn.clone_from(&self.flow);
        channel.elastic_channel_configuration =
            self.elastic.as_ref().map(|elastic| elastic.configuration.clone());
        channel.expiration_settings.clone_from(&self.expiration);
        channel
    }

    /// Refuses what elastic channels do not have.
    pub(crate) fn not_elastic(&self, what: &str) -> Result<(), Failure> {
        match self.elastic {
            Some(_) => Err(Failure::bad_request(format!("elastic channels have no {what}"))),
            None => Ok(()),
        }
    }
}

impl Seat {
    pub(crate) fn new(member: &str, sub_channel: Option<&str>) -> Self {
        Self { member: member.to_owned(), sub_channel: sub_channel.map(str::to_owned) }
    }

    pub(crate) fn identity(&self, config: &Config) -> Identity {
        config.identity(&self.member)
    }
}

impl Standing {
    pub(crate) fn leads(&self) -> bool {
        self.administrator || self.moderator
    }

    /// Refuses all but moderators and administrators.
    pub(crate) fn leading(&self) -> Result<(), Failure> {
        if self.leads() {
            Ok(())
        } else {
            Err(Failure::forbidden("only moderators and administrators may do this"))
        }
    }

    /// Refuses those who may not see what happens in the channel.
    pub(crate) fn reading(&self) -> Result<(), Failure> {
        if self.public || self.member || self.leads() {
            Ok(())
        } else {
            Err(Failure::forbidden("the channel is private, and the caller is not a member"))
        }
    }

    /// Refuses all but administrators.
    pub(crate) fn administering(&self) -> Result<(), Failure> {
        if self.administrator {
            Ok(())
        } else {
            Err(Failure::forbidden("only administrators may do this"))
        }
    }

    /// Refuses all but members.
    pub(crate) fn belonging(&self) -> Result<(), Failure> {
        if self.member {
            Ok(())
        } else {
            Err(Failure::forbidden("only members may do this"))
        }
    }
}
