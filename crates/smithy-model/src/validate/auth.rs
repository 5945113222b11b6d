//! Rules about authentication ([spec](https://smithy.io/2.0/spec/authentication-traits.html)).

use std::collections::BTreeSet;

use super::context::{event, list, Context};
use crate::selector::Vertex;
use crate::{Event, Node, Severity, Shape, ShapeType};

/// The authentication schemes that a service has.
pub(super) fn schemes<'m>(cx: &Context<'m>, service: &'m Shape) -> BTreeSet<&'m str> {
    let is_scheme = |id: &crate::ShapeId| {
        cx.model.shapes.get(id).is_some_and(|definition| definition.traits.has("smithy.api#authDefinition"))
    };
    service.traits.iter().filter(|(id, _)| is_scheme(id)).map(|(id, _)| id.as_str()).collect()
}

/// `AuthTrait`: schemes in `@auth` that the service does not have.
pub(super) fn auth_trait(cx: &Context<'_>, events: &mut Vec<Event>) {
    for service in cx.own_of(ShapeType::Service) {
        let schemes = schemes(cx, service);
        for shape in std::iter::once(service).chain(cx.bound_operations(&service.id)) {
            let Some(auth) = shape.traits.get("smithy.api#auth") else { continue };
            let named = auth.as_array().unwrap_or_default().iter().filter_map(Node::as_str);
            let missing: Vec<_> = named.filter(|id| !schemes.contains(id)).collect();
            if !missing.is_empty() {
                let message =
                    format!("@auth names schemes that `{}` does not have: {}", service.id, list(missing));
                let danger = event(Severity::Danger, "AuthTrait", Vertex::Shape(shape), message);
                events.push(danger.at(auth.location));
            }
        }
    }
}

/// `HttpApiKeyAuthTrait`: only a header has a scheme.
pub(super) fn api_keys(cx: &Context<'_>, events: &mut Vec<Event>) {
    for service in cx.own_of(ShapeType::Service) {
        let Some(key) = service.traits.get("smithy.api#httpApiKeyAuth") else { continue };
        let place = key.get("in").and_then(Node::as_str);
        if let (Some(scheme), false) = (key.get("scheme"), place == Some("header")) {
            let message = "`scheme` of @httpApiKeyAuth needs `in` to be `header`";
            let error = event(Severity::Error, "HttpApiKeyAuthTrait", Vertex::Shape(service), message);
            events.push(error.at(scheme.location));
        }
    }
}

/// `ServiceAuthDefinitions`: several schemes, and nothing says which comes first.
pub(super) fn service_auth_definitions(cx: &Context<'_>, events: &mut Vec<Event>) {
    for service in cx.own_of(ShapeType::Service) {
        let schemes = schemes(cx, service);
        if schemes.len() > 1 && !service.traits.has("smithy.api#auth") {
            let message = format!(
                "@auth should say in which order the authentication schemes are preferred: {}",
                list(schemes)
            );
            events.push(event(Severity::Warning, "ServiceAuthDefinitions", Vertex::Shape(service), message));
        }
    }
}
