//! Channels, elastic ones included.

use crate::refused;
use crate::world::{user, Outcome, World, INSTANCE};
use aws_sdk_chimesdkmessaging::types::{
    ChannelMembershipType, ChannelPrivacy, ElasticChannelConfiguration, ExpirationCriterion,
    ExpirationSettings, SearchField, SearchFieldKey, SearchFieldOperator,
};

pub async fn run(world: &World) -> Outcome {
    let client = &world.client;
    let name = "Straße 🙂 日本語";
    let create =
        client.create_channel().app_instance_arn(INSTANCE).name(name).privacy(ChannelPrivacy::Public);
    let created = create.client_request_token("the-same").chime_bearer(user("ana")).send().await?;
    let arn = created.channel_arn.unwrap_or_default();
    let describe = || client.describe_channel().channel_arn(&arn).chime_bearer(user("eve"));
    let channel = describe().send().await?.channel.unwrap_or_else(empty);
    world.check("name", channel.name(), Some(name))?;
    world.check("privacy", channel.privacy(), Some(&ChannelPrivacy::Public))?;
    world.check("creation time", channel.created_timestamp().is_some(), true)?;

    let again =
        client.create_channel().app_instance_arn(INSTANCE).name("other").client_request_token("the-same");
    refused!(world, is_conflict_exception, again.chime_bearer(user("ana")));

    let update = client.update_channel().channel_arn(&arn).name("Neu ✓").metadata("{}");
    update.clone().chime_bearer(user("ana")).send().await?;
    refused!(world, is_forbidden_exception, update.chime_bearer(user("eve")));
    let channel = describe().send().await?.channel.unwrap_or_else(empty);
    world.check("new name", channel.name(), Some("Neu ✓"))?;

    let settings = ExpirationSettings::builder()
        .expiration_days(3)
        .expiration_criterion(ExpirationCriterion::CreatedTimestamp)
        .build()?;
    let put =
        client.put_channel_expiration_settings().channel_arn(&arn).expiration_settings(settings.clone());
    let put = put.chime_bearer(user("ana")).send().await?;
    world.check("settings", put.expiration_settings(), Some(&settings))?;

    listing(world).await?;
    elastic(world).await?;

    client.delete_channel().channel_arn(&arn).chime_bearer(user("ana")).send().await?;
    refused!(world, is_forbidden_exception, describe());
    Ok(())
}

async fn listing(world: &World) -> Outcome {
    let client = &world.client;
    let arns = [world.channel("l1").await?, world.channel("l2").await?, world.channel("l3").await?];
    let list = client
        .list_channels()
        .app_instance_arn(INSTANCE)
        .privacy(ChannelPrivacy::Private)
        .max_results(2)
        .chime_bearer(user("admin"));
    let mut listed = Vec::new();
    let mut pages = list.clone().into_paginator().send();
    while let Some(page) = pages.next().await {
        listed
            .extend(page?.channels.unwrap_or_default().into_iter().filter_map(|channel| channel.channel_arn));
    }
    world.check("private channels", &listed[..], &arns[..])?;
    refused!(world, is_bad_request_exception, list.next_token("never one"));

    let field = SearchField::builder()
        .key(SearchFieldKey::Members)
        .values(user("ana"))
        .operator(SearchFieldOperator::Includes)
        .build()?;
    let found =
        client.search_channels().fields(field).chime_bearer(user("ana")).max_results(3).send().await?;
    world.check("channels found", found.channels().len(), 3)?;
    world.check("more of them", found.next_token().is_some(), true)
}

async fn elastic(world: &World) -> Outcome {
    let client = &world.client;
    let configuration = ElasticChannelConfiguration::builder()
        .maximum_sub_channels(2)
        .target_memberships_per_sub_channel(2)
        .minimum_membership_percentage(40)
        .build()?;
    let create = client.create_channel().app_instance_arn(INSTANCE).name("elastisch");
    let create = create.elastic_channel_configuration(configuration).chime_bearer(user("ana"));
    let arn = create.send().await?.channel_arn.unwrap_or_default();
    for name in ["a", "b", "c"] {
        let add = client.create_channel_membership().channel_arn(&arn).member_arn(user(name));
        add.r#type(ChannelMembershipType::Default).chime_bearer(user("ana")).send().await?;
    }
    let listed = client.list_sub_channels().channel_arn(&arn).chime_bearer(user("ana")).send().await?;
    let counts: Vec<_> = listed.sub_channels().iter().filter_map(|one| one.membership_count()).collect();
    world.check("members of sub-channels", counts, vec![2, 1])
}

fn empty() -> aws_sdk_chimesdkmessaging::types::Channel {
    aws_sdk_chimesdkmessaging::types::Channel::builder().build()
}
