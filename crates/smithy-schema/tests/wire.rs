//! What goes over the wire: reading and writing, in each way and format.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used)]

mod fixture;
mod formats;

use fixture::*;
use formats::{decode, round_trips};
use serde_core::de::DeserializeOwned;
use serde_core::Serialize;
use smithy_schema::{prelude, structure, DateTime, Document, Field, Kind, Member, Schema};

/// `input` reads as the value that is written as `output`, in each way and format.
#[track_caller]
fn reads<T: DeserializeOwned + Serialize>(input: &str, output: &str) {
    for (way, outcome) in decode::<T>(input) {
        let value = outcome.unwrap_or_else(|error| panic!("{way} of {input}: {error}"));
        assert_eq!(serde_json::to_string(&value).unwrap(), output, "{way} of {input}");
    }
}

/// `input` is refused in each way and format. The message is that of `from_str`; in each way it says where.
#[track_caller]
fn refuses<T: DeserializeOwned>(input: &str, message: &str) {
    let place = message.split_once(" at '/").and_then(|(_, rest)| rest.split_once('\''));
    for (way, outcome) in decode::<T>(input) {
        let Err(error) = outcome else { panic!("{way} of {input} must be refused") };
        if way == "from_str" {
            assert_eq!(error, message, "{input}");
        }
        if let Some((place, _)) = place {
            assert!(error.contains(&format!(" at '/{place}'")), "{way} of {input}: {error}");
        }
    }
}

#[test]
fn every_kind_of_member_is_read_and_written() {
    let json = concat!(
        r#"{"Name":"n","flag":true,"byte":-128,"short":-32768,"integer":2147483647,"long":-9223372036854775808,"#,
        r#""float":1.5,"double":-0.1,"bigInteger":18446744073709551615,"bigDecimal":12.5,"blob":"AAEC/w==","#,
        r#""timestamp":1515531081.123,"dateTime":"1985-04-12T23:20:50.520Z","#,
        r#""httpDate":"Tue, 29 Apr 2014 18:30:38 GMT","document":{"a":[1,2.5,"x",null,true]},"color":"RED","#,
        r#""level":5,"list":["a",""],"sparseList":[1,null,3],"map":{"k":"v"},"sparseMap":{"a":null,"b":"GREEN"},"#,
        r#""choice":{"text":"t"},"tree":{"label":"l","left":{"label":"m"},"others":[{"label":"o"}]},"limit":3,"#,
        r#""documents":[null,{}],"dates":{"d":["2000-01-02T20:34:56Z"]}}"#,
    );
    reads::<Everything>(json, json);
}

#[test]
fn members_come_in_any_order_and_unknown_ones_are_ignored() {
    reads::<Everything>(
        r#"{"limit":1,"zzz":{"deep":[1,{"x":null}]},"flag":false,"Name":"n","name":"not the key"}"#,
        r#"{"Name":"n","flag":false,"limit":1}"#,
    );
}

