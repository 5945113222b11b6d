//! The built command, as its users run it: arguments, exit codes, what is printed, and what is on disk afterwards.

#![allow(clippy::unwrap_used)]

#[allow(dead_code)]
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use support::folder::{run_in, run_unread, Folder};
use support::{entries, file_name};

/// A folder of a test's own, with a copy of the fixtures.
struct Shop(Folder);

/// What a run of the command gave.
#[derive(Debug)]
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Shop {
    fn new(test: &str) -> Self {
        let runtime = "[package]\nname = \"smithy-schema\"\nversion = \"0.7.1\"\n";
        let folder = Folder::new(&format!("cli-{test}"), &[("runtime/Cargo.toml", runtime)]);
        for fixture in entries(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli")) {
            if fixture.is_file() {
                folder.put(&file_name(&fixture), fs::read(&fixture).unwrap());
            }
        }
        Self(folder)
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0 .0.join(path)
    }

    fn run(&self, arguments: &str) -> Run {
        self.run_in("", arguments)
    }

    fn run_in(&self, folder: &str, arguments: &str) -> Run {
        let arguments: Vec<&str> = arguments.split_whitespace().collect();
        let (code, out, err) = run_in(&self.path(folder), &arguments);
        Run { code, out, err }
    }

    fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        self.0.put(path, text);
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.0.read(path);
        assert!(text.contains(from), "{path}: {from}");
        self.put(path, text.replace(from, to));
    }

    /// Every file below a folder, with its bytes and when it was written.
    fn snapshot(&self, folder: &str) -> BTreeMap<String, (Vec<u8>, std::time::SystemTime)> {
        let root = self.path(folder);
        let mut files = BTreeMap::new();
        let mut pending = vec![root.clone()];
        while let Some(next) = pending.pop() {
            for path in entries(&next) {
                if path.is_dir() {
                    pending.push(path);
                } else {
                    let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                    let written = fs::metadata(&path).unwrap().modified().unwrap();
                    files.insert(name, (fs::read(&path).unwrap(), written));
                }
            }
        }
        files
    }
}

impl Run {
    /// Exit code and both streams, but neither how long it took nor how many files it were.
    fn text(&self) -> String {
        let out = self.out.lines().map(|line| match line.split_once(" in 0.") {
            Some((line, _)) => format!("{} in … s\n", without_counts(line)),
            None if line.ends_with(" up to date") => without_counts(line) + "\n",
            None => format!("{line}\n"),
        });
        format!("exit code {}\n--- stdout\n{}--- stderr\n{}", self.code, out.collect::<String>(), self.err)
    }
}

