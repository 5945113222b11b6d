//! JMESPath: what expressions give, in the runtime's evaluator and in the model's. Both agree with the specification.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use smithy_model::jmespath::{evaluate, parse, Comparator, Expression, Kind};
use smithy_model::{Node, NodeValue, Sources};
use smithy_schema::waiter::{self, Acceptor, Constant, Decision, Facts, Function, Matcher, State, Waiter};
use smithy_schema::{Document, Unit};

/// What expressions are applied to, and what they give.
const CASES: &[(&str, &[(&str, &str)])] = &[
    (
        r#"{"a": {"b": {"c": "d"}}, "list": [0, 1, 2, 3, 4], "": 1}"#,
        &[
            ("a.b.c", r#""d""#),
            ("a.b", r#"{"c":"d"}"#),
            ("a.nothing.c", "null"),
            ("\"\"", "1"),
            ("@.a.b.c", r#""d""#),
            ("list[0]", "0"),
            ("list[-1]", "4"),
            ("list[5]", "null"),
            ("list[-6]", "null"),
            ("a[0]", "null"),
            ("list[1:3]", "[1,2]"),
            ("list[:2]", "[0,1]"),
            ("list[-2:]", "[3,4]"),
            ("list[::2]", "[0,2,4]"),
            ("list[::-1]", "[4,3,2,1,0]"),
            ("list[3:0:-2]", "[3,1]"),
            ("list[10:]", "[]"),
            ("a[1:2]", "null"),
            ("[a.b.c, list[0]]", r#"["d",0]"#),
            ("{x: a.b.c, y: nothing}", r#"{"x":"d","y":null}"#),
            ("nothing.[a, b]", "null"),
            ("nothing.{a: a}", "null"),
            ("a | b", r#"{"c":"d"}"#),
            ("a.b | b", "null"),
            ("a.b | c", r#""d""#),
            ("list[*] | [0]", "0"),
        ],
    ),
    (
        r#"{"people": [{"name": "a", "age": 30, "tags": ["x", "y"]}, {"name": "b", "age": 20}, {"name": "c", "tags": ["z"]}],
            "ops": {"one": {"n": 1}, "two": {"n": 2}, "three": {"m": 3}}}"#,
        &[
            ("people[*].name", r#"["a","b","c"]"#),
            ("people[*].age", "[30,20]"),
            ("people[:2].name", r#"["a","b"]"#),
            ("people[].tags", r#"[["x","y"],["z"]]"#),
            ("people[].tags[]", r#"["x","y","z"]"#),
            ("people[*].tags[0]", r#"["x","z"]"#),
            ("people[*].tags | [0]", r#"["x","y"]"#),
            ("people[?age > `20`].name", r#"["a"]"#),
            ("people[?age >= `20`].name", r#"["a","b"]"#),
            ("people[?name == 'b' || tags].name", r#"["a","b","c"]"#),
            ("people[?name == 'b' && tags].name", "[]"),
            ("people[?!tags].name", r#"["b"]"#),
            ("people[?contains(not_null(tags, `[]`), 'z')].name", r#"["c"]"#),
            ("ops.*.n", "[1,2]"),
            ("people.*", "null"),
            ("ops[*]", "null"),
            ("people[?name].{n: name} | [1]", r#"{"n":"b"}"#),
            ("sort_by(people[?age], &age)[*].name", r#"["b","a"]"#),
            ("max_by(people[?age], &age).name", r#""a""#),
            ("min_by(people[?age], &age).name", r#""b""#),
            ("map(&age, people)", "[30,20,null]"),
            ("length(people)", "3"),
            ("length(ops)", "3"),
            ("length(people[0].name)", "1"),
            ("keys(ops.one)", r#"["n"]"#),
            ("values(ops.one)", "[1]"),
            ("sort_by(people, &age)", "!"),
            ("length(`1`)", "!"),
        ],
    ),
    (
        r#"{"n": [3, 1, 2], "s": ["b", "a"], "e": [], "o": {}, "t": "text", "f": -1.5, "z": null, "yes": true, "no": false}"#,
        &[
            ("abs(f)", "1.5"),
            ("ceil(f)", "-1"),
            ("floor(f)", "-2"),
            ("sum(n)", "6"),
            ("sum(e)", "0"),
            ("avg(n)", "2"),
            ("avg(e)", "null"),
            ("max(n)", "3"),
            ("min(n)", "1"),
            ("max(s)", r#""b""#),
            ("min(e)", "null"),
            ("sort(n)", "[1,2,3]"),
            ("sort(s)", r#"["a","b"]"#),
            ("reverse(n)", "[2,1,3]"),
            ("reverse(t)", r#""txet""#),
            ("join('-', s)", r#""b-a""#),
            ("starts_with(t, 'te')", "true"),
            ("ends_with(t, 'te')", "false"),
            ("contains(t, 'ex')", "true"),
            ("contains(n, `2`)", "true"),
            ("contains(n, '2')", "false"),
            ("merge({a: `1`, b: `2`}, {b: `3`})", r#"{"a":1,"b":3}"#),
            ("not_null(z, nothing, t)", r#""text""#),
            ("not_null(z)", "null"),
            ("to_array(t)", r#"["text"]"#),
            ("to_array(s)", r#"["b","a"]"#),
            ("to_number('12.5')", "12.5"),
            ("to_number('x')", "null"),
            ("to_number('inf')", "null"),
            ("to_number(z)", "null"),
            ("to_string(n)", r#""[3,1,2]""#),
            ("to_string(t)", r#""text""#),
            ("type(z)", r#""null""#),
            ("type(yes)", r#""boolean""#),
            ("type(f)", r#""number""#),
            ("type(t)", r#""string""#),
            ("type(e)", r#""array""#),
            ("type(o)", r#""object""#),
            ("e || t", r#""text""#),
            ("o || t", r#""text""#),
            ("'' || t", r#""text""#),
            ("no || t", r#""text""#),
            ("z || t", r#""text""#),
            ("`0` || t", "0"),
            ("yes && t", r#""text""#),
            ("e && t", "[]"),
            ("!e", "true"),
            ("!t", "false"),
            ("n == `[3, 1, 2]`", "true"),
            ("n != `[1, 2, 3]`", "true"),
            ("o == `{}`", "true"),
            ("`{\"a\": 1, \"b\": [null]}` == `{\"b\": [null], \"a\": 1}`", "true"),
            ("t == `1`", "false"),
            ("t < `1`", "null"),
            ("f < `1`", "true"),
            ("f <= `-1.5`", "true"),
            ("f > `-1.5`", "false"),
            ("[e, n, [s]][]", r#"[3,1,2,["b","a"]]"#),
            ("abs(t)", "!"),
            ("join('-', n)", "!"),
            ("sort(o)", "!"),
            ("max([`1`, 'a'])", "!"),
            ("sum(s)", "!"),
            ("keys(n)", "!"),
            ("merge(o, n)", "!"),
            ("starts_with(n, 't')", "!"),
            ("reverse(o)", "!"),
        ],
    ),
];

/// `!` stands for a function that cannot take its arguments.
#[test]
fn expressions_give_what_the_specification_says() {
    let mut wrong = Vec::new();
    for (input, expressions) in CASES {
        let node = node(input);
        for (text, expected) in *expressions {
            let expression = parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            let expected = json(&node_or_error(expected));
            let of_model = evaluate(&expression, &node).map_or("!".to_owned(), |value| json(&value));
            let of_runtime =
                in_runtime(&expression, &node).map_or("!".to_owned(), |text| json(&self::node(&text)));
            for (whose, found) in [("model", of_model), ("runtime", of_runtime)] {
                if found != expected {
                    wrong.push(format!("{whose}: {text} gives {found}, not {expected}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn node_or_error(text: &str) -> Node {
    if text == "!" {
        node("\"!\"")
    } else {
        node(text)
    }
}

/// A JSON text, read as Smithy reads metadata.
fn node(text: &str) -> Node {
    let mut sources = Sources::new();
    sources.add("model.json", format!("{{\"smithy\": \"2.0\", \"metadata\": {{\"value\": {text}}}}}"));
    let loaded = smithy_model::load(sources);
    assert!(!loaded.has_errors(), "{text}");
    loaded.model.metadata.get("value").unwrap().clone()
}

/// A value with its numbers as doubles, and its members in order.
fn json(node: &Node) -> String {
    match &node.value {
        NodeValue::String(text) if text == "!" => "!".to_owned(),
        _ => document(node).to_string(),
    }
}

fn document(node: &Node) -> serde_json::Value {
    match &node.value {
        NodeValue::Null => serde_json::Value::Null,
        NodeValue::Bool(value) => (*value).into(),
        // Zero is zero, whatever its sign.
        NodeValue::Number(number) => (number.as_f64() + 0.0).into(),
        NodeValue::String(text) => text.as_str().into(),
        NodeValue::Array(items) => items.iter().map(document).collect(),
        NodeValue::Object(object) => {
            object.iter().map(|entry| (entry.key.clone(), document(&entry.value))).collect()
        }
    }
}

/// What the runtime makes of an expression: as the message of a failure, which says it as JSON.
fn in_runtime(expression: &Expression, input: &Node) -> Option<String> {
    let value = serde_json::from_value::<Document>(document(input)).unwrap();
    // The union is only there to carry a document: its member is the input.
    let carrier = Carrier { input: value };
    let steps = [waiter::Expression::Field("input"), constant(expression)];
    let applied = waiter::Expression::Then(leak(steps));
    // A list around it, so that a string is seen to be one.
    let listed =
        waiter::Expression::Call(Function::ToString, leak([waiter::Expression::List(leak([applied]))]));
    let acceptor = Acceptor { state: State::Failure, matcher: Matcher::Success(true), message: Some(listed) };
    let facts: &'static Facts = leak(Facts { acceptors: leak([acceptor]), ..Facts::EMPTY });
    match Waiter::<Unit, Carrier>::new(facts).decide(&Unit, Ok(&carrier)) {
        Decision::Failure { message } => {
            let text = message?;
            Some(text.strip_prefix('[')?.strip_suffix(']')?.to_owned())
        }
        other => panic!("{other:?}"),
    }
}

#[derive(Clone, PartialEq)]
struct Carrier {
    input: Document,
}

static CARRIER: smithy_schema::Schema = smithy_schema::Schema {
    id: "test#Carrier",
    kind: smithy_schema::Kind::Structure(&[smithy_schema::Member::new(
        "input",
        &smithy_schema::prelude::DOCUMENT,
    )]),
    ..smithy_schema::Schema::EMPTY
};
smithy_schema::structure!(Carrier: CARRIER { 0 input });

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn leak_all<T>(values: impl Iterator<Item = T>) -> &'static [T] {
    Box::leak(values.collect::<Vec<_>>().into_boxed_slice())
}

/// An expression as the generator emits it.
fn constant(expression: &Expression) -> waiter::Expression {
    use waiter::Expression as To;
    let text = |text: &str| -> &'static str { Box::leak(text.to_owned().into_boxed_str()) };
    let two = |left: &Expression, right: &Expression| leak([constant(left), constant(right)]);
    match &expression.kind {
        Kind::Current => To::Current,
        Kind::Field(name) => To::Field(text(name)),
        Kind::Index(index) => To::Index(*index),
        Kind::Slice { start, stop, step } => To::Slice(*start, *stop, *step),
        Kind::Literal(node) => To::Constant(literal(node)),
        Kind::Comparison { comparator, left, right } => {
            let comparator = match comparator {
                Comparator::Equal => waiter::Comparator::Equal,
                Comparator::NotEqual => waiter::Comparator::NotEqual,
                Comparator::Less => waiter::Comparator::Less,
                Comparator::LessOrEqual => waiter::Comparator::LessOrEqual,
                Comparator::Greater => waiter::Comparator::Greater,
                Comparator::GreaterOrEqual => waiter::Comparator::GreaterOrEqual,
            };
            To::Compare(comparator, two(left, right))
        }
        Kind::And(left, right) => To::And(two(left, right)),
        Kind::Or(left, right) => To::Or(two(left, right)),
        Kind::Not(inner) => To::Not(leak(constant(inner))),
        Kind::Subexpression(left, right) => To::Then(two(left, right)),
        Kind::Projection(left, right) => To::Each(two(left, right)),
        Kind::ObjectProjection(left, right) => To::EachValue(two(left, right)),
        Kind::FilterProjection { left, condition, right } => {
            To::Filter(leak([constant(left), constant(condition), constant(right)]))
        }
        Kind::Flatten(inner) => To::Flatten(leak(constant(inner))),
        Kind::MultiSelectList(items) => To::List(leak_all(items.iter().map(constant))),
        Kind::MultiSelectHash(entries) => {
            To::Object(leak_all(entries.iter().map(|(name, item)| (text(name), constant(item)))))
        }
        Kind::Function { name, arguments } => {
            To::Call(function(name), leak_all(arguments.iter().map(constant)))
        }
        Kind::Reference(inner) => To::Reference(leak(constant(inner))),
    }
}

fn literal(node: &Node) -> Constant {
    let text = |text: &str| -> &'static str { Box::leak(text.to_owned().into_boxed_str()) };
    match &node.value {
        NodeValue::Null => Constant::Null,
        NodeValue::Bool(value) => Constant::Boolean(*value),
        NodeValue::Number(number) => Constant::Number(number.as_f64()),
        NodeValue::String(value) => Constant::String(text(value)),
        NodeValue::Array(items) => Constant::Array(leak_all(items.iter().map(literal))),
        NodeValue::Object(object) => {
            Constant::Object(leak_all(object.iter().map(|entry| (text(&entry.key), literal(&entry.value)))))
        }
    }
}

fn function(name: &str) -> Function {
    use Function::*;
    let all = [
        Abs, Avg, Ceil, Contains, EndsWith, Floor, Join, Keys, Length, Map, Max, MaxBy, Merge, Min, MinBy,
        NotNull, Reverse, Sort, SortBy, StartsWith, Sum, ToArray, ToNumber, ToString, Type, Values,
    ];
    let same = |function: &&Function| format!("{function:?}").to_lowercase() == name.replace('_', "");
    *all.iter().find(same).unwrap_or_else(|| panic!("{name}"))
}
