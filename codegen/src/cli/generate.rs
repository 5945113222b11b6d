//! `codegen generate`: everything that can fail first, then the files, then a few lines on what was done.

use std::path::PathBuf;
use std::thread;
use std::time::Instant;

use clap::ArgMatches;
use smithy_model::{Event, FileId, Loaded, Model, Severity, ShapeId, Sources};

use super::console::Console;
use super::events::{self, Tally};
use super::release::Release;
use super::request::{self, Configured, ModuleRequest, Request};
use super::{check, date, CouldNotRun, Outcome};
use crate::config::{self, Config};
use crate::docs::counted;
use crate::patch::Patch;
use crate::{output, Failure, Generated, Options};

/// A crate that is ready to be written.
pub struct Ready {
    /// Its name.
    pub name: String,
    /// Its folder.
    pub out: PathBuf,
    /// Its files.
    pub generated: Generated,
    /// What has changed since its last release, where the configuration says where that is.
    pub release: Option<Release>,
}

/// What is to become of generated crates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// They are written.
    Write,
    /// They are compared with what is there.
    Check,
    /// They are written, and recorded as released.
    Release,
}

/// Generates all crates, and writes or checks them when none of them has failed.
pub fn run(
    purpose: Purpose,
    matches: &ArgMatches,
    start: Instant,
    console: &mut Console<'_>,
) -> Result<Outcome, CouldNotRun> {
    let checks = purpose == Purpose::Check;
    let released_on = if purpose == Purpose::Release { Some(date::of(matches)?) } else { None };
    let requests = match purpose {
        Purpose::Release => request::configured(matches, console)?,
        Purpose::Write | Purpose::Check => request::requests(matches, console)?,
    };
    let configured = requests.iter().any(|request| request.configured.is_some());
    let mut tally = Tally::default();
    let mut ready = Vec::new();
    let count = requests.len();
    for (number, request) in (1..).zip(requests) {
        if count > 1 {
            console.progress(&format!("{number} of {count}: {}", request.options.crate_name));
        }
        ready.extend(generate(request, &mut tally, console)?);
    }
    if tally.is_fatal() {
        let nothing = if checks { "nothing was checked" } else { "nothing was written" };
        console.err(&format!("error: {}; {nothing}\n", tally.summary(Severity::Warning)));
        return Ok(Outcome::Wanting);
    }
    if tally != Tally::default() {
        let hint = if configured { "; `codegen validate` on the models shows them" } else { "" };
        console.err(&format!("warning: {}{hint}\n", tally.summary(Severity::Warning)));
    }
    if checks {
        return check::run(&ready, configured, console);
    }
    for ready in &ready {
        let report = output::write(&ready.out, &ready.generated.files)
            .map_err(|error| CouldNotRun(format!("{}: {error}", ready.name)))?;
        console.out(&format!("{}: {}\n", ready.name, shapes(&ready.generated)));
        console.out(&format!(
            "{} written, {} unchanged, {} removed in {:.2} s\n",
            counted(report.written.len(), "file"),
            report.unchanged.len(),
            report.removed.len(),
            start.elapsed().as_secs_f64(),
        ));
        if let Some(release) = &ready.release {
            let line = match &released_on {
                None => release.write().map(|()| release.line()),
                Some(date) => release.record(date),
            };
            console.out(&format!("{}\n", line?));
        }
    }
    Ok(Outcome::Fine)
}

