//! Any input: no panic, and what is read is written and read as the same.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used)]

mod fixture;
mod formats;

use fixture::{Choice, Everything, Limits, Secrets, Tree, EVERYTHING, LIMITS, SECRETS, TREE};
use formats::{decode, round_trips};
use proptest::prelude::*;
use serde_core::de::DeserializeOwned;
use serde_core::Serialize;
use serde_json::{json, Value};
use smithy_schema::serde::deserialize_validated;
use smithy_schema::{Field, Schema};

/// A float that serde_json reads as it was written; without a feature it rounds others a little.
fn float() -> impl Strategy<Value = Value> {
    (-9_007_199_254_740_992_i64..9_007_199_254_740_992, 0..16)
        .prop_map(|(digits, scale)| Value::from(digits as f64 / 10_f64.powi(scale)))
}

/// Any JSON value, with scalars that some member likes.
fn any_value() -> impl Strategy<Value = Value> {
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3_i64..300).prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        float(),
        "\\PC{0,12}".prop_map(Value::from),
        prop::sample::select(vec![
            "RED",
            "GREEN",
            "NaN",
            "Infinity",
            "aGk=",
            "1985-04-12T23:20:50.52Z",
            "Tue, 29 Apr 2014 18:30:38 GMT",
            "12345678901234567890123",
            "-1.50e3",
            "text",
            "abc",
        ])
        .prop_map(Value::from),
    ];
    let keys = prop_oneof![
        prop::sample::select(vec![
            "label", "left", "right", "others", "named", "text", "count", "tree", "colors", "when",
            "nothing", "__type",
        ])
        .prop_map(String::from),
        "\\PC{0,3}",
    ];
    scalar.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(keys.clone(), inner.clone(), 0..6)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
            (keys.clone(), inner).prop_map(|(key, value)| json!({ key: value })),
        ]
    })
}

/// An object whose keys are mostly members of the schema.
fn object(schema: &'static Schema) -> impl Strategy<Value = Value> {
    let keys: Vec<&'static str> = schema.members().iter().map(|member| member.key).collect();
    let first = keys[0];
    prop::collection::btree_map(prop::sample::select(keys), any_value(), 0..8).prop_map(move |entries| {
        let mut object: serde_json::Map<String, Value> =
            entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        object.entry(first).or_insert_with(|| "n".into());
        Value::Object(object)
    })
}

/// A value that is valid for the member of this schema, more often than not.
fn likely(schema: &'static Schema) -> BoxedStrategy<Value> {
    use smithy_schema::Kind;
    match &schema.kind {
        Kind::Boolean => any::<bool>().prop_map(Value::from).boxed(),
        Kind::Byte => any::<i8>().prop_map(Value::from).boxed(),
        Kind::Short => any::<i16>().prop_map(Value::from).boxed(),
        Kind::Integer | Kind::IntEnum(_) => any::<i32>().prop_map(Value::from).boxed(),
        Kind::Long => any::<i64>().prop_map(Value::from).boxed(),
        Kind::Float | Kind::Double | Kind::BigDecimal => float().boxed(),
        Kind::BigInteger => any::<i128>().prop_map(|value| value.to_string().into()).boxed(),
        Kind::String | Kind::Enum(_) => "\\PC{0,8}".prop_map(Value::from).boxed(),
        Kind::Blob => prop::collection::vec(any::<u8>(), 0..9)
            .prop_map(|bytes| smithy_schema::Blob::from(bytes).to_base64().into())
            .boxed(),
        Kind::Timestamp => (-6e10..2e11).prop_map(Value::from).boxed(),
        Kind::List { member, .. } => {
            prop::collection::vec(likely(member.target), 0..4).prop_map(Value::from).boxed()
        }
        Kind::Map { value, .. } => prop::collection::btree_map("\\PC{0,4}", likely(value.target), 0..4)
            .prop_map(|entries| Value::Object(entries.into_iter().collect()))
            .boxed(),
        _ => any_value().boxed(),
    }
}

/// An object whose members are mostly valid, a few of them at a time.
fn likely_object(schema: &'static Schema) -> impl Strategy<Value = Value> {
    let members: Vec<_> = schema
        .members()
        .iter()
        .map(|member| (Just(member.key), prop::option::weighted(0.3, likely(member.target))))
        .collect();
    members.prop_map(|members| {
        let set = members.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
        let mut object: serde_json::Map<String, Value> = set.collect();
        object.entry("Name").or_insert_with(|| "n".into());
        Value::Object(object)
    })
}

/// All ways of reading agree, and whatever is read is written and read as the same.
fn check<T: DeserializeOwned + Serialize + Field + std::fmt::Debug>(
    input: &Value,
) -> Result<(), TestCaseError> {
    let outcomes = decode::<T>(&input.to_string());
    // Only binary formats have sequences of numbers for bytes, so that these may read what JSON does not.
    let read: Vec<bool> = outcomes.iter().take(4).map(|(_, outcome)| outcome.is_ok()).collect();
    prop_assert!(read.iter().all(|ok| *ok == read[0]), "{:?}", outcomes);
    let _ = deserialize_validated::<T, _>(input.clone())
        .map(|outcome| outcome.map_err(|error| error.to_string()));
    let Some((_, Ok(value))) = outcomes.into_iter().next() else { return Ok(()) };
    let _ = format!("{value:?} {value:#?}");
    // A timestamp may be beyond what the format of its member can carry.
    let Ok(text) = serde_json::to_string(&value) else { return Ok(()) };
    for (format, outcome) in round_trips(&value) {
        let again = outcome.map_err(|error| TestCaseError::fail(format!("{format} of {text}: {error}")))?;
        // As text, since NaN is not itself.
        prop_assert_eq!(&serde_json::to_string(&again).unwrap(), &text, "{}", format);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json_is_read_or_refused(value in any_value()) {
        check::<Everything>(&value)?;
        check::<Choice>(&value)?;
        check::<Tree>(&value)?;
        check::<smithy_schema::Document>(&value)?;
    }

    #[test]
    fn any_members_are_read_or_refused(
        everything in object(&EVERYTHING), likely in likely_object(&EVERYTHING), limits in object(&LIMITS),
        secrets in object(&SECRETS), tree in object(&TREE),
    ) {
        check::<Everything>(&everything)?;
        check::<Everything>(&likely)?;
        check::<Limits>(&limits)?;
        check::<Secrets>(&secrets)?;
        check::<Tree>(&tree)?;
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let _ = serde_json::from_slice::<Everything>(&bytes);
        let _ = rmp_serde::from_slice::<Everything>(&bytes);
        let _ = ciborium::from_reader::<Everything, _>(bytes.as_slice());
    }
}
