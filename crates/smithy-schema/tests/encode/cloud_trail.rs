//! CloudTrail's form: written as AWS's documentation shows records, and read from them.

use serde_json::{json, Value};
use smithy_schema::encode::{CloudTrail, Recorded, HIDDEN};
use smithy_schema::{prelude, structure, DateTime, Document, Kind, Member, Schema, Utc};

use super::deep;
use super::fixture::{member, Choice, Color, Everything, Hidden, Level, Secret, Secrets, Tree};

/// Names as services have them.
#[derive(Clone, PartialEq)]
struct Names {
    channel_arn: Option<String>,
    db_instance_identifier: Option<String>,
    saml_provider_arn: Option<String>,
    already: Option<String>,
    renamed: Option<String>,
    x: Option<i32>,
}

static NAMES: Schema = Schema {
    id: "test#Names",
    kind: Kind::Structure(&[
        member("ChannelArn", &prelude::STRING),
        member("DBInstanceIdentifier", &prelude::STRING),
        member("SAMLProviderArn", &prelude::STRING),
        member("already", &prelude::STRING),
        Member { key: "on-the-wire", ..member("Renamed", &prelude::STRING) },
        member("X", &prelude::INTEGER),
    ]),
    ..Schema::EMPTY
};

structure!(Names: NAMES {
    0 channel_arn, 1 db_instance_identifier, 2 saml_provider_arn, 3 already, 4 renamed, 5 x,
});

fn names() -> Names {
    Names {
        channel_arn: Some("a".into()),
        db_instance_identifier: Some("b".into()),
        saml_provider_arn: Some("c".into()),
        already: Some("d".into()),
        renamed: Some("e".into()),
        x: Some(1),
    }
}