/// Loads, patches and generates; prints what is found. `None` when something found is an error.
fn generate(
    request: Request,
    tally: &mut Tally,
    console: &mut Console<'_>,
) -> Result<Option<Ready>, CouldNotRun> {
    let Request { models, out, mut options, modules, configured } = request;
    let config = configured.as_ref().map(|configured| configured.config.as_ref());
    let (main, loaded) = load_all(&models, &modules)?;
    let settings = configured.as_ref().and_then(Configured::settings);
    let mut main =
        Part::new(main, config, settings.map(|settings| settings.patches.as_slice()).unwrap_or_default());
    options.http = config::http_in(main.config, &options.http);
    let mut others = Vec::new();
    for (ModuleRequest { settings, front_page, .. }, mut loaded) in modules.into_iter().zip(loaded) {
        if let Some(namespace) = &settings.namespace {
            // The rest of the model is the crate's own, whose warnings are counted with it.
            let own = |id: &ShapeId| id.namespace() == namespace;
            loaded.events.retain(|event| events::is_fatal(event) || event.shape_id.as_ref().is_some_and(own));
        }
        let mut part = Part::new(loaded, config, &settings.patches);
        let mut module = settings.module(std::mem::take(&mut part.model), front_page);
        module.http = config::http_in(part.config, &module.http);
        if part.is_sound() {
            options.modules.push(module);
        }
        others.push((settings.name, part));
    }
    let whole = main.is_sound() && others.iter().all(|(_, part)| part.is_sound());
    let mut done = None;
    if main.is_sound() {
        match crate::generate(&main.model, &options) {
            Ok(mut generated) => {
                main.found.append(&mut generated.warnings);
                for ((_, part), warnings) in others.iter_mut().zip(&mut generated.module_warnings) {
                    part.found.append(warnings);
                }
                done = Some(generated).filter(|_| whole);
            }
            Err(failures) => {
                for Failure { module, events } in failures {
                    let part = others.iter_mut().find(|(name, _)| module.as_ref() == Some(name));
                    part.map_or(&mut main, |(_, part)| part).found.extend(events);
                }
            }
        }
    } else {
        for module in options.modules.iter().filter(|module| module.namespace.is_none()) {
            let alone = Options {
                service: module.service.clone(),
                http: module.http.clone(),
                modules: Vec::new(),
                ..options.clone()
            };
            let failures = crate::generate(&module.model, &alone).err().into_iter().flatten();
            let part = others.iter_mut().find(|(name, _)| *name == module.name);
            part.map_or(&mut main, |(_, part)| part)
                .found
                .extend(failures.flat_map(|failure| failure.events));
        }
    }
    for part in others.iter().map(|(_, part)| part).chain([&main]) {
        // Who regenerates a crate of the workspace has seen its model's warnings; a count of them is enough.
        if config.is_none() || !part.is_sound() {
            let brief = events::brief(&part.found, &console.err_renderer(&part.sources));
            console.err(&brief);
        }
        tally.add(&part.found);
    }
    let Some(generated) = done else { return Ok(None) };
    let release = match &configured {
        Some(configured) => Release::of(configured, &main.model, &options)?,
        None => None,
    };
    Ok(Some(Ready { name: options.crate_name.clone(), out, generated, release }))
}

/// A model on its way into the crate, with what was found in it.
struct Part {
    model: Model,
    sources: Sources,
    /// Where the configuration is among the sources, once there was reason to put it there.
    config: Option<FileId>,
    found: Vec<Event>,
}

impl Part {
    /// Patches a model that can be.
    fn new(loaded: Loaded, config: Option<&Config>, patches: &[Patch]) -> Self {
        let Loaded { mut model, mut events, mut sources } = loaded;
        events.retain(|event| event.severity >= Severity::Warning);
        let mut place = None;
        if let Some(config) = config.filter(|_| !events.iter().any(events::is_fatal)) {
            let (file, found) = config.patch(patches, &mut model, &mut sources);
            place = Some(file);
            events.extend(found);
        }
        Self { model, sources, config: place, found: events }
    }

    fn is_sound(&self) -> bool {
        !self.found.iter().any(events::is_fatal)
    }
}

/// Loads a crate's model and those of its modules, each on a thread of its own.
fn load_all(models: &[PathBuf], modules: &[ModuleRequest]) -> Result<(Loaded, Vec<Loaded>), CouldNotRun> {
    let main = events::read(models)?;
    let others = modules.iter().map(|module| events::read(&module.models)).collect::<Result<Vec<_>, _>>()?;
    Ok(thread::scope(|scope| {
        let others: Vec<_> =
            others.into_iter().map(|sources| scope.spawn(|| smithy_model::load(sources))).collect();
        let main = smithy_model::load(main);
        // A thread that panics is a bug, and its panic goes on here.
        let join = |other: thread::ScopedJoinHandle<'_, Loaded>| {
            other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        (main, others.into_iter().map(join).collect())
    }))
}

/// `51 operations, 90 structures, 17 enums`, what there is none of left out.
fn shapes(generated: &Generated) -> String {
    let counts = [
        (generated.operations, "operation"),
        (generated.structures, "structure"),
        (generated.unions, "union"),
        (generated.enums, "enum"),
        (generated.errors, "error"),
    ];
    let parts: Vec<_> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, name)| counted(*count, name)).collect();
    if parts.is_empty() {
        "no shapes".to_owned()
    } else {
        parts.join(", ")
    }
}
