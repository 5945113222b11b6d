//! Rules about identifiers of resources, and members that provide them
//! ([spec](https://smithy.io/2.0/spec/service-types.html#resource-identifiers)).

use std::collections::{BTreeSet, HashMap};

use super::context::{a, event, is_binding, list, shape_error, Context};
use super::resources::resources;
use crate::selector::Vertex;
use crate::{Event, Member, Node, Reference, Resource, Severity, Shape, ShapeId, ShapeType};

/// `ResourceIdentifier`: children repeat the identifiers of their parents; an identifier is no property.
pub(super) fn identifiers(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, resource) in resources(cx) {
        for (name, _) in &resource.identifiers {
            if resource.properties.iter().any(|(property, _)| property.eq_ignore_ascii_case(name)) {
                let message = format!("`{name}` is an identifier, so it cannot be a property as well");
                events.push(shape_error("ResourceIdentifier", shape, message));
            }
        }
        for child in &resource.resources {
            let Some(child) = cx.model.shapes.get(&child.target) else { continue };
            let Some(detail) = child.as_resource() else { continue };
            let mut missing = Vec::new();
            for (name, target) in &resource.identifiers {
                let own = detail.identifiers.iter().find(|(own, _)| own == name);
                match own {
                    None => missing.push(name),
                    Some((_, own)) if own.target != target.target => {
                        let message = format!(
                            "the identifier `{name}` targets `{}`, but in the parent `{}` it is `{}`",
                            own.target, shape.id, target.target
                        );
                        events.push(shape_error("ResourceIdentifier", child, message));
                    }
                    Some(_) => {}
                }
            }
            if !missing.is_empty() {
                let message =
                    format!("identifiers of the parent `{}` are missing: {}", shape.id, list(missing));
                events.push(shape_error("ResourceIdentifier", child, message));
            }
        }
    }
}

/// `ResourceIdentifierBinding`: instance operations are given all identifiers, collection operations not all.
pub(super) fn identifier_bindings(cx: &Context<'_>, events: &mut Vec<Event>) {
    let resources = resources(cx);
    let mut parents: HashMap<&ShapeId, Vec<&Resource>> = HashMap::new();
    for (_, parent) in &resources {
        for child in &parent.resources {
            parents.entry(&child.target).or_default().push(parent);
        }
    }
    for (shape, resource) in &resources {
        for operation in instance_operations(resource) {
            let Some((operation, bound)) = bound_identifiers(cx, resource, operation) else { continue };
            let missing = resource
                .identifiers
                .iter()
                .map(|(name, _)| name)
                .filter(|name| !bound.contains(name.as_str()));
            let missing: Vec<_> = missing.collect();
            if !missing.is_empty() {
                let message = format!(
                    "as an instance operation of `{}`, it needs required input members for the identifiers {}",
                    shape.id,
                    list(missing)
                );
                events.push(shape_error("ResourceIdentifierBinding", operation, message));
            }
        }
        let parents = parents.get(&shape.id).map(Vec::as_slice).unwrap_or_default();
        for operation in collection_operations(resource) {
            let Some((operation, bound)) = bound_identifiers(cx, resource, operation) else { continue };
            if !resource.identifiers.is_empty() && bound.len() == resource.identifiers.len() {
                let message = format!(
                    "as a collection operation of `{}`, it cannot take all of the resource's identifiers",
                    shape.id
                );
                events.push(shape_error("ResourceIdentifierBinding", operation, message));
            }
            let inherited =
                parents.iter().flat_map(|parent| &parent.identifiers).map(|(name, _)| name.as_str());
            let missing: BTreeSet<_> = inherited.filter(|name| !bound.contains(name)).collect();
            if !missing.is_empty() {
                let message = format!(
                    "as a collection operation of `{}`, it needs required input members for its parents' identifiers {}",
                    shape.id,
                    list(missing)
                );
                let vertex = Vertex::Shape(operation);
                events.push(event(Severity::Warning, "ResourceIdentifierBinding", vertex, message));
            }
        }
    }
}

pub(super) fn instance_operations(resource: &Resource) -> impl Iterator<Item = &Reference> {
    let lifecycle = [&resource.put, &resource.read, &resource.update, &resource.delete];
    lifecycle.into_iter().flatten().chain(&resource.operations)
}

