//! Rules about HTTP bindings ([spec](https://smithy.io/2.0/spec/http-bindings.html)).

use std::collections::BTreeMap;

use super::constraints::is_token;
use super::context::{event, list, member_error, shape_error, Context};
use super::http_uri::{binding, UriPattern};
use crate::selector::Vertex;
use crate::{Event, Member, Node, Severity, Shape, ShapeType};

/// `HttpLabelTrait`: every label of a URI has its member, and every `@httpLabel` its label.
pub(super) fn labels(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, operation) in cx.operations() {
        let Some((_, uri, http)) = binding(shape) else { continue };
        let pattern = UriPattern::parse(uri);
        let members = cx.input(operation).map_or(&[][..], |input| &input.members);
        let bound: Vec<_> =
            members.iter().filter(|member| member.traits.has("smithy.api#httpLabel")).collect();
        let missing: Vec<_> =
            pattern.labels().filter(|(name, _)| !bound.iter().any(|member| member.name() == *name)).collect();
        if !missing.is_empty() {
            let names = list(missing.iter().map(|(name, _)| name));
            let message = format!("labels of `{uri}` without an input member that has @httpLabel: {names}");
            events.push(shape_error("HttpLabelTrait", shape, message).at(http.location));
        }
        for member in bound {
            let label = pattern.labels().find(|(name, _)| *name == member.name());
            let string = || {
                cx.target(member)
                    .is_some_and(|to| matches!(to.shape_type, ShapeType::String | ShapeType::Enum))
            };
            let message = match label {
                None => format!(
                    "the member has @httpLabel, but the URI of `{}` has no such label: {uri}",
                    shape.id
                ),
                Some((_, true)) if !string() => {
                    format!("the member fills a greedy label of `{}`, so it has to target a string", shape.id)
                }
                Some(_) => continue,
            };
            events.push(member_error("HttpLabelTrait", member, message));
        }
    }
}

/// `HttpQueryTrait`: names of query parameters that are there twice.
pub(super) fn queries(cx: &Context<'_>, events: &mut Vec<Event>) {
    for shape in cx.own_of(ShapeType::Structure) {
        for (name, members) in by_binding(shape, "smithy.api#httpQuery", str::to_owned) {
            if members.len() > 1 {
                let message =
                    format!("the query parameter `{name}` is bound to several members: {}", list(members));
                events.push(shape_error("HttpQueryTrait", shape, message));
            }
        }
    }
    for (shape, operation) in cx.operations() {
        let Some(input) = cx.input(operation) else { continue };
        let Some((_, uri, _)) = binding(shape) else { continue };
        let pattern = UriPattern::parse(uri);
        for member in &input.members {
            let name = member.traits.get("smithy.api#httpQuery").and_then(Node::as_str);
            if let Some(name) = name.filter(|name| pattern.query.contains_key(name)) {
                let message = format!(
                    "`{}` is bound to the query parameter `{name}`, but the URI of `{}` has it already: {uri}",
                    member.name(),
                    shape.id
                );
                events.push(shape_error("HttpQueryTrait", input, message).at(member.location));
            }
        }
    }
}

/// Headers that clients and servers set themselves.
const RESTRICTED: &[&str] = &[
    "authorization",
    "connection",
    "content-length",
    "expect",
    "host",
    "max-forwards",
    "proxy-authenticate",
    "server",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "www-authenticate",
    "x-forwarded-for",
];

/// `HttpHeaderTrait`: names of headers that are there twice, are malformed or belong to others.
pub(super) fn headers(cx: &Context<'_>, events: &mut Vec<Event>) {
    for shape in cx.own_of(ShapeType::Structure) {
        for (name, members) in by_binding(shape, "smithy.api#httpHeader", str::to_ascii_lowercase) {
            if members.len() > 1 {
                let message = format!("the header `{name}` is bound to several members: {}", list(members));
                events.push(shape_error("HttpHeaderTrait", shape, message));
            }
        }
        for member in &shape.members {
            let Some(node) = member.traits.get("smithy.api#httpHeader") else { continue };
            let Some(name) = node.as_str() else { continue };
            let message = if !is_token(name) {
                format!("`{name}` is no name of an HTTP header")
            } else if RESTRICTED.contains(&name.to_ascii_lowercase().as_str()) {
                format!("the header `{name}` is set by HTTP clients and servers, not by members")
            } else {
                continue;
            };
            let danger = event(Severity::Danger, "HttpHeaderTrait", Vertex::Member(shape, member), message);
            events.push(danger.at(node.location));
        }
    }
}

