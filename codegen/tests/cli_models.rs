//! The verbs that work on models alone: `format`, `convert`, `select`, `ast`.

#![allow(clippy::unwrap_used)]

#[allow(dead_code)]
mod support;

use std::fs;

use support::folder::Folder;

const LOOSE: &str =
    "$version: \"2\"\nnamespace a\n// Kept.\nstructure A { @required b: String, c: B }\nstring B\n";
const TIDY: &str =
    "$version: \"2\"\n\nnamespace a\n\n// Kept.\nstructure A {\n    @required\n    b: String\n\n    \
                    c: B\n}\n\nstring B\n";
const BROKEN: &str = "$version: \"2\"\nnamespace a\nstring\n";

#[test]
fn format_writes_in_place_and_only_what_changes() {
    let folder =
        Folder::new("format", &[("m/loose.smithy", LOOSE), ("m/tidy.smithy", TIDY), ("m/x.json", "{")]);
    let (code, out, err) = folder.run(&["format", "m", "m/tidy.smithy"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(out, "m/loose.smithy\n1 file formatted, 1 unchanged\n");
    assert_eq!(folder.read("m/loose.smithy"), TIDY);
    assert_eq!(fs::read_dir(folder.0.join("m")).unwrap().count(), 3, "nothing is left over");
    let (code, out, _) = folder.run(&["format", "m"]);
    assert_eq!((code, out.as_str()), (0, "0 files formatted, 2 unchanged\n"));
}

#[test]
fn format_checks_and_prints_without_writing() {
    let folder = Folder::new("format-check", &[("loose.smithy", LOOSE), ("tidy.smithy", TIDY)]);
    let (code, out, err) = folder.run(&["format", "--check", "."]);
    assert_eq!(code, 1);
    assert!(out.contains("loose.smithy: not formatted\n") && out.contains("\n+    @required\n"), "{out}");
    assert!(err.starts_with("error: 1 file is not formatted"), "{err}");
    let (code, out, _) = folder.run(&["format", "--check", "tidy.smithy"]);
    assert_eq!((code, out.as_str()), (0, "1 file formatted\n"));
    let (code, out, _) = folder.run(&["format", "loose.smithy", "--stdout"]);
    assert_eq!((code, out.as_str()), (0, TIDY));
    assert_eq!(folder.read("loose.smithy"), LOOSE);
}

#[test]
fn format_leaves_everything_as_it_is_when_a_file_cannot_be_read() {
    let folder = Folder::new("format-broken", &[("a.smithy", LOOSE), ("b.smithy", BROKEN), ("c.json", "{}")]);
    let (code, out, err) = folder.run(&["format", "."]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(
        err.contains("b.smithy:3:7") && err.ends_with("error: 1 error; nothing was formatted\n"),
        "{err}"
    );
    assert_eq!(folder.read("a.smithy"), LOOSE);
    let (code, _, err) = folder.run(&["format", "absent.smithy", "c.json"]);
    assert_eq!(code, 2);
    assert!(err.contains("absent.smithy") && err.contains("c.json: no .smithy file"), "{err}");
}

#[cfg(unix)]
#[test]
fn format_keeps_links_and_permissions() {
    use std::os::unix::fs::{symlink, PermissionsExt};
    let folder = Folder::new("format-link", &[("real/a.smithy", LOOSE)]);
    let real = folder.0.join("real/a.smithy");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real/a.smithy", folder.0.join("link.smithy")).unwrap();
    assert_eq!(folder.run(&["format", "link.smithy"]).0, 0);
    assert!(fs::symlink_metadata(folder.0.join("link.smithy")).unwrap().is_symlink());
    assert_eq!(folder.read("real/a.smithy"), TIDY);
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn convert_goes_from_any_format_to_the_other_and_back() {
    let folder = Folder::new("convert", &[("a.smithy", LOOSE)]);
    let (code, ast, _) = folder.run(&["convert", "a.smithy", "--to", "ast"]);
    assert_eq!((code, &ast), (0, &folder.run(&["ast", "a.smithy"]).1));
    folder.put("a.json", &ast);
    let (code, idl, _) = folder.run(&["convert", "a.json", "--to", "smithy"]);
    assert_eq!(code, 0);
    assert_eq!(idl, TIDY.replace("\"2\"", "\"2.0\"").replace("// Kept.\n", ""));
    let (code, old, _) = folder.run(&["convert", "a.json", "--to", "ast", "--ast-version", "1.0"]);
    assert_eq!((code, &old), (0, &folder.run(&["ast", "a.json", "--ast-version", "1.0"]).1));
    assert!(old.contains("\"smithy\": \"1.0\""), "{old}");
}

#[test]
fn convert_reads_what_aws_ships_and_writes_what_can_be_read() {
    let service = r#"{"version":"2.0","metadata":{"apiVersion":"2020-01-01","endpointPrefix":"shop",
        "protocol":"rest-json","serviceId":"Shop","serviceFullName":"Shop","signatureVersion":"v4","uid":"shop-2020-01-01"},
        "operations":{"Buy":{"name":"Buy","http":{"method":"POST","requestUri":"/buy"},"input":{"shape":"BuyRequest"}}},
        "shapes":{"BuyRequest":{"type":"structure","members":{"Name":{"shape":"String"}},"documentation":"<p>What to buy.</p>"},
        "String":{"type":"string"}}}"#;
    let folder = Folder::new("convert-c2j", &[("shop/service-2.json", service)]);
    let (code, out, err) = folder.run(&["convert", "shop/service-2.json", "--to", "smithy", "--out", "idl"]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(out, "idl/com.amazonaws.shop.smithy\n1 file written, 0 unchanged\n");
    let text = folder.read("idl/com.amazonaws.shop.smithy");
    assert!(text.contains("/// <p>What to buy.</p>\n"), "{text}");
    assert_eq!(folder.run(&["format", "--check", "idl"]).0, 0);
    assert_eq!(folder.run(&["ast", "idl"]).1, folder.run(&["ast", "shop/service-2.json"]).1);
}

#[test]
fn convert_writes_a_file_for_each_namespace_and_overwrites_nothing() {
    let other = "$version: \"2\"\nnamespace b\nuse a#A\nlist L { member: A }\n";
    let folder = Folder::new("convert-out", &[("a.smithy", LOOSE), ("b.smithy", other)]);
    let arguments = ["convert", "a.smithy", "b.smithy", "--to", "smithy"];
    let to_folder = [&arguments[..], &["--out", "out"]].concat();
    let (code, out, _) = folder.run(&to_folder);
    assert_eq!((code, out.as_str()), (0, "out/a.smithy\nout/b.smithy\n2 files written, 0 unchanged\n"));
    assert_eq!(folder.run(&to_folder).1, "0 files written, 2 unchanged\n");
    let printed = folder.run(&arguments).1;
    let expected =
        format!("// a.smithy\n{}\n// b.smithy\n{}", folder.read("out/a.smithy"), folder.read("out/b.smithy"));
    assert_eq!(printed, expected);
    folder.put("out/b.smithy", "mine");
    let (code, _, err) = folder.run(&to_folder);
    assert_eq!(code, 2);
    assert!(err.contains("would overwrite") && err.contains("out/b.smithy"), "{err}");
    assert_eq!(folder.read("out/b.smithy"), "mine");
}

#[test]
fn a_model_with_errors_is_not_converted() {
    let folder = Folder::new("convert-broken", &[("a.smithy", BROKEN)]);
    let (code, out, err) = folder.run(&["convert", "a.smithy", "--to", "ast", "--out", "out"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.ends_with("error: 1 error; nothing was converted\n"), "{err}");
    assert!(!folder.0.join("out").exists());
}

#[test]
fn select_prints_a_shape_id_a_line() {
    let folder = Folder::new("select", &[("a.smithy", LOOSE), ("broken.smithy", BROKEN)]);
    let select = |selector: &str| folder.run(&["select", "--selector", selector, "a.smithy", "--own"]);
    assert_eq!(select("structure > member"), (0, "a#A$b\na#A$c\n".into(), String::new()));
    assert_eq!(select("string"), (0, "a#B\n".into(), String::new()));
    let all = folder.run(&["select", "--selector", "string", "a.smithy"]).1;
    assert!(all.starts_with("a#B\nsmithy.api#") && all.contains("smithy.api#String\n"), "{all}");
    assert!(!all.contains("aws."), "{all}");
    let (code, out, err) = select("structure [");
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("  | structure [\n  | ") && err.ends_with("^\n"), "{err}");
    let (code, _, err) = folder.run(&["select", "--selector", "*", "broken.smithy"]);
    assert_eq!(code, 1);
    assert!(err.contains("broken.smithy:3:7"), "{err}");
}

#[test]
fn no_colour_where_nobody_watches() {
    let folder = Folder::new("colour", &[("a.smithy", BROKEN)]);
    let (_, out, _) = folder.run(&["validate", "a.smithy"]);
    assert!(out.starts_with("error[") && !out.contains('\u{1b}'), "{out}");
    let mut terminal = (Vec::new(), Vec::new());
    let path = folder.0.join("a.smithy");
    let arguments = ["codegen".as_ref(), "validate".as_ref(), path.as_os_str()].map(ToOwned::to_owned);
    let watched = codegen::cli::Terminals { out: true, err: true, ..Default::default() };
    codegen::cli::run(arguments, &mut terminal.0, &mut terminal.1, watched);
    assert!(String::from_utf8(terminal.0).unwrap().starts_with("\u{1b}[1;31merror["));
}
