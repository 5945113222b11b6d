//! A verdict for readers: as part of a page, in one line, and as JSON.

use serde::Serialize;

use super::{Change, Effect, Level, Verdict, What, WireChange};
use crate::page::{Block, Note, Tone};

/// A list of the changes in Rust, and one of those on the wire; empty where there are none. What asks nothing of users is
/// named together.
pub fn blocks(verdict: &Verdict) -> Vec<Block> {
    let told = verdict.changes.iter().filter_map(change_note);
    let rust: Vec<Note> = told.chain(patch_notes(&verdict.changes)).collect();
    let wire: Vec<Note> = verdict.wire.iter().map(wire_note).collect();
    [rust, wire].into_iter().filter(|notes| !notes.is_empty()).map(Block::Notes).collect()
}

fn change_note(change: &Change) -> Option<Note> {
    let tone = match change.level {
        Level::None | Level::Patch => Tone::Plain,
        Level::Minor => Tone::Good,
        Level::Major => Tone::Danger,
    };
    let item = &change.item;
    let text = match &change.what {
        What::Added(_) => format!("`{item}` added"),
        What::Removed(_) => format!("`{item}` removed"),
        What::Renamed(name) => format!("`{item}` renamed to `{name}`"),
        What::Changed { old, new } => format!("`{item}` changed from `{old}` to `{new}`"),
        What::Facts | What::Documentation | What::Text => return None,
    };
    Some(Note { label: change.level.as_str().to_owned(), tone, text })
}

/// How many items are named before the rest is counted.
const NAMED: usize = 20;

fn patch_notes(changes: &[Change]) -> Vec<Note> {
    let sorts = [
        (What::Facts, "constraints or other facts of"),
        (What::Documentation, "documentation of"),
        (What::Text, "text of"),
    ];
    let note = |(what, about): (What, &str)| {
        let items: Vec<_> = changes
            .iter()
            .filter(|change| change.what == what)
            .map(|change| format!("`{}`", change.item))
            .collect();
        let more = match items.len().checked_sub(NAMED) {
            Some(more @ 1..) => format!(" and {more} more"),
            _ => String::new(),
        };
        let named = items.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        let text = format!("{about} {named}{more}");
        let label = Level::Patch.as_str().to_owned();
        (!items.is_empty()).then_some(Note { label, tone: Tone::Plain, text })
    };
    sorts.into_iter().filter_map(note).collect()
}

fn wire_note(change: &WireChange) -> Note {
    let tone = match change.requests.max(change.responses) {
        Effect::Travels => Tone::Plain,
        Effect::Lost => Tone::Warning,
        Effect::Refused | Effect::Unreadable => Tone::Danger,
    };
    let ways = ways(change.requests, change.responses);
    let text = format!("`{}` {}: {ways}", change.item, change.what);
    Note { label: "wire".to_owned(), tone, text }
}

/// `minor: 14 items added; values travel both ways`. What asks nothing of users is counted where there is nothing else.
pub fn line(verdict: &Verdict) -> String {
    let ways = ways(verdict.requests(), verdict.responses());
    if verdict.level == Level::None {
        return format!("none: the crate is the same; {ways}");
    }
    let least = verdict.level.min(Level::Minor);
    let changes = || verdict.changes.iter().filter(|change| change.level >= least);
    let count = |verb: &str| changes().filter(|change| change.what.as_str() == verb).count();
    let verbs = ["added", "removed", "renamed", "changed", "facts", "documentation", "text"];
    let mut parts = Vec::new();
    for (count, verb) in verbs.into_iter().map(|verb| (count(verb), verb)).filter(|(count, _)| *count > 0) {
        let items = match (parts.is_empty(), count) {
            (false, _) => "",
            (true, 1) => " item",
            (true, _) => " items",
        };
        let became = match verb {
            "facts" => "with other facts",
            "documentation" => "documented otherwise",
            "text" => "written otherwise",
            verb => verb,
        };
        parts.push(format!("{count}{items} {became}"));
    }
    format!("{}: {}; {ways}", verdict.level.as_str(), parts.join(", "))
}

/// What becomes of values in both directions, in words.
fn ways(requests: Effect, responses: Effect) -> String {
    let some = |effect: Effect| match effect {
        Effect::Travels => "travel",
        Effect::Lost => "lose values",
        Effect::Refused => "may be refused",
        Effect::Unreadable => "may be unreadable",
    };
    match (requests, responses) {
        (Effect::Travels, Effect::Travels) => "values travel both ways".to_owned(),
        (requests, responses) if requests == responses => {
            format!("requests and responses {}", some(requests))
        }
        (requests, responses) => format!("requests {}, responses {}", some(requests), some(responses)),
    }
}

/// A line a change, and one for the verdict, each an object.
pub fn json_lines(verdict: &Verdict) -> Vec<String> {
    let rust = verdict.changes.iter().map(rust_line);
    let wire = verdict.wire.iter().map(wire_line);
    let last = Line::Verdict {
        level: verdict.level.as_str(),
        requests: verdict.requests().as_str(),
        responses: verdict.responses().as_str(),
    };
    rust.chain(wire).chain([last]).map(|line| serde_json::to_string(&line).unwrap_or_default()).collect()
}

#[derive(Serialize)]
#[serde(tag = "layer", rename_all = "lowercase")]
enum Line<'v> {
    Rust {
        level: &'static str,
        item: &'v str,
        change: &'static str,
        old: Option<&'v str>,
        new: Option<&'v str>,
    },
    Wire {
        item: &'v str,
        change: &'v str,
        requests: &'static str,
        responses: &'static str,
        ahead: Ahead,
    },
    Verdict {
        level: &'static str,
        requests: &'static str,
        responses: &'static str,
    },
}

#[derive(Serialize)]
struct Ahead {
    requests: &'static str,
    responses: &'static str,
}

fn rust_line(change: &Change) -> Line<'_> {
    let (old, new) = match &change.what {
        What::Added(new) => (None, Some(new.as_str())),
        What::Removed(old) => (Some(old.as_str()), None),
        What::Renamed(new) => (Some(change.item.as_str()), Some(new.as_str())),
        What::Changed { old, new } => (Some(old.as_str()), Some(new.as_str())),
        What::Facts | What::Documentation | What::Text => (None, None),
    };
    let level = change.level.as_str();
    Line::Rust { level, item: &change.item, change: change.what.as_str(), old, new }
}

fn wire_line(change: &WireChange) -> Line<'_> {
    Line::Wire {
        item: &change.item,
        change: &change.what,
        requests: change.requests.as_str(),
        responses: change.responses.as_str(),
        ahead: Ahead { requests: change.ahead.requests.as_str(), responses: change.ahead.responses.as_str() },
    }
}
