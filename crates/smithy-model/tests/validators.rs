//! The validators against Smithy's own test cases: for each model, the expected events and no others.
//!
//! Which cases do not pass yet is written down in `fixtures/validators/known-failures.txt`, each group with its
//! reason; the test fails when a case on the list passes as well as when another one fails.

#![allow(clippy::unwrap_used)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use smithy_model::{load, render, validate_all, Event, Severity, Sources};

/// What is compared of an event; the message is free.
type Triple = (String, String, String);

const KNOWN_FAILURES: &str = include_str!("fixtures/validators/known-failures.txt");

fn shared(file: &str) -> Option<PathBuf> {
    Some(common::shared_or_skip(file)?.join(file))
}

fn triple(event: &Event) -> Triple {
    let shape = event.shape_id.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
    (event.severity.as_str().to_owned(), shape, event.id.clone())
}

/// `[SEVERITY] shape-or-dash: message | EventId`, one a line; a message may go over several lines.
fn expected(text: &str) -> BTreeSet<Triple> {
    let mut entries: Vec<String> = Vec::new();
    for line in text.lines() {
        match entries.last_mut() {
            Some(last) if !line.starts_with('[') => last.push_str(line),
            _ if line.starts_with('[') => entries.push(line.to_owned()),
            _ => {}
        }
    }
    let parse = |entry: &String| {
        let (severity, rest) = entry[1..].split_once("] ").unwrap();
        let (shape, rest) = rest.split_once(": ").unwrap();
        let (_, id) = rest.rsplit_once(" | ").unwrap();
        (severity.to_owned(), shape.to_owned(), id.trim().to_owned())
    };
    entries.iter().map(parse).collect()
}

