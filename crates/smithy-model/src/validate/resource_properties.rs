//! `ResourceOperationInputOutput`: properties of resources in the input and output of their operations
//! ([spec](https://smithy.io/2.0/spec/service-types.html#resource-properties)).

use std::collections::BTreeSet;

use super::context::{member_error, shape_error, Context};
use super::resource_bindings::{instance_operations, is_identifier};
use super::resources::resources;
use crate::{Event, Member, Resource, Shape, ShapeId};

pub(super) fn properties(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, resource) in resources(cx).into_iter().filter(|(_, resource)| !resource.properties.is_empty())
    {
        let mut used = BTreeSet::new();
        let mut structures: Vec<&Shape> = Vec::new();
        for reference in resource.create.iter().chain(instance_operations(resource)) {
            let operation = cx.model.shapes.get(&reference.target).and_then(Shape::as_operation);
            let Some(operation) = operation else { continue };
            structures.extend(cx.input(operation));
            structures.extend(cx.output(operation));
        }
        structures.sort_by(|a, b| a.id.cmp(&b.id));
        structures.dedup_by(|a, b| a.id == b.id);
        for structure in structures {
            check(cx, &shape.id, resource, structure, &mut used, events);
        }
        for (name, reference) in resource.properties.iter().filter(|(name, _)| !used.contains(name.as_str()))
        {
            let message = format!(
                "the property `{name}` is in no input or output of `create` or of an instance operation"
            );
            events.push(shape_error("ResourceOperationInputOutput", shape, message).at(reference.location));
        }
    }
}

fn check<'m>(
    cx: &Context<'m>,
    id: &ShapeId,
    resource: &'m Resource,
    structure: &'m Shape,
    used: &mut BTreeSet<&'m str>,
    events: &mut Vec<Event>,
) {
    let nested = structure.members.iter().find(|member| member.traits.has("smithy.api#nestedProperties"));
    let nested_shape = nested.and_then(|member| cx.target(member));
    let members = nested_shape.unwrap_or(structure).members.iter();
    for member in members {
        let name = property_name(member);
        let property = resource.properties.iter().find(|(property, _)| property == name);
        if let Some((property, target)) = property {
            used.insert(property);
            if target.target != member.target {
                let message = format!(
                    "the property `{property}` of `{id}` is a `{}`, not a `{}`",
                    target.target, member.target
                );
                events.push(member_error("ResourceOperationInputOutput", member, message));
            }
        } else if nested.is_none() && !is_something_else(cx, resource, member) {
            let message = format!("the member is neither a property nor an identifier of `{id}`");
            let error = member_error("ResourceOperationInputOutput", member, message);
            events.push(
                error.help(
                    "say which it is with @property or @resourceIdentifier, or that it is @notProperty",
                ),
            );
        }
    }
}

/// The property that a member stands for.
pub(super) fn property_name(member: &Member) -> &str {
    let explicit = member.traits.get("smithy.api#property").and_then(|node| node.get("name")?.as_str());
    explicit.unwrap_or_else(|| member.name())
}

/// Whether a member is an identifier, or marked with `@notProperty` or a trait that is.
fn is_something_else(cx: &Context<'_>, resource: &Resource, member: &Member) -> bool {
    let marked = member.traits.iter().any(|(id, _)| {
        let definition = cx.model.shapes.get(id);
        id.as_str() == "smithy.api#notProperty"
            || definition.is_some_and(|definition| definition.traits.has("smithy.api#notProperty"))
    });
    marked || resource.identifiers.iter().any(|(name, target)| is_identifier(member, name, target))
}
