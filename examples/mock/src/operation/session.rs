//! Where clients open their WebSockets.

use crate::store::Store;
use chime_messaging_types::{
    GetMessagingSessionEndpointError, GetMessagingSessionEndpointRequest,
    GetMessagingSessionEndpointResponse, MessagingSessionEndpoint, NetworkType,
};

impl Store {
    /// The host that the mock was told of; for `DUAL_STACK` with a first label that says so.
    pub fn get_messaging_session_endpoint(
        &self,
        input: GetMessagingSessionEndpointRequest,
    ) -> Result<GetMessagingSessionEndpointResponse, GetMessagingSessionEndpointError> {
        let host = &self.config.session_host;
        let url = match input.network_type {
            Some(NetworkType::DualStack) => format!("dual-stack.{host}"),
            _ => host.clone(),
        };
        let endpoint = MessagingSessionEndpoint::builder().url(url).build_unvalidated();
        Ok(GetMessagingSessionEndpointResponse::builder().endpoint(endpoint).build_unvalidated())
    }
}
