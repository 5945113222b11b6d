//! Samples: valid values from a seed, and values at the limits of every constraint.
#![cfg(all(feature = "sample", feature = "serde"))]
#![allow(clippy::unwrap_used)]

mod fixture;
mod formats;
#[path = "sample/patterns.rs"]
mod patterns;

use std::fmt::Debug;

use fixture::{member, Choice, Everything, Limits, Secrets, Tree, Wide, SHORT_STRING};
use serde_core::de::DeserializeOwned;
use serde_core::Serialize;
use smithy_schema::sample::{boundaries, full, valid};
use smithy_schema::{
    structure, union, validate, Active, Constraint, Constraints, Document, Field, Kind, Length, Member,
    Schema, ValidationError, Value,
};

const SEEDS: u64 = 200;

fn check<T: Field>(value: &T) -> Result<(), ValidationError> {
    match value.value() {
        Value::Structure(structure) => validate::structure(structure),
        Value::Union(union) => validate::union(union),
        _ => Ok(()),
    }
}

/// Valid, read as they are written in every format, and not all alike.
fn samples<T: Field + Debug + PartialEq + Serialize + DeserializeOwned>() {
    let values = (0..SEEDS).map(valid::<T>).chain((0..SEEDS).map(full::<T>));
    let mut texts = Vec::new();
    for value in values {
        assert_eq!(check(&value), Ok(()), "{value:?}");
        for (format, outcome) in formats::round_trips(&value) {
            assert_eq!(outcome.as_ref(), Ok(&value), "{format}");
        }
        texts.push(serde_json::to_string(&value).unwrap());
    }
    texts.sort_unstable();
    texts.dedup();
    assert!(texts.len() > 20, "{} of {SEEDS} differ: {:?}", texts.len(), texts.first());
}

#[test]
fn samples_of_every_kind_are_valid() {
    samples::<Everything>();
    samples::<Limits>();
    samples::<Secrets>();
    samples::<Tree>();
    samples::<Choice>();
    samples::<Wide>();
    samples::<Expression>();
}

#[test]
fn a_seed_says_how_much_is_set() {
    let least: Everything = valid(0);
    let json = serde_json::to_value(&least).unwrap();
    let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["Name", "limit"], "what is required, and a default");
    assert_eq!(least.limit, 10);
    for seed in 0..SEEDS {
        let value: Everything = full(seed);
        let Value::Structure(structure) = value.value() else { panic!("a structure") };
        for (index, member) in structure.schema().members().iter().enumerate() {
            match structure.get(index) {
                Value::Absent => panic!("{} is not set", member.name),
                Value::List(list) => assert!(!list.is_empty(), "{}", member.name),
                Value::Map(map) => assert!(!map.is_empty(), "{}", member.name),
                _ => {}
            }
        }
    }
}

/// Written once, so that a change of what a seed gives is seen.
#[test]
fn a_seed_gives_the_same_value_everywhere() {
    let expected = concat!(
        r#"{"input":"ry","list":["GvL","jbl{06"],"#,
        r#""byte":2,"minShort":836,"maxLong":-467,"#,
        r#""float":4.75,"bigInteger":807,"pattern":"agl","#,
        r#""ownPattern":"f{04UVsRx3keWk4e[b{N2996I0FYyiU50sO»e9CefF1","#,
        r#""unique":[],"level":5,"#,
        r#""choice":{"count":84},"numbers":[2147483647,-481]}"#
    );
    let value: Limits = valid(17);
    assert_eq!(serde_json::to_string(&value).unwrap(), expected);
}

// A shape that never ends, unless the right member of a union is taken.

#[derive(Clone, PartialEq)]
enum Expression {
    Sum(Box<Sum>),
    All(Vec<Expression>),
    Name(String),
    Unknown { tag: String, value: Document },
}

#[derive(Clone, PartialEq)]
struct Sum {
    left: Expression,
    right: Expression,
}

static EXPRESSION: Schema = Schema {
    id: "test#Expression",
    kind: Kind::Union(&[member("sum", &SUM), member("all", &EXPRESSIONS), member("name", &SHORT_STRING)]),
    ..Schema::EMPTY
};

static SUM: Schema = Schema {
    id: "test#Sum",
    kind: Kind::Structure(&[
        Member { required: true, ..member("left", &EXPRESSION) },
        Member { required: true, ..member("right", &EXPRESSION) },
    ]),
    ..Schema::EMPTY
};

static EXPRESSIONS: Schema = Schema {
    constraints: Constraints { length: Some(Length { min: Some(2), max: None }), ..Constraints::EMPTY },
    ..fixture::list("test#Expressions", &member("member", &EXPRESSION), false)
};

