//! Timestamps, as text and in serde, at their edges.
#![allow(clippy::unwrap_used)]

mod fixture;

use proptest::prelude::*;
use smithy_schema::timestamp::{format, parse, TimestampError};
use smithy_schema::TimestampFormat::{DateTime as Rfc3339, EpochSeconds, HttpDate};
use smithy_schema::{DateTime, TimestampFormat, Utc};

fn at(seconds: i64, nanos: u32) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, nanos).unwrap()
}

#[test]
fn text_is_written() {
    let cases = [
        (at(0, 0), EpochSeconds, "0"),
        (at(1_515_531_081, 123_000_000), EpochSeconds, "1515531081.123"),
        (at(-2, 500_000_000), EpochSeconds, "-1.5"),
        (at(-1, 999_999_999), EpochSeconds, "-0.000001"),
        (at(482_196_050, 520_000_000), Rfc3339, "1985-04-12T23:20:50.520Z"),
        (at(482_196_050, 0), Rfc3339, "1985-04-12T23:20:50Z"),
        (at(482_196_050, 1_000), Rfc3339, "1985-04-12T23:20:50.000001Z"),
        (at(482_196_050, 1), Rfc3339, "1985-04-12T23:20:50.000000001Z"),
        (at(-62_167_219_200, 0), Rfc3339, "0000-01-01T00:00:00Z"),
        (at(253_402_300_799, 0), Rfc3339, "9999-12-31T23:59:59Z"),
        (at(1_398_796_238, 999_000_000), HttpDate, "Tue, 29 Apr 2014 18:30:38 GMT"),
        (at(-62_135_596_800, 0), HttpDate, "Mon, 01 Jan 0001 00:00:00 GMT"),
    ];
    for (value, name, text) in cases {
        assert_eq!(format(value, name).as_deref(), Ok(text));
    }
    for name in [Rfc3339, HttpDate] {
        assert_eq!(format(at(253_402_300_800, 0), name), Err(TimestampError::Range));
        assert_eq!(format(at(-62_167_219_201, 0), name), Err(TimestampError::Range));
        assert!(
            format(DateTime::<Utc>::MAX_UTC, name).is_err()
                && format(DateTime::<Utc>::MIN_UTC, name).is_err()
        );
    }
    // A leap second is the second after it.
    let leap = at(1_483_228_799, 1_500_000_000);
    assert_eq!(format(leap, Rfc3339).as_deref(), Ok("2017-01-01T00:00:00.500Z"));
    assert_eq!(format(leap, EpochSeconds).as_deref(), Ok("1483228800.5"));
}

#[test]
fn text_is_read() {
    let cases = [
        ("1515531081", EpochSeconds, at(1_515_531_081, 0)),
        ("1515531081.1234", EpochSeconds, at(1_515_531_081, 123_400_000)),
        ("1.515531081e9", EpochSeconds, at(1_515_531_081, 0)),
        ("-0.5", EpochSeconds, at(-1, 500_000_000)),
        ("-1.25", EpochSeconds, at(-2, 750_000_000)),
        ("0.1234567899", EpochSeconds, at(0, 123_456_789)),
        ("1985-04-12T23:20:50.52Z", Rfc3339, at(482_196_050, 520_000_000)),
        ("1996-12-19T16:39:57-08:00", Rfc3339, at(851_042_397, 0)),
        ("1996-12-20T06:09:57.001+05:30", Rfc3339, at(851_042_397, 1_000_000)),
        ("1985-04-12t23:20:50z", Rfc3339, at(482_196_050, 0)),
        ("2016-12-31T23:59:60Z", Rfc3339, at(1_483_228_800, 0)),
        ("0000-01-01T00:00:00+23:59", Rfc3339, at(-62_167_219_200 - 86_340, 0)),
        ("2000-02-29T00:00:00.1234567891Z", Rfc3339, at(951_782_400, 123_456_789)),
        ("Tue, 29 Apr 2014 18:30:38 GMT", HttpDate, at(1_398_796_238, 0)),
    ];
    for (text, name, value) in cases {
        assert_eq!(parse(text, name), Ok(value), "{text}");
    }
}