#[test]
fn null_is_absent() {
    let nulls: Vec<String> =
        EVERYTHING.members().iter().skip(1).map(|member| format!("\"{}\":null", member.key)).collect();
    reads::<Everything>(&format!("{{\"Name\":\"n\",{}}}", nulls.join(",")), r#"{"Name":"n","limit":10}"#);
}

#[test]
fn defaults_fill_what_is_absent() {
    reads::<Everything>(r#"{"Name":"n"}"#, r#"{"Name":"n","limit":10}"#);
}

#[test]
fn a_null_is_skipped_where_a_collection_is_not_sparse() {
    reads::<Everything>(
        r#"{"Name":"n","list":["a",null,"b"],"map":{"a":null,"b":"c"},"documents":[null,1]}"#,
        r#"{"Name":"n","list":["a","b"],"map":{"b":"c"},"limit":10,"documents":[null,1]}"#,
    );
}

#[test]
fn keys_may_be_escaped() {
    reads::<Everything>(
        r#"{"\u004eame":"n","m\u0061p":{"\u006b\n":"v"},"choice":{"t\u0065xt":"\u0074"}}"#,
        r#"{"Name":"n","map":{"k\n":"v"},"choice":{"text":"t"},"limit":10}"#,
    );
}

#[test]
fn values_that_enums_do_not_know_are_kept() {
    reads::<Everything>(
        r#"{"Name":"n","color":"PUCE","level":77,"sparseMap":{"a":"TEAL"}}"#,
        r#"{"Name":"n","color":"PUCE","level":77,"sparseMap":{"a":"TEAL"},"limit":10}"#,
    );
    let value: Everything = serde_json::from_str(r#"{"Name":"n","color":"PUCE","level":77}"#).unwrap();
    assert!(value.color == Some(Color::Unknown("PUCE".into())) && value.level == Some(Level::Unknown(77)));
}

#[test]
fn a_missing_required_member_is_named_and_placed() {
    refuses::<Everything>("{}", "missing field `Name` at line 1 column 2");
    refuses::<Everything>(r#"{"Name":null}"#, "missing field `Name` at line 1 column 13");
    refuses::<Everything>(
        r#"{"Name":"n","tree":{"label":"l","others":[{"label":"x"},{"left":null}]}}"#,
        "missing field `label` at '/tree/others/1' at line 1 column 69",
    );
    refuses::<Everything>(
        r#"{"Name":"n","tree":{"label":"l","named":{"a/b~":{}}}}"#,
        "missing field `label` at '/tree/named/a~1b~0' at line 1 column 50",
    );
}

#[test]
fn a_member_that_comes_twice_is_an_error() {
    for input in [r#"{"Name":"n","Name":"m"}"#, r#"{"Name":"n","flag":null,"flag":true}"#] {
        let error = serde_json::from_str::<Everything>(input).unwrap_err().to_string();
        assert!(error.starts_with("duplicate field `"), "{error}");
    }
}

#[test]
fn the_last_value_of_a_maps_key_is_taken() {
    let value: Everything =
        serde_json::from_str(r#"{"Name":"n","map":{"a":"1","a":"2"},"sparseMap":{"a":"RED","a":null}}"#)
            .unwrap();
    assert_eq!(
        serde_json::to_string(&value).unwrap(),
        r#"{"Name":"n","map":{"a":"2"},"sparseMap":{"a":null},"limit":10}"#
    );
}

#[test]
fn a_wrong_type_is_an_error_that_says_where_and_what() {
    let cases = [
        (r#"{"Name":5}"#, "invalid type: integer `5`, expected a string at '/Name' at line 1 column 9"),
        (
            r#"{"Name":"n","flag":"true"}"#,
            "invalid type: string \"true\", expected a boolean at '/flag' at line 1 column 25",
        ),
        (
            r#"{"Name":"n","byte":128}"#,
            "invalid value: integer `128`, expected an integer of 8 bits at '/byte' at line 1 column 22",
        ),
        (
            r#"{"Name":"n","integer":1.5}"#,
            "invalid value: floating point `1.5`, expected an integer of 32 bits at '/integer' at line 1 column 25",
        ),
        (
            r#"{"Name":"n","integer":"1"}"#,
            "invalid type: string \"1\", expected an integer of 32 bits at '/integer' at line 1 column 25",
        ),
        (
            r#"{"Name":"n","level":2147483648}"#,
            "invalid value: integer `2147483648`, expected an integer of 32 bits at '/level' at line 1 column 30",
        ),
        (
            r#"{"Name":"n","double":"inf"}"#,
            "invalid value: string \"inf\", expected a double, \"NaN\", \"Infinity\" or \"-Infinity\" at '/double' at \
             line 1 column 26",
        ),
        (
            r#"{"Name":"n","float":1e300}"#,
            "invalid value: floating point `1e+300`, expected a float, \"NaN\", \"Infinity\" or \"-Infinity\" at \
             '/float' at line 1 column 25",
        ),
        (
            r#"{"Name":"n","list":{}}"#,
            "invalid type: map, expected a list at '/list' at line 1 column 19",
        ),
        (
            r#"{"Name":"n","list":["a",1]}"#,
            "invalid type: integer `1`, expected a string at '/list/1' at line 1 column 25",
        ),
        (
            r#"{"Name":"n","tree":[]}"#,
            "invalid type: sequence, expected structure Tree at '/tree' at line 1 column 19",
        ),
        (
            r#"{"Name":"n","choice":"text"}"#,
            "invalid type: string \"text\", expected union Choice at '/choice' at line 1 column 27",
        ),
        (
            r#"{"Name":"n","blob":"YQ"}"#,
            "invalid value: string \"YQ\", expected a string of base64 with padding at '/blob' at line 1 column 23",
        ),
        (
            r#"{"Name":"n","dates":{"x":[true]}}"#,
            "invalid type: boolean `true`, expected a timestamp: seconds since 1970, RFC 3339 or an HTTP date at \
             '/dates/x/0' at line 1 column 30",
        ),
        ("[]", "invalid type: sequence, expected structure Everything at line 1 column 0"),
        ("null", "invalid type: null, expected structure Everything at line 1 column 4"),
    ];
    for (input, message) in cases {
        refuses::<Everything>(input, message);
    }
}

#[test]
fn whole_numbers_are_integers_however_they_are_written() {
    reads::<Everything>(
        r#"{"Name":"n","byte":1.0,"integer":1e3,"long":-2E2,"level":1.0}"#,
        r#"{"Name":"n","byte":1,"integer":1000,"long":-200,"level":1,"limit":10}"#,
    );
    // A double does not tell this one from its neighbours.
    assert!(serde_json::from_str::<Everything>(r#"{"Name":"n","long":9007199254740994.0}"#).is_err());
}

#[test]
fn a_union_has_one_member() {
    reads::<Choice>(r#"{"text":"a"}"#, r#"{"text":"a"}"#);
    reads::<Choice>(r#"{"tree":null,"text":"a","count":null,"new":null}"#, r#"{"text":"a"}"#);
    reads::<Choice>(r#"{"__type":"test#Choice","count":1}"#, r#"{"count":1}"#);
    reads::<Choice>(r#"{"count":1,"__type":"test#Choice"}"#, r#"{"count":1}"#);
    reads::<Choice>(r#"{"nothing":{"ignored":1}}"#, r#"{"nothing":{}}"#);
    reads::<Choice>(r#"{"colors":["RED","NEW"]}"#, r#"{"colors":["RED","NEW"]}"#);
    reads::<Choice>(r#"{"when":0}"#, r#"{"when":"1970-01-01T00:00:00Z"}"#);
    reads::<Choice>(r#"{"tree":{"label":"l"}}"#, r#"{"tree":{"label":"l"}}"#);
    refuses::<Choice>("{}", "no member of the union Choice is set: expected exactly one at line 1 column 2");
    refuses::<Choice>(
        r#"{"text":null}"#,
        "no member of the union Choice is set: expected exactly one at line 1 column 13",
    );
    refuses::<Choice>(
        r#"{"text":"a","count":1}"#,
        "more than one member of the union Choice is set: expected exactly one at line 1 column 22",
    );
    refuses::<Choice>(
        r#"{"text":"a","new":{}}"#,
        "more than one member of the union Choice is set: expected exactly one at line 1 column 21",
    );
    refuses::<Everything>(
        r#"{"Name":"n","choice":{"text":5}}"#,
        "invalid type: integer `5`, expected a string at '/choice/text' at line 1 column 30",
    );
}

#[test]
fn a_union_member_that_the_model_does_not_know_is_kept() {
    reads::<Choice>(r#"{"new":{"b":[1,null],"a":-2.5}}"#, r#"{"new":{"a":-2.5,"b":[1,null]}}"#);
    let choice: Choice = serde_json::from_str(r#"{"new":"x"}"#).unwrap();
    assert!(choice == Choice::Unknown { tag: "new".into(), value: "x".into() });
}

#[test]
fn floats_that_are_not_finite_are_strings_where_people_read() {
    let json = r#"{"Name":"n","float":"-Infinity","double":"NaN","limit":10}"#;
    for (way, outcome) in decode::<Everything>(json) {
        let value = outcome.unwrap_or_else(|error| panic!("{way}: {error}"));
        assert_eq!(value.float, Some(f32::NEG_INFINITY), "{way}");
        assert!(value.double.unwrap().is_nan(), "{way}");
        assert_eq!(serde_json::to_string(&value).unwrap(), json);
        for (format, outcome) in round_trips(&value) {
            let value = outcome.unwrap_or_else(|error| panic!("{format}: {error}"));
            assert!(value.float == Some(f32::NEG_INFINITY) && value.double.unwrap().is_nan(), "{format}");
        }
        // Native, where there is such a thing: no letters.
        let bytes = rmp_serde::to_vec(&value).unwrap();
        assert!(!bytes.windows(3).any(|window| window == b"NaN"));
    }
}

#[test]
fn blobs_are_bytes_in_binary_formats() {
    let value = Everything { blob: Some(b"\xff\x00ab".into()), ..everything() };
    for bytes in [formats::to_cbor(&value).unwrap(), rmp_serde::to_vec(&value).unwrap()] {
        assert!(bytes.windows(4).any(|window| window == b"\xff\x00ab"));
    }
    // Some writers have sequences of numbers for bytes.
    let numbers = rmp_serde::to_vec(&serde_json::json!({"Name": "n", "blob": [255, 0, 97]})).unwrap();
    assert!(rmp_serde::from_slice::<Everything>(&numbers).unwrap().blob == Some(b"\xff\x00a".into()));
    assert!(serde_json::from_str::<Everything>(r#"{"Name":"n","blob":[255,0,97]}"#).is_err());
}

#[test]
fn base64_is_padded_and_of_the_standard_alphabet() {
    // Those of Smithy's protocol tests, and both alphabets.
    for text in ["xyz", "YmxvYg=", "-_==", "YQ", "YQ=", "Y Q==", "YQ==\n", "YR=="] {
        let json = serde_json::json!({"Name": "n", "blob": text});
        assert!(serde_json::from_value::<Everything>(json).is_err(), "{text:?}");
    }
    reads::<Everything>(r#"{"Name":"n","blob":""}"#, r#"{"Name":"n","blob":"","limit":10}"#);
}

#[test]
fn a_required_document_may_be_null_and_an_optional_one_is_absent() {
    #[derive(Clone, PartialEq)]
    struct Note {
        body: Document,
    }
    static NOTE: Schema = Schema {
        id: "test#Note",
        kind: Kind::Structure(&[Member {
            name: "body",
            key: "body",
            target: &prelude::DOCUMENT,
            required: true,
            ..Member::EMPTY
        }]),
        ..Schema::EMPTY
    };
    structure!(Note: NOTE { 0 body });
    reads::<Note>(r#"{"body":null}"#, r#"{"body":null}"#);
    refuses::<Note>("{}", "missing field `body` at line 1 column 2");
    reads::<Everything>(r#"{"Name":"n","document":null}"#, r#"{"Name":"n","limit":10}"#);
}

#[test]
fn nesting_is_bounded_both_ways() {
    let nested = |depth: usize| {
        let open = r#"{"label":"l","left":"#.repeat(depth - 1);
        format!("{open}{{\"label\":\"l\"}}{}", "}".repeat(depth - 1))
    };
    // serde_json's own limit is 127 levels; that of a value is 128.
    let value: Tree = serde_json::from_str(&nested(127)).unwrap();
    let value = Tree { left: Some(Box::new(value)), ..tree("top") };
    let json = serde_json::to_value(&value).unwrap();
    assert!(serde_json::from_value::<Tree>(json.clone()).unwrap() == value);
    let deeper = Tree { left: Some(Box::new(value)), ..tree("top") };
    let error = serde_json::to_string(&deeper).unwrap_err().to_string();
    assert_eq!(error, "the value nests deeper than 128 levels");
    let json = serde_json::json!({"label": "top", "left": json});
    let error = serde_json::from_value::<Tree>(json).unwrap_err().to_string();
    assert_eq!(error, "the value nests deeper than 128 levels");

    let mut document = serde_json::json!(1);
    for _ in 0..127 {
        document = serde_json::json!([document]);
    }
    let fits: Document = serde_json::from_value(serde_json::json!([document])).unwrap();
    assert_eq!(serde_json::to_value(&fits).unwrap(), serde_json::json!([document]));
    assert!(serde_json::from_value::<Document>(serde_json::json!([[document]])).is_err());
    assert!(serde_json::to_value(Document::from(vec![fits])).is_err());
    // The levels of a document count on from those around it.
    assert!(
        serde_json::from_value::<Everything>(serde_json::json!({"Name": "n", "document": document})).is_ok()
    );
    assert!(serde_json::from_value::<Everything>(serde_json::json!({"Name": "n", "document": [document]}))
        .is_err());
}

#[test]
fn claimed_lengths_reserve_little() {
    // MessagePack: a map of one entry, `list`, of 2^32 - 1 items that do not follow.
    let bytes = b"\x81\xa4list\xdd\xff\xff\xff\xff\xa1a";
    assert!(rmp_serde::from_slice::<Everything>(bytes).is_err());
}

#[test]
fn more_than_64_members_are_tracked() {
    let all: Vec<String> = (0..WIDTH).map(|index| format!("\"m{index}\":{index}")).collect();
    let reversed: Vec<String> = all.iter().rev().cloned().collect();
    reads::<Wide>(&format!("{{{}}}", reversed.join(",")), &format!("{{{}}}", all.join(",")));
    for lacking in [0, 63, 64, 65, 127, 128, WIDTH - 1] {
        let some: Vec<String> = all
            .iter()
            .enumerate()
            .filter(|(index, _)| *index != lacking)
            .map(|(_, entry)| entry.clone())
            .collect();
        let error = serde_json::from_str::<Wide>(&format!("{{{}}}", some.join(","))).unwrap_err();
        assert!(error.to_string().starts_with(&format!("missing field `m{lacking}`")), "{error}");
        let twice = [some.as_slice(), some.get(..1).unwrap()].concat();
        let error = serde_json::from_str::<Wide>(&format!("{{{}}}", twice.join(","))).unwrap_err();
        assert!(error.to_string().starts_with("duplicate field `m"), "{error}");
    }
}

#[test]
fn a_value_survives_each_format() {
    let value = Everything {
        big_integer: Some("123456789012345678901234567890".parse().unwrap()),
        big_decimal: Some("-0.10".parse().unwrap()),
        blob: Some(b"\x00\xff".into()),
        timestamp: DateTime::from_timestamp(1_515_531_081, 123_456_000),
        date_time: DateTime::from_timestamp(-1, 999_999_999),
        choice: Some(Choice::Unknown { tag: "x".into(), value: Document::from(vec![1, -1]) }),
        ..everything()
    };
    for (format, outcome) in round_trips(&value) {
        let read = outcome.unwrap_or_else(|error| panic!("{format}: {error}"));
        assert!(read == value, "{format}: {read:?}");
    }
}

#[test]
fn formats_that_have_only_bytes_for_strings_are_read() {
    // MessagePack: {bin "Name": bin "n", bin "map": {bin "k": bin "v"}, bin "color": bin "RED"}
    let bytes = b"\x83\xc4\x04Name\xc4\x01n\xc4\x03map\x81\xc4\x01k\xc4\x01v\xc4\x05color\xc4\x03RED";
    let value: Everything = rmp_serde::from_slice(bytes).unwrap();
    assert_eq!(
        serde_json::to_string(&value).unwrap(),
        r#"{"Name":"n","color":"RED","map":{"k":"v"},"limit":10}"#
    );
}

fn everything() -> Everything {
    Everything { name: "n".into(), ..Everything::blank() }
}
