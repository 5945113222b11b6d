//! Data that this project did not write: beside the repository, or where `CODEGEN_SHARED` points.

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// A file or folder of it; nothing, said aloud, where it is not at hand.
pub fn shared(path: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("CODEGEN_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let path = folder.join(path);
    if path.exists() {
        return Some(path);
    }
    // Not `eprintln!`, which the test harness keeps to itself where a test passes.
    let message = "is not there; CODEGEN_SHARED names the folder that holds `reference` and `conformance`";
    let _ = writeln!(std::io::stderr(), "SKIPPED: {} {message}", path.display());
    None
}
