//! What the writer does to a folder, and what it leaves alone.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use super::*;

/// An empty folder of this test's own.
fn folder(test: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("codegen-output-{}-{test}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn generated(entries: &[(&str, &str)]) -> Files {
    entries.iter().map(|(path, text)| ((*path).to_owned(), format!("// {MARKER}\n{text}\n"))).collect()
}

fn put(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// All files below a folder with their texts.
fn snapshot(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut pending = vec![folder.to_path_buf()];
    while let Some(next) = pending.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                pending.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

#[test]
fn the_second_run_touches_nothing() {
    let out = folder("second-run").join("new");
    let files = generated(&[("src/lib.rs", "a"), ("src/model/b.rs", "b")]);
    let first = write(&out, &files).unwrap();
    assert_eq!(first.written, ["src/lib.rs", "src/model/b.rs"]);
    let before = fs::metadata(out.join("src/lib.rs")).unwrap().modified().unwrap();
    let second = write(&out, &files).unwrap();
    assert_eq!(second.written, [""; 0]);
    assert_eq!(second.unchanged, ["src/lib.rs", "src/model/b.rs"]);
    assert_eq!(fs::metadata(out.join("src/lib.rs")).unwrap().modified().unwrap(), before);
    assert_eq!(snapshot(&out), files);
}

#[test]
fn stale_files_go_with_their_folders_and_others_stay() {
    let out = folder("stale");
    write(&out, &generated(&[("src/lib.rs", "a"), ("src/old/deep/b.rs", "b"), ("src/c.rs", "c")])).unwrap();
    put(&out, "src/mine.rs", "fn mine() {}\n");
    put(&out, "notes.txt", &format!("{MARKER}\n"));
    put(&out, "inner/Cargo.toml", "[package]\n");
    put(&out, "inner/src/lib.rs", &format!("// {MARKER}\n"));
    put(&out, ".git/x.rs", &format!("// {MARKER}\n"));
    put(&out, "target/doc.rs", &format!("// {MARKER}\n"));
    let report = write(&out, &generated(&[("src/lib.rs", "a2")])).unwrap();
    assert_eq!(report.removed, ["src/c.rs", "src/old/deep/b.rs"]);
    assert!(!out.join("src/old").exists());
    let left: Vec<_> = snapshot(&out).into_keys().collect();
    assert_eq!(
        left,
        [
            ".git/x.rs",
            "inner/Cargo.toml",
            "inner/src/lib.rs",
            "notes.txt",
            "src/lib.rs",
            "src/mine.rs",
            "target/doc.rs"
        ]
    );
}

#[test]
fn what_is_not_generated_is_never_overwritten() {
    let out = folder("in-the-way");
    put(&out, "src/a.rs", "fn mine() {}\n");
    put(&out, "src/b.rs/inside", "");
    let before = snapshot(&out);
    let files = generated(&[("src/a.rs", "a"), ("src/b.rs", "b"), ("src/c.rs", "c")]);
    let error = write(&out, &files).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
    let message = error.to_string();
    assert!(message.contains("a.rs") && message.contains("b.rs") && !message.contains("c.rs"), "{message}");
    assert_eq!(snapshot(&out), before);
}

#[test]
fn an_identical_file_is_not_in_the_way() {
    let out = folder("identical");
    put(&out, "LICENSE", "text");
    let files = Files::from([("LICENSE".to_owned(), "text".to_owned())]);
    assert_eq!(write(&out, &files).unwrap().unchanged, ["LICENSE"]);
}

#[test]
fn a_failure_leaves_the_old_files_and_no_temporary_ones() {
    let out = folder("failure");
    write(&out, &generated(&[("a.rs", "old")])).unwrap();
    put(&out, "b", "a file where a folder is needed");
    let before = snapshot(&out);
    write(&out, &generated(&[("a.rs", "new"), ("b/c.rs", "c")])).unwrap_err();
    assert_eq!(snapshot(&out), before);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{symlink, PermissionsExt};
    let out = folder("links");
    write(&out, &generated(&[("a.rs", "old"), ("real/b.rs", "old")])).unwrap();
    fs::set_permissions(out.join("a.rs"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real/b.rs", out.join("b.rs")).unwrap();
    let new = generated(&[("a.rs", "new"), ("b.rs", "new"), ("real/b.rs", "old")]);
    assert_eq!(write(&out, &new).unwrap().written, ["a.rs", "b.rs"]);
    assert_eq!(fs::metadata(out.join("a.rs")).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(out.join("b.rs")).unwrap().is_symlink());
    assert!(fs::read_to_string(out.join("real/b.rs")).unwrap().contains("new"));
}

#[test]
fn paths_that_lead_out_are_refused() {
    let out = folder("paths");
    for path in ["../x.rs", "/x.rs", "a/../../x.rs", "a//b.rs", "C:x.rs", "a\\b.rs", ""] {
        let error = write(&out, &generated(&[(path, "")])).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidInput, "{path}");
    }
}

#[test]
fn a_foreign_folder_is_refused() {
    let out = folder("foreign");
    refuse_foreign(&out.join("absent")).unwrap();
    refuse_foreign(&out).unwrap();
    put(&out, ".git/config", "");
    refuse_foreign(&out).unwrap();
    put(&out, "notes.md", "mine\n");
    assert_eq!(refuse_foreign(&out).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    put(&out, "src/lib.rs", &format!("// {MARKER}\n"));
    refuse_foreign(&out).unwrap();
}

#[test]
fn check_says_what_is_stale_and_writes_nothing() {
    let out = folder("check");
    let files = generated(&[("a.rs", "one\ntwo\nthree"), ("b.rs", "b")]);
    write(&out, &files).unwrap();
    assert_eq!(check(&out, &files).unwrap(), []);
    put(&out, "mine.rs", "fn mine() {}\n");
    let before = snapshot(&out);
    let differences = check(&out, &generated(&[("a.rs", "one\n2\nthree"), ("c.rs", "c")])).unwrap();
    assert_eq!(snapshot(&out), before);
    let text: String = differences.iter().map(ToString::to_string).collect();
    let expected = "\
a.rs: changed
--- a/a.rs
+++ b/a.rs
@@ -1,4 +1,4 @@
 // @generated by codegen
 one
-two
+2
 three
b.rs: no longer generated
--- a/b.rs
+++ /dev/null
@@ -1,2 +0,0 @@
-// @generated by codegen
-b
c.rs: missing
--- /dev/null
+++ b/c.rs
@@ -0,0 +1,2 @@
+// @generated by codegen
+c
";
    assert_eq!(text, expected);
}

#[test]
fn a_long_diff_is_cut_and_says_so() {
    let out = folder("long");
    write(&out, &generated(&[("a.rs", &"old\n".repeat(5000))])).unwrap();
    let wide = "ä".repeat(1000);
    let differences = check(&out, &generated(&[("a.rs", &format!("{wide}\n").repeat(5000))])).unwrap();
    let diff = &differences.first().unwrap().diff;
    assert_eq!(diff.lines().count(), 61);
    assert!(diff.lines().all(|line| line.chars().count() <= 241));
    assert!(diff.ends_with("more lines\n"), "{diff}");
}