/// `HttpPrefixHeadersTrait`: headers that a prefix would take as well.
pub(super) fn prefix_headers(cx: &Context<'_>, events: &mut Vec<Event>) {
    for shape in cx.own_of(ShapeType::Structure) {
        let text = |member: &Member, id: &str| {
            member.traits.get(id).and_then(Node::as_str).map(str::to_ascii_lowercase)
        };
        let prefixes =
            shape.members.iter().filter_map(|by| Some((by, text(by, "smithy.api#httpPrefixHeaders")?)));
        for (by, prefix) in prefixes {
            for member in &shape.members {
                let Some(header) = text(member, "smithy.api#httpHeader") else { continue };
                if !header.starts_with(&prefix) {
                    continue;
                }
                // The empty prefix takes every header: allowed, but a server cannot tell them apart.
                let severity = if prefix.is_empty() { Severity::Note } else { Severity::Error };
                let message = format!(
                    "the header `{header}` begins with the prefix `{prefix}` that `{}` takes",
                    by.name()
                );
                let vertex = Vertex::Member(shape, member);
                events.push(event(severity, "HttpPrefixHeadersTrait", vertex, message));
            }
        }
    }
}

/// `HttpQueryParamsTrait`: parameters that can come from two members.
pub(super) fn query_params(cx: &Context<'_>, events: &mut Vec<Event>) {
    for shape in cx.own_of(ShapeType::Structure) {
        let all = shape.members.iter().find(|member| member.traits.has("smithy.api#httpQueryParams"));
        let single = shape.members.iter().filter(|member| member.traits.has("smithy.api#httpQuery"));
        let single: Vec<_> = single.map(Member::name).collect();
        if let (Some(all), false) = (all, single.is_empty()) {
            let message = format!(
                "`{}` takes any query parameter, so a server cannot tell them from those of {}",
                all.name(),
                list(single)
            );
            events.push(event(Severity::Note, "HttpQueryParamsTrait", Vertex::Shape(shape), message));
        }
    }
}

/// `HttpPayload`: with `@httpPayload`, every other member needs a place outside the body.
pub(super) fn payloads(cx: &Context<'_>, events: &mut Vec<Event>) {
    let elsewhere_in_request =
        ["httpHeader", "httpPrefixHeaders", "httpLabel", "httpQuery", "httpQueryParams", "hostLabel"];
    let elsewhere_in_response = ["httpHeader", "httpPrefixHeaders", "httpResponseCode"];
    let mut check = |shape: &Shape, elsewhere: &[&str]| {
        let payload = shape.members.iter().find(|member| member.traits.has("smithy.api#httpPayload"));
        let Some(payload) = payload else { return };
        let unbound = shape.members.iter().filter(|member| {
            member.name() != payload.name()
                && !elsewhere.iter().any(|name| member.traits.has(&format!("smithy.api#{name}")))
        });
        let unbound: Vec<_> = unbound.map(Member::name).collect();
        if !unbound.is_empty() {
            let message = format!(
                "`{}` is the whole body, so nothing is left to hold {}",
                payload.name(),
                list(unbound)
            );
            events.push(shape_error("HttpPayload", shape, message));
        }
    };
    // The same structure may stand in many places, and is only reported once for each side.
    let (mut requests, mut responses) = (BTreeMap::new(), BTreeMap::new());
    let bound = cx.operations().filter(|(shape, _)| shape.traits.has("smithy.api#http"));
    for (_, operation) in bound {
        requests.extend(cx.input(operation).map(|input| (&input.id, input)));
        responses.extend(cx.output(operation).map(|output| (&output.id, output)));
        let errors = operation.errors.iter().filter_map(|error| cx.model.shapes.get(&error.target));
        responses.extend(errors.map(|error| (&error.id, error)));
    }
    requests.values().for_each(|shape| check(shape, &elsewhere_in_request));
    let responses = responses.values().filter(|shape| !requests.contains_key(&shape.id));
    responses.for_each(|shape| check(shape, &elsewhere_in_response));
}

/// `HttpMethodSemantics`: what an HTTP method promises about safety, idempotency and bodies.
pub(super) fn methods(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, operation) in cx.operations() {
        let Some((method, _, http)) = binding(shape) else { continue };
        let mut report = |severity, id: &str, message: String| {
            events.push(event(severity, id, Vertex::Shape(shape), message).at(http.location));
        };
        let readonly = shape.traits.has("smithy.api#readonly");
        let safe = matches!(method, "GET" | "HEAD" | "OPTIONS" | "TRACE");
        if method == "OPTIONS" {
            let message = "servers answer OPTIONS themselves, for CORS".to_owned();
            report(Severity::Warning, "HttpMethodSemantics.OPTIONS", message);
        }
        if safe && !readonly {
            let message = format!("{method} only reads, so the operation should have @readonly");
            report(Severity::Warning, "HttpMethodSemantics.MissingReadonlyTrait", message);
        }
        if matches!(method, "POST" | "PUT" | "DELETE" | "PATCH") && readonly {
            let message = format!("{method} changes something, so the operation should not have @readonly");
            report(Severity::Warning, "HttpMethodSemantics.UnnecessaryReadonlyTrait", message);
        }
        if matches!(method, "PUT" | "DELETE") && !shape.traits.has("smithy.api#idempotent") {
            let message = format!("{method} is idempotent, so the operation should have @idempotent");
            report(Severity::Warning, "HttpMethodSemantics.MissingIdempotentTrait", message);
        }
        if matches!(method, "GET" | "HEAD" | "OPTIONS" | "TRACE" | "DELETE") {
            let in_body = cx.input(operation).map(body_members).unwrap_or_default();
            if !in_body.is_empty() {
                let message =
                    format!("{method} has no body, but these members have no other place: {}", list(in_body));
                report(Severity::Danger, "HttpMethodSemantics.UnexpectedPayload", message);
            }
        }
    }
}

