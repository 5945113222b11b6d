//! The generated crates and the program that runs cases against them, as one workspace on disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;
use smithy_model::Model;

use crate::cases::{Case, Service};
use crate::on_disk::{runtime, Workspace};

/// The program's name.
const RUNNER: &str = "runner";

/// Runs cases: what is wrong with each, by its key.
pub fn run(model: &Model, services: &[Service], cases: &[&Case]) -> BTreeMap<String, Vec<String>> {
    let mut files = runner(services);
    let mut members = vec![RUNNER.to_owned()];
    for service in services {
        let name = &service.options.crate_name;
        let generated = codegen::generate(model, &service.options).expect("the service can be generated");
        for (path, text) in generated.files {
            files.insert(format!("{name}/{path}"), text.replace("\"../runtime\"", &runtime()));
        }
        members.push(name.clone());
    }
    let cases: Vec<&Value> = cases.iter().map(|case| &case.0).collect();
    files.insert("cases.json".to_owned(), serde_json::to_string_pretty(&cases).expect("cases are JSON"));
    let workspace = Workspace::write("protocol", &members, files);
    let output = workspace.succeed(&["run", "--quiet", "-p", RUNNER, "--", "cases.json"]);
    let line = |line: &str| {
        let outcome: Value = serde_json::from_str(line).expect("the runner prints JSON");
        let problems = outcome["problems"].as_array().into_iter().flatten();
        let problems = problems.filter_map(Value::as_str).map(str::to_owned).collect();
        (outcome["key"].as_str().unwrap_or_default().to_owned(), problems)
    };
    String::from_utf8_lossy(&output.stdout).lines().map(line).collect()
}

/// The program's files: those written by hand, its manifest, and the operations that it knows.
fn runner(services: &[Service]) -> BTreeMap<String, String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/protocol/runner");
    let entries = std::fs::read_dir(&folder).expect("the runner's sources are there");
    let mut files = BTreeMap::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        let name = path.file_name().map(Path::new).map(Path::display).map(|name| name.to_string());
        let text = std::fs::read_to_string(&path).unwrap();
        files.insert(format!("{RUNNER}/src/{}", name.unwrap_or_default()), text);
    }
    files.insert(format!("{RUNNER}/src/registry.rs"), registry(services));
    files.insert(format!("{RUNNER}/Cargo.toml"), manifest(services));
    files
}

fn registry(services: &[Service]) -> String {
    let mut arms = String::new();
    for service in services {
        let (id, name) = (&service.id, service.options.crate_name.replace('-', "_"));
        for operation in &service.http.operations {
            let marker = format!("{name}::http::{}", operation.marker);
            arms += &format!(
                "        ({:?}, {:?}) => crate::run::<{marker}>(case),\n",
                id.as_str(),
                operation.id
            );
        }
    }
    format!(
        "//! The operations of all generated crates, by their service's id and their own.\n\n\
         use crate::case::Case;\n\n\
         pub fn run(case: &Case<'_>) -> Option<Vec<String>> {{\n    \
         Some(match (case.text(\"service\"), case.text(\"operation\")) {{\n{arms}        \
         _ => return None,\n    }})\n}}\n"
    )
}

fn manifest(services: &[Service]) -> String {
    let mut manifest = format!(
        "[package]\nname = \"{RUNNER}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[dependencies]\n\
         regress = {{ version = \"0.12\", default-features = false, features = [\"std\", \"backend-pikevm\"] }}\n\
         serde_json = \"1\"\n\
         smithy-schema = {{ path = {}, features = [\"http\", \"regress\"] }}\n",
        runtime()
    );
    for service in services {
        let name = &service.options.crate_name;
        manifest += &format!("{name} = {{ path = \"../{name}\", features = [\"http\"] }}\n");
    }
    manifest
}
