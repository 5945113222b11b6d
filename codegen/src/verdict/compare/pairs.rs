//! Which item of the old crate is which of the new one: that of the same path, else that of the same origin.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::verdict::api::{Api, Item, Kind};

/// The items of two crates, item to item.
#[derive(Debug)]
pub struct Pairs<'a> {
    old: &'a Api<'a>,
    new: &'a Api<'a>,
    /// Old paths and the new ones of what is known by another name now.
    renamed: BTreeMap<&'a str, &'a str>,
    /// New paths of those.
    taken: BTreeSet<&'a str>,
    /// New aliases, and what they are aliases of.
    aliases: BTreeMap<&'a str, String>,
    /// New items by their kind and origin.
    origins: BTreeMap<(Kind, &'a str), &'a str>,
}

/// What became of an old item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status<'a> {
    /// It is there, by its name.
    Same,
    /// It is there by another name, and its old name is an alias of that.
    Aliased(&'a str),
    /// It is there by another name.
    Renamed(&'a str),
    /// It is not there.
    Gone,
}

impl<'a> Pairs<'a> {
    /// Finds the pairs.
    pub fn new(old: &'a Api<'a>, new: &'a Api<'a>) -> Self {
        let aliases = new.items.iter().filter(|(_, item)| item.kind == Kind::Alias);
        let aliases = aliases.filter_map(|(path, item)| Some((path.as_str(), target(path, item)?))).collect();
        let origins =
            new.items.iter().map(|(path, item)| ((item.kind, item.origin.as_str()), path.as_str())).collect();
        let mut pairs = Self { old, new, renamed: BTreeMap::new(), taken: BTreeSet::new(), aliases, origins };
        for (path, item) in &old.items {
            let stays = new.items.get(path).is_some_and(|other| !became_alias(item, other));
            let other = pairs.origins.get(&(item.kind, item.origin.as_str()));
            // A name is free, or an alias of what takes it.
            let free = |other: &str| match old.items.get_key_value(other) {
                Some((alias, item)) => item.kind == Kind::Alias && target(alias, item).as_ref() == Some(path),
                None => true,
            };
            if let Some(other) = other.filter(|other| !stays && free(other)) {
                pairs.renamed.insert(path, other);
                pairs.taken.insert(other);
            }
        }
        pairs
    }

    /// What became of an old item.
    pub fn status(&self, path: &str) -> Status<'a> {
        if let Some((alias, _)) = self.new.items.get_key_value(path) {
            let target =
                self.aliases.get(alias.as_str()).and_then(|target| self.new.items.get_key_value(target));
            return match target {
                Some((target, _)) if !self.is_alias(path) => Status::Aliased(target),
                _ => Status::Same,
            };
        }
        self.renamed.get(path).map_or(Status::Gone, |to| Status::Renamed(to))
    }

    /// What an old item is now.
    pub fn counterpart(&self, path: &str) -> Option<&'a Item<'a>> {
        match self.status(path) {
            Status::Same => self.new.items.get(path),
            Status::Aliased(to) | Status::Renamed(to) => self.new.items.get(to),
            Status::Gone => None,
        }
    }

    /// An old item, with its path.
    pub fn old_item(&self, path: &str) -> Option<(&'a str, &'a Item<'a>)> {
        self.old.items.get_key_value(path).map(|(path, item)| (path.as_str(), item))
    }

    /// Whether a new item is none of the old ones.
    pub fn is_new(&self, path: &str) -> bool {
        !self.old.items.contains_key(path) && !self.taken.contains(path)
    }

    /// Whether an old item is gone because something that it belongs to is, or is something else.
    pub fn leaves_with_owner(&self, item: &Item<'_>) -> bool {
        item.owners.iter().any(|owner| {
            let there = self.old.items.contains_key(owner);
            there && (self.status(owner) == Status::Gone || self.is_another(owner))
        })
    }

    /// Whether a new item is there because something that it belongs to is, or is something else.
    pub fn comes_with_owner(&self, item: &Item<'_>) -> bool {
        item.owners
            .iter()
            .any(|owner| self.new.items.contains_key(owner) && (self.is_new(owner) || self.is_another(owner)))
    }

    /// Whether an old item has another name because something that it belongs to has, or is reached by an alias.
    pub fn is_renamed_with_owner(&self, path: &str, item: &Item<'_>) -> bool {
        item.owners.iter().any(|owner| match self.status(owner) {
            Status::Renamed(_) => true,
            Status::Same => {
                self.old_item(owner).is_some_and(|(owner, item)| self.moved_to(owner, item).is_some())
            }
            Status::Aliased(_) => path.strip_prefix(owner.as_str()).is_some_and(|rest| rest.starts_with(':')),
            _ => false,
        })
    }

    /// Whether an alias is the type itself now, by the same name.
    pub fn is_itself_now(&self, path: &str, item: &Item<'_>) -> bool {
        let target = target(path, item).filter(|_| item.kind == Kind::Alias);
        target.is_some_and(|target| self.renamed.get(target.as_str()).is_some_and(|to| *to == path))
    }

    /// The new name of what an old item was made from, where it has one and the old name is another's.
    pub fn moved_to(&self, path: &str, item: &Item<'_>) -> Option<&'a str> {
        let now = self.new.items.get(path).filter(|now| !became_alias(item, now))?;
        let to = self.origins.get(&(item.kind, item.origin.as_str()))?;
        let moved = item.kind != Kind::Schema && now.origin != item.origin && *to != path;
        moved.then_some(to)
    }

    /// A signature of the old crate in the names of the new one: what only has another name is told where it has.
    pub fn in_new_names<'s>(&self, signature: &'s str) -> Cow<'s, str> {
        let part_of_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
        let mut text = String::new();
        let mut changed = false;
        let mut rest = signature;
        while let Some(first) = rest.chars().next() {
            let inside = part_of_path(first);
            let end = rest.find(|c| part_of_path(c) != inside).unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            match self.new_name(part).filter(|_| inside) {
                Some(name) => {
                    text += name;
                    changed = true;
                }
                None => text += part,
            }
            rest = after;
        }
        if changed {
            Cow::Owned(text)
        } else {
            Cow::Borrowed(signature)
        }
    }

    fn new_name(&self, path: &str) -> Option<&str> {
        if let Some(to) = self.renamed.get(path) {
            return Some(to);
        }
        self.aliases.get(path).map(String::as_str).filter(|_| !self.is_alias(path))
    }

    /// Whether a path of both crates is of another kind.
    fn is_another(&self, path: &str) -> bool {
        match (self.old.items.get(path), self.new.items.get(path)) {
            (Some(old), Some(new)) => old.kind != new.kind && !became_alias(old, new),
            _ => false,
        }
    }

    fn is_alias(&self, path: &str) -> bool {
        self.old.items.get(path).is_some_and(|item| item.kind == Kind::Alias)
    }
}

fn became_alias(old: &Item<'_>, new: &Item<'_>) -> bool {
    new.kind == Kind::Alias && old.kind != Kind::Alias
}

/// The path of an alias's target, which stands in the same module.
fn target(path: &str, alias: &Item<'_>) -> Option<String> {
    let name = alias.parts.first()?;
    Some(match path.rsplit_once("::") {
        Some((module, _)) => format!("{module}::{name}"),
        None => (*name).to_owned(),
    })
}
