//! Channels: created, described, changed, deleted, listed, searched for, expired.

use crate::world::{at, channel, create, join, message, send, store, user, INSTANCE};
use crate::{refused, request};
use chime_messaging_types::{
    ErrorCode, ExpirationCriterion, ExpirationSettings, Mode, Privacy, SearchField, SearchFieldKey,
    SearchFieldOperator, Tag,
};

#[test]
fn what_was_created_is_described() {
    let mut store = store();
    let new = channel("c").name("Straße 🙂").mode(Mode::Unrestricted).privacy(Privacy::Public).metadata("{}");
    let arn = create(&mut store, new);
    assert_eq!(arn, format!("{INSTANCE}/channel/c"));

    let describe = request!(DescribeChannelRequest { channel_arn: &arn, chime_bearer: user("ben") });
    let described = store.describe_channel(describe).unwrap().channel.unwrap();
    assert_eq!(described.name.as_deref(), Some("Straße 🙂"));
    assert_eq!(described.mode, Some(Mode::Unrestricted));
    assert_eq!(described.privacy, Some(Privacy::Public));
    assert_eq!(described.metadata.as_deref(), Some("{}"));
    assert_eq!(described.created_timestamp, Some(at(0)));
    assert_eq!(described.last_message_timestamp, None);
    let creator = described.created_by.unwrap();
    assert_eq!(creator.arn, Some(user("ana")));
    assert_eq!(creator.name.as_deref(), Some("Ana Çelik 🙂"));
}

#[test]
fn private_channels_are_described_to_administrators() {
    let mut store = store();
    let arn = create(&mut store, channel("c"));
    let describe =
        |name: &str| request!(DescribeChannelRequest { channel_arn: &arn, chime_bearer: user(name) });
    refused!(store.describe_channel(describe("ana")), DescribeChannelError::ForbiddenException);
    let described = store.describe_channel(describe("admin")).unwrap().channel.unwrap();
    assert_eq!(described.privacy, Some(Privacy::Private), "what a channel is unless it is said otherwise");
    assert_eq!(described.mode, Some(Mode::Restricted));

    let other = "arn:aws:chime:us-east-1:123456789012:app-instance/other/user/ana";
    let describe = request!(DescribeChannelRequest { channel_arn: &arn, chime_bearer: other });
    refused!(store.describe_channel(describe), DescribeChannelError::ForbiddenException);
    // The operation has no NotFoundException.
    let describe =
        request!(DescribeChannelRequest { channel_arn: format!("{arn}x"), chime_bearer: user("admin") });
    let error = refused!(store.describe_channel(describe), DescribeChannelError::ForbiddenException);
    assert_eq!(error.code, Some(ErrorCode::Forbidden));
    assert_eq!(error.message.as_deref(), Some("the channel does not exist"));
}

#[test]
fn a_repeated_request_creates_one_channel() {
    let mut store = store();
    let without_id = || {
        request!(CreateChannelRequest {
            app_instance_arn: INSTANCE,
            name: "n",
            client_request_token: "same",
            chime_bearer: user("ana"),
        })
    };
    let first = store.create_channel(at(0), without_id()).unwrap();
    assert_eq!(store.create_channel(at(1), without_id()).unwrap(), first);
    let mut other = without_id();
    other.name = "other".to_owned();
    refused!(store.create_channel(at(2), other), CreateChannelError::ConflictException);

    create(&mut store, channel("c"));
    let again = channel("c").client_request_token("another").build().unwrap();
    refused!(store.create_channel(at(3), again), CreateChannelError::ConflictException);
}

