//! Channel flows: kept, associated, and answered for as their Lambda functions would.

use crate::refused;
use crate::world::{user, Mock, Outcome, World, INSTANCE};
use aws_sdk_chimesdkmessaging::types::{
    ChannelMessageCallback, ChannelMessagePersistenceType, ChannelMessageStatus, ChannelMessageType,
    FallbackAction, InvocationType, LambdaConfiguration, Processor, ProcessorConfiguration,
};

pub async fn run(world: &World, mock: &Mock) -> Outcome {
    let client = &world.client;
    let channel = world.channel("flows").await?;
    let create =
        client.create_channel_flow().app_instance_arn(INSTANCE).name("Fluß 🌊").processors(processor(1)?);
    let flow = create.clone().send().await?.channel_flow_arn.unwrap_or_default();
    let token = create.client_request_token("another");
    refused!(world, is_resource_limit_exceeded_exception, token.processors(processor(2)?));
    let update = client.update_channel_flow().channel_flow_arn(&flow).name("neu").processors(processor(3)?);
    update.send().await?;
    let described = client.describe_channel_flow().channel_flow_arn(&flow).send().await?;
    let described = described.channel_flow.ok_or("no flow")?;
    world.check("flow", (described.name(), described.processors()), (Some("neu"), &[processor(3)?][..]))?;
    let listed = client.list_channel_flows().app_instance_arn(INSTANCE).send().await?;
    world.check("flows", listed.channel_flows().len(), 1)?;

    let associate = client.associate_channel_flow().channel_arn(&channel).chime_bearer(user("ana"));
    associate.clone().channel_flow_arn(&flow).send().await?;
    refused!(world, is_not_found_exception, associate.channel_flow_arn(format!("{flow}x")));
    let listed = client.list_channels_associated_with_channel_flow().channel_flow_arn(&flow).send().await?;
    let listed: Vec<_> = listed.channels().iter().filter_map(|one| one.channel_arn()).collect();
    world.check("associated channels", listed, vec![&*channel])?;
    refused!(world, is_conflict_exception, client.delete_channel_flow().channel_flow_arn(&flow));

    let send = client.send_channel_message().channel_arn(&channel).content("verflixt");
    let send =
        send.r#type(ChannelMessageType::Standard).persistence(ChannelMessagePersistenceType::Persistent);
    let sent = send.chime_bearer(user("ana")).send().await?;
    let status = sent.status().and_then(|status| status.value());
    world.check("status", status, Some(&ChannelMessageStatus::Pending))?;
    let id = sent.message_id.unwrap_or_default();
    let changed = ChannelMessageCallback::builder().message_id(&id).content("ver***t").build()?;
    let answer = client.channel_flow_callback().channel_arn(&channel).channel_message(changed);
    let wrong = answer.clone().callback_id("0".repeat(32));
    refused!(world, is_bad_request_exception, wrong);
    let answer = answer.callback_id(mock.callback()?);
    answer.clone().send().await?;
    refused!(world, is_conflict_exception, answer);
    let get = client.get_channel_message().channel_arn(&channel).message_id(&id).chime_bearer(user("ana"));
    let got = get.send().await?.channel_message.ok_or("no message")?;
    world.check("what the processor passed on", got.content(), Some("ver***t"))?;

    let part = client.disassociate_channel_flow().channel_arn(&channel).channel_flow_arn(&flow);
    part.chime_bearer(user("ana")).send().await?;
    client.delete_channel_flow().channel_flow_arn(&flow).send().await?;
    refused!(world, is_forbidden_exception, client.describe_channel_flow().channel_flow_arn(&flow));
    Ok(())
}

fn processor(order: i32) -> Outcome<Processor> {
    let function = "arn:aws:lambda:us-east-1:123456789012:function:censor";
    let lambda = LambdaConfiguration::builder()
        .resource_arn(function)
        .invocation_type(InvocationType::Async)
        .build()?;
    let configuration = ProcessorConfiguration::builder().lambda(lambda).build();
    let processor = Processor::builder().name("p").configuration(configuration).execution_order(order);
    Ok(processor.fallback_action(FallbackAction::Abort).build()?)
}
