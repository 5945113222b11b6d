//! Where the conformance data is.
#![allow(dead_code)] // Each test target uses its own part.

use std::io::Write as _;
use std::path::PathBuf;

/// The `shared` folder: named by `CODEGEN_SHARED`, else beside the repository.
pub fn shared() -> Option<PathBuf> {
    let folder = match std::env::var_os("CODEGEN_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
    };
    folder.join("conformance").is_dir().then_some(folder)
}

/// The same; says aloud what is skipped where it is absent.
pub fn shared_or_skip(what: &str) -> Option<PathBuf> {
    let folder = shared();
    if folder.is_none() {
        // Not `eprintln!`, which the test harness keeps to itself where a test passes.
        let message = "no conformance data beside the repository, and CODEGEN_SHARED names none";
        let _ = writeln!(std::io::stderr(), "SKIPPED {what}: {message}");
    }
    folder
}