#[test]
fn what_a_new_channel_cannot_be() {
    let mut store = store();
    let stranger = "arn:aws:chime:us-east-1:123456789012:app-instance/other/user/eve";
    let stray =
        channel("c").app_instance_arn("arn:aws:chime:us-east-1:123456789012:bot/b").chime_bearer(stranger);
    let refused =
        refused!(store.create_channel(at(0), stray.build().unwrap()), CreateChannelError::ForbiddenException);
    assert!(refused.message.unwrap().contains("app instance"));
    for wrong in [channel("c").member_arns([stranger]), channel("c").moderator_arns([stranger])] {
        let error = store.create_channel(at(0), wrong.build().unwrap());
        refused!(error, CreateChannelError::BadRequestException);
    }
    let tag = || Tag::builder().key("k").value("v").build().unwrap();
    let twice = channel("c").tags([tag(), tag()]).build().unwrap();
    refused!(store.create_channel(at(0), twice), CreateChannelError::BadRequestException);
    // Nothing was created on the way.
    create(&mut store, channel("c"));
}

#[test]
fn moderators_and_administrators_change_a_channel() {
    let mut store = store();
    let arn = create(&mut store, channel("c").privacy(Privacy::Public));
    join(&mut store, &arn, "ben");
    let update = |name: &str| {
        request!(UpdateChannelRequest { channel_arn: &arn, name: "New", chime_bearer: user(name) })
    };
    refused!(store.update_channel(at(1), update("ben")), UpdateChannelError::ForbiddenException);
    store.update_channel(at(2), update("ana")).unwrap();
    let mode = request!(UpdateChannelRequest {
        channel_arn: &arn,
        mode: Mode::Unrestricted,
        metadata: "m",
        chime_bearer: user("admin"),
    });
    store.update_channel(at(3), mode).unwrap();

    let describe = request!(DescribeChannelRequest { channel_arn: &arn, chime_bearer: user("ben") });
    let described = store.describe_channel(describe).unwrap().channel.unwrap();
    assert_eq!(described.name.as_deref(), Some("New"));
    assert_eq!(described.mode, Some(Mode::Unrestricted));
    assert_eq!(described.metadata.as_deref(), Some("m"));
    assert_eq!(described.created_timestamp, Some(at(0)));
    assert_eq!(described.last_updated_timestamp, Some(at(3)));

    let delete = |name: &str| request!(DeleteChannelRequest { channel_arn: &arn, chime_bearer: user(name) });
    refused!(store.delete_channel(delete("ben")), DeleteChannelError::ForbiddenException);
    store.delete_channel(delete("ana")).unwrap();
    refused!(store.delete_channel(delete("ana")), DeleteChannelError::ForbiddenException);
}

#[test]
fn public_channels_are_listed_to_all_and_private_ones_to_administrators() {
    let mut store = store();
    for id in ["z", "m", "a"] {
        create(&mut store, channel(id).privacy(Privacy::Public));
        create(&mut store, channel(&format!("private-{id}")));
    }
    let list = |name: &str| {
        chime_messaging_types::ListChannelsRequest::builder()
            .app_instance_arn(INSTANCE)
            .max_results(2)
            .chime_bearer(user(name))
    };
    let names = |response: &chime_messaging_types::ListChannelsResponse| -> Vec<String> {
        response.channels.iter().flatten().filter_map(|channel| channel.name.clone()).collect()
    };
    let first = store.list_channels(list("ben").build().unwrap()).unwrap();
    assert_eq!(names(&first), ["Channel z", "Channel m"], "in the order of their creation");
    // One that goes between two pages leaves nothing out.
    let gone = format!("{INSTANCE}/channel/m");
    store
        .delete_channel(request!(DeleteChannelRequest { channel_arn: gone, chime_bearer: user("ana") }))
        .unwrap();
    let token = first.next_token.unwrap();
    let last = store.list_channels(list("ben").next_token(&token).build().unwrap()).unwrap();
    assert_eq!(names(&last), ["Channel a"]);
    assert_eq!(last.next_token, None);

    let private = list("admin").privacy(Privacy::Private);
    let listed = store.list_channels(private.clone().max_results(50).build().unwrap()).unwrap();
    assert_eq!(names(&listed), ["Channel private-z", "Channel private-m", "Channel private-a"]);
    let wrong = store.list_channels(private.next_token(token).build().unwrap());
    refused!(wrong, ListChannelsError::BadRequestException);
    let private = list("ana").privacy(Privacy::Private).build().unwrap();
    refused!(store.list_channels(private), ListChannelsError::ForbiddenException);
}

