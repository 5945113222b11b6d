//! Small programs that use a fixture, in pairs: `programs/name.rs` compiles, `programs/name.E0599.rs` gets that error
//! and no other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::Value;

use super::workspace::Workspace;
use super::{entries, file_name, fixtures};

/// The member that they are the binaries of.
pub const CRATE: &str = "programs";

/// A program's name, and the errors that it gets.
type Errors = BTreeMap<String, BTreeSet<String>>;

/// The member's files.
pub fn files() -> BTreeMap<String, String> {
    let mut manifest = format!(
        "[package]\nname = \"{CRATE}\"\nversion = \"0.1.0\"\nedition = \"2021\"\nautobins = false\n\n[dependencies]\n"
    );
    let mut files = BTreeMap::new();
    for (fixture, paths) in programs() {
        manifest += &format!("{fixture} = {{ path = \"../{fixture}\" }}\n");
        for path in paths {
            let text = std::fs::read_to_string(&path).unwrap();
            files.insert(format!("{CRATE}/{}", file_name(&path)), text);
        }
    }
    let names: Vec<String> = files.keys().map(|path| file_name(path.as_ref())).collect();
    for name in names {
        manifest += &format!("\n[[bin]]\nname = \"{}\"\npath = \"{name}\"\n", binary(&name));
    }
    files.insert(format!("{CRATE}/Cargo.toml"), manifest);
    files
}

/// What the file names say.
pub fn expected() -> Errors {
    let mut expected = Errors::new();
    let (mut good, mut bad) = (BTreeSet::new(), BTreeSet::new());
    for path in programs().into_values().flatten() {
        let name = file_name(&path);
        match name.trim_end_matches(".rs").split_once('.') {
            None => good.insert(name.trim_end_matches(".rs").to_owned()),
            Some((twin, code)) => {
                expected.insert(binary(&name), BTreeSet::from([code.to_owned()]));
                bad.insert(twin.to_owned())
            }
        };
    }
    assert_eq!(good, bad, "every program has a twin");
    expected
}

/// Checks all programs at once, and gives those with errors.
pub fn check(workspace: &Workspace) -> Errors {
    let output =
        workspace.run(&["check", "-p", CRATE, "--bins", "--keep-going", "--quiet", "--message-format=json"]);
    let mut errors = Errors::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(line) = serde_json::from_str::<Value>(line) else { continue };
        let (message, name) = (&line["message"], &line["target"]["name"]);
        // What counts the errors at the end has no code.
        let summary = message["message"].as_str().is_some_and(|text| text.starts_with("aborting due to"));
        if message["level"] == "error" && !summary {
            let code = message["code"]["code"].as_str().unwrap_or("without a code").to_owned();
            errors.entry(name.as_str().unwrap_or_default().to_owned()).or_default().insert(code);
        }
    }
    errors
}

/// The programs of each fixture that has any.
fn programs() -> BTreeMap<String, Vec<PathBuf>> {
    let folders = fixtures().into_iter().map(|fixture| (fixture.name, fixture.folder.join("programs")));
    folders.filter(|(_, folder)| folder.is_dir()).map(|(name, folder)| (name, entries(&folder))).collect()
}

/// A binary's name: dots are none of its characters.
fn binary(file: &str) -> String {
    file.trim_end_matches(".rs").replace('.', "-")
}
