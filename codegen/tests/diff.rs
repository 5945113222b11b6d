//! `codegen diff` and `codegen release`, as their users run them: published models, formats mixed, the past, bad input.
#![allow(clippy::unwrap_used)]

#[allow(dead_code)]
mod support;

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use support::folder::{run_in, Folder};
use support::shared::shared;

/// A file or folder of the reference data; says aloud where that is missing.
fn reference(path: &str) -> Option<String> {
    shared(&format!("reference/{path}")).map(|path| path.to_string_lossy().into_owned())
}

/// A path of this workspace.
fn workspace(path: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path).to_string_lossy().into_owned()
}

/// The lines of a report as JSON.
fn json(folder: &Folder, old: &str, new: &str) -> Vec<Value> {
    let (_, out, err) = folder.run(&["diff", "--old", old, "--new", new, "--format", "json"]);
    assert_eq!(err, "");
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Of the lines of a layer, what a key says.
fn of<'v>(lines: &'v [Value], layer: &str, key: &str) -> Vec<&'v str> {
    let lines = lines.iter().filter(|line| line["layer"] == layer);
    lines.filter_map(|line| line[key].as_str()).collect()
}

const SHOP: &str = r#"$version: "2"
namespace a
service Shop { version: "1", operations: [Buy] }
operation Buy { input := { @length(max: 9) name: String }, output := { item: Item } }
structure Item { price: Integer }
"#;

#[test]
fn the_change_of_2021() {
    let Some(old) = reference("aws-c2j/chime/2018-05-01/botocore-1.20.62") else { return };
    let new = old.replace(".62", ".63");
    let folder = Folder::new("diff-2021", &[]);
    let lines = json(&folder, &old, &new);
    let changes: Vec<_> = of(&lines, "change", "kind");
    assert_eq!(changes.iter().filter(|kind| **kind == "operationAdded").count(), 1, "{changes:?}");
    assert_eq!(changes.iter().filter(|kind| **kind == "errorAdded").count(), 1, "{changes:?}");
    assert_eq!(of(&lines, "verdict", "level"), ["minor"]);
    assert!(lines.iter().all(|line| line["severity"] != "ERROR" && line["severity"] != "DANGER"));

    // Published without a word of documentation: the workspace's own is borrowed, in the workspace.
    let arguments = ["diff", "--old", &old, "--new", &new, "--date", "2021-05-03"];
    let (code, out, _) = folder.run(&arguments);
    assert_eq!(code, 0);
    assert!(out.starts_with("2021-05-03 - Amazon Chime - 1 new, 1 updated api methods\n"), "{out}");
    let (_, out, _) = run_in(Path::new(&workspace("")), &arguments);
    assert!(out.contains("Adds several users to a channel in one call."), "{out}");
    assert!(out.contains("\"ErrorCode\": \"BadRequest\"|"), "{out}");
}

/// What C2J cannot say is no change, whichever side it is on: one type and one member are left.
#[test]
fn losses_of_a_format_are_no_changes() {
    let Some(ast) = reference("smithy-ast/chime-sdk-messaging-2021-05-15.json") else { return };
    let Some(c2j) = reference("aws-c2j/chime-sdk-messaging/2021-05-15/service-2.json") else { return };
    let folder = Folder::new("diff-losses", &[]);
    let there = json(&folder, &ast, &c2j);
    assert_eq!(of(&there, "change", "kind"), ["memberAdded", "shapeAdded"]);
    assert_eq!(of(&there, "verdict", "level"), ["minor"]);
    let back = json(&folder, &c2j, &ast);
    assert_eq!(of(&back, "change", "kind"), ["memberRemoved", "shapeRemoved"]);
    assert_eq!(of(&back, "verdict", "level"), ["major"]);
    let (_, page, _) = folder.run(&["diff", "--old", &ast, "--new", &c2j]);
    assert!(page.contains("The new model is C2J, which has no words for"), "{page}");
    // The hand-written model has the new type.
    let own = json(&folder, &c2j, &workspace("model/chime-sdk-messaging"));
    let kinds: Vec<_> = own.iter().filter(|line| line["layer"] != "rust").collect();
    assert_eq!(
        of(&own, "change", "kind").iter().filter(|kind| **kind != "documentationChanged").count(),
        0,
        "{kinds:#?}"
    );
}

#[test]
fn equal_models_in_two_formats() {
    let folder = Folder::new("diff-equal", &[]);
    for model in ["model/chime-sdk-messaging", "model/chime", "codegen/tests/fixtures/mixins"] {
        let model = workspace(model);
        folder.put("model.json", folder.run(&["ast", &model]).1);
        for (old, new) in [(model.as_str(), "model.json"), ("model.json", model.as_str())] {
            let lines = json(&folder, old, new);
            assert_eq!(lines.len(), 2, "{lines:#?}");
            assert!(["added", "updated", "removed"].iter().all(|key| lines[0][key] == 0), "{lines:#?}");
            assert_eq!(of(&lines, "verdict", "level"), ["none"]);
        }
    }
}

