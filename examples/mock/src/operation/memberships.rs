//! Adding, describing, listing and removing members.

use crate::arn;
use crate::channel::{Channel, Membership, Seat, Standing};
use crate::failure::Failure;
use crate::page::{page, Listing};
use crate::store::{no_channel, Store, Timestamp};
use chime_messaging_types::{
    BatchChannelMemberships, BatchCreateChannelMembershipError, BatchCreateChannelMembershipOperationError,
    BatchCreateChannelMembershipRequest, BatchCreateChannelMembershipResponse, ChannelMembership,
    ChannelMembershipSummary, CreateChannelMembershipError, CreateChannelMembershipRequest,
    CreateChannelMembershipResponse, DeleteChannelMembershipError, DeleteChannelMembershipRequest,
    DescribeChannelMembershipError, DescribeChannelMembershipRequest, DescribeChannelMembershipResponse,
    ListChannelMembershipsError, ListChannelMembershipsRequest, ListChannelMembershipsResponse, Mode, Type,
};

impl Store {
    /// In an unrestricted channel for members too, else for moderators and administrators.
    pub fn create_channel_membership(
        &mut self,
        now: Timestamp,
        input: CreateChannelMembershipRequest,
    ) -> Result<CreateChannelMembershipResponse, CreateChannelMembershipError> {
        let (channel, standing) = self.enter(&input.channel_arn, &input.chime_bearer)?;
        adding(channel, &standing, &input.r#type)?;
        let wish = Wish { kind: &input.r#type, sub_channel: input.sub_channel_id.as_deref() };
        let seat = self.add_member(now, &input.channel_arn, &standing.arn, &input.member_arn, &wish)?;
        let mut response = CreateChannelMembershipResponse::builder()
            .channel_arn(&input.channel_arn)
            .member(seat.identity(&self.config))
            .build_unvalidated();
        response.sub_channel_id = seat.sub_channel;
        Ok(response)
    }

    /// Each member is added or refused on its own.
    pub fn batch_create_channel_membership(
        &mut self,
        now: Timestamp,
        input: BatchCreateChannelMembershipRequest,
    ) -> Result<BatchCreateChannelMembershipResponse, BatchCreateChannelMembershipOperationError> {
        let kind = input.r#type.unwrap_or(Type::Default);
        let (channel, standing) = self.enter(&input.channel_arn, &input.chime_bearer)?;
        adding(channel, &standing, &kind)?;
        let wish = Wish { kind: &kind, sub_channel: input.sub_channel_id.as_deref() };
        let mut seats = Vec::new();
        let mut errors = Vec::new();
        for member in &input.member_arns {
            match self.add_member(now, &input.channel_arn, &standing.arn, member, &wish) {
                Ok(seat) => seats.push(seat),
                Err(failure) => errors.push(
                    BatchCreateChannelMembershipError::builder()
                        .member_arn(member)
                        .error_code(failure.kind.code())
                        .error_message(failure.message)
                        .build_unvalidated(),
                ),
            }
        }
        let mut memberships = BatchChannelMemberships::builder()
            .invited_by(self.config.identity(&input.chime_bearer))
            .r#type(kind.clone())
            .members(seats.iter().map(|seat| seat.identity(&self.config)))
            .channel_arn(&input.channel_arn)
            .build_unvalidated();
        // One batch may fill several sub-channels; the response has room for one.
        memberships.sub_channel_id = seats.into_iter().next().and_then(|seat| seat.sub_channel);
        Ok(BatchCreateChannelMembershipResponse::builder()
            .batch_channel_memberships(memberships)
            .errors(errors)
            .build_unvalidated())
    }

    fn add_member(
        &mut self,
        now: Timestamp,
        channel: &str,
        by: &str,
        member: &str,
        wish: &Wish<'_>,
    ) -> Result<Seat, Failure> {
        let limit = self.config.limits.memberships;
        let position = self.fresh();
        let channel = self.channels.get_mut(channel).ok_or_else(no_channel)?;
        if !arn::is_user_of(member, &channel.instance) {
            return Err(Failure::bad_request("the member is not a user or bot of the app instance"));
        }
        if channel.bans.contains_key(member) {
            return Err(Failure::forbidden("the member is banned from the channel"));
        }
        let sub_channel = if channel.elastic.is_none() {
            if channel.memberships.len() >= limit {
                return Err(Failure::limit("the channel has as many members as it may"));
            }
            channel.sub_channel(wish.sub_channel)?.map(str::to_owned)
        } else if channel.moderators.contains_key(member) {
            channel.sub_channel(wish.sub_channel)?.map(str::to_owned)
        } else if wish.sub_channel.is_some() {
            return Err(Failure::bad_request("only moderators choose their sub-channel"));
        } else if channel.is_member(member) {
            return Err(exists());
        } else {
            channel.place(position)?
        };
        let seat = Seat { member: member.to_owned(), sub_channel };
        if channel.memberships.contains_key(&seat) {
            return Err(exists());
        }
        let membership = Membership {
            position,
            kind: wish.kind.clone(),
            invited_by: by.to_owned(),
            created: now,
            updated: now,
            preferences: None,
            read: None,
        };
        channel.memberships.insert(seat.clone(), membership);
        Ok(seat)
    }

    /// For those who may look into the channel; hidden members are shown to themselves, moderators and administrators.
    pub fn describe_channel_membership(
        &self,
        input: DescribeChannelMembershipRequest,
    ) -> Result<DescribeChannelMembershipResponse, DescribeChannelMembershipError> {
        let (channel, standing) = self.enter(&input.channel_arn, &input.chime_bearer)?;
        standing.reading()?;
        let found =
            channel.seat(&input.member_arn, input.sub_channel_id.as_deref()).filter(|(seat, membership)| {
                membership.kind != Type::Hidden || standing.leads() || seat.member == standing.arn
            });
        let (seat, membership) = found.ok_or_else(|| Failure::not_found("the membership does not exist"))?;
        let mut description = ChannelMembership::builder()
            .invited_by(self.config.identity(&membership.invited_by))
            .r#type(membership.kind.clone())
            .member(seat.identity(&self.config))
            .channel_arn(&input.channel_arn)
            .created_timestamp(membership.created)
            .last_updated_timestamp(membership.updated)
            .build_unvalidated();
        description.sub_channel_id.clone_from(&seat.sub_channel);
        Ok(DescribeChannelMembershipResponse::builder().channel_membership(description).build_unvalidated())
    }

    /// For those who may look into the channel; hidden members for moderators and administrators who ask for them.
    pub fn list_channel_memberships(
        &self,
        input: ListChannelMembershipsRequest,
    ) -> Result<ListChannelMembershipsResponse, ListChannelMembershipsError> {
        let (channel, standing) = self.enter(&input.channel_arn, &input.chime_bearer)?;
        standing.reading()?;
        let kind = input.r#type.unwrap_or(Type::Default);
        if kind == Type::Hidden {
            standing.leading()?;
        }
        let sub_channel = match &input.sub_channel_id {
            Some(id) => channel.sub_channel(Some(id))?,
            None => None,
        };
        let wanted = |seat: &Seat, membership: &Membership| {
            membership.kind == kind && (sub_channel.is_none() || seat.sub_channel.as_deref() == sub_channel)
        };
        let members = channel.memberships.iter().filter(|(seat, membership)| wanted(seat, membership));
        let summary = |seat: &Seat| {
            ChannelMembershipSummary::builder().member(seat.identity(&self.config)).build_unvalidated()
        };
        let members: Vec<_> =
            members.map(|(seat, membership)| (membership.position, summary(seat))).collect();
        let listing = Listing {
            of: &["ListChannelMemberships", &channel.arn, kind.as_str(), sub_channel.unwrap_or_default()],
            descending: false,
            max_results: input.max_results,
            next_token: input.next_token.as_deref(),
        };
        let page = page(&listing, members)?;
        let mut response = ListChannelMembershipsResponse::builder()
            .channel_arn(&input.channel_arn)
            .channel_memberships(page.items)
            .build_unvalidated();
        response.next_token = page.next;
        Ok(response)
    }

    /// For the member, moderators and administrators. Who is not a member stays so.
    pub fn delete_channel_membership(
        &mut self,
        input: DeleteChannelMembershipRequest,
    ) -> Result<(), DeleteChannelMembershipError> {
        let (channel, standing) = self.enter_mut(&input.channel_arn, &input.chime_bearer)?;
        if standing.arn != input.member_arn || !standing.member {
            standing.leading()?;
        }
        let sub_channel = match &input.sub_channel_id {
            Some(id) if channel.moderators.contains_key(&input.member_arn) => {
                channel.sub_channel(Some(id))?
            }
            Some(_) => {
                return Err(Failure::bad_request("SubChannelId is for moderators of elastic channels").into())
            }
            None => None,
        };
        channel.remove_member(&input.member_arn, sub_channel);
        Ok(())
    }
}

impl Channel {
    /// Ends the memberships of a user or bot: in the sub-channel that is named, or else all.
    pub(crate) fn remove_member(&mut self, member: &str, sub_channel: Option<&str>) {
        self.memberships.retain(|seat, _| {
            seat.member != member || (sub_channel.is_some() && seat.sub_channel.as_deref() != sub_channel)
        });
        self.rebalance();
    }
}

/// What a new membership is to be.
struct Wish<'a> {
    kind: &'a Type,
    sub_channel: Option<&'a str>,
}

/// Refuses those who may not add members.
fn adding(channel: &Channel, standing: &Standing, kind: &Type) -> Result<(), Failure> {
    if channel.mode != Mode::Unrestricted || !standing.member {
        standing.leading()?;
    }
    if *kind == Type::Hidden {
        channel.not_elastic("hidden members")?;
    }
    Ok(())
}

fn exists() -> Failure {
    Failure::conflict("the membership exists")
}
