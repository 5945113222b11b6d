//! The laws: what is written is read as the same, and nothing makes a reader fail otherwise than by saying so.

use std::borrow::Cow;

use proptest::prelude::*;

use super::super::{escape, query_pairs, unescape};
use super::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn escapes_are_undone(text in any::<String>(), keep_slashes in any::<bool>()) {
        let mut out = Vec::new();
        escape(&mut out, &text, keep_slashes);
        let out = String::from_utf8(out).unwrap();
        prop_assert!(out.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%/".contains(&byte)));
        prop_assert!(keep_slashes || !out.contains('/'));
        prop_assert_eq!(unescape(&out), Some(Cow::Borrowed(text.as_str())));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[ -~é\t%,\"\\\\]{0,20}", bytes in prop::collection::vec(any::<u8>(), 0..20)) {
        let _ = unescape(&text);
        let _ = query_pairs(&text);
        for strict in [false, true] {
            for member in [&BOOLEAN, &INTEGER, &DOUBLE, &TEXT, &JSON, &TIME, &TEXTS, &TIMES, &INTEGERS] {
                let _ = from_label::<String>(&text, member, strict);
                let _ = from_query::<f64>(&[&text], member, strict);
                let _ = from_header::<DateTime<Utc>>(&[&text], member, strict);
                let _ = from_header::<Vec<DateTime<Utc>>>(&[&text], member, strict);
                let mut value = Vec::<String>::new();
                let _ = read_header([bytes.as_slice()], &mut value.slot(), member, strict);
            }
        }
    }

    #[test]
    fn texts_are_read_as_they_were_written(
        text in "[^\u{0}-\u{1f}\u{7f}]{0,20}", texts in prop::collection::vec("[a-z ,\"\\\\\té😹]{0,6}", 0..5),
        integers in prop::collection::vec(any::<i32>(), 0..5), long in any::<i64>(), double in any::<f64>(),
        float in any::<f32>(), millis in -62_167_219_200_000_i64..253_402_300_800_000,
        seconds in prop::collection::vec(-62_167_219_200_i64..253_402_300_800, 0..4), bytes in prop::collection::vec(any::<u8>(), 0..9),
    ) {
        let trimmed = text.trim_matches([' ', '\t']).to_owned();
        let time = DateTime::from_timestamp_millis(millis).unwrap();
        let times: Vec<DateTime<Utc>> = seconds.iter().map(|seconds| at(*seconds, 0)).collect();
        for strict in [false, true] {
            prop_assert_eq!(&in_header(&trimmed, &TEXT, strict), &trimmed);
            prop_assert_eq!(&in_header(&text, &JSON, strict), &text);
            prop_assert_eq!(&in_header(&texts, &TEXTS, strict), &texts);
            prop_assert_eq!(&in_header(&texts, &JSONS, strict), &texts);
            prop_assert_eq!(&in_header(&integers, &INTEGERS, strict), &integers);
            prop_assert_eq!(&in_header(&times, &TIMES, strict), &times);
            prop_assert_eq!(in_header(&time, &DATE_TIME, strict), time);
            prop_assert_eq!(in_header(&time, &EPOCH, strict), time);
            prop_assert_eq!(in_header(&long, &LONG, strict), long);
            prop_assert_eq!(in_header(&double, &DOUBLE, strict).to_bits(), (if double.is_nan() { f64::NAN } else { double }).to_bits());
            prop_assert_eq!(in_header(&float, &FLOAT, strict).to_bits(), (if float.is_nan() { f32::NAN } else { float }).to_bits());
            prop_assert_eq!(&in_header(&Blob::from(bytes.clone()), &BLOB, strict)[..], &bytes[..]);
            prop_assert_eq!(&in_query(&text, &TEXT, strict), &text);
            prop_assert_eq!(&in_query(&texts, &TEXTS, strict), &texts);
            prop_assert_eq!(&in_query(&times, &TIMES, strict), &times);
            prop_assert_eq!(in_query(&time, &TIME, strict), time);
            if !text.is_empty() {
                prop_assert_eq!(from_label::<String>(&label(&text, &TEXT).unwrap(), &TEXT, strict).unwrap(), text.clone());
            }
        }
    }
}

fn in_header<T: Field>(value: &T, member: &'static Member, strict: bool) -> T {
    from_header(&[&header(value, member).unwrap().unwrap()], member, strict).unwrap()
}

fn in_query<T: Field>(value: &T, member: &'static Member, strict: bool) -> T {
    let query = query(value, member).unwrap();
    let pairs = query_pairs(&query).unwrap();
    let texts: Vec<&str> = pairs.iter().map(|(_, text)| &**text).collect();
    from_query(&texts, member, strict).unwrap()
}
