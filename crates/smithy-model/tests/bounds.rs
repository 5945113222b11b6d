//! Input made to exhaust a reader ends in events too, and soon: nesting, circles, texts that nobody closes.
#![allow(clippy::unwrap_used)]

use std::time::{Duration, Instant};

use smithy_model::{load, render, Event, Severity, Sources};

/// Loads a text. Built without optimization, on a machine that is busy, this is far more than any of them takes; what
/// grows with the square of its input takes hours.
fn events_in_time(name: &str, text: String) -> Vec<Event> {
    let start = Instant::now();
    let mut sources = Sources::new();
    sources.add(name, text);
    let loaded = load(sources);
    for event in loaded.events.iter().take(10) {
        render(event, &loaded.sources);
    }
    let time = start.elapsed();
    assert!(time < Duration::from_secs(100), "it took {time:?}");
    loaded.events
}

fn idl(statements: &str) -> String {
    format!("$version: \"2.0\"\nnamespace a\n{statements}")
}

/// Asserts that the text has errors, one of them with this message.
#[track_caller]
fn assert_error(name: &str, text: String, message: &str) -> Vec<Event> {
    let events = events_in_time(name, text);
    let found =
        events.iter().any(|event| event.severity == Severity::Error && event.message.contains(message));
    assert!(found, "{:#?}", events.iter().take(5).collect::<Vec<_>>());
    events
}

#[test]
fn values_nested_a_million_levels_deep() {
    let many = |text: &str| text.repeat(1_000_000);
    let message = "nest more than";
    assert_error("a.smithy", format!("metadata a = {}", many("[")), message);
    assert_error("a.smithy", format!("metadata a = {}{}", many("["), many("]")), message);
    assert_error("a.smithy", format!("metadata a = {}", many("{a: ")), message);
    assert_error("a.smithy", idl(&format!("@a({}\nstring A\n", many("["))), message);
    assert_error("a.smithy", idl(&format!("@a(a: {})\nstring A\n", many("{a: "))), message);
    assert_error("a.smithy", idl(&format!("resource A {{ a: {} }}\n", many("["))), message);
    assert_error("a.json", format!("{{\"smithy\": \"2.0\", \"metadata\": {{\"a\": {}", many("[")), message);
    assert_error("a.json", many("{\"smithy\":"), message);
}

#[test]
fn lists_of_lists_a_hundred_thousand_levels_deep() {
    let count = 100_000;
    let lists: String = (0..count).map(|n| format!("list A{n} {{ member: A{} }}\n", n + 1)).collect();
    assert_eq!(events_in_time("a.smithy", idl(&format!("{lists}string A{count}\n"))), []);
    // The last one leads back to the first.
    let events = assert_error(
        "a.smithy",
        idl(&format!("{lists}list A{count} {{ member: A0 }}\n")),
        "nothing but itself",
    );
    assert_eq!(events.len(), count + 1);
}

#[test]
fn structures_and_resources_tens_of_thousands_of_levels_deep() {
    let structures: String =
        (0..50_000).map(|n| format!("structure A{n} {{ @required\n a: A{} }}\n", n + 1)).collect();
    assert_error(
        "a.smithy",
        idl(&format!("{structures}structure A50000 {{ @required\n a: A0 }}\n")),
        "requires itself",
    );
    let resources: String =
        (0..3000).map(|n| format!("resource A{n} {{ resources: [A{}] }}\n", n + 1)).collect();
    assert_error(
        "a.smithy",
        idl(&format!("{resources}resource A3000 {{ resources: [A0] }}\n")),
        "contains itself",
    );
    let service = format!("service S {{ resources: [A0] }}\n{resources}resource A3000 {{}}\n");
    assert!(events_in_time("a.smithy", idl(&service)).iter().all(|event| event.severity < Severity::Error));
}

#[test]
fn resources_with_the_same_identifier_tens_of_thousands_of_levels_deep() {
    let resource = |number: usize, children: &str| {
        format!(
            "resource A{number} {{ identifiers: {{ id: String }} {children} read: G{number} }}\n\
             @readonly operation G{number} {{ input := {{ @required id: String }} }}\n"
        )
    };
    let chain: String =
        (0..20_000).map(|number| resource(number, &format!("resources: [A{}]", number + 1))).collect();
    let text = format!("service S {{ resources: [A0] }}\n{chain}{}", resource(20_000, ""));
    assert!(events_in_time("a.smithy", idl(&text)).iter().all(|event| event.severity < Severity::Error));
}

#[test]
fn mixins_that_lead_back_to_themselves() {
    let message = "lead back to themselves";
    assert_error("a.smithy", idl("@mixin\nstructure A with [A] {}\n"), message);
    assert_error(
        "a.smithy",
        idl("@mixin\nstructure A with [B] {}\n@mixin\nstructure B with [A] {}\n"),
        message,
    );
    let ring: String =
        (0..20_000).map(|n| format!("@mixin\nstructure A{n} with [A{}] {{}}\n", (n + 1) % 20_000)).collect();
    assert_error("a.smithy", idl(&ring), message);
    // No circle, but every mixin brings the members of all before it.
    let chain: String =
        (0..1500).map(|n| format!("@mixin\nstructure A{n} with [A{}] {{ m{n}: String }}\n", n + 1)).collect();
    assert_error(
        "a.smithy",
        idl(&format!("{chain}@mixin\nstructure A1500 {{}}\n")),
        "the model's mixins bring more than",
    );
}

#[test]
fn a_file_that_uses_its_own_shapes() {
    assert_error("a.smithy", idl("use a#A\nuse a#A\nstring A\n"), "in use");
    assert_error("a.smithy", idl("use a#A\nstring A\n"), "in use");
}

#[test]
fn texts_that_nobody_closes() {
    let megabytes = |size: usize, line: &str| line.repeat(size * 1_000_000 / line.len());
    let message = "closing `\"\"\"`, but found the end of the file";
    for line in ["structure A { b: C }\n", "lorem ipsum dolor sit amet\n", "\\\"\"\"\n", "a", "\"\n", "}\n"] {
        let size = if line == "a" { 100 } else { 5 };
        let text = idl(&format!("@documentation(\"\"\"\n{}", megabytes(size, line)));
        assert_eq!(assert_error("a.smithy", text, message).len(), 1, "{line}");
    }
    let text = idl(&format!("@documentation(\"{}", megabytes(5, "lorem ipsum\n")));
    assert_error("a.smithy", text, "closing `\"`, but found the end of the file");
    let text = format!("{{\"smithy\": \"{}", megabytes(100, "a"));
    assert_eq!(assert_error("a.json", text, "the string is not closed").len(), 1);
}

#[test]
fn a_file_of_errors_is_not_read_to_its_end() {
    for line in ["structure A {\n", "structure A { a }\n", "@\n"] {
        let events = assert_error("a.smithy", idl(&line.repeat(100_000)), "the rest of the file is not read");
        assert!(events.len() < 5000, "{line}: {}", events.len());
    }
    let members = format!("structure A {{\n{}}}\n", "a\n".repeat(100_000));
    let events = assert_error("a.smithy", idl(&members), "the rest of the file is not read");
    assert!(events.len() < 5000);
}

#[test]
fn traits_and_comments_by_the_million() {
    let events = events_in_time("a.smithy", idl(&format!("{}string A\n", "@a\n".repeat(1_000_000))));
    assert_eq!(events.len(), 1);
    assert_eq!(events_in_time("a.smithy", idl(&"/// a\n".repeat(1_000_000))).len(), 1);
}
