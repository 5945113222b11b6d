//! Smithy's own cases of constraints that requests do not meet: our violations against its expected messages.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;

use serde_json::Value as Json;
use smithy_schema::serde::deserialize_validated;
use smithy_schema::{
    int_enum, prelude, string_enum, structure, union, Blob, Bound, Constraints, DateTime, Document, Field,
    Kind, Length, Location, Member, Pattern, Range, Schema, TimestampFormat, Utc, ValidationError,
};

/// Where the cases are, below the `shared` folder.
const CASES: &str = "conformance/protocol-tests/malformed-expanded.json";

#[test]
fn violations_are_those_of_the_protocol_tests() {
    let shared = std::env::var_os("CODEGEN_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let Ok(text) = std::fs::read_to_string(shared.join(CASES)) else {
        // Not `eprintln!`, which the test harness keeps to itself where a test passes.
        let message = "is not there; CODEGEN_SHARED names the folder that has it";
        let _ = writeln!(std::io::stderr(), "SKIPPED: {CASES} {message}");
        return;
    };
    let cases: Vec<Json> = serde_json::from_str(&text).unwrap();
    let mut run = BTreeMap::<&str, usize>::new();
    for case in &cases {
        let id = case["id"].as_str().unwrap();
        let (Some(operation), Some(expected)) = (
            case["operation"]
                .as_str()
                .and_then(|id| id.strip_prefix("aws.protocoltests.restjson.validation#")),
            case["response"]["body"]["assertion"]["contents"].as_str(),
        ) else {
            continue;
        };
        // Catastrophic for the interpreter that these patterns run on. The generator compiles the pattern, and its
        // fixture `patterns` runs it on a longer text than this case's.
        if id == "RestJsonMalformedPatternReDOSString" {
            continue;
        }
        let validate = match operation {
            "MalformedEnum" => check::<EnumInput>,
            "MalformedLength" => check::<LengthInput>,
            "MalformedLengthOverride" => check::<LengthOverrideInput>,
            "MalformedLengthQueryString" => check::<QueryInput>,
            "MalformedPattern" => check::<PatternInput>,
            "MalformedPatternOverride" => check::<PatternOverrideInput>,
            "MalformedRange" => check::<RangeInput>,
            "MalformedRangeOverride" => check::<RangeOverrideInput>,
            "MalformedRequired" => check::<RequiredInput>,
            "MalformedUniqueItems" => check::<UniqueInput>,
            "RecursiveStructures" => check::<RecursiveInput>,
            "SensitiveValidation" => check::<SensitiveInput>,
            other => panic!("{id}: {other} is an operation without shapes here"),
        };
        // The doubled dollar sign is a slip of the original.
        let expected: Json = serde_json::from_str(&expected.replace("$$", "$")).unwrap();
        assert_eq!(validate(&case["request"]), expected, "{id}");
        *run.entry(operation).or_default() += 1;
    }
    assert_eq!(run.len(), 12, "{run:?}");
}

/// What a server answers to the request.
fn check<T: Field>(request: &Json) -> Json {
    let input = document(T::blank().value(), request);
    let error: ValidationError = deserialize_validated::<T, _>(input).unwrap().err().unwrap();
    let fields: Vec<Json> = error
        .violations()
        .iter()
        .map(|violation| serde_json::json!({"message": violation.to_string(), "path": violation.path}))
        .collect();
    serde_json::json!({"message": error.to_string(), "fieldList": fields})
}

/// The body, with what the request has elsewhere: HTTP's mapping is not what is tested here.
fn document(blank: smithy_schema::Value<'_>, request: &Json) -> Json {
    let mut input: Json = serde_json::from_str(request["body"].as_str().unwrap()).unwrap();
    let smithy_schema::Value::Structure(shape) = blank else { panic!("an input is a structure") };
    for member in shape.schema().members() {
        let value = match member.location {
            Location::Header(name) => request["headers"].get(name).cloned(),
            Location::Query(name) => {
                request["queryParams"].as_array().unwrap().iter().find_map(|parameter| {
                    let (key, value) =
                        parameter.as_str()?.split_once('=').unwrap_or((parameter.as_str()?, ""));
                    (key == name).then(|| value.into())
                })
            }
            _ => None,
        };
        if let Some(value) = value {
            input[member.key] = value;
        }
    }
    input
}

