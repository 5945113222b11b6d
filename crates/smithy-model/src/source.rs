//! Source files and places in them.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Which file of [`Sources`] a [`Location`] is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A place in a source file: line and column count from 1, the column in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The file.
    pub file: FileId,
    /// Line, from 1; 0 where there is no line to speak of.
    pub line: u32,
    /// Column, from 1; 0 where there is none.
    pub column: u32,
}

/// A file's name, as errors quote it, and its text.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path as it was given.
    pub name: Arc<str>,
    /// The whole text.
    pub text: Arc<str>,
}

/// The files that a model is loaded from, in order.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file that is in memory. The name's ending tells its format: `.json` or `.smithy`.
    pub fn add(&mut self, name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(SourceFile { name: name.into(), text: text.into() });
        id
    }

    /// Adds a file, or every `.smithy` and `.json` file below a folder in the order of their names. With a file called
    /// `service-2.json`, the `paginators-1.json` and `waiters-2.json` beside it are added as well.
    ///
    /// # Errors
    /// What the file system says, with the path; a file that is no UTF-8, or is compressed; a folder without a model.
    pub fn add_path(&mut self, path: &Path) -> io::Result<()> {
        self.add_path_with(path, &|path| {
            if is_compressed(path) {
                let message = "the file is compressed, and has to be decompressed first";
                return Err(io::Error::new(io::ErrorKind::Unsupported, message));
            }
            std::fs::read(path)
        })
    }

    /// The same with one's own way to read a file, which may decompress it: files whose names end in `.json.gz` count
    /// as models, too.
    ///
    /// # Errors
    /// As for [`Sources::add_path`], and what `read` says.
    pub fn add_path_with(
        &mut self,
        path: &Path,
        read: &dyn Fn(&Path) -> io::Result<Vec<u8>>,
    ) -> io::Result<()> {
        let mut paths = Vec::new();
        collect(path, &mut paths, 0)?;
        if paths.is_empty() {
            let message = format!("{}: no .smithy or .json file in this folder", path.display());
            return Err(io::Error::new(io::ErrorKind::NotFound, message));
        }
        // A service's paginators and waiters stand in files beside it.
        paths.extend(crate::c2j::companions(path));
        for path in paths {
            let bytes = read(&path).map_err(|error| named(&path, &error))?;
            let text = String::from_utf8(bytes).map_err(|_| {
                let message = "stream did not contain valid UTF-8";
                named(&path, &io::Error::new(io::ErrorKind::InvalidData, message))
            })?;
            self.add(path.to_string_lossy().replace('\\', "/"), text);
        }
        Ok(())
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// True without files.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The file with this id, if it is one of these.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// All files, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(index as u32), file))
    }
}

/// Deep enough for any real tree; keeps a cycle of links from going on for ever.
const MAX_FOLDER_DEPTH: usize = 32;

fn collect(path: &Path, into: &mut Vec<PathBuf>, depth: usize) -> io::Result<()> {
    let metadata = std::fs::metadata(path).map_err(|error| named(path, &error))?;
    if !metadata.is_dir() {
        into.push(path.to_path_buf());
        return Ok(());
    }
    if depth > MAX_FOLDER_DEPTH {
        return Err(io::Error::other(format!("{}: folders nest too deeply", path.display())));
    }
    let entries = std::fs::read_dir(path).map_err(|error| named(path, &error))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    for child in paths {
        let model = child.extension().is_some_and(|ending| ending == "smithy" || ending == "json");
        let compressed = child.file_name().is_some_and(|name| name.to_string_lossy().ends_with(".json.gz"));
        if child.is_dir() || model || compressed {
            collect(&child, into, depth + 1)?;
        }
    }
    Ok(())
}

/// Whether a file's name says that it is gzipped.
fn is_compressed(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "gz")
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
