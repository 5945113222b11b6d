//! Rejected models, each with the place of its error.

use smithy_model::Severity;

use crate::suite::{load_files, run};

#[test]
fn loader_invalid() {
    run("loader-invalid", &[], |folder, case| {
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