#[test]
fn bad_input_is_told_with_exit_code_2() {
    let other = SHOP.replace("Shop", "Store").replace("namespace a", "namespace b");
    let files = [
        ("shop.smithy", SHOP),
        ("other.smithy", &other),
        ("broken.smithy", "$version: \"2\"\nnamespace a\nstructure S { a: Gone, b: Lost }\n"),
        ("object.json", "{}"),
        ("image.json", "\u{89}PNG"),
    ];
    let folder = Folder::new("diff-bad", &files);
    for (arguments, expected) in [
        (&["--old", "gone", "--new", "lost"][..], "error: gone: "),
        (&["--old", "gone", "--new", "lost"], "error: lost: "),
        (
            &["--old", "shop.smithy", "--new", "other.smithy"],
            "models of different services: the old one has `a#Shop`",
        ),
        (&["--old", "shop.smithy", "--new", "object.json"], "--new: 1 error; there is no model to compare"),
        (&["--old", "image.json", "--new", "shop.smithy"], "--old: "),
        (
            &["--old", "broken.smithy", "--new", "shop.smithy"],
            "--old: 2 errors; there is no model to compare",
        ),
        (&["--old", "shop.smithy", "--new", "shop.smithy", "--service", "a#Gone"], "`a#Gone` is no service"),
        (&["--old", "shop.smithy", "--new", "shop.smithy", "--service", "Shop"], "not an absolute shape id"),
        (&["--old", "shop.smithy", "--new", "shop.smithy", "--date", "yesterday"], "`yesterday` is no day"),
        (&["--old", "shop.smithy"], "--new"),
        (&[], "--since"),
        (&["--since", "HEAD", "--config", "gone.toml"], "gone.toml"),
    ] {
        let all = [&["diff"], arguments].concat();
        let (code, out, err) = folder.run(&all);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}: {err}");
        assert!(err.contains(expected), "{arguments:?}: {err}");
    }
}

