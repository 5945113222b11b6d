//! What a difference asks of users: a function a rule.

use std::collections::BTreeSet;

use super::pairs::Pairs;
use super::{Change, What};
use crate::verdict::api::{Api, Item, Kind};
use crate::verdict::Level;

/// An item that users may name is gone. The facts of shapes without a type are nobody's to name.
pub fn removed(path: &str, item: &Item<'_>) -> Change {
    if item.kind == Kind::Schema {
        return change(path, Level::Patch, What::Facts);
    }
    change(path, Level::Major, What::Removed(item.signature.clone()))
}

/// An item is new. Users have nothing to do: types that gain parts are `#[non_exhaustive]`, so that nobody writes them
/// out or matches them without a wildcard. Where one is not, matches and literals stop to compile.
pub fn added(new: &Api<'_>, path: &str, item: &Item<'_>) -> Change {
    if item.kind == Kind::Schema {
        return change(path, Level::Patch, What::Facts);
    }
    let part = matches!(item.kind, Kind::Field | Kind::Variant);
    let open = item.owners.iter().filter_map(|owner| new.items.get(owner)).any(|owner| owner.non_exhaustive);
    let level = if part && !open { Level::Major } else { Level::Minor };
    change(path, level, What::Added(item.signature.clone()))
}

/// An item has another name, and the old one is gone.
pub fn renamed(path: &str, to: &str) -> Change {
    change(path, Level::Major, What::Renamed(to.to_owned()))
}

/// A type has another name, and the old one is an alias of it: code that uses the old name compiles.
pub fn aliased(path: &str, item: &Item<'_>, to: &str) -> Change {
    change(
        path,
        Level::Minor,
        What::Changed { old: item.signature.clone(), new: format!("an alias of {to}") },
    )
}

/// What is different about an item that both crates have; of several differences the one that asks most.
pub fn changed(pairs: &Pairs<'_>, path: &str, old: &Item<'_>, new: &Item<'_>) -> Option<Change> {
    if pairs.is_itself_now(path, old) {
        return None;
    }
    let rules: [Option<(Level, What)>; 8] = [
        another(pairs, path, old, new),
        kind(old, new),
        build(old, new),
        signature(pairs, old, new),
        deprecation(old, new),
        order(old, new),
        facts(old, new),
        documentation(old, new),
    ];
    let (level, what) = rules.into_iter().flatten().next()?;
    (!told_of_owner(pairs, old, level)).then(|| change(path, level, what))
}

