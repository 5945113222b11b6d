//! Rules about tags of resources ([spec](https://smithy.io/2.0/aws/aws-core.html#tagging)).

use super::super::context::{event, list, shape_error, trait_event, Context};
use super::super::resource_properties::property_name;
use super::arns::ARN;
use super::text;
use crate::selector::Vertex;
use crate::{Event, Node, Operation, Resource, Severity, Shape, ShapeType};

const TAG_ENABLED: &str = "aws.api#tagEnabled";
const TAGGABLE: &str = "aws.api#taggable";

/// One of the three operations that tag all resources of a service.
#[derive(Clone, Copy)]
struct Tagging {
    /// What it is called where the service does not say otherwise.
    name: &'static str,
    /// Where the service, or a resource, says otherwise.
    key: &'static str,
    /// Whether an operation's members are those that it needs, the ARN aside.
    fits: fn(&Context<'_>, &Operation) -> bool,
}

const TAGGINGS: [Tagging; 3] = [
    Tagging { name: "TagResource", key: "tagApi", fits: takes_tags },
    Tagging { name: "UntagResource", key: "untagApi", fits: takes_tag_keys },
    Tagging { name: "ListTagsForResource", key: "listTagsApi", fits: gives_tags },
];

impl Tagging {
    /// The operation that a service, tag-enabled, has for it.
    fn operation<'m>(self, cx: &Context<'m>, service: &'m Shape) -> Option<&'m Shape> {
        let enabled = service.traits.get(TAG_ENABLED)?;
        let bound = &service.as_service()?.operations;
        let configured = enabled.get("apiConfig").and_then(|config| text(config, self.key));
        let configured = configured.and_then(|id| bound.iter().find(|bound| bound.target.as_str() == id));
        // Of several operations of one name the last is taken.
        let named = || bound.iter().rev().find(|bound| bound.target.name() == self.name);
        cx.model.shapes.get(&configured.or_else(named)?.target)
    }

    /// Whether an operation has what it needs for that.
    fn is_proper(self, cx: &Context<'_>, operation: &Shape) -> bool {
        operation
            .as_operation()
            .is_some_and(|operation| takes_arn(cx, operation) && (self.fits)(cx, operation))
    }
}

/// Whether the service has all three operations, as they should be.
fn has_all<'m>(cx: &Context<'m>, service: &'m Shape) -> bool {
    TAGGINGS.iter().all(|tagging| {
        tagging.operation(cx, service).is_some_and(|operation| tagging.is_proper(cx, operation))
    })
}

/// `ServiceTagging`: the operations that tag, untag and list tags.
pub(in super::super) fn service_operations(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (service, enabled) in cx.users(TAG_ENABLED) {
        for tagging in TAGGINGS {
            let found = tagging.operation(cx, service);
            let (severity, message) = match found {
                Some(operation) if tagging.is_proper(cx, operation) => continue,
                Some(operation) => {
                    let message =
                        format!("`{}` has not the members that `{}` needs", operation.id, tagging.name);
                    (Severity::Danger, message)
                }
                None => {
                    let configured = enabled.get("apiConfig").and_then(|config| text(config, tagging.key));
                    let message = format!(
                        "the service is @tagEnabled, but has no `{}`",
                        configured.unwrap_or(tagging.name)
                    );
                    (Severity::Warning, message)
                }
            };
            events.push(trait_event(severity, "ServiceTagging", service, enabled, message));
        }
    }
}

/// `TagEnabledService`: services without anything to tag, or that tag in two ways.
pub(in super::super) fn enabled_services(cx: &Context<'_>, events: &mut Vec<Event>) {
    const ID: &str = "TagEnabledService";
    for (service, enabled) in cx.users(TAG_ENABLED) {
        if !cx.bound_resources(&service.id).iter().any(|(resource, _)| resource.traits.has(TAGGABLE)) {
            let message = "the service is @tagEnabled, but has no resource that is @taggable";
            events.push(shape_error(ID, service, message));
        }
        let disabled = enabled.get("disableDefaultOperations").and_then(Node::as_bool) == Some(true);
        if !disabled && !has_all(cx, service) {
            let names = list(TAGGINGS.iter().map(|tagging| tagging.name));
            let message =
                format!("the service is @tagEnabled, but has not all the operations to tag with: {names}");
            events.push(event(Severity::Warning, ID, Vertex::Shape(service), message));
        }
        let bound = service.as_service().map(|detail| detail.operations.as_slice()).unwrap_or_default();
        for tagging in TAGGINGS {
            let configured = enabled.get("apiConfig").and_then(|config| text(config, tagging.key));
            let Some(configured) = configured.filter(|id| id.rsplit('#').next() != Some(tagging.name)) else {
                continue;
            };
            if bound.iter().any(|operation| operation.target.name() == tagging.name) {
                let message = format!(
                    "`{}` is `{configured}`, but there is an operation `{}` as well, which will not be used to tag",
                    tagging.key, tagging.name
                );
                events.push(trait_event(Severity::Warning, ID, service, enabled, message));
            }
        }
    }
}

