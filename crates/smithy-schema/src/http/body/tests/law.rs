//! The laws: both readings agree, and what is written is read as the same.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::fixture::*;
use super::{members, read_as, written, Dialect, AWS, REST};
use crate::http::body::{read, Mode};
use crate::json::{self, Rules};
use crate::path::Path;
use crate::{Blob, DateTime, Document, Field, Kind, Schema};

/// What comes out of a reading.
type Outcome<T> = Result<(T, String, Vec<String>), String>;

fn both<T: Field>(json: &str, dialect: Dialect, mode: Mode) -> (Outcome<T>, Outcome<T>, bool) {
    let outcome = read_as::<T>(json.as_bytes(), dialect, mode)
        .map(|(value, read)| (value, format!("{:?}", read.gaps), read.filled))
        .map_err(|error| error.to_string());
    let rules = Rules {
        json_names: dialect.json_names,
        outermost: members(dialect),
        digits: true,
        strict: mode == Mode::Server,
    };
    let mut value = T::blank();
    let at_once = json::decode(json, &mut value.slot(), None, rules).is_ok();
    let mut value = T::blank();
    let slow = read::slow(json, &mut value.slot(), None, &Path::Root, rules, mode)
        .map(|read| (value, format!("{:?}", read.gaps), read.filled))
        .map_err(|error| error.to_string());
    (outcome, slow, at_once)
}

/// Both readings agree on this input, in all dialects and modes.
fn agree<T: Field + PartialEq>(json: &str) -> Result<(), TestCaseError> {
    // Nothing is as good as `{}`, before either reading begins.
    if json.trim().is_empty() {
        return Ok(());
    }
    for dialect in [REST, AWS] {
        for mode in [Mode::Client, Mode::Server] {
            let (outcome, slow, at_once) = both::<T>(json, dialect, mode);
            match (outcome, slow) {
                (Ok((value, gaps, filled)), Ok((expected, expected_gaps, expected_filled))) => {
                    // NaN is not itself, and text has less than the value.
                    #[allow(clippy::eq_op)]
                    let equal = value == expected || expected != expected;
                    prop_assert!(equal, "other values of {json}");
                    prop_assert_eq!(
                        written(&value, dialect).ok(),
                        written(&expected, dialect).ok(),
                        "{}",
                        json
                    );
                    prop_assert_eq!((&gaps, &filled), (&expected_gaps, &expected_filled), "{}", json);
                    // At once only where nothing is missing.
                    let complete =
                        filled.is_empty() && gaps == format!("{:?}", crate::validate::Gaps::default());
                    prop_assert!(complete || !at_once, "read at once: {}", json);
                }
                (Err(error), Err(expected)) => {
                    prop_assert!(!at_once, "read at once: {json}");
                    prop_assert_eq!(error, expected);
                }
                (outcome, slow) => {
                    prop_assert!(false, "{json}: {:?} but {:?}", outcome.err(), slow.err());
                }
            }
        }
    }
    Ok(())
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        (-200_i64..40_000).prop_map(|value| value.to_string()),
        any::<i64>().prop_map(|value| value.to_string()),
        "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,12})?([eE][+-]?[0-9]{1,3})?",
        "15[0-9]{8}\\.[0-9]{1,9}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z/~ ]{0,6}",
        "(\\\\[nrtbf/\\\\\"u]|[ -~é😀]|\\\\u[0-9a-fD-F]{4}){0,5}",
        prop::sample::select(vec![
            "NaN",
            "Infinity",
            "-Infinity",
            "RED",
            "aGk=",
            "aGk",
            "1985-04-12T23:20:50.52Z",
            "1985-04-12T23:20:50+01:00",
            "Tue, 29 Apr 2014 18:30:38 GMT",
            "123",
            "__type",
        ])
        .prop_map(String::from),
    ]
}

fn key() -> impl Strategy<Value = String> {
    let mut names: Vec<&'static str> = vec!["__type", "other", "a", ""];
    for schema in [&EVERYTHING, &CHOICE, &INNER, &DEFAULTS] {
        names.extend(schema.members().iter().flat_map(|member| [member.key, member.name]));
    }
    prop_oneof![8 => prop::sample::select(names).prop_map(String::from), 1 => text()]
}