#[test]
fn other_text_is_an_error() {
    // The first three groups are those of Smithy's protocol tests.
    let cases: [(TimestampFormat, &[&str]); 3] = [
        (
            EpochSeconds,
            &[
                "true",
                "1515531081ABC",
                "0x42",
                "1515531081.123.456",
                "Infinity",
                "-Infinity",
                "NaN",
                "",
                "-",
                ".5",
                "1.",
                "1e",
                "+1",
                " 1",
                "1e+",
                "1e400",
                "99999999999999999999",
                "9223372036854775807",
                "-1e13",
                "--1",
            ],
        ),
        (
            Rfc3339,
            &[
                "1996-12-19T16:39:57+00",
                "1996-12-19T16:39:57+00Z",
                "1996-12-19T16:39:57",
                "1996-12-19T163957",
                "19961219T163957Z",
                "19961219T163957",
                "19961219T16:39:57Z",
                "19961219T16:39:57",
                "1996-12-19T16:39Z",
                "1996-12-19T16:39",
                "1996-12-19T1639",
                "1996-12-19T16Z",
                "1996-12-19T16",
                "1996-12-19 16:39:57Z",
                "2011-12-03T10:15:30+01:00[Europe/Paris]",
                "1515531081",
                "Tue, 29 Apr 2014 18:30:38 GMT",
                "2001-02-29T00:00:00Z",
                "2001-13-01T00:00:00Z",
                "2001-01-01T24:00:00Z",
                "2001-01-01T00:60:00Z",
                "2001-01-01T00:00:61Z",
                "2001-01-01T00:00:00.Z",
                "2001-01-01T00:00:00+24:00",
                "2001-01-01T00:00:00+0100",
                "10000-01-01T00:00:00Z",
                "",
                "é",
            ],
        ),
        (
            HttpDate,
            &[
                "1985-04-12T23:20:50Z",
                "1515531081",
                "Tue, 29 Apr 2014 18:30:38.123 GMT",
                "Tue, 29 Apr 2014 18:30:38 UTC",
                "29 Apr 2014 18:30:38 GMT",
                "Tue, 9 Apr 2014 18:30:38 GMT",
                "Tue, 31 Apr 2014 18:30:38 GMT",
                "Tuesday, 29-Apr-14 18:30:38 GMT",
                "Tue Apr 29 18:30:38 2014",
                "Tue, 29 apr 2014 18:30:38 GMT",
                "Tue, 29 Apr 2014 18:30:38 GMT ",
                "",
            ],
        ),
    ];
    for (name, texts) in cases {
        for text in texts {
            assert!(parse(text, name).is_err(), "{text:?}");
        }
    }
    assert_eq!(
        parse("x", HttpDate).unwrap_err().to_string(),
        "not a timestamp: expected an HTTP date, such as Tue, 29 Apr 2014 18:30:38 GMT"
    );
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,40}|[0-9TtZz:.,+eE -]{0,40}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{0,12})?([Zz]|[+-][0-9]{2}:[0-9]{2})") {
        for name in [EpochSeconds, Rfc3339, HttpDate] {
            let _ = parse(&text, name);
        }
    }

    #[test]
    fn what_is_written_is_read(seconds in -62_135_596_800_i64..253_402_300_800, nanos in 0_u32..1_000_000_000) {
        let value = at(seconds, nanos);
        prop_assert_eq!(parse(&format(value, Rfc3339).unwrap(), Rfc3339), Ok(value));
        prop_assert_eq!(parse(&format(value, HttpDate).unwrap(), HttpDate), Ok(at(seconds, 0)));
        let micros = at(seconds, nanos / 1_000 * 1_000);
        prop_assert_eq!(parse(&format(value, EpochSeconds).unwrap(), EpochSeconds), Ok(micros));
    }
}

#[cfg(feature = "serde")]
mod in_serde {
    use super::*;
    use crate::fixture::Everything;
    use smithy_schema::Field;

