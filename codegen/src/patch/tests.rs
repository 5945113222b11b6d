//! Patches that apply, and every way in which they no longer do.

#![allow(clippy::unwrap_used)]

use smithy_model::{Detail, FileId, Member, Number, Object, Shape, ShapeType};

use super::*;

const PLACE: Location = Location { file: FileId(0), line: 1, column: 1 };

fn id(text: &str) -> ShapeId {
    ShapeId::parse(text).unwrap()
}

fn string(text: &str) -> Node {
    Node::new(NodeValue::String(text.to_owned()), PLACE)
}

fn empty() -> Node {
    Node::new(NodeValue::Object(Object::new()), PLACE)
}

fn shape(name: &str, traits: &[(&str, Node)]) -> Shape {
    Shape {
        id: id(name),
        shape_type: ShapeType::String,
        location: PLACE,
        traits: collect(traits),
        members: Vec::new(),
        mixins: Vec::new(),
        detail: Detail::None,
        built_in: false,
    }
}

fn collect(traits: &[(&str, Node)]) -> Traits {
    let mut collected = Traits::default();
    for (name, value) in traits {
        collected.insert(id(name), value.clone());
    }
    collected
}

/// A string with a pattern, a structure whose member has a trait without value, and the two traits.
fn model() -> Model {
    let mut input = shape("ns#Input", &[]);
    input.shape_type = ShapeType::Structure;
    input.members.push(Member {
        id: id("ns#Input$token"),
        target: id("ns#Name"),
        traits: collect(&[("smithy.api#idempotencyToken", empty())]),
        location: PLACE,
        mixins: Vec::new(),
    });
    let trait_shape = |name: &str| shape(name, &[("smithy.api#trait", empty())]);
    let shapes = [
        shape("ns#Name", &[("smithy.api#pattern", string("^a$"))]),
        input,
        trait_shape("smithy.api#pattern"),
        trait_shape("smithy.api#idempotencyToken"),
        trait_shape("smithy.api#retryable"),
    ];
    Model { shapes: shapes.map(|shape| (shape.id.clone(), shape)).into(), ..Model::default() }
}

fn patch(shape: &str, trait_id: &str, expect: Option<Node>, value: Option<Node>) -> Patch {
    let reason = "A reason\n  of two lines.".to_owned();
    Patch { shape: id(shape), trait_id: id(trait_id), expect, value, reason, location: PLACE }
}

fn failures(patches: &[Patch]) -> Vec<String> {
    apply(&mut model(), patches).unwrap_err().into_iter().map(|event| event.message).collect()
}

#[test]
fn a_value_is_replaced_added_and_removed() {
    let mut model = model();
    let patches = [
        patch("ns#Name", "smithy.api#pattern", Some(string("^a$")), Some(string("^b$"))),
        patch("ns#Input", "smithy.api#retryable", None, Some(empty())),
        patch("ns#Input$token", "smithy.api#idempotencyToken", Some(empty()), None),
    ];
    apply(&mut model, &patches).unwrap();
    let pattern = model.shape(&id("ns#Name")).unwrap().traits.get("smithy.api#pattern");
    assert_eq!(pattern, Some(&string("^b$")));
    assert!(model.shape(&id("ns#Input")).unwrap().traits.has("smithy.api#retryable"));
    assert!(model.member(&id("ns#Input$token")).unwrap().traits.is_empty());
    // The second time none of them applies any more.
    assert_eq!(apply(&mut model, &patches).unwrap_err().len(), 3);
}

#[test]
fn what_no_longer_applies_says_what_was_found() {
    let some = || Some(empty());
    let found = failures(&[
        patch("ns#Gone", "smithy.api#pattern", None, some()),
        patch("ns#Input$gone", "smithy.api#pattern", None, some()),
        patch("ns#Input", "smithy.api#patern", None, some()),
        patch("ns#Name", "smithy.api#pattern", Some(string("^c$")), Some(string("^d$"))),
        patch("ns#Name", "smithy.api#pattern", None, Some(string("^d$"))),
        patch("ns#Name", "smithy.api#pattern", Some(string("^c$")), Some(string("^a$"))),
        patch("ns#Name", "smithy.api#retryable", Some(empty()), Some(string("x"))),
        patch("ns#Name", "smithy.api#retryable", Some(empty()), None),
    ]);
    assert_eq!(
        found,
        [
            "the patch of `ns#Gone` no longer applies: the model has no such shape",
            "the patch of `ns#Input$gone` no longer applies: the model has no such member",
            "the patch of `ns#Input` no longer applies: `smithy.api#patern` is not a trait that the model knows",
            "the patch of `ns#Name` no longer applies: `smithy.api#pattern` was expected to be \"^c$\", but is \"^a$\"",
            "the patch of `ns#Name` no longer applies: `smithy.api#pattern` was expected to be absent, but is \"^a$\"",
            "the patch of `ns#Name` no longer applies: `smithy.api#pattern` is \"^a$\" already, without the patch",
            "the patch of `ns#Name` no longer applies: `smithy.api#retryable` was expected to be {}, but is absent",
            "the patch of `ns#Name` no longer applies: `smithy.api#retryable` is absent already, without the patch",
        ]
    );
}

#[test]
fn a_failure_names_shape_place_and_what_to_do() {
    let gone = patch("ns#Gone", "smithy.api#pattern", None, Some(empty()));
    let events = apply(&mut model(), &[gone]).unwrap_err();
    let event = events.first().unwrap();
    assert_eq!(event.shape_id, Some(id("ns#Gone")));
    assert_eq!(event.location, Some(PLACE));
    let help = event.help.as_deref().unwrap();
    assert_eq!(help, "delete the patch, or update it if its reason still holds: A reason of two lines.");
}

#[test]
fn values_in_messages_are_json() {
    let mut object = Object::new();
    let number = Node::new(NodeValue::Number(Number::from_text("1.50")), PLACE);
    let items = vec![number, Node::new(NodeValue::Null, PLACE), Node::new(NodeValue::Bool(true), PLACE)];
    object.push("a\"b".to_owned(), PLACE, Node::new(NodeValue::Array(items), PLACE));
    object.push("c".to_owned(), PLACE, string("\\u\n"));
    assert_eq!(
        json(&Node::new(NodeValue::Object(object), PLACE)),
        r#"{"a\"b": [1.50, null, true], "c": "\\u\n"}"#
    );
}
