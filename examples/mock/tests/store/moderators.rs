//! Moderators: made, described, listed, dismissed, and the channels that they moderate.

use crate::world::{at, channel, create, join, message, send, store, user};
use crate::{refused, request};
use chime_messaging_types::CreateChannelModeratorRequest;

fn make(channel: &str, by: &str, name: &str) -> CreateChannelModeratorRequest {
    request!(CreateChannelModeratorRequest {
        channel_arn: channel,
        channel_moderator_arn: user(name),
        chime_bearer: user(by),
    })
}

#[test]
fn moderators_come_and_go() {
    let mut store = store();
    let arn = create(&mut store, channel("c").moderator_arns([user("ben")]));
    join(&mut store, &arn, "cem");
    let refused = store.create_channel_moderator(at(1), make(&arn, "cem", "cem"));
    refused!(refused, CreateChannelModeratorError::ForbiddenException);
    let made = store.create_channel_moderator(at(2), make(&arn, "ben", "cem")).unwrap();
    assert_eq!(made.channel_moderator.unwrap().name.as_deref(), Some("cem"));
    let refused = store.create_channel_moderator(at(2), make(&arn, "ben", "cem"));
    refused!(refused, CreateChannelModeratorError::ConflictException);

    let mut foreign = make(&arn, "ben", "x");
    foreign.channel_moderator_arn =
        "arn:aws:chime:us-east-1:123456789012:app-instance/other/user/x".to_owned();
    let refused = store.create_channel_moderator(at(2), foreign);
    refused!(refused, CreateChannelModeratorError::BadRequestException);

    let describe = |name: &str| {
        request!(DescribeChannelModeratorRequest {
            channel_arn: &arn,
            channel_moderator_arn: user(name),
            chime_bearer: user("ana"),
        })
    };
    let described = store.describe_channel_moderator(describe("cem")).unwrap().channel_moderator.unwrap();
    assert_eq!(described.created_by.unwrap().arn, Some(user("ben")));
    assert_eq!(described.created_timestamp, Some(at(2)));
    let refused = store.describe_channel_moderator(describe("eve"));
    refused!(refused, DescribeChannelModeratorError::NotFoundException);

    let list = || {
        chime_messaging_types::ListChannelModeratorsRequest::builder()
            .channel_arn(&arn)
            .chime_bearer(user("cem"))
            .max_results(2)
    };
    let names = |response: &chime_messaging_types::ListChannelModeratorsResponse| -> Vec<String> {
        let moderators = response.channel_moderators.iter().flatten();
        moderators.filter_map(|one| one.moderator.clone()?.name).collect()
    };
    let first = store.list_channel_moderators(list().build().unwrap()).unwrap();
    assert_eq!(names(&first), ["Ana Çelik 🙂", "ben"]);
    let next = list().next_token(first.next_token.unwrap()).build().unwrap();
    assert_eq!(names(&store.list_channel_moderators(next).unwrap()), ["cem"]);

    let dismiss = request!(DeleteChannelModeratorRequest {
        channel_arn: &arn,
        channel_moderator_arn: user("cem"),
        chime_bearer: user("ana"),
    });
    store.delete_channel_moderator(dismiss).unwrap();
    let refused = store.list_channel_moderators(list().build().unwrap());
    refused!(refused, ListChannelModeratorsError::ForbiddenException);
}

#[test]
fn moderators_see_what_they_moderate() {
    let mut store = store();
    let first = create(&mut store, channel("1"));
    let second = create(&mut store, channel("2").moderator_arns([user("ben")]).metadata("m"));
    send(&mut store, at(4), message(&second, "ana", "hello"));
    let list = |caller: &str, of: &str| {
        let request = request!(ListChannelsModeratedByAppInstanceUserRequest {
            app_instance_user_arn: user(of),
            chime_bearer: user(caller),
        });
        store.list_channels_moderated_by_app_instance_user(request)
    };
    let names = |caller: &str, of: &str| -> Vec<String> {
        let channels = list(caller, of).unwrap().channels.unwrap().into_iter();
        channels.filter_map(|channel| channel.channel_summary?.name).collect()
    };
    assert_eq!(names("ana", "ana"), ["Channel 1", "Channel 2"]);
    assert_eq!(names("admin", "ben"), ["Channel 2"]);
    refused!(list("ben", "ana"), ListChannelsModeratedByAppInstanceUserError::ForbiddenException);

    let describe = |arn: &str| {
        let request = request!(DescribeChannelModeratedByAppInstanceUserRequest {
            channel_arn: arn,
            app_instance_user_arn: user("ben"),
            chime_bearer: user("ben"),
        });
        store.describe_channel_moderated_by_app_instance_user(request)
    };
    let described = describe(&second).unwrap().channel.unwrap().channel_summary.unwrap();
    assert_eq!(described.channel_arn, Some(second));
    assert_eq!(described.metadata.as_deref(), Some("m"));
    assert_eq!(described.last_message_timestamp, Some(at(4)));
    refused!(describe(&first), DescribeChannelModeratedByAppInstanceUserError::ForbiddenException);
}
