//! `codegen validate`: the events of a model, as text or as a JSON object a line.

use std::path::PathBuf;

use serde::Serialize;
use smithy_model::{Event, Severity, Sources};

use super::console::Console;
use super::events::{self, Tally};
use super::{CouldNotRun, Verdict};
use crate::hazards::hazards;

/// Prints all events, worst first. Text leaves out suppressed ones, but counts them.
pub fn run(paths: &[PathBuf], json: bool, console: &mut Console<'_>) -> Result<Verdict, CouldNotRun> {
    let mut loaded = smithy_model::load(events::read(paths)?);
    loaded.events.extend(hazards(&loaded.model));
    loaded.events.sort_by_key(|event| (std::cmp::Reverse(event.severity), event.location));
    if json {
        for event in &loaded.events {
            // Nothing in a line can fail to be JSON.
            let line = serde_json::to_string(&Line::of(event, &loaded.sources)).unwrap_or_default();
            console.out(&(line + "\n"));
        }
    } else {
        let text = events::text(&loaded.events, Severity::Note, &console.out_renderer(&loaded.sources));
        console.out(&text);
        let mut tally = Tally::default();
        tally.add(&loaded.events);
        console.out(&(tally.summary(Severity::Suppressed) + "\n"));
    }
    Ok(if loaded.events.iter().any(events::is_fatal) { Verdict::Wanting } else { Verdict::Fine })
}

/// An event as scripts read it. The order of the fields is part of the format.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'a> {
    severity: &'a str,
    id: &'a str,
    shape_id: Option<&'a str>,
    message: &'a str,
    file: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
}

impl<'a> Line<'a> {
    fn of(event: &'a Event, sources: &'a Sources) -> Self {
        let file = event.location.and_then(|place| sources.get(place.file));
        let place = event.location.filter(|_| file.is_some());
        Self {
            severity: event.severity.as_str(),
            id: &event.id,
            shape_id: event.shape_id.as_ref().map(|id| id.as_str()),
            message: &event.message,
            file: file.map(|file| &*file.name),
            line: place.map(|place| place.line).filter(|line| *line > 0),
            column: place.map(|place| place.column).filter(|column| *column > 0),
        }
    }
}
