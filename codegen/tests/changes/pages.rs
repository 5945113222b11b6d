//! Whole pages of change logs, as snapshots: the blocks, the JSON lines and the sections of a changelog.

use std::path::Path;

use codegen::changes::{blocks, json_lines, sections, ChangeLog, Kind};
use codegen::page::{Block, Entry, Line, Mark, Note};

use super::{changes, model, support};

/// What grows: an operation, a member deep inside, a value, an error.
#[test]
fn what_grows() {
    let (old, new) = (include_str!("grows.old.smithy"), include_str!("grows.new.smithy"));
    let log = changes(&model(old), &model(new));
    assert_eq!(log.summary(), "1 new, 2 updated api methods");
    snapshot("grows", &log);
}

/// What goes: an operation, members in the middle, a wire name, a whole form.
#[test]
fn what_goes() {
    let (old, new) = (include_str!("goes.old.smithy"), include_str!("goes.new.smithy"));
    let log = changes(&model(old), &model(new));
    assert_eq!(log.summary(), "1 updated, 1 removed api methods");
    snapshot("goes", &log);
}

/// The pages say nothing where there is nothing to say.
#[test]
fn nothing() {
    let old = model(include_str!("goes.old.smithy"));
    let log = changes(&old, &old);
    assert_eq!(blocks(&log), [Block::Prose("No changes.".to_owned())]);
    assert!(json_lines(&log).is_empty());
    assert_eq!(sections(&log).iter().count(), 0);
}

/// A model without a service has no methods, but shapes, which show what they look like.
#[test]
fn no_service() {
    let old = model("$version: \"2.0\"\nnamespace a\nstructure A { a: String, b: String }\n");
    let new = model(
        "$version: \"2.0\"\nnamespace a\nstructure A { b: String, c: B }\n/// What B is.\nunion B { d: Integer }\n",
    );
    let log = changes(&old, &new);
    assert_eq!(log.summary(), "no api methods, but 2 shapes changed");
    snapshot("no-service", &log);
}

/// What scripts read: on every line the same keys in the same order, and a kind that is one.
#[test]
fn lines_of_json() {
    let log = changes(&model(include_str!("grows.old.smithy")), &model(include_str!("grows.new.smithy")));
    let lines = json_lines(&log);
    assert!(lines.len() > 5);
    for line in lines {
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        let object = value.as_object().unwrap();
        let keys =
            ["layer", "operation", "shape", "member", "kind", "trait", "old", "new", "text", "reaches"];
        let places: Vec<_> = keys.iter().map(|key| line.find(&format!("\"{key}\":")).unwrap()).collect();
        assert!(places.is_sorted(), "{line}");
        assert_eq!(object.len(), keys.len());
        assert_eq!(object["layer"], "change");
        let kind = object["kind"].as_str().unwrap();
        let is_kind = Kind::ALL.iter().any(|each| each.as_str() == kind);
        assert!(is_kind || kind == "documentationChanged", "{kind}");
    }
}

fn snapshot(name: &str, log: &ChangeLog) {
    let mut text: String = blocks(log).iter().map(block).collect();
    text += "\n---- json\n";
    text.extend(json_lines(log).iter().map(|line| format!("{line}\n")));
    for (heading, items) in sections(log).iter() {
        text += &format!("\n---- {heading}\n");
        text.extend(items.iter().map(|item| format!("- {item}\n")));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/changes");
    support::settings(&folder).bind(|| insta::assert_snapshot!(name, text));
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, text, mark } => {
            format!("\n{} {text}{}\n", "#".repeat(usize::from(*level)), what(*mark))
        }
        Block::Prose(text) => format!("\n{text}\n"),
        Block::Syntax { lines, .. } => lines.iter().map(line).collect(),
        Block::Entries(entries) => entries.iter().map(entry).collect(),
        Block::Notes(notes) => notes.iter().map(note).collect(),
    }
}

fn what(mark: Mark) -> &'static str {
    match mark {
        Mark::Same => "",
        Mark::Added => " (new)",
        Mark::Changed => " (updated)",
        Mark::Removed => " (removed)",
    }
}

/// A line of syntax, with its mark in front.
pub fn line(line: &Line) -> String {
    let mark = match line.mark {
        Mark::Same => ' ',
        Mark::Added => '+',
        Mark::Changed => '~',
        Mark::Removed => '-',
    };
    format!("{mark} {}{}\n", "  ".repeat(line.depth), line.text)
}

fn entry(entry: &Entry) -> String {
    format!("  {} ({}): {}\n", entry.name, entry.kind, entry.meaning)
}

fn note(note: &Note) -> String {
    format!("  [{} {:?}] {}\n", note.label, note.tone, note.text)
}
