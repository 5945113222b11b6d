//! What a server takes, and what it refuses.

use super::fixture::*;
use super::{problems, read, read_as, AWS, REST};
use crate::http::body::{fill_defaults, Members, Mode};
use crate::{validate, Document, Field, Member, Structure, Value};

/// The violations of a document that can be read.
fn violations<T: Field>(json: &str) -> Vec<String> {
    let (value, read) =
        read_as::<T>(json.as_bytes(), AWS, Mode::Server).map_err(|error| error.to_string()).unwrap();
    match validate::value(value.value(), &read.gaps) {
        Ok(()) => Vec::new(),
        Err(error) => error.violations().iter().map(|violation| violation.path.clone()).collect(),
    }
}

fn with(key: &str, value: &str) -> String {
    format!(r#"{{ "Name": "n", "{key}" : {value} }}"#)
}

#[test]
fn values_of_another_kind_are_refused() {
    let words = ["\"123\"", "true", "1.001", "\"Infinity\"", "\"NaN\"", "[1]", "{}"];
    let odd = [
        "TRUE",
        "True",
        "y",
        "on",
        "2ABC",
        "0x42",
        "NaN",
        "Infinity",
        "-Infinity",
        "+1",
        "01",
        "1.",
        ".5",
        "'a'",
        "-",
    ];
    for key in ["byte", "short", "integer", "long", "level"] {
        for value in words {
            assert_eq!(
                problems::<Everything>(&with(key, value), REST, Mode::Server)[0].0,
                format!("/{key}"),
                "{value}"
            );
        }
    }
    for (key, values) in [
        ("flag", ["\"true\"", "\"false\"", "1", "0", "[]"]),
        ("float", ["\"123\"", "true", "\"inf\"", "\"nan\"", "{}"]),
        ("double", ["\"123\"", "true", "\"+Infinity\"", "\"\"", "{}"]),
        ("bigInteger", ["\"123\"", "1.5", "1e-1", "true", "\"NaN\""]),
        ("bigDecimal", ["\"1.5\"", "true", "\"NaN\"", "[]", "{}"]),
        ("blob", ["\"xyz\"", "\"YmxvYg=\"", "[98,108]", "981081198", "\"-_==\""]),
        ("Name2", ["1", "1", "1", "1", "1"]),
        ("color", ["1", "true", "[]", "{}", "1.5"]),
        ("list", ["\"a\"", "{}", "[1]", "[true]", "[[\"a\"]]"]),
        ("map", ["[]", "{\"a\":1}", "\"a\"", "1", "true"]),
        ("inner", ["[]", "\"a\"", "1", "true", "[{}]"]),
        ("choice", ["[\"text\"]", "\"TEXT\"", "1", "{}", "{\"TEXT\":1}"]),
        (
            "epoch",
            [
                "\"1515531081\"",
                "\"1985-04-12T23:20:50Z\"",
                "true",
                "\"NaN\"",
                "\"Tue, 29 Apr 2014 18:30:38 GMT\"",
            ],
        ),
        (
            "dateTime",
            [
                "1515531081",
                "1515531081.1",
                "\"Tue, 29 Apr 2014 18:30:38 GMT\"",
                "\"1996-12-19T16:39:57-08:00\"",
                "\"1996-12-19T16:39:57\"",
            ],
        ),
        (
            "httpDate",
            [
                "1515531081",
                "\"1985-04-12T23:20:50.52Z\"",
                "1.5",
                "\"Sun, 02 Jan 2000 20:34:56.000 GMT\"",
                "true",
            ],
        ),
    ] {
        for value in values {
            let found = problems::<Everything>(&with(key, value), REST, Mode::Server);
            if key == "Name2" {
                // No member, so that nothing is wrong.
                assert_eq!(found, []);
            } else {
                assert!(found[0].0.starts_with(&format!("/{key}")), "{key}: {value}: {found:?}");
            }
        }
        for value in odd {
            let found = problems::<Everything>(&with(key, value), REST, Mode::Server);
            assert!(found[0].1.starts_with("not JSON at line 1 column "), "{key}: {value}: {found:?}");
        }
    }
}

#[test]
fn numbers_out_of_range_are_refused() {
    for (key, values) in [
        ("byte", ["128", "-129", "256", "123000000000000000000000", "1e3"]),
        ("short", ["32768", "-32769", "40000", "-9223372000000000000", "1e5"]),
        ("integer", ["2147483648", "-2147483649", "9223372000000000000", "1e10", "1e400"]),
        ("level", ["2147483648", "-2147483649", "9223372000000000000", "1e10", "1e400"]),
        (
            "long",
            [
                "9223372036854775808",
                "-9223372036854775809",
                "184467440737095500000",
                "1e19",
                "1e999999999999",
            ],
        ),
        ("float", ["1e39", "-1e39", "1e400", "1e999999999999999999999", "-1e400"]),
        ("double", ["1e309", "-1e309", "1e400", "1e999999999999999999999", "-1e400"]),
        ("epoch", ["1e13", "-1e400", "9223372036854775807", "1e400", "123000000000000000000000"]),
    ] {
        for value in values {
            let found = problems::<Everything>(&with(key, value), REST, Mode::Server);
            assert_eq!(found[0].0, format!("/{key}"), "{value}");
        }
    }
}

#[test]
fn whole_numbers_are_integers_however_they_are_written() {
    for (value, expected) in [
        ("0", 0),
        ("-0", 0),
        ("1.0", 1),
        ("-1.50e1", -15),
        ("1e3", 1000),
        ("100E-2", 1),
        ("9223372036854775807", i64::MAX),
        ("9223372036854775807.000", i64::MAX),
        ("-9223372036854775808", i64::MIN),
        ("0e99999999999999999999", 0),
        ("0.0e-5", 0),
    ] {
        let (read, _) = read_as::<Everything>(with("long", value).as_bytes(), REST, Mode::Server).unwrap();
        assert_eq!(read.long, Some(expected), "{value}");
    }
}

#[test]
fn numbers_of_any_size_keep_their_digits() {
    for digits in ["0", "-12", "123456789012345678901234567890", "-99999999999999999999999999999999999999999"]
    {
        for dialect in [REST, AWS] {
            let json =
                format!(r#"{{"Name":"n","name":"n","bigInteger":{digits},"bigDecimal":{digits}.500e-7}}"#);
            let (read, _) = read_as::<Everything>(json.as_bytes(), dialect, Mode::Server).unwrap();
            assert_eq!(read.big_integer.as_ref().unwrap().as_str(), digits);
            assert_eq!(read.big_decimal.as_ref().unwrap().as_str(), format!("{digits}.500e-7"));
            assert!(super::written(&read, dialect)
                .unwrap()
                .contains(&format!("\"bigDecimal\":{digits}.500e-7")));
        }
    }
}

#[test]
fn what_is_not_json_is_refused() {
    for json in [
        "{[",
        "{ \"integer\": 10 }abc",
        "abc{ \"integer\": 10 }",
        "{\"integer\": 10 // ten\n}",
        "{\"integer\": 10 /* ten */}",
        "{\"integer\" :\u{c}10}",
        "{'integer': 10}",
        "{\"integer\": 10,}",
        "{\"list\":[\"a\",\"b\"}",
        "{ null: 1 }",
        "{\"a\"}",
        "{\"map\":{null:\"abc\"}}",
        "{\"list\":[,]}",
        "{\"list\":[\"a\" \"b\"]}",
        "{\"Name\":\"\u{1}\"}",
        "{\"Name\":\"\\x\"}",
        "{\"Name\":\"\\ud800\"}",
        "{\"Name\":\"",
        "{",
        "{}}",
        "{\"a\":tru}",
        "\u{feff}{}",
        "{\"a\":-}",
        "{\"a\":1e}",
    ] {
        for mode in [Mode::Server, Mode::Client] {
            let found = problems::<Everything>(json, REST, mode);
            assert!(found[0].1.starts_with("not JSON at line "), "{json}: {found:?}");
        }
    }
    let found = problems::<Everything>("{\n \"a\":\n  x}", REST, Mode::Server);
    assert_eq!(found, [(String::new(), "not JSON at line 3 column 3: expected a value".to_owned())]);
    let found = read_as::<Everything>(b"{\"Name\":\"\xff\"}", REST, Mode::Server).err().unwrap();
    assert_eq!(found.problems()[0].reason, "not JSON: what follows after byte 9 is not UTF-8");
}

#[test]
fn json_that_is_no_structure_is_refused() {
    for json in ["[{\"integer\":10}]", "10", "null", "\"a\"", "true"] {
        let found = problems::<Everything>(json, REST, Mode::Server);
        assert!(found[0].1.starts_with("expected a structure, found "), "{json}: {found:?}");
    }
}

#[test]
fn no_bytes_are_no_members() {
    for json in ["", "  \r\n"] {
        let (read, _) = read_as::<Everything>(json.as_bytes(), AWS, Mode::Server).unwrap();
        assert_eq!(read.limit, 10);
    }
    // There is no document without bytes.
    assert!(read_as::<Document>(b"", REST, Mode::Server).is_err());
}

#[test]
fn nulls_are_absent_and_otherwise_refused() {
    let json = r#"{"Name":"n","flag":null,"inner":null,"choice":null,"list":null,"document":null,"limit":null,"greeting":null,
        "sparseList":[null,1],"sparseMap":{"a":null},"documents":[null]}"#;
    let (read, _) = read_as::<Everything>(json.as_bytes(), REST, Mode::Server).unwrap();
    assert!(read.flag.is_none() && read.inner.is_none() && read.choice.is_none() && read.list.is_none());
    assert_eq!((read.document, read.limit, read.greeting.as_deref()), (None, 10, Some("hi")));
    assert_eq!(read.sparse_list, Some(vec![None, Some(1)]));
    assert_eq!(read.sparse_map.unwrap().get("a"), Some(&None));
    assert_eq!(read.documents, Some(vec![Document::Null]));
    let json = r#"{"Name":"n","list":["a",null,"b",null],"map":{"a":"b","c":null}}"#;
    let paths: Vec<String> =
        problems::<Everything>(json, REST, Mode::Server).into_iter().map(|one| one.0).collect();
    assert_eq!(paths, ["/list/1", "/list/3", "/map/c"]);
}

#[test]
fn a_union_is_exactly_one_member_that_is_known() {
    for value in [
        r#"{"inner":{"id":"i"},"TEXT":"t"}"#,
        r#"{"TEXT":"t","unknown":"u"}"#,
        r#"{"TEXT":"t","TEXT":"t"}"#,
        r#"{"unknown":"u"}"#,
        r#"{"TEXT":null}"#,
        r#"{"__type":"x"}"#,
        "{}",
    ] {
        let found = problems::<Everything>(&with("choice", value), REST, Mode::Server);
        assert_eq!(found.len(), 1, "{value}");
        assert_eq!(found[0].0, "/choice", "{value}");
    }
    for value in [r#"{"TEXT":"t"}"#, r#"{"__type":"Choice","TEXT":"t"}"#, r#"{"inner":null,"TEXT":"t"}"#] {
        let (read, _) = read_as::<Everything>(with("choice", value).as_bytes(), REST, Mode::Server).unwrap();
        assert!(read.choice == Some(Choice::Text("t".to_owned())), "{value}");
    }
    let (read, _) =
        read_as::<Everything>(with("choice", r#"{"nothing":{"a":1}}"#).as_bytes(), REST, Mode::Server)
            .unwrap();
    assert!(read.choice == Some(Choice::Nothing));
    // Names are those of the dialect.
    assert!(!problems::<Everything>(&with("choice", r#"{"text":"t"}"#), REST, Mode::Server).is_empty());
    assert!(problems::<Everything>(&with("choice", r#"{"text":"t"}"#), AWS, Mode::Server).is_empty());
}

#[test]
fn a_member_comes_once() {
    for mode in [Mode::Server, Mode::Client] {
        let found = problems::<Everything>(r#"{"Name":"n","flag":true,"flag":null}"#, REST, mode);
        assert_eq!(found, [("/flag".to_owned(), "the member comes twice: expected it once".to_owned())]);
        let (read, _) =
            read_as::<Everything>(br#"{"Name":"n","other":1,"other":2,"map":{"a":"1","a":"2"}}"#, REST, mode)
                .unwrap();
        assert_eq!(read.map.unwrap()["a"], "2");
    }
}

#[test]
fn all_problems_are_found() {
    let json = r#"{"Name":1,"byte":300,"inner":{"level":"x"},"choice":{},"map":{"a/b":1},"list":["a",1]}"#;
    let paths: Vec<String> =
        problems::<Everything>(json, REST, Mode::Server).into_iter().map(|one| one.0).collect();
    assert_eq!(paths, ["/Name", "/byte", "/inner/level", "/choice", "/map/a~1b", "/list/1"]);
    let many = format!(r#"{{"Name":"n","list":[{}]}}"#, vec!["1"; 250].join(","));
    let found = problems::<Everything>(&many, REST, Mode::Server);
    assert_eq!(found.len(), 101);
    assert_eq!(found[100].1, "and 150 more problems, which are not listed");
}

#[test]
fn sensitive_keys_and_values_are_not_quoted() {
    let json = r#"{"Name":"n","secrets":{"hush":["hushed"],"hush2":{"x":"hushed"}},"choice":{"hush":"hushed"},"blob":"hushed!"}"#;
    let error = read_as::<Everything>(json.as_bytes(), REST, Mode::Server).err().unwrap();
    let text = error.to_string();
    assert!(text.contains("/secrets/*/0: expected a structure, found a string"), "{text}");
    assert!(!text.contains("hush"), "{text}");
}

#[test]
fn missing_members_are_noted_for_validation() {
    assert_eq!(violations::<Inner>("{}"), ["/id", "/level", "/value"]);
    assert_eq!(violations::<Inner>(r#"{"id":null,"level":1,"value":null}"#), ["/id"]);
    assert_eq!(
        violations::<Everything>(
            r#"{"name":"n","header":"h","inner":{"id":"i","level":1,"value":1,"next":{"id":"j","value":1}},
                "inners":[{"id":"i","level":1,"value":1},{"level":1,"value":1}],"choice":{"inner":{"id":"i","level":1}},
                "secrets":{"k":[{"level":1,"value":2}]}}"#
        ),
        ["/choice/inner/value", "/inner/next/level", "/inners/1/id", "/secrets/*/0/id"]
    );
    // Of a key that comes twice, only the last value counts.
    let twice = r#"{"name":"n","header":"h","secrets":{"k":[{}],"k":[{"id":"i","level":1,"value":1}]}}"#;
    assert_eq!(violations::<Everything>(twice), Vec::<String>::new());
}

#[test]
fn members_elsewhere_are_not_in_the_document() {
    let json = r#"{"Name":"n","header":{"not":"read"},"inner":{"id":"i","level":1,"value":1}}"#;
    let (read, lacks) = read_as::<Everything>(json.as_bytes(), REST, Mode::Server).unwrap();
    assert_eq!(read.header, None);
    // Places count in the outermost structure only.
    assert_eq!(read.inner.unwrap().id, "i");
    assert_eq!(format!("{:?}", lacks.gaps), format!("{:?}", validate::Gaps::default()));
    // Without bindings, they are members like others.
    let (read, _) = read_as::<Everything>(br#"{"name":"n","header":"h"}"#, AWS, Mode::Server).unwrap();
    assert_eq!(read.header.as_deref(), Some("h"));
}

#[test]
fn a_members_document_has_paths_that_begin_with_it() {
    static PAYLOAD: Member = Member::new("payload", &INNER);
    let mut value = Inner::blank();
    let lacks = read(
        b"{\"id\":\"i\",\"level\":1}",
        &mut Field::slot(&mut value),
        Some(&PAYLOAD),
        REST,
        Members::All,
        Mode::Server,
    );
    let gaps = format!("{:?}", lacks.map_err(|error| error.to_string()).unwrap().gaps);
    assert!(gaps.contains("\"/payload\": [2]"), "{gaps}");
    let mut read = |json: &[u8]| {
        let result =
            read(json, &mut Field::slot(&mut value), Some(&PAYLOAD), REST, Members::All, Mode::Server);
        result.err().unwrap().problems()[0].path.clone()
    };
    assert_eq!([read(b"{\"id\":1}"), read(b"["), read(b"\xff")], ["/payload/id", "/payload", "/payload"]);
}

#[test]
fn defaults_are_filled() {
    let (value, _) = read_as::<Defaults>(b"{}", REST, Mode::Server).unwrap();
    let mut filled = Defaults::blank();
    fill_defaults(&mut filled);
    for value in [&value, &filled] {
        assert_eq!(
            super::written(value, REST).unwrap(),
            concat!(
                r#"{"boolean":true,"byte":-1,"long":1099511627776,"float":1.5,"double":2.0,"bigInteger":3,"bigDecimal":0.5,"#,
                r#""string":"","blob":"aGk=","color":"RED","level":1,"list":[],"map":{},"seconds":5,"time":6,"document":"d","#,
                r#""documents":[]}"#
            )
        );
        assert!(matches!(value.get(17), Value::Absent));
    }
    // What came is kept; what is inside of others is filled, too.
    let json = r#"{"Name":"n","greeting":"","inner":{"id":"i","level":1,"value":1,"next":{"id":"j","level":1,"value":1,"count":1}}}"#;
    for json in [json.to_owned(), json.replace("1}}}", "1e0}}}")] {
        let (value, _) = read_as::<Everything>(json.as_bytes(), REST, Mode::Server).unwrap();
        let inner = value.inner.unwrap();
        assert_eq!(
            (value.greeting.as_deref(), inner.count, inner.next.unwrap().count),
            (Some(""), Some(7), Some(1))
        );
    }
    // A client sends what its user set, and takes what a server sent.
    assert_eq!(read_as::<Everything>(br#"{"Name":"n"}"#, REST, Mode::Client).unwrap().0.greeting, None);
}

#[test]
fn what_nests_too_deep_is_refused() {
    for depth in [126, 127, 128, 129, 10_000, 1_000_000] {
        let lists = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let maps = format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth));
        for value in [lists, maps, "[".repeat(depth), "{\"next\":".repeat(depth)] {
            let complete = value.ends_with(']') || value.ends_with('}');
            for key in ["document", "other", "inner"] {
                let found = problems::<Everything>(&with(key, &value), REST, Mode::Server);
                let deep = found.iter().any(|one| one.1 == "the JSON nests deeper than 128 levels");
                assert_eq!(deep, depth > 127, "{key} {depth} {found:?}");
                assert!(complete || !found.is_empty());
            }
        }
    }
}