fn blank() -> Everything {
    smithy_schema::Field::blank()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[test]
fn the_first_letter_of_a_name_is_in_lower_case_and_no_other() {
    let expected = json!({
        "channelArn": "a", "dBInstanceIdentifier": "b", "sAMLProviderArn": "c", "already": "d", "renamed": "e", "x": 1,
    });
    assert_eq!(serde_json::to_value(CloudTrail(&names())).unwrap(), expected);
    assert_eq!(serde_json::from_str::<Value>(&CloudTrail(&names()).to_string()).unwrap(), expected);
    let recorded: Recorded<Names> = serde_json::from_value(expected).unwrap();
    assert_eq!(recorded.value, names());
}

#[test]
fn a_member_is_found_by_other_spellings_of_its_name() {
    for (key, found) in [
        ("channelArn", true),
        ("ChannelArn", true),
        ("channelARN", true),
        ("channel_arn", false),
        ("channelArns", false),
    ] {
        let recorded: Recorded<Names> = serde_json::from_value(json!({key: "a"})).unwrap();
        assert_eq!(recorded.value.channel_arn.is_some(), found, "{key}");
    }
    // CloudTrail's own key before all others, and the wire's before one that is only alike.
    let keys =
        json!({"CHANNELARN": "3", "ChannelArn": "2", "channelArn": "1", "on-the-wire": "1", "RENAMED": "2"});
    let recorded: Recorded<Names> = serde_json::from_value(keys).unwrap();
    assert_eq!(recorded.value.channel_arn.as_deref(), Some("1"));
    assert_eq!(recorded.value.renamed.as_deref(), Some("1"));
}

#[test]
fn secrets_are_hidden_whole() {
    let secrets = Secrets {
        open: Some("seen".into()),
        token: Some("canary".into()),
        number: Some(77),
        flag: Some(true),
        keys: Some([("canary".into(), "shown".into())].into()),
        values: Some([("shown".into(), "canary".into())].into()),
        list: Some(vec!["canary".into()]),
        hidden: Some(Hidden { inner: Some("canary".into()), count: None }),
        choice: Some(Secret::Word("canary".into())),
        mood: Some("canary".into()),
        blob: Some("canary".into()),
        when: Some(DateTime::UNIX_EPOCH),
        nested: None,
    };
    let expected = json!({
        "open": "seen", "token": HIDDEN, "number": HIDDEN, "flag": HIDDEN, "keys": HIDDEN, "values": HIDDEN,
        "list": HIDDEN, "hidden": HIDDEN, "choice": HIDDEN, "mood": HIDDEN, "blob": HIDDEN, "when": HIDDEN,
    });
    assert_eq!(serde_json::to_value(CloudTrail(&secrets)).unwrap(), expected);
    assert_eq!(serde_json::from_str::<Value>(&CloudTrail(&secrets).to_string()).unwrap(), expected);
    // And what is hidden is not set.
    let recorded: Recorded<Secrets> = serde_json::from_value(expected).unwrap();
    let open = Secrets { open: Some("seen".into()), ..smithy_schema::Field::blank() };
    assert_eq!(recorded.value, open);
    assert!(recorded.blank.is_empty());
    assert_eq!(serde_json::to_value(CloudTrail(secrets.hidden.as_ref().unwrap())).unwrap(), HIDDEN);
}

#[test]
fn a_structure_with_nothing_in_it_is_null() {
    let nothing: Names = smithy_schema::Field::blank();
    assert_eq!(serde_json::to_string(&CloudTrail(&nothing)).unwrap(), "null");
    assert_eq!(CloudTrail(&nothing).to_string(), "null");
    for text in ["null", "{}", "\"HIDDEN_DUE_TO_SECURITY_REASONS\"", r#"{"eventContext": [1, {"a": null}]}"#]
    {
        let recorded: Recorded<Names> = serde_json::from_str(text).unwrap();
        assert_eq!(recorded.value, nothing, "{text}");
    }
    // Inside of another one it is there.
    let value = Choice::Nothing;
    assert_eq!(CloudTrail(&value).to_string(), r#"{"nothing":{}}"#);
}

#[test]
fn what_a_record_does_not_tell_is_reported() {
    for (text, label, blank) in [
        (r#"{"label": "x"}"#, "x", &[][..]),
        (r#"{"label": null}"#, "", &["/label"]),
        (r#"{"label": "HIDDEN_DUE_TO_SECURITY_REASONS"}"#, "", &["/label"]),
        ("null", "", &["/label"]),
        (
            r#"{"left": {}, "others": [{"label": "y"}, {}, null], "named": {"a/b": {"Right": {}}}}"#,
            "",
            &["/label", "/left/label", "/others/1/label", "/named/a~1b/label", "/named/a~1b/right/label"],
        ),
    ] {
        let recorded: Recorded<Tree> = serde_json::from_str(text).unwrap();
        assert_eq!(recorded.value.label, label, "{text}");
        assert_eq!(recorded.blank, blank, "{text}");
    }
    // A default is not missed.
    let recorded: Recorded<Everything> = serde_json::from_str(r#"{"name": "n"}"#).unwrap();
    assert_eq!((recorded.value.limit, recorded.blank.len()), (10, 0));
}

#[test]
fn timestamps_are_to_the_second() {
    for (text, written) in [
        ("2023-07-19T21:25:09Z", "Jul 19, 2023 9:25:09 PM"),
        ("2014-03-24T00:00:59.999Z", "Mar 24, 2014 12:00:59 AM"),
        ("1985-12-01T12:01:02Z", "Dec 1, 1985 12:01:02 PM"),
        ("2000-02-29T11:59:59Z", "Feb 29, 2000 11:59:59 AM"),
        ("0001-01-01T00:00:00Z", "Jan 1, 0001 12:00:00 AM"),
    ] {
        let value = Everything { timestamp: Some(at(text)), ..blank() };
        let json = serde_json::to_value(CloudTrail(&value)).unwrap();
        assert_eq!(json["timestamp"], *written);
        let recorded: Recorded<Everything> = serde_json::from_value(json).unwrap();
        assert_eq!(recorded.value.timestamp.unwrap().timestamp(), at(text).timestamp());
    }
    let late = Everything { timestamp: DateTime::from_timestamp(253_402_300_800, 0), ..blank() };
    assert!(serde_json::to_string(&CloudTrail(&late)).unwrap_err().to_string().contains("9999"));
    assert!(CloudTrail(&late).to_string().contains(r#""timestamp":"…""#));
}

#[test]
fn timestamps_are_read_in_every_form() {
    for (json, expected) in [
        (json!("Jul 19, 2023 9:25:09 PM"), Some("2023-07-19T21:25:09Z")),
        (json!("Jul 19, 2023, 9:25:09 PM"), Some("2023-07-19T21:25:09Z")),
        (json!("Jul 19, 2023, 9:25:09\u{202f}PM"), Some("2023-07-19T21:25:09Z")),
        (json!("Jul 9, 2023 12:25:09 AM"), Some("2023-07-09T00:25:09Z")),
        (json!("2023-07-19T21:25:09.125Z"), Some("2023-07-19T21:25:09.125Z")),
        (json!("2023-07-19T23:25:09+02:00"), Some("2023-07-19T21:25:09Z")),
        (json!("Wed, 19 Jul 2023 21:25:09 GMT"), Some("2023-07-19T21:25:09Z")),
        (json!(1_689_801_909), Some("2023-07-19T21:25:09Z")),
        (json!(1_689_801_909.125), Some("2023-07-19T21:25:09.125Z")),
        (json!("Jul 32, 2023 9:25:09 PM"), None),
        (json!("Feb 29, 2023 9:25:09 PM"), None),
        (json!("Jul 19, 2023 0:25:09 AM"), None),
        (json!("Jul 19, 2023 13:25:09 PM"), None),
        (json!("Jul 19, 2023 9:25:09"), None),
        (json!("Jul 19, 2023 9:25 PM"), None),
        (json!("Jul 19, 2023 9:25:09:00 PM"), None),
        (json!("Jul 19, 2023 9:25:09 PM PM"), None),
        (json!("Jul  19, 2023 9:25:09 PM"), None),
        (json!("Jul +9, 2023 9:25:09 PM"), None),
        (json!("July 19, 2023 9:25:09 PM"), None),
        (json!("19 Jul, 2023 9:25:09 PM"), None),
        (json!(""), None),
        (json!(true), None),
    ] {
        let read: Result<Recorded<Everything>, _> =
            serde_json::from_value(json!({"name": "n", "timestamp": json}));
        match (read, expected) {
            (Ok(recorded), Some(expected)) => {
                assert_eq!(recorded.value.timestamp, Some(at(expected)), "{json}")
            }
            (Err(error), None) => {
                assert_eq!(error.to_string(), "value at /timestamp: expected a timestamp", "{json}");
            }
            (read, _) => panic!("{json}: {read:?}"),
        }
    }
}

#[test]
fn numbers_and_booleans_are_read_from_strings() {
    let json = json!({
        "name": "n", "flag": "true", "byte": "-8", "integer": "50", "long": "9007199254740993", "float": "1.5",
        "double": "NaN", "level": "5", "bigInteger": "12345678901234567890123", "limit": 7.0,
    });
    let recorded: Recorded<Everything> = serde_json::from_value(json).unwrap();
    let value = recorded.value;
    assert_eq!((value.flag, value.byte, value.integer, value.limit), (Some(true), Some(-8), Some(50), 7));
    assert_eq!((value.long, value.float), (Some(9_007_199_254_740_993), Some(1.5)));
    assert!(value.double.unwrap().is_nan());
    assert_eq!(value.level, Some(Level::High));
    assert_eq!(value.big_integer.unwrap().as_str(), "12345678901234567890123");
}

#[test]
fn all_that_does_not_fit_is_said_at_once_and_not_quoted() {
    let json = json!({
        "name": 1, "byte": 300, "integer": "canary", "blob": "?", "list": ["a", 5], "map": {"k/": []},
        "tree": ["canary"], "choice": {"text": "a", "count": 1}, "color": true,
    });
    let error = serde_json::from_value::<Recorded<Everything>>(json).unwrap_err();
    assert_eq!(
        error.to_string(),
        "value at /Name: expected a string; value at /byte: expected an integer of 8 bits; \
         value at /integer: expected an integer of 32 bits; value at /blob: expected a string of base64 with padding; \
         value at /color: expected a string; value at /list/1: expected a string; value at /map/k~1: expected a string; \
         value at /choice: expected one member of the union Choice; value at /tree: expected structure Tree"
    );
    let error = serde_json::from_str::<Recorded<Everything>>("5").unwrap_err();
    assert_eq!(error.to_string(), "value at the root: expected structure Everything");
    let error = serde_json::from_value::<Recorded<Secrets>>(json!({"keys": {"canary": 5}, "number": "x"}))
        .unwrap_err();
    assert!(error.to_string().contains("/keys/*") && !error.to_string().contains("canary"), "{error}");
}

#[test]
fn unions_have_one_member() {
    for (json, expected) in [
        (json!({"text": "a"}), Choice::Text("a".into())),
        (json!({"Text": "a", "count": null}), Choice::Text("a".into())),
        (json!({"nothing": {}}), Choice::Nothing),
        (json!({"colors": ["RED", null]}), Choice::Colors(vec![Color::Red])),
        (json!({"newer": [1]}), Choice::Unknown { tag: "newer".into(), value: vec![1_i64].into() }),
    ] {
        let recorded: Recorded<Choice> = serde_json::from_value(json).unwrap();
        assert_eq!((recorded.value, recorded.blank.len()), (expected, 0));
    }
    for json in [json!({"text": HIDDEN}), json!({})] {
        let recorded: Recorded<Choice> = serde_json::from_value(json).unwrap();
        assert_eq!(recorded.blank, [""]);
    }
}

#[test]
fn documents_are_as_they_were() {
    let nothing = Document::Null;
    let value = Everything {
        name: "n".into(),
        document: Some([("Key", Document::from(vec![nothing.clone(), 1.5.into()]))].into_iter().collect()),
        documents: Some(vec![nothing, "HIDDEN".into()]),
        ..blank()
    };
    let recorded: Recorded<Everything> =
        serde_json::from_str(&serde_json::to_string(&CloudTrail(&value)).unwrap()).unwrap();
    assert_eq!(recorded.value, value);
}

#[test]
fn what_nests_too_deep_is_an_error() {
    assert!(serde_json::to_string(&CloudTrail(&deep(128))).is_ok());
    assert!(serde_json::to_string(&CloudTrail(&deep(129))).unwrap_err().to_string().contains("128 levels"));
    assert!(CloudTrail(&deep(129)).to_string().contains("\"…\""));
    let json = format!("{}null{}", "{\"left\":".repeat(100_000), "}".repeat(100_000));
    assert!(serde_json::from_str::<Recorded<Tree>>(&json).is_err());
}

#[cfg(feature = "sample")]
mod law {
    use proptest::prelude::*;
    use smithy_schema::encode::{CloudTrail, Recorded};
    use smithy_schema::sample::{full, valid};
    use smithy_schema::{DateTime, Utc};

    use super::super::fixture::{Choice, Everything, Secrets, Wide};
    use super::super::formats;

    fn cut(time: &mut DateTime<Utc>) {
        *time = DateTime::from_timestamp(time.timestamp(), 0).unwrap();
    }

    fn cut_all(mut value: Everything) -> Everything {
        let own = [&mut value.timestamp, &mut value.date_time, &mut value.http_date];
        own.into_iter().flatten().for_each(cut);
        if let Some(Choice::When(time)) = &mut value.choice {
            cut(time);
        }
        value.dates.iter_mut().flat_map(|dates| dates.values_mut()).flatten().for_each(cut);
        value
    }

    proptest! {
        /// What was written is read again, but for what is finer than a second.
        #[test]
        fn read_as_written(seed in any::<u64>(), most in any::<bool>()) {
            let value: Everything = if most { full(seed) } else { valid(seed) };
            let text = serde_json::to_string(&CloudTrail(&value)).unwrap();
            let recorded: Recorded<Everything> = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(&recorded.value, &cut_all(value.clone()));
            prop_assert!(recorded.blank.is_empty());
            // In another format, too.
            let bytes = formats::to_cbor(&CloudTrail(&value)).unwrap();
            let recorded: Recorded<Everything> = formats::from_cbor(&bytes).unwrap();
            prop_assert_eq!(recorded.value, cut_all(value));
            let value: Wide = valid(seed);
            let text = serde_json::to_string(&CloudTrail(&value)).unwrap();
            prop_assert_eq!(serde_json::from_str::<Recorded<Wide>>(&text).unwrap().value, value);
        }

        /// Of what is sensitive, only that it was there.
        #[test]
        fn secrets_do_not_come_back(seed in any::<u64>()) {
            let value: Secrets = full(seed);
            let text = serde_json::to_string(&CloudTrail(&value)).unwrap();
            let recorded: Recorded<Secrets> = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(recorded.value, Secrets { open: value.open, ..smithy_schema::Field::blank() });
        }

        /// Any JSON is read or refused.
        #[test]
        fn any_json(text in r#"(\{|\}|\[|\]|"label"|"left"|:|,|null|1e5|"a"|true| ){0,24}"#) {
            let _ = serde_json::from_str::<Recorded<super::super::fixture::Tree>>(&text);
        }
    }
}
