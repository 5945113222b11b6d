//! Rules about `@aws.api#service` and how services sign
//! ([spec](https://smithy.io/2.0/aws/aws-core.html#aws-api-service-trait)).

use super::super::context::{event, list, shape_error, trait_event, Context};
use super::{arn_namespace, text, SERVICE};
use crate::selector::Vertex;
use crate::{Event, Node, Severity, Shape, ShapeType};

/// `SdkServiceId`: names that no SDK should carry.
pub(in super::super) fn sdk_ids(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, service) in cx.users(SERVICE) {
        let Some(id) = text(service, "sdkId") else { continue };
        let problems = sdk_id_problems(id);
        if !problems.is_empty() {
            let message = format!("the `sdkId` `{id}` {}", problems.join(", and "));
            events.push(trait_event(Severity::Danger, "SdkServiceId", shape, service, message));
        }
    }
}

/// Ids that were released before there was a rule.
const RELEASED_SDK_IDS: &[&str] = &[
    "ACM PCA",
    "ApiGatewayManagementApi",
    "Application Discovery Service",
    "Config Service",
    "Cost and Usage Report Service",
    "Database Migration Service",
    "Directory Service",
    "Elasticsearch Service",
    "IoT 1Click Devices Service",
    "IoTAnalytics",
    "Lex Model Building Service",
    "Lex Runtime Service",
    "Marketplace Entitlement Service",
    "Resource Groups Tagging API",
    "mq",
];

/// What is wrong with an id that is not released yet.
pub(crate) fn sdk_id_problems(id: &str) -> Vec<String> {
    let mut problems = Vec::new();
    if RELEASED_SDK_IDS.contains(&id) {
        return problems;
    }
    let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric());
    if !id.starts_with(|c: char| c.is_ascii_alphabetic()) || !id.split(' ').all(word) {
        problems.push("is not words of letters and digits, separated by single spaces".to_owned());
    }
    if let Some(company) = ["AWS", "Aws", "Amazon"].iter().find(|company| id.contains(**company)) {
        problems.push(format!("contains the company's name `{company}`"));
    }
    let lower = id.to_lowercase();
    if let Some(ending) = ["service", "client", "api"].iter().find(|ending| lower.ends_with(**ending)) {
        problems.push(format!("ends with `{ending}`"));
    }
    if id.chars().count() > 50 {
        problems.push("has more than 50 characters".to_owned());
    }
    problems
}

/// `EventSource`: CloudTrail's name for the service is its ARN namespace, followed by `.amazonaws.com`.
pub(in super::super) fn event_sources(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, service) in cx.users(SERVICE) {
        let Some(source) = text(service, "cloudTrailEventSource") else { continue };
        let expected = format!("{}.amazonaws.com", arn_namespace(shape));
        // CloudWatch is known to CloudTrail by its former name.
        let former = expected == "cloudwatch.amazonaws.com" && source == "monitoring.amazonaws.com";
        let placeholder = source.contains("REPLACE") || source.to_uppercase() == source;
        if former || (source == expected && !placeholder) {
            continue;
        }
        let message = format!("`cloudTrailEventSource` is `{source}`, but `{expected}` is expected");
        events.push(trait_event(Severity::Warning, "EventSource", shape, service, message));
    }
}

/// `CloudWatchNamespace`: names of metric namespaces that are not `AWS/PascalCase`.
pub(in super::super) fn metric_namespaces(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, service) in cx.users(SERVICE) {
        let Some(namespace) = text(service, "cloudWatchNamespace") else { continue };
        let name = namespace.strip_prefix("AWS/");
        let pascal = |name: &str| {
            name.starts_with(|c: char| c.is_ascii_uppercase())
                && name.chars().all(|c| c.is_ascii_alphanumeric())
        };
        if !name.is_some_and(pascal) {
            let message = format!(
                "`cloudWatchNamespace` is `{namespace}`, but should be `AWS/` and a name in PascalCase"
            );
            events.push(trait_event(Severity::Danger, "CloudWatchNamespace", shape, service, message));
        }
    }
}

/// `SigV4Traits`: the name that a service signs with is that of its ARNs.
pub(in super::super) fn signing_names(cx: &Context<'_>, events: &mut Vec<Event>) {
    for shape in cx.own_of(ShapeType::Service) {
        let name = |id: &str| shape.traits.get(id).and_then(|node| text(node, "name"));
        let (v4, v4a) = (name("aws.auth#sigv4"), name("aws.auth#sigv4a"));
        let namespace = shape.traits.has(SERVICE).then(|| arn_namespace(shape));
        let pairs = [
            (("arnNamespace", namespace.as_deref()), ("@sigv4", v4)),
            (("arnNamespace", namespace.as_deref()), ("@sigv4a", v4a)),
            (("@sigv4", v4), ("@sigv4a", v4a)),
        ];
        for ((first, a), (second, b)) in pairs {
            if let (Some(a), Some(b), true) = (a, b, a != b) {
                let message =
                    format!("the names in `{first}` and `{second}` should be the same: `{a}`, `{b}`");
                events.push(event(Severity::Warning, "SigV4Traits", Vertex::Shape(shape), message));
            }
        }
    }
}

/// Protocols whose messages name errors by their shapes.
const PROTOCOLS_WITH_ERROR_NAMES: &[&str] = &[
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#awsQuery",
    "aws.protocols#ec2Query",
    "aws.protocols#restJson1",
    "aws.protocols#restXml",
];

/// `ErrorRename`: errors renamed in a service whose protocol writes their names.
pub(in super::super) fn renamed_errors(cx: &Context<'_>, events: &mut Vec<Event>) {
    for shape in cx.own_of(ShapeType::Service) {
        let protocols: Vec<_> =
            PROTOCOLS_WITH_ERROR_NAMES.iter().filter(|protocol| shape.traits.has(protocol)).collect();
        let Some(service) = shape.as_service().filter(|_| !protocols.is_empty()) else { continue };
        for (id, name) in &service.rename {
            if cx.model.shapes.get(id).is_some_and(is_error) {
                let message =
                    format!("the error `{id}` cannot be renamed to `{name}` under {}", list(&protocols));
                events.push(shape_error("ErrorRename", shape, message));
            }
        }
    }
}

fn is_error(shape: &Shape) -> bool {
    shape.traits.get("smithy.api#error").and_then(Node::as_str).is_some()
}
