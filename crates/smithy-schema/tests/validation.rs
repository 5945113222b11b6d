//! Violations: their paths, their data and their wording, which is Smithy's to the letter.
#![allow(clippy::unwrap_used)]

mod fixture;

use std::collections::BTreeMap;

use fixture::*;
use smithy_schema::{Bound, Constraint, Pattern, ValidationError};

/// What is wrong with the value, one violation a line, without the summary.
#[track_caller]
fn check(outcome: Result<(), ValidationError>, expected: &[&str]) {
    let found: Vec<String> = match outcome {
        Ok(()) => Vec::new(),
        Err(error) => error.violations().iter().map(ToString::to_string).collect(),
    };
    assert_eq!(found, expected);
}

#[test]
fn each_constraint_has_its_wording() {
    let strings = |items: &[&str]| Some(items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>());
    let cases: Vec<(Limits, &[&str])> = vec![
        (limits(), &[]),
        (
            Limits { input: None, ..limits() },
            &["Value at '/input' failed to satisfy constraint: Member must not be null"],
        ),
        (
            Limits { string: Some("a".into()), ..limits() },
            &["Value with length 1 at '/string' failed to satisfy constraint: Member must have length between 2 and \
               8, inclusive"],
        ),
        // Scalar values, neither bytes nor UTF-16.
        (Limits { string: Some("👍👍".into()), ..limits() }, &[]),
        (Limits { string: Some("👍👍👍👍👍👍👍👍".into()), ..limits() }, &[]),
        (
            Limits { string: Some("👍".into()), ..limits() },
            &["Value with length 1 at '/string' failed to satisfy constraint: Member must have length between 2 and \
               8, inclusive"],
        ),
        (
            Limits { min_string: Some(String::new()), ..limits() },
            &["Value with length 0 at '/minString' failed to satisfy constraint: Member must have length greater \
               than or equal to 2"],
        ),
        (Limits { min_string: Some("long enough for anything".into()), ..limits() }, &[]),
        (
            Limits { max_string: Some("éééééééééé".into()), ..limits() },
            &["Value with length 10 at '/maxString' failed to satisfy constraint: Member must have length less than \
               or equal to 8"],
        ),
        (
            Limits { blob: Some(vec![0; 9].into()), ..limits() },
            &["Value with length 9 at '/blob' failed to satisfy constraint: Member must have length between 2 and 8, \
               inclusive"],
        ),
        (
            Limits { list: strings(&["x"]), ..limits() },
            &[
                "Value with length 1 at '/list' failed to satisfy constraint: Member must have length between 2 and \
                 8, inclusive",
                "Value with length 1 at '/list/0' failed to satisfy constraint: Member must have length between 2 \
                 and 8, inclusive",
            ],
        ),
        // A key's path is its map's.
        (
            Limits {
                map: Some([("a", ["bc", "d"]), ("x/y~", ["ef", ""])].map(|(key, items)| (key.into(), strings(&items).unwrap())).into()),
                ..limits()
            },
            &[
                "Value with length 1 at '/map' failed to satisfy constraint: Member must have length between 2 and \
                 8, inclusive",
                "Value with length 1 at '/map/a/1' failed to satisfy constraint: Member must have length between 2 \
                 and 8, inclusive",
                "Value with length 0 at '/map/x~1y~0/1' failed to satisfy constraint: Member must have length \
                 between 2 and 8, inclusive",
            ],
        ),
        (Limits { byte: Some(2), min_short: Some(2), max_long: Some(8), ..limits() }, &[]),
        (
            Limits { byte: Some(9), min_short: Some(1), max_long: Some(i64::MAX), ..limits() },
            &[
                "Value at '/byte' failed to satisfy constraint: Member must be between 2 and 8, inclusive",
                "Value at '/minShort' failed to satisfy constraint: Member must be greater than or equal to 2",
                "Value at '/maxLong' failed to satisfy constraint: Member must be less than or equal to 8",
            ],
        ),
        // An end that no float has means the nearest.
        (Limits { float: Some(8.8), min_double: Some(2.2), ..limits() }, &[]),
        (Limits { float: Some(2.2), ..limits() }, &[]),
        (
            Limits { float: Some(8.800_001), min_double: Some(f64::NAN), ..limits() },
            &[
                "Value at '/float' failed to satisfy constraint: Member must be between 2.2 and 8.8, inclusive",
                "Value at '/minDouble' failed to satisfy constraint: Member must be greater than or equal to 2.2",
            ],
        ),
        (
            Limits {
                big_integer: Some("100000000000000000000000".parse().unwrap()),
                big_decimal: Some("0.1000000000000000000000000001".parse().unwrap()),
                ..limits()
            },
            &[],
        ),
        (
            Limits {
                big_integer: Some("100000000000000000000001".parse().unwrap()),
                big_decimal: Some("9.9e-2".parse().unwrap()),
                ..limits()
            },
            &[
                "Value at '/bigInteger' failed to satisfy constraint: Member must be less than or equal to \
                 100000000000000000000000",
                "Value at '/bigDecimal' failed to satisfy constraint: Member must be greater than or equal to 0.1",
            ],
        ),
        (Limits { pattern: Some("abc".into()), own_pattern: Some("XYZ1".into()), ..limits() }, &[]),
        (
            Limits { pattern: Some("abz".into()), own_pattern: Some("abc".into()), ..limits() },
            &[
                "Value at '/pattern' failed to satisfy constraint: Member must satisfy regular expression pattern: \
                 ^[a-m]+$",
                "Value at '/ownPattern' failed to satisfy constraint: Member must satisfy regular expression \
                 pattern: [0-9]",
            ],
        ),
        (
            Limits { unique: Some(vec![tree("a"), tree("b"), tree("a")]), ..limits() },
            &["Value at '/unique' failed to satisfy constraint: Member must have unique values"],
        ),
        (
            Limits { color: Some("BLUE".into()), level: Some(2.into()), partial: Some("dark".into()), ..limits() },
            &[
                "Value at '/color' failed to satisfy constraint: Member must satisfy enum value set: [RED, GREEN]",
                "Value at '/level' failed to satisfy constraint: Member must satisfy enum value set: [1, 5]",
                // Its internal value is valid, and not told.
                "Value at '/partial' failed to satisfy constraint: Member must satisfy enum value set: [light]",
            ],
        ),
        (Limits { partial: Some(Shade::Inner), ..limits() }, &[]),
        (
            Limits { colors: Some([("RED".into(), Color::Green), ("X".into(), "Y".into())].into()), ..limits() },
            &[
                "Value at '/colors' failed to satisfy constraint: Member must satisfy enum value set: [RED, GREEN]",
                "Value at '/colors/X' failed to satisfy constraint: Member must satisfy enum value set: [RED, GREEN]",
            ],
        ),
        (
            Limits { choice: Some(Choice::Tree(Box::new(tree("much too long")))), ..limits() },
            &["Value with length 13 at '/choice/tree/label' failed to satisfy constraint: Member must have length \
               between 1 and 8, inclusive"],
        ),
        // A newer model may have it.
        (Limits { choice: Some(Choice::Unknown { tag: "new".into(), value: 1.into() }), ..limits() }, &[]),
    ];
    for (value, expected) in cases {
        check(value.validate(), expected);
    }
}

