//! The last release of a generated crate: the models that it was made from, and its place in the change log.
//!
//! A crate's configuration may name a folder, `released`. In it is one folder, named after the version, with the JSON
//! AST of each model as the crate was made from it, patches applied: the crate's own and one a module. A module's file
//! leaves out what the crate's own model has.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use smithy_model::{write_ast, Event, Model, ShapeId, Sources};

use crate::changes::Sections;
use crate::output::at;
use crate::pair::{pair, pair_namespace, Given, Pair};
use crate::verdict::{self, Level, Verdict, What};
use crate::{report, Module, Options};

/// What was released last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released {
    /// The version.
    pub version: String,
    /// The text of each AST: by the crate's name its own model, by a module's name that one's.
    pub texts: BTreeMap<String, String>,
}

/// The release that a folder holds; nothing where the folder is not there yet.
///
/// # Errors
/// What the file system says, with the path; a folder that holds several versions or none.
pub fn read(folder: &Path) -> io::Result<Option<Released>> {
    if !folder.exists() {
        return Ok(None);
    }
    let mut versions = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| at(folder, &error))? {
        let path = entry.map_err(|error| at(folder, &error))?.path();
        if path.is_dir() {
            versions.push(path);
        }
    }
    versions.sort();
    let [version] = versions.as_slice() else {
        let message = format!(
            "{}: one folder is expected here, named after the version that was released last",
            folder.display()
        );
        return Err(io::Error::new(io::ErrorKind::InvalidData, message));
    };
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(version).map_err(|error| at(version, &error))? {
        let path = entry.map_err(|error| at(version, &error))?.path();
        if let (Some(name), true) =
            (path.file_stem(), path.extension().is_some_and(|ending| ending == "json"))
        {
            let text = fs::read_to_string(&path).map_err(|error| at(&path, &error))?;
            texts.insert(name.to_string_lossy().into_owned(), text);
        }
    }
    let version = version.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Some(Released { version, texts }))
}

/// The text of each AST that a release of these models would have.
pub fn texts(crate_name: &str, model: &Model, modules: &[Module]) -> BTreeMap<String, String> {
    let own = (crate_name.to_owned(), write_ast(model));
    let others = modules.iter().map(|module| {
        let text = match module.namespace {
            None => write_ast(&module.model),
            Some(_) => write_ast(&without(&module.model, model)),
        };
        (module.name.clone(), text)
    });
    others.chain([own]).collect()
}

/// The sources of one of the released models: a module's, where it borrows from the crate's own, with that.
pub fn sources(released: &Released, crate_name: &str, module: Option<&Module>) -> Option<Sources> {
    let name = module.map_or(crate_name, |module| &module.name);
    let borrows = module.is_some_and(|module| module.namespace.is_some());
    let mut sources = Sources::new();
    for name in [Some(name), borrows.then_some(crate_name)].into_iter().flatten() {
        sources.add(format!("{}/{name}.json", released.version), released.texts.get(name)?.as_str());
    }
    Some(sources)
}

/// What of a model another one does not have.
fn without(model: &Model, other: &Model) -> Model {
    let shapes = model.shapes.iter().filter(|(id, shape)| shape.built_in || other.shape(id).is_none());
    let mut rest = Model {
        shapes: shapes.map(|(id, shape)| (id.clone(), shape.clone())).collect(),
        metadata: model.metadata.clone(),
    };
    rest.metadata.retain(|key, value| other.metadata.get(key) != Some(value));
    rest
}

/// What has changed since a release.
#[derive(Debug)]
pub struct Since {
    /// The verdict on the crate.
    pub verdict: Verdict,
    /// The items of the change log's next section.
    pub sections: Sections,
}

/// Compares the models of a crate with those of its last release.
///
/// # Errors
/// What is wrong with the models of the release.
pub fn since(released: &Released, model: &Model, options: &Options) -> Result<Since, Vec<Event>> {
    let load = |module: Option<&Module>| -> Result<Option<Model>, Vec<Event>> {
        let Some(sources) = sources(released, &options.crate_name, module) else { return Ok(None) };
        let loaded = smithy_model::resolve(sources);
        match loaded.has_errors() {
            true => Err(loaded.events),
            false => Ok(Some(loaded.model)),
        }
    };
    let old = load(None)?.unwrap_or_default();
    let mut before = Options { modules: Vec::new(), ..options.clone() };
    let mut pairs = vec![(None, paired(old.clone(), model.clone(), options.service.as_ref())?)];
    for module in &options.modules {
        let old = load(Some(module))?;
        before.modules.extend(old.clone().map(|model| Module { model, ..module.clone() }));
        let (old, new) = (old.unwrap_or_default(), module.model.clone());
        let pair = match &module.namespace {
            Some(namespace) => pair_namespace(old, new, namespace),
            None => paired(old, new, module.service.as_ref())?,
        };
        pairs.push((Some(module.name.as_str()), pair));
    }
    let side = |model, options| verdict::Side { model, options };
    let verdict = verdict::verdict(side(&old, &before), side(model, options))?;
    let mut sections = Sections::default();
    for (module, pair) in &pairs {
        let mut of_model = report::sections(pair);
        if let Some(module) = module {
            of_model.each(|item| format!("In `{module}`: {item}"));
        }
        sections.extend(of_model);
    }
    Ok(Since { verdict, sections })
}

