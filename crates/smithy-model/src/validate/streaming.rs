//! Rules about streams and events ([spec](https://smithy.io/2.0/spec/streaming.html)).

use super::context::{list, member_error, shape_error, Context};
use crate::selector::Relation;
use crate::{Event, Member, Shape, ShapeType};

/// `StreamingTrait`: where streams, and structures that hold one, can stand.
pub(super) fn streaming(cx: &Context<'_>, events: &mut Vec<Event>) {
    let is_stream = |shape: &Shape| shape.traits.has("smithy.api#streaming");
    for (shape, member) in cx.own_members() {
        let Some(target) = cx.target(member) else { continue };
        if is_stream(target) && target.shape_type == ShapeType::Blob {
            let traits = &member.traits;
            let given = traits.has("smithy.api#required") || traits.has("smithy.api#default");
            // The streams of other shapes are misplaced anyway.
            if !given && shape.shape_type == ShapeType::Structure {
                let message = "a member that targets a streaming blob needs @required or @default";
                events.push(member_error("StreamingTrait", member, message));
            }
        }
        if is_stream(target) && shape.shape_type != ShapeType::Structure {
            let message =
                format!("the stream `{}` can only be targeted by a member of a structure", target.id);
            events.push(member_error("StreamingTrait", member, message));
        }
        let holds_stream = |target: &Shape| {
            target.shape_type == ShapeType::Structure
                && target.members.iter().any(|member| cx.target(member).is_some_and(is_stream))
        };
        if holds_stream(target) {
            let message = format!("`{}` holds a stream, so it can only be an input or output", target.id);
            events.push(member_error("StreamingTrait", member, message));
        }
    }
    for (shape, operation) in cx.operations() {
        for error in &operation.errors {
            let Some(target) = cx.model.shapes.get(&error.target) else { continue };
            if target.members.iter().any(|member| cx.target(member).is_some_and(is_stream)) {
                let message =
                    format!("the error `{}` holds a stream, which only inputs and outputs can", target.id);
                events.push(shape_error("StreamingTrait", shape, message).at(error.location));
            }
        }
    }
    for union in cx.own_of(ShapeType::Union).filter(|shape| is_stream(shape)) {
        let is_event = |member: &&Member| {
            cx.target(member).is_none_or(|target| target.shape_type == ShapeType::Structure)
        };
        let others: Vec<_> =
            union.members.iter().filter(|member| !is_event(member)).map(Member::name).collect();
        if !others.is_empty() {
            let message =
                format!("the events of a stream are structures, which these are not: {}", list(others));
            events.push(shape_error("StreamingTrait", union, message));
        }
    }
}

/// `ProtocolHttpPayload`: over HTTP, a stream is the body of a message.
pub(super) fn http_payloads(cx: &Context<'_>, events: &mut Vec<Event>) {
    for service in cx.own_of(ShapeType::Service) {
        let binds_payloads = |id: &crate::ShapeId| {
            let protocol = cx.model.shapes.get(id)?.traits.get("smithy.api#protocolDefinition")?;
            let traits = protocol.get("traits")?.as_array()?;
            Some(traits.iter().any(|id| id.as_str() == Some("smithy.api#httpPayload")))
        };
        if !service.traits.iter().any(|(id, _)| binds_payloads(id) == Some(true)) {
            continue;
        }
        for operation in cx.bound_operations(&service.id).into_iter().filter_map(Shape::as_operation) {
            let ends = cx.input(operation).into_iter().chain(cx.output(operation));
            for member in ends.flat_map(|shape| &shape.members) {
                let stream = cx.target(member).filter(|target| target.traits.has("smithy.api#streaming"));
                let Some(stream) = stream.filter(|_| !member.traits.has("smithy.api#httpPayload")) else {
                    continue;
                };
                let message = format!(
                    "the protocol of `{}` needs @httpPayload here: `{}` is a stream",
                    service.id, stream.id
                );
                let error = member_error("ProtocolHttpPayload", member, message);
                if !events.contains(&error) {
                    events.push(error);
                }
            }
        }
    }
}

/// `EventPayloadTrait`: beside a payload, everything else of an event is a header.
pub(super) fn event_payloads(cx: &Context<'_>, events: &mut Vec<Event>) {
    for shape in cx.own_of(ShapeType::Structure) {
        let payload = shape.members.iter().find(|member| member.traits.has("smithy.api#eventPayload"));
        let Some(payload) = payload else { continue };
        let placed = |member: &&Member| {
            member.traits.has("smithy.api#eventPayload") || member.traits.has("smithy.api#eventHeader")
        };
        let others: Vec<_> =
            shape.members.iter().filter(|member| !placed(member)).map(Member::name).collect();
        if !others.is_empty() {
            let message = format!(
                "`{}` is the whole payload of the event, so these need @eventHeader: {}",
                payload.name(),
                list(others)
            );
            events.push(shape_error("EventPayloadTrait", shape, message));
        }
    }
}

/// `StreamingTrait` of `@requiresLength`: only an input can be asked for its length beforehand.
pub(super) fn requires_length(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, member) in cx.own_members() {
        let Some(target) = cx.target(member) else { continue };
        if !target.traits.has("smithy.api#requiresLength") {
            continue;
        }
        let Some(at) = cx.graph.find(shape.id.as_str()) else { continue };
        let users = cx.graph.backward(at).iter();
        let elsewhere = users.filter(|(relation, _)| matches!(relation, Relation::Output | Relation::Error));
        if elsewhere.count() > 0 {
            let message = format!("`{}` has @requiresLength, which only inputs can have", target.id);
            events.push(member_error("StreamingTrait", member, message));
        }
    }
}
