//! All kinds of values, with values that tell them apart.

use std::fmt::Write;

use smithy_model::Model;

use crate::kinds::model_of;

/// The name of the crate that has them all.
pub const CRATE: &str = "matrix";

/// A kind of value.
pub struct Value {
    /// Its name here.
    pub name: &'static str,
    /// What is in front of a member of it.
    traits: &'static str,
    /// The shape.
    shape: &'static str,
    /// Whether it can be a text.
    is_scalar: bool,
    /// Values of it, as JSON.
    values: &'static [&'static str],
}

const fn scalar(name: &'static str, shape: &'static str, values: &'static [&'static str]) -> Value {
    Value { name, traits: "", shape, is_scalar: true, values }
}

const MOMENTS: &[&str] = &["1700000000", "1700000000.5"];
const WHOLE_MOMENTS: &[&str] = &["1700000000"];

/// All of them.
pub const VALUES: &[Value] = &[
    scalar("byte", "Byte", &["-128", "1", "127"]),
    scalar("short", "Short", &["-32768", "1", "32767"]),
    scalar("integer", "Integer", &["-2147483648", "16777217", "2147483647"]),
    scalar("long", "Long", &["1", "9007199254740993", "9223372036854775807"]),
    scalar("bigInteger", "BigInteger", &["1", "\"1234567890123456789012345678901234567890\"", HUGE]),
    scalar("float", "Float", &["0.1", "1.5", "3e38", "\"NaN\""]),
    scalar("double", "Double", &["0.1", "1.5", "1e300", "\"-Infinity\""]),
    scalar("bigDecimal", "BigDecimal", &["1.5", "\"0.12345678901234567890123\"", "\"1e400\""]),
    scalar("string", "String", &["\"a\"", "\"some words\"", "\"\""]),
    scalar("enum", "Mode", &["\"a-jar\""]),
    scalar("intEnum", "Level", &["1", "16777217"]),
    scalar("boolean", "Boolean", &["true", "false"]),
    Value {
        name: "epoch",
        traits: "@timestampFormat(\"epoch-seconds\")",
        shape: "Timestamp",
        is_scalar: true,
        values: MOMENTS,
    },
    Value {
        name: "date-time",
        traits: "@timestampFormat(\"date-time\")",
        shape: "Timestamp",
        is_scalar: true,
        values: MOMENTS,
    },
    Value {
        name: "http-date",
        traits: "@timestampFormat(\"http-date\")",
        shape: "Timestamp",
        is_scalar: true,
        values: WHOLE_MOMENTS,
    },
    Value { name: "blob", traits: "", shape: "Blob", is_scalar: false, values: &["\"AQID\"", "\"\""] },
    Value {
        name: "document",
        traits: "",
        shape: "Document",
        is_scalar: false,
        values: &["1.5", "\"a\"", "{\"b\": true}", "[1]"],
    },
    Value { name: "list", traits: "", shape: "Names", is_scalar: false, values: &["[\"a\"]", "[]"] },
    Value {
        name: "map",
        traits: "",
        shape: "Sizes",
        is_scalar: false,
        values: &["{\"a\": 1}", "{\"name\": 1}", "{}"],
    },
    Value { name: "structure", traits: "", shape: "Thing", is_scalar: false, values: &["{\"name\": \"a\"}"] },
];

/// Digits beyond what a double holds.
const HUGE: &str = concat!(
    "\"1",
    "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
    "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
    "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
    "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
    "\""
);

/// The places that a value can be in.
pub fn places(value: &Value) -> &'static [&'static str] {
    if value.is_scalar {
        &["body", "text"]
    } else {
        &["body"]
    }
}

/// A model with one operation for each of these values in its place.
pub fn model(values: &[(&str, &Value, &str)]) -> Model {
    let operations: Vec<&str> = values.iter().map(|(operation, _, _)| *operation).collect();
    let mut text = format!(
        "$version: \"2.0\"\nnamespace test\nuse aws.protocols#restJson1\n@restJson1\nservice Service {{ version: \"1\", operations: \
         [{}] }}\nenum Mode {{\n AJAR = \"a-jar\"\n}}\nintEnum Level {{\n LOW = 1\n HIGH = 16777217\n}}\nlist Names {{ member: String }}\nmap Sizes {{ key: \
         String, value: Integer }}\nstructure Thing {{ name: String }}\n",
        operations.join(", ")
    );
    for (operation, value, place) in values {
        let Value { traits, shape, .. } = value;
        let (query, header) = match *place {
            "text" => ("@httpQuery(\"v\")", "@httpHeader(\"v\")"),
            _ => ("", ""),
        };
        writeln!(
            text,
            "@http(method: \"POST\", uri: \"/{operation}\")\noperation {operation} {{\n    input := {{ {query} {traits} v: {shape} \
             }}\n    output := {{ {header} {traits} v: {shape} }}\n}}"
        )
        .unwrap();
    }
    model_of(&[("matrix.smithy".to_owned(), text)])
}

/// An operation for each value in each place.
pub fn whole() -> Model {
    let named: Vec<(String, &Value, &str)> = VALUES
        .iter()
        .flat_map(|value| places(value).iter().map(move |place| (operation(value, place), value, *place)))
        .collect();
    let values: Vec<(&str, &Value, &str)> =
        named.iter().map(|(name, value, place)| (name.as_str(), *value, *place)).collect();
    model(&values)
}

/// The name of an operation, which is its marker's.
fn operation(value: &Value, place: &str) -> String {
    let capital = |text: &str| text[..1].to_uppercase() + &text[1..];
    value.name.split('-').map(capital).chain([capital(place)]).collect()
}

/// The file of the runner that lists them.
pub fn registry() -> String {
    let mut text = "//! All kinds of values.\n\nuse crate::matrix::Kind;\n\n/// Each in each place.\npub fn all() -> Vec<Kind> {\n    vec![\n".to_owned();
    for value in VALUES {
        let values: Vec<String> = value.values.iter().map(|json| format!("{{\"v\": {json}}}")).collect();
        for place in places(value) {
            let (name, is_text) = (operation(value, place), *place == "text");
            writeln!(
                text,
                "        Kind::new::<matrix::http::{name}>({:?}, {is_text}, &{values:?}),",
                value.name
            )
            .unwrap();
        }
    }
    text + "    ]\n}\n"
}