union!(Expression: EXPRESSION { 0 Sum, 1 All, 2 Name } units {});
structure!(Sum: SUM { 0 left, 1 right });

// Secrets.

/// The texts of a value that must not be shown, if they are long enough not to be there by chance.
fn secrets(value: Value<'_>, member: Option<&'static Member>, hidden: bool, out: &mut Vec<String>) {
    let hidden = hidden || member.is_some_and(Member::is_sensitive);
    let kind = member.map(|member| &member.target.kind);
    match value {
        Value::String(text) if hidden && text.len() > 7 => out.push(text.to_owned()),
        Value::List(list) => {
            let Some(Kind::List { member, .. }) = kind else { panic!("a list") };
            (0..list.len()).for_each(|index| secrets(list.get(index), Some(member), hidden, out));
        }
        Value::Map(map) => {
            let Some(Kind::Map { key, value, .. }) = kind else { panic!("a map") };
            for (name, item) in map.entries() {
                secrets(Value::String(name), Some(key), hidden, out);
                secrets(item, Some(value), hidden, out);
            }
        }
        Value::Structure(structure) => {
            let schema = structure.schema();
            for (index, member) in schema.members().iter().enumerate() {
                secrets(structure.get(index), Some(member), hidden || schema.sensitive, out);
            }
        }
        Value::Union(union) => {
            let schema = union.schema();
            if let Active::Known(index, value) = union.active() {
                secrets(value, schema.members().get(index), hidden || schema.sensitive, out);
            }
        }
        _ => {}
    }
}

#[test]
fn samples_show_no_secrets() {
    let mut count = 0;
    let mut look = |value: &Secrets, shown: String| {
        let mut hidden = Vec::new();
        secrets(value.value(), None, false, &mut hidden);
        count += hidden.len();
        assert!(!hidden.iter().any(|secret| shown.contains(secret.as_str())), "{shown}");
    };
    for value in (0..SEEDS).map(valid::<Secrets>).chain((0..SEEDS).map(full)) {
        look(&value, format!("{value:?} {value:#?}"));
    }
    for boundary in boundaries::<Secrets>() {
        let error = check(&boundary.value).err().map(|error| error.to_string());
        look(&boundary.value, format!("{boundary:?} {boundary:#?} {error:?}"));
    }
    assert!(count > 1000, "only {count} secrets are long enough");
}

// Boundaries.

/// One line a place, with what is met (`+`) and missed (`-`) there; of lengths, with the actual one.
fn limits<T: Field + Debug>() -> String {
    let mut lines: Vec<(String, String)> = Vec::new();
    for boundary in boundaries::<T>() {
        // The documentation's promise.
        match check(&boundary.value) {
            Ok(()) => assert!(boundary.met, "{boundary:?}"),
            Err(error) => {
                assert!(!boundary.met, "{boundary:?}");
                let [violation] = error.violations() else { panic!("{error}") };
                assert_eq!((&violation.path, violation.constraint), (&boundary.path, boundary.constraint));
            }
        }
        let what = match boundary.constraint {
            Constraint::Length { actual, .. } => format!("length {actual}"),
            Constraint::Range { .. } => "range".to_owned(),
            Constraint::Pattern(_) => "pattern".to_owned(),
            Constraint::UniqueItems => "unique".to_owned(),
            Constraint::Enum(_) | Constraint::IntEnum(_) => "enum".to_owned(),
            other => format!("{other:?}"),
        };
        let side = if boundary.met { '+' } else { '-' };
        match lines.last_mut() {
            Some((path, line)) if *path == boundary.path => line.push_str(&format!(", {what}{side}")),
            _ => lines.push((boundary.path, format!("{what}{side}"))),
        }
    }
    lines.into_iter().map(|(path, line)| format!("{path}: {line}\n")).collect()
}

