//! `codegen describe`: the page of an operation, a shape or a member.

use std::path::PathBuf;

use clap::ArgMatches;
use smithy_model::{Event, Model, Severity, ShapeId, Sources};

use super::console::Console;
use super::request::{self, Request};
use super::show::show;
use super::{events, paths, CouldNotRun, Outcome};
use crate::config::Config;
use crate::docs::describe::{find, page, Part, MOST_SUGGESTIONS};
use crate::page::Page;
use crate::patch::Patch;
use crate::{plan, Fallback, Options};

/// Shows what there is to say of what the arguments name.
///
/// Without models among the arguments, it is looked for in those that the configuration names.
pub fn run(matches: &ArgMatches, console: &mut Console<'_>) -> Result<Outcome, CouldNotRun> {
    let name = matches.get_one::<String>("name").map(String::as_str).unwrap_or_default();
    let models = paths(matches, "model");
    let subjects = if models.is_empty() {
        let requests = request::configured(matches, console)?;
        requests.into_iter().map(|request| from_request(request, console)).collect::<Result<_, _>>()?
    } else {
        vec![from_arguments(&models, request::service(matches)?, console)?]
    };
    // All models are needed: what one of them has under the name comes before what is similar in another.
    let Some(subjects) = subjects.into_iter().collect::<Option<Vec<_>>>() else {
        return Ok(Outcome::Wanting);
    };
    let mut similar = Vec::new();
    for subject in &subjects {
        match look(subject, name) {
            Ok(Ok(page)) => {
                show(&page, matches, console);
                return Ok(Outcome::Fine);
            }
            Ok(Err(names)) => similar.extend(names),
            Err(found) => {
                let sources = Sources::new();
                console.err(&events::brief(&found, &console.err_renderer(&sources)));
                return Ok(Outcome::Wanting);
            }
        }
    }
    similar.truncate(MOST_SUGGESTIONS);
    let hint = match similar.is_empty() {
        true => String::new(),
        false => format!("\n  did you mean {}?", one_of(&similar)),
    };
    Err(CouldNotRun(format!("there is no operation, shape or member `{name}`{hint}")))
}

/// `` `A`, `B` or `C` ``.
fn one_of(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => names.concat(),
    }
}

/// A crate's model, those of its modules among the options.
struct Subject {
    model: Model,
    options: Options,
    /// The name that code imports from, where there is a crate.
    crate_name: Option<String>,
}

fn from_arguments(
    models: &[PathBuf],
    service: Option<ShapeId>,
    console: &mut Console<'_>,
) -> Result<Option<Subject>, CouldNotRun> {
    let options = Options::bare(service);
    Ok(load(models, None, console)?.map(|model| Subject { model, options, crate_name: None }))
}

fn from_request(request: Request, console: &mut Console<'_>) -> Result<Option<Subject>, CouldNotRun> {
    let Request { models, mut options, modules, configured, .. } = request;
    let settings = configured.as_ref().and_then(|configured| Some((configured, configured.settings()?)));
    let patches = settings.map(|(configured, settings)| (&*configured.config, settings.patches.as_slice()));
    let Some(model) = load(&models, patches, console)? else { return Ok(None) };
    for module in modules {
        let patches =
            settings.map(|(configured, _)| (&*configured.config, module.settings.patches.as_slice()));
        let Some(model) = load(&module.models, patches, console)? else { return Ok(None) };
        options.modules.push(module.settings.module(model, module.front_page));
    }
    let crate_name = Some(options.crate_name.replace('-', "_"));
    Ok(Some(Subject { model, options, crate_name }))
}

/// A model as it is generated from; nothing where it has errors, which are printed.
fn load(
    paths: &[PathBuf],
    patches: Option<(&Config, &[Patch])>,
    console: &mut Console<'_>,
) -> Result<Option<Model>, CouldNotRun> {
    let mut loaded = smithy_model::load(events::read(paths)?);
    // What is dangerous to generate from can be told of all the same.
    loaded.events.retain(|event| event.severity == Severity::Error);
    if let Some((config, patches)) = patches.filter(|_| loaded.events.is_empty()) {
        loaded.events.extend(config.patch(patches, &mut loaded.model, &mut loaded.sources).1);
    }
    if loaded.events.is_empty() {
        return Ok(Some(loaded.model));
    }
    events::tell(&loaded.events, Severity::Error, &loaded.sources, console);
    Ok(None)
}

/// The page of what is called `name`, or names that may have been meant.
///
/// # Errors
/// What keeps the model from having any page.
fn look(subject: &Subject, name: &str) -> Result<Result<Page, Vec<String>>, Vec<Event>> {
    // What patterns cost is of no interest here, so that all of them may be interpreted.
    let options = Options { fallback: Fallback::Interpret, ..subject.options.clone() };
    plan::look_at(&subject.model, &options, |contexts| {
        let http = std::iter::once(&options.http).chain(options.modules.iter().map(|module| &module.http));
        let mut parts = Vec::new();
        for ((module, context), http) in contexts.iter().zip(http) {
            parts.push(Part {
                crate_name: subject.crate_name.as_deref(),
                module: *module,
                context,
                protocol: plan::http::protocol(context.service, http).ok().flatten(),
            });
        }
        find(&parts, name).map(|found| page(&found))
    })
}
