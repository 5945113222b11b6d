//! Quotas: what is one too many.

use crate::world::{self, at, channel, config, create, join, processor, store, user};
use crate::{refused, request};
use chime_messaging_mock::{Limits, Store};
use chime_messaging_types::{CreateChannelFlowRequest, Type};

fn limited(limits: Limits) -> Store {
    let mut config = config();
    config.limits = limits;
    Store::new(config)
}

fn flow(name: &str, orders: &[i32]) -> CreateChannelFlowRequest {
    world::flow(name, orders.iter().map(|order| processor("p", *order)))
}

#[test]
fn channels_and_flows() {
    let mut store = limited(Limits { channels: 1, flows: 1, ..Limits::default() });
    create(&mut store, channel("1"));
    let second = store.create_channel(at(1), channel("2").build().unwrap());
    refused!(second, CreateChannelError::ResourceLimitExceededException);
    store.create_channel_flow(at(1), flow("f1", &[1])).unwrap();
    let second = store.create_channel_flow(at(1), flow("f2", &[1]));
    refused!(second, CreateChannelFlowError::ResourceLimitExceededException);
}

#[test]
fn processors() {
    let two = store().create_channel_flow(at(1), flow("f", &[1, 2]));
    refused!(two, CreateChannelFlowError::ResourceLimitExceededException);
    let mut store = limited(Limits { processors: 2, ..Limits::default() });
    let same = store.create_channel_flow(at(1), flow("f", &[2, 2]));
    refused!(same, CreateChannelFlowError::BadRequestException);
    store.create_channel_flow(at(1), flow("f", &[2, 1])).unwrap();
}

#[test]
fn people_of_a_channel() {
    let mut store = limited(Limits { memberships: 2, moderators: 2, bans: 1, ..Limits::default() });
    let arn = create(&mut store, channel("c"));
    join(&mut store, &arn, "ben");
    let add = request!(CreateChannelMembershipRequest {
        channel_arn: &arn,
        member_arn: user("cem"),
        r#type: Type::Default,
        chime_bearer: user("ana"),
    });
    let refused = store.create_channel_membership(at(1), add);
    refused!(refused, CreateChannelMembershipError::ResourceLimitExceededException);
    let mut moderate = |name: &str| {
        let request = request!(CreateChannelModeratorRequest {
            channel_arn: &arn,
            channel_moderator_arn: user(name),
            chime_bearer: user("ana"),
        });
        store.create_channel_moderator(at(1), request)
    };
    moderate("ben").unwrap();
    refused!(moderate("cem"), CreateChannelModeratorError::ResourceLimitExceededException);
    let mut ban = |name: &str| {
        let request = request!(CreateChannelBanRequest {
            channel_arn: &arn,
            member_arn: user(name),
            chime_bearer: user("ana"),
        });
        store.create_channel_ban(at(1), request)
    };
    ban("dan").unwrap();
    refused!(ban("eve"), CreateChannelBanError::ResourceLimitExceededException);
    let many = channel("many").member_arns(["x", "y"].map(user)).build().unwrap();
    refused!(store.create_channel(at(1), many), CreateChannelError::ResourceLimitExceededException);
}

#[test]
fn tags() {
    let mut store = limited(Limits { tags: 2, ..Limits::default() });
    let arn = create(&mut store, channel("c"));
    let mut tag = |keys: &[&str]| {
        let tags = keys.iter().map(|key| request!(Tag { key: *key, value: "v" }));
        store.tag_resource(request!(TagResourceRequest { resource_arn: &arn, tags: tags }))
    };
    tag(&["a", "b"]).unwrap();
    tag(&["b"]).unwrap();
    refused!(tag(&["c"]), TagResourceError::ResourceLimitExceededException);
    refused!(tag(&["a", "b", "c"]), TagResourceError::ResourceLimitExceededException);
    let tags = ["a", "b", "c"].map(|key| request!(Tag { key: key, value: "v" }));
    let tagged = store.create_channel(at(1), channel("tagged").tags(tags).build().unwrap());
    refused!(tagged, CreateChannelError::ResourceLimitExceededException);
}
