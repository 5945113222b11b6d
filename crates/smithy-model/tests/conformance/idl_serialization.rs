//! Written IDL, loaded again.

use smithy_model::{load, write_idl, Loaded, Severity, ShapeId, Sources};

use crate::suite::{load_files, run};

#[test]
fn idl_serialization() {
    run("idl-serialization", &[], |folder, case| {
        let first = load_files(&[&folder.join(case["files"][0].as_str().unwrap())]);
        let written = write_idl(&first.model);
        let mut sources = Sources::new();
        for (path, text) in &written {
            sources.add(path.as_str(), text.as_str());
        }
        let second = load(sources);
        if first.model != second.model || about(&first) != about(&second) {
            return Err(format!("{written:#?}\n{:#?}", second.events));
        }
        Ok(())
    });
}

/// The events, places aside: what is wrong with a model is wrong with it in whatever words.
fn about(loaded: &Loaded) -> Vec<(Severity, &str, Option<&ShapeId>)> {
    let mut events: Vec<_> = loaded
        .events
        .iter()
        .map(|event| (event.severity, event.id.as_str(), event.shape_id.as_ref()))
        .collect();
    events.sort();
    events
}
