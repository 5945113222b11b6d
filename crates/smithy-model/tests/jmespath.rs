//! JMESPath expressions: parsed, checked against shapes, applied to values.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use smithy_model::jmespath::{check, evaluate, parse, Checked, Input, Type};
use smithy_model::{
    load, FileId, Location, Model, Node, NodeValue, Number, Object, Severity, ShapeId, Sources,
};

const MODEL: &str = r#"$version: "2.0"
namespace test
structure Output { job: Job, jobs: Jobs, tags: Tags, any: Document }
structure Job { state: State, tries: Integer, at: Timestamp, parent: Job, done: Boolean }
list Jobs { member: Job }
map Tags { key: String, value: String }
enum State { RUNNING, DONE }
@length(max: 0)
list Nothing { member: String }
"#;

fn model() -> Model {
    let mut sources = Sources::new();
    sources.add("test.smithy", MODEL);
    let loaded = load(sources);
    assert!(!loaded.has_errors(), "{:?}", loaded.events);
    loaded.model
}

fn checked(model: &Model, expression: &str) -> Checked {
    let output = model.shape(&ShapeId::parse("test#Output").unwrap()).unwrap();
    check(model, &parse(expression).unwrap(), &Input::Shape(output))
}

#[test]
fn expressions_have_types() {
    let model = model();
    for (expression, wanted) in [
        ("job.state", Type::String),
        ("job.tries", Type::Number),
        ("job.at", Type::Number),
        ("job.done", Type::Boolean),
        ("job", Type::Object),
        // What is inside itself is not looked into for ever.
        ("job.parent.state", Type::Any),
        ("any.whatever", Type::Any),
        ("jobs[].state", Type::Array),
        ("jobs[0].state", Type::String),
        ("jobs[*].state | [0]", Type::String),
        ("tags.*", Type::Array),
        ("keys(tags)", Type::Array),
        ("length(jobs) > `0`", Type::Boolean),
        ("job.state == 'DONE' && !(job.done)", Type::Boolean),
        ("[job.state, job.tries]", Type::Array),
        ("{state: job.state}", Type::Object),
        ("`{\"a\": [1]}`.a[0]", Type::Number),
        ("not_null(job.state)", Type::Any),
        ("max_by(jobs, &tries).state", Type::Any),
    ] {
        let found = checked(&model, expression);
        assert_eq!((found.result, found.problems.as_slice()), (wanted, &[][..]), "{expression}");
    }
}

#[test]
fn what_cannot_be_meant_is_found() {
    let model = model();
    for (expression, severity, place) in [
        ("job.status", Severity::Danger, "1:5"),
        ("jobs.state", Severity::Danger, "1:6"),
        ("job[0]", Severity::Danger, "1:4"),
        ("job.state[*]", Severity::Danger, "1:10"),
        ("job.state < 'x'", Severity::Warning, "1:11"),
        ("lenght(jobs)", Severity::Error, "1:1"),
        ("length(job.tries)", Severity::Error, "1:11"),
        ("length(jobs, job)", Severity::Error, "1:1"),
        ("sum(jobs)", Severity::Error, "1:5"),
        ("sort_by(jobs, &state.x)", Severity::Danger, "1:22"),
        ("sort_by(jobs, &status)", Severity::Danger, "1:16"),
    ] {
        let found = checked(&model, expression).problems;
        let first = found.first().unwrap_or_else(|| panic!("{expression} is fine"));
        let found = (first.severity, first.position.to_string());
        assert_eq!(found, (severity, place.to_owned()), "{expression}: {first:?}");
    }
}

#[test]
fn what_is_no_expression_says_where() {
    for (text, place) in [
        ("", "1:1"),
        ("a.", "1:3"),
        ("a ||", "1:5"),
        ("a = b", "1:3"),
        ("a[", "1:3"),
        ("a[1:2:0]", "1:2"),
        ("a[1 2]", "1:5"),
        ("[]a", "1:3"),
        ("f(a,)", "1:5"),
        ("f(a b)", "1:5"),
        ("{a}", "1:3"),
        ("'a", "1:1"),
        ("`{`", "1:1"),
        ("a\n.\n#", "3:1"),
        ("\"f\"(a)", "1:4"),
    ] {
        let error = parse(text).unwrap_err();
        assert_eq!(error.position.to_string(), place, "{text:?}: {error}");
    }
}

