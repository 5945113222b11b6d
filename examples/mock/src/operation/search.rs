//! Searching for channels by their members.

use crate::arn;
use crate::channel::Channel;
use crate::page::{page, Listing};
use crate::store::{wanted, Store};
use chime_messaging_types::{
    ChannelSummary, SearchChannelsError, SearchChannelsRequest, SearchChannelsResponse, SearchField,
    SearchFieldKey, SearchFieldOperator,
};
use std::collections::BTreeSet;

impl Store {
    /// Users search among the channels that they are members of, administrators among all of the app instance.
    pub fn search_channels(
        &self,
        input: SearchChannelsRequest,
    ) -> Result<SearchChannelsResponse, SearchChannelsError> {
        let bearer = wanted(input.chime_bearer.as_deref())?;
        let instance = arn::parse(bearer).map(|arn| arn.instance).unwrap_or_default();
        let caller = self.caller(bearer, instance)?;
        let found = |channel: &&Channel| {
            channel.instance == instance
                && (caller.administrator || channel.is_member(bearer))
                && input.fields.iter().all(|field| satisfies(channel, field))
        };
        let channels: Vec<(u64, ChannelSummary)> = self
            .channels
            .values()
            .filter(found)
            .map(|channel| (channel.position, channel.summary()))
            .collect();
        let mut of = vec!["SearchChannels", bearer];
        for field in &input.fields {
            of.extend([field.key.as_str(), field.operator.as_str()]);
            of.extend(field.values.iter().map(String::as_str));
        }
        let listing = Listing {
            of: &of,
            descending: false,
            max_results: input.max_results,
            next_token: input.next_token.as_deref(),
        };
        let page = page(&listing, channels)?;
        let mut response = SearchChannelsResponse::builder().channels(page.items).build_unvalidated();
        response.next_token = page.next;
        Ok(response)
    }
}

fn satisfies(channel: &Channel, field: &SearchField) -> bool {
    let members: BTreeSet<&str> = match field.key {
        SearchFieldKey::Members => channel.memberships.keys().map(|seat| seat.member.as_str()).collect(),
        _ => return false,
    };
    let values: BTreeSet<&str> = field.values.iter().map(String::as_str).collect();
    match field.operator {
        SearchFieldOperator::Equals => members == values,
        SearchFieldOperator::Includes => members.is_superset(&values),
        _ => false,
    }
}
