//! `Service`: names in the closure of a service ([spec](https://smithy.io/2.0/spec/service-types.html#service-closure)).

use std::collections::{BTreeMap, BTreeSet};

use super::context::{a, event, list, shape_error, Context};
use crate::selector::Vertex;
use crate::{Event, Severity, Shape, ShapeType};

/// Shapes of a service's closure whose names do not differ, case aside, after its renames.
pub(super) fn names(cx: &Context<'_>, events: &mut Vec<Event>) {
    for service in cx.own_of(ShapeType::Service) {
        let Some(detail) = service.as_service() else { continue };
        let renames: BTreeMap<_, _> = detail.rename.iter().map(|(id, name)| (id, name.as_str())).collect();
        let mut by_name: BTreeMap<String, Vec<&Shape>> = BTreeMap::new();
        for shape in shapes(cx, service) {
            let name = renames.get(&shape.id).copied().unwrap_or(shape.id.name());
            by_name.entry(name.to_ascii_lowercase()).or_default().push(shape);
        }
        for (name, same) in by_name.iter().filter(|(_, same)| same.len() > 1) {
            for shape in same.iter().filter(|shape| !shape.built_in) {
                for other in same.iter().filter(|other| other.id != shape.id) {
                    let message = format!(
                        "in the closure of `{}`, `{}` has the same name as `{}`: {name}",
                        service.id, shape.id, other.id
                    );
                    let found = event(severity(cx, shape, other), "Service", Vertex::Shape(shape), message);
                    events.push(found.help("give one of them another name with `rename` of the service"));
                }
            }
        }
    }
}

/// The shapes of a service's closure, members aside.
fn shapes<'m>(cx: &Context<'m>, service: &Shape) -> Vec<&'m Shape> {
    let vertices = cx.closure(&service.id).into_iter().map(|at| cx.graph.vertex(at));
    let shapes = vertices.filter_map(|vertex| match vertex {
        Vertex::Shape(shape) => Some(shape),
        Vertex::Member(..) => None,
    });
    // A mixin is part of what uses it.
    shapes.filter(|shape| !shape.traits.has("smithy.api#mixin")).collect()
}

/// How bad it is that two shapes have the same name: alike simple shapes and lists of them hardly matter.
fn severity(cx: &Context<'_>, a: &Shape, b: &Shape) -> Severity {
    if a.shape_type != b.shape_type || a.traits != b.traits {
        return Severity::Error;
    }
    if is_simple(a) {
        return Severity::Note;
    }
    let (ShapeType::List, [item], [other]) = (a.shape_type, a.members.as_slice(), b.members.as_slice())
    else {
        return Severity::Error;
    };
    let (Some(target), Some(other_target)) = (cx.target(item), cx.target(other)) else {
        return Severity::Error;
    };
    let alike = target.id == other_target.id
        || (is_simple(target)
            && target.shape_type == other_target.shape_type
            && target.traits == other_target.traits);
    if alike && item.traits == other.traits {
        Severity::Warning
    } else {
        Severity::Error
    }
}

fn is_simple(shape: &Shape) -> bool {
    !matches!(
        shape.shape_type,
        ShapeType::Enum
            | ShapeType::IntEnum
            | ShapeType::List
            | ShapeType::Map
            | ShapeType::Structure
            | ShapeType::Union
            | ShapeType::Operation
            | ShapeType::Resource
            | ShapeType::Service
    )
}

/// What `rename` of a service cannot do.
pub(super) fn renames(cx: &Context<'_>, events: &mut Vec<Event>) {
    for service in cx.own_of(ShapeType::Service) {
        let Some(detail) = service.as_service() else { continue };
        let closure: BTreeSet<_> = shapes(cx, service).into_iter().map(|shape| &shape.id).collect();
        let renamed_to = |wanted: &str, not: &crate::ShapeId| {
            detail
                .rename
                .iter()
                .find(|(id, name)| id != not && name.eq_ignore_ascii_case(wanted))
                .map(|(id, _)| id)
        };
        for (id, name) in &detail.rename {
            let mut error = |message: String| events.push(shape_error("Service", service, message));
            if !crate::is_identifier(name) {
                error(format!("`{name}`, the name that `rename` gives to `{id}`, is no identifier"));
            }
            if id.member().is_some() {
                error(format!("`rename` cannot rename the member `{id}`"));
                continue;
            }
            if id.name() == name {
                error(format!("`rename` gives `{id}` the name that it has already"));
            }
            let Some(shape) = cx.model.shapes.get(id).filter(|shape| closure.contains(&shape.id)) else {
                error(format!("`rename` names `{id}`, which is not in the closure of the service"));
                continue;
            };
            if matches!(shape.shape_type, ShapeType::Resource | ShapeType::Operation | ShapeType::Service) {
                error(format!("`rename` cannot rename `{id}`, {}", a(shape.shape_type.as_str())));
            }
            if let Some(other) = renamed_to(name, id) {
                let message =
                    format!("`rename` of `{}` gives `{other}` the name `{name}` as well", service.id);
                events.push(shape_error("Service", shape, message));
            }
        }
    }
}

/// `NoInlineDocumentSupport`: documents in the closure of a service whose protocol has none.
pub(super) fn inline_documents(cx: &Context<'_>, events: &mut Vec<Event>) {
    for service in cx.own_of(ShapeType::Service) {
        for (id, _) in service.traits.iter() {
            let protocol =
                cx.model.shapes.get(id).and_then(|shape| shape.traits.get("smithy.api#protocolDefinition"));
            let refuses = protocol.and_then(|protocol| protocol.get("noInlineDocumentSupport")?.as_bool());
            if refuses != Some(true) {
                continue;
            }
            let documents =
                shapes(cx, service).into_iter().filter(|shape| shape.shape_type == ShapeType::Document);
            let documents: Vec<_> = documents.map(|shape| &shape.id).collect();
            if !documents.is_empty() {
                let message =
                    format!("the protocol `{id}` has no documents, but the service has {}", list(documents));
                events.push(shape_error("NoInlineDocumentSupport", service, message));
            }
        }
    }
}
