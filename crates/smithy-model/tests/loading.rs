//! What loading does with models that are right: line ends, several files, built-in definitions, suppressions.
#![allow(clippy::unwrap_used)]

use smithy_model::{load, Loaded, Severity, ShapeId, ShapeType, Sources};

fn load_files(files: &[(&str, &str)]) -> Loaded {
    let mut sources = Sources::new();
    for (name, text) in files {
        sources.add(*name, *text);
    }
    load(sources)
}

fn load_idl(text: &str) -> Loaded {
    load_files(&[("model.smithy", &format!("$version: \"2.0\"\n{text}"))])
}

fn severities(loaded: &Loaded) -> Vec<(&str, Severity)> {
    loaded.events.iter().map(|event| (&*event.id, event.severity)).collect()
}

fn trait_text(loaded: &Loaded, shape: &str, id: &str) -> Option<String> {
    let id_of_shape = ShapeId::parse(shape).unwrap();
    let traits = match id_of_shape.member() {
        Some(_) => &loaded.model.member(&id_of_shape).unwrap().traits,
        None => &loaded.model.shape(&id_of_shape).unwrap().traits,
    };
    traits.get(id).map(|node| format!("{:?}", node.value))
}

#[test]
fn line_ends_of_either_kind_give_the_same_model() {
    let unix = include_str!("fixtures/valid/grammar.smithy").replace("\r\n", "\n");
    let dos = unix.replace('\n', "\r\n");
    let (unix, dos) = (load_files(&[("a.smithy", &unix)]), load_files(&[("a.smithy", &dos)]));
    assert!(unix.model == dos.model);
    assert_eq!(unix.events, dos.events);
}

#[test]
fn content_tells_the_format_where_the_ending_does_not() {
    let files = [
        ("a", " \n{ \"smithy\": \"2.0\", \"shapes\": { \"a#A\": { \"type\": \"string\" } } }"),
        ("b", "namespace b\nstring B"),
    ];
    let loaded = load_files(&files);
    assert_eq!(loaded.model.own_shapes().map(|shape| shape.id.as_str()).collect::<Vec<_>>(), ["a#A", "b#B"]);
}

#[test]
fn files_may_come_in_any_order() {
    let uses = (
        "uses.smithy",
        "$version: \"2.0\"\nnamespace a\nuse b#mark\n@mark structure A with [M] { $m }\napply b#B @mark\n",
    );
    let defines = (
        "defines.json",
        r#"{ "smithy": "2.0", "shapes": {
        "a#M": { "type": "structure", "members": { "m": { "target": "b#B" } }, "traits": { "smithy.api#mixin": {} } },
        "b#B": { "type": "string" },
        "b#mark": { "type": "structure", "traits": { "smithy.api#trait": {} } } } }"#,
    );
    let (first, second) = (load_files(&[uses, defines]), load_files(&[defines, uses]));
    assert!(first.model == second.model);
    assert_eq!(severities(&first), []);
    assert_eq!(first.model.member(&ShapeId::parse("a#A$m").unwrap()).unwrap().target.as_str(), "b#B");
    assert!(trait_text(&first, "b#B", "b#mark").is_some());
}

#[test]
fn names_mean_imported_then_own_then_prelude_shapes() {
    let loaded = load_files(&[
        ("a.smithy", "$version: \"2.0\"\nnamespace a\nuse b#Integer\nstring Long\nstructure S { a: Integer b: Long c: Short d: Nothing }"),
        ("b.smithy", "$version: \"2.0\"\nnamespace b\nstring Integer\nstring Long"),
    ]);
    let shape = loaded.model.shape(&ShapeId::parse("a#S").unwrap()).unwrap();
    let targets: Vec<&str> = shape.members.iter().map(|member| member.target.as_str()).collect();
    assert_eq!(targets, ["b#Integer", "a#Long", "smithy.api#Short", "a#Nothing"]);
    assert_eq!(severities(&loaded), [("Target", Severity::Error)], "each unresolved name is one event");
}

#[test]
fn a_model_may_bring_its_own_definitions_of_what_is_built_in() {
    let loaded =
        load_idl("namespace aws.api\n@trait(selector: \"service\")\nstructure service { own: String }\n");
    assert_eq!(severities(&loaded), []);
    let service = loaded.model.shape(&ShapeId::parse("aws.api#service").unwrap()).unwrap();
    assert!(!service.built_in && service.member("own").is_some());
    assert!(loaded.model.shape(&ShapeId::parse("aws.api#arn").unwrap()).is_some(), "the others stay");
}

