//! Which push notifications a member wants.

use crate::channel::{Channel, Seat, Standing};
use crate::failure::Failure;
use crate::store::{Store, Timestamp};
use chime_messaging_types::{
    AllowNotifications, ChannelMembershipPreferences, GetChannelMembershipPreferencesError,
    GetChannelMembershipPreferencesRequest, GetChannelMembershipPreferencesResponse,
    PushNotificationPreferences, PutChannelMembershipPreferencesError,
    PutChannelMembershipPreferencesRequest, PutChannelMembershipPreferencesResponse,
};

impl Store {
    /// For the member alone.
    pub fn put_channel_membership_preferences(
        &mut self,
        now: Timestamp,
        input: PutChannelMembershipPreferencesRequest,
    ) -> Result<PutChannelMembershipPreferencesResponse, PutChannelMembershipPreferencesError> {
        let (channel, standing) = self.enter_mut(&input.channel_arn, &input.chime_bearer)?;
        let seat = own(channel, &standing, &input.member_arn)?;
        if let Some(push) = &input.preferences.push_notifications {
            check(push)?;
        }
        if let Some(membership) = channel.memberships.get_mut(&seat) {
            membership.preferences = Some(input.preferences.clone());
            membership.updated = now;
        }
        Ok(PutChannelMembershipPreferencesResponse::builder()
            .channel_arn(input.channel_arn)
            .member(seat.identity(&self.config))
            .preferences(input.preferences)
            .build_unvalidated())
    }

    /// For the member alone. Who set none gets all notifications.
    pub fn get_channel_membership_preferences(
        &self,
        input: GetChannelMembershipPreferencesRequest,
    ) -> Result<GetChannelMembershipPreferencesResponse, GetChannelMembershipPreferencesError> {
        let (channel, standing) = self.enter(&input.channel_arn, &input.chime_bearer)?;
        let seat = own(channel, &standing, &input.member_arn)?;
        let set = channel.memberships.get(&seat).and_then(|membership| membership.preferences.clone());
        let preferences = set.unwrap_or_else(|| {
            let all = PushNotificationPreferences::builder().allow_notifications(AllowNotifications::All);
            ChannelMembershipPreferences::builder()
                .push_notifications(all.build_unvalidated())
                .build_unvalidated()
        });
        Ok(GetChannelMembershipPreferencesResponse::builder()
            .channel_arn(&input.channel_arn)
            .member(seat.identity(&self.config))
            .preferences(preferences)
            .build_unvalidated())
    }
}

/// The caller's own membership, which must be the one that the request names.
fn own(channel: &Channel, standing: &Standing, member: &str) -> Result<Seat, Failure> {
    channel.not_elastic("membership preferences")?;
    if standing.arn != member {
        return Err(Failure::forbidden("nobody has to do with another member's preferences"));
    }
    standing.belonging()?;
    Ok(Seat::new(member, None))
}

/// What the model cannot say of preferences.
fn check(push: &PushNotificationPreferences) -> Result<(), Failure> {
    let filtered = push.allow_notifications == AllowNotifications::Filtered;
    match &push.filter_rule {
        None if filtered => Err(Failure::bad_request("FILTERED notifications want a FilterRule")),
        Some(rule) if rule.len() > 2048 => Err(Failure::bad_request("FilterRule takes more than 2 KB")),
        Some(rule) if !is_object(rule) => Err(Failure::bad_request("FilterRule is not a JSON object")),
        _ => Ok(()),
    }
}

fn is_object(text: &str) -> bool {
    serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(text).is_ok()
}
