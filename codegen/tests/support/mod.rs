//! Fixtures: where they are, how they are loaded, generated and put down as one text.

// Not every test that has fixtures runs the command, or reads what others wrote.
#[allow(dead_code)]
pub mod folder;
pub mod on_disk;
pub mod programs;
#[allow(dead_code)]
pub mod shared;
pub mod workspace;

use std::fs;
use std::path::{Path, PathBuf};

use codegen::{
    Digest, ErrorCode, Failure, Files, Generated, HttpOptions, Options, Package, Protocol, Rejection, Runtime,
};
use smithy_model::{Event, Loaded, Model, Node, ShapeId, Sources};

/// A folder with a model.
pub struct Fixture {
    /// The folder's name, which is the generated crate's, too.
    pub name: String,
    /// Where it is.
    pub folder: PathBuf,
}

impl Fixture {
    /// The model's files by name, in order.
    pub fn sources(&self) -> Vec<(String, String)> {
        let models =
            entries(&self.folder).into_iter().filter(|path| path.extension().is_some_and(|e| e == "smithy"));
        models.map(|path| (file_name(&path), fs::read_to_string(&path).unwrap())).collect()
    }

    /// The text of a file beside the model.
    pub fn beside(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.folder.join(name)).ok()
    }
}

/// What can be generated.
pub fn fixtures() -> Vec<Fixture> {
    let mut fixtures = folders(&root());
    fixtures.retain(|fixture| fixture.name != "broken");
    assert!(fixtures.len() > 30, "the fixtures are where they should be");
    fixtures
}

/// What cannot be generated.
pub fn broken() -> Vec<Fixture> {
    let fixtures = folders(&root().join("broken"));
    assert!(!fixtures.is_empty(), "the broken fixtures are where they should be");
    fixtures
}

/// Loads files.
pub fn load(files: &[(String, String)]) -> Loaded {
    let mut sources = Sources::new();
    for (name, text) in files {
        sources.add(name.as_str(), text.as_str());
    }
    smithy_model::load(sources)
}

/// Loads a model without errors.
pub fn model_of(files: &[(String, String)]) -> Model {
    let loaded = load(files);
    let rendered: Vec<_> =
        loaded.events.iter().map(|event| smithy_model::render(event, &loaded.sources)).collect();
    assert!(!loaded.has_errors(), "{}", rendered.join("\n\n"));
    loaded.model
}

/// Generates a crate as a member of a workspace.
pub fn generate(name: &str, model: &Model) -> Result<Generated, Vec<Event>> {
    codegen::generate(model, &options(name, model)).map_err(Failure::events)
}

/// What the model's metadata says under `options` is asked for.
pub fn options(name: &str, model: &Model) -> Options {
    let option = |key: &str| {
        let text = model.metadata.get("options")?.get(key).and_then(Node::as_str)?;
        Some(text.to_owned())
    };
    Options {
        crate_name: name.to_owned(),
        service: option("service").map(|id| ShapeId::parse(&id).expect("a shape id")),
        runtime: Runtime::Path("../runtime".to_owned()),
        workspace: true,
        package: Package {
            version: "0.1.0".to_owned(),
            dev_dependencies: vec!["serde_json".to_owned()],
            ..Package::default()
        },
        reference_url: option("referenceUrl"),
        fallback: codegen::Fallback::Interpret,
        modules: Vec::new(),
        http: http_options(model),
        front_page: option("frontPage"),
    }
}

/// The same of HTTP, as a configuration has it, in camel case.
fn http_options(model: &Model) -> HttpOptions {
    let Some(options) = model.metadata.get("options") else { return HttpOptions::default() };
    let text = |node: &Node, key: &str| node.get(key).and_then(Node::as_str).unwrap_or_default().to_owned();
    let pairs = |node: &Node, key: &str| -> Vec<(String, String)> {
        let entries = node.get(key).and_then(Node::as_object).into_iter().flat_map(|object| object.iter());
        entries
            .map(|entry| (entry.key.clone(), entry.value.as_str().unwrap_or_default().to_owned()))
            .collect()
    };
    let digest = |(header, name): (String, String)| (header, Digest::named(&name).expect("a digest"));
    HttpOptions {
        protocol: options
            .get("protocol")
            .and_then(Node::as_str)
            .map(|id| Protocol::named(id).expect("a protocol")),
        error_code: options
            .get("errorCode")
            .map(|node| ErrorCode { member: text(node, "member"), suffix: text(node, "suffix") }),
        rejection: options.get("rejection").map(|node| Rejection {
            shape: ShapeId::parse(&text(node, "shape")).expect("a shape id"),
            message: text(node, "message"),
            set: pairs(node, "set"),
        }),
        headers: pairs(options, "headers"),
        digests: pairs(options, "digests").into_iter().map(digest).collect(),
        stand_ins: pairs(options, "standIns"),
        endpoint: options.get("endpoint").and_then(Node::as_str).map(str::to_owned),
        location: None,
    }
}

/// All sources as one text.
pub fn joined(files: &Files) -> String {
    let sources = files.iter().filter(|(path, _)| path.starts_with("src/"));
    sources.map(|(path, text)| format!("// ==== {path}\n{text}\n")).collect()
}

/// Snapshots stand beside what they are of.
pub fn settings(folder: &Path) -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

/// Where all of them are.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn folders(root: &Path) -> Vec<Fixture> {
    let folders = entries(root).into_iter().filter(|path| path.is_dir());
    folders.map(|folder| Fixture { name: file_name(&folder), folder }).collect()
}

/// What is in a folder, in order.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The last part of a path.
pub fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
