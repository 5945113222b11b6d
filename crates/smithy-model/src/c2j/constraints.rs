//! Constraints: `min` and `max` are lengths or ranges, as the shape's kind has it; patterns.

use crate::raw::RawTrait;
use crate::{Event, Location, NodeValue, Severity, ShapeId};

use super::pattern;
use super::syntax::Facts;
use super::traits;

/// The traits that a shape of this kind, or a member that targets one, has.
pub(super) fn of(
    facts: &Facts,
    kind: &str,
    about: &ShapeId,
    events: &mut Vec<Event>,
) -> Vec<RawTrait<'static>> {
    let mut found = Vec::new();
    if let Some(at) = facts.min.as_ref().or(facts.max.as_ref()).map(|bound| bound.at) {
        let value =
            traits::object(at, [("min", traits::number(&facts.min)), ("max", traits::number(&facts.max))]);
        match kind {
            "string" | "character" | "list" | "map" | "blob" => {
                found.push(traits::with("smithy.api#length", value, at));
            }
            "byte" | "short" | "integer" | "long" | "float" | "double" | "biginteger" | "bigdecimal" => {
                found.push(traits::with("smithy.api#range", value, at));
            }
            _ => events.push(ignored("`min` and `max` are", "has neither length nor range", kind, at, about)),
        }
    }
    if let Some(text) = &facts.pattern {
        if kind == "string" && pattern::matches_nothing(&text.value) {
            let message = format!("no text matches the pattern `{}`, so it is left out", text.value);
            events.push(Event::new(Severity::Warning, "C2j.Ignored", message).on(about).at(text.at));
        } else if kind == "string" {
            let value = NodeValue::String(pattern::whole(&text.value));
            found.push(traits::with("smithy.api#pattern", value, text.at));
        } else {
            events.push(ignored("`pattern` is", "is no string", kind, text.at, about));
        }
    }
    found
}

fn ignored(what: &str, why: &str, kind: &str, at: Location, about: &ShapeId) -> Event {
    let message = format!("{what} ignored: a {kind} {why}");
    Event::new(Severity::Warning, "C2j.Ignored", message).on(about).at(at)
}
