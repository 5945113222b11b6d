//! The types that Rust has no own for: blobs, big numbers, documents.
#![allow(clippy::unwrap_used)]

use std::collections::hash_map::DefaultHasher;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use smithy_schema::{BigDecimal, BigInteger, Blob, Document};

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[test]
fn big_numbers_are_of_jsons_grammar() {
    let integers = ["0", "-0", "12", "-987654321098765432109876543210"];
    let decimals = ["0.0", "-0.10", "1e5", "1E+5", "1.5e-400", "12"];
    let neither =
        ["", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "1.e1", "0x1", " 1", "1 ", "NaN", "1_0", "٣"];
    for text in integers {
        assert_eq!(text.parse::<BigInteger>().unwrap().as_str(), text);
        assert_eq!(BigDecimal::try_from(text).unwrap().to_string(), text);
    }
    for text in decimals {
        assert_eq!(text.parse::<BigDecimal>().unwrap().as_str(), text);
        assert_eq!(text.parse::<BigInteger>().is_ok(), text == "12", "{text}");
    }
    for text in neither {
        assert!(text.parse::<BigInteger>().is_err() && text.parse::<BigDecimal>().is_err(), "{text:?}");
    }
    assert_eq!(
        "1.5".parse::<BigInteger>().unwrap_err().to_string(),
        "not a whole number: write digits, with `-` before a negative number"
    );
    assert_eq!(BigInteger::from(i128::MIN).as_str(), "-170141183460469231731687303715884105728");
    assert_eq!(BigDecimal::from_f64(0.1).unwrap().as_str(), "0.1");
    assert!(BigDecimal::from_f64(f64::NAN).is_none());
}