const fn member(name: &'static str, target: &'static Schema) -> Member {
    Member { name, key: name, target, ..Member::EMPTY }
}

const fn own(name: &'static str, target: &'static Schema, constraints: &'static Constraints) -> Member {
    Member { constraints: Some(constraints), ..member(name, target) }
}

const fn shape(id: &'static str, kind: Kind, constraints: Constraints) -> Schema {
    Schema { id, kind, constraints, ..Schema::EMPTY }
}

const NONE: Constraints = Constraints::EMPTY;
const UNIQUE: Constraints = Constraints { unique_items: true, ..NONE };

const fn length(min: Option<u64>, max: Option<u64>) -> Constraints {
    Constraints { length: Some(Length { min, max }), ..NONE }
}

const fn whole(min: Option<i128>, max: Option<i128>) -> Constraints {
    const fn bound(value: Option<i128>) -> Option<Bound> {
        match value {
            Some(value) => Some(Bound::Integer(value)),
            None => None,
        }
    }
    Constraints { range: Some(Range { min: bound(min), max: bound(max) }), ..NONE }
}

const fn decimal(min: Option<f64>, max: Option<f64>) -> Constraints {
    const fn bound(value: Option<f64>) -> Option<Bound> {
        match value {
            Some(value) => Some(Bound::Decimal(value)),
            None => None,
        }
    }
    Constraints { range: Some(Range { min: bound(min), max: bound(max) }), ..NONE }
}

const fn pattern(pattern: &'static Pattern) -> Constraints {
    Constraints { pattern: Some(pattern), ..NONE }
}

const fn list(member: &'static Member) -> Kind {
    Kind::List { member, sparse: false }
}

const fn map(key: &'static Member, value: &'static Member) -> Kind {
    Kind::Map { key, value, sparse: false }
}

macro_rules! shape {
    ($name:ident = $schema:ident { $($index:literal $field:ident: $type:ty = $member:expr),* $(,)? }) => {
        struct $name {
            $($field: Option<$type>,)*
        }
        static $schema: Schema = shape("test#Shape", Kind::Structure(&[$($member),*]), NONE);
        structure!($name: $schema { $($index $field),* });
    };
}

macro_rules! choice {
    ($name:ident = $schema:ident { $($index:literal $variant:ident: $type:ty = $member:expr),* $(,)? }) => {
        enum $name {
            $($variant($type),)*
            Unknown { tag: String, value: Document },
        }
        static $schema: Schema = shape("test#Choice", Kind::Union(&[$($member),*]), NONE);
        union!($name: $schema { $($index $variant),* } units {});
    };
}

// @enum

enum EnumString {
    Abc,
    Def,
    Ghi,
    Jkl,
    Unknown(String),
}
string_enum!(EnumString { Abc = "abc", Def = "def", Ghi = "ghi", Jkl = "jkl" });
static ENUM_STRING: Schema = Schema {
    listed: Some(&["abc", "def", "jkl"]),
    ..shape("test#EnumString", Kind::Enum(EnumString::VALUES), NONE)
};
static ENUM_TRAIT: Schema = Schema {
    listed: Some(&["abc", "def"]),
    ..shape("test#EnumTraitString", Kind::Enum(&["abc", "def", "ghi"]), NONE)
};
static ENUM_LIST: Schema = shape("test#EnumList", list(&member("member", &ENUM_STRING)), NONE);
static ENUM_MAP: Schema =
    shape("test#EnumMap", map(&member("key", &ENUM_STRING), &member("value", &ENUM_STRING)), NONE);
choice!(EnumUnion = ENUM_UNION {
    0 First: EnumString = member("first", &ENUM_STRING),
    1 Second: EnumString = member("second", &ENUM_STRING),
});
shape!(EnumInput = ENUM_INPUT {
    0 string: EnumString = member("string", &ENUM_STRING),
    1 with_trait: String = member("stringWithEnumTrait", &ENUM_TRAIT),
    2 list: Vec<EnumString> = member("list", &ENUM_LIST),
    3 map: BTreeMap<String, EnumString> = member("map", &ENUM_MAP),
    4 choice: EnumUnion = member("union", &ENUM_UNION),
});

