//! `AwsSpecialCaseEndpoint`: endpoints that differ from a service's pattern
//! ([spec](https://smithy.io/2.0/aws/aws-endpoints-region.html)).

use super::super::context::{list, trait_event, Context};
use super::super::uri;
use super::text;
use crate::{Event, Node, Severity, Shape};

/// The traits with such endpoints, and where in their values these are: lists in maps.
const PLACES: &[(&str, &str)] = &[
    ("aws.endpoints#standardRegionalEndpoints", "regionSpecialCases"),
    ("aws.endpoints#standardRegionalEndpoints", "partitionSpecialCases"),
    ("aws.endpoints#standardPartitionalEndpoints", "partitionEndpointSpecialCases"),
];

const PLACEHOLDERS: &[&str] = &["{region}", "{service}", "{dnsSuffix}", "{dualStackDnsSuffix}"];

pub(in super::super) fn special_cases(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (id, key) in PLACES {
        for (service, value) in cx.users(id) {
            let lists = value.get(key).and_then(Node::as_object).into_iter().flat_map(|lists| lists.iter());
            for case in lists.filter_map(|entry| entry.value.as_array()).flatten() {
                if let Some(endpoint) = text(case, "endpoint") {
                    check(service, case, endpoint, events);
                }
            }
        }
    }
}

fn check(service: &Shape, case: &Node, endpoint: &str, events: &mut Vec<Event>) {
    let mut report = |severity, kind: &str, message: String| {
        events.push(trait_event(severity, &format!("AwsSpecialCaseEndpoint.{kind}"), service, case, message));
    };
    let unknown: Vec<_> = placeholders(endpoint)
        .into_iter()
        .filter(|placeholder| !PLACEHOLDERS.contains(placeholder))
        .collect();
    if !unknown.is_empty() {
        let message =
            format!("the endpoint `{endpoint}` has placeholders that nothing fills: {}", list(unknown));
        report(Severity::Danger, "UnsupportedEndpointPattern", message);
    }
    if !endpoint.starts_with("http://") && !endpoint.starts_with("https://") {
        let message = format!("the endpoint `{endpoint}` should begin with `http://` or `https://`");
        report(Severity::Danger, "InvalidEndpointPatternScheme", message);
    }
    if !uri::is_url(&endpoint.replace(['{', '}'], "")) {
        report(Severity::Error, "InvalidEndpointPatternUrl", format!("the endpoint `{endpoint}` is no URL"));
    }
}

/// What stands in braces, with them.
fn placeholders(endpoint: &str) -> Vec<&str> {
    let starts = endpoint.match_indices('{').map(|(at, _)| &endpoint[at..]);
    starts.filter_map(|rest| rest.get(..=rest.find('}')?)).collect()
}
