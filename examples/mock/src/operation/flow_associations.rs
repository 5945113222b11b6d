//! Which channels a flow works on.

use crate::failure::Failure;
use crate::page::{page, Listing};
use crate::store::Store;
use chime_messaging_types::{
    AssociateChannelFlowError, AssociateChannelFlowRequest, ChannelAssociatedWithFlowSummary,
    DisassociateChannelFlowError, DisassociateChannelFlowRequest, ListChannelsAssociatedWithChannelFlowError,
    ListChannelsAssociatedWithChannelFlowRequest, ListChannelsAssociatedWithChannelFlowResponse,
};

impl Store {
    /// For moderators and administrators. A channel has one flow at most.
    pub fn associate_channel_flow(
        &mut self,
        input: AssociateChannelFlowRequest,
    ) -> Result<(), AssociateChannelFlowError> {
        let (channel, standing) = self.enter(&input.channel_arn, &input.chime_bearer)?;
        standing.leading()?;
        if self.flow(&input.channel_flow_arn)?.instance != channel.instance {
            return Err(Failure::bad_request("the channel flow is of another app instance").into());
        }
        if channel.flow.as_ref().is_some_and(|flow| *flow != input.channel_flow_arn) {
            return Err(Failure::conflict("the channel has another channel flow").into());
        }
        let (channel, _) = self.enter_mut(&input.channel_arn, &input.chime_bearer)?;
        channel.flow = Some(input.channel_flow_arn);
        Ok(())
    }

    /// For moderators and administrators. Messages that are being processed still wait for their processors.
    pub fn disassociate_channel_flow(
        &mut self,
        input: DisassociateChannelFlowRequest,
    ) -> Result<(), DisassociateChannelFlowError> {
        let (channel, standing) = self.enter_mut(&input.channel_arn, &input.chime_bearer)?;
        standing.leading()?;
        if channel.flow.as_ref() != Some(&input.channel_flow_arn) {
            return Err(Failure::not_found("the channel flow is not associated with the channel").into());
        }
        channel.flow = None;
        Ok(())
    }

    /// In the order in which the channels were created.
    pub fn list_channels_associated_with_channel_flow(
        &self,
        input: ListChannelsAssociatedWithChannelFlowRequest,
    ) -> Result<ListChannelsAssociatedWithChannelFlowResponse, ListChannelsAssociatedWithChannelFlowError>
    {
        let flow = &self.flow(&input.channel_flow_arn)?.arn;
        let channels = self.channels.values().filter(|channel| channel.flow.as_ref() == Some(flow));
        let channels = channels.map(|channel| {
            let mut summary = ChannelAssociatedWithFlowSummary::builder()
                .name(&channel.name)
                .channel_arn(&channel.arn)
                .mode(channel.mode.clone())
                .privacy(channel.privacy.clone())
                .build_unvalidated();
            summary.metadata.clone_from(&channel.metadata);
            (channel.position, summary)
        });
        let listing = Listing {
            of: &["ListChannelsAssociatedWithChannelFlow", flow],
            descending: false,
            max_results: input.max_results,
            next_token: input.next_token.as_deref(),
        };
        let page = page(&listing, channels.collect())?;
        let mut response =
            ListChannelsAssociatedWithChannelFlowResponse::builder().channels(page.items).build_unvalidated();
        response.next_token = page.next;
        Ok(response)
    }
}