const LIMITS: &str = r"
/input: Required-
/string: length 2+, length 1-, length 8+, length 9-
/minString: length 2+, length 1-
/maxString: length 8+, length 9-
/blob: length 2+, length 1-, length 8+, length 9-
/list: length 2+, length 1-, length 8+, length 9-
/list/0: length 2+, length 1-, length 8+, length 9-
/map: length 2+, length 1-, length 8+, length 9-, length 2+, length 1-, length 8+, length 9-
/map/us: length 2+, length 1-, length 8+, length 9-
/map/us/0: length 2+, length 1-, length 8+, length 9-
/byte: range+, range-, range+, range-
/minShort: range+, range-
/maxLong: range+, range-
/float: range+, range-, range+, range-
/minDouble: range+, range-
/bigInteger: range+, range-
/bigDecimal: range+, range-
/pattern: pattern+, pattern-
/ownPattern: pattern+, pattern-
/unique: unique+, unique-
/unique/0/label: length 1+, length 0-, length 8+, length 9-
/color: enum+, enum+, enum-
/colors: enum+, enum+, enum-
/colors/GREEN: enum+, enum+, enum-
/level: enum+, enum+, enum-
/choice/text: length 1+, length 0-, length 8+, length 9-
/choice/tree/label: length 1+, length 0-, length 8+, length 9-
/choice/colors/0: enum+, enum+, enum-
/numbers: unique+, unique-
/partial: enum+, enum+, enum-
";

#[test]
fn every_limit_is_met_and_missed() {
    assert_eq!(limits::<Limits>(), LIMITS.trim_start());
}

#[test]
fn limits_are_those_of_the_numbers_own_type() {
    let all = boundaries::<Limits>();
    let numbers = |path: &str, read: fn(&Limits) -> String| -> Vec<(String, bool)> {
        let here = all.iter().filter(|boundary| boundary.path == path);
        here.map(|boundary| (read(&boundary.value), boundary.met)).collect()
    };
    let expected = |values: &[(&str, bool)]| -> Vec<(String, bool)> {
        values.iter().map(|(value, met)| ((*value).to_owned(), *met)).collect()
    };
    assert_eq!(
        numbers("/byte", |value| value.byte.unwrap().to_string()),
        expected(&[("2", true), ("1", false), ("8", true), ("9", false)])
    );
    // The next float on either side.
    assert_eq!(
        numbers("/float", |value| value.float.unwrap().to_string()),
        expected(&[("2.2", true), ("2.1999998", false), ("8.8", true), ("8.800001", false)])
    );
    assert_eq!(
        numbers("/minDouble", |value| value.min_double.unwrap().to_string()),
        expected(&[("2.2", true), ("2.1999999999999997", false)])
    );
    assert_eq!(
        numbers("/bigInteger", |value| value.big_integer.as_ref().unwrap().to_string()),
        expected(&[("100000000000000000000000", true), ("100000000000000000000001", false)])
    );
    assert_eq!(
        numbers("/bigDecimal", |value| value.big_decimal.as_ref().unwrap().to_string()),
        expected(&[("0.1", true), ("0.09999999999999999", false)])
    );
}

// A shape that asks for more than there is room for.

#[derive(Clone, PartialEq)]
struct Greedy {
    bytes: Option<Vec<Vec<smithy_schema::Blob>>>,
    text: Option<String>,
}

const HUGE: Constraints =
    Constraints { length: Some(Length { min: Some(1 << 40), max: Some(1 << 41) }), ..Constraints::EMPTY };
static HUGE_BLOB: Schema =
    Schema { id: "test#HugeBlob", kind: Kind::Blob, constraints: HUGE, ..Schema::EMPTY };
static HUGE_STRING: Schema =
    Schema { id: "test#HugeString", kind: Kind::String, constraints: HUGE, ..Schema::EMPTY };
static HUGE_LIST: Schema =
    Schema { constraints: HUGE, ..fixture::list("test#HugeList", &member("member", &HUGE_BLOB), false) };
static HUGE_LISTS: Schema =
    Schema { constraints: HUGE, ..fixture::list("test#HugeLists", &member("member", &HUGE_LIST), false) };
static GREEDY: Schema = Schema {
    id: "test#Greedy",
    kind: Kind::Structure(&[member("bytes", &HUGE_LISTS), member("text", &HUGE_STRING)]),
    ..Schema::EMPTY
};

structure!(Greedy: GREEDY { 0 bytes, 1 text });

#[test]
fn what_is_too_large_is_left_out() {
    let value: Greedy = full(1);
    assert!(check(&value).is_err());
    let size: usize = value.bytes.iter().flatten().flatten().map(|blob| blob.len()).sum();
    assert!(size < 1 << 25, "{size}");
    assert_eq!(limits::<Greedy>(), "");
}

#[test]
fn types_without_facts_are_blank() {
    assert_eq!(valid::<String>(1), "");
    assert_eq!(full::<Vec<i32>>(1), Vec::<i32>::new());
    assert!(boundaries::<Vec<i32>>().is_empty());
    // These have the facts of what is in them.
    assert_eq!(valid::<Option<Box<Tree>>>(1).as_deref(), Some(&valid::<Tree>(1)));
}
