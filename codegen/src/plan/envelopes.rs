//! Structures that carry another shape, of a type that a member names: `@codegen#envelope`.

use smithy_model::{Event, Node, Shape, ShapeId, ShapeType};

use super::shapes::Context;
use super::Path;

/// The trait, which models define for themselves.
const ENVELOPE: &str = "codegen#envelope";

/// A structure that carries another shape.
#[derive(Debug)]
pub struct Envelope {
    /// The structure.
    pub event: Path,
    /// The union of what it may carry.
    pub payload: Path,
    /// Where the type is: names of members, from the outside in.
    pub tag: Vec<String>,
    /// The name of the member that holds the payload.
    pub content: String,
}

/// The closure's envelopes, in the order of their ids.
///
/// # Errors
/// Traits that name members or a union that are not there, or that cannot be what the trait says they are.
pub fn envelopes(context: &Context<'_>) -> Result<Vec<Envelope>, Vec<Event>> {
    let (mut envelopes, mut events) = (Vec::new(), Vec::new());
    for shape in context.closure.shapes.iter().filter_map(|id| context.model.shape(id)) {
        let Some(node) = shape.traits.get(ENVELOPE) else { continue };
        match envelope(context, shape, node) {
            Ok(envelope) => envelopes.push(envelope),
            Err(found) => events.extend(found.into_iter().map(|(key, message)| {
                let location = node.get(key).map_or(node.location, |value| value.location);
                Event::error("Codegen.Envelope", message).at(location).on(&shape.id)
            })),
        }
    }
    if events.is_empty() {
        Ok(envelopes)
    } else {
        Err(events)
    }
}

/// What the trait says, or what is wrong with it and in which of its members.
fn envelope(
    context: &Context<'_>,
    shape: &Shape,
    node: &Node,
) -> Result<Envelope, Vec<(&'static str, String)>> {
    let text = |key: &str| node.get(key).and_then(Node::as_str).unwrap_or_default().to_owned();
    let tag = node.get("tag").and_then(Node::as_array).unwrap_or_default();
    let tag: Vec<String> = tag.iter().filter_map(Node::as_str).map(str::to_owned).collect();
    let (content, payload) = (text("content"), text("payload"));
    let mut problems = Vec::new();
    if !tag_is_text(context, shape, &tag) {
        let message = "these names of members do not lead to a string or an enum, through structures";
        problems.push(("tag", message.to_owned()));
    }
    let carries = shape.member(&content).and_then(|member| context.model.shape(&member.target));
    if !carries.is_some_and(|target| matches!(target.shape_type, ShapeType::Document | ShapeType::String)) {
        problems.push(("content", format!("`{content}` is no member that is a document or a string")));
    }
    let union = ShapeId::parse(&payload).and_then(|id| context.model.shape(&id));
    let union = union.filter(|shape| shape.shape_type == ShapeType::Union);
    let types =
        union.and_then(|union| context.names.type_of(&union.id)).zip(context.names.type_of(&shape.id));
    if types.is_none() {
        problems.push(("payload", format!("`{payload}` is no union that is generated")));
    }
    match types {
        Some((payload, event)) if problems.is_empty() => {
            Ok(Envelope { event: event.clone(), payload: payload.clone(), tag, content })
        }
        _ => Err(problems),
    }
}

fn tag_is_text(context: &Context<'_>, shape: &Shape, tag: &[String]) -> bool {
    let mut holder = Some(shape);
    for name in tag {
        let member = holder.filter(|shape| shape.shape_type == ShapeType::Structure);
        let member = member.and_then(|shape| shape.member(name));
        holder = member.and_then(|member| context.model.shape(&member.target));
    }
    holder.is_some_and(|shape| context.is_text(&shape.id))
}
