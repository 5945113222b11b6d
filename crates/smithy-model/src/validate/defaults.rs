//! Rules about `@default` ([spec](https://smithy.io/2.0/spec/type-refinement-traits.html#default-trait)).

use std::collections::BTreeSet;

use super::context::{a, event, list, Context};
use super::values::{check_shape, events as value_events, Options};
use crate::selector::Vertex;
use crate::{Event, Node, NodeValue, Severity, ShapeType};

/// `DefaultTrait`: defaults that are no values of their shapes, or not those that Smithy allows.
pub(super) fn defaults(cx: &Context<'_>, events: &mut Vec<Event>) {
    let options = Options { zero_may_be_out_of_range: true, blobs_are_base64: true, ..Options::default() };
    for (shape, member) in cx.own_members().filter(|(shape, _)| shape.shape_type == ShapeType::Structure) {
        let root = cx.target(member).and_then(|target| target.traits.get("smithy.api#default"));
        if root.is_some() && !member.traits.has("smithy.api#default") {
            let message =
                format!("the target `{}` has a default, which the member has to repeat", member.target);
            let error = event(Severity::Error, "DefaultTrait", Vertex::Member(shape, member), message);
            events.push(error.help("or say that the member has none: `= null`"));
        }
    }
    for (_, vertex) in cx.own() {
        let Some(default) = vertex.traits().get("smithy.api#default") else { continue };
        let null = matches!(default.value, NodeValue::Null);
        let mut error = |message: String| {
            events.push(event(Severity::Error, "DefaultTrait", vertex, message).at(default.location));
        };
        let (shape, member) = match vertex {
            Vertex::Shape(shape) => (Some(shape), None),
            Vertex::Member(_, member) => (cx.target(member), Some(member)),
        };
        let Some(shape) = shape else { continue };
        if null {
            // Only on members: it overrides the default of the target.
            if member.is_none() {
                error("the default of a shape cannot be null, only that of a member".to_owned());
            }
            continue;
        }
        if let (Some(_), Some(root)) = (member, shape.traits.get("smithy.api#default")) {
            if root != default {
                let message = format!("the default is not that of the target `{}`, nor null", shape.id);
                error(message);
            }
        }
        let size =
            default.as_array().map(<[Node]>::len).or_else(|| default.as_object().map(crate::Object::len));
        if matches!(shape.shape_type, ShapeType::List | ShapeType::Map | ShapeType::Document)
            && size.is_some_and(|size| size > 0)
        {
            error(format!("the default of {} can only be empty", a(shape.shape_type.as_str())));
            continue;
        }
        let problems = match member {
            Some(member) => super::values::check_member(cx, options, member, default),
            None => check_shape(cx, options, shape, default),
        };
        events.extend(value_events(problems, "DefaultTrait", vertex, "@default"));
    }
}

/// `DefaultValueInUpdate`: whether a member of an update was meant to change cannot be told if it has a default.
pub(super) fn defaults_in_updates(cx: &Context<'_>, events: &mut Vec<Event>) {
    let resources = cx.model.own_shapes().filter_map(crate::Shape::as_resource);
    let updates: BTreeSet<_> =
        resources.filter_map(|resource| Some(&resource.update.as_ref()?.target)).collect();
    for (shape, operation) in cx.operations() {
        let patch = shape.id.name().starts_with("Update") || shape.id.name().starts_with("Patch");
        let http_patch = shape.traits.get("smithy.api#http").and_then(|http| http.get("method")?.as_str());
        if !patch && http_patch != Some("PATCH") && !updates.contains(&shape.id) {
            continue;
        }
        let members = cx.input(operation).map_or(&[][..], |input| &input.members);
        let with_default = members.iter().filter(|member| member.traits.has("smithy.api#default"));
        let names: Vec<_> = with_default.map(crate::Member::name).collect();
        if !names.is_empty() {
            let message = format!(
                "input members of an update have defaults, so nobody can tell whether they were given: {}",
                list(names)
            );
            events.push(event(Severity::Warning, "DefaultValueInUpdate", Vertex::Shape(shape), message));
        }
    }
}
