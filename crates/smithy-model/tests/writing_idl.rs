//! Models that are written as IDL: loaded again they are the same models, and formatting them changes nothing.
#![allow(clippy::unwrap_used)]

mod common;

use std::path::{Path, PathBuf};

use smithy_model::{flatten_mixins, format, load, write_ast, write_idl, FileId, Loaded, Model, Sources};

fn load_path(path: &Path) -> Loaded {
    let mut sources = Sources::new();
    sources.add_path(path).unwrap();
    load(sources)
}

fn load_files(files: &[(String, String)]) -> Loaded {
    let mut sources = Sources::new();
    for (path, text) in files {
        sources.add(path.as_str(), text.as_str());
    }
    load(sources)
}

fn check_model(model: &Model, what: &Path) {
    let written = write_idl(model);
    let again = load_files(&written).model;
    assert!(*model == again, "{}:\n{}\n{}", what.display(), write_ast(model), write_ast(&again));
    assert_eq!(written, write_idl(&again), "{}", what.display());
    for (path, text) in &written {
        assert_eq!(format(FileId(0), text).as_ref(), Ok(text), "{}: {path}", what.display());
    }
}

fn check(path: &Path) {
    let model = load_path(path).model;
    check_model(&model, path);
    check_model(&flatten_mixins(&model), path);
}

/// Model files in the order of their names.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut sources = Sources::new();
    sources.add_path(folder).unwrap();
    sources.iter().map(|(_, file)| PathBuf::from(&*file.name)).collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_whole_grammar() {
    let model = load_path(&root().join("tests/fixtures/valid/grammar.smithy")).model;
    check_model(&model, Path::new("grammar.smithy"));
    let files = write_idl(&model);
    let files: Vec<String> = files.iter().map(|(path, text)| format!("// {path}\n{text}")).collect();
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("grammar.idl", files.join("\n"));
    });
}

#[test]
fn fixtures() {
    check(&root().join("tests/fixtures/valid"));
    files_below(&root().join("tests/fixtures/valid")).iter().for_each(|file| check(file));
}

#[test]
fn our_own_models() {
    for model in std::fs::read_dir(root().join("../../model")).unwrap() {
        let path = model.unwrap().path();
        if path.is_dir() {
            check(&path);
        }
    }
}

#[test]
fn conformance_models() {
    let Some(shared) = common::shared_or_skip("writing conformance models as IDL") else { return };
    let mut count = 0;
    for folder in ["loader-valid", "idl-serialization", "ast-serialization", "selectors", "errorfiles"] {
        for file in files_below(&shared.join("conformance").join(folder)) {
            // What cannot be read has no model to write.
            let loaded = load_path(&file);
            if loaded.events.iter().all(|event| event.id != "Model" && event.id != "Target") {
                check_model(&loaded.model, &file);
                count += 1;
            }
        }
    }
    for folder in ["smithy-ast", "aws-c2j/chime", "aws-c2j/chime-sdk-messaging"] {
        check(&shared.join("reference").join(folder));
    }
    assert!(count > 300, "{count}");
}

#[test]
fn a_file_for_each_namespace_and_metadata_beside_them() {
    let mut sources = Sources::new();
    sources.add(
        "a.smithy",
        "$version: \"2\"\nmetadata a = 1\nnamespace a.b\nuse c#D\nstructure S { d: D, e: c#String }\n",
    );
    sources.add(
        "c.smithy",
        "$version: \"2\"\nnamespace c\nstring D\nstring String\nlist L { member: String }\n",
    );
    sources.add("d.smithy", "$version: \"2\"\nnamespace C\nstring D\n");
    let files = write_idl(&load(sources).model);
    let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    // `C` and `c` would be one file where letter case does not tell files apart.
    assert_eq!(paths, ["metadata.smithy", "C.smithy", "a.b.smithy", "c-2.smithy"]);
    assert_eq!(files[0].1, "$version: \"2.0\"\n\nmetadata a = 1\n");
    assert_eq!(
        files[2].1,
        "$version: \"2.0\"\n\nnamespace a.b\n\nuse c#D\n\nstructure S {\n    d: D\n    e: c#String\n}\n"
    );
    assert!(files[3].1.contains("member: String\n"), "{}", files[3].1);
}

#[test]
fn documentation_that_no_comment_can_hold() {
    let text = "$version: \"2.0\"\n\nnamespace a\n\n@documentation(\"a\\r\\nb\")\nstring A\n\n///  b\n///\n/// c\nstring B\n";
    let mut sources = Sources::new();
    sources.add("a.smithy", text);
    assert_eq!(write_idl(&load(sources).model), [("a.smithy".to_owned(), text.to_owned())]);
}

#[test]
fn names_that_are_words_of_the_language() {
    let text = "$version: \"2.0\"\nnamespace a\nservice service { operations: [a#null, a#true] }\n\
        operation null {}\noperation true {}\nstructure for { with: a#null2, apply: for }\nstring null2\n\
        structure structure for for { use: String }\nresource for2 {}\n";
    let mut sources = Sources::new();
    sources.add("a.smithy", text.replace("for for ", ""));
    let model = load(sources).model;
    assert_eq!(model.own_shapes().count(), 7);
    check_model(&model, Path::new("words"));
}