/// The input members that go into the body.
fn body_members(input: &Shape) -> Vec<&str> {
    let elsewhere = ["httpHeader", "httpPrefixHeaders", "httpLabel", "httpQuery", "httpQueryParams"];
    let in_body =
        |member: &&Member| !elsewhere.iter().any(|name| member.traits.has(&format!("smithy.api#{name}")));
    input.members.iter().filter(in_body).map(Member::name).collect()
}

/// `HttpResponseCodeSemantics`: status codes that say something else than success, or than the error's fault.
pub(super) fn response_codes(cx: &Context<'_>, events: &mut Vec<Event>) {
    let code_of = |node: &Node| node.as_number().and_then(crate::Number::as_i128);
    for (shape, operation) in cx.operations() {
        let Some(node) = shape.traits.get("smithy.api#http").and_then(|http| http.get("code")) else {
            continue;
        };
        let Some(code) = code_of(node) else { continue };
        let mut report = |severity, message: String| {
            let found = event(severity, "HttpResponseCodeSemantics", Vertex::Shape(shape), message);
            events.push(found.at(node.location));
        };
        if !(200..300).contains(&code) {
            report(
                Severity::Danger,
                format!("the status code of success is one from 200 to 299, not {code}"),
            );
        }
        let elsewhere = ["httpHeader", "httpPrefixHeaders", "httpResponseCode"];
        let in_body =
            |member: &&Member| !elsewhere.iter().any(|name| member.traits.has(&format!("smithy.api#{name}")));
        let members = cx.output(operation).map_or(&[][..], |output| &output.members);
        let names: Vec<_> = members.iter().filter(in_body).map(Member::name).collect();
        if matches!(code, 204 | 205) && !names.is_empty() {
            let message = format!("a response with status {code} has no body to hold {}", list(names));
            report(Severity::Warning, message);
        }
    }
    for shape in cx.own_of(ShapeType::Structure) {
        let Some(node) = shape.traits.get("smithy.api#httpError") else { continue };
        let fault = shape.traits.get("smithy.api#error").and_then(Node::as_str);
        let (Some(code), Some(fault)) = (code_of(node), fault) else { continue };
        let (expected, hundreds) =
            if fault == "server" { (500..600, "500 to 599") } else { (400..500, "400 to 499") };
        if !expected.contains(&code) {
            let message = format!("the status code of a {fault} error is one from {hundreds}, not {code}");
            let danger = event(Severity::Danger, "HttpResponseCodeSemantics", Vertex::Shape(shape), message);
            events.push(danger.at(node.location));
        }
    }
}

/// `HttpBindingsMissing`: operations without `@http` where others, or the protocol, need it.
pub(super) fn missing_bindings(cx: &Context<'_>, events: &mut Vec<Event>) {
    for service in cx.own_of(ShapeType::Service) {
        let operations = cx.bound_operations(&service.id);
        let without = operations.iter().filter(|shape| !shape.traits.has("smithy.api#http"));
        let uses_http = |id: &crate::ShapeId| {
            let protocol = cx.model.shapes.get(id)?.traits.get("smithy.api#protocolDefinition")?;
            let traits = protocol.get("traits")?.as_array()?;
            Some(traits.iter().any(|id| id.as_str() == Some("smithy.api#http")))
        };
        let protocol = service.traits.iter().map(|(id, _)| id).find(|id| uses_http(id) == Some(true));
        // A service without any binding is not meant for HTTP yet.
        if operations.iter().all(|shape| !shape.traits.has("smithy.api#http")) {
            continue;
        }
        for shape in without {
            let (severity, message) = match protocol {
                Some(protocol) => (
                    Severity::Error,
                    format!("the protocol `{protocol}` of `{}` needs @http on every operation", service.id),
                ),
                None => (
                    Severity::Warning,
                    format!("other operations of `{}` have @http, but this one has not", service.id),
                ),
            };
            events.push(event(severity, "HttpBindingsMissing", Vertex::Shape(shape), message));
        }
    }
}

/// `CorsTrait`: members that exclude each other.
pub(super) fn cors(cx: &Context<'_>, events: &mut Vec<Event>) {
    for service in cx.own_of(ShapeType::Service) {
        let Some(cors) = service.traits.get("smithy.api#cors") else { continue };
        if cors.get("origin").is_some() && cors.get("origins").is_some() {
            let message = "@cors has either `origin` or `origins`";
            events.push(shape_error("CorsTrait", service, message).at(cors.location));
        }
    }
}

/// Members by what a binding trait says, in the order of that.
fn by_binding<'m>(shape: &'m Shape, id: &str, key: fn(&str) -> String) -> BTreeMap<String, Vec<&'m str>> {
    let mut found: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for member in &shape.members {
        if let Some(name) = member.traits.get(id).and_then(Node::as_str) {
            found.entry(key(name)).or_default().push(member.name());
        }
    }
    found
}
