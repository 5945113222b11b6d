//! Checks a model for what Smithy's specification asks of it: one function a rule, grouped by subject.

mod apigateway;
mod auth;
mod aws;
mod cloudformation;
mod configured;
mod constraints;
mod context;
mod contracts;
mod cycles;
mod defaults;
mod deprecations;
mod endpoint_rules;
mod enums;
mod examples;
mod expressions;
mod http;
mod http_uri;
mod iam;
mod ignored;
mod members;
mod metadata;
mod mqtt;
mod names;
mod operations;
mod paginated;
mod pattern;
mod recursion;
mod resource_bindings;
mod resource_properties;
mod resources;
mod service_closure;
mod shape_closures;
mod streaming;
mod targets;
mod test_cases;
mod trait_definitions;
mod trait_use;
mod trait_values;
mod uri;
mod values;
mod waiters;

pub(crate) use aws::services::sdk_id_problems;
pub(crate) use constraints::limit;
pub(crate) use context::is_binding;
use context::Context;

use crate::{Event, Model, Severity};

/// A rule looks at the model and reports what it finds.
type Rule = fn(&Context<'_>, &mut Vec<Event>);

/// Without these, most other rules would only repeat the same finding in other words.
const CRITICAL: &[Rule] = &[
    targets::targets,
    targets::mixins,
    resources::cycles,
    enums::enum_shapes,
    trait_use::exclusive_members,
    trait_use::trait_targets,
    trait_values::trait_values,
    trait_use::conflicts,
    defaults::defaults,
    names::shape_id_conflicts,
    resources::single_operation_binding,
    resources::single_resource_binding,
];

/// All other rules.
const OTHERS: &[Rule] = &[
    auth::auth_trait,
    auth::service_auth_definitions,
    auth::api_keys,
    constraints::length,
    constraints::range,
    constraints::patterns,
    constraints::media_types,
    defaults::defaults_in_updates,
    deprecations::deprecated_shapes,
    deprecations::deprecated_traits,
    deprecations::unstable_traits,
    enums::enum_traits,
    examples::examples,
    http::labels,
    http::queries,
    http::headers,
    http::prefix_headers,
    http::query_params,
    http::payloads,
    http::methods,
    http::response_codes,
    http::missing_bindings,
    http::cors,
    http_uri::conflicts,
    http_uri::greedy_labels,
    ignored::http_bindings,
    ignored::idempotency_tokens,
    members::json_names,
    members::xml_namespaces,
    members::xml_flattened,
    members::unions,
    members::unit_types,
    members::private_mixin_members,
    metadata::typed,
    metadata::duplicate_types,
    operations::input_output_misuse,
    operations::input_output_names,
    operations::ambiguous_names,
    operations::idempotent,
    operations::request_compression,
    operations::host_labels,
    paginated::paginated,
    recursion::recursion,
    resource_bindings::identifiers,
    resource_bindings::identifier_bindings,
    resource_bindings::references,
    resource_bindings::member_should_reference,
    resource_bindings::misbound_operations,
    resource_properties::properties,
    resources::lifecycle,
    service_closure::names,
    service_closure::renames,
    service_closure::inline_documents,
    shape_closures::shape_closures,
    streaming::streaming,
    streaming::http_payloads,
    streaming::event_payloads,
    streaming::requires_length,
    targets::private_access,
    trait_definitions::breaking_changes,
    trait_definitions::validator_ids,
    trait_definitions::trait_validators,
    apigateway::authorizers,
    apigateway::endpoint_configurations,
    apigateway::gateway_responses,
    aws::arns::delimiters,
    aws::arns::templates,
    aws::checksums::checksums,
    aws::endpoint_discovery::discovery,
    aws::endpoints::special_cases,
    aws::protocols::http_versions,
    aws::protocols::payloads,
    aws::protocols::query_error_codes,
    aws::services::event_sources,
    aws::services::metric_namespaces,
    aws::services::renamed_errors,
    aws::services::sdk_ids,
    aws::services::signing_names,
    aws::tagging::enabled_services,
    aws::tagging::property_names,
    aws::tagging::property_types,
    aws::tagging::resources,
    aws::tagging::service_operations,
    configured::validators,
    cloudformation::mutability,
    cloudformation::properties,
    contracts::conditions,
    endpoint_rules::operation_params,
    endpoint_rules::rule_sets,
    endpoint_rules::static_params,
    iam::actions,
    iam::condition_key_values,
    iam::condition_keys,
    iam::conflicting_names,
    iam::required_keys,
    iam::resource_names,
    mqtt::conflicts,
    mqtt::labels,
    test_cases::event_streams::event_streams,
    test_cases::http::errors,
    test_cases::http::malformed_requests,
    test_cases::http::requests,
    test_cases::http::responses,
    test_cases::http::unique_ids,
    test_cases::smoke::cases,
    test_cases::smoke::unique_ids,
    waiters::unique_names,
    waiters::waitable,
];

/// Everything that the rules find wrong with a loaded model. Suppressions are not looked at.
///
/// While one of the critical rules (unresolved targets, invalid trait values and the like) reports an error, the
/// others are not asked: most of what they would say would follow from it
/// ([spec](https://smithy.io/2.0/spec/model-validation.html)).
pub fn validate(model: &Model) -> Vec<Event> {
    let cx = Context::new(model);
    let mut events = run(&cx, CRITICAL);
    if !events.iter().any(|event| event.severity == Severity::Error) {
        events.extend(run(&cx, OTHERS));
    }
    events
}

/// The same, but all rules are asked, whatever the critical ones find.
pub fn validate_all(model: &Model) -> Vec<Event> {
    let cx = Context::new(model);
    let mut events = run(&cx, CRITICAL);
    events.extend(run(&cx, OTHERS));
    events
}

fn run(cx: &Context<'_>, rules: &[Rule]) -> Vec<Event> {
    let mut events = Vec::new();
    for rule in rules {
        rule(cx, &mut events);
    }
    events
}
