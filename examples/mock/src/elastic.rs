//! Elastic channels: how members are spread over sub-channels, and moved when few are left.

use crate::channel::{Channel, Seat};
use crate::failure::Failure;
use crate::store::identifier;
use chime_messaging_types::{ElasticChannelConfiguration, SubChannelSummary};
use std::collections::BTreeMap;

/// What makes a channel elastic.
#[derive(Debug, Clone)]
pub(crate) struct Elastic {
    pub configuration: ElasticChannelConfiguration,
    /// The position of each sub-channel, by its identifier.
    pub sub_channels: BTreeMap<String, u64>,
}

impl Elastic {
    pub(crate) fn new(configuration: ElasticChannelConfiguration) -> Self {
        Self { configuration, sub_channels: BTreeMap::new() }
    }

    /// How many members a sub-channel may have before another one is opened.
    fn target(&self) -> usize {
        usize::try_from(self.configuration.target_memberships_per_sub_channel).unwrap_or(0)
    }

    /// Fewer members than this, and a sub-channel is given up.
    fn least(&self) -> usize {
        let share = usize::try_from(self.configuration.minimum_membership_percentage).unwrap_or(0);
        self.target().saturating_mul(share).div_ceil(100)
    }

    /// The sub-channels in the order in which they were opened.
    fn in_order(&self) -> Vec<&String> {
        let mut order: Vec<_> = self.sub_channels.iter().collect();
        order.sort_by_key(|(_, position)| **position);
        order.into_iter().map(|(id, _)| id).collect()
    }
}

impl Channel {
    /// The sub-channel that a new ordinary member comes to: the first with room, or one that is opened. Nothing where the
    /// channel is not elastic.
    pub(crate) fn place(&mut self, position: u64) -> Result<Option<String>, Failure> {
        let Some(elastic) = &self.elastic else { return Ok(None) };
        let target = elastic.target();
        if let Some(id) = elastic.in_order().into_iter().find(|id| self.head_count(id) < target) {
            return Ok(Some(id.clone()));
        }
        let most = usize::try_from(elastic.configuration.maximum_sub_channels).unwrap_or(0);
        if elastic.sub_channels.len() >= most {
            return Err(Failure::limit("all sub-channels of the channel are full"));
        }
        let id = identifier(position);
        if let Some(elastic) = &mut self.elastic {
            elastic.sub_channels.insert(id.clone(), position);
        }
        Ok(Some(id))
    }

    /// Gives up sub-channels with too few members, whose members go to another one with room for all of them.
    pub(crate) fn rebalance(&mut self) {
        while let Some((from, to)) = self.merger() {
            let leaving: Vec<Seat> = self
                .memberships
                .keys()
                .filter(|seat| seat.sub_channel.as_ref() == Some(&from))
                .cloned()
                .collect();
            for seat in leaving {
                let Some(membership) = self.memberships.remove(&seat) else { continue };
                let seat = Seat { sub_channel: to.clone(), ..seat };
                if seat.sub_channel.is_some() {
                    // A moderator who is there already keeps that membership.
                    self.memberships.entry(seat).or_insert(membership);
                }
            }
            self.messages.retain(|_, message| message.sub_channel.as_ref() != Some(&from));
            if let Some(elastic) = &mut self.elastic {
                elastic.sub_channels.remove(&from);
            }
        }
    }

    /// A sub-channel to give up, and where its members go: nowhere, if it has none.
    fn merger(&self) -> Option<(String, Option<String>)> {
        let elastic = self.elastic.as_ref()?;
        let order = elastic.in_order();
        order.iter().find_map(|from| {
            let leaving = self.head_count(from);
            if leaving >= elastic.least() {
                return None;
            }
            if leaving == 0 {
                return Some(((*from).clone(), None));
            }
            let has_room = |to: &&&String| to != &from && self.head_count(to) + leaving <= elastic.target();
            order.iter().find(has_room).map(|to| ((*from).clone(), Some((*to).clone())))
        })
    }

    /// How many memberships a sub-channel has.
    fn head_count(&self, sub_channel: &str) -> usize {
        let inside = |seat: &&Seat| seat.sub_channel.as_deref() == Some(sub_channel);
        self.memberships.keys().filter(inside).count()
    }

    /// The sub-channels, each with its position.
    pub(crate) fn sub_channels(&self) -> Vec<(u64, SubChannelSummary)> {
        let sub_channels = self.elastic.iter().flat_map(|elastic| &elastic.sub_channels);
        let summary = |(id, position): (&String, &u64)| {
            let count = i32::try_from(self.head_count(id)).unwrap_or(i32::MAX);
            let summary = SubChannelSummary::builder().sub_channel_id(id).membership_count(count);
            (*position, summary.build_unvalidated())
        };
        sub_channels.map(summary).collect()
    }

    /// The sub-channel that a request names, where the channel has one of that name: elastic channels want one named, and
    /// others none.
    pub(crate) fn sub_channel<'a>(&self, named: Option<&'a str>) -> Result<Option<&'a str>, Failure> {
        match (&self.elastic, named) {
            (None, None) => Ok(None),
            (None, Some(_)) => Err(Failure::bad_request("SubChannelId is for elastic channels")),
            (Some(_), None) => Err(Failure::bad_request("elastic channels want a SubChannelId")),
            (Some(elastic), Some(id)) if elastic.sub_channels.contains_key(id) => Ok(Some(id)),
            (Some(_), Some(_)) => Err(Failure::not_found("the sub-channel does not exist")),
        }
    }
}
