//! Which version the crate of a changed model asks for: what of its Rust API changed, and whether values still travel.
//!
//! Two crates are planned, never emitted: [`api`] makes plain data of a plan, [`compare`](mod@compare) holds two of them
//! against each other by the rules of this generator, [`wire`] does the same with the models and what travels between
//! them.

pub mod api;
pub mod compare;
mod level;
mod report;
pub mod wire;

use smithy_model::{Event, Model, ShapeId};

pub use compare::{Change, What};
pub use level::Level;
pub use report::{blocks, json_lines, line};
pub use wire::{Effect, Ways, WireChange};

use crate::{plan, Failure, Files, Options};

/// One of the two that are compared: a model without errors, and how a crate is made of it.
#[derive(Debug, Clone, Copy)]
pub struct Side<'s> {
    /// The model of the crate itself; those of its modules are in the options.
    pub model: &'s Model,
    /// As for [`generate`](crate::generate); [`bare`] where nothing is configured.
    pub options: &'s Options,
}

/// What a change of the model means for a crate's users.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The highest level of all changes.
    pub level: Level,
    /// What changed in the crate's Rust API, by item.
    pub changes: Vec<Change>,
    /// What changed on the wire.
    pub wire: Vec<WireChange>,
}

/// The options for a model that no configuration is about.
pub fn bare(service: Option<ShapeId>) -> Options {
    Options::bare(service)
}

/// Compares the crates of two models, and what travels between them.
///
/// # Errors
/// Everything in either model that has no place in a Rust crate: of the old one, or else of the new one.
pub fn verdict(old: Side<'_>, new: Side<'_>) -> Result<Verdict, Vec<Event>> {
    let (before, after) = std::thread::scope(|scope| {
        let before = scope.spawn(|| plan::plan(old.model, old.options));
        let after = plan::plan(new.model, new.options);
        // A thread that panics is a bug, and its panic goes on here.
        (before.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), after)
    });
    let (before, after) = (before.map_err(Failure::events)?, after.map_err(Failure::events)?);
    let mut changes = compare::compare(&api::api(&before), &api::api(&after));
    if changes.is_empty() {
        changes = compare::files(&files(&before, old.options), &files(&after, new.options));
    }
    let wire = wire::wire((old, &before), (new, &after));
    let level = changes.iter().map(|change| change.level).max().unwrap_or_default();
    Ok(Verdict { level, changes, wire })
}

fn files(plan: &plan::Plan, options: &Options) -> Files {
    crate::format::files(&crate::emit::emit(plan), options, &crate::features(plan))
}

impl Verdict {
    /// What becomes of the values that callers with the old crate send to a service of the new model: the worst that
    /// becomes of any.
    pub fn requests(&self) -> Effect {
        self.wire.iter().map(|change| change.requests).max().unwrap_or_default()
    }

    /// What becomes of the values that a service of the new model answers callers with the old crate.
    pub fn responses(&self) -> Effect {
        self.wire.iter().map(|change| change.responses).max().unwrap_or_default()
    }

    /// The version to release after `version`, by Cargo's rules for versions; nothing for what is no version.
    ///
    /// Below 1.0.0 the second number says what breaks, below 0.1.0 the third. What follows a pre-release is its release.
    pub fn release(&self, version: &str) -> Option<String> {
        level::release(self.level, version)
    }
}