/// `TagResourcePropertyName`: what the property that holds tags should be called.
pub(in super::super) fn property_names(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (resource, taggable) in cx.users(TAGGABLE) {
        if let Some(property) = text(taggable, "property").filter(|property| !is_tags(property)) {
            let message = format!("the property with the tags should be called `tags`, not `{property}`");
            events.push(event(
                Severity::Warning,
                "TagResourcePropertyName",
                Vertex::Shape(resource),
                message,
            ));
        }
    }
}

/// `TagResourcePropertyType`: what the property that holds tags has to be.
pub(in super::super) fn property_types(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, taggable) in cx.users(TAGGABLE) {
        let (Some(resource), Some(wanted)) = (shape.as_resource(), text(taggable, "property")) else {
            continue;
        };
        let property = resource.properties.iter().find(|(name, _)| name == wanted);
        let target = property.and_then(|(_, reference)| cx.model.shapes.get(&reference.target));
        if target.is_some_and(|target| !holds_tags(cx, target)) {
            let message =
                format!("`{wanted}` holds tags: a list of structures of two strings, or a map of strings");
            events.push(shape_error("TagResourcePropertyType", shape, message));
        }
    }
}

/// `TaggableResource`: resources that nothing can tag, or that their own operations tag in passing.
pub(in super::super) fn resources(cx: &Context<'_>, events: &mut Vec<Event>) {
    const ID: &str = "TaggableResource";
    for service in cx.own_of(ShapeType::Service) {
        let service_wide = has_all(cx, service);
        let mut likely = false;
        for (shape, resource) in cx.bound_resources(&service.id) {
            if let Some(taggable) = shape.traits.get(TAGGABLE) {
                check_resource(cx, service, (shape, resource, taggable), service_wide, events);
                likely = true;
            } else if shape.traits.has(ARN) && service_wide {
                let message = "a resource with an ARN, of a service that tags by ARN, is probably @taggable";
                events.push(event(Severity::Warning, ID, Vertex::Shape(shape), message));
                likely = true;
            }
        }
        if likely && !service.traits.has(TAG_ENABLED) {
            let message = "the service has resources that are @taggable, but is not @tagEnabled";
            events.push(event(Severity::Warning, ID, Vertex::Shape(service), message));
        }
    }
}

fn check_resource(
    cx: &Context<'_>,
    service: &Shape,
    (shape, resource, taggable): (&Shape, &Resource, &Node),
    service_wide: bool,
    events: &mut Vec<Event>,
) {
    const ID: &str = "TaggableResource";
    let takes = |reference: &&crate::Reference| {
        let operation = cx.model.shapes.get(&reference.target).and_then(Shape::as_operation);
        text(taggable, "property")
            .zip(operation)
            .is_some_and(|(property, operation)| takes_property(cx, property, operation))
    };
    // Who may replace a resource may not therefore change who may use it.
    let replacing = resource.put.as_ref().filter(|_| !shape.traits.has("smithy.api#noReplace")).filter(takes);
    if resource.update.as_ref().filter(takes).is_some() || replacing.is_some() {
        let changed = resource.update.as_ref().or(resource.put.as_ref());
        if let Some(operation) = changed.and_then(|changed| cx.model.shapes.get(&changed.target)) {
            let message = "what updates or replaces a resource should not tag it: tags decide who may use it";
            events.push(event(Severity::Danger, ID, Vertex::Shape(operation), message));
        }
    }
    let own = has_own_operations(cx, taggable);
    if service_wide && !own && !shape.traits.has(ARN) {
        let message = "the resource is tagged by the operations of its service, so it needs an ARN";
        events.push(shape_error(ID, shape, message).help("add @aws.api#arn"));
    }
    if !service_wide && !own {
        let message = format!("neither operations of the resource nor those of `{}` tag it", service.id);
        events.push(event(Severity::Danger, ID, Vertex::Shape(shape), message));
    }
}

