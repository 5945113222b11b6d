//! Formatted files mean what they meant before, and formatting them again changes nothing.
#![allow(clippy::unwrap_used)]

mod common;

use std::path::{Path, PathBuf};

use smithy_model::{format, load, write_ast, FileId, Model, Sources};

fn load_text(text: &str) -> Model {
    let mut sources = Sources::new();
    sources.add("model.smithy", text);
    load(sources).model
}

/// False for a file with syntax errors, which is left alone.
fn check(name: &str, text: &str) -> bool {
    let Ok(formatted) = format(FileId(0), text) else { return false };
    assert_eq!(format(FileId(0), &formatted).as_ref(), Ok(&formatted), "{name}");
    let (before, after) = (load_text(text), load_text(&formatted));
    assert!(before == after, "{name}:\n{formatted}\n{}\n{}", write_ast(&before), write_ast(&after));
    true
}

/// Checks every IDL file below a folder, and gives how many there are and how many of them could be read.
fn check_below(folder: &Path) -> (usize, usize) {
    let mut sources = Sources::new();
    sources.add_path(folder).unwrap();
    let texts = sources.iter().filter(|(_, file)| file.name.ends_with(".smithy"));
    let checked: Vec<bool> = texts.map(|(_, file)| check(&file.name, &file.text)).collect();
    (checked.len(), checked.iter().filter(|read| **read).count())
}

#[test]
fn our_own_files() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    for folder in ["../../model", "src/builtin", "tests/fixtures/valid"] {
        let (files, read) = check_below(&root.join(folder));
        assert!(files > 0 && files == read, "{folder}: {read} of {files}");
    }
}

// Two tests, so that they run beside each other.

#[test]
fn conformance_errorfiles() {
    let Some(shared) = common::shared_or_skip("formatting errorfiles") else { return };
    let (files, read) = check_below(&shared.join("conformance/errorfiles"));
    // Those with syntax errors are there for the reader.
    assert!(files > 200 && read * 20 > files * 19, "{read} of {files}");
}

#[test]
fn other_conformance_files() {
    let Some(shared) = common::shared_or_skip("formatting conformance files") else { return };
    let folder = shared.join("conformance");
    let mut count = 0;
    for part in [
        "loader-valid",
        "diff",
        "idl-serialization",
        "selectors",
        "formatter",
        "protocol-tests",
        "trait-models",
    ] {
        let (files, read) = check_below(&folder.join(part));
        assert_eq!(files, read, "{part}");
        count += files;
    }
    assert!(count > 300, "{count}");
}
