//! Listing the sub-channels of an elastic channel.

use crate::failure::Failure;
use crate::page::{page, Listing};
use crate::store::Store;
use chime_messaging_types::{ListSubChannelsError, ListSubChannelsRequest, ListSubChannelsResponse};

impl Store {
    /// For moderators and administrators.
    pub fn list_sub_channels(
        &self,
        input: ListSubChannelsRequest,
    ) -> Result<ListSubChannelsResponse, ListSubChannelsError> {
        let (channel, standing) = self.enter(&input.channel_arn, &input.chime_bearer)?;
        standing.leading()?;
        if channel.elastic.is_none() {
            return Err(Failure::bad_request("the channel is not elastic").into());
        }
        let listing = Listing {
            of: &["ListSubChannels", &input.channel_arn],
            descending: false,
            max_results: input.max_results,
            next_token: input.next_token.as_deref(),
        };
        let page = page(&listing, channel.sub_channels())?;
        let mut response = ListSubChannelsResponse::builder()
            .channel_arn(&input.channel_arn)
            .sub_channels(page.items)
            .build_unvalidated();
        response.next_token = page.next;
        Ok(response)
    }
}
