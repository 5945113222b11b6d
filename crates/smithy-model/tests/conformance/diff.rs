//! Pairs of models, and the events of their comparison.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use smithy_model::{diff, Difference, Model};

use crate::suite::{load_files, no_errors, run};

/// What is compared of an event; the message is free.
type Triple = (String, String, String);

#[test]
fn differences() {
    run("diff", &[], |folder, case| {
        check(folder, case, &[])?;
        // Whoever brings the published definitions along gets the same answer.
        check(folder, case, &definitions(folder, case))
            .map_err(|found| format!("beside definitions: {found}"))
    });
}

fn check(folder: &Path, case: &Value, definitions: &[PathBuf]) -> Result<(), String> {
    let files: Vec<&str> =
        case["files"].as_array().unwrap().iter().map(|file| file.as_str().unwrap()).collect();
    let file = |ending: &str| folder.join(files.iter().find(|file| file.ends_with(ending)).unwrap());
    let model = |ending: &str| -> Result<Model, String> {
        let own = file(ending);
        let paths: Vec<&Path> = definitions.iter().map(PathBuf::as_path).chain([own.as_path()]).collect();
        let loaded = load_files(&paths);
        no_errors(&loaded)?;
        Ok(loaded.model)
    };
    let found = diff(&model(".a.smithy")?, &model(".b.smithy")?);
    compare(&expected(&fs::read_to_string(file(".events")).unwrap()), &found)
}

/// The folders with the trait definitions that a case needs.
fn definitions(folder: &Path, case: &Value) -> Vec<PathBuf> {
    let needs = case["needs"].as_array().map_or(&[][..], Vec::as_slice).iter();
    let path =
        |module: &Value| folder.join("trait-models").join(module.as_str().unwrap()).join("META-INF/smithy");
    needs.map(path).filter(|path| path.is_dir()).collect()
}

/// `[SEVERITY] shape-or-dash: message | EventId`, over several lines, and a line of dashes between two of them.
fn expected(text: &str) -> BTreeSet<Triple> {
    let mut events = vec![String::new()];
    for line in text.lines() {
        if line.len() > 2 && line.chars().all(|c| c == '-') {
            events.push(String::new());
        } else {
            let event = events.last_mut().unwrap();
            event.push_str(line);
            event.push('\n');
        }
    }
    let parse = |event: &str| {
        let (severity, rest) = event.trim().strip_prefix('[').unwrap().split_once("] ").unwrap();
        let (shape, rest) = rest.split_once(": ").unwrap();
        let (_, id) = rest.rsplit_once('|').unwrap();
        (severity.to_owned(), shape.to_owned(), id.trim().to_owned())
    };
    events.iter().filter(|event| !event.trim().is_empty()).map(|event| parse(event)).collect()
}

fn compare(expected: &BTreeSet<Triple>, found: &[Difference]) -> Result<(), String> {
    let triple = |found: &Difference| {
        let event = &found.event;
        let shape = event.shape_id.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
        (event.severity.as_str().to_owned(), shape, event.id.clone())
    };
    let ours: BTreeSet<Triple> = found.iter().map(triple).collect();
    let is_prefix = |prefix: &str, id: &str| {
        id.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let same = |wanted: &Triple, ours: &Triple| {
        wanted.0 == ours.0 && wanted.1 == ours.1 && is_prefix(&wanted.2, &ours.2)
    };
    let ignored = |ours: &Triple| {
        ours.0 == "SUPPRESSED" || ours.2.starts_with("ModelDeprecation") || ours.2.starts_with("Deprecated")
    };
    let missing: Vec<_> =
        expected.iter().filter(|wanted| !ours.iter().any(|ours| same(wanted, ours))).collect();
    let extra = ours.iter().filter(|ours| !ignored(ours));
    let extra: Vec<_> = extra.filter(|ours| !expected.iter().any(|wanted| same(wanted, ours))).collect();
    if missing.is_empty() && extra.is_empty() {
        return Ok(());
    }
    Err(format!("missing {missing:#?}, not expected {extra:#?}"))
}

/// The comparison itself can fail.
#[test]
fn what_is_missing_or_not_expected_fails() {
    let expected = |text: &str| expected(text);
    assert_eq!(expected("").len(), 0);
    let two = expected("[NOTE] a#B: text\nmore | A.B\n-----\n[ERROR] -: text | C\n");
    assert_eq!(two.len(), 2);
    assert!(compare(&two, &[]).is_err());
    assert!(compare(&BTreeSet::new(), &[]).is_ok());
}
