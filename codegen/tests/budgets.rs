//! Ceilings of what the emitted crate costs those who use it, so that nothing grows unnoticed.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The budget, what only builds need included.
const DEPENDENCIES: usize = 6;

/// Of `crates/chime-messaging-types/src`. What makes it grow is to be worth it: raise the ceiling in the same commit.
const LINES: usize = 36_000;
const BYTES: usize = 1_400_000;
/// The same of what only the feature `http` reads.
const HTTP_LINES: usize = 4_000;

#[test]
fn the_types_crate_has_few_dependencies() {
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(root())
        .args(["tree", "--offline", "--package=chime-messaging-types", "--edges=normal,build"])
        .args(["--prefix=none", "--no-dedupe"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let mut crates: BTreeSet<&str> = text.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(crates.remove("chime-messaging-types"), "cargo tree does not name the crate itself:\n{text}");
    assert!(
        crates.len() <= DEPENDENCIES,
        "{} dependencies instead of {DEPENDENCIES} at most: {crates:?}",
        crates.len()
    );
}

#[test]
fn the_types_crate_is_lean() {
    let sources = root().join("crates/chime-messaging-types/src");
    let is_http = |file: &PathBuf| file.parent().is_some_and(|folder| folder.ends_with("http"));
    let (http, always): (Vec<_>, Vec<_>) = files(&sources).into_iter().partition(is_http);
    let text = |file: &PathBuf| fs::read_to_string(file).unwrap();
    let lines = |files: &[PathBuf]| files.iter().map(|file| text(file).lines().count()).sum::<usize>();
    let bytes: usize = always.iter().map(|file| text(file).len()).sum();
    let (always, http) = (lines(&always), lines(&http));
    assert!(always <= LINES, "{always} lines instead of {LINES} at most");
    assert!(bytes <= BYTES, "{bytes} bytes instead of {BYTES} at most");
    assert!(http > 0 && http <= HTTP_LINES, "{http} lines of HTTP instead of {HTTP_LINES} at most");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