    fn read(json: &str) -> Result<Option<DateTime<Utc>>, serde_json::Error> {
        let text = format!(r#"{{"Name":"n","timestamp":{json}}}"#);
        serde_json::from_str::<Everything>(&text).map(|value| value.timestamp)
    }

    fn write(value: DateTime<Utc>) -> String {
        let value = Everything { timestamp: Some(value), ..Everything::blank() };
        serde_json::to_value(value).unwrap()["timestamp"].to_string()
    }

    #[test]
    fn numbers_and_strings_are_read() {
        let cases = [
            ("0", at(0, 0)),
            ("-1", at(-1, 0)),
            ("1515531081.123", at(1_515_531_081, 123_000_000)),
            ("1.515531081123e9", at(1_515_531_081, 123_000_000)),
            ("1515531081.123456", at(1_515_531_081, 123_456_000)),
            ("1515531081.9999999", at(1_515_531_082, 0)),
            ("-0.001", at(-1, 999_000_000)),
            ("-1.5", at(-2, 500_000_000)),
            ("-0.0", at(0, 0)),
            ("1e-7", at(0, 0)),
            ("253402300799.999", at(253_402_300_799, 999_000_000)),
            ("-62135596799.999", at(-62_135_596_800, 1_000_000)),
            (r#""1985-04-12T23:20:50.52Z""#, at(482_196_050, 520_000_000)),
            (r#""Tue, 29 Apr 2014 18:30:38 GMT""#, at(1_398_796_238, 0)),
        ];
        for (json, value) in cases {
            assert_eq!(read(json).unwrap(), Some(value), "{json}");
        }
    }

    #[test]
    fn what_is_no_instant_is_an_error() {
        let cases = [
            "1e13",
            "-1e13",
            "1e300",
            "8210266876800",
            "-8334601228801",
            "9223372036854775807",
            "18446744073709551615",
            "true",
            r#""1515531081""#,
            r#""NaN""#,
            r#""Infinity""#,
            "[]",
            "{}",
            r#""""#,
        ];
        for json in cases {
            assert!(read(json).is_err(), "{json}");
        }
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX] {
            let bytes = rmp_serde::to_vec(&std::collections::BTreeMap::from([("timestamp", value)])).unwrap();
            assert!(rmp_serde::from_slice::<Everything>(&bytes)
                .unwrap_err()
                .to_string()
                .contains("/timestamp"));
        }
    }

    #[test]
    fn numbers_are_written() {
        assert_eq!(write(at(1_515_531_081, 0)), "1515531081");
        assert_eq!(write(at(1_515_531_081, 123_456_789)), "1515531081.123456");
        assert_eq!(write(at(-1, 999_000_000)), "-0.001");
        assert_eq!(write(at(253_402_300_799, 999_999_999)), "253402300799.999");
        assert_eq!(write(at(1_483_228_799, 1_500_000_000)), "1483228800.5");
        for edge in [DateTime::<Utc>::MAX_UTC, DateTime::<Utc>::MIN_UTC] {
            assert_eq!(read(&write(edge)).unwrap().unwrap().timestamp_millis(), edge.timestamp_millis());
        }
    }

    #[test]
    fn what_a_format_cannot_carry_is_an_error() {
        let value = Everything { date_time: Some(DateTime::<Utc>::MAX_UTC), ..Everything::blank() };
        let error = serde_json::to_string(&value).unwrap_err().to_string();
        assert_eq!(error, "the timestamp is out of range: its format ends with the year 9999");
    }

    proptest! {
        #[test]
        fn milliseconds_survive(millis in -62_135_596_800_000_i64..253_402_300_800_000) {
            let value = DateTime::from_timestamp_millis(millis).unwrap();
            prop_assert_eq!(read(&write(value)).unwrap(), Some(value));
        }

        #[test]
        fn microseconds_survive_until_2242(micros in -8_589_934_592_000_000_i64..8_589_934_592_000_000) {
            let value = DateTime::from_timestamp_micros(micros).unwrap();
            prop_assert_eq!(read(&write(value)).unwrap(), Some(value));
        }
    }

    #[test]
    fn the_edge_between_microseconds_and_milliseconds_holds() {
        for seconds in
            [8_589_934_590, 8_589_934_591, 8_589_934_592, -8_589_934_592, -8_589_934_591, -8_589_934_593]
        {
            for millis in [0, 1, 499, 500, 999] {
                let value = at(seconds, millis * 1_000_000);
                assert_eq!(read(&write(value)).unwrap(), Some(value), "{value}");
            }
        }
    }
}
