//! What broken models are told: every file of `fixtures/broken` has one idea, and a snapshot of all its events.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;

use smithy_model::{load, render, Event, Severity, Sources};

#[test]
fn broken_models() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/broken");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap();
        let mut sources = Sources::new();
        sources.add(name, fs::read_to_string(&file).unwrap());
        let loaded = load(sources);
        assert!(!loaded.events.is_empty(), "nothing is wrong with {name}");
        let text: Vec<String> = loaded.events.iter().map(|event| render(event, &loaded.sources)).collect();
        insta::with_settings!({ snapshot_path => "snapshots/broken", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, text.join("\n\n"));
        });
    }
}

/// What is wrong with a text: severity, id, line and column.
type Found = (Severity, String, Option<(u32, u32)>);

fn events(name: &str, text: &str) -> Vec<Found> {
    let mut sources = Sources::new();
    sources.add(name, text);
    found(sources)
}

fn found(sources: Sources) -> Vec<Found> {
    let place = |event: &Event| event.location.map(|at| (at.line, at.column));
    load(sources).events.iter().map(|event| (event.severity, event.id.clone(), place(event))).collect()
}

#[test]
fn a_file_that_cannot_be_read_does_not_make_the_others_wrong() {
    let mut sources = Sources::new();
    sources
        .add("a.smithy", "$version: \"2.0\"\nnamespace a\nuse b#B\nstructure A { b: B }\napply b#B @a.b#c\n");
    sources.add("b.json", "{ \"smithy\": \"2.0\", \"shapes\": { \"b#B\": { \"type\": \"string\" } }");
    assert_eq!(found(sources), [(Severity::Error, "Model".to_string(), Some((1, 61)))]);
}

#[test]
fn three_mistakes_are_three_errors_each_with_its_place() {
    let text = include_str!("fixtures/broken/three-mistakes.smithy");
    let found = events("three.smithy", text);
    let expected = [("Target", (5, 5)), ("Model", (6, 14)), ("TraitValue", (7, 18))];
    let expected = expected.map(|(id, place)| (Severity::Error, id.to_string(), Some(place)));
    assert_eq!(found, expected);
}

#[test]
fn an_event_without_a_place_names_its_shape() {
    let id = smithy_model::ShapeId::parse("a#B").unwrap();
    let event = Event::error("Target", "Something is wrong").on(&id).help("put it right");
    assert_eq!(
        render(&event, &Sources::new()),
        "error[Target]: a#B: Something is wrong\n  = help: put it right"
    );
}

#[test]
fn a_place_without_a_line_names_its_file() {
    let mut sources = Sources::new();
    let file = sources.add("model.smithy", "");
    let event = Event::error("Model", "Empty").at(smithy_model::Location { file, line: 0, column: 0 });
    assert_eq!(render(&event, &sources), "error[Model]: Empty\n --> model.smithy");
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let text = format!("$version: \"2.0\"\nnamespace a\n{}string A !\n", " ".repeat(500));
    let mut sources = Sources::new();
    sources.add("long.smithy", &*text);
    let loaded = load(sources);
    let rendered = render(&loaded.events[0], &loaded.sources);
    let lines: Vec<&str> = rendered.lines().collect();
    let caret = lines[4].find('^').unwrap();
    assert_eq!(lines[3].as_bytes()[caret], b'!', "{rendered}");
    assert!(lines[3].len() < 300, "{rendered}");
}

#[test]
fn nesting_has_an_end() {
    let deep = 1_000_000;
    let idl = format!("metadata a = {}", "[".repeat(deep));
    assert_eq!(events("deep.smithy", &idl).len(), 1);
    let idl = format!("metadata a = {}1{}\nnamespace a", "{a:".repeat(deep), "}".repeat(deep));
    assert_eq!(events("deep.smithy", &idl).len(), 1);
    let json = format!("{{\"smithy\": \"2.0\", \"metadata\": {{\"a\": {}", "[".repeat(deep));
    assert_eq!(events("deep.json", &json).len(), 1);
    let mixins: String =
        (0..3_000).map(|n| format!("@mixin structure M{} with [M{n}] {{}}\n", n + 1)).collect();
    let idl = format!("$version: \"2.0\"\nnamespace a\n@mixin structure M0 {{}}\n{mixins}");
    assert_eq!(events("chain.smithy", &idl), []);
}

#[test]
fn misspelt_words_get_a_suggestion() {
    for (text, meant) in [
        ("servce S {}", "`service`"),
        ("operation O { inpt: A }", "`input`"),
        ("service S { version: \"1\", operatons: [] }", "`operations`"),
        ("structure A { @requird a: String }", "`@required`"),
        ("structure A { a: Sting }", "`String`"),
        ("structure Thing {}\napply Thng @sensitive", "`Thing`"),
    ] {
        let mut sources = Sources::new();
        sources.add("a.smithy", format!("$version: \"2\"\nnamespace a\n{text}\n"));
        let loaded = load(sources);
        let help = loaded.events.iter().filter_map(|event| event.help.as_deref());
        assert!(
            help.clone().any(|help| help == format!("did you mean {meant}?")),
            "{text}: {:?}",
            loaded.events
        );
    }
}

#[test]
fn many_events_are_rendered_soon() {
    // One line of two megabytes, as minified JSON is.
    let text = "{\"é\": 1} ".repeat(200_000);
    let mut sources = Sources::new();
    let file = sources.add("long.json", text.as_str());
    let renderer = smithy_model::Renderer::new(&sources);
    let start = std::time::Instant::now();
    for at in 0..50_000 {
        let place = smithy_model::Location { file, line: 1, column: 1 + at * 36 };
        let rendered = renderer.render(&Event::error("Model", "Something is wrong").at(place));
        assert!(rendered.contains("{"), "{rendered}");
    }
    // Reading the line anew for each of them takes minutes.
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}