fn paired(old: Model, new: Model, service: Option<&ShapeId>) -> Result<Pair, Vec<Event>> {
    let given = |model| Given { model, c2j: false };
    pair(given(old), given(new), service).map_err(|message| vec![Event::error("Codegen.Released", message)])
}

/// What the change log says of it, as CommonMark; nothing where nothing has changed.
pub fn section(released: &Released, since: Option<&Since>) -> String {
    let Some(Since { verdict, sections }) = since else { return String::new() };
    let mut text = format!("Since {}: {}.\n", released.version, verdict::line(verdict));
    let breaking = verdict.changes.iter().filter(|change| change.level == Level::Major);
    let breaking: Vec<String> = breaking
        .map(|change| match &change.what {
            What::Changed { old, new } => format!("`{}`: `{old}` is `{new}` now.", change.item),
            What::Renamed(name) => format!("`{}` is called `{name}` now.", change.item),
            What::Removed(_) => format!("`{}` is gone.", change.item),
            _ => format!("`{}`.", change.item),
        })
        .collect();
    let breaking = [("Breaking", breaking.as_slice())];
    for (heading, items) in breaking.into_iter().filter(|(_, items)| !items.is_empty()).chain(sections.iter())
    {
        text += &format!("\n### {heading}\n\n");
        items.iter().for_each(|item| text += &format!("- {item}\n"));
    }
    text
}

/// Whether a version is no less than another one, by their numbers.
pub fn is_at_least(version: &str, least: &str) -> bool {
    fn numbers(version: &str) -> Vec<u64> {
        let core = version.split(['-', '+']).next().unwrap_or_default();
        core.split('.').map(|number| number.parse().unwrap_or_default()).collect()
    }
    numbers(version) >= numbers(least)
}

/// Where the part of a change log begins and ends that is written here.
const BEGIN: &str = "<!-- codegen writes from here: what the model has changed -->";
const END: &str = "<!-- codegen writes until here -->";

/// The change log with its generated part replaced.
///
/// # Errors
/// A change log without such a part, or with several.
pub fn with_changes(changelog: &str, changes: &str) -> Result<String, String> {
    let part = changelog.split_once(BEGIN).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(END)?;
        Some((before, after))
    });
    let Some((before, after)) = part.filter(|(_, after)| !after.contains(BEGIN) && !after.contains(END))
    else {
        return Err(format!("it needs one line `{BEGIN}` and after it one line `{END}`"));
    };
    let changes = changes.trim();
    let gap = if changes.is_empty() { "" } else { "\n" };
    Ok(format!("{before}{BEGIN}\n{gap}{changes}{gap}{gap}{END}{after}"))
}

/// The change log once its generated part has become that of a version: the part is empty, and what it held stands
/// under the version's own heading.
///
/// # Errors
/// As for [`with_changes`].
pub fn released_as(changelog: &str, version: &str, date: &str) -> Result<String, String> {
    let emptied = with_changes(changelog, "")?;
    let changes =
        changelog.split_once(BEGIN).and_then(|(_, rest)| rest.split_once(END)).map(|(part, _)| part);
    let changes = changes.unwrap_or_default().trim();
    let gap = if changes.is_empty() { "" } else { "\n\n" };
    Ok(emptied.replacen(END, &format!("{END}\n\n## {version} - {date}{gap}{changes}"), 1))
}

#[cfg(test)]
mod tests {
    use super::{released_as, with_changes, BEGIN, END};

    #[test]
    fn the_part_is_replaced_and_nothing_else() {
        let log = format!("# Log\n\n## Unreleased\n\n{BEGIN}\n{END}\n\n## 0.1.0\n\nFirst.\n");
        let with = with_changes(&log, "### Added\n\n- One.\n");
        let expected = format!(
            "# Log\n\n## Unreleased\n\n{BEGIN}\n\n### Added\n\n- One.\n\n{END}\n\n## 0.1.0\n\nFirst.\n"
        );
        assert_eq!(with.as_deref(), Ok(expected.as_str()));
        assert_eq!(with_changes(&expected, "### Added\n\n- One."), Ok(expected.clone()));
        assert_eq!(with_changes(&expected, ""), Ok(log.clone()));

        let released = format!(
            "# Log\n\n## Unreleased\n\n{BEGIN}\n{END}\n\n## 0.1.1 - 2021-05-03\n\n### Added\n\n- One.\n\n## 0.1.0\n\nFirst.\n"
        );
        assert_eq!(released_as(&expected, "0.1.1", "2021-05-03"), Ok(released));
    }

    #[test]
    fn a_log_without_the_part_is_refused() {
        for log in [String::new(), format!("{END}\n{BEGIN}\n"), format!("{BEGIN}\n{END}\n{BEGIN}\n{END}\n")] {
            assert!(with_changes(&log, "x").is_err(), "{log:?}");
        }
    }
}
