//! Rules about definitions of traits.

use super::context::{event, Context};
use crate::selector::Vertex;
use crate::{Event, Node, Selector, Severity, Shape};

/// `TraitBreakingChanges`: paths that do not lead into the trait.
pub(super) fn breaking_changes(cx: &Context<'_>, events: &mut Vec<Event>) {
    for shape in cx.model.own_shapes() {
        let definition = shape.traits.get("smithy.api#trait");
        let rules = definition.and_then(|node| node.get("breakingChanges")?.as_array()).unwrap_or_default();
        for rule in rules {
            let Some(path) = rule.get("path").and_then(Node::as_str) else { continue };
            if let Err(message) = follow(cx, shape, path) {
                let message = format!("the path `{path}` of `breakingChanges` {message}");
                let error = event(Severity::Error, "TraitBreakingChanges", Vertex::Shape(shape), message);
                events.push(error.at(rule.location));
            }
        }
    }
}

fn follow(cx: &Context<'_>, shape: &Shape, path: &str) -> Result<(), String> {
    if path.is_empty() {
        return Ok(());
    }
    let Some(steps) = path.strip_prefix('/') else { return Err("does not begin with `/`".to_owned()) };
    let mut at = shape;
    for step in steps.split('/') {
        let step = step.replace("~1", "/").replace("~0", "~");
        let Some(member) = at.member(&step) else {
            return Err(format!("names the member `{step}`, which `{}` does not have", at.id));
        };
        match cx.target(member) {
            Some(target) => at = target,
            None => return Ok(()),
        }
    }
    Ok(())
}

/// `TraitValidators`: keys of `@traitValidators` that are no event ids.
pub(super) fn validator_ids(cx: &Context<'_>, events: &mut Vec<Event>) {
    for shape in cx.model.own_shapes() {
        let Some(validators) = shape.traits.get("smithy.api#traitValidators").and_then(Node::as_object)
        else {
            continue;
        };
        for entry in validators.iter() {
            if !crate::is_namespace(&entry.key) {
                let message = format!("`{}` is no event id: names, joined by dots", entry.key);
                let error = event(Severity::Error, "TraitValidators", Vertex::Shape(shape), message);
                events.push(error.at(entry.key_location));
            }
            let selector = entry.value.get("selector").and_then(|node| Some((node, node.as_str()?)));
            if let Some((node, Err(error))) = selector.map(|(node, text)| (node, Selector::parse(text))) {
                let message = format!("the selector of `{}` is invalid: {error}", entry.key);
                let error = event(Severity::Error, "TraitValidators", Vertex::Shape(shape), message);
                events.push(error.at(node.location));
            }
        }
    }
}

/// What `@traitValidators` forbids where a trait is applied; each event has the id that the trait's author chose.
pub(super) fn trait_validators(cx: &Context<'_>, events: &mut Vec<Event>) {
    for definition in cx.model.shapes.values() {
        let validators = definition.traits.get("smithy.api#traitValidators").and_then(Node::as_object);
        for entry in validators.into_iter().flat_map(crate::Object::iter) {
            let selector = entry.value.get("selector").and_then(Node::as_str).map(Selector::parse);
            let Some(Ok(selector)) = selector else { continue };
            let severity = match entry.value.get("severity").and_then(Node::as_str) {
                Some("NOTE") => Severity::Note,
                Some("WARNING") => Severity::Warning,
                Some("DANGER") => Severity::Danger,
                _ => Severity::Error,
            };
            let why = entry.value.get("message").and_then(Node::as_str);
            let why = why.map(|message| format!(": {message}")).unwrap_or_default();
            for &user in cx.graph.trait_users(definition.id.as_str()) {
                if cx.graph.is_built_in(user) {
                    continue;
                }
                let matches = selector.select_from(&cx.graph, user);
                for at in (0..cx.graph.len()).filter(|at| matches[*at as usize]) {
                    let message = format!(
                        "`{}` has the trait `{}`, which does not go with this{why}",
                        cx.graph.id(user),
                        definition.id
                    );
                    events.push(event(severity, &entry.key, cx.graph.vertex(at), message));
                }
            }
        }
    }
}