#[test]
fn blobs_show_little() {
    assert_eq!(format!("{:?}", Blob::default()), "Blob(0 bytes)");
    assert_eq!(format!("{:?}", Blob::from("a\n")), r#"Blob(2 bytes: b"a\n")"#);
    assert_eq!(format!("{:?}", Blob::from(vec![0; 40])).len(), "Blob(40 bytes: b\"…\")".len() + 64);
    assert_eq!(Blob::from_base64("aGk=").unwrap().to_base64(), "aGk=");
    assert!(Blob::from_base64("aGk").is_none());
    assert_eq!(Blob::from("hi").into_inner(), b"hi");
    assert!(Blob::from("hi").starts_with(b"h"));
}

#[test]
fn documents_compare_by_value() {
    let one = Document::from(1);
    let whole = Document::from(1.0);
    assert!(one == 1_i64 && one != whole && whole == 1.0 && one != 1.0);
    assert_eq!(Document::from(0.0), Document::from(-0.0));
    assert_eq!(hash(&Document::from(0.0)), hash(&Document::from(-0.0)));
    assert_eq!(Document::from(f64::NAN), "NaN");
    assert_eq!(Document::from(f64::NEG_INFINITY), "-Infinity");
    let large = 1_i64 << 53;
    let mut numbers: Vec<Document> =
        vec![(large + 1).into(), 0.5.into(), large.into(), (large as f64).into(), 0.into(), (-1).into()];
    numbers.sort();
    let expected: Vec<Document> =
        vec![(-1).into(), 0.into(), 0.5.into(), large.into(), (large + 1).into(), (large as f64).into()];
    assert_eq!(numbers, expected);
}

#[test]
fn documents_are_built_and_taken_apart() {
    let document: Document = [
        ("list", Document::from(vec!["a", "b"])),
        ("none", Document::from(None::<bool>)),
        ("yes", true.into()),
        ("half", 0.5.into()),
        ("big", u64::MAX.into()),
    ]
    .into_iter()
    .collect();
    assert_eq!(document.get("list").unwrap().as_list().unwrap()[1], "b");
    assert!(document.get("none").unwrap().is_null() && document.get("absent").is_none());
    assert_eq!(document.get("yes").unwrap().as_bool(), Some(true));
    assert_eq!(document.get("half").unwrap().as_f64(), Some(0.5));
    assert_eq!(document.get("big").unwrap().as_i64(), None);
    assert_eq!(document.get("big").unwrap().as_number().unwrap().as_i128(), Some(i128::from(u64::MAX)));
    assert_eq!(document.as_map().unwrap().len(), 5);
    assert_eq!(document.get("half").unwrap().as_str(), None);
    let map: BTreeMap<String, Document> = document.as_map().unwrap().clone();
    assert_eq!(Document::from(map), document);
}

#[cfg(feature = "serde")]
mod in_serde {
    use super::*;

    #[test]
    fn big_numbers_are_numbers_where_their_digits_survive() {
        // As JSON has them; what is written is always read again as the same digits.
        let cases = [
            ("0", "0"),
            ("-0", "\"-0\""),
            ("-0.0", "-0.0"),
            ("-9223372036854775808", "-9223372036854775808"),
            ("18446744073709551615", "18446744073709551615"),
            ("18446744073709551616", "\"18446744073709551616\""),
            ("1.5", "1.5"),
            ("1.50", "\"1.50\""),
            ("0.1", "0.1"),
            ("1e400", "\"1e400\""),
            ("1e21", "\"1e21\""),
            ("0.12345678901234", "0.12345678901234"),
            ("0.12345678901234567", "\"0.12345678901234567\""),
            ("3.141592653589793238462643", "\"3.141592653589793238462643\""),
        ];
        for (digits, json) in cases {
            let value: BigDecimal = digits.parse().unwrap();
            let written = serde_json::to_string(&value).unwrap();
            assert_eq!(written, json);
            assert_eq!(serde_json::from_str::<BigDecimal>(&written).unwrap(), value);
        }
        let value: BigInteger = "-18446744073709551616".parse().unwrap();
        assert_eq!(serde_json::to_string(&value).unwrap(), "\"-18446744073709551616\"");
    }

    #[test]
    fn big_numbers_are_read_from_numbers_and_strings() {
        let read = |json: &str| serde_json::from_str::<BigInteger>(json).map(|value| value.to_string());
        assert_eq!(read("\"-123456789012345678901234567890\"").unwrap(), "-123456789012345678901234567890");
        assert_eq!(read("7").unwrap(), "7");
        assert_eq!(read("1e3").unwrap(), "1000");
        // What serde_json has left of it.
        assert_eq!(read("123456789012345678901234567890").unwrap(), "123456789012345677877719597056");
        assert!(
            read("1.5").is_err()
                && read("\"1.5\"").is_err()
                && read("\"\"").is_err()
                && read("true").is_err()
        );
        let read = |json: &str| serde_json::from_str::<BigDecimal>(json).map(|value| value.to_string());
        assert_eq!(read("\"1.50\"").unwrap(), "1.50");
        assert_eq!(read("-1.5").unwrap(), "-1.5");
        assert!(read("\"NaN\"").is_err() && read("null").is_err());
        let mut bytes = Vec::new();
        ciborium::into_writer(&u128::MAX, &mut bytes).unwrap();
        let value: BigInteger = ciborium::from_reader(bytes.as_slice()).unwrap();
        assert_eq!(value.as_str(), u128::MAX.to_string());
    }

    #[test]
    fn blobs_stand_alone_in_serde() {
        assert_eq!(serde_json::to_string(&Blob::from("hi")).unwrap(), "\"aGk=\"");
        assert_eq!(serde_json::from_str::<Blob>("\"aGk=\"").unwrap(), Blob::from("hi"));
        assert_eq!(rmp_serde::to_vec(&Blob::from("hi")).unwrap(), b"\xc4\x02hi");
    }

    #[test]
    fn documents_are_any_value() {
        let json = r#"{"a":[null,true,-1,18446744073709551615,1.5,1.0,"x",[],{}],"b":{"c":{}}}"#;
        let document: Document = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&document).unwrap(), json);
        let mut bytes = Vec::new();
        ciborium::into_writer(&document, &mut bytes).unwrap();
        assert_eq!(ciborium::from_reader::<Document, _>(bytes.as_slice()).unwrap(), document);
        let bytes = rmp_serde::to_vec(&document).unwrap();
        assert_eq!(rmp_serde::from_slice::<Document>(&bytes).unwrap(), document);
    }

    #[test]
    fn documents_have_strings_for_what_json_has_not() {
        let mut bytes = Vec::new();
        let value = ciborium::Value::Array(vec![
            ciborium::Value::Bytes(b"hi".to_vec()),
            ciborium::Value::Float(f64::NAN),
            ciborium::Value::Float(f64::INFINITY),
        ]);
        ciborium::into_writer(&value, &mut bytes).unwrap();
        let document: Document = ciborium::from_reader(bytes.as_slice()).unwrap();
        assert_eq!(document, Document::from(vec!["aGk=", "NaN", "Infinity"]));
    }
}
