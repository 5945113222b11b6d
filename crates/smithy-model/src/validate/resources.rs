//! Rules about the hierarchy of resources and what is bound in it.

use std::collections::{BTreeMap, HashMap};

use super::context::{is_binding, list, shape_error, Context};
use super::cycles::circles;
use crate::{Event, Resource, Shape, ShapeId, ShapeType};

/// `ResourceCycle`: resources that contain themselves.
pub(super) fn cycles(cx: &Context<'_>, events: &mut Vec<Event>) {
    let resources: Vec<_> = cx.own_of(ShapeType::Resource).collect();
    let index: HashMap<&ShapeId, usize> =
        resources.iter().enumerate().map(|(at, shape)| (&shape.id, at)).collect();
    let children = |at: usize| -> Vec<usize> {
        let resource = resources.get(at).and_then(|shape| shape.as_resource());
        let children = resource.map_or(&[][..], |resource| &resource.resources);
        children.iter().filter_map(|child| index.get(&child.target).copied()).collect()
    };
    for (at, way) in circles(resources.len(), children) {
        let Some(shape) = resources.get(at) else { continue };
        let way = way.map_or_else(String::new, |way| {
            let ids: Vec<_> = way.iter().filter_map(|at| Some(resources.get(*at)?.id.as_str())).collect();
            format!(": {}", ids.join(" > "))
        });
        events.push(shape_error("ResourceCycle", shape, format!("the resource contains itself{way}")));
    }
}

/// `SingleOperationBinding`: an operation has one place in the closure of a service.
pub(super) fn single_operation_binding(cx: &Context<'_>, events: &mut Vec<Event>) {
    single_binding(cx, ShapeType::Operation, "SingleOperationBinding", events);
}

/// `SingleResourceBinding`: a resource has one place in the closure of a service.
pub(super) fn single_resource_binding(cx: &Context<'_>, events: &mut Vec<Event>) {
    single_binding(cx, ShapeType::Resource, "SingleResourceBinding", events);
}

fn single_binding(cx: &Context<'_>, kind: ShapeType, id: &str, events: &mut Vec<Event>) {
    for service in cx.own_of(ShapeType::Service) {
        let Some(start) = cx.graph.find(service.id.as_str()) else { continue };
        let seen = cx.graph.closure(start, is_binding);
        let mut binders: BTreeMap<&ShapeId, Vec<&ShapeId>> = BTreeMap::new();
        for from in (0..cx.graph.len()).filter(|at| seen[*at as usize]) {
            for (_, to) in cx.graph.forward(from).iter().filter(|(relation, _)| is_binding(*relation)) {
                if cx.graph.vertex(*to).shape().shape_type != kind {
                    continue;
                }
                let binders = binders.entry(cx.graph.id(*to)).or_default();
                // One resource may bind an operation to several of its lifecycles, and that a resource contains
                // itself is another rule's finding.
                if from != *to && !binders.contains(&cx.graph.id(from)) {
                    binders.push(cx.graph.id(from));
                }
            }
        }
        for (bound, binders) in binders.iter().filter(|(_, binders)| binders.len() > 1) {
            let Some(shape) = cx.model.shapes.get(*bound) else { continue };
            let message = format!(
                "the {} can be bound once in the closure of `{}`, not to {}",
                kind.as_str(),
                service.id,
                list(binders)
            );
            events.push(shape_error(id, shape, message));
        }
    }
}

/// `ResourceLifecycle`: whether lifecycle operations are read-only and idempotent as they have to be.
pub(super) fn lifecycle(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, resource) in resources(cx) {
        // Name, operation, whether it has to be read-only, whether it has to be idempotent.
        let lifecycle = [
            ("put", &resource.put, false, true),
            ("create", &resource.create, false, false),
            ("read", &resource.read, true, false),
            ("update", &resource.update, false, false),
            ("delete", &resource.delete, false, true),
            ("list", &resource.list, true, false),
        ];
        for (name, reference, readonly, idempotent) in lifecycle {
            let Some(reference) = reference else { continue };
            let Some(operation) = cx.model.shapes.get(&reference.target) else { continue };
            let mut error = |message: String| {
                events.push(shape_error("ResourceLifecycle", shape, message).at(reference.location));
            };
            let id = &operation.id;
            if operation.traits.has("smithy.api#readonly") != readonly {
                let what = if readonly { "needs" } else { "cannot have" };
                error(format!("the {name} operation `{id}` {what} @readonly"));
            }
            if idempotent && !operation.traits.has("smithy.api#idempotent") {
                error(format!("the {name} operation `{id}` needs @idempotent"));
            }
        }
    }
}

/// Own resources, each with its shape.
pub(super) fn resources<'m>(cx: &Context<'m>) -> Vec<(&'m Shape, &'m Resource)> {
    cx.model.own_shapes().filter_map(|shape| Some((shape, shape.as_resource()?))).collect()
}
