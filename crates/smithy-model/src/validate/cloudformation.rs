//! Rules about CloudFormation resources ([spec](https://smithy.io/2.0/aws/aws-cloudformation.html)).

use std::collections::{BTreeMap, BTreeSet};

use super::context::{event, list, shape_error, trait_event, Context};
use super::resource_bindings::is_identifier;
use crate::selector::Vertex;
use crate::{Event, Member, Node, Operation, Reference, Resource, Severity, Shape, ShapeId, ShapeType};

const RESOURCE: &str = "aws.cloudformation#cfnResource";
const MUTABILITY: &str = "aws.cloudformation#cfnMutability";
const EXCLUDED: &str = "aws.cloudformation#cfnExcludeProperty";
const IDENTIFIER: &str = "aws.cloudformation#cfnAdditionalIdentifier";

/// `CfnMutabilityTrait`: an identifier is read, so it cannot only be written.
pub(super) fn mutability(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, member, value) in cx.member_users(MUTABILITY) {
        let unreadable = value.as_str().filter(|value| matches!(*value, "write" | "create"));
        if let (Some(value), true) = (unreadable, member.traits.has(IDENTIFIER)) {
            let message = format!("an additional identifier is read, but its mutability is `{value}`");
            let error = event(Severity::Error, "CfnMutabilityTrait", Vertex::Member(shape, member), message);
            events.push(error.at(member.location));
        }
    }
}

/// `CfnResourceProperty`: properties that are of several shapes, and identifiers that are no property.
pub(super) fn properties(cx: &Context<'_>, events: &mut Vec<Event>) {
    const ID: &str = "CfnResourceProperty";
    for (shape, value) in cx.users(RESOURCE) {
        let Some(resource) = shape.as_resource() else { continue };
        if let Some(name) = value.get("primaryIdentifier").and_then(Node::as_str) {
            let property = resource.properties.iter().find(|(property, _)| property == name);
            let target = property.and_then(|(_, reference)| cx.model.shapes.get(&reference.target));
            let message = match target.map(|target| target.shape_type) {
                None => Some("is no property of the resource".to_owned()),
                Some(ShapeType::String | ShapeType::Enum) => None,
                Some(other) => Some(format!("is a string, but targets a shape of type {}", other.as_str())),
            };
            let message = message.map(|message| format!("the `primaryIdentifier` `{name}` {message}"));
            events.extend(message.map(|message| trait_event(Severity::Error, ID, shape, value, message)));
        }
        for (name, targets) in targets(cx, resource, value) {
            if targets.len() > 1 {
                let message = format!("the property `{name}` targets several shapes: {}", list(targets));
                let help = "give the members one target, or exclude all but one with @cfnExcludeProperty";
                events.push(shape_error(ID, shape, message).help(help));
            }
        }
    }
}

/// The properties that CloudFormation sees, each with the shapes that it targets.
fn targets<'m>(
    cx: &Context<'m>,
    resource: &'m Resource,
    value: &'m Node,
) -> BTreeMap<&'m str, BTreeSet<&'m ShapeId>> {
    let mut targets: BTreeMap<&str, BTreeSet<&ShapeId>> = BTreeMap::new();
    for (name, reference) in &resource.identifiers {
        targets.entry(name).or_default().insert(&reference.target);
    }
    let mut add = |member: &'m Member| {
        if !is_excluded(cx, member) {
            targets.entry(member.name()).or_default().insert(&member.target);
        }
    };
    let operation =
        |reference: &'m Option<Reference>| cx.model.shapes.get(&reference.as_ref()?.target)?.as_operation();
    // What is read, put, created or updated; identifiers are there already.
    let read = operation(&resource.read);
    let written = [&resource.put, &resource.create, &resource.update].into_iter().filter_map(operation);
    let inputs = written.map(|written: &Operation| (cx.input(written), written));
    let structures = read.map(|read| (cx.output(read), read)).into_iter().chain(inputs);
    for (structure, operation) in structures {
        let Some(structure) = structure.map(|structure| nested(cx, structure)) else { continue };
        let input = cx.input(operation);
        let bound: BTreeSet<_> = input.into_iter().flat_map(|input| bound(input, resource)).collect();
        let members = structure.members.iter().filter(|member| !bound.contains(member.name()));
        members.for_each(&mut add);
    }
    let identifiers = read.and_then(|read| cx.input(read)).into_iter().flat_map(|input| &input.members);
    identifiers.filter(|member| member.traits.has(IDENTIFIER)).for_each(&mut add);
    let schemas = value.get("additionalSchemas").and_then(Node::as_array).unwrap_or_default();
    let schemas = schemas.iter().filter_map(|id| cx.model.shapes.get(id.as_str()?));
    schemas.flat_map(|schema| &schema.members).for_each(&mut add);
    targets
}

/// The names of the input members that identify the resource.
fn bound<'m>(input: &'m Shape, resource: &'m Resource) -> impl Iterator<Item = &'m str> {
    let identifies = move |member: &&Member| {
        resource.identifiers.iter().any(|(name, target)| is_identifier(member, name, target))
    };
    input.members.iter().filter(identifies).map(|member| member.name())
}

/// The structure with the properties: the target of the member with `@nestedProperties`, where there is one.
fn nested<'m>(cx: &Context<'m>, structure: &'m Shape) -> &'m Shape {
    let member = structure.members.iter().find(|member| member.traits.has("smithy.api#nestedProperties"));
    member.and_then(|member| cx.target(member)).unwrap_or(structure)
}

/// Whether a member is none of the resource's properties.
fn is_excluded(cx: &Context<'_>, member: &Member) -> bool {
    let no_property = |(id, _): (&ShapeId, &Node)| {
        let definition = cx.model.shapes.get(id);
        id.as_str() == "smithy.api#notProperty"
            || definition.is_some_and(|definition| definition.traits.has("smithy.api#notProperty"))
    };
    member.traits.has(EXCLUDED) || member.traits.iter().any(no_property)
}
