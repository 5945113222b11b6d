//! The one writer: brings a folder in line with the generated files, or says where it is not.
//!
//! A file is the generator's own when its first line carries [`MARKER`]. Only such files are ever overwritten
//! or removed, so what users put beside them stays. Files that are as they should be are not touched.

mod difference;
mod survey;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub(crate) use difference::unified;
pub use difference::{check, Difference};

pub use crate::format::MARKER;
use crate::Files;
use survey::Survey;

/// What [`write()`] did, as paths below the output folder, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that are new or have new content.
    pub written: Vec<String>,
    /// Files that had their content already.
    pub unchanged: Vec<String>,
    /// Generated files of an earlier run that are no longer generated.
    pub removed: Vec<String>,
}

/// Writes `files` below `out_dir`, skips those that are the same, and removes generated ones that are stale.
///
/// Each file appears whole: it is written beside its place, and moved there after all others are written too.
///
/// # Errors
/// What the file system says, with the path. Files that are in the way but carry no [`MARKER`], all of them, as
/// [`io::ErrorKind::AlreadyExists`]; nothing has been written then.
pub fn write(out_dir: &Path, files: &Files) -> io::Result<Report> {
    let survey = Survey::of(out_dir, files)?;
    if !survey.in_the_way.is_empty() {
        return Err(in_the_way(out_dir, &survey.in_the_way));
    }
    let mut staged = Vec::new();
    let result = stage(out_dir, files, &survey, &mut staged).and_then(|()| {
        staged.iter().try_for_each(|(from, to)| fs::rename(from, to).map_err(|error| at(to, &error)))
    });
    if result.is_err() {
        for (temporary, _) in &staged {
            // Those that were moved already are no longer there, and that is fine.
            let _ = fs::remove_file(temporary);
        }
    }
    result?;
    remove(out_dir, &survey.stale)?;
    Ok(Report {
        written: survey.changed.iter().map(|changed| changed.path.clone()).collect(),
        unchanged: survey.unchanged,
        removed: survey.stale,
    })
}

/// Refuses a folder that holds something, but nothing generated: the path is probably a slip.
///
/// Hidden files and folders do not count, so a fresh repository is fine.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] for such a folder, or what the file system says, with the path.
pub fn refuse_foreign(out_dir: &Path) -> io::Result<()> {
    if !out_dir.exists() || survey::is_empty(out_dir)? || survey::has_generated(out_dir)? {
        return Ok(());
    }
    let message = format!(
        "{}: this folder is not empty, and codegen has not written it; name a new or empty folder",
        out_dir.display()
    );
    Err(io::Error::new(io::ErrorKind::AlreadyExists, message))
}

/// Writes each changed file beside its place, under a name that nothing else has.
fn stage(
    out_dir: &Path,
    files: &Files,
    survey: &Survey,
    staged: &mut Vec<(PathBuf, PathBuf)>,
) -> io::Result<()> {
    for changed in &survey.changed {
        let Some(text) = files.get(&changed.path) else { continue };
        let to = out_dir.join(&changed.path);
        let folder = to.parent().unwrap_or(out_dir);
        fs::create_dir_all(folder).map_err(|error| at(folder, &error))?;
        let name = to.file_name().unwrap_or_default().to_string_lossy();
        let temporary = folder.join(format!(".{name}.{}.tmp", std::process::id()));
        staged.push((temporary.clone(), to));
        fs::write(&temporary, text).map_err(|error| at(&temporary, &error))?;
    }
    Ok(())
}

/// Removes stale files, and the folders that are empty without them.
fn remove(out_dir: &Path, stale: &[String]) -> io::Result<()> {
    for path in stale {
        let file = out_dir.join(path);
        fs::remove_file(&file).map_err(|error| at(&file, &error))?;
        for folder in file.ancestors().skip(1).take_while(|folder| *folder != out_dir) {
            // Fails for a folder that still holds something, which is the end of it.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
    Ok(())
}

fn in_the_way(out_dir: &Path, paths: &[String]) -> io::Error {
    let list: Vec<_> = paths.iter().map(|path| format!("\n  {}", out_dir.join(path).display())).collect();
    let message = format!(
        "would overwrite what codegen has not written; move it away, or name another folder:{}",
        list.concat()
    );
    io::Error::new(io::ErrorKind::AlreadyExists, message)
}

fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests;
