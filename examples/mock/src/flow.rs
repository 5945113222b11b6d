//! A channel flow.

use crate::config::Config;
use crate::store::Timestamp;
use chime_messaging_types::{
    ChannelFlow, ChannelFlowSummary, ChannelMessage, ChannelMessageStatus, Processor,
};

/// A channel flow.
#[derive(Debug, Clone)]
pub(crate) struct Flow {
    pub position: u64,
    pub arn: String,
    /// The ARN of its app instance.
    pub instance: String,
    pub name: String,
    /// In the order in which they are invoked.
    pub processors: Vec<Processor>,
    pub created: Timestamp,
    pub updated: Timestamp,
}

impl Flow {
    pub(crate) fn describe(&self) -> ChannelFlow {
        ChannelFlow::builder()
            .channel_flow_arn(&self.arn)
            .name(&self.name)
            .processors(self.processors.clone())
            .created_timestamp(self.created)
            .last_updated_timestamp(self.updated)
            .build_unvalidated()
    }

    pub(crate) fn summary(&self) -> ChannelFlowSummary {
        ChannelFlowSummary::builder()
            .channel_flow_arn(&self.arn)
            .name(&self.name)
            .processors(self.processors.clone())
            .build_unvalidated()
    }
}

/// A processor that waits to be answered for: what its Lambda function would be invoked with.
///
/// The mock invokes nothing. Whoever plays the processor looks here for messages and answers with
/// `ChannelFlowCallback`.
#[derive(Debug, Clone)]
pub struct Invocation {
    /// The ARN of the Lambda function.
    pub function: String,
    /// What `ChannelFlowCallback` has to repeat.
    pub callback_id: String,
    /// The message, as the processors before have left it.
    pub message: ChannelMessage,
}

impl crate::Store {
    /// The processors that wait to be answered for, the message that was sent first before the others.
    pub fn invocations(&self) -> Vec<Invocation> {
        let messages = self
            .channels
            .values()
            .flat_map(|channel| channel.messages.values().map(move |message| (channel, message)));
        let mut invocations: Vec<(u64, Invocation)> = messages
            .filter_map(|(channel, message)| {
                let pending = message.pending.as_ref()?;
                let processor = pending.processors.first()?;
                let config: &Config = &self.config;
                let status = ChannelMessageStatus::Pending;
                let invocation = Invocation {
                    function: processor.configuration.lambda.resource_arn.clone(),
                    callback_id: pending.callback.clone(),
                    message: message.describe(&channel.arn, &pending.version, status, config),
                };
                Some((message.position, invocation))
            })
            .collect();
        invocations.sort_by_key(|(position, _)| *position);
        invocations.into_iter().map(|(_, invocation)| invocation).collect()
    }
}
