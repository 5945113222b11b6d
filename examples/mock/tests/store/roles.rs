//! Who may do what: the tables of the developer guide's page on authorization by role, as a test.

use crate::request;
use crate::world::{
    associate, at, channel, create, create_flow, flow, join, message, processor, send, store, user, INSTANCE,
};
use chime_messaging_mock::Store;
use chime_messaging_types::{
    ChannelMembershipPreferences, ChannelMessagePersistenceType, ChannelMessageType, Privacy, Type,
};

/// An administrator, a moderator, a member, and none of these: nobody is two of them.
const CALLERS: [&str; 4] = ["admin", "mod", "mem", "eve"];

/// What a request is about.
struct Scene {
    channel: String,
    /// A message of Vic's, who is a member.
    message: String,
    /// The flow that is associated with the channel.
    flow: String,
}

fn scene(privacy: Privacy) -> (Store, Scene) {
    let mut store = store();
    let new = channel("c").privacy(privacy).moderator_arns(["mod", "other-mod"].map(user));
    let channel = create(&mut store, new);
    for name in ["mem", "vic"] {
        join(&mut store, &channel, name);
    }
    let ban = request!(CreateChannelBanRequest {
        channel_arn: &channel,
        member_arn: user("banned"),
        chime_bearer: user("ana"),
    });
    store.create_channel_ban(at(0), ban).unwrap();
    let message = send(&mut store, at(0), message(&channel, "vic", "hello"));
    let flow = create_flow(&mut store, flow("f", [processor("p", 1)]));
    associate(&mut store, &channel, &flow);
    (store, Scene { channel, message, flow })
}

/// Has each caller make a call, each in a scene of its own, and compares who may: `+` may, `-` may not.
macro_rules! may {
    ($privacy:ident, $who:literal, $method:ident($($now:expr)?), $shape:ident { $($member:ident: $value:expr),* $(,)? } of $scene:ident) => {{
        let who = CALLERS.map(|caller| {
            #[allow(unused_mut)]
            let (mut store, $scene) = scene(Privacy::$privacy);
            let request = request!($shape { chime_bearer: user(caller) $(, $member: $value)* });
            match store.$method($($now,)? request) {
                Ok(_) => '+',
                Err(error) if error.to_string().starts_with("ForbiddenException") => '-',
                Err(error) => panic!("{caller}: {error}"),
            }
        });
        assert_eq!(who.iter().collect::<String>(), $who, "{}, {:?}", stringify!($method), Privacy::$privacy);
    }};
}

#[test]
fn channels() {
    may!(Private, "++--", update_channel(at(1)), UpdateChannelRequest { channel_arn: &s.channel, name: "n" } of s);
    may!(Private, "++--", delete_channel(), DeleteChannelRequest { channel_arn: &s.channel } of s);
    may!(Private, "+---", describe_channel(), DescribeChannelRequest { channel_arn: &s.channel } of s);
    may!(Public, "++++", describe_channel(), DescribeChannelRequest { channel_arn: &s.channel } of s);
    may!(Private, "+---", list_channels(), ListChannelsRequest {
        app_instance_arn: INSTANCE,
        privacy: Privacy::Private,
    } of _s);
    may!(Private, "++--", put_channel_expiration_settings(at(1)), PutChannelExpirationSettingsRequest {
        channel_arn: &s.channel,
    } of s);
    may!(Private, "++--", associate_channel_flow(), AssociateChannelFlowRequest {
        channel_arn: &s.channel,
        channel_flow_arn: &s.flow,
    } of s);
    may!(Private, "++--", disassociate_channel_flow(), DisassociateChannelFlowRequest {
        channel_arn: &s.channel,
        channel_flow_arn: &s.flow,
    } of s);
}

#[test]
fn memberships() {
    may!(Private, "++--", create_channel_membership(at(1)), CreateChannelMembershipRequest {
        channel_arn: &s.channel,
        member_arn: user("new"),
        r#type: Type::Default,
    } of s);
    may!(Private, "++--", batch_create_channel_membership(at(1)), BatchCreateChannelMembershipRequest {
        channel_arn: &s.channel,
        member_arns: [user("new")],
    } of s);
    may!(Private, "+++-", describe_channel_membership(), DescribeChannelMembershipRequest {
        channel_arn: &s.channel,
        member_arn: user("vic"),
    } of s);
    may!(Public, "++++", describe_channel_membership(), DescribeChannelMembershipRequest {
        channel_arn: &s.channel,
        member_arn: user("vic"),
    } of s);
    may!(Private, "+++-", list_channel_memberships(), ListChannelMembershipsRequest {
        channel_arn: &s.channel,
    } of s);
    may!(Public, "++++", list_channel_memberships(), ListChannelMembershipsRequest {
        channel_arn: &s.channel,
    } of s);
    may!(Public, "++--", list_channel_memberships(), ListChannelMembershipsRequest {
        channel_arn: &s.channel,
        r#type: Type::Hidden,
    } of s);
    may!(Private, "++--", delete_channel_membership(), DeleteChannelMembershipRequest {
        channel_arn: &s.channel,
        member_arn: user("vic"),
    } of s);
    may!(Private, "--+-", update_channel_read_marker(at(1)), UpdateChannelReadMarkerRequest {
        channel_arn: &s.channel,
    } of s);
    may!(Private, "----", get_channel_membership_preferences(), GetChannelMembershipPreferencesRequest {
        channel_arn: &s.channel,
        member_arn: user("vic"),
    } of s);
    may!(Private, "----", put_channel_membership_preferences(at(1)), PutChannelMembershipPreferencesRequest {
        channel_arn: &s.channel,
        member_arn: user("vic"),
        preferences: ChannelMembershipPreferences::default(),
    } of s);
}

