//! Rules about metadata: typed keys, and the validators that a model configures
//! ([spec](https://smithy.io/2.0/spec/model-validation.html)).

use std::collections::BTreeMap;

use super::context::{event, list, shape_error, Context};
use super::values::{check_shape, Options};
use crate::selector::Vertex;
use crate::{Event, Node, Severity, Shape};

/// The keys that have a type, with the shapes that define it.
fn typed_keys<'m>(cx: &Context<'m>) -> BTreeMap<&'m str, Vec<&'m Shape>> {
    let mut keys: BTreeMap<&str, Vec<&Shape>> = BTreeMap::new();
    for shape in cx.model.shapes.values() {
        let key = shape.traits.get("smithy.api#metadata").and_then(|node| node.get("key")?.as_str());
        if let Some(key) = key {
            keys.entry(key).or_default().push(shape);
        }
    }
    keys
}

/// `TypedMetadata`: metadata that is no value of its type.
pub(super) fn typed(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (key, shapes) in typed_keys(cx) {
        let (Some(node), [shape]) = (cx.model.metadata.get(key), shapes.as_slice()) else { continue };
        for problem in check_shape(cx, Options::default(), shape, node) {
            let suffix = problem.suffix.map(|suffix| format!(".{suffix}")).unwrap_or_default();
            let message = format!("the metadata `{key}`{}: {}", problem.path, problem.message);
            let mut found = Event::new(problem.severity, format!("TypedMetadata.{key}{suffix}"), message);
            found.help = problem.help;
            events.push(found.at(problem.location));
        }
    }
}

/// `MetadataTrait`: keys with several types.
pub(super) fn duplicate_types(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (key, shapes) in typed_keys(cx).iter().filter(|(_, shapes)| shapes.len() > 1) {
        for shape in shapes.iter().filter(|shape| !shape.built_in) {
            let others = shapes.iter().map(|other| &other.id).filter(|other| **other != shape.id);
            let message = format!("the metadata `{key}` has other types as well: {}", list(others));
            events.push(shape_error("MetadataTrait", shape, message));
        }
    }
}

/// Validators that the model configures: `EmitEachSelector`, `EmitNoneSelector`, `UnreferencedShape`.
pub(super) fn validators(cx: &Context<'_>, events: &mut Vec<Event>) {
    let Some(definitions) = cx.model.metadata.get("validators").and_then(Node::as_array) else { return };
    for definition in definitions {
        let Some(name) = definition.get("name").and_then(Node::as_str) else {
            let message = "a validator in the metadata needs a `name`";
            events.push(Event::error("Model", message).at(definition.location));
            continue;
        };
        match name {
            "EmitEachSelector" | "EmitNoneSelector" => match emitter(cx, definition, name) {
                Ok(found) => events.extend(found),
                Err(message) => {
                    let message = format!("the validator `{name}` cannot be used: {message}");
                    events.push(Event::error("Model", message).at(definition.location));
                }
            },
            "UnreferencedShape" => unreferenced_from(cx, definition, events),
            _ => {
                let id = format!("UnknownValidator_{name}");
                let message = format!("there is no validator `{name}` here");
                events.push(Event::new(Severity::Warning, id, message).at(definition.location));
            }
        }
    }
}

fn emitter(cx: &Context<'_>, definition: &Node, name: &str) -> Result<Vec<Event>, String> {
    let text = |key| definition.get(key).and_then(Node::as_str);
    let configuration = definition.get("configuration");
    let selector =
        configuration.and_then(|node| node.get("selector")?.as_str()).ok_or("it needs a `selector`")?;
    let id = text("id").unwrap_or(name);
    let severity = severity(text("severity"))?;
    let matches = cx.select_own(selector);
    let matches = matches.as_ref().as_ref().map_err(|error| format!("its selector is invalid: {error}"))?;
    let found = || cx.own().filter(|(at, _)| matches[*at as usize]);
    if name == "EmitNoneSelector" {
        if found().next().is_some() {
            return Ok(Vec::new());
        }
        let default = || format!("no shape matches the selector `{selector}`");
        let message = text("message").map_or_else(default, str::to_owned);
        return Ok(vec![Event::new(severity, id, message).at(definition.location)]);
    }
    let template = configuration.and_then(|node| node.get("messageTemplate")).is_some();
    let default = || format!("the shape matches the selector `{selector}`");
    // Templates would need the variables of the selector; the plain message says as much.
    let message = text("message").map_or_else(default, str::to_owned);
    let message = if template && text("message").is_none() { default() } else { message };
    let trait_bound = configuration.and_then(|node| node.get("bindToTrait")?.as_str());
    let emit = |(_, vertex): (u32, Vertex<'_>)| {
        let place = trait_bound.and_then(|id| vertex.traits().get(id)).map(|node| node.location);
        let found = event(severity, id, vertex, message.clone());
        match place {
            Some(place) => found.at(place),
            None => found,
        }
    };
    Ok(found().map(emit).collect())
}

fn severity(text: Option<&str>) -> Result<Severity, String> {
    match text {
        None | Some("DANGER") => Ok(Severity::Danger),
        Some("NOTE") => Ok(Severity::Note),
        Some("WARNING") => Ok(Severity::Warning),
        Some("ERROR") => Ok(Severity::Error),
        Some(other) => Err(format!("`{other}` is no severity")),
    }
}

/// `UnreferencedShape`: shapes that nothing leads to from those that a selector matches.
fn unreferenced_from(cx: &Context<'_>, definition: &Node, events: &mut Vec<Event>) {
    let configuration = definition.get("configuration");
    let selector =
        configuration.and_then(|node| node.get("rootShapeSelector")?.as_str()).unwrap_or("service");
    let matches = cx.select(selector);
    let roots = match matches.as_ref() {
        Ok(roots) => roots,
        Err(error) => {
            let message =
                format!("`rootShapeSelector` of the validator `UnreferencedShape` is invalid: {error}");
            events.push(Event::error("Model", message).at(definition.location));
            return;
        }
    };
    let mut seen = vec![false; roots.len()];
    let mut open: Vec<_> = (0..cx.graph.len()).filter(|at| roots[*at as usize]).collect();
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut seen[at as usize], true) {
            open.extend(cx.graph.forward(at).iter().map(|(_, to)| *to));
            open.extend(cx.graph.traits(at));
        }
    }
    for (at, vertex) in cx.own() {
        let Vertex::Shape(shape) = vertex else { continue };
        let definition = shape.traits.has("smithy.api#trait") || shape.traits.has("smithy.api#mixin");
        if !seen[at as usize] && !definition {
            let message = format!("nothing leads to this shape from those that match `{selector}`");
            events.push(event(Severity::Note, "UnreferencedShape", vertex, message));
        }
    }
}
