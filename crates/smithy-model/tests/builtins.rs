//! The built-in definitions state the same facts as those that Smithy publishes: ids, types, members, targets, traits.
//!
//! The published files are loaded under other namespaces, beside the built-in ones. What is prose (documentation,
//! messages) is left out.

#![allow(clippy::unwrap_used)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use smithy_model::{load, Model, Node, NodeValue, Object, Severity, Shape, Sources, Traits};

/// Published modules that are not built in.
const NOT_BUILT_IN: &[(&str, &str)] = &[
    ("smithy-aws-smoke-test-model", "a model that models add themselves, no trait definitions"),
    ("smithy-trait-codegen-test", "a test's own model"),
];

const PREFIX: &str = "published.";

fn definitions(folder: &Path) -> Vec<PathBuf> {
    let mut files = vec![folder.join("smithy-model/prelude.smithy")];
    for module in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = module.file_name().unwrap().to_str().unwrap().to_owned();
        let definitions = module.join("META-INF/smithy");
        if definitions.is_dir() && !NOT_BUILT_IN.iter().any(|(module, _)| *module == name) {
            let entries = std::fs::read_dir(definitions).unwrap().map(|entry| entry.unwrap().path());
            files.extend(entries.filter(|file| file.extension().is_some_and(|ending| ending == "smithy")));
        }
    }
    files.sort();
    files
}

/// The published text with its own namespace, and references to it, renamed.
fn renamed(text: &str) -> (String, String) {
    let line = text.lines().find(|line| line.starts_with("namespace ")).unwrap();
    let namespace = line["namespace ".len()..].trim().to_owned();
    let renamed = text.replace(line, &format!("namespace {PREFIX}{namespace}"));
    (renamed.replace(&format!("{namespace}#"), &format!("{PREFIX}{namespace}#")), namespace)
}

/// A value in words, without order of keys, prose and the other namespaces' prefix.
fn words(node: &Node) -> String {
    match &node.value {
        // An annotation is an empty structure.
        NodeValue::Null => "{}".to_owned(),
        NodeValue::String(text) => {
            format!("{:?}", text.replace(PREFIX, "").split_whitespace().collect::<Vec<_>>().join(" "))
        }
        NodeValue::Array(items) => format!("[{}]", items.iter().map(words).collect::<Vec<_>>().join(",")),
        NodeValue::Object(object) => object_words(object),
        NodeValue::Bool(value) => value.to_string(),
        NodeValue::Number(number) => number.as_str().to_owned(),
    }
}

fn object_words(object: &Object) -> String {
    let prose = ["message", "errorMessage"];
    let facts = object.iter().filter(|entry| !prose.contains(&entry.key.as_str()));
    let facts: BTreeMap<_, _> = facts.map(|entry| (entry.key.as_str(), words(&entry.value))).collect();
    format!("{facts:?}")
}

fn trait_words(traits: &Traits) -> Vec<String> {
    let own = traits.iter().map(|(id, node)| (id.as_str().replace(PREFIX, ""), words(node)));
    let facts = own.filter(|(id, _)| id != "smithy.api#documentation");
    facts.map(|(id, value)| format!("@{id}({value})")).collect::<BTreeSet<_>>().into_iter().collect()
}

fn facts(shape: &Shape) -> Vec<String> {
    let mut facts = vec![format!("type {}", shape.shape_type.as_str())];
    facts.extend(trait_words(&shape.traits));
    facts.extend(shape.mixins.iter().map(|id| format!("mixin {}", id.as_str().replace(PREFIX, ""))));
    for member in &shape.members {
        let target = member.target.as_str().replace(PREFIX, "");
        facts.push(format!("{}: {target} {}", member.name(), trait_words(&member.traits).join(" ")));
    }
    // Where a mixin's members stand among the others says nothing.
    facts.sort();
    facts
}

#[test]
fn built_in_definitions_state_the_published_facts() {
    let Some(shared) = common::shared_or_skip("built-in definitions") else { return };
    let mut compared = 0;
    let mut differences = Vec::new();
    let mut published_ids = BTreeSet::new();
    let mut namespaces = BTreeSet::new();
    for file in definitions(&shared.join("conformance/trait-models")) {
        let (text, namespace) = renamed(&std::fs::read_to_string(&file).unwrap());
        let mut sources = Sources::new();
        sources.add("published.smithy", text);
        let model: Model = load(sources).model;
        namespaces.insert(namespace);
        for published in model.own_shapes() {
            let id = published.id.as_str().replace(PREFIX, "");
            published_ids.insert(id.clone());
            compared += 1;
            let ours = model.shapes.get(id.as_str()).filter(|shape| shape.built_in);
            match ours.map(facts) {
                None => differences.push(format!("{id} is not built in")),
                Some(ours) if ours != facts(published) => {
                    differences
                        .push(format!("{id}\n  ours      {ours:?}\n  published {:?}", facts(published)));
                }
                Some(_) => {}
            }
        }
    }
    let model = load(Sources::new()).model;
    for shape in model.shapes.values().filter(|shape| namespaces.contains(shape.id.namespace())) {
        if !published_ids.contains(shape.id.as_str()) {
            differences.push(format!("{} is not published", shape.id));
        }
    }
    println!("built-in definitions: {compared} compared, {} differ", differences.len());
    assert!(differences.is_empty() && compared > 300, "{}", differences.join("\n"));
}

/// The rules look at nothing that is built in, so the definitions are loaded once more as if they were a model's own.
#[test]
fn built_in_definitions_are_valid() {
    let built_in = load(Sources::new()).sources;
    let files: Vec<_> = built_in.iter().filter(|(_, file)| !file.name.contains("prelude")).collect();
    assert!(files.len() > 10);
    for (_, file) in files {
        let mut sources = Sources::new();
        sources.add("published.smithy", renamed(&file.text).0);
        let loaded = load(sources);
        let serious: Vec<_> =
            loaded.events.iter().filter(|event| event.severity >= Severity::Danger).collect();
        assert!(serious.is_empty(), "{}: {serious:#?}", file.name);
    }
}
