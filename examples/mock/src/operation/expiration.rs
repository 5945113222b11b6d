//! Setting when a channel expires.

use crate::store::{wanted, Store, Timestamp};
use chime_messaging_types::{
    PutChannelExpirationSettingsError, PutChannelExpirationSettingsRequest,
    PutChannelExpirationSettingsResponse,
};

impl Store {
    /// For moderators and administrators. Settings that are unset are removed.
    pub fn put_channel_expiration_settings(
        &mut self,
        now: Timestamp,
        input: PutChannelExpirationSettingsRequest,
    ) -> Result<PutChannelExpirationSettingsResponse, PutChannelExpirationSettingsError> {
        let bearer = wanted(input.chime_bearer.as_deref())?;
        let (channel, standing) = self.enter_mut(&input.channel_arn, bearer)?;
        standing.leading()?;
        channel.expiration = input.expiration_settings;
        channel.updated = now;
        let mut response = PutChannelExpirationSettingsResponse::builder()
            .channel_arn(&input.channel_arn)
            .build_unvalidated();
        response.expiration_settings.clone_from(&channel.expiration);
        Ok(response)
    }
}
