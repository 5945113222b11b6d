//! Where the conformance data is.
#![allow(dead_code)] // Each test target uses its own part.

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
        eprintln!("SKIPPED {what}: no conformance data beside the repository, and CODEGEN_SHARED names none");
    }
    folder
}
