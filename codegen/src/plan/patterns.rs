//! Patterns as matchers, and what becomes of those that no matcher can decide.

use std::collections::BTreeMap;

use smithy_model::{Event, Model, Node, Shape, ShapeId, ShapeType};

use super::closure::Closure;
use crate::matcher::{compile, Compiled, Refusal};
use crate::Fallback;

/// The matchers of a closure's patterns, by their text; nothing for one that is interpreted. A pattern that every
/// text matches is not in it.
pub type Matchers = BTreeMap<String, Option<Compiled>>;

/// Compiles every pattern of a closure.
///
/// # Errors
/// Where `fallback` says so: the patterns that have no matcher.
pub fn matchers(model: &Model, closure: &Closure, fallback: Fallback) -> Result<Matchers, Vec<Event>> {
    let mut matchers = Matchers::new();
    let mut seen: BTreeMap<&str, bool> = BTreeMap::new();
    let mut events = Vec::new();
    for (id, node, source) in patterns(model, closure) {
        let refused = seen.get(source).copied();
        let refused = match (refused, compile(source)) {
            (Some(refused), _) if !refused => continue,
            (_, Ok(compiled)) => {
                if compiled != Compiled::Everything {
                    matchers.insert(source.to_owned(), Some(compiled));
                }
                false
            }
            (_, Err(refusal)) => {
                match fallback {
                    Fallback::Interpret => drop(matchers.insert(source.to_owned(), None)),
                    Fallback::Reject => events.push(event(&id, node, &refusal)),
                }
                true
            }
        };
        seen.insert(source, refused);
    }
    if events.is_empty() {
        Ok(matchers)
    } else {
        Err(events)
    }
}

/// Every pattern of a closure that values are held against: on what, where, and its text.
pub fn patterns<'m>(model: &'m Model, closure: &Closure) -> Vec<(ShapeId, &'m Node, &'m str)> {
    let mut found = Vec::new();
    for shape in closure.shapes.iter().filter_map(|id| model.shape(id)) {
        found.extend(enforced(shape));
    }
    found
}

/// The patterns that values are held against: those on a shape and on its members, but not that of an enum, whose values
/// are known.
pub fn enforced(shape: &Shape) -> impl Iterator<Item = (ShapeId, &Node, &str)> {
    let is_enum = shape.shape_type == ShapeType::Enum;
    of_shape(shape).filter(move |(id, _, _)| !is_enum || id.member().is_some())
}

/// The patterns on a shape and on its members.
pub fn of_shape(shape: &Shape) -> impl Iterator<Item = (ShapeId, &Node, &str)> {
    let own = std::iter::once((&shape.id, &shape.traits));
    let members = shape.members.iter().map(|member| (&member.id, &member.traits));
    own.chain(members).filter_map(|(id, traits)| {
        let node = traits.get("smithy.api#pattern")?;
        Some((id.clone(), node, node.as_str()?))
    })
}

fn event(id: &ShapeId, node: &Node, refusal: &Refusal) -> Event {
    let (Refusal::Invalid(place) | Refusal::Unsupported(place)) = refusal;
    let message = format!("this pattern has no matcher: {}, at its byte {}", place.reason, place.offset);
    Event::error("Codegen.Pattern", message)
        .at(node.location)
        .on(id)
        .help("write it without that, or let the configuration say `patterns = \"interpret\"`")
}
