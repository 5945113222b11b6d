//! Rules about the traits of AWS's services, protocols and endpoints
//! ([spec](https://smithy.io/2.0/aws/aws-core.html)). Those of IAM, CloudFormation and API Gateway have modules of their own.

pub(super) mod arns;
pub(super) mod checksums;
pub(super) mod endpoint_discovery;
pub(super) mod endpoints;
pub(super) mod protocols;
pub(super) mod services;
pub(super) mod tagging;

use crate::{Node, Shape};

pub(super) const SERVICE: &str = "aws.api#service";

/// The service's name in ARNs: its own in lower case unless `@service` says otherwise.
pub(super) fn arn_namespace(service: &Shape) -> String {
    let given = service.traits.get(SERVICE).and_then(|node| node.get("arnNamespace")?.as_str());
    given.map_or_else(|| service.id.name().to_lowercase(), str::to_owned)
}

/// A string that a trait's value has under a key.
fn text<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
    node.get(key)?.as_str()
}
