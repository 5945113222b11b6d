//! `codegen diff`: what changed between two models, what it breaks, and what to publish.

mod since;

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use smithy_model::{Difference, Event, Model, Severity, Shape, ShapeId, Side, Sources};

use super::console::Console;
use super::events;
use super::request::{ModuleRequest, Request};
use super::show::show;
use super::{date, paths, request, CouldNotRun, Outcome};
use crate::changes::{self, ChangeLog, Counts};
use crate::page::Page;
use crate::pair::{self, Given};
use crate::report::{self, Part, Report};
use crate::{config, verdict};

/// Compares two models, or the workspace's models with what they were at another revision.
pub fn run(matches: &ArgMatches, console: &mut Console<'_>) -> Result<Outcome, CouldNotRun> {
    let today = date::of(matches)?;
    let format = matches.get_one::<String>("format").map(String::as_str);
    let compared = match matches.get_one::<String>("since") {
        Some(revision) => since(revision, matches, console)?,
        None => vec![given(matches, console)?],
    };
    let mut fatal = false;
    let mut pages = Vec::new();
    for (parts, verdict) in compared {
        let report = Report::of(&parts, verdict);
        fatal |= report.is_fatal();
        if format == Some("json") {
            json(&report, &parts, console);
        } else {
            pages.push(report.page(&parts, &today));
        }
    }
    if let Some(page) = pages.into_iter().reduce(Page::followed_by) {
        show(&page, matches, console);
    }
    Ok(if fatal { Outcome::Wanting } else { Outcome::Fine })
}

/// The parts of one comparison, and the verdict on their crate.
type Compared = (Vec<Part>, Result<verdict::Verdict, Vec<Event>>);

/// The two models that the arguments name.
fn given(matches: &ArgMatches, console: &mut Console<'_>) -> Result<Compared, CouldNotRun> {
    let service = request::service(matches)?;
    let read = |argument| events::read(&paths(matches, argument));
    let (before, after) = (read("old"), read("new"));
    let (before, after) = match (before, after) {
        (Ok(before), Ok(after)) => (before, after),
        (before, after) => {
            let said = [before.err(), after.err()].into_iter().flatten().map(|CouldNotRun(message)| message);
            return Err(CouldNotRun(said.collect::<Vec<_>>().join("\nerror: ")));
        }
    };
    let old = load(before, "--old", console);
    let new = load(after, "--new", console);
    let ((old, old_sources), (new, new_sources)) = (old?, new?);
    let c2j = old.c2j || new.c2j;
    let mut pair = pair::pair(old, new, service.as_ref()).map_err(CouldNotRun)?;
    if c2j {
        document(&mut [&mut pair.old, &mut pair.new]);
    }
    let verdict = report::bare_verdict(&pair);
    Ok((vec![Part { module: None, pair, old_sources, new_sources }], verdict))
}

/// Loads a model, which has to be one.
fn load(
    sources: Sources,
    argument: &str,
    console: &mut Console<'_>,
) -> Result<(Given, Sources), CouldNotRun> {
    let c2j = smithy_model::is_c2j(&sources);
    let loaded = smithy_model::load(sources);
    if loaded.has_errors() {
        let count = events::tell(&loaded.events, Severity::Error, &loaded.sources, console);
        return Err(CouldNotRun(format!("{argument}: {count}; there is no model to compare")));
    }
    Ok((Given { model: loaded.model, c2j }, loaded.sources))
}

/// Takes what documentation the workspace's own models have for what has none: published C2J may come without.
fn document(models: &mut [&mut Model]) {
    let undocumented =
        |model: &&mut Model| model.own_shapes().any(|shape| !shape.traits.has("smithy.api#documentation"));
    if !models.iter().any(undocumented) {
        return;
    }
    let Some(path) = config::find() else { return };
    // What is wrong with the configuration or its models is no matter of this command.
    let Some(config) = std::fs::read_to_string(&path).ok().and_then(|text| config::parse("", text).ok())
    else {
        return;
    };
    let root = config::root(&path);
    let modules = config.crates.iter().flat_map(|settings| &settings.modules).map(|module| &module.model);
    for paths in config.crates.iter().map(|settings| &settings.model).chain(modules) {
        let paths: Vec<PathBuf> = paths.iter().map(|path| root.join(path)).collect();
        let Ok(sources) = events::read(&paths) else { continue };
        let documented = smithy_model::resolve(sources).model;
        models.iter_mut().for_each(|model| pair::borrow_documentation(model, &documented));
    }
}

