//! Shapes: what each kind of C2J is in Smithy, and what is said of shapes themselves.

use crate::raw::{RawShape, RawTrait};
use crate::{Event, NodeValue, ShapeId, ShapeType};

use super::members::{of_collection, of_structure, timestamp_format};
use super::syntax::{Reference, Shape};
use super::usage::Target;
use super::{constraints, defaults, enums, errors, traits, wire_names, Context};

/// C2J's kinds. A string with values is an enum, and a structure may be a union or document.
const KINDS: &[(&str, ShapeType)] = &[
    ("structure", ShapeType::Structure),
    ("list", ShapeType::List),
    ("map", ShapeType::Map),
    ("string", ShapeType::String),
    ("character", ShapeType::String),
    ("boolean", ShapeType::Boolean),
    ("byte", ShapeType::Byte),
    ("short", ShapeType::Short),
    ("integer", ShapeType::Integer),
    ("long", ShapeType::Long),
    ("float", ShapeType::Float),
    ("double", ShapeType::Double),
    ("biginteger", ShapeType::BigInteger),
    ("bigdecimal", ShapeType::BigDecimal),
    ("timestamp", ShapeType::Timestamp),
    ("blob", ShapeType::Blob),
];

/// A shape, which loses its documentation to what it becomes; `None` if it is of no known kind.
pub(super) fn shape(cx: &Context, shape: &mut Shape, events: &mut Vec<Event>) -> Option<RawShape<'static>> {
    let id = cx.names.shape(&shape.name.value)?.clone();
    let shape_type = shape_type(shape, &id, events)?;
    let mut raw = RawShape::new(id.clone(), shape_type, shape.name.at);
    raw.broken = shape.broken;
    match shape_type {
        ShapeType::Structure | ShapeType::Union => {
            let (members, complete) = of_structure(cx, shape, &id, shape_type, events);
            raw.members = members;
            raw.broken |= !complete;
        }
        ShapeType::List => collection(cx, &mut raw, shape, &[("member", &shape.item)], events),
        ShapeType::Map => {
            collection(cx, &mut raw, shape, &[("key", &shape.key), ("value", &shape.value)], events);
        }
        ShapeType::Enum => {
            raw.members = enums::members(shape.values.as_deref().unwrap_or_default(), &id, events);
        }
        _ => {}
    }
    let documentation = shape.facts.documentation.take();
    raw.traits = shape_traits(cx, shape, shape_type, &id, events);
    raw.traits.extend(documentation.map(traits::documented));
    Some(raw)
}

fn shape_type(shape: &Shape, id: &ShapeId, events: &mut Vec<Event>) -> Option<ShapeType> {
    let kind = shape.kind.value.as_str();
    let Some((_, shape_type)) = KINDS.iter().find(|(name, _)| *name == kind) else {
        let message = format!("`{kind}` is not a type of shape");
        let names: Vec<_> = KINDS.iter().map(|(name, _)| format!("`{name}`")).collect();
        let event = Event::error("Model", message).on(id).at(shape.kind.at);
        events.push(event.help(format!("known types are {}", names.join(", "))));
        return None;
    };
    Some(match shape_type {
        ShapeType::Structure if shape.document.is_some() => ShapeType::Document,
        // Which event a message of a stream is, is told by its name.
        ShapeType::Structure if shape.union.or(shape.event_stream).is_some() => ShapeType::Union,
        // A list without values says nothing: an enum has at least one.
        ShapeType::String if shape.values.as_ref().is_some_and(|values| !values.is_empty()) => {
            ShapeType::Enum
        }
        other => *other,
    })
}

fn collection(
    cx: &Context,
    raw: &mut RawShape<'static>,
    shape: &Shape,
    members: &[(&'static str, &Option<Reference>)],
    events: &mut Vec<Event>,
) {
    let flattened = shape.facts.flattened.is_some();
    for (name, reference) in members {
        let Some(reference) = reference else { continue };
        match of_collection(cx, name, reference, flattened, &raw.id, events) {
            Some(member) => raw.members.push(member),
            None => raw.broken = true,
        }
    }
}

fn shape_traits(
    cx: &Context,
    shape: &Shape,
    shape_type: ShapeType,
    id: &ShapeId,
    events: &mut Vec<Event>,
) -> Vec<RawTrait<'static>> {
    let facts = &shape.facts;
    let mut found = traits::documentation(facts);
    found.extend(constraints::of(facts, &shape.kind.value, id, events));
    found.extend(timestamp_format(facts.timestamp_format.as_ref(), id, events));
    found.extend(wire_names::of_facts(facts));
    found.extend(defaults::trait_of_shape(shape));
    found.extend(traits::if_set("smithy.api#sparse", shape.sparse));
    if let Some(target) = cx.usage.of(&shape.name.value) {
        found.extend(traits_from_references(target, shape_type));
        if shape_type == ShapeType::Structure {
            let name = &shape.name;
            found.extend(
                target.is_input(&name.value).then(|| traits::annotation("smithy.api#input", name.at)),
            );
            found.extend(wire_names::of_input(cx, target, id.name()));
            found.extend(
                target.is_output(&name.value).then(|| traits::annotation("smithy.api#output", name.at)),
            );
        }
    }
    if shape_type == ShapeType::Structure {
        found.extend(errors::of_structure(cx, shape));
    }
    found
}

/// What references may say in C2J and shapes say in Smithy. A shape of which one reference says that it is sensitive
/// is so everywhere.
fn traits_from_references(target: &Target, shape_type: ShapeType) -> Vec<RawTrait<'static>> {
    let mut found = Vec::new();
    found.extend(traits::if_set("smithy.api#sensitive", target.sensitive));
    let text = matches!(shape_type, ShapeType::String | ShapeType::Blob);
    if let Some(at) = target.json_value.filter(|_| text) {
        let value = NodeValue::String("application/json".to_string());
        found.push(traits::with("smithy.api#mediaType", value, at));
    }
    let stream = matches!(shape_type, ShapeType::Blob | ShapeType::Union);
    let streaming = target.streaming.filter(|_| stream);
    found.extend(traits::if_set("smithy.api#streaming", streaming));
    let requires_length = target.requires_length.filter(|_| shape_type == ShapeType::Blob);
    found.extend(traits::if_set("smithy.api#requiresLength", requires_length));
    found
}
