//! The events of models: as text for people, as JSON for scripts, and how many there are.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Serialize;
use smithy_model::{Event, Renderer, Severity, Sources};

use super::console::Console;
use super::CouldNotRun;
use crate::docs::counted;

/// The files at these paths.
///
/// # Errors
/// All paths that cannot be read, at once.
pub fn read(paths: &[PathBuf]) -> Result<Sources, CouldNotRun> {
    let mut sources = Sources::new();
    let failures: Vec<_> =
        paths.iter().filter_map(|path| sources.add_path_with(path, &crate::gzip::read).err()).collect();
    if failures.is_empty() {
        Ok(sources)
    } else {
        let messages: Vec<_> = failures.iter().map(ToString::to_string).collect();
        Err(CouldNotRun(messages.join("\nerror: ")))
    }
}

/// Whether an event keeps a model from being used.
pub fn is_fatal(event: &Event) -> bool {
    event.severity >= Severity::Danger
}

/// Events of a severity and worse, worst first, with a blank line after each.
pub fn text(events: &[Event], least: Severity, renderer: &Renderer<'_>) -> String {
    let mut shown: Vec<_> = events.iter().filter(|event| event.severity >= least).collect();
    shown.sort_by_key(|event| std::cmp::Reverse(event.severity));
    shown.iter().map(|event| renderer.render(event).trim_end().to_owned() + "\n\n").collect()
}

/// Prints events of a severity and worse, and says how many there are: `2 errors`.
pub fn tell(events: &[Event], least: Severity, sources: &Sources, console: &mut Console<'_>) -> String {
    let text = text(events, least, &console.err_renderer(sources));
    console.err(&text);
    let mut tally = Tally::default();
    tally.add(events);
    tally.summary(least)
}

/// All errors as text, worst first, and one warning of each kind, for commands that go on in spite of warnings.
pub fn brief(events: &[Event], renderer: &Renderer<'_>) -> String {
    let (fatal, warnings): (Vec<_>, Vec<_>) =
        events.iter().filter(|event| event.severity >= Severity::Warning).cloned().partition(is_fatal);
    let mut brief = text(&fatal, Severity::Danger, renderer);
    let mut kinds: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    for warning in &warnings {
        kinds.entry(warning.id.as_str()).or_default().push(warning);
    }
    for alike in kinds.values() {
        brief += renderer.render(alike[0]).trim_end();
        if alike.len() > 1 {
            brief += &format!("\n    = note: and {} like it: `codegen validate` shows all", alike.len() - 1);
        }
        brief += "\n\n";
    }
    brief
}

/// How many events there are of each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    errors: usize,
    dangers: usize,
    warnings: usize,
    notes: usize,
    suppressed: usize,
}

impl Tally {
    /// Counts these too.
    pub fn add(&mut self, events: &[Event]) {
        for event in events {
            *match event.severity {
                Severity::Error => &mut self.errors,
                Severity::Danger => &mut self.dangers,
                Severity::Warning => &mut self.warnings,
                Severity::Note => &mut self.notes,
                Severity::Suppressed => &mut self.suppressed,
            } += 1;
        }
    }

    /// Whether an event among them keeps a model from being used.
    pub fn is_fatal(&self) -> bool {
        self.errors + self.dangers > 0
    }

    /// `2 errors, 1 warning`, of a severity and worse; `no errors` when there is nothing.
    pub fn summary(&self, least: Severity) -> String {
        let counts = [
            (Severity::Error, self.errors, "error"),
            (Severity::Danger, self.dangers, "danger"),
            (Severity::Warning, self.warnings, "warning"),
            (Severity::Note, self.notes, "note"),
        ];
        let mut parts: Vec<_> = counts
            .iter()
            .filter(|(severity, count, _)| *severity >= least && *count > 0)
            .map(|(_, count, name)| counted(*count, name))
            .collect();
        if self.suppressed > 0 && least == Severity::Suppressed {
            parts.push(format!("{} suppressed", self.suppressed));
        }
        if parts.is_empty() {
            "no errors".to_owned()
        } else {
            parts.join(", ")
        }
    }
}

/// An event as an object on one line, for scripts.
pub fn json(event: &Event, sources: &Sources) -> String {
    // Nothing in a line can fail to be JSON.
    serde_json::to_string(&Line::of(event, sources)).unwrap_or_default()
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
    help: Option<&'a str>,
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
            help: event.help.as_deref(),
        }
    }
}
