//! The mock as a function from requests to responses.

use crate::config::Config;
use crate::failure::{Failure, FailureKind};
use crate::flow::Invocation;
use crate::store::{identifier, Store, Timestamp};
use chime_messaging_types::http::Call;
use chime_messaging_types::runtime::http::server::Incoming;
use chime_messaging_types::runtime::http::{Method, Operation, Request, Response, StatusCode, Unit};

/// Names the error that a request is answered with, by its shape: `ThrottledClientException`, for example.
///
/// Some errors do not come about in a mock by themselves, and clients have to be tested with them all the same.
pub const ERROR_HEADER: &str = "x-mock-error";

/// Where the processors that wait to be answered for are listed, as JSON: each as the event that its Lambda function
/// would be invoked with. The service has no such path.
pub const INVOCATIONS_PATH: &str = "/mock/invocations";

/// The service, without a socket and without a clock.
#[derive(Debug, Default)]
pub struct Mock {
    store: Store,
    requests: u64,
}

impl Mock {
    /// A service without any channel.
    pub fn new(config: Config) -> Self {
        Self { store: Store::new(config), requests: 0 }
    }

    /// What the service remembers, to look into or to change behind its back.
    pub fn store(&mut self) -> &mut Store {
        &mut self.store
    }

    /// The answer to a request that comes at this time.
    ///
    /// A request has to be signed, but anybody may sign it: signatures are not verified. [`ERROR_HEADER`] makes it fail.
    pub fn handle(&mut self, now: Timestamp, request: &Request<impl AsRef<[u8]>>) -> Response<Vec<u8>> {
        self.requests += 1;
        self.store.expire(now);
        let mut response = self.respond(now, request);
        if let Ok(id) = identifier(self.requests).parse() {
            response.headers_mut().insert("x-amzn-requestid", id);
        }
        response
    }

    fn respond(&mut self, now: Timestamp, request: &Request<impl AsRef<[u8]>>) -> Response<Vec<u8>> {
        if request.uri().path() == INVOCATIONS_PATH && request.method() == Method::GET {
            return invocations(&self.store.invocations());
        }
        let call = match Call::receive(request) {
            Ok(call) => call,
            Err(refusal) => return refusal.into_response(),
        };
        let wanted =
            request.headers().get(ERROR_HEADER).map(|value| String::from_utf8_lossy(value.as_bytes()));
        let failure = match wanted {
            Some(name) => {
                let declared = call.operation().errors.iter().any(|error| error.facts.code == name);
                let kind = FailureKind::ALL.iter().find(|kind| declared && kind.name() == name);
                let Some(kind) = kind else {
                    let text = format!("{ERROR_HEADER}: {} has no {name}\n", call.operation().name());
                    return plain(StatusCode::BAD_REQUEST, "text/plain", text);
                };
                Some(Failure::new(*kind, format!("the request asked for it by {ERROR_HEADER}")))
            }
            None if signed(request) => None,
            None => Some(Failure::new(FailureKind::Unauthorized, "the request is not signed")),
        };
        dispatch(&mut self.store, now, call, failure)
    }
}

