//! Selectors against Smithy's own test cases, and what is no selector.

#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeSet;
use std::path::PathBuf;

use smithy_model::{load, Loaded, Model, Node, Selector, Sources};

fn shared(file: &str) -> Option<PathBuf> {
    Some(common::shared_or_skip(file)?.join(file))
}

fn load_text(text: &str) -> Loaded {
    let mut sources = Sources::new();
    sources.add("model.smithy", text);
    load(sources)
}

fn select(selector: &str, model: &Model, own: bool) -> BTreeSet<String> {
    let selected = Selector::parse(selector).unwrap().select(model);
    let of_interest = selected.iter().filter(|id| !own || !model.shape(id).unwrap().built_in);
    of_interest.map(ToString::to_string).collect()
}

#[test]
fn smithys_own_cases() {
    let Some(folder) = shared("conformance/selectors") else { return };
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut passed, mut failures) = (0, Vec::new());
    for file in &files {
        let mut sources = Sources::new();
        sources.add_path(file).unwrap();
        let model = load(sources).model;
        for case in model.metadata["selectorTests"].as_array().unwrap() {
            let selector = case.get("selector").unwrap().as_str().unwrap();
            let matches = case.get("matches").unwrap().as_array().unwrap();
            let expected: BTreeSet<_> = matches.iter().map(|id| id.as_str().unwrap().to_owned()).collect();
            let own = case.get("skipPreludeShapes").and_then(Node::as_bool).unwrap_or(false);
            let found = select(selector, &model, own);
            if found == expected {
                passed += 1;
            } else {
                failures.push(format!(
                    "{}: {selector}\n  expected {expected:?}\n  found {found:?}",
                    file.display()
                ));
            }
        }
    }
    println!("selectors: {passed} of {}", passed + failures.len());
    assert!(failures.is_empty() && passed > 0, "{}", failures.join("\n"));
}

const MODEL: &str = r#"
$version: "2.0"
namespace a

service S { version: "1", operations: [Op], resources: [R] }
resource R { identifiers: { id: Id }, operations: [Inner] }
@tags(["x", "y"])
@auth([httpBasicAuth])
operation Op { input: In }
operation Inner { input := { @required id: Id } }
structure In { list: List, self: In }
@length(min: 1, max: 10)
list List { member: Id }
@tags(["x"])
string Id
"#;

#[test]
fn more_of_the_language() {
    let model = load_text(MODEL).model;
    for (selector, expected) in [
        ("[id = 'a#In$list']", &["a#In$list"][..]),
        ("[trait|tags|(values) = x][trait|tags|(length) > 1]", &["a#Op"]),
        ("[trait|tags|(values)|(first) = x][id|namespace = a]", &["a#Id", "a#Op"]),
        ("[@trait|length: @{min} < @{max} && @{max} = 10]", &["a#List"]),
        ("[@trait|length: @{min} > @{max}]", &[]),
        ("[trait|nothing ?= false][id = a#In]", &["a#In"]),
        ("[id|name = ID i]", &["a#Id"]),
        ("[service|version ^= '1']", &["a#S"]),
        ("operation [trait|auth] :not([@: @{trait|auth|(values)} {<} @{trait|tags|(values)}])", &["a#Op"]),
        ("[@: @{trait|tags|(values)} {<<} @{trait|tags|(values)}]", &[]),
        ("[@: @{trait|tags|(values)} {=} @{trait|tags|(values)}]", &["a#Id", "a#Op"]),
        (":topdown([id = a#R])", &["a#Inner", "a#R"]),
        (":topdown([id = a#S], [id = a#R])", &["a#Op", "a#S"]),
        ("[id = a#Id] :recursive(<) service", &["a#S"]),
        ("[id = a#In] ~> string", &["a#Id"]),
        ("[id = a#In] $from(*) > member :test(> :in(${from}))", &["a#In$self"]),
        (":unknown(*)", &[]),
        ("-[unknown]->", &[]),
    ] {
        let expected: BTreeSet<_> = expected.iter().map(ToString::to_string).collect();
        assert_eq!(select(selector, &model, true), expected, "{selector}");
    }
}

#[test]
fn what_is_no_selector() {
    let deep = format!("{}*{}", ":not(".repeat(100), ")".repeat(100));
    let long = ">".repeat(5_000);
    for text in [
        "",
        " ",
        "(",
        "[",
        "[trait",
        "[trait|",
        "[id=",
        "[id='x]",
        "[id ~ 'x']",
        "foo",
        ":not(*, *)",
        ":test()",
        ":not(",
        "-[x]",
        "$x",
        "${x",
        "[@trait|range @{min} > 1]",
        "* )",
        "][not",
        "[id = 1.2.3]",
        "ä",
        &deep,
        &long,
    ] {
        let error = Selector::parse(text).expect_err(text);
        assert!(!error.message.is_empty() && error.offset <= text.len(), "{text}");
    }
}

#[test]
fn many_ways_through_a_model_are_walked_once() {
    let model = load_text(MODEL).model;
    let selector = format!("[id = smithy.api#String] {}", "< > < > ".repeat(8));
    // As many ways as this would take for ever; what is found is every member of that target, and the target.
    assert!(select(&selector, &model, false).contains("smithy.api#String"));
    assert!(select(":test(< > < > < > < > [id = a#Id])", &model, true).contains("a#Id"));
    // As long as a selector can be, round and round a recursive structure.
    assert!(select(&format!("[id = a#In] {}", "> ".repeat(500)), &model, true).contains("a#In"));
}

proptest::proptest! {
    /// Whatever is written as a selector, there is an answer.
    #[test]
    fn any_text_is_parsed_or_refused(text in "[-<>\\[\\]~*:()@|$='a-z{}, ]{0,40}") {
        if let Err(error) = Selector::parse(&text) {
            assert!(error.offset <= text.len());
        }
    }
}
