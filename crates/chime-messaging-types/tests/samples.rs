//! Samples of every structure of both namespaces: valid ones, and those at the limits of every constraint.
#![cfg(all(feature = "sample", feature = "legacy", feature = "events", feature = "serde"))]
#![allow(clippy::unwrap_used)]

#[path = "samples/expected.rs"]
mod expected;
#[path = "samples/names.rs"]
mod names;

use std::fmt::Debug;

use chime_messaging_types::runtime::sample::{boundaries, full, valid};
use chime_messaging_types::runtime::{
    serde, validate, Field, Kind, Member, Structure, ValidationError, Value,
};
use expected::Limit;

const SEEDS: u64 = 50;

fn structure<T: Field>(value: &T) -> &dyn Structure {
    match value.value() {
        Value::Structure(structure) => structure,
        _ => panic!("not a structure"),
    }
}

fn check<T: Field>(value: &T) -> Result<(), ValidationError> {
    validate::structure(structure(value))
}

/// The value in JSON, and what is read from that.
fn round_trip<T: Field>(value: &T) -> (String, T) {
    let mut json = Vec::new();
    serde::serialize(value.value(), &mut serde_json::Serializer::new(&mut json)).unwrap();
    let mut read = T::blank();
    serde::deserialize(read.slot(), &mut serde_json::Deserializer::from_slice(&json)).unwrap();
    (String::from_utf8(json).unwrap(), read)
}

/// The sensitive texts of a value that are long enough not to be in another by chance.
fn secrets(value: Value<'_>, member: Option<&'static Member>, hidden: bool, out: &mut Vec<String>) {
    let hidden = hidden || member.is_some_and(Member::is_sensitive);
    match (value, member.map(|member| &member.target.kind)) {
        (Value::String(text), _) if hidden && text.len() > 7 => out.push(text.to_owned()),
        (Value::List(list), Some(Kind::List { member, .. })) => {
            (0..list.len()).for_each(|index| secrets(list.get(index), Some(member), hidden, out));
        }
        (Value::Map(map), Some(Kind::Map { key, value, .. })) => {
            for (name, item) in map.entries() {
                secrets(Value::String(name), Some(key), hidden, out);
                secrets(item, Some(value), hidden, out);
            }
        }
        (Value::Structure(structure), _) => {
            for (index, member) in structure.schema().members().iter().enumerate() {
                secrets(structure.get(index), Some(member), hidden, out);
            }
        }
        _ => {}
    }
}

/// What was looked at, so that a test that looks at nothing fails.
#[derive(Default)]
struct Seen {
    values: usize,
    distinct: usize,
    secrets: usize,
}

impl Seen {
    /// None of the value's secrets is in the text.
    fn look<T: Field>(&mut self, value: &T, shown: &str) {
        let mut hidden = Vec::new();
        secrets(value.value(), None, structure(value).schema().sensitive, &mut hidden);
        self.values += 1;
        self.secrets += hidden.len();
        assert!(!hidden.iter().any(|secret| shown.contains(secret.as_str())), "{shown}");
    }
}

fn samples<T: Field + Debug + PartialEq>(seen: &mut Seen) {
    let values = (0..SEEDS).map(valid::<T>).chain((0..SEEDS).map(full::<T>));
    let mut texts = Vec::new();
    for (index, value) in values.enumerate() {
        assert_eq!(check(&value), Ok(()), "sample {index}: {value:?}");
        let (json, read) = round_trip(&value);
        assert!(read == value, "sample {index}: {value:?} was read from its own JSON as {read:?}");
        seen.look(&value, &format!("{value:?} {value:#?}"));
        texts.push(json);
    }
    texts.sort_unstable();
    texts.dedup();
    seen.distinct += texts.len();
}

fn limits<T: Field + Debug>(seen: &mut Seen) {
    let schema = structure(&T::blank()).schema();
    let mut found = Vec::new();
    for boundary in boundaries::<T>() {
        let error = check(&boundary.value).err();
        match &error {
            None => assert!(boundary.met, "{boundary:?}"),
            Some(error) => {
                assert!(!boundary.met, "{boundary:?}: {error}");
                let [violation] = error.violations() else { panic!("{error}") };
                assert_eq!((&violation.path, violation.constraint), (&boundary.path, boundary.constraint));
            }
        }
        let error = error.map(|error| error.to_string()).unwrap_or_default();
        seen.look(&boundary.value, &format!("{boundary:?} {boundary:#?} {error}"));
        found.push(Limit::new(boundary.path, boundary.constraint, boundary.met));
    }
    let mut expected = expected::limits(schema);
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected, "{}", schema.id);
}

#[test]
fn every_shape_has_valid_samples() {
    let mut seen = Seen::default();
    for shape in names::all() {
        (shape.samples)(&mut seen);
    }
    assert_eq!(seen.values, names::all().len() * 100);
    // Some shapes have an enum and little more.
    assert!(seen.distinct > seen.values * 3 / 4, "{} of {} differ", seen.distinct, seen.values);
    assert!(seen.secrets > 5000, "{} secrets", seen.secrets);
}

#[test]
fn every_constraint_is_just_met_and_just_missed() {
    let mut seen = Seen::default();
    for shape in names::all() {
        (shape.limits)(&mut seen);
    }
    assert!(seen.values > 2000, "{} boundaries", seen.values);
    assert!(seen.secrets > 500, "{} secrets", seen.secrets);
}
