//! Inputs: JSON that is likely to be a value of a shape, in any layout, and what is left of it after a few edits.

use proptest::prelude::*;
use smithy_schema::{Kind, Schema};

/// JSON as it is written: numbers are texts, keys may come twice.
#[derive(Debug, Clone)]
pub enum Json {
    Raw(String),
    Text(String),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

/// Decides where spaces are, and what is escaped.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    pub seed: u64,
    /// Of 16 places, so many have a space or an escape.
    pub odd: u64,
}

pub fn layout() -> impl Strategy<Value = Layout> {
    (any::<u64>(), prop_oneof![Just(0), 0..8_u64]).prop_map(|(seed, odd)| Layout { seed, odd })
}

impl Json {
    pub fn text(&self, mut layout: Layout) -> String {
        let mut out = String::new();
        self.write(&mut out, &mut layout);
        out
    }

    fn write(&self, out: &mut String, layout: &mut Layout) {
        layout.space(out);
        match self {
            Self::Raw(text) => out.push_str(text),
            Self::Text(text) => layout.string(out, text),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { "," });
                    item.write(out, layout);
                }
                layout.space(out);
                out.push(']');
            }
            Self::Map(entries) => {
                out.push('{');
                for (index, (key, value)) in entries.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { "," });
                    layout.space(out);
                    layout.string(out, key);
                    layout.space(out);
                    out.push(':');
                    value.write(out, layout);
                }
                layout.space(out);
                out.push('}');
            }
        }
        layout.space(out);
    }
}

impl Layout {
    fn roll(&mut self) -> u64 {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.seed >> 40
    }

    fn is_odd(&mut self) -> bool {
        self.roll() % 16 < self.odd
    }

    fn space(&mut self, out: &mut String) {
        while self.is_odd() {
            out.push([' ', '\n', '\t', '\r'][self.roll() as usize % 4]);
        }
    }

    fn string(&mut self, out: &mut String, text: &str) {
        out.push('"');
        for c in text.chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                '/' if self.is_odd() => out.push_str("\\/"),
                '\n' => out.push_str("\\n"),
                '\u{8}' => out.push_str("\\b"),
                c if c < ' ' || self.is_odd() => {
                    for unit in c.encode_utf16(&mut [0; 2]) {
                        out.push_str(&if self.is_odd() {
                            format!("\\u{unit:04X}")
                        } else {
                            format!("\\u{unit:04x}")
                        });
                    }
                }
                c => out.push(c),
            }
        }
        out.push('"');
    }
}

fn raw(text: impl ToString) -> Json {
    Json::Raw(text.to_string())
}

/// Any number, in any notation.
fn number() -> impl Strategy<Value = Json> {
    prop_oneof![
        (-3_i64..300).prop_map(raw),
        any::<i64>().prop_map(raw),
        any::<u64>().prop_map(raw),
        any::<i128>().prop_map(raw),
        "-?(0|[1-9][0-9]{0,12})\\.[0-9]{1,10}".prop_map(Json::Raw),
        "-?(0|[1-9][0-9]{0,5})(\\.[0-9]{1,3})?[eE][+-]?[0-9]{1,3}".prop_map(Json::Raw),
    ]
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}",
        "[a-zA-Z0-9 \\x00-\\x1f\"\\\\/é😀]{0,40}",
        prop::sample::select(vec![
            "RED",
            "NaN",
            "Infinity",
            "-Infinity",
            "aGk=",
            "1985-04-12T23:20:50.52Z",
            "good",
            "Tue, 29 Apr 2014 18:30:38 GMT",
            "12345678901234567890123",
            "-1.50e3",
        ])
        .prop_map(String::from),
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "Name", "label", "left", "others", "named", "text", "count", "tree", "nothing", "__type", "flag",
            "token", "word", "inner", "document",
        ])
        .prop_map(String::from),
        "\\PC{0,3}",
    ]
}

/// Any JSON, with much that some member likes.
pub fn any_json() -> impl Strategy<Value = Json> {
    let scalar = prop_oneof![
        Just(raw("null")),
        any::<bool>().prop_map(raw),
        number(),
        word().prop_map(Json::Text),
        prop::sample::select(vec![
            "nul",
            "tru",
            "01",
            "-",
            "1.",
            ".5",
            "1e",
            "+1",
            "NaN",
            "",
            "\"\\u12\"",
            "\"\\ud83d\""
        ])
        .prop_map(raw),
    ];
    scalar.prop_recursive(4, 30, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Json::List),
            prop::collection::vec((name(), inner), 0..5).prop_map(Json::Map),
        ]
    })
}

/// JSON that is, more often than not, a value of the shape.
pub fn likely(schema: &'static Schema) -> BoxedStrategy<Json> {
    below(schema, 3)
}