#[test]
fn expressions_are_applied() {
    let input = json(
        r#"{"a": {"b": [1, 2, {"c": "x"}]}, "l": [{"n": 3, "k": "z"}, {"n": 1, "k": "y"}], "s": "abc", "e": []}"#,
    );
    for (expression, wanted) in [
        ("a.b[0]", "1"),
        ("a.b[-1].c", "\"x\""),
        ("a.b[::-1] | [1]", "2"),
        ("a.b[:2]", "[1, 2]"),
        ("l[*].n", "[3, 1]"),
        ("l[?n > `1`].k", "[\"z\"]"),
        ("l[].k | [0]", "\"z\""),
        ("a.*", "[[1, 2, {\"c\": \"x\"}]]"),
        ("a.b[*].c", "[\"x\"]"),
        ("missing.x", "null"),
        ("missing || s", "\"abc\""),
        ("e && s", "[]"),
        ("!e", "true"),
        ("sort_by(l, &n)[0].k", "\"y\""),
        ("max_by(l, &n).k", "\"z\""),
        // Of items that are equal, the first.
        ("max_by(`[[1, 0], [1, 1], [0, 2]]`, &[0])", "[1, 0]"),
        ("min_by(`[[1, 0], [0, 1], [0, 2]]`, &[0])", "[0, 1]"),
        ("to_string(max(`[1, 1.0]`))", "\"1\""),
        ("to_string(sum(`[]`))", "\"0\""),
        ("avg(`[1, 2]`)", "1.5"),
        ("map(&n, l)", "[3, 1]"),
        ("join('-', l[*].k)", "\"z-y\""),
        ("length(s)", "3"),
        ("reverse(s)", "\"cba\""),
        ("contains(s, 'b')", "true"),
        ("merge(a, {c: s}).c", "\"abc\""),
        ("to_string(a.b[2])", "\"{\\\"c\\\":\\\"x\\\"}\""),
        ("to_string(`[\"a\\nb\"]`)", "\"[\\\"a\\\\nb\\\"]\""),
        ("to_number('1e1')", "10"),
        ("type(e)", "\"array\""),
        ("[s, l[0].n]", "[\"abc\", 3]"),
        ("{x: s}", "{\"x\": \"abc\"}"),
        ("s == 'abc' && l[0].n >= `3`", "true"),
        ("'it\\'s'", "\"it's\""),
        ("`\"a\\`b\"`", "\"a`b\""),
        ("@.s", "\"abc\""),
        ("[[1], [[2]]][] | length(@)", "0"),
    ] {
        // The last is a list of indices into an object, which are nothing.
        let found = evaluate(&parse(expression).unwrap(), &input);
        assert_eq!(found.unwrap(), json(wanted), "{expression}");
    }
    for expression in ["nothing(s)", "length(`1`)", "sum(`[\"a\"]`)", "length()", "&s"] {
        assert!(evaluate(&parse(expression).unwrap(), &input).is_err(), "{expression}");
    }
}

#[test]
fn values_that_double_again_and_again_are_given_up() {
    let input = json("{\"s\": \"abc\"}");
    for step in ["[@, @]", "{a: @, b: @}", "to_string([@, @])", "[@, @][]"] {
        let expression = vec![step; 48].join(" | ");
        let error = evaluate(&parse(&expression).unwrap(), &input).unwrap_err();
        assert_eq!(error.message, "the expression takes too many steps", "{step}");
    }
}

fn json(text: &str) -> Node {
    fn node(value: serde_json::Value) -> Node {
        let location = Location { file: FileId(0), line: 0, column: 0 };
        let value = match value {
            serde_json::Value::Null => NodeValue::Null,
            serde_json::Value::Bool(value) => NodeValue::Bool(value),
            serde_json::Value::Number(number) => NodeValue::Number(Number::from_text(number.to_string())),
            serde_json::Value::String(text) => NodeValue::String(text),
            serde_json::Value::Array(items) => NodeValue::Array(items.into_iter().map(node).collect()),
            serde_json::Value::Object(entries) => {
                let mut object = Object::new();
                entries.into_iter().for_each(|(key, value)| {
                    object.push(key, location, node(value));
                });
                NodeValue::Object(object)
            }
        };
        Node::new(value, location)
    }
    node(serde_json::from_str(text).unwrap())
}

/// Whatever nests, in the text or by chains of operators, ends in an expression or an error.
#[test]
fn depth_is_bounded() {
    for text in ["(", "[", "{a:", "!", "&", "a.", "a||", "a[?", "f(", "a|", "[*]", "`[", "a[]"] {
        assert!(parse(&text.repeat(100_000)).is_err(), "{text}");
    }
    let nested = format!("{}a{}", "(".repeat(50), ")".repeat(50));
    assert!(parse(&nested).is_ok());
}

proptest! {
    /// Any text ends in an expression or an error, and any expression can be checked and applied.
    #[test]
    fn any_text(text in r#"([a-c]|\.|\[|\]|\*|\?|@|&|\||!|<|==|\(|\)|,|:|-?[0-9]|'a'|`1`|`[2]`|"k"|length|sort_by|\{|\}| ){0,24}"#) {
        if let Ok(expression) = parse(&text) {
            let model = Model::default();
            check(&model, &expression, &Input::Any);
            let _ = evaluate(&expression, &json(r#"{"a": [{"b": 1}, {"b": 2}], "c": {"a": "x"}}"#));
        }
    }
}
