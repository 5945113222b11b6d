//! Smithy's verdict on a change: one change of each kind, and exactly the events that follow from it.
#![allow(clippy::unwrap_used)]

mod any;
mod auth;
mod constraints;
mod enums;
mod members;
mod nullability;
mod services;
mod shapes;
mod suppressions;
mod targets;
mod traits;

use smithy_model::{diff, load, render, Difference, Loaded, Severity, Side, Sources};

/// What changes, the model before and after, and the events: `SEVERITY shape-or-dash id`.
type Row = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// Loads a model in the namespace `a`; a text that says its version is taken as it is. A semicolon ends a line.
fn model(name: &str, text: &str) -> Loaded {
    let mut sources = Sources::new();
    let text = match text.starts_with('$') {
        true => text.to_owned(),
        false => format!("$version: \"2.0\"\nnamespace a\n{text}"),
    };
    let text = text.replace(';', "\n");
    sources.add(name, text);
    let loaded = load(sources);
    let errors: Vec<_> = loaded.events.iter().filter(|event| event.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
    loaded
}

fn line(difference: &Difference) -> String {
    let event = &difference.event;
    let shape = event.shape_id.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
    format!("{} {shape} {}", event.severity.as_str(), event.id)
}

/// Checks all rows, and that a model does not differ from itself.
#[track_caller]
fn check(rows: &[Row]) {
    let mut wrong = Vec::new();
    for (what, old, new, expected) in rows {
        let (old, new) = (model("old.smithy", old), model("new.smithy", new));
        assert_eq!(diff(&old.model, &old.model), [], "{what}: the old model against itself");
        assert_eq!(diff(&new.model, &new.model), [], "{what}: the new model against itself");
        let found = diff(&old.model, &new.model);
        found.iter().for_each(|difference| check_words(difference, &old, &new));
        let mut lines: Vec<_> = found.iter().map(line).collect();
        let mut expected: Vec<_> = expected.iter().map(ToString::to_string).collect();
        lines.sort();
        expected.sort();
        if lines != expected {
            wrong.push(format!("{what}\n  expected {expected:#?}\n  found {lines:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// An event says where: in a file of the model that it names. A serious one says what to do as well.
fn check_words(difference: &Difference, old: &Loaded, new: &Loaded) {
    let Difference { event, side } = difference;
    let (sources, name) = match side {
        Side::Old => (&old.sources, "old.smithy"),
        Side::New => (&new.sources, "new.smithy"),
    };
    let text = render(event, sources);
    let built_in = text.contains("builtin/");
    assert!(built_in || text.contains(&format!("--> {name}:")), "{text}");
    assert_eq!(event.severity >= Severity::Danger, event.help.is_some(), "{text}");
}
