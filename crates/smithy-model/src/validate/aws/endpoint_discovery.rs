//! `ClientEndpointDiscovery` ([spec](https://smithy.io/2.0/aws/aws-core.html#client-endpoint-discovery)).

use std::collections::BTreeSet;

use super::super::context::{event, list, member_error, shape_error, trait_event, Context};
use super::text;
use crate::selector::Vertex;
use crate::{Event, Severity, Shape, ShapeType};

const DISCOVERY: &str = "aws.api#clientEndpointDiscovery";
const DISCOVERED: &str = "aws.api#clientDiscoveredEndpoint";
const ID: &str = "ClientEndpointDiscovery";

/// A service with endpoint discovery: the shape, the id of the operation that finds endpoints, the error that says that
/// one is no longer valid, and the operations that use what was found.
struct Discovery<'m> {
    service: &'m Shape,
    operation: &'m str,
    error: Option<&'m str>,
    users: Vec<&'m Shape>,
}

pub(in super::super) fn discovery(cx: &Context<'_>, events: &mut Vec<Event>) {
    let services: Vec<_> = cx
        .users(DISCOVERY)
        .filter_map(|(service, value)| {
            let users =
                cx.bound_operations(&service.id).into_iter().filter(|shape| shape.traits.has(DISCOVERED));
            let operation = text(value, "operation")?;
            Some(Discovery { service, operation, error: text(value, "error"), users: users.collect() })
        })
        .collect();
    let mut finders = BTreeSet::new();
    for discovery in &services {
        check_service(cx, discovery, events);
        if finders.insert(discovery.operation) {
            if let Some(finder) = cx.model.shapes.get(discovery.operation) {
                check_input(cx, finder, events);
                check_output(cx, finder, events);
            }
        }
    }
    for (shape, _) in cx.users(DISCOVERED) {
        check_user(shape, &services, events);
    }
}

fn check_service(cx: &Context<'_>, discovery: &Discovery<'_>, events: &mut Vec<Event>) {
    let Discovery { service, operation, error, users } = discovery;
    if let (None, Some(value)) = (error, service.traits.get(DISCOVERY)) {
        let message = "an `error` should say that an endpoint is no longer valid";
        let id = format!("{ID}.MissingErrorDefinition");
        events.push(trait_event(Severity::Danger, &id, service, value, message));
    }
    let bound = service
        .as_service()
        .is_some_and(|detail| detail.operations.iter().any(|bound| bound.target.as_str() == *operation));
    if !bound {
        let name = operation.rsplit('#').next().unwrap_or(operation);
        let message =
            format!("the operation that finds endpoints, `{operation}`, is not bound to the service");
        events.push(shape_error(&format!("{ID}.UnboundOperation.{name}"), service, message));
    }
    if users.is_empty() || !cx.model.shapes.contains_key(*operation) {
        let message = "no operation of the service uses discovered endpoints";
        let id = format!("{ID}.NoOperations");
        let warning = event(Severity::Warning, &id, Vertex::Shape(service), message);
        events.push(warning.help("mark those that do with @clientDiscoveredEndpoint"));
    }
}

/// What the operation that finds endpoints is given: the operation they are for, and identifiers.
fn check_input(cx: &Context<'_>, finder: &Shape, events: &mut Vec<Event>) {
    let Some(input) = finder.as_operation().and_then(|operation| cx.input(operation)) else { return };
    let others = input.members.iter().map(|member| member.name());
    let others: Vec<_> = others.filter(|name| !matches!(*name, "Operation" | "Identifiers")).collect();
    if !others.is_empty() {
        let message = format!(
            "the input of `{}` has `Operation` and `Identifiers` at most, but it has {}",
            finder.id,
            list(others)
        );
        events.push(shape_error(ID, input, message));
    }
    let operation = input.member("Operation").and_then(|member| cx.target(member));
    if let Some(target) = operation.filter(|target| !is_string(target)) {
        events.push(shape_error(ID, target, "what `Operation` of an endpoint discovery targets is a string"));
    }
    if let Some(member) = input.member("Identifiers") {
        let map = cx.target(member).filter(|target| target.shape_type == ShapeType::Map);
        let value = map.and_then(|map| cx.target(map.member("value")?));
        if !value.is_some_and(is_string) {
            events.push(member_error(
                ID,
                member,
                "`Identifiers` of an endpoint discovery is a map of strings",
            ));
        }
    }
}

/// What it answers: a list of endpoints, each with an address and how long that is good.
fn check_output(cx: &Context<'_>, finder: &Shape, events: &mut Vec<Event>) {
    let output = finder.as_operation().and_then(|operation| cx.model.shapes.get(&operation.output.target));
    let Some(output) = output else { return };
    let names: Vec<_> = output.members.iter().map(|member| member.name()).collect();
    if names != ["Endpoints"] {
        let found = if names.is_empty() { "nothing".to_owned() } else { list(&names) };
        let message = format!("what finds endpoints answers `Endpoints` only, but this answers {found}");
        events.push(shape_error(ID, finder, message));
    }
    let Some(member) = output.member("Endpoints") else { return };
    let endpoints = cx.target(member).filter(|target| target.shape_type == ShapeType::List);
    let Some(endpoints) = endpoints else {
        events.push(member_error(ID, member, "`Endpoints` of an endpoint discovery is a list"));
        return;
    };
    let endpoint = endpoints.member("member").and_then(|item| cx.target(item));
    let Some(endpoint) = endpoint.filter(|target| target.shape_type == ShapeType::Structure) else {
        events.push(shape_error(ID, endpoints, "the items of a list of endpoints are structures"));
        return;
    };
    let expected = [("Address", ShapeType::String), ("CachePeriodInMinutes", ShapeType::Long)];
    for (name, kind) in expected {
        let Some(member) = endpoint.member(name) else { continue };
        if cx.target(member).is_some_and(|target| target.shape_type != kind) {
            let message = format!("`{name}` of an endpoint is of type {}", kind.as_str());
            events.push(member_error(ID, member, message));
        }
    }
    let names: BTreeSet<_> = endpoint.members.iter().map(|member| member.name()).collect();
    if names != expected.into_iter().map(|(name, _)| name).collect() {
        let message = format!(
            "an endpoint has the members `Address` and `CachePeriodInMinutes`, this one has {}",
            list(names)
        );
        events.push(shape_error(ID, endpoint, message));
    }
}

fn check_user(shape: &Shape, services: &[Discovery<'_>], events: &mut Vec<Event>) {
    let own: Vec<_> =
        services.iter().filter(|discovery| discovery.users.iter().any(|user| user.id == shape.id)).collect();
    if own.is_empty() {
        let message = "the operation uses discovered endpoints, but belongs to no service that finds any";
        events.push(shape_error(ID, shape, message));
    }
    let errors = shape.as_operation().map(|operation| operation.errors.as_slice()).unwrap_or_default();
    for discovery in own {
        let Some(error) = discovery.error else { continue };
        if !errors.iter().any(|own| own.target.as_str() == error) {
            let message = format!(
                "the operation uses endpoints that `{}` discovers, but has not its error `{error}`",
                discovery.service.id
            );
            events.push(shape_error(ID, shape, message));
        }
    }
}

fn is_string(shape: &Shape) -> bool {
    shape.shape_type == ShapeType::String
}
