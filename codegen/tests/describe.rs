//! `codegen describe`, as its users run it: pages in each format, names and what they mean, exit codes.

#![allow(clippy::unwrap_used)]

#[allow(dead_code)]
mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use support::folder::{run_in, run_unread};

/// Exit code and both streams of the command at the repository's root.
fn run(arguments: &[&str]) -> (i32, String, String) {
    run_in(&root(), &[&["describe"], arguments].concat())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

const LIBRARY: &str = "codegen/tests/describe/library.smithy";

/// The page of something in the library.
fn library(name: &str, format: &str) -> String {
    page(&[name, "--model", LIBRARY, "--format", format])
}

/// The page of something in the workspace's models.
fn page(arguments: &[&str]) -> String {
    let (code, out, err) = run(arguments);
    assert_eq!((code, err.as_str()), (0, ""), "{arguments:?}");
    out
}

/// Compares with the snapshot of this name in `tests/describe`.
fn check(name: &str, text: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/describe");
    support::settings(&folder).bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn operations() {
    check("operation.txt", &library("ListBooks", "text"));
    check("operation.md", &library("ListBooks", "markdown"));
    check("operation.html", body(&library("ListBooks", "html")));
    check("bare-operation.md", &library("Ping", "markdown"));
    check("deprecated-operation.md", &library("ReturnBook", "markdown"));
}

/// The page without its head, which is the same on all.
fn body(html: &str) -> &str {
    html.split_once("<body").unwrap().1
}

#[test]
fn shapes() {
    for (name, title) in [
        ("Book", "structure"),
        ("Loan", "union"),
        ("Kind", "enum"),
        ("ShelfName", "string"),
        ("Notes", "map"),
        ("Busy", "error"),
        ("Library", "service"),
        ("Book$isbn", "member"),
        ("KindOfBook.NOVEL", "value"),
    ] {
        check(&format!("{title}.txt"), &library(name, "text"));
    }
}

#[test]
fn operations_of_the_workspace() {
    check("SendChannelMessage.txt", &page(&["SendChannelMessage"]));
    check("ListChannels.md", &page(&["ListChannels", "--format", "markdown"]));
}

/// What a name means: the first line of its page.
#[test]
fn names() {
    for (name, title) in [
        ("ListChannels", "ListChannels"),
        ("listchannels", "ListChannels"),
        ("list_channels", "ListChannels"),
        ("com.amazonaws.chimesdkmessaging#ListChannels", "ListChannels"),
        ("chime_messaging_types::ListChannels", "ListChannels"),
        ("legacy::ListChannels", "legacy::ListChannels"),
        ("com.amazonaws.chime#ListChannels", "legacy::ListChannels"),
        ("Mode", "Mode"),
        ("ChannelMode", "Mode"),
        ("legacy::ChannelMode", "legacy::Mode"),
        ("ListChannelsRequest", "ListChannelsRequest"),
        ("ListChannelsRequest$MaxResults", "ListChannelsRequest$MaxResults"),
        ("ListChannelsRequest.max_results", "ListChannelsRequest$MaxResults"),
        ("ListChannelsRequest::maxresults", "ListChannelsRequest$MaxResults"),
        ("com.amazonaws.chimesdkmessaging#ListChannelsRequest.MaxResults", "ListChannelsRequest$MaxResults"),
        ("Mode::Restricted", "Mode$RESTRICTED"),
        ("ChimeArn", "ChimeArn"),
    ] {
        assert_eq!(page(&[name]).lines().next(), Some(title), "{name}");
    }
}

#[test]
fn suggestions() {
    for (name, hint) in [
        ("ListChanels", "did you mean `ListChannels`, `ListChannelBans` or `ListSubChannels`?"),
        ("list_chanels", "did you mean `list_channels`, "),
        ("ListChannelsRequest$MaxResult", "did you mean `ListChannelsRequest$MaxResults`?"),
        ("legacy::ListChanels", "did you mean `"),
        ("ChimeBearer", "$ChimeBearer`"),
    ] {
        let (code, out, err) = run(&[name]);
        let said = format!("error: there is no operation, shape or member `{name}`\n");
        assert_eq!((code, out.as_str()), (2, ""), "{name}");
        assert!(err.starts_with(&said) && err.contains(hint), "{name}: {err}");
        assert!(err.matches('`').count() <= 2 + 2 * 5, "five at most: {err}");
    }
    let (code, _, err) = run(&["qqqqqqqqqqqqqqqqqqqq"]);
    assert_eq!(err, "error: there is no operation, shape or member `qqqqqqqqqqqqqqqqqqqq`\n");
    assert_eq!(code, 2);
}

#[test]
fn exit_codes() {
    let broken = Path::new(env!("CARGO_TARGET_TMPDIR")).join("describe-broken.smithy");
    std::fs::write(&broken, "$version: \"2.0\"\nnamespace a\nstructure S { m: Strin }\n").unwrap();
    let broken = broken.to_string_lossy();
    for (arguments, code, said) in [
        (vec!["S", "--model", &broken], 1, "error[Target]"),
        (vec!["S", "--model", "no/such/file.smithy"], 2, "no/such/file.smithy"),
        (vec!["ListBooks", "--model", LIBRARY, "--service", "Library"], 2, "--service"),
        (vec!["ListBooks", "--model", LIBRARY, "--service", "a#Library"], 1, "`a#Library` is no service"),
        (vec!["ListBooks", "--format", "pdf"], 2, "pdf"),
        (vec![], 2, "<OPERATION|SHAPE>"),
        (vec!["ListBooks", "--model", LIBRARY, "--service", "example.library#Library"], 0, ""),
    ] {
        let (ended, out, err) = run(&arguments);
        assert_eq!(ended, code, "{arguments:?}: {err}");
        assert!(err.contains(said), "{arguments:?}: {err}");
        assert_eq!(out.is_empty(), code != 0, "{arguments:?}");
    }
}

/// A reader that has seen enough is no failure.
#[test]
fn a_reader_may_leave() {
    let ended = run_unread(&root(), &["describe", "ListBooks", "--model", LIBRARY]);
    assert_eq!(ended, (0, String::new()));
}

/// Prose keeps to the width that the environment says.
#[test]
fn width() {
    let output = Command::new(env!("CARGO_BIN_EXE_codegen"))
        .args(["describe", "Book", "--model", LIBRARY])
        .current_dir(root())
        .env("COLUMNS", "40")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    // Syntax keeps its lines, and a pattern is one word.
    let (_, members) = text.split_once("\nMembers\n").unwrap();
    let prose = members.lines().filter(|line| !line.contains('`'));
    assert!(prose.clone().count() > 20);
    for line in prose {
        assert!(line.chars().count() <= 40, "{line}");
    }
}
