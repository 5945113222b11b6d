//! A cargo workspace on disk, below the folder for what tests make, built by the cargo that runs the tests.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A workspace.
pub struct Workspace {
    folder: PathBuf,
}

impl Workspace {
    /// Writes a workspace of these members, with these files. Files that are as they should be are left alone, so that a
    /// second run is quick.
    pub fn write(name: &str, members: &[String], mut files: BTreeMap<String, String>) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let lock = fs::read_to_string(repository("Cargo.lock")).expect("the workspace has a lock file");
        files.insert("Cargo.lock".to_owned(), lock);
        files.insert("Cargo.toml".to_owned(), manifest(members));
        remove_others(&folder, &folder, &files);
        for (path, text) in &files {
            write(&folder.join(path), text);
        }
        Self { folder }
    }

    /// Runs cargo in the workspace.
    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(arguments).current_dir(&self.folder);
        // One folder for all that is built, and flags that no caller's environment changes.
        cargo.env("CARGO_TARGET_DIR", self.folder.join("target")).env("CARGO_NET_OFFLINE", "true");
        cargo
            .env("RUSTFLAGS", "-Dwarnings")
            .env("RUSTDOCFLAGS", "-Dwarnings")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        cargo.output().expect("cargo runs")
    }

    /// Runs cargo in the workspace, and fails with what it wrote where it fails.
    pub fn succeed(&self, arguments: &[&str]) -> Output {
        let output = self.run(arguments);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(
            output.status.success(),
            "cargo {}\n{}\n{}",
            arguments.join(" "),
            text(&output.stdout),
            text(&output.stderr)
        );
        output
    }
}

/// The runtime's folder as a manifest has it. The folder with what is built may be anywhere, so it is absolute.
pub fn runtime() -> String {
    format!("{:?}", repository("crates/smithy-schema"))
}

fn manifest(members: &[String]) -> String {
    format!(
        r#"[workspace]
resolver = "2"
members = {members:?}

[workspace.dependencies]
serde_json = {{ version = "1", default-features = false, features = ["std"] }}

[workspace.lints.rust]
unsafe_code = "forbid"
missing_docs = "warn"

[profile.dev]
debug = 0
incremental = false
"#
    )
}

/// A path below the repository's root.
fn repository(path: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    path.canonicalize().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|found| found == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("files are in folders")).unwrap();
    fs::write(path, text).unwrap();
}

/// Removes what an earlier run had and this one has not.
fn remove_others(root: &Path, folder: &Path, files: &BTreeMap<String, String>) {
    if !folder.exists() {
        return;
    }
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let relative = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if relative != "target" {
                remove_others(root, &path, files);
            }
        } else if !files.contains_key(&relative) {
            fs::remove_file(&path).unwrap();
        }
    }
}
