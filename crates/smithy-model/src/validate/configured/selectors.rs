//! Validators about shapes that a selector finds: `EmitEachSelector`, `EmitNoneSelector`, `UnreferencedShape`.

use super::super::context::{event, Context};
use super::options::Options;
use crate::selector::Vertex;
use crate::{Event, Severity};

/// What a selector yields among the model's own shapes.
pub(super) fn select(cx: &Context<'_>, selector: &str) -> Result<Vec<bool>, String> {
    (*cx.select_own(selector)).clone().map_err(|error| format!("its selector is invalid: {error}"))
}

fn selector<'d>(options: &Options<'d>) -> Result<&'d str, String> {
    options.text("selector")?.ok_or_else(|| "it needs a `selector`".to_owned())
}

/// `EmitEachSelector`: every shape that matches.
pub(super) fn emit_each(cx: &Context<'_>, options: &Options<'_>) -> Result<Vec<Event>, String> {
    let selector = selector(options)?;
    let matches = select(cx, selector)?;
    let template = options.text("messageTemplate")?;
    let bound = options.text("bindToTrait")?.map(|id| match id.contains('#') {
        true => id.to_owned(),
        false => format!("smithy.api#{id}"),
    });
    let message = match template {
        // A template shows attributes of the shape, which the event names; what surrounds them says what is wrong.
        Some(template) => template.replace("@@", "@"),
        None => format!("the shape matches the selector `{selector}`"),
    };
    let mut events = Vec::new();
    for (_, vertex) in cx.own().filter(|(at, _)| matches[*at as usize]) {
        let place = match &bound {
            Some(id) => vertex.traits().get(id).map(|node| node.location),
            None => Some(vertex.location()),
        };
        // A shape without the trait is not what an event bound to it is about.
        if let Some(place) = place {
            events.push(event(Severity::Danger, "EmitEachSelector", vertex, message.as_str()).at(place));
        }
    }
    Ok(events)
}

/// `EmitNoneSelector`: no shape matches.
pub(super) fn emit_none(cx: &Context<'_>, options: &Options<'_>) -> Result<Vec<Event>, String> {
    let selector = selector(options)?;
    let matches = select(cx, selector)?;
    if cx.own().any(|(at, _)| matches[at as usize]) {
        return Ok(Vec::new());
    }
    let message = format!("no shape matches the selector `{selector}`");
    Ok(vec![Event::new(Severity::Danger, "EmitNoneSelector", message).at(options.location())])
}

/// `UnreferencedShape`: shapes that nothing leads to from those that a selector matches.
pub(super) fn unreferenced(cx: &Context<'_>, options: &Options<'_>) -> Result<Vec<Event>, String> {
    let selector = options.text("rootShapeSelector")?.unwrap_or("service");
    let matches = cx.select(selector);
    let roots =
        matches.as_ref().as_ref().map_err(|error| format!("its `rootShapeSelector` is invalid: {error}"))?;
    let mut seen = vec![false; roots.len()];
    let mut open: Vec<_> = (0..cx.graph.len()).filter(|at| roots[*at as usize]).collect();
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut seen[at as usize], true) {
            open.extend(cx.graph.forward(at).iter().map(|(_, to)| *to));
            open.extend(cx.graph.traits(at));
        }
    }
    let mut events = Vec::new();
    for (at, vertex) in cx.own() {
        let Vertex::Shape(shape) = vertex else { continue };
        let definition = shape.traits.has("smithy.api#trait") || shape.traits.has("smithy.api#mixin");
        if !seen[at as usize] && !definition {
            let message = format!("nothing leads to this shape from those that match `{selector}`");
            events.push(event(Severity::Note, "UnreferencedShape", vertex, message));
        }
    }
    Ok(events)
}
