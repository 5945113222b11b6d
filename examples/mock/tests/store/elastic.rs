//! Elastic channels: members are spread over sub-channels, and moved when few are left.

use crate::world::{at, channel, create, join, message, store, user};
use crate::{refused, request};
use chime_messaging_mock::Store;
use chime_messaging_types::{
    AllowNotifications, ChannelMembershipPreferences, CreateChannelMembershipRequest, Mode,
    PushNotificationPreferences, Type,
};

fn elastic(store: &mut Store) -> String {
    let configuration = request!(ElasticChannelConfiguration {
        maximum_sub_channels: 2,
        target_memberships_per_sub_channel: 3,
        minimum_membership_percentage: 40,
    });
    create(store, channel("elastic").elastic_channel_configuration(configuration))
}

fn sub_channels(store: &Store, channel: &str) -> Vec<(String, i32)> {
    let request = request!(ListSubChannelsRequest { channel_arn: channel, chime_bearer: user("ana") });
    let listed = store.list_sub_channels(request).unwrap().sub_channels.unwrap().into_iter();
    listed.map(|one| (one.sub_channel_id.unwrap(), one.membership_count.unwrap())).collect()
}

fn counts(store: &Store, channel: &str) -> Vec<i32> {
    sub_channels(store, channel).into_iter().map(|(_, count)| count).collect()
}

fn add(channel: &str, name: &str) -> CreateChannelMembershipRequest {
    request!(CreateChannelMembershipRequest {
        channel_arn: channel,
        member_arn: user(name),
        r#type: Type::Default,
        chime_bearer: user("ana"),
    })
}

#[test]
fn members_are_spread_and_moved() {
    let mut store = store();
    let arn = elastic(&mut store);
    assert!(counts(&store, &arn).is_empty(), "the creator moderates, and is no member");
    for name in ["a", "b", "c", "d", "e", "f"] {
        join(&mut store, &arn, name);
    }
    assert_eq!(counts(&store, &arn), [3, 3]);
    let full = store.create_channel_membership(at(1), add(&arn, "g"));
    refused!(full, CreateChannelMembershipError::ResourceLimitExceededException);
    let again = store.create_channel_membership(at(1), add(&arn, "a"));
    refused!(again, CreateChannelMembershipError::ConflictException);

    let second = sub_channels(&store, &arn)[1].0.clone();
    let said = message(&arn, "d", "hello").sub_channel_id(&second);
    let sent = store.send_channel_message(at(2), said.clone().build().unwrap()).unwrap();
    assert_eq!(sent.sub_channel_id.as_ref(), Some(&second));
    let id = sent.message_id.unwrap();
    let update = request!(UpdateChannelMessageRequest {
        channel_arn: &arn,
        message_id: &id,
        sub_channel_id: &second,
        content: "hello again",
        chime_bearer: user("d"),
    });
    let updated = store.update_channel_message(at(2), update).unwrap();
    assert_eq!(updated.sub_channel_id.as_ref(), Some(&second));
    let redact = request!(RedactChannelMessageRequest {
        channel_arn: &arn,
        message_id: &id,
        sub_channel_id: &second,
        chime_bearer: user("d"),
    });
    let list = request!(ListChannelMessagesRequest {
        channel_arn: &arn,
        sub_channel_id: &second,
        chime_bearer: user("d"),
    });
    assert_eq!(store.list_channel_messages(list).unwrap().sub_channel_id.as_ref(), Some(&second));
    let redacted = store.redact_channel_message(at(2), redact).unwrap();
    assert_eq!(redacted.sub_channel_id.as_ref(), Some(&second));
    let get = request!(GetChannelMessageRequest {
        channel_arn: &arn,
        message_id: id,
        sub_channel_id: &second,
        chime_bearer: user("d"),
    });
    let found = store.get_channel_message(get).unwrap().channel_message.unwrap();
    assert_eq!(found.sub_channel_id.as_ref(), Some(&second));
    let elsewhere = said.client_request_token("elsewhere").chime_bearer(user("a")).build().unwrap();
    let refused = store.send_channel_message(at(2), elsewhere);
    refused!(refused, SendChannelMessageError::ForbiddenException);

    // Fewer than 40 % of three, rounded up: the last member of the second goes to the first once there is room.
    let mut leave = |name: &str| {
        let request = request!(DeleteChannelMembershipRequest {
            channel_arn: &arn,
            member_arn: user(name),
            chime_bearer: user(name),
        });
        store.delete_channel_membership(request).unwrap();
        counts(&store, &arn)
    };
    assert_eq!(leave("e"), [3, 2]);
    assert_eq!(leave("f"), [3, 1], "no room in the first");
    assert_eq!(leave("a"), [3]);
    let describe = request!(DescribeChannelMembershipRequest {
        channel_arn: &arn,
        member_arn: user("d"),
        chime_bearer: user("d"),
    });
    let described = store.describe_channel_membership(describe).unwrap().channel_membership.unwrap();
    assert_eq!(described.sub_channel_id, Some(sub_channels(&store, &arn)[0].0.clone()));
    let list = request!(ListChannelMessagesRequest {
        channel_arn: &arn,
        sub_channel_id: second,
        chime_bearer: user("ana"),
    });
    refused!(store.list_channel_messages(list), ListChannelMessagesError::ForbiddenException);
}