// @length

const TWO_TO_EIGHT: Constraints = length(Some(2), Some(8));
const FOUR_TO_SIX: Constraints = length(Some(4), Some(6));
static LENGTH_BLOB: Schema = shape("test#LengthBlob", Kind::Blob, TWO_TO_EIGHT);
static LENGTH_STRING: Schema = shape("test#LengthString", Kind::String, TWO_TO_EIGHT);
static MIN_STRING: Schema = shape("test#MinString", Kind::String, length(Some(2), None));
static MAX_STRING: Schema = shape("test#MaxString", Kind::String, length(None, Some(8)));
static LENGTH_LIST: Schema = shape("test#LengthList", list(&member("member", &LENGTH_STRING)), TWO_TO_EIGHT);
static LENGTH_MAP: Schema = shape(
    "test#LengthMap",
    map(&member("key", &LENGTH_STRING), &member("value", &LENGTH_LIST)),
    TWO_TO_EIGHT,
);
shape!(LengthInput = LENGTH_INPUT {
    0 blob: Blob = member("blob", &LENGTH_BLOB),
    1 string: String = member("string", &LENGTH_STRING),
    2 min_string: String = member("minString", &MIN_STRING),
    3 max_string: String = member("maxString", &MAX_STRING),
    4 list: Vec<String> = member("list", &LENGTH_LIST),
    5 map: BTreeMap<String, Vec<String>> = member("map", &LENGTH_MAP),
});
shape!(LengthOverrideInput = LENGTH_OVERRIDE_INPUT {
    0 blob: Blob = own("blob", &LENGTH_BLOB, &FOUR_TO_SIX),
    1 string: String = own("string", &LENGTH_STRING, &FOUR_TO_SIX),
    2 min_string: String = own("minString", &MIN_STRING, &length(Some(4), None)),
    3 max_string: String = own("maxString", &MAX_STRING, &length(None, Some(6))),
    4 list: Vec<String> = own("list", &LENGTH_LIST, &FOUR_TO_SIX),
    5 map: BTreeMap<String, Vec<String>> = own("map", &LENGTH_MAP, &FOUR_TO_SIX),
});
shape!(QueryInput = QUERY_INPUT {
    0 string: String = Member { location: Location::Query("string"), ..member("string", &LENGTH_STRING) },
});

// @pattern

static A_TO_M: Pattern = Pattern::interpreted("^[a-m]+$");
static G_TO_M: Pattern = Pattern::interpreted("^[g-m]+$");
static EVIL: Pattern = Pattern::interpreted("^([0-9]+)+$");
const OVERRIDE: Constraints = pattern(&G_TO_M);
static PATTERN_STRING: Schema = shape("test#PatternString", Kind::String, pattern(&A_TO_M));
static EVIL_STRING: Schema = shape("test#EvilString", Kind::String, pattern(&EVIL));
static PATTERN_LIST: Schema = shape("test#PatternList", list(&member("member", &PATTERN_STRING)), NONE);
static PATTERN_MAP: Schema =
    shape("test#PatternMap", map(&member("key", &PATTERN_STRING), &member("value", &PATTERN_STRING)), NONE);
static OVERRIDE_LIST: Schema =
    shape("test#PatternListOverride", list(&own("member", &PATTERN_STRING, &OVERRIDE)), NONE);