/// Any JSON, and now and then something near it.
fn any_json() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("false".to_owned()),
        number(),
        text().prop_map(|text| format!("\"{text}\"")),
    ];
    scalar.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::vec((key(), inner), 0..5).prop_map(|entries| object(&entries)),
        ]
    })
}

fn object(entries: &[(String, String)]) -> String {
    let entries: Vec<String> = entries.iter().map(|(key, value)| format!("\"{key}\" : {value}")).collect();
    format!("{{{}}}", entries.join(", "))
}

/// What a member of this shape has, more often than not.
fn likely(schema: &'static Schema, depth: usize) -> BoxedStrategy<String> {
    if depth == 0 {
        return any_json().boxed();
    }
    let right = match &schema.kind {
        Kind::Boolean => prop_oneof![Just("true".to_owned()), Just("false".to_owned())].boxed(),
        Kind::Byte => any::<i8>().prop_map(|value| value.to_string()).boxed(),
        Kind::Short => any::<i16>().prop_map(|value| value.to_string()).boxed(),
        Kind::Integer | Kind::IntEnum(_) => any::<i32>().prop_map(|value| value.to_string()).boxed(),
        Kind::Long => any::<i64>().prop_map(|value| value.to_string()).boxed(),
        Kind::Float | Kind::Double | Kind::BigDecimal | Kind::BigInteger => number().boxed(),
        Kind::Timestamp => prop_oneof![number(), text().prop_map(|text| format!("\"{text}\""))].boxed(),
        Kind::String | Kind::Enum(_) | Kind::Blob => text().prop_map(|text| format!("\"{text}\"")).boxed(),
        Kind::List { member, .. } => prop::collection::vec(likely(member.target, depth - 1), 0..4)
            .prop_map(|items| format!("[{}]", items.join(" , ")))
            .boxed(),
        Kind::Map { value, .. } => prop::collection::vec((text(), likely(value.target, depth - 1)), 0..4)
            .prop_map(|entries| object(&entries))
            .boxed(),
        Kind::Structure(_) => likely_object(schema, depth - 1, 0.7).boxed(),
        Kind::Union(members) => (0..members.len())
            .prop_flat_map(move |index| {
                let member = &members[index];
                likely(member.target, depth - 1)
                    .prop_map(move |value| object(&[(member.key.to_owned(), value)]))
            })
            .boxed(),
        Kind::Unit | Kind::Document => any_json().boxed(),
    };
    prop_oneof![12 => right, 1 => any_json()].boxed()
}

fn likely_object(schema: &'static Schema, depth: usize, set: f64) -> impl Strategy<Value = String> {
    let members: Vec<_> = schema
        .members()
        .iter()
        .map(|member| {
            let set = if member.required { 0.9 } else { set / 4.0 };
            (any::<bool>(), prop::option::weighted(set, likely(member.target, depth))).prop_map(
                |(named, value)| {
                    let key = if named { member.name } else { member.key };
                    Some((key.to_owned(), value?))
                },
            )
        })
        .collect();
    members.prop_map(|entries| object(&entries.into_iter().flatten().collect::<Vec<_>>()))
}

