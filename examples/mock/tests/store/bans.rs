//! Bans: they end memberships, and keep people out until they are lifted.

use crate::world::{at, channel, create, join, store, user};
use crate::{refused, request};
use chime_messaging_types::{CreateChannelBanRequest, Type};

fn ban(channel: &str, by: &str, name: &str) -> CreateChannelBanRequest {
    request!(CreateChannelBanRequest { channel_arn: channel, member_arn: user(name), chime_bearer: user(by) })
}

#[test]
fn a_ban_keeps_people_out() {
    let mut store = store();
    let arn = create(&mut store, channel("c"));
    for name in ["ben", "eve"] {
        join(&mut store, &arn, name);
    }
    refused!(
        store.create_channel_ban(at(1), ban(&arn, "ben", "eve")),
        CreateChannelBanError::ForbiddenException
    );
    store.create_channel_ban(at(2), ban(&arn, "ana", "eve")).unwrap();
    refused!(
        store.create_channel_ban(at(2), ban(&arn, "ana", "eve")),
        CreateChannelBanError::ConflictException
    );
    for protected in ["ana", "admin"] {
        let refused = store.create_channel_ban(at(2), ban(&arn, "admin", protected));
        refused!(refused, CreateChannelBanError::ForbiddenException);
    }

    let membership = |by: &str| {
        request!(DescribeChannelMembershipRequest {
            channel_arn: &arn,
            member_arn: user("eve"),
            chime_bearer: user(by),
        })
    };
    let gone = store.describe_channel_membership(membership("ana"));
    refused!(gone, DescribeChannelMembershipError::NotFoundException);
    let add = request!(CreateChannelMembershipRequest {
        channel_arn: &arn,
        member_arn: user("eve"),
        r#type: Type::Default,
        chime_bearer: user("ana"),
    });
    let refused = store.create_channel_membership(at(3), add.clone());
    refused!(refused, CreateChannelMembershipError::ForbiddenException);
    let moderate = request!(CreateChannelModeratorRequest {
        channel_arn: &arn,
        channel_moderator_arn: user("eve"),
        chime_bearer: user("ana"),
    });
    let refused = store.create_channel_moderator(at(3), moderate);
    refused!(refused, CreateChannelModeratorError::ForbiddenException);

    let describe = request!(DescribeChannelBanRequest {
        channel_arn: &arn,
        member_arn: user("eve"),
        chime_bearer: user("ana"),
    });
    let described = store.describe_channel_ban(describe.clone()).unwrap().channel_ban.unwrap();
    assert_eq!(described.created_by.unwrap().arn, Some(user("ana")));
    assert_eq!(described.created_timestamp, Some(at(2)));
    let list = request!(ListChannelBansRequest { channel_arn: &arn, chime_bearer: user("ana") });
    let listed = store.list_channel_bans(list.clone()).unwrap().channel_bans.unwrap();
    let listed: Vec<_> = listed.into_iter().filter_map(|one| one.member?.arn).collect();
    assert_eq!(listed, [user("eve")]);

    let lift = request!(DeleteChannelBanRequest {
        channel_arn: &arn,
        member_arn: user("eve"),
        chime_bearer: user("ana"),
    });
    store.delete_channel_ban(lift).unwrap();
    refused!(store.describe_channel_ban(describe), DescribeChannelBanError::NotFoundException);
    assert!(store.list_channel_bans(list).unwrap().channel_bans.unwrap().is_empty());
    store.create_channel_membership(at(4), add).unwrap();
}

#[test]
fn bans_are_paged_and_of_the_app_instance() {
    let mut store = store();
    let arn = create(&mut store, channel("c"));
    for name in ["x", "y", "z"] {
        store.create_channel_ban(at(1), ban(&arn, "ana", name)).unwrap();
    }
    let list =
        request!(ListChannelBansRequest { channel_arn: &arn, max_results: 2, chime_bearer: user("ana") });
    let first = store.list_channel_bans(list.clone()).unwrap();
    assert_eq!(first.channel_bans.unwrap().len(), 2);
    let mut next = list;
    next.next_token = first.next_token;
    let last = store.list_channel_bans(next).unwrap();
    let names: Vec<_> = last.channel_bans.unwrap().into_iter().filter_map(|one| one.member?.name).collect();
    assert_eq!(names, ["z"]);
    assert_eq!(last.next_token, None);

    let mut foreign = ban(&arn, "ana", "x");
    foreign.member_arn = "arn:aws:chime:us-east-1:123456789012:app-instance/other/user/eve".to_owned();
    refused!(store.create_channel_ban(at(2), foreign), CreateChannelBanError::BadRequestException);
}
