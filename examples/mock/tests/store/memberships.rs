//! Memberships: who may add whom, who is shown whom, and what members say of themselves.

use crate::world::{at, channel, create, join, store, user};
use crate::{refused, request};
use chime_messaging_mock::Store;
use chime_messaging_types::{
    AllowNotifications, CreateChannelMembershipRequest, ErrorCode, Mode, Privacy,
    PushNotificationPreferences, Type,
};

fn add(channel: &str, by: &str, name: &str, kind: Type) -> CreateChannelMembershipRequest {
    request!(CreateChannelMembershipRequest {
        channel_arn: channel,
        member_arn: user(name),
        r#type: kind,
        chime_bearer: user(by),
    })
}

fn members(store: &Store, channel: &str, caller: &str, kind: Option<Type>) -> Vec<String> {
    let mut request =
        request!(ListChannelMembershipsRequest { channel_arn: channel, chime_bearer: user(caller) });
    request.r#type = kind;
    let response = store.list_channel_memberships(request).unwrap();
    let members = response.channel_memberships.unwrap().into_iter();
    members.filter_map(|membership| membership.member?.name).collect()
}

#[test]
fn members_add_others_where_the_channel_is_unrestricted() {
    let mut store = store();
    let arn = create(&mut store, channel("c"));
    join(&mut store, &arn, "ben");
    let by_ben = add(&arn, "ben", "cem", Type::Default);
    let refused = store.create_channel_membership(at(1), by_ben.clone());
    refused!(refused, CreateChannelMembershipError::ForbiddenException);
    let mode = request!(UpdateChannelRequest {
        channel_arn: &arn,
        mode: Mode::Unrestricted,
        chime_bearer: user("ana"),
    });
    store.update_channel(at(1), mode).unwrap();
    store.create_channel_membership(at(2), by_ben.clone()).unwrap();
    let again = store.create_channel_membership(at(3), by_ben);
    refused!(again, CreateChannelMembershipError::ConflictException);
    let by_eve = store.create_channel_membership(at(3), add(&arn, "eve", "eve", Type::Default));
    refused!(by_eve, CreateChannelMembershipError::ForbiddenException);
    let nowhere =
        store.create_channel_membership(at(3), add(&format!("{arn}x"), "ana", "eve", Type::Default));
    refused!(nowhere, CreateChannelMembershipError::NotFoundException);

    let describe = request!(DescribeChannelMembershipRequest {
        channel_arn: &arn,
        member_arn: user("cem"),
        chime_bearer: user("ana"),
    });
    let described = store.describe_channel_membership(describe).unwrap().channel_membership.unwrap();
    assert_eq!(described.invited_by.unwrap().arn, Some(user("ben")));
    assert_eq!(described.created_timestamp, Some(at(2)));
    assert_eq!(described.r#type, Some(Type::Default));
    assert_eq!(members(&store, &arn, "cem", None), ["Ana Çelik 🙂", "ben", "cem"]);
}

#[test]
fn hidden_members_are_shown_to_those_who_lead() {
    let mut store = store();
    let arn = create(&mut store, channel("c").privacy(Privacy::Public));
    join(&mut store, &arn, "ben");
    store.create_channel_membership(at(1), add(&arn, "ana", "cem", Type::Hidden)).unwrap();
    let page = request!(ListChannelMembershipsRequest {
        channel_arn: &arn,
        max_results: 1,
        chime_bearer: user("eve"),
    });
    let mut next = page.clone();
    next.next_token = store.list_channel_memberships(page).unwrap().next_token;
    let last = store.list_channel_memberships(next).unwrap();
    assert_eq!(last.channel_memberships.unwrap()[0].member.clone().unwrap().arn, Some(user("ben")));
    assert_eq!(last.next_token, None);
    assert_eq!(members(&store, &arn, "eve", None), ["Ana Çelik 🙂", "ben"]);
    assert_eq!(members(&store, &arn, "admin", Some(Type::Hidden)), ["cem"]);
    let mut hidden = request!(ListChannelMembershipsRequest { channel_arn: &arn, chime_bearer: user("ben") });
    hidden.r#type = Some(Type::Hidden);
    refused!(store.list_channel_memberships(hidden), ListChannelMembershipsError::ForbiddenException);

    let describe = |caller: &str| {
        let request = request!(DescribeChannelMembershipRequest {
            channel_arn: &arn,
            member_arn: user("cem"),
            chime_bearer: user(caller),
        });
        store.describe_channel_membership(request)
    };
    refused!(describe("ben"), DescribeChannelMembershipError::NotFoundException);
    describe("cem").unwrap();
    describe("ana").unwrap();
}

#[test]
fn a_batch_adds_whom_it_can() {
    let mut store = store();
    let arn = create(&mut store, channel("c"));
    let ban = request!(CreateChannelBanRequest {
        channel_arn: &arn,
        member_arn: user("eve"),
        chime_bearer: user("ana"),
    });
    store.create_channel_ban(at(1), ban).unwrap();
    let request = request!(BatchCreateChannelMembershipRequest {
        channel_arn: &arn,
        member_arns: [user("ben"), user("eve"), user("ana"), "arn:aws:iam::1:user/x".to_owned()],
        chime_bearer: user("ana"),
    });
    let response = store.batch_create_channel_membership(at(2), request.clone()).unwrap();
    let added = response.batch_channel_memberships.unwrap();
    assert_eq!(
        added.members.unwrap().into_iter().map(|one| one.arn.unwrap()).collect::<Vec<_>>(),
        [user("ben")]
    );
    assert_eq!(added.invited_by.unwrap().arn, Some(user("ana")));
    let errors = response.errors.unwrap();
    let codes: Vec<_> = errors.iter().filter_map(|error| error.error_code.clone()).collect();
    assert_eq!(codes, [ErrorCode::Forbidden, ErrorCode::Conflict, ErrorCode::BadRequest]);
    assert_eq!(errors[0].member_arn, Some(user("eve")));
    let mut by_ben = request;
    by_ben.chime_bearer = user("ben");
    let refused = store.batch_create_channel_membership(at(3), by_ben);
    refused!(refused, BatchCreateChannelMembershipOperationError::ForbiddenException);
}

#[test]
fn members_leave_and_are_removed() {
    let mut store = store();
    let arn = create(&mut store, channel("c"));
    for name in ["ben", "cem"] {
        join(&mut store, &arn, name);
    }
    let remove = |by: &str, name: &str| {
        request!(DeleteChannelMembershipRequest {
            channel_arn: &arn,
            member_arn: user(name),
            chime_bearer: user(by),
        })
    };
    let refused = store.delete_channel_membership(remove("ben", "cem"));
    refused!(refused, DeleteChannelMembershipError::ForbiddenException);
    store.delete_channel_membership(remove("ben", "ben")).unwrap();
    let gone = store.delete_channel_membership(remove("ben", "ben"));
    refused!(gone, DeleteChannelMembershipError::ForbiddenException);
    store.delete_channel_membership(remove("ana", "cem")).unwrap();
    store.delete_channel_membership(remove("ana", "cem")).unwrap();
    assert_eq!(members(&store, &arn, "ana", None), ["Ana Çelik 🙂"]);
    // Private, and Ben is out.
    let list = request!(ListChannelMembershipsRequest { channel_arn: &arn, chime_bearer: user("ben") });
    refused!(store.list_channel_memberships(list), ListChannelMembershipsError::ForbiddenException);
}

#[test]
fn users_see_their_own_memberships() {
    let mut store = store();
    let first = create(&mut store, channel("1"));
    let second = create(&mut store, channel("2"));
    create(&mut store, channel("3"));
    join(&mut store, &second, "ben");
    join(&mut store, &first, "ben");
    let read = request!(UpdateChannelReadMarkerRequest { channel_arn: &second, chime_bearer: user("ben") });
    store.update_channel_read_marker(at(9), read).unwrap();
    let unread = request!(UpdateChannelReadMarkerRequest { channel_arn: &second, chime_bearer: user("eve") });
    let refused = store.update_channel_read_marker(at(9), unread);
    refused!(refused, UpdateChannelReadMarkerError::ForbiddenException);

    let list = |caller: &str| {
        chime_messaging_types::ListChannelMembershipsForAppInstanceUserRequest::builder()
            .chime_bearer(user(caller))
    };
    let own = store.list_channel_memberships_for_app_instance_user(list("ben").build().unwrap()).unwrap();
    let own = own.channel_memberships.unwrap();
    let names: Vec<_> = own.iter().filter_map(|one| one.channel_summary.clone()?.name).collect();
    assert_eq!(names, ["Channel 2", "Channel 1"], "in the order of joining");
    let marker = own[0].app_instance_user_membership_summary.clone().unwrap().read_marker_timestamp;
    assert_eq!(marker, Some(at(9)));
    let by_admin = list("admin").app_instance_user_arn(user("ben")).build().unwrap();
    let by_admin = store.list_channel_memberships_for_app_instance_user(by_admin).unwrap();
    assert_eq!(by_admin.channel_memberships.unwrap(), own);
    let by_eve = list("eve").app_instance_user_arn(user("ben")).build().unwrap();
    let refused = store.list_channel_memberships_for_app_instance_user(by_eve);
    refused!(refused, ListChannelMembershipsForAppInstanceUserError::ForbiddenException);

    let other = "arn:aws:chime:us-east-1:123456789012:app-instance/other/user/ben";
    let elsewhere = list("admin").app_instance_user_arn(other).build().unwrap();
    let refused = store.list_channel_memberships_for_app_instance_user(elsewhere);
    refused!(refused, ListChannelMembershipsForAppInstanceUserError::ForbiddenException);

    let describe = |name: &str| {
        request!(DescribeChannelMembershipForAppInstanceUserRequest {
            channel_arn: &second,
            app_instance_user_arn: user(name),
            chime_bearer: user(name),
        })
    };
    let described = store.describe_channel_membership_for_app_instance_user(describe("ben")).unwrap();
    assert_eq!(described.channel_membership.as_ref(), own.first());
    let refused = store.describe_channel_membership_for_app_instance_user(describe("eve"));
    refused!(refused, DescribeChannelMembershipForAppInstanceUserError::ForbiddenException);
}

#[test]
fn preferences_are_the_members_own() {
    let mut store = store();
    let arn = create(&mut store, channel("c"));
    let get = |caller: &str| {
        request!(GetChannelMembershipPreferencesRequest {
            channel_arn: &arn,
            member_arn: user("ana"),
            chime_bearer: user(caller),
        })
    };
    let put = |push: PushNotificationPreferences| {
        request!(PutChannelMembershipPreferencesRequest {
            channel_arn: &arn,
            member_arn: user("ana"),
            chime_bearer: user("ana"),
            preferences: request!(ChannelMembershipPreferences { push_notifications: push }),
        })
    };
    let push = |response: chime_messaging_types::GetChannelMembershipPreferencesResponse| {
        response.preferences.unwrap().push_notifications.unwrap()
    };
    let unset = push(store.get_channel_membership_preferences(get("ana")).unwrap());
    assert_eq!(unset.allow_notifications, AllowNotifications::All);
    let refused = store.get_channel_membership_preferences(get("admin"));
    refused!(refused, GetChannelMembershipPreferencesError::ForbiddenException);

    let stranger = request!(GetChannelMembershipPreferencesRequest {
        channel_arn: &arn,
        member_arn: user("eve"),
        chime_bearer: user("eve"),
    });
    let refused = store.get_channel_membership_preferences(stranger);
    refused!(refused, GetChannelMembershipPreferencesError::ForbiddenException);

    let filtered = PushNotificationPreferences::builder().allow_notifications(AllowNotifications::Filtered);
    let good = filtered.clone().filter_rule(r#"{"mention": ["Ana"]}"#).build().unwrap();
    store.put_channel_membership_preferences(at(1), put(good.clone())).unwrap();
    for bad in [filtered.clone(), filtered.clone().filter_rule("["), filtered.filter_rule("[]")] {
        let refused = store.put_channel_membership_preferences(at(2), put(bad.build().unwrap()));
        refused!(refused, PutChannelMembershipPreferencesError::BadRequestException);
    }
    assert_eq!(push(store.get_channel_membership_preferences(get("ana")).unwrap()), good);
}
