//! Each place of a message: labels, queries, headers and their lists.

use std::collections::BTreeMap;

use super::super::{check_header, label_text, query_pairs, write_query_pair};
use super::*;
use crate::path::Path;
use crate::Document;

#[test]
fn times_that_no_format_carries() {
    let far = at(253_402_300_800, 0);
    assert_eq!(label(&far, &TIME).unwrap_err().path, "/time");
    assert_eq!(query(&vec![at(0, 0), far], &TIMES).unwrap_err().path, "/times/1");
    assert_eq!(header(&vec![far], &TIMES).unwrap_err().path, "/times/0");
    assert_eq!(label(&far, &EPOCH).unwrap(), "253402300800");
}

#[test]
fn labels_are_escaped_and_never_empty() {
    let text = " %:/?#[]@!$&'()*+,;=😹-._~".to_owned();
    let escaped = "%20%25%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%F0%9F%98%B9-._~";
    assert_eq!(label(&text, &TEXT).unwrap(), escaped);
    assert_eq!(from_label::<String>(escaped, &TEXT, true).unwrap(), text);
    let mut out = b"/baz/".to_vec();
    write_label(&mut out, Value::String("there/gu y"), &TEXT, true).unwrap();
    assert_eq!(out, b"/baz/there/gu%20y");
    assert_eq!(from_label::<String>("there/gu%20y", &TEXT, true).unwrap(), "there/gu y");
    for value in [Value::Absent, Value::String("")] {
        assert_eq!(write_label(&mut out, value, &TEXT, false).unwrap_err().path, "/text");
        assert!(label_text(value, &TEXT).is_err());
    }
    assert_eq!(label_text(Value::String("a b"), &TEXT).unwrap(), "a b");
    assert_eq!(out, b"/baz/there/gu%20y");
    for text in ["%", "%2", "%zz", "a%f", "%ff", "%C3%28", "%+1"] {
        assert!(from_label::<String>(text, &TEXT, false).is_err(), "{text}");
        assert!(query_pairs(text).is_err() && query_pairs(&format!("a={text}")).is_err(), "{text}");
    }
    assert_eq!(from_label::<String>("%2f%2F+", &TEXT, true).unwrap(), "//+");
}

#[test]
fn queries() {
    assert_eq!(
        query(&vec!["a".to_owned(), "b&c".to_owned(), String::new()], &TEXTS).unwrap(),
        "k=a&k=b%26c&k="
    );
    assert_eq!(query(&vec![Some(1), None, Some(3)], &SPARSE).unwrap(), "k=1&k=3");
    assert_eq!(query(&Vec::<String>::new(), &TEXTS).unwrap(), "");
    assert_eq!(query(&None::<String>, &TEXT).unwrap(), "");
    assert_eq!(
        query(&vec![at(1, 0), at(2, 500)], &TIMES).unwrap(),
        "k=1970-01-01T00%3A00%3A01Z&k=1970-01-01T00%3A00%3A02.500Z"
    );
    assert_eq!(query(&vec![at(1, 0), at(2, 500)], &EPOCHS).unwrap(), "k=1&k=2.5");
    let mut out = Vec::new();
    write_query_pair(&mut out, "foo", Some("bar"));
    write_query_pair(&mut out, "a key", None);
    write_query_pair(&mut out, "é", Some(""));
    assert_eq!(out, b"foo=bar&a%20key&%C3%A9=");
    let pairs = query_pairs("foo=bar&&a%20key&%C3%A9=&x=1=2&=v&p=a+b").unwrap();
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(key, text)| (&**key, &**text)).collect();
    assert_eq!(pairs, [("foo", "bar"), ("a key", ""), ("é", ""), ("x", "1=2"), ("", "v"), ("p", "a+b")]);
    assert!(query_pairs("").unwrap().is_empty());
    assert_eq!(from_query::<Vec<String>>(&["a", "", "b"], &TEXTS, true).unwrap(), ["a", "", "b"]);
    assert_eq!(from_query::<String>(&["a", "b"], &TEXT, true).unwrap(), "a");
    assert_eq!(from_query::<Vec<i32>>(&["1", "x"], &INTEGERS, true).unwrap_err().path, "/integers/1");
}

