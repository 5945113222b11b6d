//! All fixtures as one workspace on disk, built by the cargo that runs the tests.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use super::{entries, fixtures, generate, model_of, programs};

/// A workspace whose members are the generated fixtures.
pub struct Workspace {
    folder: PathBuf,
}

/// The workspace, written once a run. Files that are as they should be are left alone, so that a second run is quick.
pub fn workspace() -> &'static Workspace {
    static WORKSPACE: OnceLock<Workspace> = OnceLock::new();
    WORKSPACE.get_or_init(|| {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("fixtures");
        let files = files();
        remove_others(&folder, &folder, &files);
        for (path, text) in &files {
            write(&folder.join(path), text);
        }
        Workspace { folder }
    })
}

impl Workspace {
    /// Runs cargo on all fixtures, and fails with what it wrote where it fails. No warning is let pass.
    pub fn cargo(&self, arguments: &[&str]) {
        let (verb, rest) = arguments.split_first().expect("a verb");
        let arguments = [&[*verb, "--workspace", "--exclude", programs::CRATE], rest].concat();
        let output = self.run(&arguments);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(
            output.status.success(),
            "cargo {}\n{}\n{}",
            arguments.join(" "),
            text(&output.stdout),
            text(&output.stderr)
        );
    }

    /// Runs cargo in the workspace.
    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(arguments).args(["--offline", "--quiet"]).current_dir(&self.folder);
        // One folder for all that is built, and flags that no caller's environment changes.
        cargo.env("CARGO_TARGET_DIR", self.folder.join("target"));
        cargo
            .env("RUSTFLAGS", "-Dwarnings")
            .env("RUSTDOCFLAGS", "-Dwarnings")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        cargo.output().expect("cargo runs")
    }
}

/// Every file of the workspace, by its path.
fn files() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut members = Vec::new();
    for fixture in fixtures() {
        let generated =
            generate(&fixture.name, &model_of(&fixture.sources())).expect("a fixture can be generated");
        for (path, text) in generated.files {
            files.insert(format!("{}/{path}", fixture.name), text.replace("\"../runtime\"", &runtime()));
        }
        if let Some(wire) = fixture.beside("wire.rs") {
            files.insert(format!("{}/tests/wire.rs", fixture.name), wire);
        }
        members.push(fixture.name);
    }
    files.extend(programs::files());
    members.push(programs::CRATE.to_owned());
    let lock = fs::read_to_string(repository("Cargo.lock")).expect("the workspace has a lock file");
    files.insert("Cargo.lock".to_owned(), lock);
    files.insert("Cargo.toml".to_owned(), manifest(&members));
    files
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

/// The runtime's folder as a manifest has it. The folder with what is built may be anywhere, so it is absolute.
fn runtime() -> String {
    format!("{:?}", repository("crates/smithy-schema"))
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
    for path in entries(folder) {
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