#[test]
fn a_search_compares_members() {
    let mut store = store();
    for (id, members) in [("1", &["ben"][..]), ("2", &["ben", "cem"]), ("3", &["dan"])] {
        let arn = create(&mut store, channel(id));
        for name in members {
            join(&mut store, &arn, name);
        }
    }
    let search = |caller: &str, operator: SearchFieldOperator, members: &[&str]| {
        let field = request!(SearchField {
            key: SearchFieldKey::Members,
            values: members.iter().map(|name| user(name)),
            operator: operator,
        });
        let request = request!(SearchChannelsRequest { chime_bearer: user(caller), fields: [field] });
        let found = store.search_channels(request).unwrap().channels.unwrap();
        found.into_iter().filter_map(|channel| channel.name).collect::<Vec<_>>()
    };
    use SearchFieldOperator::{Equals, Includes};
    assert_eq!(search("ana", Equals, &["ben", "ana"]), ["Channel 1"]);
    assert_eq!(search("ana", Includes, &["ana", "ben"]), ["Channel 1", "Channel 2"]);
    assert_eq!(search("ben", Includes, &["ana"]), ["Channel 1", "Channel 2"]);
    assert_eq!(search("admin", Includes, &["ana"]).len(), 3);
    assert!(search("eve", Includes, &["ana"]).is_empty());

    let field: SearchField =
        request!(SearchField { key: SearchFieldKey::Members, values: [user("ana")], operator: Equals });
    let request = request!(SearchChannelsRequest { fields: [field] });
    refused!(store.search_channels(request), SearchChannelsError::BadRequestException);
}

#[test]
fn channels_expire() {
    const DAY: i64 = 86_400;
    let mut store = store();
    let settings =
        |criterion| request!(ExpirationSettings { expiration_days: 1, expiration_criterion: criterion });
    let created = settings(ExpirationCriterion::CreatedTimestamp);
    let idle: ExpirationSettings = settings(ExpirationCriterion::LastMessageTimestamp);
    let unused = create(&mut store, channel("unused").expiration_settings(created.clone()));
    let used = create(&mut store, channel("used").expiration_settings(idle.clone()));
    let saved = create(&mut store, channel("saved").expiration_settings(created));
    send(&mut store, at(DAY / 2), message(&used, "ana", "hello"));
    let keep =
        request!(PutChannelExpirationSettingsRequest { channel_arn: &saved, chime_bearer: user("ana") });
    let answer = store.put_channel_expiration_settings(at(1), keep).unwrap();
    assert_eq!(answer.expiration_settings, None);
    let again = request!(PutChannelExpirationSettingsRequest {
        channel_arn: &used,
        expiration_settings: idle.clone(),
        chime_bearer: user("ana"),
    });
    let answer = store.put_channel_expiration_settings(at(7), again).unwrap();
    assert_eq!(answer.expiration_settings.as_ref(), Some(&idle));
    let described = request!(DescribeChannelRequest { channel_arn: &used, chime_bearer: user("admin") });
    let described = store.describe_channel(described).unwrap().channel.unwrap();
    assert_eq!(described.expiration_settings, Some(idle));
    assert_eq!(described.last_updated_timestamp, Some(at(7)));
    let nobody = request!(PutChannelExpirationSettingsRequest { channel_arn: &saved });
    refused!(
        store.put_channel_expiration_settings(at(1), nobody),
        PutChannelExpirationSettingsError::BadRequestException
    );

    let exists = |store: &chime_messaging_mock::Store, arn: &str| {
        let request = request!(DescribeChannelRequest { channel_arn: arn, chime_bearer: user("admin") });
        store.describe_channel(request).is_ok()
    };
    for (now, expected) in [
        (at(DAY - 1), [true, true, true]),
        (at(DAY), [false, true, true]),
        (at(DAY + DAY / 2), [false, false, true]),
    ] {
        store.expire(now);
        let there = [&unused, &used, &saved].map(|arn| exists(&store, arn));
        assert_eq!(there, expected, "{now}");
    }
}