fn collection_operations(resource: &Resource) -> impl Iterator<Item = &Reference> {
    [&resource.create, &resource.list].into_iter().flatten().chain(&resource.collection_operations)
}

/// The operation, and the identifiers that its input binds.
fn bound_identifiers<'m>(
    cx: &Context<'m>,
    resource: &'m Resource,
    operation: &Reference,
) -> Option<(&'m Shape, BTreeSet<&'m str>)> {
    let shape = cx.model.shapes.get(&operation.target)?;
    let input = cx.input(shape.as_operation()?);
    let members = input.map_or(&[][..], |input| &input.members);
    let bound = resource
        .identifiers
        .iter()
        .filter(|(name, target)| members.iter().any(|member| is_identifier(member, name, target)));
    Some((shape, bound.map(|(name, _)| name.as_str()).collect()))
}

/// Whether a member provides an identifier: by name and target, or because it says so.
pub(super) fn is_identifier(member: &Member, name: &str, target: &Reference) -> bool {
    let explicit = member.traits.get("smithy.api#resourceIdentifier").and_then(Node::as_str);
    let named = explicit.unwrap_or_else(|| member.name()) == name;
    named && member.target == target.target && member.traits.has("smithy.api#required")
}

/// `ReferencesTrait`: what `@references` says about members and resources.
pub(super) fn references(cx: &Context<'_>, events: &mut Vec<Event>) {
    for shape in cx.model.own_shapes() {
        let references =
            shape.traits.get("smithy.api#references").and_then(Node::as_array).unwrap_or_default();
        for reference in references {
            for message in invalid_reference(cx, shape, reference) {
                events.push(shape_error("ReferencesTrait", shape, message).at(reference.location));
            }
        }
    }
}

fn invalid_reference(cx: &Context<'_>, shape: &Shape, reference: &Node) -> Vec<String> {
    let Some(id) = reference.get("resource").and_then(Node::as_str) else { return Vec::new() };
    // References may lead into models that are not loaded.
    let Some(target) = cx.model.shapes.get(id) else { return Vec::new() };
    let Some(resource) = target.as_resource() else {
        return vec![format!(
            "the reference names `{id}`, {}, as its resource",
            a(target.shape_type.as_str())
        )];
    };
    let ids = reference.get("ids").and_then(Node::as_object);
    if shape.shape_type != ShapeType::Structure {
        let given = ids.is_some().then(|| "a reference on a string cannot have `ids`".to_owned());
        return given.into_iter().collect();
    }
    let mut found = Vec::new();
    let collection = reference.get("rel").and_then(Node::as_str) == Some("collection");
    let names: Vec<_> = resource.identifiers.iter().map(|(name, _)| name.as_str()).collect();
    let bindings: Vec<(&str, &str)> = match ids {
        Some(ids) => {
            ids.iter().filter_map(|entry| Some((entry.key.as_str(), entry.value.as_str()?))).collect()
        }
        None => names.iter().map(|name| (*name, *name)).collect(),
    };
    for (identifier, member) in &bindings {
        if !names.contains(identifier) {
            found.push(format!("`{id}` has no identifier `{identifier}`, only {}", list(&names)));
            continue;
        }
        match shape.member(member) {
            None if ids.is_none() && collection => {}
            None => found
                .push(format!("the reference to `{id}` needs a member `{member}` for its `{identifier}`")),
            Some(member) => {
                let target = cx.target(member).map(|target| target.shape_type);
                if !matches!(target, None | Some(ShapeType::String | ShapeType::Enum)) {
                    let name = member.name();
                    found.push(format!("`{name}` identifies a `{id}`, so it has to target a string"));
                }
            }
        }
    }
    if ids.is_some() && !collection && bindings.len() < names.len() {
        found.push(format!("the reference to `{id}` has to bind all of its identifiers: {}", list(&names)));
    }
    found
}