/// A setter is what its field is, and a builder has two ends that are alike: what holds for both is told once.
fn told_of_owner(pairs: &Pairs<'_>, item: &Item<'_>, level: Level) -> bool {
    if !matches!(item.kind, Kind::Setter | Kind::Build) {
        return false;
    }
    let changed = |(owner, old): (&str, &Item<'_>)| changed(pairs, owner, old, pairs.counterpart(owner)?);
    let owners = item.owners.iter().filter_map(|owner| pairs.old_item(owner));
    owners
        .filter(|(_, owner)| matches!(owner.kind, Kind::Field | Kind::Build))
        .filter_map(changed)
        .any(|change| change.level >= level)
}

fn change(path: &str, level: Level, what: What) -> Change {
    Change { item: path.to_owned(), what, level }
}

/// The name belongs to something else of the model now, because names that clash are given in order: code compiles
/// perhaps, and means another thing.
fn another(pairs: &Pairs<'_>, path: &str, old: &Item<'_>, new: &Item<'_>) -> Option<(Level, What)> {
    let to = pairs.moved_to(path, old)?;
    let mut owners = old.owners.iter().filter_map(|owner| pairs.old_item(owner));
    if owners.any(|(path, item)| pairs.moved_to(path, item).is_some()) {
        return None;
    }
    let new = format!("{}: what it was is {to}", new.signature);
    Some((Level::Major, What::Changed { old: old.signature.clone(), new }))
}

/// A structure that became a union, an enum that became a structure: nothing of it is used as before.
fn kind(old: &Item<'_>, new: &Item<'_>) -> Option<(Level, What)> {
    (old.kind != new.kind).then(|| (Level::Major, between(old, new)))
}

/// `build` does not exist until all required members are set: one more, and builders that are done today are not; one
/// less, and the type of the builder in between is another.
fn build(old: &Item<'_>, new: &Item<'_>) -> Option<(Level, What)> {
    (old.kind == Kind::Build && !same_parts(old, new)).then(|| (Level::Major, between(old, new)))
}

/// The same parts, whatever their order.
fn same_parts(old: &Item<'_>, new: &Item<'_>) -> bool {
    parts(old) == parts(new)
}

fn parts<'i>(item: &'i Item<'_>) -> BTreeSet<&'i str> {
    item.parts.iter().copied().collect()
}

/// The type of a field, what a setter takes, what a variant carries, which trait is implemented: code depends on it as it
/// is. `Option<T>` instead of `T`, `Box<T>` where a cycle closes, `TryFrom` instead of `From` (and the other way round,
/// since the error is another) are among them.
fn signature(pairs: &Pairs<'_>, old: &Item<'_>, new: &Item<'_>) -> Option<(Level, What)> {
    let (was, is) = (depended_on(old), depended_on(new));
    (was != is && pairs.in_new_names(was) != is).then(|| (Level::Major, between(old, new)))
}

/// The part of a signature that says more than the item's own name, which is told by itself. Builders and their ends are
/// told by their parts.
fn depended_on<'i>(item: &'i Item<'_>) -> &'i str {
    let signature = item.signature.as_str();
    let from = |separators: &[char]| signature.find(separators).map_or("", |at| &signature[at..]);
    match item.kind {
        Kind::Module
        | Kind::Struct
        | Kind::Union
        | Kind::Choice
        | Kind::Builder
        | Kind::Build
        | Kind::Feature
        | Kind::Schema => "",
        Kind::Variant => from(&['(', '{']),
        Kind::Setter => from(&['(']),
        Kind::Static => from(&[':']),
        Kind::Alias => from(&['=']),
        Kind::Enum => signature.rsplit(' ').next().unwrap_or_default(),
        Kind::Field | Kind::Method | Kind::Operation | Kind::Implementation | Kind::Conversion => signature,
    }
}

/// A new deprecation is a warning that users see, and no more.
fn deprecation(old: &Item<'_>, new: &Item<'_>) -> Option<(Level, What)> {
    let says = |item: &Item<'_>| match item.deprecated {
        Some(note) => format!("deprecated: {note}"),
        None => "not deprecated".to_owned(),
    };
    let level = match (old.deprecated, new.deprecated) {
        (None, Some(_)) => Level::Minor,
        (old, new) if old == new => return None,
        _ => Level::Patch,
    };
    Some((level, What::Changed { old: says(old), new: says(new) }))
}

/// Fields and variants in another order: code does not depend on it, but for `Ord` of enums, which promises no meaning.
fn order(old: &Item<'_>, new: &Item<'_>) -> Option<(Level, What)> {
    if old.kind == Kind::Build || old.parts == new.parts {
        return None;
    }
    let (before, after) = (parts(old), parts(new));
    let stayed = old.parts.iter().filter(|part| after.contains(**part));
    let there = new.parts.iter().filter(|part| before.contains(**part));
    (!stayed.eq(there)).then_some((Level::Patch, What::Facts))
}

/// Constraints, defaults, places in HTTP, what is sensitive: the runtime acts on them, and code does not see them.
fn facts(old: &Item<'_>, new: &Item<'_>) -> Option<(Level, What)> {
    (old.facts != new.facts).then_some((Level::Patch, What::Facts))
}

/// Words.
fn documentation(old: &Item<'_>, new: &Item<'_>) -> Option<(Level, What)> {
    (old.docs != new.docs).then_some((Level::Patch, What::Documentation))
}

fn between(old: &Item<'_>, new: &Item<'_>) -> What {
    What::Changed { old: old.signature.clone(), new: new.signature.clone() }
}