/// Calls a macro with every operation of the service: its type in `chime_messaging_types::http`, its method of
/// [`Store`](crate::Store), and what the method is like: `timed` takes the time, `plain` does not, `unit` does not and
/// has no output.
#[macro_export]
macro_rules! for_each_operation {
    ($then:ident) => {
        $then! {
            AssociateChannelFlow associate_channel_flow unit;
            BatchCreateChannelMembership batch_create_channel_membership timed;
            ChannelFlowCallback channel_flow_callback timed;
            CreateChannel create_channel timed;
            CreateChannelBan create_channel_ban timed;
            CreateChannelFlow create_channel_flow timed;
            CreateChannelMembership create_channel_membership timed;
            CreateChannelModerator create_channel_moderator timed;
            DeleteChannel delete_channel unit;
            DeleteChannelBan delete_channel_ban unit;
            DeleteChannelFlow delete_channel_flow unit;
            DeleteChannelMembership delete_channel_membership unit;
            DeleteChannelMessage delete_channel_message unit;
            DeleteChannelModerator delete_channel_moderator unit;
            DeleteMessagingStreamingConfigurations delete_messaging_streaming_configurations unit;
            DescribeChannel describe_channel plain;
            DescribeChannelBan describe_channel_ban plain;
            DescribeChannelFlow describe_channel_flow plain;
            DescribeChannelMembership describe_channel_membership plain;
            DescribeChannelMembershipForAppInstanceUser describe_channel_membership_for_app_instance_user plain;
            DescribeChannelModeratedByAppInstanceUser describe_channel_moderated_by_app_instance_user plain;
            DescribeChannelModerator describe_channel_moderator plain;
            DisassociateChannelFlow disassociate_channel_flow unit;
            GetChannelMembershipPreferences get_channel_membership_preferences plain;
            GetChannelMessage get_channel_message plain;
            GetChannelMessageStatus get_channel_message_status plain;
            GetMessagingSessionEndpoint get_messaging_session_endpoint plain;
            GetMessagingStreamingConfigurations get_messaging_streaming_configurations plain;
            ListChannelBans list_channel_bans plain;
            ListChannelFlows list_channel_flows plain;
            ListChannelMemberships list_channel_memberships plain;
            ListChannelMembershipsForAppInstanceUser list_channel_memberships_for_app_instance_user plain;
            ListChannelMessages list_channel_messages plain;
            ListChannelModerators list_channel_moderators plain;
            ListChannels list_channels plain;
            ListChannelsAssociatedWithChannelFlow list_channels_associated_with_channel_flow plain;
            ListChannelsModeratedByAppInstanceUser list_channels_moderated_by_app_instance_user plain;
            ListSubChannels list_sub_channels plain;
            ListTagsForResource list_tags_for_resource plain;
            PutChannelExpirationSettings put_channel_expiration_settings timed;
            PutChannelMembershipPreferences put_channel_membership_preferences timed;
            PutMessagingStreamingConfigurations put_messaging_streaming_configurations plain;
            RedactChannelMessage redact_channel_message timed;
            SearchChannels search_channels plain;
            SendChannelMessage send_channel_message timed;
            TagResource tag_resource unit;
            UntagResource untag_resource unit;
            UpdateChannel update_channel timed;
            UpdateChannelFlow update_channel_flow timed;
            UpdateChannelMessage update_channel_message timed;
            UpdateChannelReadMarker update_channel_read_marker timed;
        }
    };
}

macro_rules! run {
    (timed $store:ident $now:ident $input:ident $method:ident) => {
        $store.$method($now, $input)
    };
    (plain $store:ident $now:ident $input:ident $method:ident) => {
        $store.$method($input)
    };
    (unit $store:ident $now:ident $input:ident $method:ident) => {
        $store.$method($input).map(|()| Unit)
    };
}

macro_rules! dispatch {
    ($($operation:ident $method:ident $kind:ident;)*) => {
        fn dispatch(
            store: &mut Store,
            now: Timestamp,
            call: Call,
            failure: Option<Failure>,
        ) -> Response<Vec<u8>> {
            match call {
                $(Call::$operation(call) => {
                    answer(call, failure, |input| run!($kind store now input $method))
                })*
                call => {
                    let text = format!("{} is newer than this mock\n", call.operation().name());
                    plain(StatusCode::NOT_IMPLEMENTED, "text/plain", text)
                }
            }
        }
    };
}

for_each_operation!(dispatch);

fn answer<O: Operation>(
    call: Incoming<O>,
    failure: Option<Failure>,
    handler: impl FnOnce(O::Input) -> Result<O::Output, O::Error>,
) -> Response<Vec<u8>>
where
    O::Error: From<Failure>,
{
    call.answer(|input| match failure {
        Some(failure) => Err(failure.into()),
        None => handler(input),
    })
}

/// Whether there is a signature of some version 4, right or wrong.
fn signed<B>(request: &Request<B>) -> bool {
    let header = request.headers().get("authorization");
    header.is_some_and(|value| value.as_bytes().starts_with(b"AWS4-"))
}

fn invocations(invocations: &[Invocation]) -> Response<Vec<u8>> {
    let event = |invocation: &Invocation| {
        serde_json::json!({
            "EventType": "CHANNEL_MESSAGE_EVENT",
            "CallbackId": invocation.callback_id,
            "ChannelMessage": invocation.message,
        })
    };
    let events: Vec<_> = invocations.iter().map(event).collect();
    plain(StatusCode::OK, "application/json", serde_json::Value::from(events).to_string())
}

fn plain(status: StatusCode, content_type: &'static str, text: String) -> Response<Vec<u8>> {
    let mut response = Response::new(text.into_bytes());
    *response.status_mut() = status;
    if let Ok(value) = content_type.parse() {
        response.headers_mut().insert("content-type", value);
    }
    response
}