/// The crates of the configuration, each with its models now and at a revision. Patches are left out, as they were made
/// for the models of today.
fn since(
    revision: &str,
    matches: &ArgMatches,
    console: &mut Console<'_>,
) -> Result<Vec<Compared>, CouldNotRun> {
    let requests = request::configured(matches, console)?;
    requests.into_iter().map(|request| since_in(revision, request, console)).collect()
}

fn since_in(revision: &str, request: Request, console: &mut Console<'_>) -> Result<Compared, CouldNotRun> {
    let Request { models, options, modules, configured, .. } = request;
    let root = configured.map(|configured| configured.root).unwrap_or_default();
    let own = both(&root, revision, &models, console)?;
    let (mut before, mut after) = (options.clone(), options);
    let mut others = Vec::new();
    for ModuleRequest { settings, models, front_page } in modules {
        let models = both(&root, revision, &models, console)?;
        let of_module =
            |shape: &&Shape| settings.namespace.as_deref().is_none_or(|name| shape.id.namespace() == name);
        if models.old.own_shapes().any(|shape| of_module(&shape)) {
            before.modules.push(settings.module(models.old.clone(), front_page.clone()));
        }
        after.modules.push(settings.module(models.new.clone(), front_page));
        others.push((settings, models));
    }
    let old = verdict::Side { model: &own.old, options: &before };
    let verdict = verdict::verdict(old, verdict::Side { model: &own.new, options: &after });
    let mut parts = vec![own.part(None, before.service.as_ref())?];
    for (settings, models) in others {
        parts.push(match &settings.namespace {
            None => models.part(Some(settings.name), settings.service.as_ref())?,
            Some(namespace) => Part {
                module: Some(settings.name),
                pair: pair::pair_namespace(models.old, models.new, namespace),
                old_sources: models.old_sources,
                new_sources: models.new_sources,
            },
        });
    }
    Ok((parts, verdict))
}

/// A model now and at a revision.
struct Both {
    old: Model,
    old_sources: Sources,
    new: Model,
    new_sources: Sources,
}

impl Both {
    fn part(self, module: Option<String>, service: Option<&ShapeId>) -> Result<Part, CouldNotRun> {
        let given = |model| Given { model, c2j: false };
        let pair = pair::pair(given(self.old), given(self.new), service).map_err(CouldNotRun)?;
        Ok(Part { module, pair, old_sources: self.old_sources, new_sources: self.new_sources })
    }
}

fn both(
    root: &Path,
    revision: &str,
    paths: &[PathBuf],
    console: &mut Console<'_>,
) -> Result<Both, CouldNotRun> {
    let (new, new_sources) = load(events::read(paths)?, "the models", console)?;
    let (old, old_sources) = match since::read(root, revision, paths)? {
        Some(sources) => load(sources, revision, console)?,
        None => (Given { model: Model::default(), c2j: false }, Sources::new()),
    };
    Ok(Both { old: old.model, old_sources, new: new.model, new_sources })
}

/// All layers, an object a line: how many operations changed, the change log, Smithy's events, and what it means in Rust
/// and on the wire.
fn json(report: &Report, parts: &[Part], console: &mut Console<'_>) {
    let summary = |log: &ChangeLog| {
        let Counts { added, updated, removed } = log.counts();
        let line = serde_json::json!({
            "layer": "summary", "service": log.title, "added": added, "updated": updated, "removed": removed,
        });
        line.to_string()
    };
    let logs = || report.logs.iter().flatten();
    let mut lines: Vec<String> = logs().map(summary).chain(logs().flat_map(changes::json_lines)).collect();
    for (part, found) in parts.iter().zip(&report.differences) {
        for Difference { event, side } in found {
            let sources = match side {
                Side::Old => &part.old_sources,
                Side::New => &part.new_sources,
            };
            lines.push(events::json(event, sources));
        }
    }
    match &report.verdict {
        Ok(verdict) => lines.extend(verdict::json_lines(verdict)),
        Err(found) => {
            let sources = Sources::new();
            lines.extend(found.iter().map(|event| events::json(event, &sources)));
        }
    }
    for line in lines {
        console.out(&(line + "\n"));
    }
}