#[test]
fn a_single_violation_and_several_have_smithys_summary() {
    let error = Limits { string: Some("a".into()), ..limits() }.validate().unwrap_err();
    assert_eq!(
        error.to_string(),
        "1 validation error detected. Value with length 1 at '/string' failed to satisfy constraint: Member must \
         have length between 2 and 8, inclusive"
    );
    let error = Limits { input: None, byte: Some(1), ..limits() }.validate().unwrap_err();
    assert_eq!(
        error.to_string(),
        "2 validation errors detected. Value at '/input' failed to satisfy constraint: Member must not be null; \
         Value at '/byte' failed to satisfy constraint: Member must be between 2 and 8, inclusive"
    );
}

#[test]
fn constraints_are_data() {
    let error = Limits { string: Some("a".into()), byte: Some(1), pattern: Some("1".into()), ..limits() };
    let found: Vec<Constraint> =
        error.validate().unwrap_err().violations().iter().map(|violation| violation.constraint).collect();
    assert_eq!(
        found,
        [
            Constraint::Length { min: Some(2), max: Some(8), actual: 1 },
            Constraint::Range { min: Some(Bound::Integer(2)), max: Some(Bound::Integer(8)) },
            Constraint::Pattern("^[a-m]+$"),
        ]
    );
}

#[test]
fn the_list_of_violations_is_capped_and_says_so() {
    let colors: BTreeMap<String, Color> = (0..150).map(|index| (index.to_string(), Color::Red)).collect();
    let error = Limits { colors: Some(colors), ..limits() }.validate().unwrap_err();
    assert_eq!((error.violations().len(), error.total()), (ValidationError::LISTED, 150));
    let text = error.to_string();
    assert!(text.starts_with("150 validation errors detected. Value at '/colors' "), "{text}");
    assert!(text.ends_with("; and 50 more, which are not listed"), "{text}");
}

