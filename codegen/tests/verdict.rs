//! The verdict about a changed model, kind of change by kind of change, proven against the compiler and the wire.
//!
//! A kind is a folder of `verdict/` with `old.smithy` and `new.smithy`, which differ in one idea, and `user.rs`, which uses
//! the old crate as a sane user would. Beside them is `verdict.snap`: what is said about them. Files `*.legacy.smithy` are
//! the models of a module `legacy`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "verdict/support/crates.rs"]
mod crates;
#[path = "verdict/support/kinds.rs"]
mod kinds;
#[path = "verdict/support/matrix.rs"]
mod matrix;
#[path = "support/on_disk.rs"]
mod on_disk;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use codegen::page::{Block, Note};
use codegen::verdict::{
    bare, blocks, json_lines, line, verdict, Effect, Level, Side, Verdict, What, WireChange,
};
use kinds::{kinds, model_of};

/// What is said about each kind.
#[test]
fn said() {
    let mut failed = Vec::new();
    for kind in kinds() {
        let verdict = kind.verdict();
        let mut text = line(&verdict) + "\n";
        for block in blocks(&verdict) {
            let Block::Notes(notes) = block else { panic!("notes alone: {block:?}") };
            writeln!(text).unwrap();
            for Note { label, tone, text: note } in notes {
                writeln!(text, "{label} ({tone:?}): {note}").unwrap();
            }
        }
        writeln!(text).unwrap();
        for line in json_lines(&verdict) {
            writeln!(text, "{line}").unwrap();
        }
        let outcome = std::panic::catch_unwind(|| {
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path(&kind.folder);
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings.bind(|| insta::assert_snapshot!("verdict", text));
        });
        if outcome.is_err() {
            failed.push(kind.name);
        }
    }
    assert!(failed.is_empty(), "failed: {failed:?}");
}

/// Users of the old crate compile against the old one, and against the new one exactly where the verdict says so.
#[test]
fn compiler() {
    let kinds = kinds();
    let major: BTreeSet<String> = kinds
        .iter()
        .filter(|kind| kind.verdict().level == Level::Major)
        .map(|kind| kind.name.clone())
        .collect();
    assert!(major.len() > 20 && kinds.len() - major.len() > 20, "kinds of both sorts");
    let errors = crates::users_with_errors(&kinds);
    let broken: BTreeSet<String> =
        errors.keys().filter(|(_, side)| side == "new").map(|(kind, _)| kind.clone()).collect();
    let wrong: Vec<_> = errors.iter().filter(|((_, side), _)| side == "old").collect();
    assert!(wrong.is_empty(), "users that do not compile against the old crate: {wrong:#?}");
    let unexpected: Vec<_> =
        broken.difference(&major).map(|kind| (kind, &errors[&(kind.clone(), "new".to_owned())])).collect();
    assert!(unexpected.is_empty(), "users that do not compile, though nothing is major: {unexpected:#?}");
    let survived: Vec<_> = major.difference(&broken).collect();
    assert!(survived.is_empty(), "users that compile, though something is major: {survived:?}");
}

/// Samples of one crate read by the other, both ways: they travel, or do not, as the verdict says.
#[test]
fn wire() {
    let kinds = kinds();
    let seen = crates::seen_on_the_wire(&kinds);
    let mut said = BTreeMap::new();
    for kind in kinds.iter().filter(|kind| kind.travels()) {
        let verdict = kind.verdict();
        let ahead =
            |of: fn(&WireChange) -> Effect| verdict.wire.iter().map(of).max().unwrap_or_default().as_str();
        let effects = [
            verdict.requests().as_str(),
            verdict.responses().as_str(),
            ahead(|change| change.ahead.requests),
            ahead(|change| change.ahead.responses),
        ];
        said.insert(kind.name.clone(), effects.map(str::to_owned));
    }
    for (name, requests, responses) in kinds_of_values() {
        said.insert(name, [requests, responses, "-", "-"].map(str::to_owned));
    }
    assert_eq!(said.keys().collect::<Vec<_>>(), seen.keys().collect::<Vec<_>>());
    let wrong: Vec<String> = said
        .iter()
        .filter(|(kind, effects)| seen.get(*kind) != Some(*effects))
        .map(|(kind, effects)| format!("{kind}: said {effects:?}, seen {:?}", seen.get(kind)))
        .collect();
    assert!(wrong.is_empty(), "requests, responses, and both of those who are ahead:\n{}", wrong.join("\n"));
}

