//! The state of the mock, and what all operations share: finding things, naming new ones, repeating answers.

use crate::arn::{self, Kind};
use crate::channel::{Channel, Standing};
use crate::config::Config;
use crate::failure::Failure;
use crate::flow::Flow;
use chime_messaging_types::runtime::{DateTime, Utc};
use chime_messaging_types::{
    CreateChannelFlowRequest, CreateChannelRequest, ExpirationCriterion, SendChannelMessageRequest,
    SendChannelMessageResponse, StreamingConfiguration,
};
use std::collections::{BTreeMap, BTreeSet};

/// A moment. The store has no clock: callers say what time it is.
pub type Timestamp = DateTime<Utc>;

/// Everything that the mock remembers, with one method an operation.
///
/// It does no input or output, and the same calls at the same times lead to the same answers: identifiers come from a
/// counter.
#[derive(Debug, Default)]
pub struct Store {
    pub(crate) config: Config,
    pub(crate) channels: BTreeMap<String, Channel>,
    pub(crate) flows: BTreeMap<String, Flow>,
    pub(crate) streams: BTreeMap<String, Vec<StreamingConfiguration>>,
    /// The tags of each resource, by its ARN.
    pub(crate) tags: BTreeMap<String, BTreeMap<String, String>>,
    /// The callbacks that were answered.
    pub(crate) answered: BTreeSet<String>,
    pub(crate) created_channels: Repeats<CreateChannelRequest, String>,
    pub(crate) created_flows: Repeats<CreateChannelFlowRequest, String>,
    pub(crate) sent_messages: Repeats<SendChannelMessageRequest, SendChannelMessageResponse>,
    counter: u64,
}

impl Store {
    /// A store without any channel.
    pub fn new(config: Config) -> Self {
        Self { config, ..Self::default() }
    }

    /// Deletes the channels whose time has come, as the service does in the background.
    pub fn expire(&mut self, now: Timestamp) {
        let expired = |channel: &Channel| {
            let settings = channel.expiration.as_ref()?;
            let since = match settings.expiration_criterion {
                ExpirationCriterion::LastMessageTimestamp => channel.last_message.unwrap_or(channel.created),
                _ => channel.created,
            };
            let days = u64::try_from(settings.expiration_days).ok()?;
            let seconds = u64::try_from((now - since).num_seconds()).ok()?;
            (seconds >= days.saturating_mul(86_400)).then(|| channel.arn.clone())
        };
        let expired: Vec<String> = self.channels.values().filter_map(expired).collect();
        for arn in expired {
            self.forget_channel(&arn);
        }
    }

    /// A channel, and what belongs to it elsewhere.
    pub(crate) fn forget_channel(&mut self, arn: &str) {
        self.channels.remove(arn);
        self.tags.remove(arn);
    }

    /// A number that was not given out before: the position of a new thing in listings.
    pub(crate) fn fresh(&mut self) -> u64 {
        self.counter += 1;
        self.counter
    }

    /// A channel, and what the caller is in it.
    pub(crate) fn enter(&self, channel: &str, bearer: &str) -> Result<(&Channel, Standing), Failure> {
        let channel = self.channel(channel)?;
        let caller = self.caller(bearer, &channel.instance)?;
        Ok((channel, channel.standing(caller)))
    }

    /// A channel to change, and what the caller is in it.
    pub(crate) fn enter_mut(
        &mut self,
        channel: &str,
        bearer: &str,
    ) -> Result<(&mut Channel, Standing), Failure> {
        let standing = self.enter(channel, bearer)?.1;
        let channel = self.channels.get_mut(channel).ok_or_else(no_channel)?;
        Ok((channel, standing))
    }

    pub(crate) fn channel(&self, arn: &str) -> Result<&Channel, Failure> {
        self.channels.get(arn).ok_or_else(no_channel)
    }

    pub(crate) fn flow(&self, arn: &str) -> Result<&Flow, Failure> {
        self.flows.get(arn).ok_or_else(|| Failure::not_found("the channel flow does not exist"))
    }

    /// Who calls, in an app instance.
    pub(crate) fn caller(&self, bearer: &str, instance: &str) -> Result<Caller, Failure> {
        if !arn::is_user_of(bearer, instance) {
            return Err(Failure::forbidden("the caller is not a user or bot of the app instance"));
        }
        Ok(Caller { arn: bearer.to_owned(), administrator: self.config.administrators.contains(bearer) })
    }

    /// The user that an operation about a user is about: the caller, or, for administrators, whoever is named.
    pub(crate) fn subject(&self, bearer: &str, named: Option<&str>) -> Result<String, Failure> {
        let Some(caller) = arn::parse(bearer).filter(|arn| arn.kind == Kind::User) else {
            return Err(Failure::forbidden("the caller is not a user or bot of an app instance"));
        };
        let subject = named.unwrap_or(bearer);
        if !arn::is_user_of(subject, caller.instance) {
            return Err(Failure::forbidden("the user is not one of the caller's app instance"));
        }
        if subject != bearer && !self.config.administrators.contains(bearer) {
            return Err(Failure::forbidden("only administrators may ask about others"));
        }
        Ok(subject.to_owned())
    }
}

/// Who calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Caller {
    pub arn: String,
    pub administrator: bool,
}

/// The identifier of what got a position: unique, and as long as callback ids have to be.
pub(crate) fn identifier(position: u64) -> String {
    format!("{:08x}-0000-4000-8000-{:012x}", position >> 48, position & 0xffff_ffff_ffff)
}

/// The `x-amz-chime-bearer` that the service wants although the model leaves it optional.
pub(crate) fn wanted(bearer: Option<&str>) -> Result<&str, Failure> {
    bearer.ok_or_else(|| Failure::bad_request("the header x-amz-chime-bearer is missing"))
}

pub(crate) fn no_channel() -> Failure {
    Failure::not_found("the channel does not exist")
}

/// What was answered to requests with an idempotency token.
#[derive(Debug)]
pub(crate) struct Repeats<I, O>(BTreeMap<(String, String), (I, O)>);

impl<I, O> Default for Repeats<I, O> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<I: PartialEq, O: Clone> Repeats<I, O> {
    /// The answer that a request had before. The same token with another request is a conflict.
    pub(crate) fn answer(&self, scope: &str, token: &str, input: &I) -> Result<Option<O>, Failure> {
        match self.0.get(&(scope.to_owned(), token.to_owned())) {
            None => Ok(None),
            Some((same, answer)) if same == input => Ok(Some(answer.clone())),
            Some(_) => Err(Failure::conflict("the ClientRequestToken was used for another request")),
        }
    }

    pub(crate) fn remember(&mut self, scope: &str, token: &str, input: I, answer: O) {
        self.0.insert((scope.to_owned(), token.to_owned()), (input, answer));
    }
}