/// `MemberShouldReferenceResource`: members that look like identifiers of a resource and do not say so.
pub(super) fn member_should_reference(cx: &Context<'_>, events: &mut Vec<Event>) {
    let resources = resources(cx);
    if resources.iter().all(|(_, resource)| resource.identifiers.is_empty()) {
        return;
    }
    let mut identified: HashMap<Identifier<'_>, Identified<'_>> = HashMap::new();
    for (shape, resource) in &resources {
        for (name, reference) in &resource.identifiers {
            let identified = identified.entry((name, &reference.target)).or_default();
            // An identifier that is there twice is one.
            if identified.resources.last().is_none_or(|last| last.id != shape.id) {
                identified.resources.push(shape);
            }
        }
    }
    for (shape, member) in cx.own_members().filter(|(shape, _)| shape.shape_type == ShapeType::Structure) {
        let Some(at) = cx.graph.find(member.id.as_str()) else { continue };
        let Some(Identified { resources, within }) = identified.get_mut(&(member.name(), &member.target))
        else {
            continue;
        };
        // What is part of such a resource, or of a parent of it, needs no reference.
        let within = within.get_or_insert_with(|| {
            let starts = resources.iter().filter_map(|resource| cx.graph.find(resource.id.as_str()));
            cx.graph.closure_of_all(starts, |_| true)
        });
        if within.get(at as usize) == Some(&true) {
            continue;
        }
        let meant: Vec<_> = resources
            .iter()
            .filter(|resource| !refers_to(cx, shape, member, resource))
            .map(|resource| &resource.id)
            .collect();
        if !meant.is_empty() {
            let message = format!("the member looks like an identifier of {}", list(meant));
            let vertex = Vertex::Member(shape, member);
            let warning = event(Severity::Warning, "MemberShouldReferenceResource", vertex, message);
            events.push(warning.help("say so with @references on the structure or on the member's target"));
        }
    }
}

/// The name of an identifier, and the shape that it targets.
type Identifier<'m> = (&'m str, &'m ShapeId);

/// The resources that an identifier is one of, and whether a vertex can be reached from any, once somebody has asked.
#[derive(Default)]
struct Identified<'m> {
    resources: Vec<&'m Shape>,
    within: Option<Vec<bool>>,
}

fn refers_to(cx: &Context<'_>, shape: &Shape, member: &Member, resource: &Shape) -> bool {
    let names = |traits: &crate::Traits| {
        let references = traits.get("smithy.api#references").and_then(Node::as_array).unwrap_or_default();
        references
            .iter()
            .any(|node| node.get("resource").and_then(Node::as_str) == Some(resource.id.as_str()))
    };
    names(&shape.traits) || cx.target(member).is_some_and(|target| names(&target.traits))
}

/// `ServiceBoundResourceOperation`: operations bound to a service that take the identifiers of one of its resources.
pub(super) fn misbound_operations(cx: &Context<'_>, events: &mut Vec<Event>) {
    for service in cx.own_of(ShapeType::Service) {
        let (Some(detail), Some(start)) = (service.as_service(), cx.graph.find(service.id.as_str())) else {
            continue;
        };
        let seen = cx.graph.closure(start, is_binding);
        let bound = resources(cx).into_iter().filter(|(shape, resource)| {
            let inside = cx.graph.find(shape.id.as_str()).is_some_and(|at| seen[at as usize]);
            inside && !resource.identifiers.is_empty()
        });
        let bound: Vec<_> = bound.collect();
        for operation in &detail.operations {
            let matching = bound.iter().filter(|(_, resource)| {
                bound_identifiers(cx, resource, operation)
                    .is_some_and(|(_, found)| found.len() == resource.identifiers.len())
            });
            let matching: Vec<_> = matching.map(|(shape, _)| &shape.id).collect();
            let Some(shape) = cx.model.shapes.get(&operation.target).filter(|_| !matching.is_empty()) else {
                continue;
            };
            let message = format!(
                "the operation is bound to the service `{}`, but takes the identifiers of {}",
                service.id,
                list(matching)
            );
            let id = format!("ServiceBoundResourceOperation.{}.{}", service.id, shape.id.name());
            let warning = event(Severity::Warning, &id, Vertex::Shape(shape), message);
            events.push(warning.help("perhaps it should be bound to the resource"));
        }
    }
}