#[test]
fn what_messages_hold_is_read_at_once() {
    for members in [
        r#""flag":true,"byte":-128,"short":7,"integer":-2147483648,"long":999999999999999999"#,
        r#""list":[],"sparseList":[1,null],"map":{"k":"v"},"sparseMap":{"a":null,"b":"RED"},"flag":null"#,
        r#""float":1.5,"double":-0.25,"blob":"aGk=","color":"BLUE","level":9,"unknown":[{"a":1e400}]"#,
        r#""epoch":1515531081.123,"dateTime":"1985-04-12T23:20:50.52Z","httpDate":"Tue, 29 Apr 2014 18:30:38 GMT""#,
        r#""choice":{"inner":{"id":"i","level":1,"value":[1,1.5,"t",null,true]}},"greeting":null"#,
        r#""inner":{"id":"i","level":1,"value":{},"next":{"id":"\u00e9\n","level":2,"value":0}}"#,
    ] {
        for (dialect, key) in [(REST, "Name"), (AWS, "header\":\"h\",\"name")] {
            let json = format!("{{ {members} ,\t\"{key}\" : \"n\"\r\n}} ");
            for mode in [Mode::Client, Mode::Server] {
                let (outcome, _, at_once) = both::<Everything>(&json, dialect, mode);
                assert!(outcome.is_ok() && at_once, "{mode:?}: {json}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_readings_agree_on_likely_values(
        everything in likely_object(&EVERYTHING, 3, 0.8), inner in likely_object(&INNER, 3, 0.8),
        defaults in likely_object(&DEFAULTS, 2, 0.8),
    ) {
        agree::<Everything>(&everything)?;
        agree::<Inner>(&inner)?;
        agree::<Defaults>(&defaults)?;
    }

    #[test]
    fn both_readings_agree_on_any_json(json in any_json(), cut in 0_usize..40) {
        agree::<Everything>(&json)?;
        agree::<Choice>(&json)?;
        agree::<Inner>(&json)?;
        agree::<Document>(&json)?;
        let cut: String = json.chars().take(cut).collect();
        agree::<Everything>(&cut)?;
        agree::<Document>(&cut)?;
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        for mode in [Mode::Client, Mode::Server] {
            let _ = read_as::<Everything>(&bytes, REST, mode);
            let _ = read_as::<Document>(&bytes, REST, mode);
        }
    }

    #[test]
    fn what_is_written_is_read_as_the_same(value in values()) {
        for dialect in [REST, AWS] {
            for mode in [Mode::Client, Mode::Server] {
                let json = written(&value, dialect).map_err(|error| TestCaseError::fail(error.to_string()))?;
                let (read, _) = read_as::<Everything>(json.as_bytes(), dialect, mode)
                    .map_err(|error| TestCaseError::fail(format!("{error}: {json}")))?;
                let mut expected = value.clone();
                if dialect == REST {
                    expected.header = None;
                }
                if mode == Mode::Server {
                    expected.greeting.get_or_insert_with(|| "hi".to_owned());
                    if let Some(inner) = &mut expected.inner {
                        inner.count.get_or_insert(7);
                    }
                }
                prop_assert!(read == expected, "{json}");
            }
        }
    }
}

/// Values whose every member has a text that stands for it and nothing else.
fn values() -> impl Strategy<Value = Everything> {
    let scalars =
        (any::<String>(), any::<i8>(), any::<i64>(), -1e300..1e300_f64, -1e30..1e30_f32, any::<bool>());
    let rest = (
        prop::option::of(any::<i32>()),
        prop::option::of(prop::collection::vec(prop::option::of(any::<i32>()), 0..4)),
        prop::option::of(prop::collection::btree_map(any::<String>(), any::<String>(), 0..4)),
        prop::collection::vec(any::<u8>(), 0..9),
        0_i64..4_000_000_000_000,
        any::<i128>(),
        any::<String>(),
    );
    (scalars, rest).prop_map(
        |((name, byte, long, double, float, flag), (integer, sparse, map, bytes, millis, big, tag))| {
            let time = DateTime::from_timestamp_millis(millis);
            let document = Document::Map(BTreeMap::from([(
                tag.clone(),
                Document::List(vec![long.into(), name.as_str().into()]),
            )]));
            Everything {
                name: name.clone(),
                flag: Some(flag),
                byte: Some(byte),
                long: Some(long),
                integer,
                double: Some(double),
                float: Some(float),
                big_integer: Some(big.into()),
                big_decimal: crate::BigDecimal::from_f64(double),
                blob: Some(Blob::from(bytes)),
                epoch: time,
                date_time: time,
                http_date: DateTime::from_timestamp(millis / 1000, 0),
                document: flag.then(|| document.clone()),
                color: Some(name.as_str().into()),
                level: integer.map(Level::from),
                list: Some(vec![tag.clone(), name.clone()]),
                sparse_list: sparse,
                map,
                choice: Some(if flag { Choice::Text(tag) } else { Choice::Nothing }),
                inner: Some(Inner {
                    id: name,
                    level: byte_level(byte),
                    value: document,
                    count: integer,
                    next: None,
                }),
                header: flag.then(|| "h".to_owned()),
                ..Everything::blank()
            }
        },
    )
}

fn byte_level(byte: i8) -> Level {
    i32::from(byte).into()
}