static OVERRIDE_MAP: Schema = shape(
    "test#PatternMapOverride",
    map(&own("key", &PATTERN_STRING, &OVERRIDE), &own("value", &PATTERN_STRING, &OVERRIDE)),
    NONE,
);
choice!(PatternUnion = PATTERN_UNION {
    0 First: String = member("first", &PATTERN_STRING),
    1 Second: String = member("second", &PATTERN_STRING),
});
choice!(PatternUnionOverride = OVERRIDE_UNION {
    0 First: String = own("first", &PATTERN_STRING, &OVERRIDE),
    1 Second: String = own("second", &PATTERN_STRING, &OVERRIDE),
});
shape!(PatternInput = PATTERN_INPUT {
    0 string: String = member("string", &PATTERN_STRING),
    1 evil: String = member("evilString", &EVIL_STRING),
    2 list: Vec<String> = member("list", &PATTERN_LIST),
    3 map: BTreeMap<String, String> = member("map", &PATTERN_MAP),
    4 choice: PatternUnion = member("union", &PATTERN_UNION),
});
shape!(PatternOverrideInput = PATTERN_OVERRIDE_INPUT {
    0 string: String = own("string", &PATTERN_STRING, &OVERRIDE),
    1 list: Vec<String> = member("list", &OVERRIDE_LIST),
    2 map: BTreeMap<String, String> = member("map", &OVERRIDE_MAP),
    3 choice: PatternUnionOverride = member("union", &OVERRIDE_UNION),
});

// @range

macro_rules! ranges {
    ($name:ident = $schema:ident, $min:literal $max:literal, $float_min:literal $float_max:literal) => {
        shape!($name = $schema {
            0 byte: i8 = own("byte", &prelude::BYTE, &whole(Some($min), Some($max))),
            1 min_byte: i8 = own("minByte", &prelude::BYTE, &whole(Some($min), None)),
            2 max_byte: i8 = own("maxByte", &prelude::BYTE, &whole(None, Some($max))),
            3 short: i16 = own("short", &prelude::SHORT, &whole(Some($min), Some($max))),
            4 min_short: i16 = own("minShort", &prelude::SHORT, &whole(Some($min), None)),
            5 max_short: i16 = own("maxShort", &prelude::SHORT, &whole(None, Some($max))),
            6 integer: i32 = own("integer", &prelude::INTEGER, &whole(Some($min), Some($max))),
            7 min_integer: i32 = own("minInteger", &prelude::INTEGER, &whole(Some($min), None)),
            8 max_integer: i32 = own("maxInteger", &prelude::INTEGER, &whole(None, Some($max))),
            9 long: i64 = own("long", &prelude::LONG, &whole(Some($min), Some($max))),
            10 min_long: i64 = own("minLong", &prelude::LONG, &whole(Some($min), None)),
            11 max_long: i64 = own("maxLong", &prelude::LONG, &whole(None, Some($max))),
            12 float: f32 = own("float", &prelude::FLOAT, &decimal(Some($float_min), Some($float_max))),
            13 min_float: f32 = own("minFloat", &prelude::FLOAT, &decimal(Some($float_min), None)),
            14 max_float: f32 = own("maxFloat", &prelude::FLOAT, &decimal(None, Some($float_max))),
        });
    };
}

ranges!(RangeInput = RANGE_INPUT, 2 8, 2.2 8.8);
ranges!(RangeOverrideInput = RANGE_OVERRIDE_INPUT, 4 6, 4.4 6.6);

// @required

const fn required(name: &'static str, location: Location) -> Member {
    Member { required: true, location, ..member(name, &prelude::STRING) }
}

shape!(RequiredInput = REQUIRED_INPUT {
    0 string: String = required("string", Location::Body),
    1 query: String = required("stringInQuery", Location::Query("stringInQuery")),
    2 header: String = required("stringInHeader", Location::Header("string-in-headers")),
});

// @uniqueItems

enum FooEnum {
    Foo,
    Baz,
    Unknown(String),
}
string_enum!(FooEnum { Foo = "Foo", Baz = "Baz" });
static FOO: Schema = shape("test#FooEnum", Kind::Enum(FooEnum::VALUES), NONE);

enum Number {
    A,
    B,
    C,
    Unknown(i32),
}
int_enum!(Number { A = 1, B = 2, C = 3 });
static NUMBER: Schema = shape("test#IntegerEnum", Kind::IntEnum(Number::VALUES), NONE);

shape!(Greeting = GREETING { 0 hi: String = member("hi", &prelude::STRING) });
shape!(MissingKey = MISSING_KEY { 0 hi: String = required("hi", Location::Body) });
choice!(FooUnion = FOO_UNION {
    0 String: String = member("string", &prelude::STRING),
    1 Integer: i32 = member("integer", &prelude::INTEGER),
});

const fn dated(format: TimestampFormat) -> Member {
    Member { timestamp_format: Some(format), ..member("member", &prelude::TIMESTAMP) }
}

