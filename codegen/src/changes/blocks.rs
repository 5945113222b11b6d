//! The change log as blocks of a page.

use std::collections::BTreeMap;

use smithy_model::ShapeId;

use super::{text, ChangeLog, Fact, Kind, OperationChange, OperationError, Reach, ShapeChange};
use crate::docs::code;
use crate::names::upper_first;
use crate::page::{are_marked, Block, Entry, Line, Mark, Note, Tone};

/// The change log: the counts, the service, each operation, the shared shapes, and what of it is documentation alone.
///
/// It has no heading of its own; those within it are of level 3 and 4. Of an operation that only reaches what changed, the
/// syntax is shown where something is marked in it.
pub fn blocks(log: &ChangeLog) -> Vec<Block> {
    let mut blocks = vec![Block::Prose(upper_first(&log.summary()) + ".")];
    if !log.service.is_empty() {
        blocks.push(heading(3, "The service", Mark::Changed));
        blocks.push(Block::Notes(
            log.service.iter().map(|change| note(&change.fact, change.fact.text())).collect(),
        ));
    }
    for change in &log.operations {
        operation(log, change, &mut blocks);
    }
    for change in &log.shapes {
        shape(change, &mut blocks);
    }
    if !log.documentation.is_empty() {
        blocks.push(Block::Prose(log.documentation_line() + "."));
    }
    blocks
}

fn operation(log: &ChangeLog, change: &OperationChange, blocks: &mut Vec<Block>) {
    blocks.push(heading(3, change.id.name(), change.mark));
    if !change.documentation.is_empty() {
        blocks.push(Block::Prose(change.documentation.clone()));
    }
    let is_whole = change.mark != Mark::Changed;
    if let Some(http) = change.http.as_ref().filter(|_| is_whole) {
        blocks.push(Block::Prose(format!("HTTP: {}", code(http))));
    }
    let by_service = log.service.iter().filter(|service| service.reaches.contains(&change.id));
    let mut notes = self::notes(&change.facts);
    notes.extend(by_service.map(|service| note(&service.fact, service.fact.text())));
    if !is_whole && !change.shared.is_empty() {
        notes.push(shared(&change.shared));
    }
    if !notes.is_empty() {
        blocks.push(Block::Notes(notes));
    }
    let itself = is_whole || !change.facts.is_empty();
    for (title, lines) in [("Request syntax", &change.request), ("Response syntax", &change.response)] {
        if !lines.is_empty() && (itself || are_marked(lines)) {
            blocks.push(heading(4, title, Mark::Same));
            blocks.push(syntax(lines));
        }
    }
    if !change.errors.is_empty() {
        blocks.push(heading(4, "Errors", Mark::Same));
        blocks.push(Block::Entries(change.errors.iter().map(error).collect()));
        blocks.extend(codes(&change.errors));
    }
}

fn shape(change: &ShapeChange, blocks: &mut Vec<Block>) {
    blocks.push(heading(3, &format!("{} ({})", change.id.name(), change.shape_type.as_str()), change.mark));
    if change.mark == Mark::Added && !change.documentation.is_empty() {
        blocks.push(Block::Prose(change.documentation.clone()));
    }
    if !change.reaches.is_empty() {
        let reach =
            |reach: &Reach| format!("{} ({})", code(reach.operation.name()), reach.sides().join(", "));
        let reaches: Vec<String> = change.reaches.iter().map(reach).collect();
        blocks.push(Block::Prose(format!("In {}.", reaches.join(", "))));
    }
    blocks.push(Block::Notes(notes(&change.facts)));
    if are_marked(&change.syntax) {
        blocks.push(syntax(&change.syntax));
    }
}

fn heading(level: u8, text: &str, mark: Mark) -> Block {
    Block::Heading { level, text: text.to_owned(), mark }
}

fn syntax(lines: &[Line]) -> Block {
    Block::Syntax { language: "json", lines: lines.to_vec() }
}

fn notes(facts: &[Fact]) -> Vec<Note> {
    text::lines(facts).into_iter().map(|(fact, text)| note(fact, text)).collect()
}

fn note(fact: &Fact, text: String) -> Note {
    let (label, tone) = match (fact.kind.mark(), fact.kind) {
        (Mark::Added, _) => ("added", Tone::Good),
        (Mark::Removed, _) => ("removed", Tone::Warning),
        (_, Kind::DeprecatedChanged) if fact.old.is_none() => ("deprecated", Tone::Warning),
        _ => ("changed", Tone::Plain),
    };
    Note { label: label.to_owned(), tone, text }
}

/// That an operation reaches shapes of which more is said below.
fn shared(ids: &[ShapeId]) -> Note {
    let names: Vec<String> = ids.iter().map(|id| code(id.name())).collect();
    let text = format!("{}: see below", names.join(", "));
    Note { label: "shared".to_owned(), tone: Tone::Plain, text }
}

fn error(error: &OperationError) -> Entry {
    Entry {
        name: error.id.name().to_owned(),
        kind: error.status.clone().unwrap_or_default(),
        meaning: error.summary.clone(),
        ..Entry::default()
    }
}

/// The codes that errors carry: each list of values once, with the members that have it.
fn codes(errors: &[OperationError]) -> Vec<Block> {
    let mut lists: BTreeMap<&[String], Vec<&str>> = BTreeMap::new();
    for (member, values) in errors.iter().flat_map(|error| &error.codes) {
        let members = lists.entry(values).or_default();
        if !members.contains(&member.as_str()) {
            members.push(member);
        }
    }
    let of_list = |(values, members): (&[String], Vec<&str>)| {
        let members: Vec<String> = members.into_iter().map(code).collect();
        let values: Vec<String> = values.iter().map(|value| code(value)).collect();
        Block::Prose(format!("{} of an error is one of {}.", members.join(", "), values.join(", ")))
    };
    lists.into_iter().map(of_list).collect()
}
