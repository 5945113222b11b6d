//! What the mock is told: what other services know about users, and how much of everything there may be.

use crate::arn;
use chime_messaging_types::Identity;
use std::collections::{BTreeMap, BTreeSet};

/// What the mock is told.
///
/// App instances and their users are kept by another service, Amazon Chime SDK Identity. The mock takes every
/// well-formed ARN for one that exists there, and is told the rest here.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The users and bots that are administrators of their app instance, by ARN.
    pub administrators: BTreeSet<String>,
    /// The display names of users and bots, by ARN. Who is not here is called by the last part of the ARN.
    pub names: BTreeMap<String, String>,
    /// The quotas.
    pub limits: Limits,
    /// The host that clients are told to open their WebSockets to.
    pub session_host: String,
}

/// How much of everything there may be: the service's own quotas unless it is said otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Channels of one app instance.
    pub channels: usize,
    /// Memberships of one channel that is not elastic.
    pub memberships: usize,
    /// Moderators of one channel.
    pub moderators: usize,
    /// Bans of one channel.
    pub bans: usize,
    /// Channel flows of one app instance.
    pub flows: usize,
    /// Processors of one channel flow.
    pub processors: usize,
    /// Tags of one resource.
    pub tags: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            channels: 10_000_000,
            memberships: 10_000,
            moderators: 1_000,
            bans: 1_000,
            flows: 100,
            processors: 1,
            tags: 50,
        }
    }
}

impl Config {
    /// A user or bot by ARN and display name.
    pub(crate) fn identity(&self, arn: &str) -> Identity {
        let name = self.names.get(arn).map(String::as_str);
        let name = name.or_else(|| arn::parse(arn).map(|arn| arn.id)).unwrap_or_default();
        Identity::builder().arn(arn).name(name).build_unvalidated()
    }
}
