//! Where an app instance's data is streamed to.

use crate::arn;
use crate::failure::Failure;
use crate::store::Store;
use chime_messaging_types::{
    DeleteMessagingStreamingConfigurationsError, DeleteMessagingStreamingConfigurationsRequest,
    GetMessagingStreamingConfigurationsError, GetMessagingStreamingConfigurationsRequest,
    GetMessagingStreamingConfigurationsResponse, PutMessagingStreamingConfigurationsError,
    PutMessagingStreamingConfigurationsRequest, PutMessagingStreamingConfigurationsResponse,
};
use std::collections::BTreeSet;

impl Store {
    /// Replaces what was set before. Streams are Kinesis data streams whose names begin with `chime-messaging-`.
    pub fn put_messaging_streaming_configurations(
        &mut self,
        input: PutMessagingStreamingConfigurationsRequest,
    ) -> Result<PutMessagingStreamingConfigurationsResponse, PutMessagingStreamingConfigurationsError> {
        instance(&input.app_instance_arn)?;
        let configurations = input.streaming_configurations;
        let types: BTreeSet<_> = configurations.iter().map(|one| &one.data_type).collect();
        if types.len() < configurations.len() {
            return Err(Failure::bad_request("a type of data has two configurations").into());
        }
        if configurations.iter().any(|one| !is_stream(&one.resource_arn)) {
            return Err(Failure::bad_request(
                "ResourceArn is not a Kinesis data stream whose name begins with chime-messaging-",
            )
            .into());
        }
        self.streams.insert(input.app_instance_arn, configurations.clone());
        Ok(PutMessagingStreamingConfigurationsResponse::builder()
            .streaming_configurations(configurations)
            .build_unvalidated())
    }

    /// Not found where nothing was set.
    pub fn get_messaging_streaming_configurations(
        &self,
        input: GetMessagingStreamingConfigurationsRequest,
    ) -> Result<GetMessagingStreamingConfigurationsResponse, GetMessagingStreamingConfigurationsError> {
        instance(&input.app_instance_arn)?;
        let configurations = self.streams.get(&input.app_instance_arn);
        let configurations =
            configurations.ok_or_else(|| Failure::not_found("the app instance streams nothing"))?;
        Ok(GetMessagingStreamingConfigurationsResponse::builder()
            .streaming_configurations(configurations.clone())
            .build_unvalidated())
    }

    /// What was not set stays so.
    pub fn delete_messaging_streaming_configurations(
        &mut self,
        input: DeleteMessagingStreamingConfigurationsRequest,
    ) -> Result<(), DeleteMessagingStreamingConfigurationsError> {
        instance(&input.app_instance_arn)?;
        self.streams.remove(&input.app_instance_arn);
        Ok(())
    }
}

fn instance(arn: &str) -> Result<(), Failure> {
    if arn::is_instance(arn) {
        Ok(())
    } else {
        Err(Failure::bad_request("AppInstanceArn is not the ARN of an app instance"))
    }
}

fn is_stream(arn: &str) -> bool {
    let mut parts = arn.splitn(6, ':').skip(2);
    parts.next() == Some("kinesis")
        && parts.nth(2).is_some_and(|stream| stream.starts_with("stream/chime-messaging-"))
}