const fn set(member: &'static Member) -> Schema {
    shape("test#Set", list(member), UNIQUE)
}

static BLOBS: Schema = set(&member("member", &prelude::BLOB));
static BOOLEANS: Schema = set(&member("member", &prelude::BOOLEAN));
static STRINGS: Schema = set(&member("member", &prelude::STRING));
static BYTES: Schema = set(&member("member", &prelude::BYTE));
static SHORTS: Schema = set(&member("member", &prelude::SHORT));
static INTEGERS: Schema = set(&member("member", &prelude::INTEGER));
static LONGS: Schema = set(&member("member", &prelude::LONG));
static TIMESTAMPS: Schema = set(&member("member", &prelude::TIMESTAMP));
static DATE_TIMES: Schema = set(&dated(TimestampFormat::DateTime));
static HTTP_DATES: Schema = set(&dated(TimestampFormat::HttpDate));
static FOOS: Schema = set(&member("member", &FOO));
static NUMBERS: Schema = set(&member("member", &NUMBER));
static STRING_LIST: Schema = shape("test#StringList", list(&member("member", &prelude::STRING)), NONE);
static LISTS: Schema = set(&member("member", &STRING_LIST));
static GREETINGS: Schema = set(&member("member", &GREETING));
static MISSING_KEYS: Schema = set(&member("member", &MISSING_KEY));
static FOO_UNIONS: Schema = set(&member("member", &FOO_UNION));

shape!(UniqueInput = UNIQUE_INPUT {
    0 blobs: Vec<Blob> = member("blobList", &BLOBS),
    1 booleans: Vec<bool> = member("booleanList", &BOOLEANS),
    2 strings: Vec<String> = member("stringList", &STRINGS),
    3 bytes: Vec<i8> = member("byteList", &BYTES),
    4 shorts: Vec<i16> = member("shortList", &SHORTS),
    5 integers: Vec<i32> = member("integerList", &INTEGERS),
    6 longs: Vec<i64> = member("longList", &LONGS),
    7 timestamps: Vec<DateTime<Utc>> = member("timestampList", &TIMESTAMPS),
    8 date_times: Vec<DateTime<Utc>> = member("dateTimeList", &DATE_TIMES),
    9 http_dates: Vec<DateTime<Utc>> = member("httpDateList", &HTTP_DATES),
    10 enums: Vec<FooEnum> = member("enumList", &FOOS),
    11 numbers: Vec<Number> = member("intEnumList", &NUMBERS),
    12 lists: Vec<Vec<String>> = member("listList", &LISTS),
    13 structures: Vec<Greeting> = member("structureList", &GREETINGS),
    14 without: Vec<MissingKey> = member("structureListWithNoKey", &MISSING_KEYS),
    15 unions: Vec<FooUnion> = member("unionList", &FOO_UNIONS),
});

// Recursion and sensitivity

enum RecursiveEnum {
    Abc,
    Def,
    Unknown(String),
}
string_enum!(RecursiveEnum { Abc = "abc", Def = "def" });
static RECURSIVE_ENUM: Schema = shape("test#RecursiveEnumString", Kind::Enum(RecursiveEnum::VALUES), NONE);
choice!(RecursiveOne = RECURSIVE_ONE {
    0 String: RecursiveEnum = member("string", &RECURSIVE_ENUM),
    1 Union: Box<RecursiveTwo> = member("union", &RECURSIVE_TWO),
});
choice!(RecursiveTwo = RECURSIVE_TWO {
    0 String: RecursiveEnum = member("string", &RECURSIVE_ENUM),
    1 Union: Box<RecursiveOne> = member("union", &RECURSIVE_ONE),
});
shape!(RecursiveInput = RECURSIVE_INPUT { 0 choice: RecursiveOne = member("union", &RECURSIVE_ONE) });

static SENSITIVE_STRING: Schema =
    Schema { sensitive: true, ..shape("test#SensitivePatternString", Kind::String, pattern(&A_TO_M)) };
shape!(SensitiveInput = SENSITIVE_INPUT { 0 string: String = member("string", &SENSITIVE_STRING) });
