//! Whatever the input is, it ends in events: never in a panic, and soon.

use proptest::prelude::*;
use smithy_model::{
    format, load, write_ast, write_ast_version, write_idl, FileId, Renderer, Sources, Version,
};

/// Loads a text, and does with the result all that can be done with it.
fn survive(name: &str, text: &str) {
    let mut sources = Sources::new();
    sources.add(name, text);
    let loaded = load(sources);
    let renderer = Renderer::new(&loaded.sources);
    for event in &loaded.events {
        renderer.render(event);
    }
    write_ast(&loaded.model);
    write_ast_version(&loaded.model, Version::V1);
    write_idl(&loaded.model);
    if let Ok(formatted) = format(FileId(0), text) {
        assert_eq!(format(FileId(0), &formatted).as_ref(), Ok(&formatted), "formatted once, from {text:?}");
    }
}

/// Pieces of the IDL, valid and not, in any order.
fn idl() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "$version: \"2.0\"\n",
        "$version: \"1.0\"\n",
        "namespace a.b\n",
        "metadata a = ",
        "use a.b#C\n",
        "structure A ",
        "structure B ",
        "union C ",
        "list D ",
        "map E ",
        "enum F ",
        "intEnum G ",
        "service H ",
        "resource I ",
        "operation J ",
        "string K ",
        "apply A ",
        "apply A$a ",
        "with [A]",
        "with [B, C]",
        "for I",
        "@mixin ",
        "@trait ",
        "@required ",
        "@length(min: 1)",
        "@tags([",
        "@a.b#A({",
        "@",
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        ":",
        ":=",
        "=",
        "$a",
        "a: String\n",
        "member: A\n",
        "key: String\n",
        "value: A",
        "A = \"a\"\n",
        "B = 1\n",
        "input",
        "output",
        "errors",
        "operations: [J]",
        "identifiers: {a: String}",
        "\"",
        "\"\"\"\n",
        "\\",
        "\\u00",
        "//",
        "/// docs\n",
        ",",
        "\n",
        " ",
        "1",
        "-",
        "1.",
        "true",
        "null",
        "#",
        ".",
        "_",
        "é",
        "\u{1F600}",
        "\r\n",
        "\t",
        "a",
        "A",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Pieces of an AST within the frame of one.
fn ast() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "type",
        "traits",
        "members",
        "member",
        "key",
        "value",
        "mixins",
        "target",
        "input",
        "output",
        "errors",
        "operations",
        "resources",
        "identifiers",
        "properties",
        "rename",
        "version",
        "a#A",
        "a#B",
        "a#A$a",
        "a",
        "smithy.api#mixin",
        "smithy.api#required",
        "smithy.api#enumValue",
        "smithy.api#trait",
    ]);
    let word = prop::sample::select(vec![
        "structure",
        "list",
        "map",
        "enum",
        "union",
        "service",
        "resource",
        "operation",
        "string",
        "apply",
        "set",
        "a#A",
        "a#B",
        "smithy.api#String",
        "",
    ]);
    let leaf = prop_oneof![
        word.prop_map(|word| format!("\"{word}\"")),
        any::<f64>().prop_map(|number| format!("{number:e}")),
        Just("null".to_string()),
        Just("true".to_string()),
    ];
    let value = leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::vec((key.clone(), inner), 0..6).prop_map(|entries| {
                let entries: Vec<String> =
                    entries.iter().map(|(key, value)| format!("\"{key}\": {value}")).collect();
                format!("{{{}}}", entries.join(","))
            }),
        ]
    });
    prop::collection::vec(value, 1..6).prop_map(|shapes| {
        let shapes: Vec<String> = shapes
            .iter()
            .enumerate()
            .map(|(n, shape)| format!("\"a#{}\": {shape}", ["A", "B", "C", "A$a", "D"][n]))
            .collect();
        format!("{{\"smithy\": \"2.0\", \"shapes\": {{{}}}}}", shapes.join(","))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        survive("any.smithy", &text);
        survive("any.json", &text);
        survive("any", &text);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let text = String::from_utf8_lossy(&bytes);
        survive("any.smithy", &text);
        survive("any.json", &text);
    }

    #[test]
    fn any_idl(text in idl()) {
        survive("any.smithy", &text);
        survive("any.smithy", &format!("$version: \"2.0\"\nnamespace a\n{text}"));
    }

    #[test]
    fn any_ast(text in ast()) {
        survive("any.json", &text);
    }

    /// A model cut off or changed at any place.
    #[test]
    fn damaged_models(at in any::<prop::sample::Index>(), with in "\\PC{0,3}", keep in any::<bool>()) {
        for (name, text) in [
            ("damaged.smithy", include_str!("fixtures/valid/grammar.smithy")),
            ("damaged.json", include_str!("fixtures/broken/json-wrong-types.json")),
        ] {
            let mut at = at.index(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let (before, after) = text.split_at(at);
            survive(name, &format!("{before}{with}{}", if keep { after } else { "" }));
        }
    }
}
