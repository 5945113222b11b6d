//! All fixtures as one workspace on disk.

use std::collections::BTreeMap;
use std::sync::OnceLock;

pub use super::on_disk::Workspace;
use super::{fixtures, generate, model_of, on_disk, programs};

/// The workspace whose members are the generated fixtures, written once a run.
pub fn workspace() -> &'static Workspace {
    static WORKSPACE: OnceLock<Workspace> = OnceLock::new();
    WORKSPACE.get_or_init(|| {
        let mut files = BTreeMap::new();
        let mut members = Vec::new();
        for fixture in fixtures() {
            let generated =
                generate(&fixture.name, &model_of(&fixture.sources())).expect("a fixture can be generated");
            for (path, text) in generated.files {
                let text = text.replace("\"../runtime\"", &on_disk::runtime());
                files.insert(format!("{}/{path}", fixture.name), text);
            }
            if let Some(wire) = fixture.beside("wire.rs") {
                files.insert(format!("{}/tests/wire.rs", fixture.name), wire);
            }
            members.push(fixture.name);
        }
        files.extend(programs::files());
        members.push(programs::CRATE.to_owned());
        Workspace::write("fixtures", &members, files)
    })
}

/// Runs cargo on all fixtures, and fails where it fails. No warning is let pass.
pub fn cargo(arguments: &[&str]) {
    let (verb, rest) = arguments.split_first().expect("a verb");
    workspace().succeed(&[&[*verb, "--quiet", "--workspace", "--exclude", programs::CRATE], rest].concat());
}
