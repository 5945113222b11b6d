//! Rules about Amazon API Gateway ([spec](https://smithy.io/2.0/aws/amazon-apigateway.html)).

use super::auth::schemes;
use super::context::{event, list, trait_event, Context};
use crate::selector::Vertex;
use crate::{Entry, Event, Node, Severity};

/// `AuthorizersTrait`: authorizers for schemes that the service does not have, or configured for another version.
pub(super) fn authorizers(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (service, value) in cx.users("aws.apigateway#authorizers") {
        let schemes = schemes(cx, service);
        let authorizers = || value.as_object().into_iter().flat_map(|authorizers| authorizers.iter());
        let scheme = |entry: &&Entry| {
            entry.value.get("scheme").and_then(Node::as_str).is_some_and(|id| schemes.contains(id))
        };
        let foreign: Vec<_> = authorizers().filter(|entry| !scheme(entry)).map(|entry| &entry.key).collect();
        if !foreign.is_empty() {
            let message = format!(
                "the service has the authentication schemes {}, but none of these is what these authorizers name: {}",
                list(&schemes),
                list(foreign)
            );
            events.push(trait_event(Severity::Error, "AuthorizersTrait", service, value, message));
        }
        let misplaced = |entry: &&Entry| {
            let version = entry.value.get("authorizerPayloadFormatVersion").and_then(Node::as_str);
            entry.value.get("enableSimpleResponses").is_some()
                && version.is_some_and(|version| version != "2.0")
        };
        let misplaced: Vec<_> = authorizers().filter(misplaced).map(|entry| &entry.key).collect();
        if !misplaced.is_empty() {
            let message = format!(
                "`enableSimpleResponses` needs `authorizerPayloadFormatVersion` to be `2.0`: {}",
                list(misplaced)
            );
            events.push(trait_event(Severity::Error, "AuthorizersTrait", service, value, message));
        }
    }
}

/// `EndpointConfiguration`: private endpoints answer on both versions of IP.
pub(super) fn endpoint_configurations(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (service, value) in cx.users("aws.apigateway#endpointConfiguration") {
        let types = value.get("types").and_then(Node::as_array).unwrap_or_default();
        let private = types.iter().any(|kind| kind.as_str() == Some("PRIVATE"));
        let address = value.get("ipAddressType").and_then(Node::as_str);
        if let (true, Some(address)) = (private, address.filter(|address| *address != "dualstack")) {
            let message = format!(
                "the endpoint type `PRIVATE` needs `ipAddressType` to be `dualstack`, not `{address}`"
            );
            events.push(trait_event(Severity::Error, "EndpointConfiguration", service, value, message));
        }
    }
}

/// `GatewayResponsesCors`: headers of gateway responses replace those of `@cors`.
pub(super) fn gateway_responses(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (service, _) in cx.users("aws.apigateway#gatewayResponses") {
        if service.traits.has("smithy.api#cors") {
            let message = "headers in @gatewayResponses replace those that @cors gives";
            let danger = event(Severity::Danger, "GatewayResponsesCors", Vertex::Shape(service), message);
            events.push(
                danger.help("see that no response of @gatewayResponses overrides a CORS header by mistake"),
            );
        }
    }
}
