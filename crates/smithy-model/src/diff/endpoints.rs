//! `EndpointSigV4Migration`: the same changes between SigV4 and SigV4A in what a service's endpoint rules say.

use std::collections::BTreeMap;

use super::auth::{migration, schemes, Places};
use super::context::Context;
use super::differences::Differences;
use super::Difference;
use crate::selector::Vertex;
use crate::{Node, NodeValue, Object, Severity, ShapeType};

const RULE_SET: &str = "smithy.rules#endpointRuleSet";

/// `EndpointSigV4Migration`, for each endpoint that stands where one stood before.
pub(super) fn migrations<'m>(cx: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    for (old, new) in differences.shapes(ShapeType::Service) {
        let (Some(old_rules), Some(new_rules)) = (old.traits.get(RULE_SET), new.traits.get(RULE_SET)) else {
            continue;
        };
        if old_rules == new_rules {
            continue;
        }
        let (old_schemes, new_schemes) = (schemes(cx.old, old, old), schemes(cx.new, new, new));
        let before = endpoints(old_rules);
        for (path, endpoint) in endpoints(new_rules) {
            let Some(was) = before.get(&path).filter(|was| !is_same(was, endpoint)) else { continue };
            let places = |endpoint, modelled| places(&auth_schemes(endpoint).unwrap_or(modelled));
            let (before, after) = (places(was, old_schemes.clone()), places(endpoint, new_schemes.clone()));
            if let Some((what, help)) = migration(&before, &after) {
                let message =
                    format!("for the endpoint at `{path}` of the endpoint rules of `{}`, {what}", new.id);
                let about = Vertex::Shape(new);
                let danger = Difference::new(Severity::Danger, "EndpointSigV4Migration", about, message);
                found.push(danger.help(help));
            }
        }
    }
}

/// The endpoints of a rule set by the paths to them, `/rules/0/endpoint`.
fn endpoints(rule_set: &Node) -> BTreeMap<String, &Node> {
    let mut found = BTreeMap::new();
    if let Some(rules) = rule_set.get("rules") {
        collect(rules, "/rules", &mut found);
    }
    found
}

/// Values nest only so deep.
fn collect<'n>(node: &'n Node, path: &str, found: &mut BTreeMap<String, &'n Node>) {
    match &node.value {
        NodeValue::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                collect(item, &format!("{path}/{at}"), found);
            }
        }
        NodeValue::Object(object) => {
            if object.get("type").and_then(Node::as_str) == Some("endpoint") {
                found.extend(object.get("endpoint").map(|endpoint| (format!("{path}/endpoint"), endpoint)));
                return;
            }
            for entry in object.iter() {
                collect(&entry.value, &format!("{path}/{}", entry.key), found);
            }
        }
        _ => {}
    }
}

/// Whether two endpoints say the same: without properties or headers, or with none of them.
fn is_same(old: &Node, new: &Node) -> bool {
    let same = |key: &str| {
        let is_empty = |part: Option<&Node>| part.and_then(Node::as_object).is_none_or(Object::is_empty);
        let (before, after) = (old.get(key), new.get(key));
        before == after || (key != "url" && is_empty(before) && is_empty(after))
    };
    ["url", "properties", "headers"].into_iter().all(same)
}

/// The names of the authentication schemes that an endpoint asks for; `None` where it leaves that to the service.
fn auth_schemes(endpoint: &Node) -> Option<Vec<&str>> {
    let schemes = endpoint.get("properties")?.get("authSchemes")?.as_array()?;
    let names: Vec<&str> = schemes.iter().filter_map(|scheme| scheme.get("name")?.as_str()).collect();
    (!schemes.is_empty()).then_some(names)
}

fn places(schemes: &[&str]) -> Places {
    Places {
        sigv4: schemes.iter().position(|scheme| is_sigv4(scheme)),
        sigv4a: schemes.iter().position(|scheme| is_sigv4a(scheme)),
    }
}

/// SigV4 itself, and what signs as it does.
fn is_sigv4(scheme: &str) -> bool {
    matches!(scheme, "sigv4" | "aws.auth#sigv4") || (scheme.starts_with("sigv4-") && !is_sigv4a(scheme))
}

/// SigV4A itself, and what signs as it does.
fn is_sigv4a(scheme: &str) -> bool {
    matches!(scheme, "sigv4a" | "aws.auth#sigv4a" | "sigv4-s3express")
}