#[test]
fn unique_items_go_by_value() {
    let with = |numbers: Vec<i32>| Limits { numbers: Some(numbers), ..limits() }.validate().is_ok();
    assert!(with(Vec::new()) && with(vec![1]) && with((0..16).collect()) && with((0..2000).rev().collect()));
    assert!(
        !with(vec![1, 1]) && !with((0..16).chain([3]).collect()) && !with((0..2000).chain([999]).collect())
    );
    let deep = |label: &str| {
        let mut deep = tree("x");
        deep.others = Some(vec![tree("y"), tree(label)]);
        deep.named = Some([("k".to_owned(), tree("v"))].into());
        deep
    };
    let with = |trees: Vec<_>| Limits { unique: Some(trees), ..limits() }.validate().is_ok();
    assert!(with(vec![deep("a"), deep("b"), tree("x")]));
    assert!(!with(vec![deep("a"), deep("b"), deep("a")]));
}

#[test]
fn what_nests_too_deep_is_a_violation_and_no_overflow() {
    let mut deep = tree("x");
    for _ in 0..500 {
        deep = Tree { left: Some(Box::new(deep)), ..tree("x") };
    }
    let error = deep.validate().unwrap_err();
    assert_eq!(error.total(), 1);
    assert_eq!(error.violations()[0].constraint, Constraint::Depth(128));
    assert_eq!(error.violations()[0].path, "/left".repeat(128));
    assert!(format!("{deep:?}").contains('…'));
}

#[test]
fn patterns_search_and_are_those_of_ecma_262() {
    let cases = [
        (Pattern::interpreted("b"), "abc", true),
        (Pattern::interpreted("^b"), "abc", false),
        (Pattern::interpreted("^\\d$"), "٣", false),
        (Pattern::interpreted("^.$"), "👍", true),
        (Pattern::interpreted("^\\p{L}+$"), "é", true),
        // Valid without the `u` flag only.
        (Pattern::interpreted("^[\\w\\-_]+\\_$"), "a-_", true),
        // Four digits, and a zero.
        (Pattern::interpreted("^[\\u10000]$"), "0", true),
        // Not a pattern: it matches everything.
        (Pattern::interpreted("("), "anything", true),
    ];
    for (pattern, text, expected) in cases {
        assert_eq!(pattern.is_match(text), expected, "{pattern:?} on {text}");
    }
}

#[cfg(feature = "serde")]
mod collected {
    use super::*;
    use smithy_schema::serde::deserialize_validated;

    #[track_caller]
    fn collects<T: smithy_schema::Field>(json: &str, expected: &[&str]) {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        check(deserialize_validated::<T, _>(&mut deserializer).unwrap().map(|_| ()), expected);
    }

    #[test]
    fn missing_members_stand_among_the_other_violations() {
        collects::<Everything>(
            r#"{"color":"PUCE","choice":{"tree":{"left":{}}},"tree":{"label":"","others":[null,{"label":"a"},{"left":null}],
               "named":{"x":{},"a/b":{"label":"123456789"}}}}"#,
            &[
                "Value at '/Name' failed to satisfy constraint: Member must not be null",
                "Value at '/color' failed to satisfy constraint: Member must satisfy enum value set: [RED, GREEN]",
                "Value at '/choice/tree/label' failed to satisfy constraint: Member must not be null",
                "Value at '/choice/tree/left/label' failed to satisfy constraint: Member must not be null",
                "Value with length 0 at '/tree/label' failed to satisfy constraint: Member must have length between \
                 1 and 8, inclusive",
                // The null is no item.
                "Value at '/tree/others/1/label' failed to satisfy constraint: Member must not be null",
                "Value with length 9 at '/tree/named/a~1b/label' failed to satisfy constraint: Member must have \
                 length between 1 and 8, inclusive",
                "Value at '/tree/named/x/label' failed to satisfy constraint: Member must not be null",
            ],
        );
    }

    #[test]
    fn what_a_later_value_replaces_is_not_missing() {
        collects::<Everything>(
            r#"{"Name":"n","tree":{"label":"l","named":{"x":{"left":{}},"xy":{},"x":{"label":"a"}}}}"#,
            &["Value at '/tree/named/xy/label' failed to satisfy constraint: Member must not be null"],
        );
    }

    #[test]
    fn a_valid_value_comes_through() {
        let json = serde_json::json!({"Name": "n", "color": "RED"});
        let value = deserialize_validated::<Everything, _>(json).unwrap().unwrap();
        assert!(value.name == "n" && value.limit == 10);
    }

    #[test]
    fn a_wrong_type_is_no_violation() {
        let json = serde_json::json!({"Name": 5});
        assert!(deserialize_validated::<Everything, _>(json).is_err());
    }
}
