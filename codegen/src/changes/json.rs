//! The change log for scripts: one JSON object a line.
//!
//! Every line has all of these keys, in this order, and keeps them:
//!
//! | key | what |
//! | --- | --- |
//! | `layer` | `"change"` |
//! | `operation` | the name of the operation that it is told of; `null` for shared shapes and the service |
//! | `shape` | the id of the shape that changed |
//! | `member` | its member; of an operation the waiter, of a resource the property, of a service the shape; else `null` |
//! | `kind` | what kind of change: the names of [`Kind`](super::Kind) |
//! | `trait` | the id of the trait that changed, else `null` |
//! | `old`, `new` | what was and what is, `null` where there is nothing: a trait's value, a shape id, an enum's value |
//! | `text` | the change in words, as one line of CommonMark |
//! | `reaches` | the operations that reach the shape: objects of the `operation` and its `sides`, of `"input"`, `"output"` and `"error"`; empty where the change is one of the operation itself |
//!
//! The last line counts the shapes whose documentation changed, where there are any: of the kind
//! `documentationChanged`, with their number as `new`.

use serde::Serialize;
use serde_json::{json, Value};
use smithy_model::ShapeId;

use super::{ChangeLog, Fact, Kind, OperationChange, Reach};
use crate::page::Mark;

/// A change as scripts read it. The order of the fields is part of the format.
#[derive(Serialize)]
struct Object<'a> {
    layer: &'static str,
    operation: Option<&'a str>,
    shape: Option<&'a str>,
    member: Option<&'a str>,
    kind: &'a str,
    #[serde(rename = "trait")]
    trait_id: Option<&'a str>,
    old: Option<&'a Value>,
    new: Option<&'a Value>,
    text: String,
    reaches: Vec<Value>,
}

/// The change log, one JSON object a line, without line ends: the service, the operations, the shared shapes, the
/// documentation.
pub fn json_lines(log: &ChangeLog) -> Vec<String> {
    let mut lines = Vec::new();
    for change in &log.service {
        let reaches = change.reaches.iter().map(|id| json!({ "operation": id.name(), "sides": ["error"] }));
        lines.push(line(None, &change.fact, reaches.collect()));
    }
    for operation in &log.operations {
        lines.extend(whole(operation).map(|fact| line(Some(&operation.id), &fact, Vec::new())));
        let reaches = |fact: &Fact| operation.reaches.get(&fact.shape).map(reach).into_iter().collect();
        lines.extend(operation.facts.iter().map(|fact| line(Some(&operation.id), fact, reaches(fact))));
    }
    for shape in &log.shapes {
        lines.extend(
            shape.facts.iter().map(|fact| line(None, fact, shape.reaches.iter().map(reach).collect())),
        );
    }
    if !log.documentation.is_empty() {
        let count = json!(log.documentation.len());
        lines.push(text(&Object {
            layer: "change",
            operation: None,
            shape: None,
            member: None,
            kind: "documentationChanged",
            trait_id: None,
            old: None,
            new: Some(&count),
            text: log.documentation_line(),
            reaches: Vec::new(),
        }));
    }
    lines
}

fn line(operation: Option<&ShapeId>, fact: &Fact, reaches: Vec<Value>) -> String {
    text(&Object {
        layer: "change",
        operation: operation.map(ShapeId::name),
        shape: Some(fact.shape.as_str()),
        member: fact.member.as_deref(),
        kind: fact.kind.as_str(),
        trait_id: fact.trait_id.as_ref().map(ShapeId::as_str),
        old: fact.old.as_ref(),
        new: fact.new.as_ref(),
        text: fact.text(),
        reaches,
    })
}

/// Nothing in a line can fail to be JSON.
fn text(object: &Object<'_>) -> String {
    serde_json::to_string(object).unwrap_or_default()
}

/// That an operation is new, or gone.
fn whole(operation: &OperationChange) -> Option<Fact> {
    let kind = match operation.mark {
        Mark::Added => Kind::OperationAdded,
        Mark::Removed => Kind::OperationRemoved,
        _ => return None,
    };
    Some(Fact { shape: operation.id.clone(), member: None, kind, trait_id: None, old: None, new: None })
}

fn reach(reach: &Reach) -> Value {
    json!({ "operation": reach.operation.name(), "sides": reach.sides() })
}
