//! Banning, and lifting bans.

use crate::arn;
use crate::channel::Appointment;
use crate::failure::Failure;
use crate::page::{page, Listing};
use crate::store::{Store, Timestamp};
use chime_messaging_types::{
    ChannelBan, ChannelBanSummary, CreateChannelBanError, CreateChannelBanRequest, CreateChannelBanResponse,
    DeleteChannelBanError, DeleteChannelBanRequest, DescribeChannelBanError, DescribeChannelBanRequest,
    DescribeChannelBanResponse, ListChannelBansError, ListChannelBansRequest, ListChannelBansResponse,
};

impl Store {
    /// For moderators and administrators, who cannot be banned themselves. Ends the membership.
    pub fn create_channel_ban(
        &mut self,
        now: Timestamp,
        input: CreateChannelBanRequest,
    ) -> Result<CreateChannelBanResponse, CreateChannelBanError> {
        let limit = self.config.limits.bans;
        let administrator = self.config.administrators.contains(&input.member_arn);
        let position = self.fresh();
        let (channel, standing) = self.enter_mut(&input.channel_arn, &input.chime_bearer)?;
        standing.leading()?;
        let member = &input.member_arn;
        if !arn::is_user_of(member, &channel.instance) {
            return Err(Failure::bad_request("the member is not a user or bot of the app instance").into());
        }
        if administrator || channel.moderators.contains_key(member) {
            return Err(Failure::forbidden("moderators and administrators cannot be banned").into());
        }
        if channel.bans.contains_key(member) {
            return Err(Failure::conflict("the user is banned from the channel").into());
        }
        if channel.bans.len() >= limit {
            return Err(Failure::limit("the channel has as many bans as it may").into());
        }
        channel.bans.insert(member.clone(), Appointment { position, by: standing.arn, created: now });
        channel.remove_member(member, None);
        Ok(CreateChannelBanResponse::builder()
            .channel_arn(&input.channel_arn)
            .member(self.config.identity(member))
            .build_unvalidated())
    }

    /// For moderators and administrators.
    pub fn describe_channel_ban(
        &self,
        input: DescribeChannelBanRequest,
    ) -> Result<DescribeChannelBanResponse, DescribeChannelBanError> {
        let (channel, standing) = self.enter(&input.channel_arn, &input.chime_bearer)?;
        standing.leading()?;
        let appointment = channel.bans.get(&input.member_arn);
        let appointment = appointment.ok_or_else(|| Failure::not_found("the ban does not exist"))?;
        let ban = ChannelBan::builder()
            .member(self.config.identity(&input.member_arn))
            .channel_arn(&input.channel_arn)
            .created_timestamp(appointment.created)
            .created_by(self.config.identity(&appointment.by));
        Ok(DescribeChannelBanResponse::builder().channel_ban(ban.build_unvalidated()).build_unvalidated())
    }

    /// For moderators and administrators.
    pub fn list_channel_bans(
        &self,
        input: ListChannelBansRequest,
    ) -> Result<ListChannelBansResponse, ListChannelBansError> {
        let (channel, standing) = self.enter(&input.channel_arn, &input.chime_bearer)?;
        standing.leading()?;
        let summary =
            |arn: &str| ChannelBanSummary::builder().member(self.config.identity(arn)).build_unvalidated();
        let bans: Vec<_> =
            channel.bans.iter().map(|(arn, appointment)| (appointment.position, summary(arn))).collect();
        let listing = Listing {
            of: &["ListChannelBans", &channel.arn],
            descending: false,
            max_results: input.max_results,
            next_token: input.next_token.as_deref(),
        };
        let page = page(&listing, bans)?;
        let mut response = ListChannelBansResponse::builder()
            .channel_arn(&input.channel_arn)
            .channel_bans(page.items)
            .build_unvalidated();
        response.next_token = page.next;
        Ok(response)
    }

    /// For moderators and administrators. Who is not banned stays so.
    pub fn delete_channel_ban(
        &mut self,
        input: DeleteChannelBanRequest,
    ) -> Result<(), DeleteChannelBanError> {
        let (channel, standing) = self.enter_mut(&input.channel_arn, &input.chime_bearer)?;
        standing.leading()?;
        channel.bans.remove(&input.member_arn);
        Ok(())
    }
}
