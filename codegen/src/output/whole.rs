//! Writing files whole: all of them appear, or none.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::at;

/// Writes each text beside its place, and moves all of them there once the last one is written. Folders are made, a
/// link stays one, and what was there keeps its permissions.
///
/// # Errors
/// What the file system says, with the path.
pub fn write(files: &[(PathBuf, impl AsRef<str>)]) -> io::Result<()> {
    let mut staged = Vec::new();
    let result =
        files.iter().try_for_each(|(path, text)| stage(path, text.as_ref(), &mut staged)).and_then(|()| {
            staged.iter().try_for_each(|(from, to)| fs::rename(from, to).map_err(|error| at(to, &error)))
        });
    if result.is_err() {
        for (temporary, _) in &staged {
            // Those that were moved already are no longer there, and that is fine.
            let _ = fs::remove_file(temporary);
        }
    }
    result
}

fn stage(path: &Path, text: &str, staged: &mut Vec<(PathBuf, PathBuf)>) -> io::Result<()> {
    // Where a link leads to, for a file that is there.
    let to = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = to.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder).map_err(|error| at(folder, &error))?;
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    let temporary = folder.join(format!(".{name}.{}.tmp", std::process::id()));
    staged.push((temporary.clone(), to.clone()));
    fs::write(&temporary, text).map_err(|error| at(&temporary, &error))?;
    if let Ok(metadata) = fs::metadata(&to) {
        fs::set_permissions(&temporary, metadata.permissions()).map_err(|error| at(&temporary, &error))?;
    }
    Ok(())
}