fn below(schema: &'static Schema, levels: usize) -> BoxedStrategy<Json> {
    let integer = |value: i64| raw(value);
    match &schema.kind {
        Kind::Unit => Just(Json::Map(Vec::new())).boxed(),
        Kind::Boolean => any::<bool>().prop_map(raw).boxed(),
        Kind::Byte => (-130_i64..130).prop_map(integer).boxed(),
        Kind::Short => any::<i16>().prop_map(raw).boxed(),
        Kind::Integer | Kind::IntEnum(_) => any::<i32>().prop_map(raw).boxed(),
        Kind::Long => any::<i64>().prop_map(raw).boxed(),
        Kind::Float | Kind::Double | Kind::BigInteger | Kind::BigDecimal => number().boxed(),
        Kind::String | Kind::Enum(_) => word().prop_map(Json::Text).boxed(),
        Kind::Blob => prop::collection::vec(any::<u8>(), 0..9)
            .prop_map(|bytes| Json::Text(smithy_schema::Blob::from(bytes).to_base64()))
            .boxed(),
        Kind::Timestamp => prop_oneof![
            "-?[1-9][0-9]{0,10}(\\.[0-9]{1,9})?".prop_map(Json::Raw),
            "1[0-9]{9}\\.[0-9]{3}".prop_map(Json::Raw),
            word().prop_map(Json::Text),
        ]
        .boxed(),
        Kind::List { .. } | Kind::Map { .. } | Kind::Structure(_) | Kind::Union(_) if levels == 0 => {
            Just(raw("null")).boxed()
        }
        Kind::List { member, .. } => prop::collection::vec(or_null(below(member.target, levels - 1)), 0..4)
            .prop_map(Json::List)
            .boxed(),
        Kind::Map { value, .. } => {
            prop::collection::vec((name(), or_null(below(value.target, levels - 1))), 0..4)
                .prop_map(Json::Map)
                .boxed()
        }
        Kind::Structure(members) => {
            let members: Vec<_> = members
                .iter()
                .map(|member| {
                    let often = if member.required { 0.98 } else { 0.3 };
                    prop::option::weighted(
                        often,
                        (Just(member.key.to_owned()), or_null(below(member.target, levels - 1))),
                    )
                })
                .collect();
            let unknown = prop::option::weighted(0.2, (name(), any_json()));
            (members, unknown, any::<bool>())
                .prop_map(|(members, unknown, backwards)| {
                    let mut members: Vec<_> = members.into_iter().chain([unknown]).flatten().collect();
                    if backwards {
                        members.reverse();
                    }
                    Json::Map(members)
                })
                .boxed()
        }
        Kind::Union(members) => prop::sample::select(members.iter().collect::<Vec<_>>())
            .prop_flat_map(move |member| {
                (Just(member.key.to_owned()), or_null(below(member.target, levels - 1)))
            })
            .prop_map(|entry| Json::Map(vec![entry]))
            .boxed(),
        _ => any_json().boxed(),
    }
}

fn or_null(value: BoxedStrategy<Json>) -> impl Strategy<Value = Json> {
    prop_oneof![20 => value, 1 => Just(raw("null"))]
}

/// A change of one byte.
#[derive(Debug, Clone, Copy)]
pub enum Edit {
    Replace(u8),
    Insert(u8),
    Remove,
    End,
}

/// A few edits, with their places.
pub fn edits() -> impl Strategy<Value = Vec<(usize, Edit)>> {
    let byte = || {
        prop_oneof![prop::sample::select(b"{}[]\",:\\0123456789.-eEntfu \n\x1f\xff".to_vec()), any::<u8>()]
    };
    let edit = prop_oneof![
        3 => byte().prop_map(Edit::Replace),
        3 => byte().prop_map(Edit::Insert),
        3 => Just(Edit::Remove),
        1 => Just(Edit::End),
    ];
    prop::collection::vec((any::<usize>(), edit), 0..4)
}

pub fn edited(text: String, edits: &[(usize, Edit)]) -> Vec<u8> {
    let mut bytes = text.into_bytes();
    for (place, edit) in edits {
        let at = place % (bytes.len() + 1);
        match edit {
            Edit::Insert(byte) => bytes.insert(at, *byte),
            Edit::End => bytes.truncate(at),
            Edit::Replace(byte) if at < bytes.len() => bytes[at] = *byte,
            Edit::Remove if at < bytes.len() => drop(bytes.remove(at)),
            Edit::Replace(_) | Edit::Remove => {}
        }
    }
    bytes
}

/// Bytes of any kind, among them many that mean something in JSON.
pub fn odd_bytes() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![
        prop::sample::select(b"{}[]\",:\\/0123456789.-eEntrfulsabd \n\x1f".to_vec()),
        any::<u8>()
    ];
    prop::collection::vec(byte, 0..60)
}
