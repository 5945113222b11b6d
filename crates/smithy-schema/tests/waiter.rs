//! Waiters: what answers mean, what expressions see of values, and how long the delays are.
#![cfg(feature = "waiters")]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::time::Duration;

use smithy_schema as rt;
use smithy_schema::waiter::{
    Acceptor, Comparator, Constant, Decision, Delays, Expression, Facts, Function, Matcher, PathComparator,
    PathMatcher, State, Waiter,
};
use smithy_schema::{Document, Unit};

#[derive(Clone, PartialEq)]
struct Everything {
    boolean: bool,
    byte: i8,
    short: i16,
    int: i32,
    long: i64,
    float: f32,
    double: f64,
    big: rt::BigInteger,
    exact: rt::BigDecimal,
    text: String,
    bytes: rt::Blob,
    moment: rt::DateTime<rt::Utc>,
    document: Document,
    list: Vec<Option<String>>,
    map: BTreeMap<String, i32>,
    choice: Choice,
    unset: Option<String>,
}

#[derive(Clone, PartialEq)]
enum Choice {
    Text(String),
    Nothing,
    Unknown { tag: String, value: Document },
}

static CHOICE: rt::Schema = rt::Schema {
    id: "example#Choice",
    kind: rt::Kind::Union(&[
        rt::Member::new("text", &rt::prelude::STRING),
        rt::Member::new("nothing", &rt::prelude::UNIT),
    ]),
    ..rt::Schema::EMPTY
};
rt::union!(Choice: CHOICE { 0 Text } units { 1 Nothing });

static LIST: rt::Schema = rt::Schema {
    id: "example#List",
    kind: rt::Kind::List { member: &rt::Member::new("member", &rt::prelude::STRING), sparse: true },
    ..rt::Schema::EMPTY
};
static MAP: rt::Schema = rt::Schema {
    id: "example#Map",
    kind: rt::Kind::Map {
        key: &rt::Member::new("key", &rt::prelude::STRING),
        value: &rt::Member::new("value", &rt::prelude::INTEGER),
        sparse: false,
    },
    ..rt::Schema::EMPTY
};
static EVERYTHING: rt::Schema = rt::Schema {
    id: "example#Everything",
    kind: rt::Kind::Structure(&[
        // The name on the wire does not count.
        rt::Member { key: "is-it", ..rt::Member::new("boolean", &rt::prelude::BOOLEAN) },
        rt::Member::new("byte", &rt::prelude::BYTE),
        rt::Member::new("short", &rt::prelude::SHORT),
        rt::Member::new("int", &rt::prelude::INTEGER),
        rt::Member::new("long", &rt::prelude::LONG),
        rt::Member::new("float", &rt::prelude::FLOAT),
        rt::Member::new("double", &rt::prelude::DOUBLE),
        rt::Member::new("big", &rt::prelude::BIG_INTEGER),
        rt::Member::new("exact", &rt::prelude::BIG_DECIMAL),
        rt::Member::new("text", &rt::prelude::STRING),
        rt::Member::new("bytes", &rt::prelude::BLOB),
        rt::Member::new("moment", &rt::prelude::TIMESTAMP),
        rt::Member::new("document", &rt::prelude::DOCUMENT),
        rt::Member::new("list", &LIST),
        rt::Member::new("map", &MAP),
        rt::Member::new("choice", &CHOICE),
        rt::Member::new("unset", &rt::prelude::STRING),
    ]),
    ..rt::Schema::EMPTY
};
rt::structure!(Everything: EVERYTHING {
    0 boolean, 1 byte, 2 short, 3 int, 4 long, 5 float, 6 double, 7 big, 8 exact, 9 text, 10 bytes, 11 moment,
    12 document, 13 list, 14 map, 15 choice, 16 unset,
});