#[test]
fn header_lists() {
    let texts = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>();
    for (items, value) in [
        (vec!["a", "b", "c"], "a, b, c"),
        (vec!["b,c", "\"def\"", "a"], r#""b,c", "\"def\"", a"#),
        (vec!["", " a", "b\t", "\\", "a\\\"b"], r#""", " a", "b	", \, "a\\\"b""#),
        (vec![], ""),
        (vec!["é 😹"], "é 😹"),
    ] {
        assert_eq!(header(&texts(&items), &TEXTS).unwrap().unwrap(), value);
        for strict in [false, true] {
            assert_eq!(from_header::<Vec<String>>(&[value], &TEXTS, strict).unwrap(), items, "{value}");
        }
    }
    for (lines, items) in [
        (vec!["a,b ,\tc"], vec!["a", "b", "c"]),
        (vec!["a", "b, c"], vec!["a", "b", "c"]),
        (vec![r#" "a" , b"#, "", " , ,"], vec!["a", "b"]),
        (vec!["a\"b, c"], vec!["a\"b", "c"]),
        (vec!["a,"], vec!["a"]),
        (vec![r#""a\,b""#], vec!["a,b"]),
    ] {
        assert_eq!(from_header::<Vec<String>>(&lines, &TEXTS, true).unwrap(), items, "{lines:?}");
    }
    for value in ["\"a", "\"a\\", "\"a\" b", "a, \"b\"c", "\"\"\""] {
        assert_eq!(from_header::<Vec<String>>(&[value], &TEXTS, true).unwrap_err().path, "/texts", "{value}");
    }
    assert_eq!(header(&vec![Some(1), None, Some(3)], &SPARSE).unwrap().unwrap(), "1, 3");
    assert_eq!(from_header::<Vec<i32>>(&["1, 2", "x"], &INTEGERS, true).unwrap_err().path, "/integers/2");
    assert_eq!(header(&vec!["true".to_owned()], &JSONS).unwrap().unwrap(), "dHJ1ZQ==");
    assert_eq!(from_header::<Vec<String>>(&["dHJ1ZQ==, dHJ1ZQ=="], &JSONS, true).unwrap(), ["true", "true"]);
}

#[test]
fn header_lists_of_times() {
    let times = vec![at(1_576_540_098, 0), at(0, 0), at(1_576_540_098, 0)];
    let value = "Mon, 16 Dec 2019 23:48:18 GMT, Thu, 01 Jan 1970 00:00:00 GMT, Mon, 16 Dec 2019 23:48:18 GMT";
    assert_eq!(header(&times, &TIMES).unwrap().unwrap(), value);
    for strict in [false, true] {
        assert_eq!(from_header::<Vec<DateTime<Utc>>>(&[value], &TIMES, strict).unwrap(), times);
        let quoted = "\"Mon, 16 Dec 2019 23:48:18 GMT\",Thu, 01 Jan 1970 00:00:00 GMT";
        let lines = [quoted, "Mon, 16 Dec 2019 23:48:18 GMT"];
        assert_eq!(from_header::<Vec<DateTime<Utc>>>(&lines, &TIMES, strict).unwrap(), times);
        assert_eq!(
            from_header::<Vec<DateTime<Utc>>>(&["1576540098, 0,1576540098.0"], &EPOCHS, strict).unwrap(),
            times
        );
        for value in ["Mon", "Mon, 16 Dec 2019 23:48:18 GMT, Thu", "Mon, , Tue", "a, b"] {
            assert!(from_header::<Vec<DateTime<Utc>>>(&[value], &TIMES, strict).is_err(), "{value}");
        }
    }
    let mixed = "2019-12-16T23:48:18Z, Thu, 01 Jan 1970 00:00:00 GMT, 1576540098";
    assert_eq!(from_header::<Vec<DateTime<Utc>>>(&[mixed], &TIMES, false).unwrap(), times);
    assert!(from_header::<Vec<DateTime<Utc>>>(&[mixed], &TIMES, true).is_err());
}

#[test]
fn header_values_have_no_control_characters() {
    for text in ["a\r\nx-evil: b", "a\nb", "a\0b", "\u{7f}", "\u{1b}[0m"] {
        let problem = header(&text.to_owned(), &TEXT).unwrap_err();
        assert_eq!(problem.path, "/text");
        assert!(!problem.to_string().contains("evil"), "{problem}");
        assert_eq!(header(&vec!["a".to_owned(), text.to_owned()], &TEXTS).unwrap_err().path, "/texts/1");
        assert!(check_header(text, &Path::Key(&Path::Root, "secret", true)).unwrap_err().path == "/*");
    }
    assert_eq!(header(&"a\tb é".to_owned(), &TEXT).unwrap().unwrap(), "a\tb é");
    assert!(header(&"a\nb".to_owned(), &JSON).is_ok());
    assert_eq!(header(&None::<String>, &TEXT).unwrap(), None);
    assert_eq!(header(&Some(String::new()), &TEXT).unwrap().unwrap(), "");
}

#[test]
fn header_values_that_are_odd() {
    // Lines of a header that is no list are one value.
    assert_eq!(from_header::<String>(&["a", " b ", "c"], &TEXT, true).unwrap(), "a, b, c");
    assert!(from_header::<i32>(&["1", "2"], &INTEGER, false).is_err());
    assert_eq!(from_header::<String>(&[], &TEXT, true).unwrap(), "");
    let mut value = String::new();
    assert!(read_header([b"\xff".as_slice()], &mut value.slot(), &TEXT, false).is_err());
}

#[test]
fn what_is_no_scalar_has_no_text() {
    let map = BTreeMap::from([("a".to_owned(), "b".to_owned())]);
    assert!(label(&map, &MAP).is_err() && query(&map, &MAP).is_err() && header(&map, &MAP).is_err());
    assert!(from_label::<BTreeMap<String, String>>("a", &MAP, true).is_err());
    assert!(from_query::<Document>(&["1"], &MAP, false).is_err());
    assert!(from_header::<Vec<Vec<i32>>>(&["1"], &INTEGERS, false).is_err());
}
