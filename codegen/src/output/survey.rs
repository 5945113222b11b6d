//! How a folder differs from what is to be written, found without touching it.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::{at, MARKER};
use crate::Files;

/// Every file in one of five lots, in the order of the paths.
#[derive(Debug, Default)]
pub struct Survey {
    /// To be written.
    pub changed: Vec<Changed>,
    /// As it should be.
    pub unchanged: Vec<String>,
    /// Generated once, and no longer.
    pub stale: Vec<String>,
    /// There, but not generated: must not be overwritten.
    pub in_the_way: Vec<String>,
}

/// A file that is not there, or not as it should be.
#[derive(Debug)]
pub struct Changed {
    /// Its path below the folder.
    pub path: String,
    /// What it holds now.
    pub old: Option<Vec<u8>>,
}

impl Survey {
    /// Compares a folder, which need not exist, with what it should hold.
    pub fn of(out_dir: &Path, files: &Files) -> io::Result<Self> {
        let mut survey = Self::default();
        for (path, text) in files {
            if !is_plain(path) {
                let message = format!("{path}: a generated file has to lie below the output folder");
                return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
            }
            let place = out_dir.join(path);
            match fs::read(&place) {
                Ok(old) if old == text.as_bytes() => survey.unchanged.push(path.clone()),
                Ok(old) if is_marked(&old) => {
                    survey.changed.push(Changed { path: path.clone(), old: Some(old) });
                }
                Ok(_) => survey.in_the_way.push(path.clone()),
                Err(_) if place.is_dir() => survey.in_the_way.push(path.clone()),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    survey.changed.push(Changed { path: path.clone(), old: None });
                }
                Err(error) => return Err(at(&place, &error)),
            }
        }
        generated_below(out_dir, String::new(), &mut |path| {
            if !files.contains_key(&path) {
                survey.stale.push(path);
            }
            true
        })?;
        survey.stale.sort();
        Ok(survey)
    }
}

/// Whether the folder holds nothing but hidden entries.
pub fn is_empty(folder: &Path) -> io::Result<bool> {
    for entry in fs::read_dir(folder).map_err(|error| at(folder, &error))? {
        let entry = entry.map_err(|error| at(folder, &error))?;
        if !entry.file_name().to_string_lossy().starts_with('.') {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether there is a generated file in the folder.
pub fn has_generated(folder: &Path) -> io::Result<bool> {
    let mut found = false;
    generated_below(folder, String::new(), &mut |_| {
        found = true;
        false
    })?;
    Ok(found)
}

/// Hands the path of each generated file to `visit` until it says false.
///
/// Stays out of hidden folders, of links, of build output, and of folders with a manifest: those are other crates.
/// Depth is bounded by the longest path that the file system takes.
fn generated_below(folder: &Path, prefix: String, visit: &mut dyn FnMut(String) -> bool) -> io::Result<()> {
    let mut pending = vec![(folder.to_path_buf(), prefix)];
    while let Some((folder, prefix)) = pending.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(at(&folder, &error)),
        };
        for entry in entries {
            let entry = entry.map_err(|error| at(&folder, &error))?;
            let kind = entry.file_type().map_err(|error| at(&entry.path(), &error))?;
            // A name that is no Unicode is not one of ours.
            let Ok(name) = entry.file_name().into_string() else { continue };
            let path = format!("{prefix}{name}");
            if kind.is_dir() {
                let other = name.starts_with('.')
                    || (prefix.is_empty() && name == "target")
                    || entry.path().join("Cargo.toml").exists();
                if !other {
                    pending.push((entry.path(), format!("{path}/")));
                }
            } else if kind.is_file()
                && is_generated(&entry.path()).map_err(|error| at(&entry.path(), &error))?
                && !visit(path)
            {
                return Ok(());
            }
        }
    }
    Ok(())
}

fn is_generated(file: &Path) -> io::Result<bool> {
    let ours = file.extension().is_some_and(|ending| ending == "rs" || ending == "toml" || ending == "md");
    if !ours {
        return Ok(false);
    }
    let mut start = Vec::with_capacity(MARKER_WITHIN);
    fs::File::open(file)?.take(MARKER_WITHIN as u64).read_to_end(&mut start)?;
    Ok(is_marked(&start))
}

/// How many bytes of a file's first line are looked at.
const MARKER_WITHIN: usize = 256;

fn is_marked(content: &[u8]) -> bool {
    let start = content.get(..MARKER_WITHIN).unwrap_or(content);
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    line.windows(MARKER.len()).any(|window| window == MARKER.as_bytes())
}

/// Relative, and nothing in it leads out of the folder.
fn is_plain(path: &str) -> bool {
    !path.contains('\\')
        && !path.contains(':')
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}
