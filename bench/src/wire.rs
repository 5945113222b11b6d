//! Requests made, and responses read, as HTTP has them: beside the official SDK's own serializers and deserializers.

use aws_sdk_chimesdkmessaging::operation as official;
use aws_sdk_chimesdkmessaging::types as official_types;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use chime_messaging_types::http::{
    BatchCreateChannelMembership, ListChannelMembershipsForAppInstanceUser, ListChannelMessages,
    ListChannels, SendChannelMessage,
};
use chime_messaging_types::runtime::http::{Endpoint, Operation};
use chime_messaging_types::{
    ChannelMessagePersistenceType, ChannelMessageType, ListChannelsRequest, Privacy,
    SendChannelMessageRequest,
};

use crate::official::{Encoder, Official};
use crate::rounds::{quick, Contender};
use crate::table::{Budget, Figure, Row};

/// How often contenders take turns in a round of the slow rows.
const TURNS: usize = 100;

/// What was promised of all rows.
const LIMIT: f64 = 0.6;

const INSTANCE: &str =
    "arn:aws:chime:us-east-1:123456789012:app-instance/3f6b2a9c-0d1e-4f5a-8b7c-6d5e4f3a2b1c";

/// Requests and responses.
pub fn rows(rounds: usize) -> Result<Vec<Row>, String> {
    let mut rows = vec![send(rounds)?, batch(rounds)?, list(rounds)?];
    let memberships = cases::memberships(cases::ITEMS);
    let decoder = Official::memberships(&memberships, cases::ITEMS)?;
    rows.push(read::<ListChannelMembershipsForAppInstanceUser>(
        rounds,
        "50 memberships",
        memberships,
        &decoder,
    )?);
    let messages = cases::messages(cases::ITEMS);
    let decoder = Official::messages(&messages, cases::ITEMS)?;
    rows.push(read::<ListChannelMessages>(rounds, "50 messages", messages, &decoder)?);
    Ok(rows)
}

/// A message with text: a path, a header, a body.
fn send(rounds: usize) -> Result<Row, String> {
    let (channel, bearer) = (format!("{INSTANCE}/channel/a"), format!("{INSTANCE}/user/b"));
    let text = "See you at \"the usual place\", half past nine. ".repeat(10);
    let ours = SendChannelMessageRequest::builder()
        .channel_arn(&channel)
        .content(&text)
        .r#type(ChannelMessageType::Standard)
        .persistence(ChannelMessagePersistenceType::Persistent)
        .client_request_token("9d3f1c52-7b7e-4f0b-9a4e-1f2f3d4c5b6a")
        .chime_bearer(&bearer)
        .build()
        .map_err(said)?;
    let theirs = official::send_channel_message::SendChannelMessageInput::builder()
        .channel_arn(&channel)
        .content(&text)
        .r#type(official_types::ChannelMessageType::Standard)
        .persistence(official_types::ChannelMessagePersistenceType::Persistent)
        .client_request_token("9d3f1c52-7b7e-4f0b-9a4e-1f2f3d4c5b6a")
        .chime_bearer(&bearer)
        .build()
        .map_err(said)?;
    let encoder = Encoder::new(&official::send_channel_message::SendChannelMessage::new())?;
    write::<SendChannelMessage>(rounds, "SendChannelMessage", &ours, encoder, || Input::erase(theirs.clone()))
}

