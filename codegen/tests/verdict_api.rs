//! The API that verdicts are about, held against the emitted text: every item that is public there, with its type, and no
//! other.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "verdict/support/emitted.rs"]
mod emitted;
#[allow(dead_code)]
#[path = "verdict/support/kinds.rs"]
mod kinds;
#[allow(dead_code)]
mod support;

use std::collections::BTreeMap;

use codegen::verdict::api::{api, Kind};
use codegen::Options;
use smithy_model::Model;

/// Of all fixtures, and of the crates with a module.
#[test]
fn what_is_emitted() {
    let mut count = 0;
    for fixture in support::fixtures() {
        let model = support::model_of(&fixture.sources());
        count += compare(&fixture.name, &model, &support::options(&fixture.name, &model));
    }
    for kind in kinds::kinds().iter().filter(|kind| kind.folder.join("old.legacy.smithy").exists()) {
        let (model, options) = kind.before();
        count += compare(&kind.name, &model, &options);
    }
    assert!(count > 2000, "{count} items");
}

/// Compares the two, and says how many items there are.
fn compare(name: &str, model: &Model, options: &Options) -> usize {
    let plan = codegen::plan::plan(model, options).expect("a fixture can be planned");
    let api = api(&plan);
    let modules: Vec<&str> = options.modules.iter().map(|module| module.name.as_str()).collect();
    let files = codegen::generate(model, options).expect("a fixture can be generated").files;
    let emitted = emitted::items(&files, &modules);
    let planned: BTreeMap<String, String> = api
        .items
        .iter()
        .filter(|(path, item)| item.kind != Kind::Schema && *path != "crate")
        .map(|(path, item)| (path.clone(), comparable(item.kind, &item.signature)))
        .collect();
    let missing: Vec<_> = emitted.iter().filter(|(path, _)| !planned.contains_key(*path)).collect();
    assert!(missing.is_empty(), "{name}: emitted, but no part of the API: {missing:#?}");
    let invented: Vec<_> = planned.iter().filter(|(path, _)| !emitted.contains_key(*path)).collect();
    assert!(invented.is_empty(), "{name}: not emitted: {invented:#?}");
    let wrong: Vec<_> = emitted
        .iter()
        .filter(|(path, text)| !text.is_empty() && planned.get(*path) != Some(*text))
        .map(|(path, text)| format!("{path}: emitted {text}, planned {:?}", planned.get(path)))
        .collect();
    assert!(wrong.is_empty(), "{name}: {wrong:#?}");
    planned.len()
}

/// The part of a signature that the text can be compared with.
fn comparable(kind: Kind, signature: &str) -> String {
    let text = match kind {
        Kind::Field | Kind::Variant | Kind::Setter | Kind::Builder | Kind::Operation => signature,
        Kind::Static | Kind::Alias | Kind::Conversion => signature,
        _ => "",
    };
    text.replace(' ', "")
}