/// Whether the resource says which of its operations tag it, and these can.
fn has_own_operations(cx: &Context<'_>, taggable: &Node) -> bool {
    let operation = |key: &str| {
        let id = text(taggable.get("apiConfig")?, key)?;
        cx.model.shapes.get(id)?.as_operation()
    };
    let property = text(taggable, "property");
    let tags = operation("tagApi").zip(property).is_some_and(|(operation, property)| {
        takes_property(cx, property, operation) && takes_tags(cx, operation)
    });
    tags && operation("untagApi").is_some_and(|operation| takes_tag_keys(cx, operation))
        && operation("listTagsApi").is_some_and(|operation| gives_tags(cx, operation))
}

fn takes_property(cx: &Context<'_>, property: &str, operation: &Operation) -> bool {
    let members = cx.input(operation).into_iter().flat_map(|input| &input.members);
    members
        .into_iter()
        .any(|member| property_name(member) == property && !member.traits.has("smithy.api#notProperty"))
}

fn takes_arn(cx: &Context<'_>, operation: &Operation) -> bool {
    count_members(cx, cx.input(operation), is_arn, |_, target| target.shape_type == ShapeType::String) > 0
}

fn takes_tags(cx: &Context<'_>, operation: &Operation) -> bool {
    count_members(cx, cx.input(operation), is_tags, holds_tags) == 1
}

fn takes_tag_keys(cx: &Context<'_>, operation: &Operation) -> bool {
    count_members(cx, cx.input(operation), is_tag_keys, holds_strings) == 1
}

fn gives_tags(cx: &Context<'_>, operation: &Operation) -> bool {
    count_members(cx, cx.output(operation), is_tags, holds_tags) == 1
}

/// How many members of a structure have such a name and such a target.
fn count_members(
    cx: &Context<'_>,
    structure: Option<&Shape>,
    name: fn(&str) -> bool,
    target: fn(&Context<'_>, &Shape) -> bool,
) -> usize {
    let members = structure.into_iter().flat_map(|structure| &structure.members);
    members
        .filter(|member| name(member.name()) && cx.target(member).is_some_and(|shape| target(cx, shape)))
        .count()
}

fn is_tags(name: &str) -> bool {
    let rest = name.strip_prefix(['T', 't']).and_then(|rest| rest.strip_prefix("ag"));
    rest.is_some_and(|rest| matches!(rest, "s" | "map" | "Map" | "smap" | "sMap" | "list" | "List"))
}

fn is_tag_keys(name: &str) -> bool {
    let rest = name.strip_prefix(['T', 't']).and_then(|rest| rest.strip_prefix("ag"));
    matches!(rest, Some("keys" | "Keys"))
}

/// `resource`, `arn`, or both.
fn is_arn(name: &str) -> bool {
    let rest = name.strip_prefix("resource").or_else(|| name.strip_prefix("Resource")).unwrap_or(name);
    matches!(rest, "arn" | "Arn" | "ARN") || (rest.is_empty() && !name.is_empty())
}

fn holds_tags(cx: &Context<'_>, shape: &Shape) -> bool {
    let target = |name: &str| shape.member(name).and_then(|member| cx.target(member));
    match shape.shape_type {
        ShapeType::Map => target("value").is_some_and(is_string),
        ShapeType::List => target("member").is_some_and(|tag| {
            let strings = || tag.members.iter().all(|member| cx.target(member).is_some_and(is_string));
            tag.shape_type == ShapeType::Structure && tag.members.len() == 2 && strings()
        }),
        _ => false,
    }
}

fn holds_strings(cx: &Context<'_>, shape: &Shape) -> bool {
    let item = shape.member("member").and_then(|member| cx.target(member));
    shape.shape_type == ShapeType::List && item.is_some_and(is_string)
}

fn is_string(shape: &Shape) -> bool {
    shape.shape_type == ShapeType::String
}