/// A hundred ARNs, and a constant query.
fn batch(rounds: usize) -> Result<Row, String> {
    let ours = cases::batch(cases::MEMBERS);
    let theirs = official::batch_create_channel_membership::BatchCreateChannelMembershipInput::builder()
        .channel_arn(&ours.channel_arn)
        .set_type(ours.r#type.as_ref().map(|value| value.as_str().into()))
        .set_member_arns(Some(ours.member_arns.clone()))
        .chime_bearer(&ours.chime_bearer)
        .set_sub_channel_id(ours.sub_channel_id.clone())
        .build()
        .map_err(said)?;
    let encoder =
        Encoder::new(&official::batch_create_channel_membership::BatchCreateChannelMembership::new())?;
    let name = "BatchCreateChannelMembership, 100 ARNs";
    write::<BatchCreateChannelMembership>(rounds, name, &ours, encoder, || Input::erase(theirs.clone()))
}

/// A query, and no body.
fn list(rounds: usize) -> Result<Row, String> {
    let bearer = format!("{INSTANCE}/user/b");
    let ours = ListChannelsRequest::builder()
        .app_instance_arn(INSTANCE)
        .privacy(Privacy::Private)
        .max_results(50)
        .next_token("AAAAbbbbCCCC+/==")
        .chime_bearer(&bearer)
        .build()
        .map_err(said)?;
    let theirs = official::list_channels::ListChannelsInput::builder()
        .app_instance_arn(INSTANCE)
        .privacy(official_types::ChannelPrivacy::Private)
        .max_results(50)
        .next_token("AAAAbbbbCCCC+/==")
        .chime_bearer(&bearer)
        .build()
        .map_err(said)?;
    let encoder = Encoder::new(&official::list_channels::ListChannels::new())?;
    write::<ListChannels>(rounds, "ListChannels", &ours, encoder, || Input::erase(theirs.clone()))
}

fn write<O: Operation>(
    rounds: usize,
    name: &str,
    ours: &O::Input,
    mut encoder: Encoder,
    theirs: impl Fn() -> Input,
) -> Result<Row, String> {
    let endpoint: Endpoint = "https://messaging-chime.us-east-1.amazonaws.com".parse().map_err(said)?;
    let request = O::request(ours, &endpoint).map_err(said)?;
    same(&request, &encoder.encode(theirs())?)?;
    let mut contenders = [
        Contender::timed("ours", || ours, |input| O::request(input, &endpoint).map_err(said)),
        Contender::timed("the official serializer", theirs, |input| encoder.encode(input)),
    ];
    row(format!("request of {name}"), rounds, &mut contenders)
}

/// Makes sure that both say the same: the official one has no endpoint yet, and no order of its own in the body.
fn same(
    ours: &http::Request<Vec<u8>>,
    theirs: &aws_smithy_runtime_api::client::orchestrator::HttpRequest,
) -> Result<(), String> {
    let json = |bytes: &[u8]| -> Result<Option<serde_json::Value>, String> {
        if bytes.is_empty() {
            return Ok(None);
        }
        serde_json::from_slice(bytes).map(Some).map_err(said)
    };
    let target = ours.uri().path_and_query().map_or("", |target| target.as_str());
    let body = theirs.body().bytes().unwrap_or_default();
    if ours.method().as_str() == theirs.method()
        && json(ours.body())? == json(body)?
        && target == theirs.uri()
    {
        return Ok(());
    }
    Err(format!("the requests differ: {} {target}, {} {}", ours.method(), theirs.method(), theirs.uri()))
}

fn read<O: Operation>(rounds: usize, name: &str, body: String, official: &Official) -> Result<Row, String> {
    let response = http::Response::builder()
        .header("content-type", "application/json")
        .body(body.into_bytes())
        .map_err(said)?;
    let mut contenders = [
        Contender::timed(
            "ours",
            || (),
            |()| O::response(&response).map_err(|failure| format!("{:?}", failure.code())),
        ),
        Contender::timed("the official deserializer", || (), |()| official.decode()),
    ];
    row(format!("response of {name}"), rounds, &mut contenders)
}

fn row(what: String, rounds: usize, contenders: &mut [Contender<'_>]) -> Result<Row, String> {
    let name = contenders.get(1).map_or_else(String::new, |contender| contender.name.clone());
    let summaries = quick(rounds * TURNS, contenders)?;
    let [ours, official] = summaries.as_slice() else { return Err("no rounds".to_owned()) };
    Ok(Row {
        what,
        ours: Figure::Time(*ours),
        other: Some((name, Figure::Time(*official))),
        budget: Budget::Ratio(LIMIT),
    })
}

fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}