fn everything() -> Everything {
    Everything {
        boolean: true,
        byte: -1,
        short: 2,
        int: 3,
        long: 1 << 40,
        float: 0.5,
        double: 1e3,
        big: 12_345.into(),
        exact: "12.50".parse().unwrap(),
        text: "a \"b\"\n\u{1}é".to_owned(),
        bytes: rt::Blob::from(b"hi"),
        moment: rt::DateTime::from_timestamp(1_500_000_000, 250_000_000).unwrap(),
        document: Document::Map(BTreeMap::from([
            (
                "a".to_owned(),
                Document::List(vec![Document::Null, Document::from(1_i64), Document::from(true)]),
            ),
            ("b".to_owned(), Document::from("text")),
        ])),
        list: vec![Some("x".to_owned()), None],
        map: BTreeMap::from([("k".to_owned(), 1)]),
        choice: Choice::Text("t".to_owned()),
        unset: None,
    }
}

/// A waiter that says what an expression gives.
fn saying(expression: Expression) -> Waiter<Unit, Everything> {
    let acceptors: &[Acceptor] = Box::leak(Box::new([Acceptor {
        state: State::Failure,
        matcher: Matcher::Success(true),
        message: Some(expression),
    }]));
    Waiter::new(Box::leak(Box::new(Facts { acceptors, ..Facts::EMPTY })))
}

