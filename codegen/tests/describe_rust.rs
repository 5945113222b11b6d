//! The Rust of `codegen describe` compiles: for each structure of each fixture, and each operation of the workspace.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
mod support;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use smithy_model::{Model, ShapeType};
use support::folder::run_in;
use support::on_disk::{self, Workspace};
use support::{entries, fixtures, generate, model_of, options};

/// The member that all of it is put into, a module for each crate.
const MEMBER: &str = "described";

#[test]
fn builder_calls_compile() {
    let mut files = BTreeMap::new();
    let mut members = vec![MEMBER.to_owned()];
    let mut manifest = format!(
        "[package]\nname = \"{MEMBER}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[dependencies]\n"
    );
    let (mut modules, mut count) = (String::new(), 0);
    for fixture in fixtures() {
        let model = model_of(&fixture.sources());
        let name = &fixture.name;
        let calls: Vec<String> = described(&fixture.folder, &options(name, &model), &model);
        count += calls.len();
        let code = name.replace('-', "_");
        modules += &module(&code, &format!("use {code}::*;"), &calls);
        for (path, text) in generate(name, &model).expect("a fixture can be generated").files {
            files.insert(format!("{name}/{path}"), text.replace("\"../runtime\"", &on_disk::runtime()));
        }
        writeln!(manifest, "{name} = {{ path = \"../{name}\" }}").unwrap();
        members.push(fixture.name);
    }
    assert!(count > 200, "the fixtures have structures");

    let root = root();
    let types = root.join("crates/chime-messaging-types");
    writeln!(manifest, "chime-messaging-types = {{ path = {types:?}, features = [\"legacy\"] }}").unwrap();
    for (name, prefix, folder) in
        [("current", "", "model/chime-sdk-messaging"), ("legacy", "legacy::", "model/chime")]
    {
        let files: Vec<_> = entries(&root.join(folder))
            .into_iter()
            .map(|path| (path.to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap()))
            .collect();
        let ids = ids(&model_of(&files), &[ShapeType::Operation]);
        let calls: Vec<String> =
            ids.iter().map(|id| rust(&[id]).unwrap_or_else(|| panic!("{prefix}{id} has no input"))).collect();
        assert!(calls.len() > 20, "{name} has operations");
        modules += &module(name, "", &calls);
    }
    files.insert(format!("{MEMBER}/Cargo.toml"), manifest);
    files.insert(format!("{MEMBER}/src/lib.rs"), modules);
    Workspace::write("described", &members, files).succeed(&["check", "--quiet", "-p", MEMBER]);
}

/// A module with a function for each expression. What models deprecate is described all the same.
fn module(name: &str, imports: &str, calls: &[String]) -> String {
    let mut text = format!("#[allow(deprecated, unused_imports)]\npub mod {name} {{\n{imports}\n");
    for (number, call) in calls.iter().enumerate() {
        let (uses, value) = match call.split_once(";\n\n") {
            Some((uses, value)) => (format!("{uses};"), value),
            None => (String::new(), call.as_str()),
        };
        writeln!(
            text,
            "pub fn call_{number}() -> ::core::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {{\n{uses}\nlet _ = {value};\n::core::result::Result::Ok(())\n}}"
        )
        .unwrap();
    }
    text + "}\n"
}

/// The Rust on the pages of a fixture's operations and structures.
fn described(folder: &Path, options: &codegen::Options, model: &Model) -> Vec<String> {
    let files =
        entries(folder).into_iter().filter(|path| path.extension().is_some_and(|end| end == "smithy"));
    let files: Vec<String> = files.map(|path| path.to_string_lossy().into_owned()).collect();
    let service = options.service.as_ref().map(ToString::to_string);
    let mut calls = Vec::new();
    for id in ids(model, &[ShapeType::Operation, ShapeType::Structure]) {
        let mut arguments = vec![id.as_str(), "--model"];
        arguments.extend(files.iter().map(String::as_str));
        if let Some(service) = &service {
            arguments.extend(["--service", service]);
        }
        calls.extend(rust(&arguments));
    }
    calls
}

fn ids(model: &Model, kinds: &[ShapeType]) -> Vec<String> {
    let shapes = model.own_shapes().filter(|shape| kinds.contains(&shape.shape_type));
    shapes.map(|shape| shape.id.to_string()).collect()
}

/// What stands between the fences of Rust on a page; nothing where there are none.
fn rust(arguments: &[&str]) -> Option<String> {
    let all = [&["describe", "--format", "markdown"], arguments].concat();
    let (code, page, err) = run_in(&root(), &all);
    assert_eq!(code, 0, "{arguments:?}: {err}");
    let (_, after) = page.split_once("\n```rust\n")?;
    Some(after.split_once("\n```\n").unwrap().0.to_owned())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}
