//! A shape without its secrets: everything else as it was, in every format and as text.

use serde_json::{json, Value};
use smithy_schema::encode::Redacted;
use smithy_schema::{DateTime, Document, REDACTED};

use super::deep;
use super::fixture::{Choice, Color, Everything, Hidden, Level, Secret, Secrets};
use super::formats;

/// In every sensitive value below, and in nothing else.
const CANARY: &str = "canary";

fn secrets() -> Secrets {
    Secrets {
        open: Some("seen".into()),
        token: Some("canary one".into()),
        number: Some(77),
        flag: Some(true),
        keys: Some([("canary two".into(), "shown".into()), ("canary too".into(), "also".into())].into()),
        values: Some([("shown".into(), "canary three".into())].into()),
        list: Some(vec!["canary four".into(), "canary five".into()]),
        hidden: Some(Hidden { inner: Some("canary six".into()), count: Some(77) }),
        choice: Some(Secret::Unknown { tag: "canary".into(), value: "canary seven".into() }),
        mood: Some("canary eight".into()),
        blob: Some("canary nine".into()),
        when: Some(DateTime::UNIX_EPOCH),
        nested: Some([("canary ten".into(), vec![Hidden { inner: None, count: None }])].into()),
    }
}

fn redacted_secrets() -> Value {
    let hidden = Value::from(REDACTED);
    let second = format!("{REDACTED} 2");
    json!({
        "open": "seen",
        "token": hidden,
        "number": hidden,
        "flag": hidden,
        "keys": {REDACTED: "also", second: "shown"},
        "values": {"shown": hidden},
        "list": [hidden, hidden],
        "hidden": hidden,
        "choice": hidden,
        "mood": hidden,
        "blob": hidden,
        "when": hidden,
        "nested": {REDACTED: [hidden]},
    })
}

#[test]
fn a_secret_is_redacted_wherever_it_sits_in_every_format() {
    let value = secrets();
    let redacted = Redacted(&value);
    assert_eq!(serde_json::to_value(redacted).unwrap(), redacted_secrets());
    assert_eq!(serde_json::from_str::<Value>(&redacted.to_string()).unwrap(), redacted_secrets());
    assert_eq!(format!("{redacted:?}"), redacted.to_string());
    let cbor = formats::to_cbor(&redacted).unwrap();
    assert_eq!(formats::from_cbor::<Value>(&cbor), Ok(redacted_secrets()));
    let packed = rmp_serde::to_vec(&redacted).unwrap();
    assert_eq!(rmp_serde::from_slice::<Value>(&packed).unwrap(), redacted_secrets());
    for bytes in [cbor, packed, redacted.to_string().into_bytes()] {
        assert!(!String::from_utf8_lossy(&bytes).contains(CANARY));
    }
}

#[test]
fn what_is_sensitive_by_itself_is_redacted_at_the_root() {
    let value = secrets();
    let (hidden, choice) = (value.hidden.as_ref().unwrap(), value.choice.as_ref().unwrap());
    let texts = [
        Redacted(hidden).to_string(),
        Redacted(choice).to_string(),
        Redacted(value.mood.as_ref().unwrap()).to_string(),
        serde_json::to_string(&Redacted(hidden)).unwrap(),
        serde_json::to_string(&Redacted(choice)).unwrap(),
        serde_json::to_string(&Redacted(value.mood.as_ref().unwrap())).unwrap(),
    ];
    assert_eq!(texts, [(); 6].map(|()| format!("\"{REDACTED}\"")));
    // Not everything that reads like it is.
    assert_eq!(Redacted(&REDACTED.to_owned()).to_string(), format!("\"{REDACTED}\""));
    assert_eq!(Redacted(&Color::Red).to_string(), "\"RED\"");
    assert_eq!(Redacted(&vec![Level::High, Level::Unknown(7)]).to_string(), "[5,7]");
}

