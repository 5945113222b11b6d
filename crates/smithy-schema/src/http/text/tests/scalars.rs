//! Each kind of scalar: its text, and what is none.

use super::super::escape;
use super::*;

/// A value has these texts in a label, in a query and in a header, and they are read as the value.
fn is<T: Field + PartialEq>(value: &T, member: &'static Member, plain: &str, in_header: &str) {
    let mut escaped = Vec::new();
    escape(&mut escaped, plain, false);
    let escaped = String::from_utf8(escaped).unwrap();
    assert_eq!(label(value, member).unwrap(), escaped);
    assert_eq!(query(value, member).unwrap(), format!("k={escaped}"));
    assert_eq!(header(value, member).unwrap().unwrap(), in_header);
    for strict in [false, true] {
        // NaN is not itself.
        #[allow(clippy::eq_op)]
        let same = |read: T| read == *value || value != value;
        assert!(same(from_label(&escaped, member, strict).unwrap()), "{plain}");
        assert!(same(from_query(&[plain], member, strict).unwrap()), "{plain}");
        assert!(same(from_header(&[in_header], member, strict).unwrap()), "{in_header}");
        assert!(same(from_header(&[&format!(" \t{in_header} ")], member, strict).unwrap()), "{in_header}");
    }
}

#[test]
fn scalars() {
    is(&true, &BOOLEAN, "true", "true");
    is(&false, &BOOLEAN, "false", "false");
    is(&i8::MIN, &BYTE, "-128", "-128");
    is(&i16::MAX, &SHORT, "32767", "32767");
    is(&0_i32, &INTEGER, "0", "0");
    is(&i64::MIN, &LONG, "-9223372036854775808", "-9223372036854775808");
    is(&1.1_f32, &FLOAT, "1.1", "1.1");
    is(&f32::NAN, &FLOAT, "NaN", "NaN");
    is(&1.1_f64, &DOUBLE, "1.1", "1.1");
    is(&-1e300_f64, &DOUBLE, "-1e300", "-1e300");
    is(&f64::INFINITY, &DOUBLE, "Infinity", "Infinity");
    is(&f64::NEG_INFINITY, &DOUBLE, "-Infinity", "-Infinity");
    let digits = "123456789012345678901234567890";
    is(&digits.parse::<BigInteger>().unwrap(), &BIG_INTEGER, digits, digits);
    is(&"1.50e-7".parse::<BigDecimal>().unwrap(), &BIG_DECIMAL, "1.50e-7", "1.50e-7");
    is(&"Hello there".to_owned(), &TEXT, "Hello there", "Hello there");
    is(&"{\"é\":1}".to_owned(), &JSON, "{\"é\":1}", "eyLDqSI6MX0=");
    is(&Color::Red, &COLOR, "RED", "RED");
    is(&Color::Unknown("new".to_owned()), &COLOR, "new", "new");
    is(&Level::Low, &LEVEL, "1", "1");
    is(&Level::Unknown(-9), &LEVEL, "-9", "-9");
    is(&Blob::from("value"), &BLOB, "dmFsdWU=", "dmFsdWU=");
    is(&at(1_576_540_098, 0), &TIME, "2019-12-16T23:48:18Z", "Mon, 16 Dec 2019 23:48:18 GMT");
    is(&at(1_576_540_098, 120), &DATE_TIME, "2019-12-16T23:48:18.120Z", "2019-12-16T23:48:18.120Z");
    is(&at(1_576_540_098, 0), &HTTP_DATE, "Mon, 16 Dec 2019 23:48:18 GMT", "Mon, 16 Dec 2019 23:48:18 GMT");
    is(&at(1_576_540_098, 120), &EPOCH, "1576540098.12", "1576540098.12");
}

