//! Creating, describing, changing, deleting and listing channels.

use crate::arn;
use crate::channel::{Appointment, Channel, Membership, Seat};
use crate::elastic::Elastic;
use crate::failure::Failure;
use crate::page::{page, Listing};
use crate::store::{identifier, Store, Timestamp};
use chime_messaging_types::{
    ChannelSummary, CreateChannelError, CreateChannelRequest, CreateChannelResponse, DeleteChannelError,
    DeleteChannelRequest, DescribeChannelError, DescribeChannelRequest, DescribeChannelResponse,
    ListChannelsError, ListChannelsRequest, ListChannelsResponse, Mode, Privacy, Type, UpdateChannelError,
    UpdateChannelRequest, UpdateChannelResponse,
};
use std::collections::BTreeMap;

impl Store {
    /// The creator becomes a moderator and, unless the channel is elastic, a member.
    pub fn create_channel(
        &mut self,
        now: Timestamp,
        input: CreateChannelRequest,
    ) -> Result<CreateChannelResponse, CreateChannelError> {
        let answer = |arn: String| CreateChannelResponse::builder().channel_arn(arn).build_unvalidated();
        self.caller(&input.chime_bearer, &input.app_instance_arn)?;
        let token = input.client_request_token.clone();
        if let Some(arn) = self.created_channels.answer(&input.chime_bearer, &token, &input)? {
            return Ok(answer(arn));
        }
        check_new(&input)?;
        let tags = crate::tags::distinct(input.tags.iter().flatten(), self.config.limits.tags)?;
        let held =
            self.channels.values().filter(|channel| channel.instance == input.app_instance_arn).count();
        if held >= self.config.limits.channels {
            return Err(Failure::limit("the app instance has as many channels as it may").into());
        }
        let arn = match &input.channel_id {
            Some(id) => channel_arn(&input, id),
            // An identifier that somebody chose may be the one that comes next.
            None => loop {
                let arn = channel_arn(&input, &identifier(self.fresh()));
                if !self.channels.contains_key(&arn) {
                    break arn;
                }
            },
        };
        if self.channels.contains_key(&arn) {
            return Err(Failure::conflict("a channel with this ChannelId exists").into());
        }
        let channel = self.new_channel(now, &input, arn.clone())?;
        self.channels.insert(arn.clone(), channel);
        if !tags.is_empty() {
            self.tags.insert(arn.clone(), tags);
        }
        self.created_channels.remember(&input.chime_bearer.clone(), &token, input, arn.clone());
        Ok(answer(arn))
    }

    fn new_channel(
        &mut self,
        now: Timestamp,
        input: &CreateChannelRequest,
        arn: String,
    ) -> Result<Channel, Failure> {
        let bearer = &input.chime_bearer;
        let mut channel = Channel {
            position: self.fresh(),
            arn,
            instance: input.app_instance_arn.clone(),
            name: input.name.clone(),
            mode: input.mode.clone().unwrap_or(Mode::Restricted),
            privacy: input.privacy.clone().unwrap_or(Privacy::Private),
            metadata: input.metadata.clone(),
            created_by: bearer.clone(),
            created: now,
            updated: now,
            last_message: None,
            flow: None,
            elastic: input.elastic_channel_configuration.clone().map(Elastic::new),
            expiration: input.expiration_settings.clone(),
            memberships: BTreeMap::new(),
            moderators: BTreeMap::new(),
            bans: BTreeMap::new(),
            messages: BTreeMap::new(),
        };
        let creator = channel.elastic.is_none().then_some(bearer);
        for member in creator.into_iter().chain(input.member_arns.iter().flatten()) {
            let membership = Membership {
                position: self.fresh(),
                kind: Type::Default,
                invited_by: bearer.clone(),
                created: now,
                updated: now,
                preferences: None,
                read: None,
            };
            channel.memberships.entry(Seat::new(member, None)).or_insert(membership);
        }
        for moderator in [bearer].into_iter().chain(input.moderator_arns.iter().flatten()) {
            let appointment = Appointment { position: self.fresh(), by: bearer.clone(), created: now };
            channel.moderators.entry(moderator.clone()).or_insert(appointment);
        }
        let limits = &self.config.limits;
        if channel.memberships.len() > limits.memberships || channel.moderators.len() > limits.moderators {
            return Err(Failure::limit("more members or moderators than a channel may have"));
        }
        Ok(channel)
    }