#[test]
fn a_sub_channel_without_members_is_given_up() {
    let mut store = store();
    let arn = elastic(&mut store);
    join(&mut store, &arn, "a");
    let leave = request!(DeleteChannelMembershipRequest {
        channel_arn: &arn,
        member_arn: user("a"),
        chime_bearer: user("a"),
    });
    store.delete_channel_membership(leave).unwrap();
    assert!(counts(&store, &arn).is_empty());
}

#[test]
fn moderators_choose_their_sub_channels() {
    let mut store = store();
    let arn = elastic(&mut store);
    for name in ["a", "b", "c", "d"] {
        join(&mut store, &arn, name);
    }
    let ids: Vec<String> = sub_channels(&store, &arn).into_iter().map(|(id, _)| id).collect();
    let unnamed = store.create_channel_membership(at(1), add(&arn, "ana"));
    refused!(unnamed, CreateChannelMembershipError::BadRequestException);
    let mut chosen = add(&arn, "e");
    chosen.sub_channel_id = Some(ids[0].clone());
    let refused = store.create_channel_membership(at(1), chosen);
    refused!(refused, CreateChannelMembershipError::BadRequestException);
    for id in &ids {
        let mut request = add(&arn, "ana");
        request.sub_channel_id = Some(id.clone());
        let response = store.create_channel_membership(at(2), request).unwrap();
        assert_eq!(response.sub_channel_id.as_ref(), Some(id));
    }
    assert_eq!(counts(&store, &arn), [4, 2]);
    let leave = request!(DeleteChannelMembershipRequest {
        channel_arn: &arn,
        member_arn: user("ana"),
        sub_channel_id: &ids[0],
        chime_bearer: user("ana"),
    });
    store.delete_channel_membership(leave).unwrap();
    assert_eq!(counts(&store, &arn), [3, 2]);
    // A member who becomes a moderator is no member any more.
    let promote = request!(CreateChannelModeratorRequest {
        channel_arn: &arn,
        channel_moderator_arn: user("a"),
        chime_bearer: user("ana"),
    });
    store.create_channel_moderator(at(3), promote).unwrap();
    assert_eq!(counts(&store, &arn), [2, 2]);
}

#[test]
fn what_elastic_channels_do_not_have() {
    let mut store = store();
    let arn = elastic(&mut store);
    let configuration = request!(ElasticChannelConfiguration {
        maximum_sub_channels: 2,
        target_memberships_per_sub_channel: 3,
        minimum_membership_percentage: 40,
    });
    let new = channel("c").elastic_channel_configuration(configuration);
    for wrong in [new.clone().mode(Mode::Unrestricted), new.member_arns([user("ben")])] {
        let refused = store.create_channel(at(1), wrong.build().unwrap());
        refused!(refused, CreateChannelError::BadRequestException);
    }
    let update = request!(UpdateChannelRequest {
        channel_arn: &arn,
        mode: Mode::Unrestricted,
        chime_bearer: user("ana"),
    });
    refused!(store.update_channel(at(1), update), UpdateChannelError::BadRequestException);
    let mut hidden = add(&arn, "a");
    hidden.r#type = Type::Hidden;
    let refused = store.create_channel_membership(at(1), hidden);
    refused!(refused, CreateChannelMembershipError::BadRequestException);
    join(&mut store, &arn, "a");
    let read = request!(UpdateChannelReadMarkerRequest { channel_arn: &arn, chime_bearer: user("a") });
    let refused = store.update_channel_read_marker(at(2), read);
    refused!(refused, UpdateChannelReadMarkerError::BadRequestException);
    let push: PushNotificationPreferences =
        request!(PushNotificationPreferences { allow_notifications: AllowNotifications::None });
    let preferences: ChannelMembershipPreferences =
        request!(ChannelMembershipPreferences { push_notifications: push });
    let put = request!(PutChannelMembershipPreferencesRequest {
        channel_arn: &arn,
        member_arn: user("a"),
        chime_bearer: user("a"),
        preferences: preferences,
    });
    let refused = store.put_channel_membership_preferences(at(2), put);
    refused!(refused, PutChannelMembershipPreferencesError::BadRequestException);
    let moderated = request!(DescribeChannelModeratedByAppInstanceUserRequest {
        channel_arn: &arn,
        app_instance_user_arn: user("ana"),
        chime_bearer: user("ana"),
    });
    let refused = store.describe_channel_moderated_by_app_instance_user(moderated);
    refused!(refused, DescribeChannelModeratedByAppInstanceUserError::BadRequestException);
    let list = request!(ListSubChannelsRequest { channel_arn: &arn, chime_bearer: user("a") });
    refused!(store.list_sub_channels(list), ListSubChannelsError::ForbiddenException);
    let own = request!(ListChannelMembershipsForAppInstanceUserRequest { chime_bearer: user("a") });
    let own = store.list_channel_memberships_for_app_instance_user(own).unwrap().channel_memberships.unwrap();
    let seat = own[0].app_instance_user_membership_summary.clone().unwrap().sub_channel_id;
    assert_eq!(seat, Some(sub_channels(&store, &arn)[0].0.clone()));
    // And what other channels do not have.
    let plain = create(&mut store, channel("plain"));
    let list = request!(ListSubChannelsRequest { channel_arn: plain, chime_bearer: user("ana") });
    refused!(store.list_sub_channels(list), ListSubChannelsError::BadRequestException);
}