/// What an expression gives, as JSON.
fn as_json(expression: Expression, value: &Everything) -> Option<String> {
    let text = Expression::Call(Function::ToString, Box::leak(Box::new([expression])));
    match saying(text).decide(&Unit, Ok(value)) {
        Decision::Failure { message } => message,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_data_model() {
    let value = everything();
    let cases = [
        ("boolean", "true"),
        ("is-it", "null"),
        ("byte", "-1"),
        ("short", "2"),
        ("int", "3"),
        ("long", "1099511627776"),
        ("float", "0.5"),
        ("double", "1000"),
        ("big", "12345"),
        ("exact", "12.5"),
        ("text", "a \"b\"\n\u{1}é"),
        ("bytes", "aGk="),
        ("moment", "1500000000.25"),
        ("document", r#"{"a":[null,1,true],"b":"text"}"#),
        ("list", r#"["x",null]"#),
        ("map", r#"{"k":1}"#),
        ("choice", r#"{"text":"t"}"#),
        ("unset", "null"),
        ("nowhere", "null"),
    ];
    for (member, expected) in cases {
        assert_eq!(as_json(Expression::Field(member), &value).as_deref(), Some(expected), "{member}");
    }
    let list = Expression::List(Box::leak(Box::new([Expression::Field("text")])));
    assert_eq!(as_json(list, &value).as_deref(), Some("[\"a \\\"b\\\"\\n\\u0001é\"]"));
    let choices = [
        (Choice::Nothing, r#"{"nothing":{}}"#),
        (Choice::Unknown { tag: "newer".to_owned(), value: Document::from(7_i64) }, r#"{"newer":7}"#),
    ];
    for (choice, expected) in choices {
        let value = Everything { choice, ..everything() };
        assert_eq!(as_json(Expression::Field("choice"), &value).as_deref(), Some(expected));
    }
    // Members that are not set are not there.
    let keys = Expression::Call(Function::Keys, &[Expression::Current]);
    let length = Expression::Call(Function::Length, Box::leak(Box::new([keys])));
    assert_eq!(as_json(length, &value).as_deref(), Some("16"));
}

#[test]
fn messages() {
    let value = everything();
    const LIST: Expression = Expression::Field("list");
    let cases = [
        (Expression::Field("text"), Some("a \"b\"\n\u{1}é")),
        (LIST, Some("x")),
        (Expression::Field("boolean"), None),
        (Expression::Field("unset"), None),
        (Expression::List(&[Expression::Field("bytes"), Expression::Field("bytes")]), Some("aGk=\naGk=")),
        // A function that cannot take what it is given.
        (Expression::Call(Function::Abs, &[LIST]), None),
    ];
    for (expression, expected) in cases {
        let expected = Decision::Failure { message: expected.map(str::to_owned) };
        assert_eq!(saying(expression).decide(&Unit, Ok(&value)), expected, "{expression:?}");
    }
}

/// What a waiter with one success decides.
fn decides(matcher: Matcher, answer: Result<&Everything, Option<&str>>) -> Decision {
    let acceptors: &[Acceptor] =
        Box::leak(Box::new([Acceptor { state: State::Success, matcher, message: None }]));
    let waiter = Waiter::new(Box::leak(Box::new(Facts { acceptors, ..Facts::EMPTY })));
    waiter.decide(&everything(), answer)
}

#[test]
fn comparators() {
    use PathComparator::{AllStringEquals, AnyStringEquals, BooleanEquals, StringEquals};
    const fn constant(constant: Constant) -> Expression {
        Expression::Constant(constant)
    }
    const fn strings(items: &'static [Constant]) -> Expression {
        constant(Constant::Array(items))
    }
    const A: Constant = Constant::String("a");
    const B: Constant = Constant::String("b");
    const TRUE: Constant = Constant::String("true");
    let cases = [
        (constant(A), [true, false, false, false], "a"),
        (constant(B), [false; 4], "a"),
        (constant(TRUE), [true, false, false, false], "true"),
        (constant(Constant::Boolean(true)), [false, true, false, false], "true"),
        (constant(Constant::Boolean(false)), [false, true, false, false], "false"),
        (constant(Constant::Boolean(false)), [false; 4], "no"),
        (constant(Constant::Null), [false; 4], "null"),
        (constant(Constant::Number(1.0)), [false; 4], "1"),
        (strings(&[]), [false; 4], "a"),
        (strings(&[A, A]), [false, false, true, true], "a"),
        (strings(&[A, B]), [false, false, false, true], "b"),
        (strings(&[A, Constant::Null]), [false, false, false, true], "a"),
        (strings(&[Constant::Boolean(true)]), [false; 4], "true"),
        (constant(Constant::Object(&[("a", A)])), [false; 4], "a"),
        (Expression::Reference(&Expression::Current), [false; 4], "a"),
    ];
    for (path, expected, text) in cases {
        let comparators = [StringEquals, BooleanEquals, AllStringEquals, AnyStringEquals];
        for (comparator, expected) in comparators.into_iter().zip(expected) {
            let matcher = PathMatcher { path, comparator, expected: text };
            let expected = if expected { Decision::Success } else { Decision::Retry };
            for matcher in [Matcher::Output(matcher), Matcher::InputOutput(matcher)] {
                assert_eq!(decides(matcher, Ok(&everything())), expected, "{matcher:?}");
                let failure = Decision::Failure { message: None };
                assert_eq!(decides(matcher, Err(Some("a"))), failure, "an error is no output");
            }
        }
    }
}

#[test]
fn the_first_that_matches_decides() {
    const ACCEPTORS: &[Acceptor] = &[
        Acceptor { state: State::Retry, matcher: Matcher::ErrorType("A"), message: None },
        Acceptor { state: State::Failure, matcher: Matcher::ErrorType("A"), message: None },
        Acceptor { state: State::Failure, matcher: Matcher::ErrorType("B"), message: None },
        Acceptor { state: State::Success, matcher: Matcher::Success(false), message: None },
    ];
    let facts: &Facts = &Facts { acceptors: ACCEPTORS, ..Facts::EMPTY };
    let waiter = Waiter::<Unit, Unit>::new(Box::leak(Box::new(*facts)));
    let cases = [
        (Err(Some("A")), Decision::Retry),
        (Err(Some("ns#A:more#x")), Decision::Retry),
        (Err(Some("B")), Decision::Failure { message: None }),
        (Err(Some("a")), Decision::Success),
        (Err(None), Decision::Success),
        (Ok(&Unit), Decision::Retry),
    ];
    for (answer, expected) in cases {
        assert_eq!(waiter.decide(&Unit, answer), expected, "{answer:?}");
    }
}

#[test]
fn values_of_any_depth_and_work_without_end() {
    let mut document = Document::Null;
    for _ in 0..10_000 {
        document = Document::List(vec![document]);
    }
    let value = Everything { document, ..everything() };
    const DOCUMENT: Expression = Expression::Field("document");
    assert_eq!(as_json(DOCUMENT, &value), None);
    let same = Expression::Compare(Comparator::Equal, &[DOCUMENT, DOCUMENT]);
    assert_eq!(as_json(same, &value).as_deref(), Some("false"), "nobody looks so deep");

    // Twice as many items with each step.
    let mut expression = DOCUMENT;
    for _ in 0..64 {
        let twice = Expression::List(Box::leak(Box::new([expression, expression])));
        expression = Expression::Flatten(Box::leak(Box::new(twice)));
    }
    assert_eq!(as_json(expression, &value), None);
    const TWICE: Expression =
        Expression::Flatten(&Expression::List(&[Expression::Current, Expression::Current]));
    let mut expression = Expression::Field("list");
    for _ in 0..64 {
        expression = Expression::Then(Box::leak(Box::new([expression, TWICE])));
    }
    assert_eq!(as_json(expression, &value), None);
}

const SECOND: Duration = Duration::from_secs(1);

fn seconds(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}

#[test]
fn delays_grow_to_the_longest() {
    let cases: [(f64, &[f64]); 6] = [
        (1.0, &[2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 120.0, 120.0]),
        (0.5, &[2.0, 3.0, 5.0, 9.0, 17.0, 33.0, 61.0, 61.0]),
        (0.0, &[2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0]),
        (f64::NAN, &[2.0, 2.0, 2.0]),
        (-1.0, &[2.0, 2.0, 2.0]),
        (f64::INFINITY, &[2.0, 4.0, 8.0]),
    ];
    for (random, expected) in cases {
        let mut delays = Delays::new(2 * SECOND, 120 * SECOND, 100_000 * SECOND);
        for expected in expected {
            assert_eq!(delays.next(SECOND, random), Some(seconds(*expected)), "{random}");
        }
    }
}

#[test]
fn the_last_delay_takes_what_is_left() {
    // Elapsed, the random number, the delay: what is left after it has to be more than the shortest delay.
    let cases = [
        (0.0, 0.0, Some(2.0)),
        (289.0, 0.0, Some(2.0)),
        (295.9, 0.0, Some(2.0)),
        (296.0, 0.0, Some(4.0)),
        (299.0, 0.0, Some(1.0)),
        (300.0, 0.0, None),
        (301.0, 0.0, None),
    ];
    for (elapsed, random, expected) in cases {
        let mut delays = Delays::new(2 * SECOND, 120 * SECOND, 300 * SECOND);
        let found = delays.next(seconds(elapsed), random);
        assert_eq!(found, expected.map(seconds), "{elapsed}");
        let is_last = expected.is_none_or(|delay| elapsed + delay >= 300.0);
        // A clock that is a little behind gives no call on top.
        assert_eq!(delays.next(seconds(elapsed), random).is_none(), is_last, "{elapsed}");
    }
}

#[test]
fn delays_add_up_to_the_whole_wait() {
    for (min, max, wait) in [(2, 120, 300), (1, 1, 10), (5, 3, 60), (2, 120, 1), (0, 0, 1), (30, 60, 3_600)] {
        for step in 0..=10_u32 {
            let random = f64::from(step) / 10.0;
            let mut delays = Delays::new(min * SECOND, max * SECOND, wait * SECOND);
            let (mut elapsed, mut calls) = (Duration::ZERO, 0);
            while let Some(delay) = delays.next(elapsed, random) {
                assert!(delay > Duration::ZERO);
                elapsed += delay;
                calls += 1;
            }
            assert_eq!(elapsed, wait * SECOND, "{min} {max} {random}");
            assert!(calls <= 1_001, "{calls}");
        }
    }
}

#[test]
fn delays_of_any_length() {
    let mut delays = Delays::new(Duration::MAX, Duration::ZERO, Duration::MAX);
    assert_eq!(delays.next(Duration::ZERO, 1.0), Some(Duration::MAX));
    let mut delays = Delays::new(SECOND, Duration::MAX, Duration::MAX);
    for _ in 0..200 {
        delays.next(Duration::ZERO, 1.0);
    }
    assert_eq!(Delays::new(SECOND, SECOND, Duration::ZERO).next(Duration::ZERO, 0.5), None);
}
