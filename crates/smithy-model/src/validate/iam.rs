//! Rules about what IAM policies can say ([spec](https://smithy.io/2.0/aws/aws-iam.html)).

use std::collections::{BTreeMap, BTreeSet};

use super::aws::{arn_namespace, arns, SERVICE};
use super::context::{event, list, shape_error, trait_event, Context};
use crate::selector::Vertex;
use crate::{Event, Node, Resource, Severity, Shape, ShapeId};

const ACTION: &str = "aws.iam#iamAction";
const RESOURCE: &str = "aws.iam#iamResource";
const DEFINED: &str = "aws.iam#defineConditionKeys";
const KEYS: &str = "aws.iam#conditionKeys";
const KEY_VALUE: &str = "aws.iam#conditionKeyValue";
const RESOLVED: &str = "aws.iam#serviceResolvedConditionKeys";
const NOT_INFERRED: &str = "aws.iam#disableConditionKeyInference";

/// `IamAction`: what an action says twice.
pub(super) fn actions(cx: &Context<'_>, events: &mut Vec<Event>) {
    let replaced = [
        ("name", "aws.iam#actionName"),
        ("documentation", "aws.iam#actionPermissionDescription"),
        ("requiredActions", "aws.iam#requiredActions"),
    ];
    for (operation, action) in cx.users(ACTION) {
        for (property, former) in replaced {
            let given =
                action.get(property).filter(|node| node.as_array().is_none_or(|items| !items.is_empty()));
            if let (Some(_), Some(value)) = (given, operation.traits.get(former)) {
                let id = format!("IamAction.ConflictingProperty.{property}");
                let message =
                    format!("`{property}` of @iamAction and the deprecated @{former} say the same thing");
                events.push(trait_event(Severity::Error, &id, operation, value, message));
            }
        }
        let names = |key: &str| {
            let resources = action.get("resources").and_then(|resources| resources.get(key)?.as_object());
            let entries = resources.into_iter().flat_map(|resources| resources.iter());
            entries.map(|entry| entry.key.as_str()).collect::<BTreeSet<_>>()
        };
        let (required, optional) = (names("required"), names("optional"));
        let both: Vec<_> = required.intersection(&optional).collect();
        if !both.is_empty() {
            let message = format!("resources that are both required and optional: {}", list(both));
            let id = "IamAction.Resources.DuplicateEntries";
            events.push(trait_event(Severity::Danger, id, operation, action, message));
        }
    }
}

/// The resource's name in policies.
fn resource_name(resource: &Shape) -> &str {
    let given = resource.traits.get(RESOURCE).and_then(|node| node.get("name")?.as_str());
    given.unwrap_or_else(|| resource.id.name())
}

/// `IamResourceTrait`: names that are no part of the resource's ARN.
pub(super) fn resource_names(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (resource, value) in cx.users(RESOURCE) {
        let absolute = resource.traits.get(arns::ARN).and_then(|arn| arn.get("absolute")?.as_bool());
        let given = value.get("name").and_then(Node::as_str);
        let name = given.map_or_else(|| resource.id.name().to_lowercase(), str::to_owned);
        let Some((template, parts)) = arns::parts(resource) else { continue };
        if !parts.contains(&name.as_str()) && absolute != Some(true) {
            let message = format!("the name `{name}` is no part of the ARN `{template}`");
            events.push(event(Severity::Danger, "IamResourceTrait", Vertex::Shape(resource), message));
        }
    }
}

/// `IamResourceTraitConflictingName`: resources of a service with the same name, case aside.
pub(super) fn conflicting_names(cx: &Context<'_>, events: &mut Vec<Event>) {
    for service in cx.own_of(crate::ShapeType::Service) {
        let resources = cx.bound_resources(&service.id);
        // Where nothing is said about AWS, there are no policies to speak of.
        if !service.traits.has(SERVICE) && !resources.iter().any(|(shape, _)| shape.traits.has(RESOURCE)) {
            continue;
        }
        let mut names: BTreeMap<String, Vec<&ShapeId>> = BTreeMap::new();
        for (resource, _) in resources {
            names.entry(resource_name(resource).to_lowercase()).or_default().push(&resource.id);
        }
        for (name, resources) in names.iter().filter(|(_, resources)| resources.len() > 1) {
            let message =
                format!("several resources are called `{name}` in policies, case aside: {}", list(resources));
            events.push(shape_error("IamResourceTraitConflictingName", service, message));
        }
    }
}

/// The condition keys of a service: those it has, and those that each operation names.
struct Keys<'m> {
    known: BTreeSet<String>,
    used: BTreeMap<&'m ShapeId, BTreeSet<String>>,
}

/// A condition key with its service's prefix.
fn full_key(service: &Shape, key: &str) -> String {
    if key.contains(':') {
        key.to_owned()
    } else {
        format!("{}:{key}", arn_namespace(service))
    }
}

fn strings(node: Option<&Node>) -> impl Iterator<Item = &str> {
    node.and_then(Node::as_array).unwrap_or_default().iter().filter_map(Node::as_str)
}

fn keys<'m>(cx: &Context<'m>, service: &'m Shape) -> Keys<'m> {
    let defined = service.traits.get(DEFINED).and_then(Node::as_object);
    let defined = defined.into_iter().flat_map(|keys| keys.iter());
    let known = defined.map(|entry| full_key(service, &entry.key)).collect();
    let mut keys = Keys { known, used: BTreeMap::new() };
    let Some(detail) = service.as_service() else { return keys };
    for operation in &detail.operations {
        keys.operation(cx, service, &operation.target);
    }
    let mut open: Vec<(&ShapeId, Option<&Resource>)> =
        detail.resources.iter().map(|resource| (&resource.target, None)).collect();
    let mut seen = BTreeSet::new();
    while let Some((id, parent)) = open.pop() {
        let Some(shape) = cx.model.shapes.get(id) else { continue };
        let Some(resource) = shape.as_resource().filter(|_| seen.insert(id)) else { continue };
        if !shape.traits.has(NOT_INFERRED) && !service.traits.has(NOT_INFERRED) {
            keys.infer(service, shape, resource, parent);
        }
        for operation in operations(resource) {
            keys.operation(cx, service, operation);
        }
        open.extend(resource.resources.iter().map(|child| (&child.target, Some(resource))));
    }
    keys
}