#[test]
fn what_is_refused() {
    const INTEGERS: [&str; 11] =
        ["true", "1.001", "2ABC", "0x42", "Infinity", "NaN", "", " 1", "+1", "1e3", "1,2"];
    fn refused<T: Field>(member: &'static Member, texts: &[&str]) {
        for text in texts {
            for strict in [false, true] {
                let mut escaped = Vec::new();
                escape(&mut escaped, text, false);
                let escaped = String::from_utf8(escaped).unwrap();
                for problem in [
                    from_label::<T>(&escaped, member, strict).err().unwrap(),
                    from_query::<T>(&[*text], member, strict).err().unwrap(),
                ] {
                    assert_eq!(problem.path, format!("/{}", member.name), "{text}");
                    assert!(problem.reason.starts_with("expected "), "{text}: {}", problem.reason);
                    assert!(
                        text.len() < 3
                            || !problem.reason.contains(text)
                            || *text == "NaN"
                            || *text == "true"
                            || *text == "Infinity"
                    );
                }
                // Spaces around a header's value are not part of it.
                if text.trim() == *text {
                    assert!(from_header::<T>(&[*text], member, strict).is_err(), "{text}");
                }
            }
        }
    }
    refused::<bool>(
        &BOOLEAN,
        &[
            "True", "TRUE", "y", "Y", "yes", "Yes", "YES", "1", "on", "On", "ON", "False", "FALSE", "n",
            "no", "0", "off", "",
        ],
    );
    refused::<i8>(&BYTE, &INTEGERS);
    refused::<i8>(&BYTE, &["256", "-256", "128", "-129", "123000000000000000000000"]);
    refused::<i16>(&SHORT, &INTEGERS);
    refused::<i16>(&SHORT, &["40000", "-40000", "-9223372000000000000"]);
    refused::<i32>(&INTEGER, &INTEGERS);
    refused::<i32>(&INTEGER, &["-9223372000000000000", "2147483648"]);
    refused::<i64>(&LONG, &INTEGERS);
    refused::<i64>(&LONG, &["184467440737095500000", "-184467440737095500000"]);
    refused::<Level>(&LEVEL, &INTEGERS);
    refused::<f32>(
        &FLOAT,
        &["true", "2ABC", "0x42", "inf", "nan", "infinity", "+1", "", "1e39", "1e400", "--1", ".5", "1_0"],
    );
    refused::<f64>(
        &DOUBLE,
        &["true", "2ABC", "0x42", "inf", "nan", "+Infinity", "+1", "", "1e400", "1e", "-", "1.5.5"],
    );
    refused::<BigInteger>(&BIG_INTEGER, &["1.5", "", "x", "+1", "NaN"]);
    refused::<BigDecimal>(&BIG_DECIMAL, &["1.", "", "x", "+1", "NaN"]);
    refused::<Blob>(&BLOB, &["xyz", "YmxvYg=", "[][]", "-_=="]);
    for text in ["xyz", "YmxvYg=", "[][]", "-_==", "/w=="] {
        assert!(from_header::<String>(&[text], &JSON, true).is_err(), "{text}");
    }
}

#[test]
fn times_of_other_formats() {
    const DATE_TIMES: [&str; 2] = ["1985-04-12T23:20:50.52Z", "1985-04-12T23:20:50Z"];
    const OFFSETS: [&str; 2] = ["1996-12-19T16:39:57-08:00", "1996-12-19T16:39:57+00:00"];
    const DATES: [&str; 1] = ["Tue, 29 Apr 2014 18:30:38 GMT"];
    const EPOCHS: [&str; 3] = ["1515531081.1234", "1515531081", "-1"];
    const NEVER: [&str; 18] = [
        "Sun, 02 Jan 2000 20:34:56.000 GMT",
        "1996-12-19T16:39:57+00",
        "1996-12-19T16:39:57+00Z",
        "1996-12-19T16:39:57",
        "1996-12-19T163957",
        "19961219T163957Z",
        "19961219T16:39:57",
        "1996-12-19T16:39Z",
        "1996-12-19T16",
        "1996-12-19 16:39:57Z",
        "2011-12-03T10:15:30+01:00[Europe/Paris]",
        "true",
        "1515531081ABC",
        "0x42",
        "1515531081.123.456",
        "Infinity",
        "NaN",
        "",
    ];
    let reads = |text: &str, member: &'static Member, strict: bool| {
        [
            from_query::<DateTime<Utc>>(&[text], member, strict).is_ok(),
            from_header::<DateTime<Utc>>(&[text], member, strict).is_ok(),
        ]
    };
    for (member, texts) in [(&EPOCH, EPOCHS.as_slice()), (&DATE_TIME, &DATE_TIMES), (&HTTP_DATE, &DATES)] {
        for text in EPOCHS.iter().chain(&DATE_TIMES).chain(&DATES) {
            assert_eq!(reads(text, member, true), [texts.contains(text); 2], "{text}");
            assert_eq!(reads(text, member, false), [true; 2], "{text}");
        }
        for text in OFFSETS {
            assert_eq!(
                (reads(text, member, true), reads(text, member, false)),
                ([false; 2], [true; 2]),
                "{text}"
            );
        }
        for text in NEVER {
            assert_eq!(
                (reads(text, member, true), reads(text, member, false)),
                ([false; 2], [false; 2]),
                "{text}"
            );
        }
    }
    assert_eq!(reads(DATES[0], &TIME, true), [false, true]);
    assert_eq!(reads(DATE_TIMES[0], &TIME, true), [true, false]);
    assert_eq!(from_query::<DateTime<Utc>>(&[OFFSETS[0]], &TIME, false).unwrap(), at(851_042_397, 0));
}
