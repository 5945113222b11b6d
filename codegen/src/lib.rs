//! Generates Rust type crates from Smithy models.
//!
//! [`generate`] is the pipeline: a model becomes a [`plan`] (all decisions, all failures), the plan becomes
//! tokens, the tokens become files. Nothing is written here; [`output`] does that.

pub mod changes;
pub mod cli;
pub mod config;
mod docs;
mod emit;
mod format;
mod gzip;
pub mod hazards;
mod http;
pub mod matcher;
mod names;
pub mod output;
pub mod page;
pub mod pair;
pub mod patch;
pub mod plan;
#[cfg(test)]
mod random;
pub mod release;
pub mod report;
pub mod verdict;

use std::collections::{BTreeMap, BTreeSet};

pub use http::{Digest, ErrorCode, HttpOptions, Protocol, Rejection};
use smithy_model::{Event, Model, ShapeId};

/// Files by their paths below the output folder, with `/` between folders.
pub type Files = BTreeMap<String, String>;

/// What to generate.
#[derive(Debug, Clone)]
pub struct Options {
    /// The crate's name.
    pub crate_name: String,
    /// The service whose closure is generated; may be left out where the model has one service, or none.
    pub service: Option<ShapeId>,
    /// Where the generated crate finds its runtime.
    pub runtime: Runtime,
    /// Whether the crate is a member of a workspace; otherwise its manifest stands alone.
    pub workspace: bool,
    /// What its manifest says of it.
    pub package: Package,
    /// The address of an operation's page in the service's own reference, with `{operation}` for its name.
    pub reference_url: Option<String>,
    /// What becomes of patterns that no matcher can decide.
    pub fallback: Fallback,
    /// Modules of the crate that have a model of their own, each behind a feature of its name.
    pub modules: Vec<Module>,
    /// What its service does on the wire that its model does not say.
    pub http: HttpOptions,
    /// What the crate's front page says after its first paragraph, as CommonMark.
    pub front_page: Option<String>,
}

impl Options {
    /// What a crate is made with that no configuration is about.
    pub fn bare(service: Option<ShapeId>) -> Self {
        Self {
            crate_name: "bare".to_owned(),
            service,
            runtime: Runtime::Version(String::new()),
            workspace: false,
            package: Package::default(),
            reference_url: None,
            fallback: Fallback::default(),
            modules: Vec::new(),
            http: HttpOptions::default(),
            front_page: None,
        }
    }
}

/// What becomes of patterns that no matcher can decide: look-around, back-references, tables too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fallback {
    /// The generated crate interprets them, with a dependency more. What is no regular expression of ECMA 262 at all
    /// is not checked then.
    #[default]
    Interpret,
    /// They are errors.
    Reject,
}

/// A module of a crate that has a model of its own.
#[derive(Debug, Clone)]
pub struct Module {
    /// Its name, and that of the feature which it is behind.
    pub name: String,
    /// The model, without errors.
    pub model: Model,
    /// The service whose closure is generated; may be left out where the model has one service, or none.
    pub service: Option<ShapeId>,
    /// Instead of a service: the namespace whose shapes are the module's. Those that they lead to and that the crate's
    /// own model has, by the same id, are the crate's.
    pub namespace: Option<String>,
    /// What the module's page says after its first paragraph, as CommonMark.
    pub front_page: Option<String>,
    /// The address of an operation's page, with `{operation}` for its name.
    pub reference_url: Option<String>,
    /// What its service does on the wire that its model does not say.
    pub http: HttpOptions,
    /// What the manifest says of the feature, on one line.
    pub description: String,
}

/// Where a generated crate finds its runtime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Runtime {
    /// A folder, relative to the output folder, with `/` between folders.
    Path(String),
    /// A version requirement.
    Version(String),
    /// Both: the folder here, the version where the crate is published.
    Both {
        /// The folder.
        path: String,
        /// The version requirement.
        version: String,
    },
}

/// What a generated crate's manifest says of it.
#[derive(Debug, Clone, Default)]
pub struct Package {
    /// The version.
    pub version: String,
    /// One line for registries.
    pub description: Option<String>,
    /// An SPDX expression.
    pub license: Option<String>,
    /// Where its sources are.
    pub repository: Option<String>,
    /// At most five.
    pub keywords: Vec<String>,
    /// Of the registry's list.
    pub categories: Vec<String>,
    /// The least Rust version; the runtime's where none is given.
    pub rust_version: Option<String>,
    /// What the crate's hand-written tests and doctests need, from the workspace's dependencies.
    pub dev_dependencies: Vec<String>,
}

/// A generated crate, not yet written.
#[derive(Debug)]
pub struct Generated {
    /// Its files.
    pub files: Files,
    /// How many operations it has.
    pub operations: usize,
    /// How many structures, errors apart.
    pub structures: usize,
    /// How many unions.
    pub unions: usize,
    /// How many enums and intEnums.
    pub enums: usize,
    /// How many error structures.
    pub errors: usize,
    /// What of the crate's own model was left out, and why.
    pub warnings: Vec<Event>,
    /// The same for the models of its modules, in their order.
    pub module_warnings: Vec<Vec<Event>>,
}

/// Why a crate cannot be generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The module whose model is to blame; nothing for the crate's own.
    pub module: Option<String>,
    /// What is wrong with it.
    pub events: Vec<Event>,
}

impl Failure {
    /// All that is wrong, whichever model is to blame.
    pub fn events(failures: Vec<Self>) -> Vec<Event> {
        failures.into_iter().flat_map(|failure| failure.events).collect()
    }
}

/// Generates a crate from a model that has no errors.
///
/// # Errors
/// Everything in the models that has no place in a Rust crate, and a service that cannot be told.
pub fn generate(model: &Model, options: &Options) -> Result<Generated, Vec<Failure>> {
    let plan = plan::plan(model, options)?;
    let plans = || std::iter::once(&plan).chain(&plan.modules);
    let sum = |count: fn(&plan::Plan) -> usize| plans().map(count).sum();
    let files = format::files(&emit::emit(&plan), options, &features(&plan));
    Ok(Generated {
        files,
        operations: sum(|plan| plan.operations.len()),
        structures: sum(|plan| {
            plan.structures.len() + plan.operations.iter().map(|o| o.structures.len()).sum::<usize>()
        }),
        unions: sum(|plan| plan.unions.len()),
        enums: sum(|plan| plan.enums.len()),
        errors: sum(|plan| plan.errors.len()),
        module_warnings: plan.modules.into_iter().map(|module| module.warnings).collect(),
        warnings: plan.warnings,
    })
}

/// What a crate asks of its runtime.
fn features(plan: &plan::Plan) -> format::Features {
    let plans = || std::iter::once(plan).chain(&plan.modules);
    let interprets = plans().flat_map(|plan| &plan.patterns).any(|pattern| pattern.matcher.is_none());
    let services: Vec<_> = plans().filter_map(|plan| plan.http.as_ref()).collect();
    let of_http: BTreeSet<_> = services.iter().flat_map(|service| service.features.iter().copied()).collect();
    let carriers = plan.modules.iter().filter(|plan| !plan.envelopes.is_empty());
    format::Features {
        needed: interprets.then_some("regress").into_iter().collect(),
        http: (!services.is_empty()).then(|| of_http.into_iter().collect()),
        pages: plans().any(|plan| !plan.paginations.is_empty()),
        waiters: plans().any(|plan| !plan.waiters.is_empty()),
        reading: carriers.filter_map(|plan| plan.module.clone()).collect(),
    }
}

/// The README's example, which has to compile and hold.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
