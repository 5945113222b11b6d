//! Messages: sent, read, listed, changed, redacted, deleted.

use crate::refused;
use crate::world::{user, Outcome, World};
use aws_sdk_chimesdkmessaging::types::{
    ChannelMessagePersistenceType, ChannelMessageStatus, ChannelMessageType, MessageAttributeValue, SortOrder,
};

pub async fn run(world: &World) -> Outcome {
    let client = &world.client;
    let arn = world.channel("messages").await?;
    let send = |content: &str| {
        let send = client.send_channel_message().channel_arn(&arn).content(content);
        send.r#type(ChannelMessageType::Standard).persistence(ChannelMessagePersistenceType::Persistent)
    };
    let text = "Grüße, 世界! 👋🏽 \r\n\u{2028} \"quoted\" \\ / \u{7}";
    let attribute = MessageAttributeValue::builder().string_values("Çem 🙂").build();
    let sent =
        send(text).message_attributes("ключ", attribute.clone()).chime_bearer(user("ana")).send().await?;
    let status = sent.status().and_then(|status| status.value());
    world.check("status", status, Some(&ChannelMessageStatus::Sent))?;
    let id = sent.message_id.unwrap_or_default();
    refused!(world, is_forbidden_exception, send("x").chime_bearer(user("eve")));
    refused!(world, is_bad_request_exception, send(&"x".repeat(4097)).chime_bearer(user("ana")));

    let get = || client.get_channel_message().channel_arn(&arn).message_id(&id).chime_bearer(user("ana"));
    let got = get().send().await?.channel_message.ok_or("no message")?;
    world.check("content", got.content(), Some(text))?;
    world.check("attribute", got.message_attributes().and_then(|all| all.get("ключ")), Some(&attribute))?;
    let status = client.get_channel_message_status().channel_arn(&arn).message_id(&id);
    let status = status.chime_bearer(user("ana")).send().await?;
    world.check("status", status.status().and_then(|one| one.value()), Some(&ChannelMessageStatus::Sent))?;

    let later = send("later").chime_bearer(user("ana")).send().await?.message_id.unwrap_or_default();
    let created = *got.created_timestamp().ok_or("no time")?;
    let list = client.list_channel_messages().channel_arn(&arn).not_before(created).max_results(1);
    let list = list.sort_order(SortOrder::Ascending).chime_bearer(user("ana"));
    let mut listed = Vec::new();
    let mut pages = list.into_paginator().send();
    while let Some(page) = pages.next().await {
        let messages = page?.channel_messages.unwrap_or_default();
        listed.extend(messages.into_iter().filter_map(|message| message.message_id));
    }
    world.check("messages", &listed, &vec![id.clone(), later])?;

    let update = client.update_channel_message().channel_arn(&arn).message_id(&id).content("anders");
    update.clone().chime_bearer(user("ana")).send().await?;
    refused!(world, is_forbidden_exception, update.clone().chime_bearer(user("admin")));
    let got = get().send().await?.channel_message.ok_or("no message")?;
    world.check("new content", got.content(), Some("anders"))?;
    world.check("time of the edit", got.last_edited_timestamp() >= got.created_timestamp(), true)?;
    let redact = client.redact_channel_message().channel_arn(&arn).message_id(&id);
    redact.chime_bearer(user("ana")).send().await?;
    let got = get().send().await?.channel_message.ok_or("no message")?;
    world.check("redacted", got.redacted(), true)?;
    refused!(world, is_conflict_exception, update.chime_bearer(user("ana")));
    let delete = client.delete_channel_message().channel_arn(&arn).message_id(&id);
    refused!(world, is_forbidden_exception, delete.clone().chime_bearer(user("ana")));
    delete.chime_bearer(user("admin")).send().await?;
    refused!(world, is_not_found_exception, get());
    Ok(())
}