    /// Public channels are described to everyone in the app instance, private ones to administrators.
    pub fn describe_channel(
        &self,
        input: DescribeChannelRequest,
    ) -> Result<DescribeChannelResponse, DescribeChannelError> {
        let (channel, standing) = self.enter(&input.channel_arn, &input.chime_bearer)?;
        if channel.privacy != Privacy::Public {
            standing.administering()?;
        }
        Ok(DescribeChannelResponse::builder().channel(channel.describe(&self.config)).build_unvalidated())
    }

    /// For moderators and administrators. What is unset stays.
    pub fn update_channel(
        &mut self,
        now: Timestamp,
        input: UpdateChannelRequest,
    ) -> Result<UpdateChannelResponse, UpdateChannelError> {
        let (channel, standing) = self.enter_mut(&input.channel_arn, &input.chime_bearer)?;
        standing.leading()?;
        if input.mode == Some(Mode::Unrestricted) {
            channel.not_elastic("unrestricted mode")?;
        }
        if let Some(name) = input.name {
            channel.name = name;
        }
        if let Some(mode) = input.mode {
            channel.mode = mode;
        }
        if input.metadata.is_some() {
            channel.metadata = input.metadata;
        }
        channel.updated = now;
        Ok(UpdateChannelResponse::builder().channel_arn(input.channel_arn).build_unvalidated())
    }

    /// For moderators and administrators.
    pub fn delete_channel(&mut self, input: DeleteChannelRequest) -> Result<(), DeleteChannelError> {
        let (_, standing) = self.enter(&input.channel_arn, &input.chime_bearer)?;
        standing.leading()?;
        self.forget_channel(&input.channel_arn);
        Ok(())
    }

    /// Public channels unless administrators ask for private ones.
    pub fn list_channels(
        &self,
        input: ListChannelsRequest,
    ) -> Result<ListChannelsResponse, ListChannelsError> {
        let caller = self.caller(&input.chime_bearer, &input.app_instance_arn)?;
        let privacy = input.privacy.unwrap_or(Privacy::Public);
        if privacy != Privacy::Public && !caller.administrator {
            return Err(Failure::forbidden("only administrators may list private channels").into());
        }
        let channels = self.channels.values();
        let channels: Vec<(u64, ChannelSummary)> = channels
            .filter(|channel| channel.instance == input.app_instance_arn && channel.privacy == privacy)
            .map(|channel| (channel.position, channel.summary()))
            .collect();
        let listing = Listing {
            of: &["ListChannels", &input.app_instance_arn, privacy.as_str()],
            descending: false,
            max_results: input.max_results,
            next_token: input.next_token.as_deref(),
        };
        let page = page(&listing, channels)?;
        let mut response = ListChannelsResponse::builder().channels(page.items).build_unvalidated();
        response.next_token = page.next;
        Ok(response)
    }
}

fn channel_arn(input: &CreateChannelRequest, id: &str) -> String {
    format!("{}/channel/{id}", input.app_instance_arn)
}

/// What the model cannot say of a new channel.
fn check_new(input: &CreateChannelRequest) -> Result<(), Failure> {
    let instance = &input.app_instance_arn;
    let people = [("MemberArns", &input.member_arns), ("ModeratorArns", &input.moderator_arns)];
    for (member, arns) in people {
        if arns.iter().flatten().any(|arn| !arn::is_user_of(arn, instance)) {
            return Err(Failure::bad_request(format!("{member} has one who is not of the app instance")));
        }
    }
    if input.elastic_channel_configuration.is_some() {
        if input.mode == Some(Mode::Unrestricted) {
            return Err(Failure::bad_request("elastic channels cannot be UNRESTRICTED"));
        }
        if input.member_arns.is_some() {
            return Err(Failure::bad_request("elastic channels cannot be created with MemberArns"));
        }
    }
    Ok(())
}
