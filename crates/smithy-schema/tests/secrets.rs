//! Nothing sensitive reaches `Debug`, a violation or a decode error.
#![allow(clippy::unwrap_used)]

mod fixture;

use fixture::*;
use smithy_schema::{Field, Value, REDACTED};

/// In every sensitive value below, and in nothing else.
const CANARY: &str = "canary";

fn secrets() -> Secrets {
    Secrets {
        open: Some("seen".into()),
        token: Some("canary one".into()),
        number: Some(77),
        flag: Some(true),
        keys: Some([("canary two".into(), "shown".into())].into()),
        values: Some([("shown".into(), "canary three".into())].into()),
        list: Some(vec!["canary four".into(), "canary five".into()]),
        hidden: Some(Hidden { inner: Some("canary six".into()), count: Some(77) }),
        choice: Some(Secret::Unknown { tag: "canary".into(), value: "canary seven".into() }),
        mood: Some("canary eight".into()),
        blob: Some("canary nine".into()),
        when: Some(smithy_schema::DateTime::UNIX_EPOCH),
        nested: Some(
            [("canary ten".into(), vec![Hidden { inner: Some("canary".into()), count: None }])].into(),
        ),
    }
}

#[test]
fn debug_redacts_wherever_a_secret_sits() {
    assert_eq!(
        format!("{:?}", secrets()),
        "Secrets { open: \"seen\", token: [redacted], number: [redacted], flag: [redacted], \
         keys: {[redacted]: \"shown\"}, values: {\"shown\": [redacted]}, list: [[redacted], [redacted]], \
         hidden: [redacted], choice: [redacted], mood: [redacted], blob: [redacted], when: [redacted], \
         nested: {[redacted]: [[redacted]]} }"
    );
    let value = secrets();
    for text in [
        format!("{value:#?}"),
        format!("{:?}", Value::Structure(&value)),
        format!("{:?}", value.hidden.as_ref().unwrap()),
        format!("{:?}", value.choice.as_ref().unwrap()),
        format!("{:?}", value.mood.as_ref().unwrap()),
    ] {
        assert!(!text.contains(CANARY), "{text}");
        assert!(text.contains(REDACTED), "{text}");
    }
}

#[test]
fn debug_shows_what_is_set_by_the_models_names() {
    let value = Everything {
        name: "n".into(),
        blob: Some(vec![b'x'; 20].into()),
        choice: Some(Choice::Nothing),
        color: Some(Color::Red),
        sparse_list: Some(vec![Some(1), None]),
        level: Some(3.into()),
        ..Everything::blank()
    };
    assert_eq!(
        format!("{value:?}"),
        "Everything { name: \"n\", blob: Blob(20 bytes: b\"xxxxxxxxxxxxxxxx…\"), color: \"RED\", level: 3, \
         sparseList: [1, null], choice: Choice { nothing: {} }, limit: 10 }"
    );
    assert_eq!(format!("{:#?}", tree("l")), "Tree {\n    label: \"l\",\n}");
    let choice = Choice::Unknown { tag: "new".into(), value: vec!["x"].into() };
    assert_eq!(format!("{choice:?}"), "Choice { new: List([String(\"x\")]) }");
}

#[test]
fn schemas_of_recursive_shapes_can_be_shown() {
    assert!(format!("{TREE:?}").contains("target: \"test#Tree\""));
}

#[test]
fn violations_do_not_tell() {
    let value = Secrets {
        token: Some("canary ONE".into()),
        keys: Some([("canary TWO".into(), "far too long".into())].into()),
        list: Some(vec!["x".into()]),
        ..secrets()
    };
    let error = value.validate().unwrap_err();
    let paths: Vec<&str> = error.violations().iter().map(|violation| violation.path.as_str()).collect();
    assert_eq!(paths, ["/token", "/keys", "/keys/*", "/list/0", "/mood"]);
    assert!(!format!("{error} {error:?}").contains(CANARY), "{error}");
}

#[cfg(feature = "serde")]
#[test]
fn decode_errors_do_not_tell() {
    // A sensitive value of each wrong type, in each place.
    let values =
        [r#""canary""#, "777555", "-777555.5", "true", r#"["canary"]"#, r#"{"canary":"canary"}"#, "null"];
    let places = [
        (r#"{"token":"#, "}"),
        (r#"{"number":"#, "}"),
        (r#"{"flag":"#, "}"),
        (r#"{"keys":"#, "}"),
        (r#"{"values":"#, "}"),
        (r#"{"values":{"k":"#, "}}"),
        (r#"{"list":"#, "}"),
        (r#"{"list":["#, "]}"),
        (r#"{"hidden":"#, "}"),
        (r#"{"hidden":{"inner":"#, "}}"),
        (r#"{"hidden":{"count":"#, "}}"),
        (r#"{"choice":"#, "}"),
        (r#"{"choice":{"number":"#, "}}"),
        (r#"{"choice":{"canary":1,"number":"#, "}}"),
        (r#"{"mood":"#, "}"),
        (r#"{"blob":"#, "}"),
        (r#"{"when":"#, "}"),
        (r#"{"nested":"#, "}"),
        (r#"{"nested":{"canary":"#, "}}"),
        (r#"{"nested":{"canary":[{"count":"#, "}]}}"),
    ];
    let mut errors = 0;
    for (before, after) in places {
        for value in values {
            let json = format!("{before}{value}{after}");
            let document: serde_json::Value = serde_json::from_str(&json).unwrap();
            let cbor = {
                let mut bytes = Vec::new();
                ciborium::into_writer(&document, &mut bytes).unwrap();
                bytes
            };
            let outcomes = [
                serde_json::from_str::<Secrets>(&json).err().map(|error| error.to_string()),
                serde_json::from_reader::<_, Secrets>(json.as_bytes()).err().map(|error| error.to_string()),
                rmp_serde::from_slice::<Secrets>(&rmp_serde::to_vec(&document).unwrap())
                    .err()
                    .map(|error| error.to_string()),
                ciborium::from_reader::<Secrets, _>(cbor.as_slice()).err().map(|error| error.to_string()),
                serde_json::from_value::<Secrets>(document).err().map(|error| error.to_string()),
            ];
            for error in outcomes.into_iter().flatten() {
                errors += 1;
                let told = [CANARY, "777555", "`true`"].into_iter().find(|secret| error.contains(secret));
                assert_eq!(told, None, "{json}: {error}");
            }
        }
    }
    assert!(errors > 300, "{errors}");
    assert_eq!(
        serde_json::from_str::<Secrets>(r#"{"nested":{"canary":[{"count":"canary"}]}}"#)
            .unwrap_err()
            .to_string(),
        "invalid type: string, expected an integer of 32 bits at '/nested/*/0/count' at line 1 column 38"
    );
}
