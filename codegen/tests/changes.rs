//! The change log of two models: each kind of change, what is told where, its pages, and the published models.
#![allow(clippy::unwrap_used)]

#[path = "changes/kinds.rs"]
mod kinds;
#[path = "changes/pages.rs"]
mod pages;
#[path = "changes/published.rs"]
mod published;
#[allow(dead_code)]
mod support;

use codegen::changes::{change_log, ChangeLog, Side};
use smithy_model::{Model, Shape, ShapeType};

/// The service of a model that has one or none.
fn side(model: &Model) -> Side<'_> {
    let service = |shape: &&Shape| shape.shape_type == ShapeType::Service;
    Side { model, service: model.own_shapes().find(service) }
}

/// The change log of two models.
fn changes(old: &Model, new: &Model) -> ChangeLog {
    change_log(side(old), side(new))
}

/// A model in one text.
fn model(text: &str) -> Model {
    support::model_of(&[("model.smithy".to_owned(), text.to_owned())])
}

/// All fixtures, each with each: whatever two models have nothing in common, they have a change log, and back it is the
/// same one with old and new exchanged.
#[test]
fn any_two_models_have_a_change_log() {
    let fixtures: Vec<_> = support::fixtures();
    let models: Vec<Model> = fixtures.iter().map(|fixture| support::model_of(&fixture.sources())).collect();
    let mut told = 0;
    for (at, old) in models.iter().enumerate() {
        assert!(changes(old, old).is_empty(), "{}", fixtures[at].name);
        for new in &models {
            let (there, back) = (changes(old, new), changes(new, old));
            let (counts, other) = (there.counts(), back.counts());
            assert_eq!((counts.added, counts.removed), (other.removed, other.added));
            assert_eq!(counts.updated, other.updated);
            let lines = codegen::changes::json_lines(&there);
            assert_eq!(lines.is_empty(), there.is_empty() && there.documentation.is_empty());
            assert!(!codegen::changes::blocks(&there).is_empty());
            told += lines.len();
        }
    }
    assert!(told > 1000, "{told}");
}

/// However deep a change is, and however shapes lead back to themselves: every operation above it is told, and the syntax
/// ends.
#[test]
fn deep_and_recursive_shapes() {
    let chain = |last: &str| {
        let mut text = "$version: \"2.0\"\nnamespace a\nservice S { operations: [A, B, C] }\n".to_owned();
        for (operation, input) in [("A", "T0"), ("B", "T1"), ("C", "Loop")] {
            text += &format!("operation {operation} {{ input := {{ a: {input} }} }}\n");
        }
        text += "structure Loop { self: Loop, all: Loops, end: End }\nlist Loops { member: Loop }\n";
        for at in 0..3000 {
            text += &format!("structure T{at} {{ next: T{}, again: T{} }}\n", at + 1, at / 2);
        }
        model(&(text + "structure T3000 { end: End }\n" + last))
    };
    let old = chain("structure End { a: String }\n");
    let new = chain("structure End { a: String, b: String }\n");
    let log = changes(&old, &new);
    assert_eq!(log.summary(), "3 updated api methods");
    let told = ["End(A input, B input, C input): memberAdded `End.b` added"];
    assert_eq!(kinds::told(&log), told);
    let lines = log.operations.iter().map(|operation| operation.request.len());
    assert!(lines.clone().all(|lines| lines < 1100), "{:?}", lines.collect::<Vec<_>>());
    let marked = log.operations[2].request.iter().filter(|line| line.mark != codegen::page::Mark::Same);
    assert_eq!(marked.map(|line| line.text.as_str()).collect::<Vec<_>>(), ["\"b\": \"string\""]);
}
