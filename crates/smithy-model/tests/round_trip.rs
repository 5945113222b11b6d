//! Models that are written and loaded again are the same models.
#![allow(clippy::unwrap_used)]

mod common;

use std::path::{Path, PathBuf};

use smithy_model::{flatten_mixins, load, render, write_ast, Loaded, Severity, Sources};

fn load_path(path: &Path) -> Loaded {
    let mut sources = Sources::new();
    sources.add_path(path).unwrap();
    load(sources)
}

fn load_ast(text: &str) -> Loaded {
    let mut sources = Sources::new();
    sources.add("written.json", text);
    load(sources)
}

fn check(path: &Path) {
    let first = load_path(path);
    let written = write_ast(&first.model);
    let second = load_ast(&written);
    assert!(first.model == second.model, "{}:\n{written}\n{}", path.display(), write_ast(&second.model));
    assert_eq!(written, write_ast(&second.model), "{}", path.display());
    let flat = flatten_mixins(&first.model);
    assert!(load_ast(&write_ast(&flat)).model == flat, "{} flattened:\n{}", path.display(), write_ast(&flat));
}

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/valid").join(name)
}

#[test]
fn fixtures() {
    check(&fixture(""));
}

#[test]
fn the_whole_grammar() {
    let loaded = load_path(&fixture("grammar.smithy"));
    let errors = loaded.events.iter().filter(|event| event.severity >= Severity::Danger);
    let errors: Vec<String> = errors.map(|event| render(event, &loaded.sources)).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n\n"));
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("grammar.ast", write_ast(&loaded.model));
    });
}

#[test]
fn the_same_files_give_the_same_model_and_events() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/broken");
    let (first, second) = (load_path(&folder), load_path(&folder));
    assert!(first.model == second.model);
    assert_eq!(first.events, second.events);
    assert_eq!(write_ast(&first.model), write_ast(&second.model));
}

#[test]
fn conformance_models() {
    let Some(shared) = common::shared_or_skip("round trips of conformance models") else { return };
    let conformance = shared.join("conformance");
    let mut count = 0;
    for folder in ["loader-valid", "idl-serialization", "ast-serialization", "selectors"] {
        for file in files_below(&conformance.join(folder)) {
            // Version 1.0's own trait stays when such a file is read, and 2.0 does not have it.
            if std::fs::read_to_string(&file).unwrap().contains("smithy.api#box") {
                continue;
            }
            check(&file);
            count += 1;
        }
    }
    for file in files_below(&shared.join("reference/smithy-ast")) {
        check(&file);
    }
    assert!(count > 50, "{count}");
}

/// Model files in the order of their names.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut sources = Sources::new();
    sources.add_path(folder).unwrap();
    sources.iter().map(|(_, file)| PathBuf::from(&*file.name)).collect()
}
