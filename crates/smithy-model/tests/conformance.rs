//! Smithy's own test data for loaders: equal models from IDL and AST, flattened mixins, rejected models, written ASTs.
#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use smithy_model::{flatten_mixins, load, write_ast, Loaded, Severity, Sources};

/// Cases that are known to fail, each with the reason. A case that passes again has to leave the list.
const KNOWN_FAILURES: &[(&str, &str, &str)] = &[(
    "ast-serialization",
    "v1/1.0-enums.json",
    "version 1.0 is read, but not yet brought up to 2.0: no defaults",
)];

#[test]
fn loader_valid() {
    run("loader-valid", |folder, case| {
        let name = case["case"].as_str().unwrap();
        let shared = folder.join("loader-valid/__shared.json");
        let load_case = |file: &str| load_files(&[&folder.join("loader-valid").join(file), &shared]);
        for check in case["checks"].as_array().unwrap() {
            let idl = load_case(name);
            no_errors(&idl)?;
            let flattened = name.replace(".smithy", ".flattened.smithy");
            let (ours, theirs) = match check.as_str().unwrap() {
                "idl==ast" => (idl.model, load_case(&name.replace(".smithy", ".json"))),
                "flatten" => (flatten_mixins(&idl.model), load_case(&flattened)),
                "loads-ok" => continue,
                other => return Err(format!("unknown check {other}")),
            };
            no_errors(&theirs)?;
            if ours != theirs.model {
                return Err(format!("{check}:\n{}\n{}", write_ast(&ours), write_ast(&theirs.model)));
            }
        }
        Ok(())
    });
}

#[test]
fn loader_invalid() {
    run("loader-invalid", |folder, case| {
        let loaded = load_files(&[&folder.join(case["files"][0].as_str().unwrap())]);
        let line = case["line"].as_u64();
        let column = case["column"].as_u64();
        let shape = case["shape"].as_str();
        let errors = || loaded.events.iter().filter(|event| event.severity == Severity::Error);
        let found = errors().any(|event| {
            let place = event.location.map(|at| (u64::from(at.line), u64::from(at.column)));
            (line.is_none() || place == line.zip(column))
                && (shape.is_none() || event.shape_id.as_ref().map(|id| id.as_str()) == shape)
        });
        if found {
            return Ok(());
        }
        let errors: Vec<_> = errors().collect();
        Err(format!("expected an error at {line:?}:{column:?} on {shape:?}, found {errors:#?}"))
    });
}

#[test]
fn ast_serialization() {
    run("ast-serialization", |folder, case| {
        let file = |number: usize| folder.join(case["files"][number].as_str().unwrap());
        let loaded = load_files(&[&file(0)]);
        no_errors(&loaded)?;
        let written = write_ast(&loaded.model);
        let found: Value = serde_json::from_str(&written).unwrap();
        for check in case["checks"].as_array().unwrap() {
            let expected = match check.as_str().unwrap() {
                "2.0 roundtrip" => file(0),
                "upgrade to 2.0" => file(1),
                // Only version 2.0 is written.
                "downgrade to 1.0" | "1.0 roundtrip" => continue,
                other => return Err(format!("unknown check {other}")),
            };
            let expected: Value = serde_json::from_str(&fs::read_to_string(expected).unwrap()).unwrap();
            if found != expected {
                return Err(format!("{check}: {written}"));
            }
        }
        Ok(())
    });
}

/// Runs a suite, and compares what fails with what is known to fail.
fn run(suite: &str, check: impl Fn(&Path, &Value) -> Result<(), String>) {
    let Some(shared) = common::shared_or_skip(suite) else { return };
    let folder = shared.join("conformance");
    let cases: Value = serde_json::from_str(&fs::read_to_string(folder.join("cases.json")).unwrap()).unwrap();
    let cases: Vec<&Value> = cases.as_array().unwrap().iter().filter(|case| case["suite"] == suite).collect();
    assert!(!cases.is_empty());
    let mut failed = BTreeSet::new();
    for case in &cases {
        if let Err(reason) = check(&folder, case) {
            let name = case["case"].as_str().unwrap();
            eprintln!("{suite} {name}: {reason}");
            failed.insert(name);
        }
    }
    println!("{suite}: {} of {}", cases.len() - failed.len(), cases.len());
    let known = KNOWN_FAILURES.iter().filter(|(of, ..)| *of == suite).map(|(_, name, _)| *name);
    assert_eq!(failed, known.collect(), "what fails is not what is known to fail");
}

fn load_files(paths: &[&Path]) -> Loaded {
    let mut sources = Sources::new();
    for path in paths {
        sources.add_path(path).unwrap();
    }
    load(sources)
}

fn no_errors(loaded: &Loaded) -> Result<(), String> {
    let errors: Vec<_> = loaded.events.iter().filter(|event| event.severity == Severity::Error).collect();
    if errors.is_empty() {
        Ok(())
    } else {
        Err(format!("{errors:#?}"))
    }
}
