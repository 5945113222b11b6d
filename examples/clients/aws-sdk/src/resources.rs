//! Tags, streaming configurations and the session endpoint.

use crate::refused;
use crate::world::{Outcome, World, INSTANCE};
use aws_sdk_chimesdkmessaging::types::{MessagingDataType, NetworkType, StreamingConfiguration, Tag};

pub async fn run(world: &World) -> Outcome {
    let client = &world.client;
    let arn = world.channel("tags").await?;
    let tag = |key: &str| Tag::builder().key(key).value("groß 🙂").build();
    client.tag_resource().resource_arn(&arn).tags(tag("größe")?).tags(tag("b")?).send().await?;
    client.untag_resource().resource_arn(&arn).tag_keys("b").send().await?;
    let listed = client.list_tags_for_resource().resource_arn(&arn).send().await?;
    world.check("tags", listed.tags(), &[tag("größe")?][..])?;
    let many = (0..50).map(|number| tag(&format!("k{number}"))).collect::<Result<Vec<_>, _>>()?;
    let many = client.tag_resource().resource_arn(&arn).set_tags(Some(many));
    refused!(world, is_resource_limit_exceeded_exception, many);

    let stream = StreamingConfiguration::builder()
        .data_type(MessagingDataType::ChannelMessage)
        .resource_arn("arn:aws:kinesis:us-east-1:123456789012:stream/chime-messaging-all")
        .build()?;
    let put = client.put_messaging_streaming_configurations().app_instance_arn(INSTANCE);
    put.streaming_configurations(stream.clone()).send().await?;
    let get = client.get_messaging_streaming_configurations().app_instance_arn(INSTANCE);
    world.check("streams", get.clone().send().await?.streaming_configurations(), &[stream][..])?;
    client.delete_messaging_streaming_configurations().app_instance_arn(INSTANCE).send().await?;
    refused!(world, is_not_found_exception, get);

    let endpoint =
        client.get_messaging_session_endpoint().network_type(NetworkType::DualStack).send().await?;
    let url = endpoint.endpoint().and_then(|endpoint| endpoint.url()).unwrap_or_default();
    world.check("endpoint", url.starts_with("dual-stack."), true)
}
