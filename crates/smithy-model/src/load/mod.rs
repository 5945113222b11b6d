//! Loading: files to one checked model. Read, merge, resolve, apply mixins, validate, suppress, sort.

mod duplicate;
mod enum_shapes;
mod flatten;
mod members;
mod merge;
mod mixins;
mod scope;
mod suppress;
mod traits;
mod upgrade;

use std::cmp::Reverse;
use std::collections::BTreeSet;

pub use enum_shapes::enum_shapes;
pub use flatten::flatten_mixins;
pub(crate) use suppress::Decorations;
pub(crate) use upgrade::{deprecated_set, had_zero, is_zero};

use crate::raw::RawFile;
use crate::{
    ast, builtin, c2j, idl, validate, Event, FileId, Loaded, Location, Model, Severity, ShapeId, SourceFile,
    Sources,
};

/// Loads files into one model and checks it.
///
/// Files are IDL or JSON (AST or C2J), told apart by their names' endings, else by their content. The prelude and the
/// built-in trait definitions are added. Files may come in any order. Everything that is wrong is in the events, each
/// with its place; the same files give the same model and events.
pub fn load(sources: Sources) -> Loaded {
    finish(read_all(sources), |model, broken, events| {
        // A model that could not be loaded as it stands has worse problems than warnings, and what a shape lacks cannot
        // be said when it was read only in part.
        let loads = !events.iter().any(|event| event.severity == Severity::Error);
        let found = validate::validate(model).into_iter();
        events.extend(found.filter(|event| {
            let whole = event.shape_id.as_ref().is_none_or(|id| !broken.contains(id));
            whole && (loads || event.severity == Severity::Error)
        }));
    })
}

/// Loads files as [`load`] does, but asks none of the rules: reads, merges, and resolves names and mixins.
///
/// For models that are known to be valid, as it takes a fraction of the time. Of what is wrong with others the events
/// say only what stands in the way of reading them; [`crate::validate`] says the rest.
pub fn resolve(sources: Sources) -> Loaded {
    finish(read_all(sources), |_, _, _| {})
}

/// What reading and merging gives.
struct Merged {
    model: Model,
    broken: BTreeSet<ShapeId>,
    events: Vec<Event>,
    sources: Sources,
    /// Whether a whole file is missing.
    unreadable: bool,
}

fn read_all(mut sources: Sources) -> Merged {
    let first_built_in = sources.len();
    for (name, text) in builtin::FILES {
        sources.add(*name, *text);
    }
    let mut events = Vec::new();
    let c2j = c2j::find(&sources);
    let mut read =
        |(id, file)| c2j.read(id, &sources, &mut events).unwrap_or_else(|| read(id, file, &mut events));
    let files: Vec<RawFile<'_>> = sources.iter().map(&mut read).collect();
    let unreadable = files.iter().any(|file| file.unreadable);
    let mut later = Vec::new();
    let merge::Assembled { model, broken } = merge::assemble(files, first_built_in, &mut later);
    // When a whole file is missing, whatever refers to it would be wrong as well, and nobody could find the one event
    // that matters.
    if !unreadable {
        events.append(&mut later);
    }
    Merged { model, broken, events, sources, unreadable }
}

fn finish(merged: Merged, check: impl FnOnce(&Model, &BTreeSet<ShapeId>, &mut Vec<Event>)) -> Loaded {
    let Merged { mut model, broken, mut events, sources, unreadable } = merged;
    if !unreadable {
        check(&model, &broken, &mut events);
    }
    upgrade::unbox(&mut model);
    suppress::apply(&model, &mut events);
    sort(&mut events);
    Loaded { model, events, sources }
}

impl Loaded {
    /// Whether any event is an error: the model is not fit for use then.
    pub fn has_errors(&self) -> bool {
        self.events.iter().any(|event| event.severity == Severity::Error)
    }
}

fn read<'a>(id: FileId, file: &'a SourceFile, events: &mut Vec<Event>) -> RawFile<'a> {
    let text = &*file.text;
    let looks_like_json = || text.trim_start_matches('\u{feff}').trim_start().starts_with('{');
    if file.name.ends_with(".json") || (!file.name.ends_with(".smithy") && looks_like_json()) {
        ast::read(id, text, events)
    } else {
        idl::read(id, text, events)
    }
}

/// Worst first, then by place; events without a place come last.
fn sort(events: &mut [Event]) {
    let no_place = Location { file: FileId(u32::MAX), line: u32::MAX, column: u32::MAX };
    events.sort_by(|a, b| {
        let key = |event: &Event| (Reverse(event.severity), event.location.unwrap_or(no_place));
        key(a)
            .cmp(&key(b))
            .then_with(|| a.id.cmp(&b.id))
            .then_with(|| a.shape_id.cmp(&b.shape_id))
            .then_with(|| a.message.cmp(&b.message))
    });
}

#[cfg(test)]
mod tests {
    use super::{load, resolve};
    use crate::{Event, Severity, Sources};

    fn errors(events: &[Event]) -> usize {
        events.iter().filter(|event| event.severity == Severity::Error).count()
    }

    /// The same model, and of what is wrong only what stands in the way of reading it.
    #[test]
    fn resolving_asks_no_rules() {
        let text = "$version: \"2\"\nnamespace a\n@mixin structure M { m: String }\n\
                    structure S with [M] { @length(min: 1) t: String, u: Missing }\n";
        for (text, unreadable) in [(text.to_owned(), 0), (format!("{text}apply Nothing @internal\n"), 1)] {
            let mut sources = Sources::new();
            sources.add("a.smithy", text);
            let (loaded, resolved) = (load(sources.clone()), resolve(sources));
            assert_eq!(loaded.model, resolved.model);
            assert_eq!(errors(&loaded.events), unreadable + 1, "{:?}", loaded.events);
            assert_eq!(errors(&resolved.events), unreadable, "{:?}", resolved.events);
        }
    }
}