#[test]
fn a_copy_of_the_prelude_is_no_conflict_but_another_prelude_is() {
    let copy = load_idl("namespace smithy.api\n/// Text.\nstring String\n");
    assert_eq!(severities(&copy), []);
    assert_eq!(copy.model.own_shapes().count(), 0);
    let other = load_idl("namespace smithy.api\ninteger String\n");
    assert!(severities(&other).contains(&("Model", Severity::Error)));
}

#[test]
fn lists_of_traits_and_metadata_are_joined_and_equal_values_are_one() {
    let loaded = load_idl(
        "metadata a = [1]\nmetadata a = [2]\nmetadata b = {c: 1.0}\nmetadata b = {c: 1}\nnamespace a\n@tags([\"x\"]) @since(\"1\")\n\
         string A\napply A @tags([\"y\"])\napply A @since(\"1\")\n",
    );
    assert_eq!(severities(&loaded), []);
    assert_eq!(loaded.model.metadata["a"].as_array().unwrap().len(), 2);
    let tags = trait_text(&loaded, "a#A", "smithy.api#tags").unwrap();
    assert!(tags.contains("\"x\"") && tags.contains("\"y\""), "{tags}");
}

#[test]
fn traits_without_a_value_get_one_by_their_shape() {
    let loaded = load_idl(
        "namespace a\n@trait structure s {}\n@trait map m { key: String value: String }\n@trait list l { member: String }\n\
         @trait document d\n@s @m @l @d @unknown\nstring A\n",
    );
    for (id, value) in [
        ("a#s", "Object("),
        ("a#m", "Object("),
        ("a#l", "Array([])"),
        ("a#d", "Null"),
        ("a#unknown", "Object("),
    ] {
        let found = trait_text(&loaded, "a#A", id).unwrap();
        assert!(found.starts_with(value), "{id}: {found}");
    }
    assert_eq!(severities(&loaded), [("Model.UnresolvedTrait", Severity::Warning)]);
}

#[test]
fn a_set_of_version_1_is_a_list_of_unique_items() {
    let loaded = load_files(&[("a.smithy", "$version: \"1.0\"\nnamespace a\nset A { member: String }\n")]);
    let shape = loaded.model.shape(&ShapeId::parse("a#A").unwrap()).unwrap();
    assert_eq!(shape.shape_type, ShapeType::List);
    assert!(shape.traits.has("smithy.api#uniqueItems"));
}

#[test]
fn events_are_suppressed_by_trait_and_metadata_and_raised_by_overrides() {
    let model = |metadata: &str, traits: &str| {
        load_idl(&format!("{metadata}\nnamespace a\n{traits} @unknown\nstring A\n"))
    };
    let severity = |loaded: &Loaded| {
        loaded.events.iter().find(|event| event.id == "Model.UnresolvedTrait").unwrap().severity
    };
    let rule = |key: &str, id: &str, namespace: &str, more: &str| {
        format!("metadata {key} = [{{id: \"{id}\", namespace: \"{namespace}\"{more}}}]")
    };
    assert_eq!(severity(&model("", "")), Severity::Warning);
    assert_eq!(severity(&model("", "@suppress([\"Model.UnresolvedTrait\"])")), Severity::Suppressed);
    assert_eq!(severity(&model("", "@suppress([\"Model\"])")), Severity::Suppressed);
    assert_eq!(severity(&model("", "@suppress([\"Mod\"])")), Severity::Warning);
    assert_eq!(severity(&model(&rule("suppressions", "Model", "a", ""), "")), Severity::Suppressed);
    assert_eq!(severity(&model(&rule("suppressions", "Model", "*", ""), "")), Severity::Suppressed);
    assert_eq!(severity(&model(&rule("suppressions", "Model", "b", ""), "")), Severity::Warning);
    let danger = rule("severityOverrides", "Model", "*", ", severity: \"DANGER\"");
    assert_eq!(severity(&model(&danger, "")), Severity::Danger);
    let wrong = model(&rule("severityOverrides", "Model", "*", ", severity: \"ERROR\""), "");
    assert!(wrong.has_errors());
}

#[test]
fn errors_cannot_be_suppressed() {
    let loaded = load_idl(
        "metadata suppressions = [{id: \"Target\", namespace: \"*\"}]\nnamespace a\n@suppress([\"Target\"])\nlist A { member: B }\n",
    );
    assert_eq!(severities(&loaded), [("Target", Severity::Error)]);
}
