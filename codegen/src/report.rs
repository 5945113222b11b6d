//! All that there is to say of two models: what changed, what Smithy makes of it, what it means for a Rust crate.

use smithy_model::{Difference, Event, Model, Severity, ShapeId, Side, Sources};

use crate::changes::{self, ChangeLog, Sections};
use crate::page::{Block, Note, Page, Tone};
use crate::pair::Pair;
use crate::verdict::{self, Change, Level, Verdict, What};

/// What is to be reported on.
#[derive(Debug)]
pub struct Part {
    /// The module of the crate that the models are of; nothing for a crate's own, and for models without a crate.
    pub module: Option<String>,
    /// The models.
    pub pair: Pair,
    /// What the older one was read from.
    pub old_sources: Sources,
    /// What the newer one was read from.
    pub new_sources: Sources,
}

/// What there is to say.
#[derive(Debug)]
pub struct Report {
    /// For each part: its change logs, one a service.
    pub logs: Vec<Vec<ChangeLog>>,
    /// For each part: Smithy's verdict.
    pub differences: Vec<Vec<Difference>>,
    /// The verdict on the crate; or why no crate can be made of one of the models.
    pub verdict: Result<Verdict, Vec<Event>>,
}

impl Report {
    /// Compares the models of each part. `verdict` is the one on the crate of all of them.
    pub fn of(parts: &[Part], verdict: Result<Verdict, Vec<Event>>) -> Self {
        Self {
            logs: parts.iter().map(|part| change_logs(&part.pair)).collect(),
            differences: parts
                .iter()
                .map(|part| smithy_model::diff(&part.pair.old, &part.pair.new))
                .collect(),
            verdict,
        }
    }

    /// Whether Smithy calls one of the changes an error or a danger.
    pub fn is_fatal(&self) -> bool {
        self.differences.iter().flatten().any(|found| found.event.severity >= Severity::Danger)
    }

    /// The page with all of it, as of a day like `2021-05-03`.
    pub fn page(&self, parts: &[Part], date: &str) -> Page {
        let mut page = Page::default();
        let quiet = self.logs.iter().flatten().all(ChangeLog::is_empty);
        // Where something changed, what did not is not named over it.
        let told = self.logs.iter().flatten().filter(|log| quiet || !log.is_empty());
        let titles: Vec<String> = told.map(title).collect();
        page.title = std::iter::once(date.to_owned()).chain(titles).collect::<Vec<_>>().join(" - ");
        page.lead = self.line();
        for ((part, logs), found) in parts.iter().zip(&self.logs).zip(&self.differences) {
            page.blocks.push(Block::heading(&match &part.module {
                None => "What changed".to_owned(),
                Some(module) => format!("What changed in the module {module}"),
            }));
            page.blocks.extend(part.pair.completed.map(losses));
            page.blocks.extend(logs.iter().flat_map(changes::blocks));
            page.blocks.push(Block::heading("Smithy's verdict"));
            page.blocks.push(events(found));
        }
        page.blocks.push(Block::heading("What it means in Rust"));
        page.blocks.push(Block::Prose(self.line()));
        match &self.verdict {
            Ok(verdict) => page.blocks.extend(verdict::blocks(verdict)),
            Err(events) => page.blocks.push(Block::Notes(events.iter().map(note).collect())),
        }
        page
    }

    /// The verdict on the crate in one line.
    pub fn line(&self) -> String {
        match &self.verdict {
            Ok(verdict) => verdict::line(verdict),
            Err(_) => "No crate can be made of one of the models, so that there is no verdict.".to_owned(),
        }
    }
}

/// The change log of each of the services. One that came or went is compared with nothing.
fn change_logs(pair: &Pair) -> Vec<ChangeLog> {
    let nothing = Model::default();
    let logs = pair.services.iter().map(|(old, new)| {
        let side = |model, id: &Option<ShapeId>, other: &Option<ShapeId>| match (id, other) {
            (None, Some(_)) => changes::Side { model: &nothing, service: None },
            (id, _) => changes::Side { model, service: id.as_ref().and_then(|id| Model::shape(model, id)) },
        };
        changes::change_log(side(&pair.old, old, new), side(&pair.new, new, old))
    });
    logs.collect()
}

/// What a change log says of two models.
pub fn sections(pair: &Pair) -> Sections {
    let mut sections = Sections::default();
    change_logs(pair).iter().map(changes::sections).for_each(|more| sections.extend(more));
    sections
}

/// The verdict on the crates that would be made of models that no configuration is about, one a service.
///
/// # Errors
/// Everything in either model that has no place in a Rust crate.
pub fn bare_verdict(pair: &Pair) -> Result<Verdict, Vec<Event>> {
    let mut all = Verdict { level: Level::None, changes: Vec::new(), wire: Vec::new() };
    for (old, new) in &pair.services {
        let (before, after) = (verdict::bare(old.clone()), verdict::bare(new.clone()));
        match (old, new) {
            (Some(gone), None) => all.changes.push(whole(gone, What::Removed)),
            (None, Some(new)) if !pair.services.contains(&(None, None)) && pair.services.len() > 1 => {
                all.changes.push(whole(new, What::Added));
            }
            _ => {
                let old = verdict::Side { model: &pair.old, options: &before };
                let new = verdict::Side { model: &pair.new, options: &after };
                let verdict = verdict::verdict(old, new)?;
                all.changes.extend(verdict.changes);
                all.wire.extend(verdict.wire);
            }
        }
    }
    all.level = all.changes.iter().map(|change| change.level).max().unwrap_or_default();
    Ok(all)
}

/// A service that came or went with all that a crate of it has.
fn whole(service: &ShapeId, what: fn(String) -> What) -> Change {
    let what = what("service".to_owned());
    let level = if matches!(what, What::Removed(_)) { Level::Major } else { Level::Minor };
    Change { item: service.to_string(), what, level }
}

fn title(log: &ChangeLog) -> String {
    match log.title.as_str() {
        "" => log.summary(),
        title => format!("{title} - {}", log.summary()),
    }
}

/// What is no change, although the one model says it and the other does not.
fn losses(poor: Side) -> Block {
    let (poor, rich) = match poor {
        Side::Old => ("old", "new"),
        Side::New => ("new", "old"),
    };
    Block::Prose(format!(
        "The {poor} model is C2J, which has no words for anchors of patterns, lengths of 0, names of enum values, \
         pagination, endpoint rules and the like. These are taken from the {rich} one, and are no changes."
    ))
}

fn events(found: &[Difference]) -> Block {
    let told = found.iter().map(|found| &found.event).filter(|event| event.severity > Severity::Suppressed);
    let notes: Vec<Note> = told.map(note).collect();
    if notes.is_empty() {
        return Block::Prose("Nothing to tell.".to_owned());
    }
    Block::Notes(notes)
}

fn note(event: &Event) -> Note {
    let tone = match event.severity {
        Severity::Error | Severity::Danger => Tone::Danger,
        Severity::Warning => Tone::Warning,
        Severity::Note | Severity::Suppressed => Tone::Plain,
    };
    // Most messages name the shape; the others do not say it twice either.
    let about = event.shape_id.as_ref().filter(|id| !event.message.contains(id.as_str()));
    let about = about.map(|id| format!("`{id}`: ")).unwrap_or_default();
    let help = event.help.as_ref().map(|help| format!(" - {help}")).unwrap_or_default();
    let text = format!("{about}{} (`{}`){help}", event.message, event.id);
    Note { label: event.severity.as_str().to_owned(), tone, text: text.replace('\n', " ") }
}
