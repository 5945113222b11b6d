//! Version 1.0 in the words of 2.0 and back: defaults and `@box`, sets, enums, and files of both versions together.
#![allow(clippy::unwrap_used)]

use smithy_model::{
    enum_shapes, load, write_ast, write_ast_version, Loaded, Model, Severity, ShapeId, ShapeType, Sources,
    Version,
};

fn load_all(files: &[(&str, &str)]) -> Loaded {
    let mut sources = Sources::new();
    for (name, text) in files {
        sources.add(*name, *text);
    }
    load(sources)
}

fn sound(files: &[(&str, &str)]) -> Model {
    let loaded = load_all(files);
    let errors: Vec<_> = loaded.events.iter().filter(|event| event.severity >= Severity::Danger).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    loaded.model
}

const OLD: &str = r#"
$version: "1.0"
namespace a

integer Bare

@box
integer Boxed

@streaming
blob Stream

structure All {
    bare: Bare,
    boxed: Boxed,
    @box
    boxedHere: Bare,
    prelude: Integer,
    primitive: PrimitiveBoolean,
    @required
    required: PrimitiveLong,
    text: String,
    big: BigInteger,
}

structure Streaming {
    stream: Stream,
}

structure RequiredStream {
    @required
    stream: Stream,
}

union Choice {
    bare: Bare,
}

list Numbers {
    member: Bare,
}

set Names {
    member: String,
}
"#;

const NEW: &str = r#"
$version: "2.0"
namespace a

@default(0)
integer Bare

integer Boxed

@streaming
blob Stream

structure All {
    bare: Bare = 0
    boxed: Boxed
    boxedHere: Bare = null
    prelude: Integer
    primitive: PrimitiveBoolean = false
    @required
    required: PrimitiveLong = 0
    text: String
    big: BigInteger
}

structure Streaming {
    stream: Stream = ""
}

structure RequiredStream {
    @required
    stream: Stream
}

union Choice {
    bare: Bare
}

list Numbers {
    member: Bare
}

@uniqueItems
list Names {
    member: String
}
"#;

#[test]
fn a_model_of_1_0_is_the_one_of_2_0_that_means_the_same() {
    let (old, new) = (sound(&[("old.smithy", OLD)]), sound(&[("new.smithy", NEW)]));
    assert!(old == new, "{}\n{}", write_ast(&old), write_ast(&new));
}

#[test]
fn written_as_1_0_and_read_again_it_is_the_same() {
    let model = sound(&[("new.smithy", NEW)]);
    let text = write_ast_version(&model, Version::V1);
    assert!(text.contains("\"smithy\": \"1.0\"") && !text.contains("smithy.api#default"), "{text}");
    let again = sound(&[("old.json", &text)]);
    assert!(again == model, "{text}\n{}", write_ast(&again));
}

#[test]
fn a_member_gets_the_default_of_a_target_in_a_file_of_either_version() {
    let new = "$version: \"2.0\"\nnamespace b\ninteger Absent\n@default(0)\ninteger Zero\n@default(1)\ninteger One\n";
    let old =
        "$version: \"1.0\"\nnamespace a\nuse b#Absent\nuse b#Zero\nuse b#One\ninteger Old\nstructure A {\n  \
               absent: Absent,\n  zero: Zero,\n  @box\n  one: One,\n  old: Old\n}\n";
    let user =
        "$version: \"2.0\"\nnamespace c\nuse a#Old\nstructure C {\nold: Old = 0\nnone: Old = null\n}\n";
    let model = sound(&[("user.smithy", user), ("old.smithy", old), ("new.smithy", new)]);
    let defaults: Vec<_> = model
        .shape(&ShapeId::parse("a#A").unwrap())
        .unwrap()
        .members
        .iter()
        .map(|member| member.traits.get("smithy.api#default").map(|value| format!("{:?}", value.value)))
        .collect();
    let zero = Some("Number(Number(\"0\"))".to_string());
    assert_eq!(defaults, [None, zero.clone(), Some("Null".to_string()), zero]);
    // What 2.0 files say stands as it is.
    let one = model.shape(&ShapeId::parse("b#One").unwrap()).unwrap();
    assert!(!one.traits.has("smithy.api#box"));
}

