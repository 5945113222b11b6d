//! Writes the twin: the structures and enums of chime-messaging-types again, from its sources, with serde derive.

mod print;
mod read;

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), String> {
    let sources = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("../../crates/chime-messaging-types/src");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed={}", sources.display());
    let shapes = read::shapes(&sources)?;
    let file = PathBuf::from(variable("OUT_DIR")?).join("twin.rs");
    fs::write(&file, print::file(&shapes))
        .map_err(|error| format!("cannot write {}: {error}", file.display()))
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|error| format!("{name}: {error}; this is a build script, for cargo to run"))
}