impl<'m> Keys<'m> {
    fn operation(&mut self, cx: &Context<'m>, service: &Shape, id: &'m ShapeId) {
        if let Some(operation) = cx.model.shapes.get(id) {
            let used = strings(operation.traits.get(KEYS)).map(|key| full_key(service, key));
            self.used.insert(id, used.collect());
        }
    }

    /// Every identifier that a resource does not have from its parent is a condition key.
    fn infer(&mut self, service: &Shape, shape: &Shape, resource: &Resource, parent: Option<&Resource>) {
        let inherited = |name: &str| {
            parent.is_some_and(|parent| parent.identifiers.iter().any(|(other, _)| other == name))
        };
        for (name, _) in resource.identifiers.iter().filter(|(name, _)| !inherited(name)) {
            let mut letters = name.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            let key =
                format!("{}:{}{first}{}", arn_namespace(service), resource_name(shape), letters.as_str());
            self.known.insert(key);
        }
    }
}

/// All operations of a resource, those of its children aside.
fn operations(resource: &Resource) -> impl Iterator<Item = &ShapeId> {
    let others = resource.operations.iter().chain(&resource.collection_operations);
    resource.lifecycle().map(|(_, reference)| reference).chain(others).map(|reference| &reference.target)
}

/// `ConditionKeys`: condition keys that the service does not have, or that both it and a request supply.
pub(super) fn condition_keys(cx: &Context<'_>, events: &mut Vec<Event>) {
    const ID: &str = "ConditionKeys";
    for (service, _) in cx.users(SERVICE) {
        let keys = keys(cx, service);
        let expected = if keys.known.is_empty() {
            "it has none".to_owned()
        } else {
            format!("it has {}", list(&keys.known))
        };
        let resolved: BTreeSet<_> =
            strings(service.traits.get(RESOLVED)).map(|key| full_key(service, key)).collect();
        let unknown: Vec<_> = resolved.difference(&keys.known).collect();
        if let (Some(value), false) = (service.traits.get(RESOLVED), unknown.is_empty()) {
            let message = format!(
                "the service does not define the condition keys {} that it resolves; {expected}",
                list(unknown)
            );
            events.push(trait_event(Severity::Error, ID, service, value, message));
        }
        for operation in cx.bound_operations(&service.id) {
            for key in keys.used.get(&operation.id).into_iter().flatten() {
                if !keys.known.contains(key) && !key.starts_with("aws:") {
                    let message = format!("`{}` has no condition key `{key}`; {expected}", service.id);
                    events.push(shape_error(ID, operation, message));
                }
            }
            let input = operation.as_operation().and_then(|operation| cx.input(operation));
            let Some(input) = input else { continue };
            for member in &input.members {
                let Some(value) = member.traits.get(KEY_VALUE) else { continue };
                let key = full_key(service, value.as_str().unwrap_or_default());
                let mut error = |message: String| {
                    let error = event(Severity::Error, ID, Vertex::Member(input, member), message);
                    events.push(error.at(value.location));
                };
                if !keys.known.contains(&key) {
                    error(format!("`{}` has no condition key `{key}`; {expected}", service.id));
                }
                if resolved.contains(&key) {
                    error(format!("`{}` resolves the condition key `{key}` itself", service.id));
                }
            }
        }
    }
}

/// `ConditionKeyValueTrait`: a condition key that several members of an input supply.
pub(super) fn condition_key_values(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (service, _) in cx.users(SERVICE) {
        for operation in cx.bound_operations(&service.id) {
            let input = operation.as_operation().and_then(|operation| cx.input(operation));
            let Some(input) = input else { continue };
            let mut members: BTreeMap<String, Vec<&str>> = BTreeMap::new();
            for member in &input.members {
                if let Some(key) = member.traits.get(KEY_VALUE).and_then(Node::as_str) {
                    members.entry(full_key(service, key)).or_default().push(member.name());
                }
            }
            for (key, members) in members.iter().filter(|(_, members)| members.len() > 1) {
                let message = format!(
                    "several members supply the condition key `{key}` of the operation `{}`: {}",
                    operation.id,
                    list(members)
                );
                events.push(shape_error("ConditionKeyValueTrait", input, message));
            }
        }
    }
}

/// `DefineConditionKeysTrait`: only a key that the service resolves itself can be required.
pub(super) fn required_keys(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (service, _) in cx.users(SERVICE) {
        let resolved: BTreeSet<_> = strings(service.traits.get(RESOLVED)).collect();
        let Some(value) = service.traits.get(DEFINED) else { continue };
        for entry in value.as_object().into_iter().flat_map(|keys| keys.iter()) {
            let required = entry.value.get("required").and_then(Node::as_bool) == Some(true);
            let full = full_key(service, &entry.key);
            // The service may name it with its prefix only.
            if required && !resolved.contains(full.as_str()) {
                let message = format!(
                    "the condition key `{}` is `required`, but the service does not resolve it",
                    entry.key
                );
                let error = trait_event(Severity::Error, "DefineConditionKeysTrait", service, value, message);
                let help =
                    "name it in @serviceResolvedConditionKeys, or make the members that supply it @required";
                events.push(error.help(help));
            }
        }
    }
}