#[test]
fn text_is_one_line_of_json() {
    let instant = DateTime::from_timestamp(1_700_000_000, 250_000_000).unwrap();
    let value = Everything {
        byte: Some(-1),
        long: Some(i64::MIN),
        float: Some(0.1),
        double: Some(f64::NEG_INFINITY),
        big_integer: Some("123456789012345678901234567890".parse().unwrap()),
        blob: Some("hi".into()),
        timestamp: Some(instant),
        date_time: Some(instant),
        http_date: Some(instant),
        document: Some(Document::from(vec![
            Document::Null,
            true.into(),
            1_i64.into(),
            1.5.into(),
            "x".into(),
        ])),
        color: Some(Color::Unknown("\u{2028}blue".into())),
        sparse_list: Some(vec![Some(1), None]),
        map: Some([("\"\\\n\r\t\u{1}\u{7f}é".into(), String::new())].into()),
        choice: Some(Choice::Nothing),
        ..Everything { name: "n".into(), ..blank() }
    };
    assert_eq!(
        Redacted(&value).to_string(),
        "{\"Name\":\"n\",\"byte\":-1,\"long\":-9223372036854775808,\"float\":0.1,\"double\":\"-Infinity\",\
         \"bigInteger\":123456789012345678901234567890,\"blob\":\"aGk=\",\"timestamp\":1700000000.25,\
         \"dateTime\":\"2023-11-14T22:13:20.250Z\",\"httpDate\":\"Tue, 14 Nov 2023 22:13:20 GMT\",\
         \"document\":[null,true,1,1.5,\"x\"],\"color\":\"\\u2028blue\",\"sparseList\":[1,null],\
         \"map\":{\"\\\"\\\\\\n\\r\\t\\u0001\\u007fé\":\"\"},\"choice\":{\"nothing\":{}},\"limit\":10}"
    );
}

fn blank() -> Everything {
    smithy_schema::Field::blank()
}

#[test]
fn what_nests_too_deep_ends() {
    assert_eq!(serde_json::to_value(Redacted(&deep(128))).unwrap(), serde_json::to_value(deep(128)).unwrap());
    assert!(!Redacted(&deep(128)).to_string().contains('…'));
    assert!(serde_json::to_string(&Redacted(&deep(129))).unwrap_err().to_string().contains("128 levels"));
    assert!(Redacted(&deep(129)).to_string().contains("\"…\""));
}

#[cfg(feature = "sample")]
mod law {
    use proptest::prelude::*;
    use serde_json::Value;
    use smithy_schema::encode::Redacted;
    use smithy_schema::sample::{full, valid};

    use super::super::fixture::{Choice, Everything, Tree, Wide};

    proptest! {
        /// What has no secrets is written as if nothing had been asked for.
        #[test]
        fn nothing_else_changes(seed in any::<u64>()) {
            let value: Everything = full(seed);
            prop_assert_eq!(serde_json::to_string(&Redacted(&value)).unwrap(), serde_json::to_string(&value).unwrap());
            let value: Choice = valid(seed);
            prop_assert_eq!(rmp_serde::to_vec(&Redacted(&value)).unwrap(), rmp_serde::to_vec(&value).unwrap());
            let value: Wide = valid(seed);
            prop_assert_eq!(serde_json::to_string(&Redacted(&value)).unwrap(), serde_json::to_string(&value).unwrap());
        }

        /// Text is what serde writes.
        #[test]
        fn text_is_what_serde_writes(seed in any::<u64>()) {
            let mut value: Everything = full(seed);
            // serde writes digits that not every reader keeps as strings.
            (value.big_integer, value.big_decimal) = (None, None);
            let text: Value = serde_json::from_str(&Redacted(&value).to_string()).unwrap();
            prop_assert_eq!(text, serde_json::from_str::<Value>(&serde_json::to_string(&value).unwrap()).unwrap());
            let value: Tree = valid(seed);
            prop_assert_eq!(Redacted(&value).to_string(), serde_json::to_string(&value).unwrap());
        }
    }
}
