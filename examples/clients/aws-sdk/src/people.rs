//! Members, moderators and bans of a channel.

use crate::refused;
use crate::world::{user, Outcome, World};
use aws_sdk_chimesdkmessaging::types::{
    AllowNotifications, ChannelMembershipPreferences, ChannelMembershipType, ErrorCode,
    PushNotificationPreferences,
};

pub async fn run(world: &World) -> Outcome {
    let client = &world.client;
    let arn = world.channel("people").await?;
    let add = || {
        let add = client.create_channel_membership().channel_arn(&arn).member_arn(user("ben"));
        add.r#type(ChannelMembershipType::Default).chime_bearer(user("ana"))
    };
    add().send().await?;
    refused!(world, is_conflict_exception, add());
    refused!(world, is_not_found_exception, add().channel_arn(format!("{arn}x")));
    let batch = client.batch_create_channel_membership().channel_arn(&arn).chime_bearer(user("ana"));
    let batch = batch.member_arns(user("cem")).member_arns(user("ben")).send().await?;
    let errors: Vec<_> = batch.errors().iter().filter_map(|error| error.error_code()).collect();
    world.check("who was not added", errors, vec![&ErrorCode::Conflict])?;
    let describe = client.describe_channel_membership().channel_arn(&arn).chime_bearer(user("ana"));
    let described = describe.clone().member_arn(user("cem")).send().await?;
    let inviter = described.channel_membership().and_then(|one| one.invited_by()).and_then(|one| one.arn());
    world.check("who invited", inviter, Some(&*user("ana")))?;
    refused!(world, is_not_found_exception, describe.member_arn(user("eve")));
    let listed = client.list_channel_memberships().channel_arn(&arn).chime_bearer(user("ben")).send().await?;
    world.check("members", listed.channel_memberships().len(), 3)?;

    client.update_channel_read_marker().channel_arn(&arn).chime_bearer(user("ben")).send().await?;
    let own =
        client.list_channel_memberships_for_app_instance_user().chime_bearer(user("ben")).send().await?;
    let own = own.channel_memberships();
    let one = client.describe_channel_membership_for_app_instance_user().channel_arn(&arn);
    let one = one.app_instance_user_arn(user("ben")).chime_bearer(user("admin")).send().await?;
    world.check("the user's membership", one.channel_membership(), own.first())?;
    let read = own.first().and_then(|one| one.app_instance_user_membership_summary());
    world.check("read marker", read.is_some_and(|one| one.read_marker_timestamp().is_some()), true)?;

    preferences(world, &arn).await?;
    moderators(world, &arn).await?;
    bans(world, &arn).await?;

    let remove = client.delete_channel_membership().channel_arn(&arn).member_arn(user("cem"));
    remove.chime_bearer(user("ana")).send().await?;
    let listed = client.list_channel_memberships().channel_arn(&arn).chime_bearer(user("ana")).send().await?;
    world.check("members who are left", listed.channel_memberships().len(), 1)
}

async fn preferences(world: &World, arn: &str) -> Outcome {
    let client = &world.client;
    let push = PushNotificationPreferences::builder()
        .allow_notifications(AllowNotifications::Filtered)
        .filter_rule(r#"{"mention": ["Ben 🙂"]}"#)
        .build()?;
    let wanted = ChannelMembershipPreferences::builder().push_notifications(push).build();
    let put = client.put_channel_membership_preferences().channel_arn(arn).member_arn(user("ben"));
    put.preferences(wanted.clone()).chime_bearer(user("ben")).send().await?;
    let get = client.get_channel_membership_preferences().channel_arn(arn).member_arn(user("ben"));
    let got = get.clone().chime_bearer(user("ben")).send().await?;
    world.check("preferences", got.preferences(), Some(&wanted))?;
    refused!(world, is_forbidden_exception, get.chime_bearer(user("admin")));
    Ok(())
}

async fn moderators(world: &World, arn: &str) -> Outcome {
    let client = &world.client;
    let make = client.create_channel_moderator().channel_arn(arn).channel_moderator_arn(user("cem"));
    let make = make.chime_bearer(user("ana"));
    make.clone().send().await?;
    refused!(world, is_conflict_exception, make);
    let describe = client.describe_channel_moderator().channel_arn(arn).channel_moderator_arn(user("cem"));
    let described = describe.chime_bearer(user("cem")).send().await?;
    let maker = described.channel_moderator().and_then(|one| one.created_by()).and_then(|one| one.arn());
    world.check("who made the moderator", maker, Some(&*user("ana")))?;
    let list = client.list_channel_moderators().channel_arn(arn).chime_bearer(user("cem"));
    world.check("moderators", list.clone().send().await?.channel_moderators().len(), 2)?;
    let moderated =
        client.list_channels_moderated_by_app_instance_user().chime_bearer(user("cem")).send().await?;
    let one = client.describe_channel_moderated_by_app_instance_user().channel_arn(arn);
    let one = one.app_instance_user_arn(user("cem")).chime_bearer(user("admin")).send().await?;
    world.check("the moderated channel", one.channel(), moderated.channels().first())?;
    let dismiss = client.delete_channel_moderator().channel_arn(arn).channel_moderator_arn(user("cem"));
    dismiss.chime_bearer(user("ana")).send().await?;
    refused!(world, is_forbidden_exception, list);
    Ok(())
}

async fn bans(world: &World, arn: &str) -> Outcome {
    let client = &world.client;
    let ban = client.create_channel_ban().channel_arn(arn).member_arn(user("ben")).chime_bearer(user("ana"));
    ban.clone().send().await?;
    refused!(world, is_conflict_exception, ban);
    let describe = client.describe_channel_ban().channel_arn(arn).member_arn(user("ben"));
    let describe = describe.chime_bearer(user("ana"));
    let described = describe.clone().send().await?;
    let banned = described.channel_ban().and_then(|one| one.member()).and_then(|one| one.arn());
    world.check("who is banned", banned, Some(&*user("ben")))?;
    let listed = client.list_channel_bans().channel_arn(arn).chime_bearer(user("ana")).send().await?;
    world.check("bans", listed.channel_bans().len(), 1)?;
    let lift = client.delete_channel_ban().channel_arn(arn).member_arn(user("ben"));
    lift.chime_bearer(user("ana")).send().await?;
    refused!(world, is_not_found_exception, describe);
    Ok(())
}