fn is_prefix(prefix: &str, id: &str) -> bool {
    id.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// What differs between the expected events and ours, in words; empty when nothing does.
fn differences(expected: &BTreeSet<Triple>, events: &[Event], java_traits: bool) -> Vec<String> {
    let ours: BTreeSet<Triple> = events.iter().map(triple).collect();
    let same = |(severity, shape, id): &Triple, ours: &Triple| {
        let trait_value = java_traits && id == "Model" && is_prefix("TraitValue", &ours.2);
        *severity == ours.0 && *shape == ours.1 && (is_prefix(id, &ours.2) || trait_value)
    };
    let ignored = |ours: &Triple| {
        ours.0 == "SUPPRESSED" || ours.2.starts_with("ModelDeprecation") || ours.2.starts_with("Deprecated")
    };
    let missing = expected.iter().filter(|wanted| !ours.iter().any(|ours| same(wanted, ours)));
    let extra =
        ours.iter().filter(|ours| !ignored(ours) && !expected.iter().any(|wanted| same(wanted, ours)));
    let missing = missing.map(|(severity, shape, id)| format!("- [{severity}] {shape} | {id}"));
    let extra = extra.map(|(severity, shape, id)| format!("+ [{severity}] {shape} | {id}"));
    missing.chain(extra).collect()
}

fn events_of(models: &[&Path], all: bool) -> Vec<Event> {
    let mut sources = Sources::new();
    for model in models {
        sources.add_path(model).unwrap();
    }
    let loaded = load(sources);
    let mut events = loaded.events;
    if all {
        events.extend(validate_all(&loaded.model));
    }
    events
}

fn run_case(root: &Path, case: &Value) -> Vec<String> {
    let files: Vec<&str> =
        case["files"].as_array().unwrap().iter().map(|file| file.as_str().unwrap()).collect();
    let flag = |name: &str| {
        let flags = case["flags"].as_array().map_or(&[][..], Vec::as_slice);
        flags.iter().any(|flag| flag.as_str().unwrap().starts_with(name))
    };
    let errors = files.iter().find(|file| file.ends_with(".errors")).unwrap();
    let model = files.iter().find(|file| !file.ends_with(".errors")).unwrap();
    let expected = expected(&fs::read_to_string(root.join(errors)).unwrap());
    let model = root.join(model);
    let folders = definitions(root, case);
    let (own, published): (Vec<_>, Vec<_>) =
        folders.iter().partition(|folder| folder.to_string_lossy().contains(NOT_BUILT_IN));
    let check = |folders: Vec<&PathBuf>| {
        let files: Vec<&Path> = folders.into_iter().map(PathBuf::as_path).chain([model.as_path()]).collect();
        differences(&expected, &events_of(&files, flag("legacy-validation-mode")), flag("java-trait-class"))
    };
    let found = check(own.clone());
    // Whoever brings the published definitions along gets the same answer.
    let found_beside = match published.is_empty() {
        true => Vec::new(),
        false => check(folders.iter().collect()),
    };
    let beside = found_beside.into_iter().filter(|difference| !found.contains(difference));
    let beside: Vec<_> =
        beside.map(|difference| format!("{difference} (beside published definitions)")).collect();
    found.iter().cloned().chain(beside).collect()
}

/// Definitions that a case needs and that nobody else has any use for.
const NOT_BUILT_IN: &str = "smithy-trait-codegen-test";

/// The folders with the trait definitions that are loaded along with a case.
fn definitions(root: &Path, case: &Value) -> Vec<PathBuf> {
    let needs = case["needs"].as_array().map_or(&[][..], Vec::as_slice).iter();
    let folder =
        |module: &Value| root.join("trait-models").join(module.as_str().unwrap()).join("META-INF/smithy");
    needs.map(folder).filter(|folder| folder.is_dir()).collect()
}

fn cases(root: &Path, suite: &str) -> Vec<Value> {
    let text = fs::read_to_string(root.join("cases.json")).unwrap();
    let cases: Vec<Value> = serde_json::from_str(&text).unwrap();
    cases.into_iter().filter(|case| case["suite"] == suite).collect()
}

/// How many cases of each module pass; a change in either direction has to be written down here.
const SCORES: &[(&str, usize, usize)] = &[
    ("smithy-aws-apigateway-traits", 2, 2),
    ("smithy-aws-cloudformation-traits", 5, 5),
    ("smithy-aws-endpoints", 11, 11),
    ("smithy-aws-iam-traits", 12, 12),
    ("smithy-aws-traits", 22, 22),
    ("smithy-contract-traits", 3, 3),
    ("smithy-linters", 15, 15),
    ("smithy-model", 181, 181),
    ("smithy-mqtt-traits", 8, 8),
    ("smithy-protocol-test-traits", 14, 14),
    ("smithy-protocol-traits", 2, 2),
    ("smithy-rules-engine", 36, 36),
    ("smithy-smoke-test-traits", 3, 3),
    ("smithy-trait-codegen", 5, 5),
    ("smithy-waiters", 9, 9),
];

#[test]
fn errorfiles() {
    let Some(root) = shared("conformance") else { return };
    let mut failures = BTreeSet::new();
    let mut scores: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut report = String::new();
    for case in &cases(&root, "errorfiles") {
        let name = case["case"].as_str().unwrap();
        let differences = run_case(&root, case);
        let (passed, all) = scores.entry(case["module"].as_str().unwrap().to_owned()).or_default();
        *passed += usize::from(differences.is_empty());
        *all += 1;
        if !differences.is_empty() {
            failures.insert(name.to_owned());
            report.push_str(&format!("{name}\n    {}\n", differences.join("\n    ")));
        }
    }
    println!("errorfiles that pass, by module: {scores:#?}");
    let known: BTreeSet<_> = KNOWN_FAILURES
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect();
    let new: Vec<_> = failures.difference(&known).collect();
    let mended: Vec<_> = known.difference(&failures).collect();
    assert!(
        new.is_empty() && mended.is_empty(),
        "new failures: {new:#?}\nno longer failing: {mended:#?}\n{report}"
    );
    let expected = SCORES.iter().map(|(module, passed, all)| ((*module).to_owned(), (*passed, *all)));
    assert_eq!(scores, expected.collect());
}

#[test]
fn the_runner_can_fail() {
    let Some(root) = shared("conformance") else { return };
    let mut failed = 0;
    let cases = cases(&root, "harness-selftest");
    for case in cases.iter().filter(|case| case["case"].as_str().unwrap().starts_with("errorfiles/")) {
        let passes = run_case(&root, case).is_empty();
        assert_eq!(passes, case["must"] == "pass", "{}", case["case"]);
        failed += usize::from(!passes);
    }
    assert!(failed > 0);
}

/// Nothing serious is said about models that AWS publishes.
#[test]
fn the_reference_model_is_valid() {
    let Some(path) = shared("reference/smithy-ast/chime-sdk-messaging-2021-05-15.json") else { return };
    let events = events_of(&[&path], true);
    let serious: Vec<_> = events.iter().filter(|event| event.severity >= Severity::Danger).collect();
    assert!(serious.is_empty(), "{serious:#?}");
}

/// Nor about Smithy's own protocol test models, which use nearly every trait there is.
#[test]
fn the_protocol_test_models_are_valid() {
    let Some(folder) = shared("conformance/protocol-tests") else { return };
    let mut sources = Sources::new();
    for module in ["smithy-aws-protocol-tests", "smithy-protocol-tests"] {
        sources.add_path(&folder.join(module).join("model")).unwrap();
    }
    let loaded = load(sources);
    let mut events = loaded.events;
    events.extend(validate_all(&loaded.model));
    let serious: Vec<_> = events.iter().filter(|event| event.severity >= Severity::Danger).collect();
    assert!(serious.is_empty(), "{serious:#?}");
}

/// What the most frequent mistakes are told: every fixture has one subject, and a snapshot of all its events.
#[test]
fn messages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/validators");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        files.filter(|file| file.extension().is_some_and(|ending| ending == "smithy")).collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap();
        let mut sources = Sources::new();
        sources.add(name, fs::read_to_string(&file).unwrap());
        let loaded = load(sources);
        let text: Vec<_> = loaded.events.iter().map(|event| render(event, &loaded.sources)).collect();
        insta::with_settings!({ snapshot_path => "snapshots/validators", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, text.join("\n\n"));
        });
    }
}
