//! What a crate's models have become since its last release: the line that says so, the change log, the next release.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use smithy_model::Model;

use super::request::Configured;
use super::CouldNotRun;
use crate::output;
use crate::release::{self, Released, Since};
use crate::verdict;
use crate::Options;

/// A crate beside its last release.
pub struct Release {
    /// The last one; nothing before the first.
    last: Option<Released>,
    /// What has changed since; nothing where nothing has.
    since: Option<Since>,
    /// The version that the configuration gives the crate.
    version: String,
    /// The models of the crate as they are now.
    texts: BTreeMap<String, String>,
    /// Where the models of releases are kept.
    folder: PathBuf,
    changelog: Option<Changelog>,
}

/// A change log.
struct Changelog {
    path: PathBuf,
    /// What is there.
    is: String,
    /// What belongs there.
    should_be: String,
}

impl Release {
    /// Looks at the last release of a crate; nothing for one whose configuration does not say where that is.
    pub fn of(
        configured: &Configured,
        model: &Model,
        options: &Options,
    ) -> Result<Option<Self>, CouldNotRun> {
        let Some(settings) = configured.settings() else { return Ok(None) };
        let Some(folder) = settings.released.as_ref().map(|folder| configured.root.join(folder)) else {
            return Ok(None);
        };
        let last = release::read(&folder).map_err(|error| CouldNotRun(format!("`released`: {error}")))?;
        let texts = release::texts(&options.crate_name, model, &options.modules);
        let since = match &last {
            Some(last) if last.texts != texts => {
                Some(release::since(last, model, options).map_err(|events| failed(&folder, &events))?)
            }
            _ => None,
        };
        let changelog = match &settings.changelog {
            Some(path) => {
                let section = last.as_ref().map(|last| release::section(last, since.as_ref()));
                Some(Changelog::read(configured.root.join(path), &section.unwrap_or_default())?)
            }
            None => None,
        };
        Ok(Some(Self { last, since, version: settings.package.version.clone(), texts, folder, changelog }))
    }

    /// The verdict in one line.
    pub fn line(&self) -> String {
        match (&self.last, &self.since) {
            (None, _) => "nothing was released yet; `codegen release` says that it is".to_owned(),
            (Some(last), None) => format!("since {}: none; the models are the same", last.version),
            (Some(last), Some(since)) => {
                let next = since.verdict.release(&last.version).unwrap_or_default();
                format!(
                    "since {}: {}; the next version is {next} or higher",
                    last.version,
                    verdict::line(&since.verdict)
                )
            }
        }
    }

    /// What of the change log is not up to date, as a diff.
    pub fn stale(&self) -> Option<String> {
        let changelog = self.changelog.as_ref().filter(|changelog| changelog.is != changelog.should_be)?;
        let name = changelog.path.to_string_lossy().replace('\\', "/");
        Some(output::unified(&name, Some(&changelog.is), Some(&changelog.should_be)))
    }

    /// Brings the change log up to date.
    pub fn write(&self) -> Result<(), CouldNotRun> {
        match &self.changelog {
            Some(changelog) => changelog.write(&changelog.should_be),
            None => Ok(()),
        }
    }

    /// Makes the crate as it is the last release.
    ///
    /// # Errors
    /// A version that is not high enough for what has changed; what the file system says.
    pub fn record(&self, date: &str) -> Result<String, CouldNotRun> {
        let least = match (&self.last, &self.since) {
            (Some(last), Some(since)) => since.verdict.release(&last.version),
            (Some(last), None) if last.version == self.version => {
                return Ok(format!("{} is released already", last.version));
            }
            (Some(last), None) => Some(last.version.clone()),
            (None, _) => None,
        };
        if let Some(least) = least.filter(|least| !release::is_at_least(&self.version, least)) {
            return Err(CouldNotRun(format!(
                "{}; set `version` in the configuration to {least} or higher, and not {}",
                self.line(),
                self.version
            )));
        }
        let folder = self.folder.join(&self.version);
        let ast = |(name, text): (&String, &String)| (folder.join(format!("{name}.json")), text.clone());
        let mut files: Vec<(PathBuf, String)> = self.texts.iter().map(ast).collect();
        if let Some(changelog) = &self.changelog {
            let text = release::released_as(&changelog.should_be, &self.version, date);
            files.push((changelog.path.clone(), text.map_err(|problem| changelog.unfit(&problem))?));
        }
        super::write_whole(&files)?;
        // Last, so that a release is never lost.
        if let Some(last) = self.last.as_ref().filter(|last| last.version != self.version) {
            let gone = self.folder.join(&last.version);
            fs::remove_dir_all(&gone).map_err(|error| CouldNotRun::at(&gone, &error))?;
        }
        Ok(format!("{} is released", self.version))
    }
}

impl Changelog {
    fn read(path: PathBuf, section: &str) -> Result<Self, CouldNotRun> {
        let is = fs::read_to_string(&path).map_err(|error| CouldNotRun::at(&path, &error))?;
        let changelog = Self { path, is, should_be: String::new() };
        let should_be =
            release::with_changes(&changelog.is, section).map_err(|problem| changelog.unfit(&problem))?;
        Ok(Self { should_be, ..changelog })
    }

    fn unfit(&self, problem: &str) -> CouldNotRun {
        CouldNotRun(format!("{}: {problem}", self.path.display()))
    }

    fn write(&self, text: &str) -> Result<(), CouldNotRun> {
        if self.is == text {
            return Ok(());
        }
        super::write_whole(&[(self.path.clone(), text.to_owned())])
    }
}

fn failed(folder: &Path, events: &[smithy_model::Event]) -> CouldNotRun {
    let messages: Vec<&str> = events.iter().map(|event| event.message.as_str()).collect();
    let help = "bring the folder back as it was recorded, or remove it for the crate to have no release";
    let messages = messages.join("; ");
    CouldNotRun(format!("{}: the last release cannot be compared: {messages}\n  {help}", folder.display()))
}
