//! `codegen generate`: everything that can fail first, then the files, then a few lines on what was done.

use std::path::PathBuf;
use std::thread;
use std::time::Instant;

use clap::ArgMatches;
use smithy_model::{Event, FileId, Loaded, Model, Severity, ShapeId};

use super::console::Console;
use super::events::{self, counted, Tally};
use super::request::{self, ModuleRequest, Request};
use super::{check, CouldNotRun, Verdict};
use crate::config::{self, Config};
use crate::patch::{self, Patch};
use crate::{output, Generated, Module, Options, Wanted};

/// A crate that is ready to be written.
pub struct Ready {
    /// Its name.
    pub name: String,
    /// Its folder.
    pub out: PathBuf,
    /// Its files.
    pub generated: Generated,
}

/// Generates all crates, and writes or checks them when none of them has failed.
pub fn run(matches: &ArgMatches, start: Instant, console: &mut Console<'_>) -> Result<Verdict, CouldNotRun> {
    let checks = matches.get_flag("check");
    let Some(requests) = request::requests(matches, console)? else { return Ok(Verdict::Wanting) };
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
        return Ok(Verdict::Wanting);
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
    }
    Ok(Verdict::Fine)
}

/// Loads, patches and generates; prints what is found. `None` when something found is an error.
fn generate(
    request: Request,
    tally: &mut Tally,
    console: &mut Console<'_>,
) -> Result<Option<Ready>, CouldNotRun> {
    let Request { models, out, mut options, modules, configured } = request;
    let config = configured.as_ref().map(|(config, _)| config.as_ref());
    let fallback = options.fallback;
    let (main, loaded) = load_all(&models, &modules)?;
    let mut sound = true;
    for (ModuleRequest { settings, front_page, .. }, mut loaded) in modules.into_iter().zip(loaded) {
        if let Some(namespace) = &settings.namespace {
            // The rest of the model is the crate's own, whose warnings are counted with it.
            let own = |id: &ShapeId| id.namespace() == namespace;
            loaded.events.retain(|event| events::is_fatal(event) || event.shape_id.as_ref().is_some_and(own));
        }
        let check = |model: &Model, file| {
            let http = config::http_in(file, &settings.http);
            let wanted =
                Wanted { service: settings.service.as_ref(), namespace: settings.namespace.as_deref() };
            crate::check(model, wanted, fallback, &http).map(|warnings| ((), warnings))
        };
        match make(loaded, config, &settings.patches, check, tally, console) {
            None => sound = false,
            Some((model, ())) => options.modules.push(Module {
                name: settings.name,
                model,
                service: settings.service,
                namespace: settings.namespace,
                front_page,
                reference_url: settings.reference_url,
                http: settings.http,
                description: settings.description,
            }),
        }
    }
    let settings = configured.as_ref().and_then(|(config, place)| config.crates.get(*place));
    let patches = settings.map(|settings| settings.patches.as_slice()).unwrap_or_default();
    let generate = |model: &Model, file| {
        let options = Options { http: config::http_in(file, &options.http), ..options.clone() };
        let mut generated = crate::generate(model, &options)?;
        let warnings = std::mem::take(&mut generated.warnings);
        Ok((generated, warnings))
    };
    let done = make(main, config, patches, generate, tally, console);
    let ready = |(_, generated)| Ready { name: options.crate_name.clone(), out, generated };
    Ok(done.filter(|_| sound).map(ready))
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

/// Patches a model, and makes something of it, which is told where the configuration is among the model's sources;
/// prints what is found. `None` when something is an error.
fn make<T>(
    mut loaded: Loaded,
    config: Option<&Config>,
    patches: &[Patch],
    make: impl FnOnce(&Model, Option<FileId>) -> Result<(T, Vec<Event>), Vec<Event>>,
    tally: &mut Tally,
    console: &mut Console<'_>,
) -> Option<(Model, T)> {
    let mut found: Vec<Event> =
        loaded.events.iter().filter(|event| event.severity >= Severity::Warning).cloned().collect();
    let mut made = None;
    if !found.iter().any(events::is_fatal) {
        let file = config.map(|config| loaded.sources.add(config.name.clone(), config.text.clone()));
        let patched = match file {
            Some(file) => patch::apply(&mut loaded.model, &config::patches_in(file, patches)),
            None => Ok(()),
        };
        match patched.and_then(|()| make(&loaded.model, file)) {
            Ok((done, warnings)) => {
                made = Some(done);
                found.extend(warnings);
            }
            Err(events) => found.extend(events),
        }
    }
    // Who regenerates a crate of the workspace has seen its model's warnings; a count of them is enough.
    if config.is_none() || found.iter().any(events::is_fatal) {
        let brief = events::brief(&found, &console.err_renderer(&loaded.sources));
        console.err(&brief);
    }
    tally.add(&found);
    made.map(|made| (loaded.model, made))
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