#[test]
fn what_concerns_another_user() {
    may!(Public, "+---", list_channel_memberships_for_app_instance_user(),
        ListChannelMembershipsForAppInstanceUserRequest { app_instance_user_arn: user("vic") } of _s);
    may!(Public, "+---", describe_channel_membership_for_app_instance_user(),
        DescribeChannelMembershipForAppInstanceUserRequest {
            channel_arn: &s.channel,
            app_instance_user_arn: user("vic"),
        } of s);
    may!(Public, "+---", list_channels_moderated_by_app_instance_user(),
        ListChannelsModeratedByAppInstanceUserRequest { app_instance_user_arn: user("ana") } of _s);
    may!(Public, "+---", describe_channel_moderated_by_app_instance_user(),
        DescribeChannelModeratedByAppInstanceUserRequest {
            channel_arn: &s.channel,
            app_instance_user_arn: user("ana"),
        } of s);
}

#[test]
fn messages() {
    may!(Public, "--+-", send_channel_message(at(1)), SendChannelMessageRequest {
        channel_arn: &s.channel,
        content: "x",
        r#type: ChannelMessageType::Standard,
        persistence: ChannelMessagePersistenceType::Persistent,
        client_request_token: "token",
    } of s);
    may!(Private, "+++-", get_channel_message(), GetChannelMessageRequest {
        channel_arn: &s.channel,
        message_id: &s.message,
    } of s);
    may!(Public, "++++", get_channel_message(), GetChannelMessageRequest {
        channel_arn: &s.channel,
        message_id: &s.message,
    } of s);
    may!(Private, "+++-", list_channel_messages(), ListChannelMessagesRequest { channel_arn: &s.channel } of s);
    may!(Public, "++++", list_channel_messages(), ListChannelMessagesRequest { channel_arn: &s.channel } of s);
    may!(Public, "+---", delete_channel_message(), DeleteChannelMessageRequest {
        channel_arn: &s.channel,
        message_id: &s.message,
    } of s);
    may!(Public, "++--", redact_channel_message(at(1)), RedactChannelMessageRequest {
        channel_arn: &s.channel,
        message_id: &s.message,
    } of s);
    may!(Public, "----", update_channel_message(at(1)), UpdateChannelMessageRequest {
        channel_arn: &s.channel,
        message_id: &s.message,
        content: "x",
    } of s);
    may!(Public, "----", get_channel_message_status(), GetChannelMessageStatusRequest {
        channel_arn: &s.channel,
        message_id: &s.message,
    } of s);
}

#[test]
fn moderators_and_bans() {
    may!(Public, "++--", create_channel_moderator(at(1)), CreateChannelModeratorRequest {
        channel_arn: &s.channel,
        channel_moderator_arn: user("vic"),
    } of s);
    may!(Public, "++--", describe_channel_moderator(), DescribeChannelModeratorRequest {
        channel_arn: &s.channel,
        channel_moderator_arn: user("other-mod"),
    } of s);
    may!(Public, "++--", list_channel_moderators(), ListChannelModeratorsRequest {
        channel_arn: &s.channel,
    } of s);
    may!(Public, "++--", delete_channel_moderator(), DeleteChannelModeratorRequest {
        channel_arn: &s.channel,
        channel_moderator_arn: user("other-mod"),
    } of s);
    may!(Public, "++--", create_channel_ban(at(1)), CreateChannelBanRequest {
        channel_arn: &s.channel,
        member_arn: user("vic"),
    } of s);
    may!(Public, "++--", describe_channel_ban(), DescribeChannelBanRequest {
        channel_arn: &s.channel,
        member_arn: user("banned"),
    } of s);
    may!(Public, "++--", list_channel_bans(), ListChannelBansRequest { channel_arn: &s.channel } of s);
    may!(Public, "++--", delete_channel_ban(), DeleteChannelBanRequest {
        channel_arn: &s.channel,
        member_arn: user("banned"),
    } of s);
}
