//! Memberships as their user sees them, and how far one has read.

use crate::channel::{Channel, Membership, Seat};
use crate::failure::Failure;
use crate::page::{page, Listing};
use crate::store::{Store, Timestamp};
use chime_messaging_types::{
    AppInstanceUserMembershipSummary, ChannelMembershipForAppInstanceUserSummary,
    DescribeChannelMembershipForAppInstanceUserError, DescribeChannelMembershipForAppInstanceUserRequest,
    DescribeChannelMembershipForAppInstanceUserResponse, ListChannelMembershipsForAppInstanceUserError,
    ListChannelMembershipsForAppInstanceUserRequest, ListChannelMembershipsForAppInstanceUserResponse,
    UpdateChannelReadMarkerError, UpdateChannelReadMarkerRequest, UpdateChannelReadMarkerResponse,
};

impl Store {
    /// About oneself, or, for administrators, about others.
    pub fn describe_channel_membership_for_app_instance_user(
        &self,
        input: DescribeChannelMembershipForAppInstanceUserRequest,
    ) -> Result<
        DescribeChannelMembershipForAppInstanceUserResponse,
        DescribeChannelMembershipForAppInstanceUserError,
    > {
        let channel = self.enter(&input.channel_arn, &input.chime_bearer)?.0;
        let user = self.subject(&input.chime_bearer, Some(&input.app_instance_user_arn))?;
        let (seat, membership) =
            channel.seat(&user, None).ok_or_else(|| Failure::not_found("the membership does not exist"))?;
        Ok(DescribeChannelMembershipForAppInstanceUserResponse::builder()
            .channel_membership(summary(channel, seat, membership))
            .build_unvalidated())
    }

    /// About oneself, or, for administrators, about others.
    pub fn list_channel_memberships_for_app_instance_user(
        &self,
        input: ListChannelMembershipsForAppInstanceUserRequest,
    ) -> Result<ListChannelMembershipsForAppInstanceUserResponse, ListChannelMembershipsForAppInstanceUserError>
    {
        let user = self.subject(&input.chime_bearer, input.app_instance_user_arn.as_deref())?;
        let memberships: Vec<_> = self
            .channels
            .values()
            .flat_map(|channel| {
                channel.seats(&user).map(move |(seat, membership)| (channel, seat, membership))
            })
            .map(|(channel, seat, membership)| (membership.position, summary(channel, seat, membership)))
            .collect();
        let listing = Listing {
            of: &["ListChannelMembershipsForAppInstanceUser", &user],
            descending: false,
            max_results: input.max_results,
            next_token: input.next_token.as_deref(),
        };
        let page = page(&listing, memberships)?;
        let mut response = ListChannelMembershipsForAppInstanceUserResponse::builder()
            .channel_memberships(page.items)
            .build_unvalidated();
        response.next_token = page.next;
        Ok(response)
    }

    /// The time of the call becomes the caller's read marker.
    pub fn update_channel_read_marker(
        &mut self,
        now: Timestamp,
        input: UpdateChannelReadMarkerRequest,
    ) -> Result<UpdateChannelReadMarkerResponse, UpdateChannelReadMarkerError> {
        let (channel, standing) = self.enter_mut(&input.channel_arn, &input.chime_bearer)?;
        channel.not_elastic("read markers")?;
        standing.belonging()?;
        if let Some(membership) = channel.memberships.get_mut(&Seat::new(&standing.arn, None)) {
            membership.read = Some(now);
            membership.updated = now;
        }
        Ok(UpdateChannelReadMarkerResponse::builder().channel_arn(input.channel_arn).build_unvalidated())
    }
}

fn summary(
    channel: &Channel,
    seat: &Seat,
    membership: &Membership,
) -> ChannelMembershipForAppInstanceUserSummary {
    let mut own =
        AppInstanceUserMembershipSummary::builder().r#type(membership.kind.clone()).build_unvalidated();
    own.read_marker_timestamp = membership.read;
    own.sub_channel_id.clone_from(&seat.sub_channel);
    ChannelMembershipForAppInstanceUserSummary::builder()
        .channel_summary(channel.summary())
        .app_instance_user_membership_summary(own)
        .build_unvalidated()
}
