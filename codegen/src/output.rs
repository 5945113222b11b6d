//! The one writer: brings a folder in line with the generated files, or says where it is not.
//!
//! A file is the generator's own when its first line carries [`MARKER`]. Only such files are ever overwritten
//! or removed, so what users put beside them stays. Files that are as they should be are not touched.

mod difference;
mod survey;
pub(crate) mod whole;

use std::fs;
use std::io;
use std::path::Path;

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
    let text = |path: &String| Some((out_dir.join(path), files.get(path)?));
    let changed: Vec<_> = survey.changed.iter().filter_map(|changed| text(&changed.path)).collect();
    whole::write(&changed)?;
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

/// What the file system says, with the path.
pub(crate) fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests;
