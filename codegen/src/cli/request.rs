//! What is to be generated: from the arguments alone, or from the configuration.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;
use smithy_model::{Severity, ShapeId, Sources};

use super::console::Console;
use super::events::{self, Tally};
use super::{runtime, CouldNotRun};
use crate::config::{self, Config, CrateConfig, ModuleConfig};
use crate::{output, Fallback, HttpOptions, Options, Package};

/// One crate to generate.
pub struct Request {
    /// Model files and folders.
    pub models: Vec<PathBuf>,
    /// The folder of the crate.
    pub out: PathBuf,
    /// What the generator wants to know, the models of its modules apart.
    pub options: Options,
    /// The modules with models of their own.
    pub modules: Vec<ModuleRequest>,
    /// The configuration that asks for it, and which of its crates this is.
    pub configured: Option<(Arc<Config>, usize)>,
}

/// A module of a crate with a model of its own.
pub struct ModuleRequest {
    /// What the configuration says of it.
    pub settings: ModuleConfig,
    /// Model files and folders.
    pub models: Vec<PathBuf>,
    /// What its page says after its first paragraph.
    pub front_page: Option<String>,
}

/// What the command asks for. `None` when the configuration has errors, which are printed.
pub fn requests(
    matches: &ArgMatches,
    console: &mut Console<'_>,
) -> Result<Option<Vec<Request>>, CouldNotRun> {
    let by_arguments = matches.try_contains_id("model").unwrap_or(false) && matches.contains_id("model");
    if by_arguments {
        return from_arguments(matches).map(|request| Some(vec![request]));
    }
    from_config(matches.get_one::<PathBuf>("config"), console).map(Some)
}

fn from_arguments(matches: &ArgMatches) -> Result<Request, CouldNotRun> {
    let missing = || CouldNotRun("--model, --out and --crate belong together".to_owned());
    let out = matches.get_one::<PathBuf>("out").ok_or_else(missing)?;
    let name = matches.get_one::<String>("crate").ok_or_else(missing)?;
    if let Some(problem) = config::crate_name_problem(name) {
        return Err(CouldNotRun(format!("--crate: {problem}")));
    }
    let service = matches.get_one::<String>("service").map(|id| {
        ShapeId::parse(id).filter(|id| id.member().is_none()).ok_or_else(|| {
            CouldNotRun(format!("--service: `{id}` is not an absolute shape id like `ns.of.it#Service`"))
        })
    });
    let service = service.transpose()?;
    if !matches.get_flag("check") {
        output::refuse_foreign(out).map_err(|error| CouldNotRun(format!("--out: {error}")))?;
    }
    let runtime = runtime::for_argument(matches.get_one::<String>("runtime").map(String::as_str), out)?;
    Ok(Request {
        models: matches.get_many("model").into_iter().flatten().cloned().collect(),
        out: out.clone(),
        options: Options {
            crate_name: name.clone(),
            service,
            runtime,
            workspace: false,
            package: Package { version: "0.1.0".to_owned(), ..Package::default() },
            reference_url: None,
            fallback: Fallback::default(),
            modules: Vec::new(),
            http: HttpOptions::default(),
            front_page: None,
        },
        modules: Vec::new(),
        configured: None,
    })
}

fn from_config(path: Option<&PathBuf>, console: &mut Console<'_>) -> Result<Vec<Request>, CouldNotRun> {
    let path = path.cloned().or_else(config::find).ok_or_else(|| {
        let message =
            "no codegen/codegen.toml in this folder or one above it; name a configuration with --config, \
                       or a model with `codegen generate --model PATH --out DIR --crate NAME`";
        CouldNotRun(message.to_owned())
    })?;
    let text = fs::read_to_string(&path).map_err(|error| at(&path, &error))?;
    let name = path.to_string_lossy().replace('\\', "/");
    let config = match config::parse(name.as_str(), text.as_str()) {
        Ok(config) => Arc::new(config),
        Err(found) => {
            let mut sources = Sources::new();
            sources.add(name.as_str(), text.as_str());
            let text = events::text(&found, Severity::Warning, &console.err_renderer(&sources));
            console.err(&text);
            let mut tally = Tally::default();
            tally.add(&found);
            let message = format!("{name}: {}; nothing was written", tally.summary(Severity::Warning));
            return Err(CouldNotRun(message));
        }
    };
    let root = config::root(&path);
    let request = |(place, settings)| request(&config, place, settings, &root);
    config.crates.iter().enumerate().map(request).collect()
}

fn request(
    config: &Arc<Config>,
    place: usize,
    settings: &CrateConfig,
    root: &Path,
) -> Result<Request, CouldNotRun> {
    let out = root.join(&settings.out);
    let front_page = |page: &Option<String>| {
        let page = page.as_ref().map(|page| root.join(page));
        page.map(|page| fs::read_to_string(&page).map_err(|error| at(&page, &error))).transpose()
    };
    let paths = |paths: &[String]| paths.iter().map(|path| root.join(path)).collect();
    let module = |settings: &ModuleConfig| {
        Ok(ModuleRequest {
            models: paths(&settings.model),
            front_page: front_page(&settings.front_page)?,
            settings: settings.clone(),
        })
    };
    Ok(Request {
        models: paths(&settings.model),
        modules: settings.modules.iter().map(module).collect::<Result<_, CouldNotRun>>()?,
        options: Options {
            crate_name: settings.name.clone(),
            service: settings.service.clone(),
            runtime: runtime::for_member(&root.join(&settings.runtime), &out)?,
            workspace: true,
            package: settings.package.clone(),
            reference_url: settings.reference_url.clone(),
            fallback: settings.fallback,
            modules: Vec::new(),
            http: settings.http.clone(),
            front_page: front_page(&settings.front_page)?,
        },
        out,
        configured: Some((config.clone(), place)),
    })
}

fn at(path: &Path, error: &std::io::Error) -> CouldNotRun {
    CouldNotRun(format!("{}: {error}", path.display()))
}
