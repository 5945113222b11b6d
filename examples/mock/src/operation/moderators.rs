//! Making, describing, listing and dismissing moderators, and the channels that they moderate.

use crate::arn;
use crate::channel::Appointment;
use crate::failure::Failure;
use crate::page::{page, Listing};
use crate::store::{Store, Timestamp};
use chime_messaging_types::{
    ChannelModeratedByAppInstanceUserSummary, ChannelModerator, ChannelModeratorSummary,
    CreateChannelModeratorError, CreateChannelModeratorRequest, CreateChannelModeratorResponse,
    DeleteChannelModeratorError, DeleteChannelModeratorRequest,
    DescribeChannelModeratedByAppInstanceUserError, DescribeChannelModeratedByAppInstanceUserRequest,
    DescribeChannelModeratedByAppInstanceUserResponse, DescribeChannelModeratorError,
    DescribeChannelModeratorRequest, DescribeChannelModeratorResponse, ListChannelModeratorsError,
    ListChannelModeratorsRequest, ListChannelModeratorsResponse, ListChannelsModeratedByAppInstanceUserError,
    ListChannelsModeratedByAppInstanceUserRequest, ListChannelsModeratedByAppInstanceUserResponse,
};

impl Store {
    /// For moderators and administrators. In an elastic channel, the new moderator's memberships end.
    pub fn create_channel_moderator(
        &mut self,
        now: Timestamp,
        input: CreateChannelModeratorRequest,
    ) -> Result<CreateChannelModeratorResponse, CreateChannelModeratorError> {
        let limit = self.config.limits.moderators;
        let position = self.fresh();
        let (channel, standing) = self.enter_mut(&input.channel_arn, &input.chime_bearer)?;
        standing.leading()?;
        let new = &input.channel_moderator_arn;
        if !arn::is_user_of(new, &channel.instance) {
            return Err(Failure::bad_request("the moderator is not a user or bot of the app instance").into());
        }
        if channel.bans.contains_key(new) {
            return Err(Failure::forbidden("the moderator is banned from the channel").into());
        }
        if channel.moderators.contains_key(new) {
            return Err(Failure::conflict("the user is a moderator of the channel").into());
        }
        if channel.moderators.len() >= limit {
            return Err(Failure::limit("the channel has as many moderators as it may").into());
        }
        let appointment = Appointment { position, by: standing.arn, created: now };
        channel.moderators.insert(new.clone(), appointment);
        if channel.elastic.is_some() {
            channel.remove_member(new, None);
        }
        Ok(CreateChannelModeratorResponse::builder()
            .channel_arn(&input.channel_arn)
            .channel_moderator(self.config.identity(new))
            .build_unvalidated())
    }

    /// For moderators and administrators.
    pub fn describe_channel_moderator(
        &self,
        input: DescribeChannelModeratorRequest,
    ) -> Result<DescribeChannelModeratorResponse, DescribeChannelModeratorError> {
        let (channel, standing) = self.enter(&input.channel_arn, &input.chime_bearer)?;
        standing.leading()?;
        let appointment = channel.moderators.get(&input.channel_moderator_arn);
        let appointment = appointment.ok_or_else(|| Failure::not_found("the moderator does not exist"))?;
        let moderator = ChannelModerator::builder()
            .moderator(self.config.identity(&input.channel_moderator_arn))
            .channel_arn(&input.channel_arn)
            .created_timestamp(appointment.created)
            .created_by(self.config.identity(&appointment.by));
        Ok(DescribeChannelModeratorResponse::builder()
            .channel_moderator(moderator.build_unvalidated())
            .build_unvalidated())
    }

    /// For moderators and administrators.
    pub fn list_channel_moderators(
        &self,
        input: ListChannelModeratorsRequest,
    ) -> Result<ListChannelModeratorsResponse, ListChannelModeratorsError> {
        let (channel, standing) = self.enter(&input.channel_arn, &input.chime_bearer)?;
        standing.leading()?;
        let summary = |arn: &str| {
            ChannelModeratorSummary::builder().moderator(self.config.identity(arn)).build_unvalidated()
        };
        let moderators = channel.moderators.iter();
        let moderators: Vec<_> =
            moderators.map(|(arn, appointment)| (appointment.position, summary(arn))).collect();
        let listing = Listing {
            of: &["ListChannelModerators", &channel.arn],
            descending: false,
            max_results: input.max_results,
            next_token: input.next_token.as_deref(),
        };
        let page = page(&listing, moderators)?;
        let mut response = ListChannelModeratorsResponse::builder()
            .channel_arn(&input.channel_arn)
            .channel_moderators(page.items)
            .build_unvalidated();
        response.next_token = page.next;
        Ok(response)
    }

    /// For moderators and administrators. Who is not a moderator stays so.
    pub fn delete_channel_moderator(
        &mut self,
        input: DeleteChannelModeratorRequest,
    ) -> Result<(), DeleteChannelModeratorError> {
        let (channel, standing) = self.enter_mut(&input.channel_arn, &input.chime_bearer)?;
        standing.leading()?;
        channel.moderators.remove(&input.channel_moderator_arn);
        Ok(())
    }

    /// About oneself, or, for administrators, about others.
    pub fn describe_channel_moderated_by_app_instance_user(
        &self,
        input: DescribeChannelModeratedByAppInstanceUserRequest,
    ) -> Result<
        DescribeChannelModeratedByAppInstanceUserResponse,
        DescribeChannelModeratedByAppInstanceUserError,
    > {
        let channel = self.enter(&input.channel_arn, &input.chime_bearer)?.0;
        let user = self.subject(&input.chime_bearer, Some(&input.app_instance_user_arn))?;
        channel.not_elastic("description by moderator")?;
        if !channel.moderators.contains_key(&user) {
            return Err(Failure::not_found("the user does not moderate the channel").into());
        }
        let summary = ChannelModeratedByAppInstanceUserSummary::builder().channel_summary(channel.summary());
        Ok(DescribeChannelModeratedByAppInstanceUserResponse::builder()
            .channel(summary.build_unvalidated())
            .build_unvalidated())
    }

    /// About oneself, or, for administrators, about others.
    pub fn list_channels_moderated_by_app_instance_user(
        &self,
        input: ListChannelsModeratedByAppInstanceUserRequest,
    ) -> Result<ListChannelsModeratedByAppInstanceUserResponse, ListChannelsModeratedByAppInstanceUserError>
    {
        let user = self.subject(&input.chime_bearer, input.app_instance_user_arn.as_deref())?;
        let channels = self.channels.values().filter_map(|channel| {
            let appointment = channel.moderators.get(&user)?;
            let summary =
                ChannelModeratedByAppInstanceUserSummary::builder().channel_summary(channel.summary());
            Some((appointment.position, summary.build_unvalidated()))
        });
        let listing = Listing {
            of: &["ListChannelsModeratedByAppInstanceUser", &user],
            descending: false,
            max_results: input.max_results,
            next_token: input.next_token.as_deref(),
        };
        let page = page(&listing, channels.collect())?;
        let mut response = ListChannelsModeratedByAppInstanceUserResponse::builder()
            .channels(page.items)
            .build_unvalidated();
        response.next_token = page.next;
        Ok(response)
    }
}
