//! Creating, describing, changing, deleting and listing channel flows.

use crate::arn;
use crate::failure::Failure;
use crate::flow::Flow;
use crate::page::{page, Listing};
use crate::store::{identifier, Store, Timestamp};
use chime_messaging_types::{
    CreateChannelFlowError, CreateChannelFlowRequest, CreateChannelFlowResponse, DeleteChannelFlowError,
    DeleteChannelFlowRequest, DescribeChannelFlowError, DescribeChannelFlowRequest,
    DescribeChannelFlowResponse, ListChannelFlowsError, ListChannelFlowsRequest, ListChannelFlowsResponse,
    Processor, UpdateChannelFlowError, UpdateChannelFlowRequest, UpdateChannelFlowResponse,
};
use std::collections::BTreeSet;

impl Store {
    /// Operations on flows are not made on behalf of a user.
    pub fn create_channel_flow(
        &mut self,
        now: Timestamp,
        input: CreateChannelFlowRequest,
    ) -> Result<CreateChannelFlowResponse, CreateChannelFlowError> {
        let answer =
            |arn: String| CreateChannelFlowResponse::builder().channel_flow_arn(arn).build_unvalidated();
        let instance = input.app_instance_arn.clone();
        let token = input.client_request_token.clone();
        if let Some(arn) = self.created_flows.answer(&instance, &token, &input)? {
            return Ok(answer(arn));
        }
        if !arn::is_instance(&instance) {
            return Err(Failure::bad_request("AppInstanceArn is not the ARN of an app instance").into());
        }
        let processors = self.in_order(&input.processors)?;
        let tags = crate::tags::distinct(input.tags.iter().flatten(), self.config.limits.tags)?;
        let held = self.flows.values().filter(|flow| flow.instance == instance).count();
        if held >= self.config.limits.flows {
            return Err(Failure::limit("the app instance has as many channel flows as it may").into());
        }
        let position = self.fresh();
        let arn = format!("{instance}/channel-flow/{}", identifier(position));
        let flow = Flow {
            position,
            arn: arn.clone(),
            instance: instance.clone(),
            name: input.name.clone(),
            processors,
            created: now,
            updated: now,
        };
        self.flows.insert(arn.clone(), flow);
        if !tags.is_empty() {
            self.tags.insert(arn.clone(), tags);
        }
        self.created_flows.remember(&instance, &token, input, arn.clone());
        Ok(answer(arn))
    }

    /// The flow in full.
    pub fn describe_channel_flow(
        &self,
        input: DescribeChannelFlowRequest,
    ) -> Result<DescribeChannelFlowResponse, DescribeChannelFlowError> {
        let flow = self.flow(&input.channel_flow_arn)?;
        Ok(DescribeChannelFlowResponse::builder().channel_flow(flow.describe()).build_unvalidated())
    }

    /// Messages that are being processed go through the old processors still.
    pub fn update_channel_flow(
        &mut self,
        now: Timestamp,
        input: UpdateChannelFlowRequest,
    ) -> Result<UpdateChannelFlowResponse, UpdateChannelFlowError> {
        self.flow(&input.channel_flow_arn)?;
        let processors = self.in_order(&input.processors)?;
        if let Some(flow) = self.flows.get_mut(&input.channel_flow_arn) {
            flow.name = input.name;
            flow.processors = processors;
            flow.updated = now;
        }
        Ok(UpdateChannelFlowResponse::builder().channel_flow_arn(input.channel_flow_arn).build_unvalidated())
    }

    /// A flow that works on a channel cannot be deleted.
    pub fn delete_channel_flow(
        &mut self,
        input: DeleteChannelFlowRequest,
    ) -> Result<(), DeleteChannelFlowError> {
        self.flow(&input.channel_flow_arn)?;
        if self.channels.values().any(|channel| channel.flow.as_ref() == Some(&input.channel_flow_arn)) {
            return Err(Failure::conflict("the channel flow is associated with a channel").into());
        }
        self.flows.remove(&input.channel_flow_arn);
        self.tags.remove(&input.channel_flow_arn);
        Ok(())
    }

    /// The flows of an app instance.
    pub fn list_channel_flows(
        &self,
        input: ListChannelFlowsRequest,
    ) -> Result<ListChannelFlowsResponse, ListChannelFlowsError> {
        let flows = self.flows.values().filter(|flow| flow.instance == input.app_instance_arn);
        let flows: Vec<_> = flows.map(|flow| (flow.position, flow.summary())).collect();
        let listing = Listing {
            of: &["ListChannelFlows", &input.app_instance_arn],
            descending: false,
            max_results: input.max_results,
            next_token: input.next_token.as_deref(),
        };
        let page = page(&listing, flows)?;
        let mut response = ListChannelFlowsResponse::builder().channel_flows(page.items).build_unvalidated();
        response.next_token = page.next;
        Ok(response)
    }

    /// Processors in the order in which they are invoked.
    fn in_order(&self, processors: &[Processor]) -> Result<Vec<Processor>, Failure> {
        if processors.len() > self.config.limits.processors {
            return Err(Failure::limit("more processors than a channel flow may have"));
        }
        let orders: BTreeSet<i32> = processors.iter().map(|processor| processor.execution_order).collect();
        if orders.len() < processors.len() {
            return Err(Failure::bad_request("two processors have the same ExecutionOrder"));
        }
        let mut processors = processors.to_vec();
        processors.sort_by_key(|processor| processor.execution_order);
        Ok(processors)
    }
}
