//! Two APIs held against each other: what was added, removed or changed, and how much that asks of users.
//!
//! Which item of the one is which of the other is `pairs`'s to say; what a difference means is a function a rule, in
//! `rules`.

mod pairs;
mod rules;

use std::collections::BTreeSet;

use super::api::Api;
use super::Level;
use crate::Files;
use pairs::{Pairs, Status};

/// A change of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The item, as users write it: `Mode::Restricted`, `SendMessageRequestBuilder::build()`.
    pub item: String,
    /// What became of it.
    pub what: What,
    /// How much that asks of users.
    pub level: Level,
}

/// What became of an item, in Rust's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It is new: what it is.
    Added(String),
    /// It is gone: what it was.
    Removed(String),
    /// It has another name: that.
    Renamed(String),
    /// It is another.
    Changed {
        /// What it was.
        old: String,
        /// What it is.
        new: String,
    },
    /// Code sees no difference: the runtime acts on other facts, of constraints or of the wire.
    Facts,
    /// Only what is said about it is different.
    Documentation,
    /// A file of the crate is different where none of its items is.
    Text,
}

impl What {
    /// In a word: `added`, `removed`, `renamed`, `changed`, `facts`, `documentation`, `text`.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Added(_) => "added",
            Self::Removed(_) => "removed",
            Self::Renamed(_) => "renamed",
            Self::Changed { .. } => "changed",
            Self::Facts => "facts",
            Self::Documentation => "documentation",
            Self::Text => "text",
        }
    }
}

/// All changes from one API to the other, in the order of the items. What follows from another change is left out: the
/// members of a structure that is new, the setter of a member that is gone.
pub fn compare(old: &Api<'_>, new: &Api<'_>) -> Vec<Change> {
    let pairs = Pairs::new(old, new);
    let mut changes = Vec::new();
    for (path, item) in &old.items {
        match pairs.status(path) {
            Status::Gone if !pairs.leaves_with_owner(item) => changes.push(rules::removed(path, item)),
            Status::Renamed(to) if !pairs.is_renamed_with_owner(path, item) => {
                changes.push(rules::renamed(path, to));
            }
            Status::Aliased(to) => changes.push(rules::aliased(path, item, to)),
            _ => {}
        }
        let other = pairs.counterpart(path);
        changes.extend(other.and_then(|other| rules::changed(&pairs, path, item, other)));
    }
    for (path, item) in &new.items {
        if pairs.is_new(path) && !pairs.comes_with_owner(item) {
            changes.push(rules::added(new, path, item));
        }
    }
    changes.sort_by(|a, b| a.item.cmp(&b.item));
    changes
}

/// The files that are not the same to the byte.
pub fn files(old: &Files, new: &Files) -> Vec<Change> {
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let changed = paths.into_iter().filter(|path| old.get(*path) != new.get(*path));
    let change = |path: &String| Change { item: path.clone(), what: What::Text, level: Level::Patch };
    changed.map(change).collect()
}
