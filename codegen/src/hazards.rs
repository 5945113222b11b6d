//! What is hazardous in a model's patterns, as validation events.

use smithy_model::{Event, Model, Severity};

use crate::matcher::{self, Hazard, HazardKind};
use crate::plan::patterns::of_shape;

/// Patterns that are valid, and probably not what their author meant: what no text or every text matches, escapes of
/// more than four digits, what dialects read differently, searches that look like whole matches.
///
/// The ids are `PatternHazard` and the kind: `PatternHazard.AstralEscape`.
pub fn hazards(model: &Model) -> Vec<Event> {
    let mut events = Vec::new();
    for shape in model.own_shapes() {
        for (id, node, source) in of_shape(shape) {
            let event = |hazard: Hazard| {
                let message = format!("{}, at byte {} of the pattern", hazard.message, hazard.offset);
                Event::new(severity(&hazard), format!("PatternHazard.{:?}", hazard.kind), message)
                    .at(node.location)
                    .on(&id)
                    .help(hazard.suggestion)
            };
            events.extend(matcher::hazards(source).into_iter().map(event));
        }
    }
    events
}

/// Only a pattern that refuses everything makes a model unfit for use: of the others, published models have some.
fn severity(hazard: &Hazard) -> Severity {
    match (hazard.severity, hazard.kind) {
        (matcher::Severity::Note, _) => Severity::Note,
        (matcher::Severity::Danger, HazardKind::Nothing) => Severity::Danger,
        _ => Severity::Warning,
    }
}
