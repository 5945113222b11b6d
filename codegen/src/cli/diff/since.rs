//! Model files as they were at another revision, from the version control system.

use std::path::{Path, PathBuf};
use std::process::Command;

use smithy_model::Sources;

use super::CouldNotRun;

/// The model files at these paths in the revision, as `git` has them; nothing where none of the paths was there yet.
///
/// # Errors
/// What `git` says: no repository, no such revision, no `git`.
pub fn read(root: &Path, revision: &str, paths: &[PathBuf]) -> Result<Option<Sources>, CouldNotRun> {
    let relative = |path: &PathBuf| path.strip_prefix(root).unwrap_or(path).to_path_buf();
    let mut list =
        vec!["ls-tree".into(), "-r".into(), "-z".into(), "--name-only".into(), "--full-name".into()];
    // What begins with a dash would be an option, and no revision is called so.
    list.extend(["--end-of-options".into(), revision.into(), "--".into()]);
    list.extend(paths.iter().map(|path| relative(path).into_os_string()));
    let listed = git(root, &list)?;
    let mut sources = Sources::new();
    for name in listed.split('\0').filter(|name| is_model(name)) {
        let text = git(root, &["cat-file".into(), "blob".into(), format!("{revision}:{name}").into()])?;
        sources.add(format!("{revision}:{name}"), text);
    }
    Ok(Some(sources).filter(|sources| !sources.is_empty()))
}

fn is_model(name: &str) -> bool {
    [".smithy", ".json"].iter().any(|ending| name.ends_with(ending))
}

fn git(root: &Path, arguments: &[std::ffi::OsString]) -> Result<String, CouldNotRun> {
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let output = Command::new("git").arg("-C").arg(root).args(arguments).output();
    let output = output.map_err(|error| CouldNotRun(format!("--since needs git: {error}")))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.trim().trim_start_matches("fatal: ");
        return Err(CouldNotRun(format!("--since: git says: {said}")));
    }
    String::from_utf8(output.stdout).map_err(|_| {
        let what = arguments.last().map(|last| last.to_string_lossy()).unwrap_or_default();
        CouldNotRun(format!("--since: {what} is no UTF-8 text, which models have to be"))
    })
}
