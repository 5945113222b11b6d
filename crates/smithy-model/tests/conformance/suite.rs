//! Running a suite: its cases from `cases.json`, and what fails beside what is known to fail.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use smithy_model::{load, Loaded, Severity, Sources};

/// A case that is known to fail. One that passes again has to leave its list.
pub struct Known {
    /// Its name in `cases.json`.
    pub case: &'static str,
    /// Why it fails.
    #[allow(dead_code)] // For readers.
    pub reason: &'static str,
}

/// Runs a suite, and compares what fails with what is known to fail.
pub fn run(suite: &str, known: &[Known], check: impl Fn(&Path, &Value) -> Result<(), String>) {
    let Some(shared) = crate::common::shared_or_skip(suite) else { return };
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
    let known: BTreeSet<&str> = known.iter().map(|known| known.case).collect();
    assert_eq!(failed, known, "what fails is not what is known to fail");
}

/// Loads these files together.
pub fn load_files(paths: &[&Path]) -> Loaded {
    let mut sources = Sources::new();
    for path in paths {
        sources.add_path(path).unwrap();
    }
    load(sources)
}

/// The errors among the events, when there are any.
pub fn no_errors(loaded: &Loaded) -> Result<(), String> {
    let errors: Vec<_> = loaded.events.iter().filter(|event| event.severity == Severity::Error).collect();
    if errors.is_empty() {
        Ok(())
    } else {
        Err(format!("{errors:#?}"))
    }
}