#[test]
fn what_breaks_is_exit_code_1() {
    let folder = Folder::new("diff-breaks", &[("old.smithy", SHOP)]);
    folder.put("new.smithy", SHOP.replace("@length(max: 9) ", "@length(max: 8) @required "));
    let arguments = ["diff", "--old", "old.smithy", "--new", "new.smithy", "--date", "2024-02-29"];
    let (code, out, err) = folder.run(&arguments);
    assert_eq!((code, err.as_str()), (1, ""));
    let settings = support::settings(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff"));
    settings.bind(|| insta::assert_snapshot!("breaks", out));
    for format in ["markdown", "html", "json"] {
        let (code, out, _) = folder.run(&[&arguments[..], &["--format", format]].concat());
        assert_eq!(code, 1);
        assert!(out.contains("name"), "{out}");
    }
}

/// A workspace with a crate and a module, in a repository of its own.
fn repository(test: &str) -> Folder {
    let config = r#"[[crate]]
name = "shop"
out = "out"
model = ["model/shop"]
runtime = "runtime"
version = "0.1.0"
released = "released"
changelog = "CHANGELOG.md"

[[crate.module]]
name = "news"
model = ["model/news", "model/shop"]
namespace = "a.news"
description = "What is new."
"#;
    let news = "$version: \"2\"\nnamespace a.news\nuse a#Item\nstructure Sold { it: Item }\n";
    let log = "# Log\n\n## Unreleased\n\n<!-- codegen writes from here: what the model has changed -->\n\
               <!-- codegen writes until here -->\n";
    let runtime = "[package]\nname = \"smithy-schema\"\nversion = \"0.7.1\"\n";
    let files = [
        ("codegen/codegen.toml", config),
        ("model/shop/shop.smithy", SHOP),
        ("model/news/news.smithy", news),
        ("CHANGELOG.md", log),
        ("runtime/Cargo.toml", runtime),
    ];
    let folder = Folder::new(test, &files);
    for arguments in [
        &["init", "--quiet"][..],
        &["add", "."],
        &["-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "One"],
    ] {
        assert!(Command::new("git").args(arguments).current_dir(&folder.0).status().unwrap().success());
    }
    folder
}

#[test]
fn the_past() {
    let folder = repository("diff-since");
    let (code, out, err) = folder.run(&["diff", "--since", "HEAD"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("none: the crate is the same"), "{out}");

    folder.put("model/shop/shop.smithy", SHOP.replace("price: Integer", "price: Integer, weight: Double"));
    let (_, out, _) = folder.run(&["diff", "--since", "HEAD", "--format", "json"]);
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    // Once, though the module's models hold the shape as well.
    assert_eq!(of(&lines, "change", "member"), ["weight"]);
    assert_eq!(lines.iter().filter(|line| line["id"] == "AddedShape").count(), 1, "{lines:#?}");
    assert!(of(&lines, "rust", "item").contains(&"Item::weight"), "{lines:#?}");

    let (code, _, err) = folder.run(&["diff", "--since", "v9"]);
    assert_eq!(code, 2);
    assert!(err.starts_with("error: --since: git says: ") && err.contains("v9"), "{err}");
    let (code, _, err) = folder.run(&["diff", "--since", "--output=x"]);
    assert_eq!(code, 2, "{err}");
    assert!(!folder.0.join("x").exists());
}

/// Two crates in one configuration: one page, with a part for each.
#[test]
fn several_crates() {
    let folder = repository("diff-several");
    let config = folder.read("codegen/codegen.toml");
    let other = "\n[[crate]]\nname = \"more\"\nout = \"more\"\nmodel = [\"model/shop\"]\nruntime = \"runtime\"\nversion = \"1.0.0\"\n";
    folder.put("codegen/codegen.toml", &(config + other));
    let (code, out, err) =
        folder.run(&["diff", "--since", "HEAD", "--format", "html", "--date", "2021-05-03"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(out.matches("<!doctype html>").count(), 1);
    assert_eq!(
        out.matches("2021-05-03 - Shop - no changes").count(),
        2 + 2,
        "title, heading, part, contents"
    );
}

#[test]
fn releases() {
    let folder = repository("diff-release");
    let generate = || folder.run(&[]);
    let (code, out, err) = generate();
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.ends_with("nothing was released yet; `codegen release` says that it is\n"), "{out}");

    let (code, out, _) = folder.run(&["release", "--date", "2021-05-03"]);
    assert_eq!(code, 0);
    assert!(out.ends_with("0.1.0 is released\n"), "{out}");
    assert!(folder.read("CHANGELOG.md").ends_with("until here -->\n\n## 0.1.0 - 2021-05-03\n"));
    assert!(generate().1.ends_with("since 0.1.0: none; the models are the same\n"));
    let released = folder.read("released/0.1.0/news.json");
    assert!(released.contains("a.news#Sold") && !released.contains("a#Shop"), "{released}");

    // A change: the line, the change log, and what `--check` makes of it before.
    folder.put("model/shop/shop.smithy", SHOP.replace("price: Integer", "cost: Integer"));
    let (code, out, _) = folder.run(&["--check"]);
    assert_eq!(code, 1);
    assert!(out.contains("CHANGELOG.md"), "{out}");
    let (_, out, _) = generate();
    let line = out.lines().last().unwrap();
    assert!(line.starts_with("since 0.1.0: major: "), "{line}");
    assert!(line.ends_with("; the next version is 0.2.0 or higher"), "{line}");
    let log = folder.read("CHANGELOG.md");
    assert!(log.contains("### Breaking\n\n- `Item"), "{log}");
    assert!(log.contains("### Removed\n\n- `Item.price` removed"), "{log}");
    assert_eq!(folder.run(&["--check"]).0, 0);

    // Too low a version is refused, and nothing is written.
    let (code, _, err) = folder.run(&["release"]);
    assert_eq!(code, 2);
    assert!(err.contains("set `version` in the configuration to 0.2.0 or higher, and not 0.1.0"), "{err}");
    assert!(folder.0.join("released/0.1.0").is_dir());
    let config = folder.read("codegen/codegen.toml");
    folder.put("codegen/codegen.toml", config.replace("0.1.0", "0.2.0"));
    assert_eq!(folder.run(&["release", "--date", "2021-06-01"]).0, 0);
    assert!(!folder.0.join("released/0.1.0").exists());
    let log = folder.read("CHANGELOG.md");
    assert!(log.contains("until here -->\n\n## 0.2.0 - 2021-06-01\n\nSince 0.1.0: major: "), "{log}");
    assert!(generate().1.ends_with("since 0.2.0: none; the models are the same\n"));
}

#[test]
fn a_release_that_cannot_be_read() {
    let folder = repository("diff-release-bad");
    folder.put("released/0.1.0/shop.json", "{\"smithy\": \"2.0\", \"shapes\": 1}");
    let (code, out, err) = folder.run(&[]);
    assert_eq!((code, out.as_str()), (2, ""), "{err}");
    assert!(err.contains("the last release cannot be compared"), "{err}");
    assert!(!folder.0.join("out").exists());
    folder.put("released/0.1.0/shop.json", folder.run(&["ast", "model/shop"]).1);
    folder.put("CHANGELOG.md", "# Log\n");
    let (code, _, err) = folder.run(&[]);
    assert_eq!(code, 2);
    assert!(err.contains("CHANGELOG.md: it needs one line"), "{err}");
    folder.put("released/0.2.0/shop.json", "{}");
    let (_, _, err) = folder.run(&[]);
    assert!(err.contains("one folder is expected here"), "{err}");
}
