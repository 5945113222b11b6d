//! An app instance with an administrator and a few users, and short names for what tests do in it.

use crate::request;
use chime_messaging_mock::{Config, Store, Timestamp};
use chime_messaging_types::runtime::DateTime;
use chime_messaging_types::{
    ChannelMessagePersistenceType, ChannelMessageType, CreateChannelFlowRequest,
    CreateChannelMembershipRequest, CreateChannelRequest, CreateChannelRequestBuilder, FallbackAction,
    InvocationType, Processor, SendChannelMessageRequest, SendChannelMessageRequestBuilder, Type,
};

pub const INSTANCE: &str = "arn:aws:chime:us-east-1:123456789012:app-instance/world";

type Set = chime_messaging_types::runtime::Set;
pub type ChannelBuilder = CreateChannelRequestBuilder<Set, Set, Set, Set>;
pub type MessageBuilder = SendChannelMessageRequestBuilder<Set, Set, Set, Set, Set, Set>;

pub fn user(name: &str) -> String {
    format!("{INSTANCE}/user/{name}")
}

pub fn at(seconds: i64) -> Timestamp {
    DateTime::from_timestamp(1_700_000_000 + seconds, 123_000_000).unwrap()
}

pub fn config() -> Config {
    let mut config = Config { session_host: "session.invalid".to_owned(), ..Config::default() };
    config.administrators.insert(user("admin"));
    config.names.insert(user("ana"), "Ana Çelik 🙂".to_owned());
    config
}

pub fn store() -> Store {
    Store::new(config())
}

/// A restricted, private channel of Ana's.
pub fn channel(id: &str) -> ChannelBuilder {
    CreateChannelRequest::builder()
        .app_instance_arn(INSTANCE)
        .name(format!("Channel {id}"))
        .client_request_token(format!("token-{id}"))
        .chime_bearer(user("ana"))
        .channel_id(id)
}

pub fn create(store: &mut Store, builder: ChannelBuilder) -> String {
    store.create_channel(at(0), builder.build().unwrap()).unwrap().channel_arn.unwrap()
}

/// Adds someone to a channel of Ana's.
pub fn join(store: &mut Store, channel: &str, name: &str) {
    let request = CreateChannelMembershipRequest::builder()
        .channel_arn(channel)
        .member_arn(user(name))
        .r#type(Type::Default)
        .chime_bearer(user("ana"))
        .build()
        .unwrap();
    store.create_channel_membership(at(0), request).unwrap();
}

/// A standard message that is kept; its token is made of its content.
pub fn message(channel: &str, sender: &str, content: &str) -> MessageBuilder {
    let letters: String = content.chars().filter(char::is_ascii_alphanumeric).rev().take(40).collect();
    SendChannelMessageRequest::builder()
        .channel_arn(channel)
        .content(content)
        .r#type(ChannelMessageType::Standard)
        .persistence(ChannelMessagePersistenceType::Persistent)
        .client_request_token(format!("message-{letters}"))
        .chime_bearer(user(sender))
}

pub fn send(store: &mut Store, now: Timestamp, builder: MessageBuilder) -> String {
    store.send_channel_message(now, builder.build().unwrap()).unwrap().message_id.unwrap()
}

/// The Lambda function of all processors.
pub const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:censor";

pub fn processor(name: &str, order: i32) -> Processor {
    let lambda =
        request!(LambdaConfiguration { resource_arn: FUNCTION, invocation_type: InvocationType::Async });
    request!(Processor {
        name: name,
        configuration: request!(ProcessorConfiguration { lambda: lambda }),
        execution_order: order,
        fallback_action: FallbackAction::Abort,
    })
}

pub fn flow(name: &str, processors: impl IntoIterator<Item = Processor>) -> CreateChannelFlowRequest {
    request!(CreateChannelFlowRequest {
        app_instance_arn: INSTANCE,
        processors: processors,
        name: name,
        client_request_token: format!("flow-{name}"),
    })
}

pub fn create_flow(store: &mut Store, request: CreateChannelFlowRequest) -> String {
    store.create_channel_flow(at(0), request).unwrap().channel_flow_arn.unwrap()
}

/// Associates a flow with a channel of Ana's.
pub fn associate(store: &mut Store, channel: &str, flow: &str) {
    let request = request!(AssociateChannelFlowRequest {
        channel_arn: channel,
        channel_flow_arn: flow,
        chime_bearer: user("ana"),
    });
    store.associate_channel_flow(request).unwrap();
}

/// The request that a builder builds.
#[macro_export]
macro_rules! request {
    ($shape:ident { $($member:ident: $value:expr),* $(,)? }) => {
        chime_messaging_types::$shape::builder()$(.$member($value))*.build().unwrap()
    };
}

/// Checks that an operation fails with an error, and returns it.
#[macro_export]
macro_rules! refused {
    ($call:expr, $error:ident :: $variant:ident) => {
        match $call {
            Err(chime_messaging_types::$error::$variant(error)) => error,
            other => panic!("not {}: {other:?}", stringify!($variant)),
        }
    };
}
