//! The patterns: of a fixture, and of the published models.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::shared::shared;

/// The patterns of the fixture, without its comments.
pub fn fixture() -> Vec<String> {
    lines(include_str!("patterns.txt"))
}

/// Those that take time that grows exponentially with the text, where a matcher goes back.
pub fn slow() -> Vec<String> {
    lines(include_str!("slow-patterns.txt"))
}

fn lines(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")).map(str::to_owned).collect()
}

/// The patterns of the published models of the service; none, said aloud, where they are not at hand.
pub fn published() -> Vec<String> {
    let Some(folder) = shared("reference") else { return Vec::new() };
    let mut sources = BTreeSet::new();
    collect(&folder, &mut sources);
    assert!(sources.len() > 20, "{sources:?}");
    sources.into_iter().collect()
}

fn collect(path: &Path, sources: &mut BTreeSet<String>) {
    if path.is_dir() {
        for entry in path.read_dir().unwrap() {
            collect(&entry.unwrap().path(), sources);
        }
    } else if path.extension().is_some_and(|extension| extension == "json") {
        let value: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        patterns(&value, sources);
    }
}

fn patterns(value: &Value, sources: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| patterns(item, sources)),
        Value::Object(members) => {
            for (key, value) in members {
                match (key.as_str(), value.as_str()) {
                    ("smithy.api#pattern", Some(source)) => drop(sources.insert(source.to_owned())),
                    // C2J's lost their anchors: both readings are worth a try.
                    ("pattern", Some(source)) => {
                        sources.insert(source.to_owned());
                        if !source.starts_with('^') {
                            sources.insert(format!("^{source}$"));
                        }
                    }
                    _ => patterns(value, sources),
                }
            }
        }
        _ => {}
    }
}
