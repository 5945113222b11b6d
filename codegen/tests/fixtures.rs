//! Fixture models, one idea each, and what is emitted from them: as text, compiled, documented, and at work.
//!
//! A fixture is a folder of `fixtures/` with `*.smithy` files. Beside them are `emitted.snap` (the sources), and where
//! there is something to try `wire.rs` (a test of the generated crate) and `programs/` (see `support/programs.rs`).
//! `fixtures/broken/` has models that cannot be generated, beside what is said about them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::fmt::Write;

use support::{fixtures, generate, joined, model_of, programs, settings, workspace, Fixture};

/// The same sources every time, whichever of Smithy's formats the model was read from.
#[test]
fn emitted_rust() {
    let mut failed = Vec::new();
    for fixture in fixtures() {
        let outcome = std::panic::catch_unwind(|| {
            let model = model_of(&fixture.sources());
            let files = generate(&fixture.name, &model).expect("a fixture can be generated").files;
            assert_eq!(generate(&fixture.name, &model).unwrap().files, files, "the same model twice");
            let ast = smithy_model::write_ast(&model);
            let from_ast = model_of(&[("model.json".to_owned(), ast)]);
            assert_eq!(
                generate(&fixture.name, &from_ast).unwrap().files,
                files,
                "the same model as JSON AST"
            );
            settings(&fixture.folder).bind(|| insta::assert_snapshot!("emitted", joined(&files)));
        });
        if outcome.is_err() {
            failed.push(fixture.name);
        }
    }
    assert!(failed.is_empty(), "failed: {failed:?}");
}

/// The fixtures build without a warning, document without a warning, and do what their `wire.rs` says.
#[test]
fn compiled() {
    workspace::cargo(&["test", "--test", "wire", "--no-fail-fast", "--features", "http,paginate,waiters"]);
    workspace::cargo(&["test", "--doc"]);
    workspace::cargo(&["check", "--no-default-features"]);
    workspace::cargo(&["doc", "--no-deps", "--features", "http,paginate,waiters"]);
}

/// What the types rule out is ruled out, by the error that says so; and its twin compiles.
#[test]
fn ruled_out() {
    let errors = programs::check(workspace::workspace());
    let expected = programs::expected();
    assert!(!expected.is_empty(), "there are programs");
    assert_eq!(errors, expected, "programs that do not compile, by the errors that they get");
}

/// A manifest of its own, and one of a workspace's member.
#[test]
fn manifests() {
    let model = model_of(&[("model.smithy".to_owned(), "$version: \"2.0\"\nnamespace test\n".to_owned())]);
    let mut options = support::options("alone", &model);
    options.workspace = false;
    options.runtime = codegen::Runtime::Version("1.2".to_owned());
    let alone = codegen::generate(&model, &options).unwrap().files;
    options.workspace = true;
    options.runtime =
        codegen::Runtime::Both { path: "../smithy-schema".to_owned(), version: "0.1.0".to_owned() };
    options.package = codegen::Package {
        version: "1.0.0-rc.1".to_owned(),
        description: Some("Types: \"quoted\", and a \\ backslash.".to_owned()),
        license: Some("MIT".to_owned()),
        repository: Some("https://example.com".to_owned()),
        keywords: vec!["one".to_owned(), "two".to_owned()],
        categories: vec!["api-bindings".to_owned()],
        rust_version: Some("1.85".to_owned()),
        dev_dependencies: vec!["serde_json".to_owned()],
    };
    let member = codegen::generate(&model, &options).unwrap().files;
    let text = format!("{}\n# ==== of a workspace\n\n{}", alone["Cargo.toml"], member["Cargo.toml"]);
    settings(&support::root()).bind(|| insta::assert_snapshot!("manifests", text));
}

/// What has no place in a Rust crate is said so, all at once.
#[test]
fn broken() {
    for Fixture { name, folder } in support::broken() {
        let loaded = support::load(&Fixture { name: name.clone(), folder: folder.clone() }.sources());
        let events = generate(&name, &loaded.model).expect_err(&name);
        let mut text = String::new();
        for event in &events {
            writeln!(text, "{}\n", smithy_model::render(event, &loaded.sources)).unwrap();
        }
        settings(&folder).bind(|| insta::assert_snapshot!("events", text));
    }
}