/// What is said where a member's kind of value became another, for each pair of kinds in each place.
fn kinds_of_values() -> Vec<(String, &'static str, &'static str)> {
    let mut said = Vec::new();
    for old in matrix::VALUES {
        for new in matrix::VALUES.iter().filter(|new| new.name != old.name) {
            let common = matrix::places(old).iter().filter(|place| matrix::places(new).contains(place));
            for place in common {
                let models = [old, new].map(|value| matrix::model(&[("Do", value, place)]));
                let options = bare(None);
                let [before, after] = models.each_ref().map(|model| Side { model, options: &options });
                let verdict = verdict(before, after).unwrap();
                let name = format!("{place}:{}:{}", old.name, new.name);
                said.push((name, verdict.requests().as_str(), verdict.responses().as_str()));
            }
        }
    }
    said
}

/// A model is as itself, in whichever format.
#[test]
fn nothing_changed() {
    for kind in kinds() {
        let (model, options) = kind.before();
        let again = model_of(&[("model.json".to_owned(), smithy_model::write_ast(&model))]);
        let verdict =
            verdict(Side { model: &model, options: &options }, Side { model: &again, options: &options })
                .unwrap();
        assert_eq!(verdict.level, Level::None, "{}: {:#?}", kind.name, verdict.changes);
        assert!(verdict.wire.is_empty(), "{}: {:#?}", kind.name, verdict.wire);
    }
}

/// What is added in one direction is removed in the other, and the wire is turned around.
#[test]
fn turned_around() {
    for kind in kinds() {
        let ((old, old_options), (new, new_options)) = (kind.before(), kind.after());
        let there =
            verdict(Side { model: &old, options: &old_options }, Side { model: &new, options: &new_options })
                .unwrap();
        let back =
            verdict(Side { model: &new, options: &new_options }, Side { model: &old, options: &old_options })
                .unwrap();
        let added = |verdict: &Verdict| -> BTreeSet<String> {
            let added = verdict.changes.iter().filter(|change| matches!(change.what, What::Added(_)));
            added.map(|change| change.item.clone()).collect()
        };
        let removed = |verdict: &Verdict| -> BTreeSet<String> {
            let removed = verdict.changes.iter().filter(|change| matches!(change.what, What::Removed(_)));
            removed.map(|change| change.item.clone()).collect()
        };
        assert_eq!(added(&there), removed(&back), "{}", kind.name);
        assert_eq!(removed(&there), added(&back), "{}", kind.name);
        assert_eq!(there.wire.len(), back.wire.len(), "{}", kind.name);
    }
}

/// A module of a namespace has shapes of the crate's own model: what changes about them is told there, and once.
#[test]
fn told_once() {
    let shop = |length: &str| {
        let text = format!(
            "$version: \"2\"\nnamespace shop\nservice Shop {{ operations: [Sell] }}\noperation Sell {{ input := {{ item: Item }} \
             }}\nstructure Item {{ name: Name }}\n@length({length})\nstring Name\n"
        );
        ("shop.smithy".to_owned(), text)
    };
    let news = |more: &str| {
        let text = format!(
            "$version: \"2\"\nnamespace shop.news\nuse shop#Item\nstructure Sold {{ item: Item {more} }}\n"
        );
        ("news.smithy".to_owned(), text)
    };
    let side = |length: &str, more: &str| {
        let mut options = bare(None);
        options.modules.push(codegen::Module {
            name: "news".to_owned(),
            model: model_of(&[shop(length), news(more)]),
            service: None,
            namespace: Some("shop.news".to_owned()),
            front_page: None,
            reference_url: None,
            http: Default::default(),
            description: "News.".to_owned(),
        });
        (model_of(&[shop(length)]), options)
    };
    let ((old, before), (new, after)) = (side("max: 9", ""), side("max: 8", ", by: String"));
    let verdict =
        verdict(Side { model: &old, options: &before }, Side { model: &new, options: &after }).unwrap();
    let wire: Vec<_> =
        verdict.wire.iter().map(|change| (change.item.as_str(), change.what.as_str())).collect();
    assert_eq!(wire, [("Name", "length tightened"), ("news::Sold$by", "added")]);
    let added = verdict.changes.iter().filter(|change| change.level == Level::Minor);
    assert_eq!(added.map(|change| change.item.as_str()).collect::<Vec<_>>(), ["news::Sold::by"]);
}
