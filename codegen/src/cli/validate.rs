//! `codegen validate`: the events of a model, as text or as a JSON object a line.

use std::path::PathBuf;

use smithy_model::Severity;

use super::console::Console;
use super::events::{self, Tally};
use super::{CouldNotRun, Outcome};
use crate::hazards::hazards;

/// Prints all events, worst first. Text leaves out suppressed ones, but counts them.
pub fn run(paths: &[PathBuf], json: bool, console: &mut Console<'_>) -> Result<Outcome, CouldNotRun> {
    let mut loaded = smithy_model::load(events::read(paths)?);
    loaded.events.extend(hazards(&loaded.model));
    loaded.events.sort_by_key(|event| (std::cmp::Reverse(event.severity), event.location));
    if json {
        for event in &loaded.events {
            console.out(&(events::json(event, &loaded.sources) + "\n"));
        }
    } else {
        let text = events::text(&loaded.events, Severity::Note, &console.out_renderer(&loaded.sources));
        console.out(&text);
        let mut tally = Tally::default();
        tally.add(&loaded.events);
        console.out(&(tally.summary(Severity::Suppressed) + "\n"));
    }
    Ok(if loaded.events.iter().any(events::is_fatal) { Outcome::Wanting } else { Outcome::Fine })
}
