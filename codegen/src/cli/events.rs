//! Events as text for people, and how many there are.

use std::collections::BTreeMap;
use std::path::PathBuf;

use smithy_model::{Event, Renderer, Severity, Sources};

use super::CouldNotRun;

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

/// `1 file`, `2 files`.
pub fn counted(count: usize, name: &str) -> String {
    format!("{count} {name}{}", if count == 1 { "" } else { "s" })
}