/// The line with `N` for each number but 0: how many files a crate has is no matter of the command.
fn without_counts(line: &str) -> String {
    let words =
        line.split(' ').map(|word| if word.parse().is_ok_and(|count: u32| count > 0) { "N" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// Compares with the snapshot of this name in `tests/cli/snapshots`.
fn check(name: &str, run: &Run) {
    insta::with_settings!({ snapshot_path => "cli/snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, run.text());
    });
}

const GENERATE: &str = "generate --model shop.smithy --out out --crate shop";

#[test]
fn a_crate_from_any_model() {
    let folder = Shop::new("any-model");
    check("generate", &folder.run(GENERATE));
    let manifest = folder.0.read("out/Cargo.toml");
    assert!(manifest.contains("[workspace]\n") && manifest.contains("name = \"shop\""), "{manifest}");
    let runtime = manifest.lines().find(|line| line.starts_with("smithy-schema")).unwrap();
    let path = runtime.split('"').nth(1).unwrap();
    assert!(path.starts_with("../") && path.ends_with("crates/smithy-schema"), "{runtime}");
    assert!(folder.path("out").join(path).join("Cargo.toml").is_file(), "{runtime}");
}

#[test]
fn the_runtime_as_asked_for() {
    let folder = Shop::new("runtime");
    for (argument, expected) in [("0.1", "version = \"0.1\""), ("runtime", "path = \"../runtime\"")] {
        let run = folder.run(&format!("{GENERATE} --runtime {argument}"));
        assert_eq!(run.code, 0, "{run:?}");
        let manifest = folder.0.read("out/Cargo.toml");
        assert!(manifest.contains(expected), "{manifest}");
    }
    check("runtime_unknown", &folder.run(&format!("{GENERATE} --runtime nowhere")));
}

#[test]
fn the_same_model_twice_gives_the_same_bytes_and_writes_nothing() {
    let folder = Shop::new("twice");
    assert_eq!(folder.run(GENERATE).code, 0);
    let first = folder.snapshot("out");
    let run = folder.run(GENERATE);
    assert_eq!(run.code, 0);
    let expected = format!("\n0 files written, {} unchanged, 0 removed in ", first.len());
    assert!(run.out.contains(&expected), "{}", run.out);
    assert_eq!(folder.snapshot("out"), first);
    // From the same model as JSON AST, in another folder, too.
    folder.put("shop.json", folder.run("ast shop.smithy").out);
    assert_eq!(folder.run("generate --model shop.json --out other --crate shop").code, 0);
    let bytes =
        |files: BTreeMap<String, (Vec<u8>, _)>| files.into_iter().map(|(name, (bytes, _))| (name, bytes));
    assert!(bytes(folder.snapshot("other")).eq(bytes(first)));
}

#[test]
fn three_mistakes_give_three_errors_and_change_nothing() {
    let folder = Shop::new("mistakes");
    assert_eq!(folder.run(GENERATE).code, 0);
    let before = folder.snapshot("out");
    folder.put("shop.smithy", fs::read(folder.path("broken.smithy")).unwrap());
    let run = folder.run(GENERATE);
    check("three_mistakes", &run);
    assert_eq!(run.err.matches("\nerror[").count() + usize::from(run.err.starts_with("error[")), 3);
    assert_eq!(folder.snapshot("out"), before);
}

#[test]
fn check_is_quiet_when_nothing_is_stale_and_shows_what_is() {
    let folder = Shop::new("check");
    assert_eq!(folder.run(GENERATE).code, 0);
    check("check_clean", &folder.run(&format!("{GENERATE} --check")));
    folder.edit("shop.smithy", "There is none left.", "All of it is sold.");
    let before = folder.snapshot("out");
    let run = folder.run(&format!("{GENERATE} --check"));
    assert_eq!(run.code, 1);
    assert!(
        run.out.contains("\n-") && run.out.contains("\n+") && run.out.contains("All of it is sold."),
        "{run:?}"
    );
    assert!(run.err.contains("not up to date; run the same command without `--check`"), "{run:?}");
    assert_eq!(folder.snapshot("out"), before);
}

#[test]
fn check_of_what_was_never_generated() {
    let folder = Shop::new("check-absent");
    let run = folder.run(&format!("{GENERATE} --check"));
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.out.contains("src/lib.rs: missing"), "{run:?}");
    assert!(!folder.path("out").exists());
}

#[test]
fn a_users_file_stays_and_is_never_overwritten() {
    let folder = Shop::new("users-file");
    assert_eq!(folder.run(GENERATE).code, 0);
    folder.put("out/tests/mine.rs", "#[test]\nfn mine() {}\n");
    folder.edit("shop.smithy", "    errors: [SoldOut]\n", "");
    let run = folder.run(GENERATE);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(!run.out.contains(", 0 removed"), "{run:?}");
    assert!(folder.path("out/tests/mine.rs").is_file());
    folder.put("out/src/lib.rs", "fn mine() {}\n");
    check("in_the_way", &folder.run(GENERATE));
    assert_eq!(folder.0.read("out/src/lib.rs"), "fn mine() {}\n");
}

#[test]
fn a_foreign_folder_is_left_alone() {
    let folder = Shop::new("foreign");
    folder.put("out/notes.txt", "mine");
    check("foreign_folder", &folder.run(GENERATE));
    assert_eq!(folder.snapshot("out").len(), 1);
}

#[test]
fn what_cannot_run_has_exit_code_2() {
    let folder = Shop::new("cannot-run");
    folder.put("latin1.smithy", b"namespace x\n// \xE9\n");
    folder.put("file", "");
    folder.put("empty/readme.txt", "");
    for (name, arguments) in [
        ("missing_files", "validate absent.smithy shop.smithy gone.json"),
        ("no_model_in_folder", "validate empty"),
        ("not_utf8", "ast latin1.smithy"),
        ("unwritable", "generate --model shop.smithy --out file/out --crate shop"),
        ("bad_crate_name", "generate --model shop.smithy --out out --crate 2shop"),
        ("bad_service", "generate --model shop.smithy --out out --crate shop --service Shop"),
        ("usage_incomplete", "generate --model shop.smithy"),
        ("usage_unknown", "validate --fromat json shop.smithy"),
        ("no_config", "generate --config absent.toml"),
    ] {
        let run = folder.run(arguments);
        assert_eq!(run.code, 2, "{run:?}");
        check(name, &run);
    }
}

#[test]
fn the_service_has_to_be_named_where_there_are_several() {
    let folder = Shop::new("services");
    folder.put("more.smithy", "$version: \"2.0\"\nnamespace example.more\nservice More { version: \"1\" }\n");
    let run = folder.run(&format!("{GENERATE} --model more.smithy"));
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.err.contains("example.more#More") && run.err.contains("example.shop#Shop"), "{run:?}");
    let run = folder.run(&format!("{GENERATE} --model more.smithy --service example.shop#Shop"));
    assert_eq!(run.code, 0, "{run:?}");
    let run = folder.run(&format!("{GENERATE} --model more.smithy --service example.shop#Color"));
    assert_eq!(run.code, 1, "{run:?}");
}

#[test]
fn ast_prints_the_model() {
    let folder = Shop::new("ast");
    let run = folder.run("ast shop.smithy");
    check("ast", &run);
    folder.put("shop.json", &run.out);
    assert_eq!(folder.run("ast shop.json").out, run.out);
    let run = folder.run("ast broken.smithy");
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(run.err.contains("error["), "{run:?}");
}

#[test]
fn validate_prints_events_as_text_and_json() {
    let folder = Shop::new("validate");
    check("validate_text", &folder.run("validate broken.smithy"));
    check("validate_json", &folder.run("validate broken.smithy --format json"));
    check("validate_warnings", &folder.run("validate warned.smithy"));
    check("validate_clean", &folder.run("validate shop.smithy"));
    check("validate_clean_json", &folder.run("validate shop.smithy --format json"));
    let run = folder.run("validate broken.smithy --format json");
    for line in run.out.lines() {
        let keys = ["severity", "id", "shapeId", "message", "file", "line", "column", "help"];
        let places: Vec<_> = keys.iter().map(|key| line.find(&format!("\"{key}\":")).unwrap()).collect();
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{line}");
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(value.as_object().unwrap().len(), keys.len());
    }
}

#[test]
fn the_configuration_names_what_to_generate() {
    let folder = Shop::new("config");
    folder.put("codegen/codegen.toml", fs::read(folder.path("codegen.toml")).unwrap());
    check("config", &folder.run(""));
    let first = folder.snapshot("out");
    let manifest = String::from_utf8(first.get("Cargo.toml").unwrap().0.clone()).unwrap();
    assert!(manifest.contains("path = \"../runtime\", version = \"0.7.1\""), "{manifest}");
    assert!(!manifest.contains("[workspace]\n"), "{manifest}");
    // From a folder below, by name, and with the verb: the same.
    folder.put("deep/er/x", "");
    for (place, arguments) in
        [("deep/er", ""), ("", "--config codegen.toml"), ("", "generate"), ("", "--check")]
    {
        let run = folder.run_in(place, arguments);
        assert_eq!(run.code, 0, "{run:?}");
        assert_eq!(folder.snapshot("out"), first);
    }
    folder.edit("shop.smithy", "Sells things.", "Sells all things.");
    let run = folder.run("--check");
    assert_eq!(run.code, 1);
    assert!(run.err.contains("run `cargo run -p codegen`"), "{run:?}");
}

#[test]
fn patches_that_no_longer_apply_are_errors() {
    let folder = Shop::new("patches");
    assert_eq!(folder.run("--config codegen.toml").code, 0);
    let before = folder.snapshot("out");
    folder.edit("shop.smithy", "@httpError(409)", "@httpError(409)\n@retryable");
    check("patch_already_there", &folder.run("--config codegen.toml"));
    folder.edit("codegen.toml", "value = {}", "expect = { throttling = true }\nvalue = {}");
    folder.edit("codegen.toml", "value = {}", "value = { throttling = false }");
    check("patch_unexpected", &folder.run("--config codegen.toml"));
    folder.edit("codegen.toml", "#SoldOut", "#SoldIn");
    check("patch_shape_gone", &folder.run("--config codegen.toml"));
    assert_eq!(folder.snapshot("out"), before);
}

#[test]
fn settings_of_http_that_fit_nothing_are_errors() {
    let folder = Shop::new("http-settings");
    let http = "version = \"0.3.0\"\n\n[crate.http]\nerror-code = { member = \"code\" }\n";
    folder.edit("codegen.toml", "version = \"0.3.0\"\n", http);
    check("http_without_protocol", &folder.run("--config codegen.toml"));
    folder.edit("shop.smithy", "service Shop {", "@aws.protocols#restJson1\nservice Shop {");
    check("http_no_such_member", &folder.run("--config codegen.toml"));
    folder.edit("codegen.toml", "\"code\"", "\"message\"");
    let run = folder.run("--config codegen.toml");
    assert_eq!(run.code, 0, "{run:?}");
    assert!(folder.snapshot("out").keys().any(|path| path.contains("http")));
}

#[test]
fn operations_left_out_of_http_are_warned_about() {
    let folder = Shop::new("http-left-out");
    folder.edit("shop.smithy", "service Shop {", "@aws.protocols#restJson1\nservice Shop {");
    folder.edit("shop.smithy", "color: Color\n    }", "@httpPayload\n        colors: Colors\n    }");
    folder.edit("shop.smithy", "name: String\n", "@httpQuery(\"name\")\n        name: String\n");
    folder.edit(
        "shop.smithy",
        "/// The color",
        "@streaming\nunion Colors {\n    one: One\n}\nstructure One {\n    color: Color\n}\n\n/// The color",
    );
    check("http_left_out", &folder.run(GENERATE));
}

#[test]
fn mistakes_in_the_configuration_have_their_places() {
    let folder = Shop::new("bad-config");
    folder.edit("codegen.toml", "\"shop-types\"", "\"shop types\"");
    folder.edit("codegen.toml", "\"There may be more of it tomorrow.\"", "\"\"");
    check("config_mistakes", &folder.run("--config codegen.toml"));
    folder.edit("codegen.toml", "model =", "models =");
    check("config_unknown_key", &folder.run("--config codegen.toml"));
    assert!(!folder.path("out").exists());
}

#[test]
fn help_and_version_are_results() {
    let folder = Shop::new("help");
    for arguments in ["--help", "help generate", "validate --help"] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{run:?}");
        assert!(run.out.contains("Usage: codegen"), "{run:?}");
    }
    assert_eq!(folder.run("--version").out, format!("codegen {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = Shop::new("broken-pipe");
    let shapes: String = (0..20_000).map(|number| format!("string Shape{number}\n")).collect();
    folder.put("large.smithy", format!("$version: \"2.0\"\nnamespace x\n{shapes}"));
    let ended = run_unread(&folder.path(""), &["ast", "large.smithy"]);
    assert_eq!(ended, (0, String::new()));
}