#[test]
fn what_only_one_version_has_is_an_error_in_the_other() {
    let old = "$version: \"1.0\"\nnamespace a\n";
    let new = "$version: \"2.0\"\nnamespace a\n";
    for (version, text, shape) in [
        (old, "enum A { B }", Some("a#A")),
        (old, "intEnum A { B = 1 }", Some("a#A")),
        (old, "@mixin\nstructure A {}", Some("a#A")),
        (old, "structure A with [B] {}", None),
        (old, "structure A { @default(1)\n a: Integer }", Some("a#A$a")),
        (old, "structure A { a: Integer = 1 }", None),
        (old, "structure A for B { $a }", None),
        (old, "operation A { input := {} }", None),
        (old, "resource A { properties: { a: String } }", Some("a#A")),
        (new, "set A { member: String }", Some("a#A")),
        (new, "@box\ninteger A", Some("a#A")),
        (new, "structure A { @box\n a: Integer }", Some("a#A$a")),
    ] {
        let loaded = load_all(&[("a.smithy", &format!("{version}{text}\n"))]);
        let errors =
            loaded.events.iter().filter(|event| event.severity == Severity::Error && event.id == "Model");
        let found: Vec<_> =
            errors.map(|event| event.shape_id.as_ref().map(|id| id.as_str().to_string())).collect();
        assert!(found.contains(&shape.map(str::to_string)), "{text}: {:#?}", loaded.events);
    }
    for (text, shape) in [
        (r#""a#A": {"type": "enum", "members": {"B": {"target": "smithy.api#Unit"}}}"#, "a#A"),
        (r#""a#A": {"type": "structure", "members": {}, "mixins": []}"#, "a#A"),
        (r#""a#A": {"type": "resource", "properties": {"a": {"target": "smithy.api#String"}}}"#, "a#A"),
    ] {
        let loaded = load_all(&[("a.json", &format!("{{\"smithy\": \"1.0\", \"shapes\": {{{text}}}}}"))]);
        let errors = loaded.events.iter().filter(|event| event.severity == Severity::Error);
        let found: Vec<_> = errors.filter_map(|event| event.shape_id.as_ref()).map(ShapeId::as_str).collect();
        assert!(found.contains(&shape), "{text}: {:#?}", loaded.events);
    }
}

#[test]
fn box_where_it_cannot_stand_is_an_error_and_sets_are_deprecated() {
    let old = "$version: \"1.0\"\nnamespace a\n@box\nstring A\nset B { member: String }\n";
    let events = load_all(&[("a.smithy", old)]).events;
    assert!(
        events.iter().any(|event| event.id == "TraitTarget" && event.severity == Severity::Error),
        "{events:#?}"
    );
    let set = events.iter().find(|event| event.id == "ModelDeprecation").unwrap();
    assert_eq!((set.severity, set.shape_id.as_ref().unwrap().as_str()), (Severity::Warning, "a#B"));
}

#[test]
fn an_enum_of_1_0_is_a_string_until_somebody_asks_for_enum_shapes() {
    let old = "$version: \"1.0\"\nnamespace a\n@enum([{value: \"x\", name: \"X\", documentation: \"An x.\", tags: \
               [\"t\"], deprecated: true}])\nstring Named\n@enum([{value: \"t1.micro\"}, {value: \"a b-c\"}])\nstring \
               Nameless\n@enum([{value: \"*\"}])\nstring Odd\n@enum([{value: \"a.b\"}, {value: \"a-b\"}])\nstring Twice\n";
    let model = sound(&[("a.smithy", old)]);
    let kind = |model: &Model, name: &str| model.shape(&ShapeId::of("a", name).unwrap()).unwrap().shape_type;
    for name in ["Named", "Nameless", "Odd", "Twice"] {
        assert_eq!(kind(&model, name), ShapeType::String);
    }
    let shapes = enum_shapes(&model);
    assert_eq!(kind(&shapes, "Named"), ShapeType::Enum);
    assert_eq!(kind(&shapes, "Odd"), ShapeType::String);
    assert_eq!(kind(&shapes, "Twice"), ShapeType::String);
    let nameless = shapes.shape(&ShapeId::of("a", "Nameless").unwrap()).unwrap();
    let names: Vec<_> = nameless.members.iter().map(smithy_model::Member::name).collect();
    assert_eq!(names, ["t1_micro", "a_b_c"]);
    let internal = |value: &str| {
        let text = format!(
            "$version: \"1.0\"\nnamespace a\n@enum([{{value: \"x\", name: \"X\", tags: [\"{value}\"]}}])\n\
             string Tagged\n"
        );
        let shapes = enum_shapes(&sound(&[("a.smithy", &text)]));
        let tagged = shapes.shape(&ShapeId::of("a", "Tagged").unwrap()).unwrap();
        tagged.members[0].traits.has("smithy.api#internal")
    };
    assert!(internal("internal") && !internal("external"));
    // Back in 1.0 it is what it was, but for the names.
    let again = sound(&[("a.json", &write_ast_version(&shapes, Version::V1))]);
    let named = |model: &Model| model.shape(&ShapeId::of("a", "Named").unwrap()).unwrap().clone();
    assert!(named(&again) == named(&model));
}
