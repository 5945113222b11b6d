//! One idea a case: a text and what it becomes.

#![allow(clippy::unwrap_used)]

use super::format;
use crate::FileId;

/// Shapes as written and as formatted, in a file with the least there can be before them.
fn check(text: &str, expected: &str) {
    let head = "$version: \"2\"\n\nnamespace a\n\n";
    check_file(&format!("{head}{text}"), &format!("{head}{expected}"));
}

fn check_file(text: &str, expected: &str) {
    for text in [text, expected] {
        let found = format(FileId(0), text);
        assert_eq!(found.as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn a_file_without_shapes() {
    check_file("", "");
    check_file(" // only a comment", "// only a comment\n");
    check_file("$version:\"2\"\nnamespace  a.b", "$version: \"2\"\n\nnamespace a.b\n");
}

#[test]
fn line_ends_and_byte_order_marks_are_normalized() {
    check_file(
        "\u{feff}$version: \"2\"\r\nnamespace a\r\n/// b \r\nstring A // c\r\n",
        "$version: \"2\"\n\nnamespace a\n\n/// b \nstring A // c\n",
    );
    check("@a(\"b\r\nc\")\r\nstring A", "@a(\n    \"b\nc\"\n)\nstring A\n");
}

#[test]
fn comments_after_statements_stay_there_and_those_among_members_have_lines_of_their_own() {
    check("string A // a\nstring B // b", "string A // a\n\nstring B // b\n");
    check(
        "structure A { // a\nb: B // b\nc: C = 1 // c\n// d\n}",
        "structure A {\n    // a\n    b: B\n\n    // b\n    c: C = 1 // c\n\n    // d\n}\n",
    );
    check("structure A // a\n{}", "structure A {\n    // a\n}\n");
    check("apply A // a\n@b", "// a\napply A @b\n");
    check("apply A { // a\n@b // b\n@c\n}", "apply A {\n    // a\n    @b\n    // b\n    @c\n}\n");
    check("@a( // b\n)\nstring C", "@a(\n    // b\n)\nstring C\n");
    check("@a(b // c\n: // d\n1)\nstring C", "@a(\n    // c\n    // d\n    b: 1\n)\nstring C\n");
}

#[test]
fn documentation_keeps_its_text_and_other_comments_lose_spaces_at_their_ends() {
    check("///a  \n////b\n/// \n//c  \nstring A", "///a  \n////b\n///\n//c\nstring A\n");
    check("string A ///b  \n////c\napply A @d", "string A //b\n\n//c\napply A @d\n");
}

#[test]
fn text_blocks_move_to_the_margin_without_changing_what_they_mean() {
    check(
        "@a(b: \"\"\"  \n  c\\\n      d\n\n    \"\"\")\nstring C",
        "@a(\n    b: \"\"\"\n        c\\\n            d\n\n        \"\"\"\n)\nstring C\n",
    );
    check("@a([\"\"\"\nb\"\"\"])\nstring C", "@a([\n    \"\"\"\n    b\"\"\"\n])\nstring C\n");
}

#[test]
fn keys_lose_quotes_that_they_do_not_need() {
    check("@a(\"b\": { \"c d\": 1, \"e\": 2 })\nstring C", "@a(\n    b: { \"c d\": 1, e: 2 }\n)\nstring C\n");
    check_file("metadata \"a\" = 1\nmetadata \"b.c\" = 2", "metadata a = 1\nmetadata \"b.c\" = 2\n");
}

#[test]
fn uses_are_sorted_and_kept_only_where_something_refers_to_them() {
    check(
        "use z#Target\nuse b#Name\nuse b#trait\nuse b#Key\nuse b#Quoted\nuse b#Member\nuse b#mixin\n\
         @trait(Key: 1)\nstructure Member2 with [mixin] { Name: Target$Member }\nservice S { resources: [\"Quoted\"] }",
        "use b#Quoted\nuse b#mixin\nuse b#trait\nuse z#Target\n\n@trait(Key: 1)\n\
         structure Member2 with [mixin] {\n    Name: Target$Member\n}\n\n\
         service S {\n    resources: [\n        \"Quoted\"\n    ]\n}\n",
    );
}

#[test]
fn members_and_properties_are_set_apart_when_one_has_traits() {
    check("enum A { B C = \"d\"\n}", "enum A {\n    B\n    C = \"d\"\n}\n");
    check("union A { b: B @c d: D }", "union A {\n    b: B\n\n    @c\n    d: D\n}\n");
    check(
        "operation A { input := for B with [C] { $d } output := { @e f: F } errors: [] }",
        "operation A {\n    input := for B with [C] {\n        $d\n    }\n\n    output := {\n        @e\n        f: F\n    }\n\n    \
         errors: []\n}\n",
    );
}

#[test]
fn what_cannot_be_read_is_not_formatted() {
    let events = format(FileId(0), "$version: \"2\"\nnamespace a\nstring\nstructure B {").unwrap_err();
    let lines: Vec<_> = events.iter().filter_map(|event| event.location).map(|place| place.line).collect();
    assert_eq!(lines, [3, 4]);
}
