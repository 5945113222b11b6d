//! The configuration: which crates to generate from which models, and what to patch in them.
//!
//! It is data (`codegen/codegen.toml`). Everything wrong with it is reported at once, each with its place.

mod crate_name;
mod http;
mod raw;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use smithy_model::{Event, FileId, Location, Model, ShapeId, Sources};

pub use crate_name::crate_name_problem;

use crate::patch::{self, Patch};
use crate::{Fallback, HttpOptions, Module, Package};

/// Where a workspace keeps its configuration.
const PLACE: &str = "codegen/codegen.toml";

/// A configuration file that has been read and checked.
#[derive(Debug, Clone)]
pub struct Config {
    /// The file as messages name it.
    pub name: Arc<str>,
    /// Its text, for the excerpts in messages.
    pub text: Arc<str>,
    /// The crates to generate, in the order of the file.
    pub crates: Vec<CrateConfig>,
}

impl Config {
    /// Applies patches of this configuration to a model, to whose sources it is added: as which file, and what no longer
    /// applies.
    pub fn patch(&self, patches: &[Patch], model: &mut Model, sources: &mut Sources) -> (FileId, Vec<Event>) {
        let file = sources.add(self.name.clone(), self.text.clone());
        let found = patch::apply(model, &patches_in(file, patches)).err().unwrap_or_default();
        (file, found)
    }
}

/// One `[[crate]]` table. Paths are as written: relative to the configuration's [`root`].
#[derive(Debug, Clone)]
pub struct CrateConfig {
    /// The crate's name.
    pub name: String,
    /// The folder that is written.
    pub out: String,
    /// Model files, or folders of them.
    pub model: Vec<String>,
    /// The service to generate, where the model has several.
    pub service: Option<ShapeId>,
    /// The folder of the runtime crate.
    pub runtime: String,
    /// What the manifest says.
    pub package: Package,
    /// The address of an operation's page in the service's reference, with `{operation}` for its name.
    pub reference_url: Option<String>,
    /// What becomes of patterns that no matcher can decide.
    pub fallback: Fallback,
    /// A CommonMark file for the crate's front page.
    pub front_page: Option<String>,
    /// The folder with the models of the last release.
    pub released: Option<String>,
    /// The crate's change log, whose next section says what has changed since.
    pub changelog: Option<String>,
    /// What its service does on the wire that its model does not say.
    pub http: HttpOptions,
    /// What is patched after loading, in order.
    pub patches: Vec<Patch>,
    /// Modules with models of their own.
    pub modules: Vec<ModuleConfig>,
}

/// One `[[crate.module]]` table.
#[derive(Debug, Clone)]
pub struct ModuleConfig {
    /// The module's name, and its feature's.
    pub name: String,
    /// Model files, or folders of them.
    pub model: Vec<String>,
    /// The service to generate, where the model has several.
    pub service: Option<ShapeId>,
    /// Instead of a service: the namespace whose shapes are the module's.
    pub namespace: Option<String>,
    /// A CommonMark file for the module's page.
    pub front_page: Option<String>,
    /// The address of an operation's page in the service's reference, with `{operation}` for its name.
    pub reference_url: Option<String>,
    /// What the manifest says of the feature.
    pub description: String,
    /// What its service does on the wire that its model does not say.
    pub http: HttpOptions,
    /// What is patched after loading, in order.
    pub patches: Vec<Patch>,
}

impl ModuleConfig {
    /// The module with its model, and with the text of its page.
    pub fn module(&self, model: Model, front_page: Option<String>) -> Module {
        Module {
            name: self.name.clone(),
            model,
            service: self.service.clone(),
            namespace: self.namespace.clone(),
            front_page,
            reference_url: self.reference_url.clone(),
            http: self.http.clone(),
            description: self.description.clone(),
        }
    }
}

/// The configuration file of the workspace that the current folder lies in, as a relative path.
pub fn find() -> Option<PathBuf> {
    let levels = std::env::current_dir().ok()?.components().count();
    let mut base = PathBuf::new();
    for _ in 0..levels {
        let candidate = base.join(PLACE);
        if candidate.is_file() {
            return Some(candidate);
        }
        base.push("..");
    }
    None
}

/// The folder that a configuration's paths are relative to.
///
/// For `codegen/codegen.toml` that is the workspace, the folder above `codegen`; for any other file, its own folder.
pub fn root(config: &Path) -> PathBuf {
    let folder = config.parent().unwrap_or(Path::new(""));
    if config.ends_with(PLACE) {
        folder.parent().unwrap_or(Path::new("")).to_path_buf()
    } else {
        folder.to_path_buf()
    }
}

/// Reads a configuration's text. `name` is what messages call the file.
///
/// # Errors
/// All that is wrong with it, as events in the file `FileId(0)`.
pub fn parse(name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Result<Config, Vec<Event>> {
    let text = text.into();
    let crates = raw::read(&text)?;
    Ok(Config { name: name.into(), text, crates })
}

/// Patches, with their places in the file that the configuration has among a model's sources.
fn patches_in(file: FileId, patches: &[Patch]) -> Vec<Patch> {
    let mut patches = patches.to_vec();
    for patch in &mut patches {
        patch.location.file = file;
    }
    patches
}

/// What is asked for of HTTP, with its place in the file that the configuration has among a model's sources.
pub fn http_in(file: Option<FileId>, http: &HttpOptions) -> HttpOptions {
    let mut http = http.clone();
    http.location = http.location.zip(file).map(|(location, file)| Location { file, ..location });
    http
}

#[cfg(test)]
mod tests;
