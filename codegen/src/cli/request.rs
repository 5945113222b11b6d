//! What is to be generated: from the arguments alone, or from the configuration.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;
use smithy_model::{Severity, ShapeId, Sources};

use super::console::Console;
use super::events;
use super::{paths, runtime, CouldNotRun};
use crate::config::{self, Config, CrateConfig, ModuleConfig};
use crate::{output, Options, Package};

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
    /// The configuration that asks for it, which of its crates this is, and what its paths are relative to.
    pub configured: Option<Configured>,
}

/// A crate of a configuration.
#[derive(Clone)]
pub struct Configured {
    /// The configuration.
    pub config: Arc<Config>,
    /// The crate's place among the configuration's.
    pub place: usize,
    /// The folder that the configuration's paths are relative to.
    pub root: PathBuf,
}

impl Configured {
    /// What the configuration says of the crate.
    pub fn settings(&self) -> Option<&CrateConfig> {
        self.config.crates.get(self.place)
    }
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

/// What the command asks for.
///
/// # Errors
/// Arguments that say nothing that could be done, and those of [`configured`].
pub fn requests(matches: &ArgMatches, console: &mut Console<'_>) -> Result<Vec<Request>, CouldNotRun> {
    let by_arguments = matches.try_contains_id("model").unwrap_or(false) && matches.contains_id("model");
    if by_arguments {
        return from_arguments(matches).map(|request| vec![request]);
    }
    configured(matches, console)
}

/// The service that the arguments name.
///
/// # Errors
/// What is no id of a shape.
pub fn service(matches: &ArgMatches) -> Result<Option<ShapeId>, CouldNotRun> {
    let service = matches.get_one::<String>("service").map(|id| {
        ShapeId::parse(id).filter(|id| id.member().is_none()).ok_or_else(|| {
            CouldNotRun(format!("--service: `{id}` is not an absolute shape id like `ns.of.it#Service`"))
        })
    });
    service.transpose()
}

fn from_arguments(matches: &ArgMatches) -> Result<Request, CouldNotRun> {
    let missing = || CouldNotRun("--model, --out and --crate belong together".to_owned());
    let out = matches.get_one::<PathBuf>("out").ok_or_else(missing)?;
    let name = matches.get_one::<String>("crate").ok_or_else(missing)?;
    if let Some(problem) = config::crate_name_problem(name) {
        return Err(CouldNotRun(format!("--crate: {problem}")));
    }
    let service = service(matches)?;
    if !matches.get_flag("check") {
        output::refuse_foreign(out).map_err(|error| CouldNotRun(format!("--out: {error}")))?;
    }
    let runtime = runtime::for_argument(matches.get_one::<String>("runtime").map(String::as_str), out)?;
    Ok(Request {
        models: paths(matches, "model"),
        out: out.clone(),
        options: Options {
            crate_name: name.clone(),
            runtime,
            package: Package { version: "0.1.0".to_owned(), ..Package::default() },
            ..Options::bare(service)
        },
        modules: Vec::new(),
        configured: None,
    })
}

/// The crates of the configuration that the arguments name, or of the workspace's.
///
/// # Errors
/// No configuration, one that cannot be read, and one with errors, which are printed.
pub fn configured(matches: &ArgMatches, console: &mut Console<'_>) -> Result<Vec<Request>, CouldNotRun> {
    let path = matches.get_one::<PathBuf>("config").cloned().or_else(config::find).ok_or_else(|| {
        let message =
            "no codegen/codegen.toml in this folder or one above it; name a configuration with --config, \
                       or a model with `codegen generate --model PATH --out DIR --crate NAME`";
        CouldNotRun(message.to_owned())
    })?;
    let text = fs::read_to_string(&path).map_err(|error| CouldNotRun::at(&path, &error))?;
    let name = path.to_string_lossy().replace('\\', "/");
    let config = match config::parse(name.as_str(), text.as_str()) {
        Ok(config) => Arc::new(config),
        Err(found) => {
            let mut sources = Sources::new();
            sources.add(name.as_str(), text.as_str());
            let count = events::tell(&found, Severity::Warning, &sources, console);
            return Err(CouldNotRun(format!("{name}: {count}; nothing was written")));
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
        page.map(|page| fs::read_to_string(&page).map_err(|error| CouldNotRun::at(&page, &error))).transpose()
    };
    let below_root = |paths: &[String]| paths.iter().map(|path| root.join(path)).collect();
    let module = |settings: &ModuleConfig| {
        Ok(ModuleRequest {
            models: below_root(&settings.model),
            front_page: front_page(&settings.front_page)?,
            settings: settings.clone(),
        })
    };
    Ok(Request {
        models: below_root(&settings.model),
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
        configured: Some(Configured { config: config.clone(), place, root: root.to_path_buf() }),
    })
}
