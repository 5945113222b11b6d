//! Regeneration as a whole process: the release build of `codegen`, on a copy of what it works on.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::process::{cargo, clean, root, run, scratch, time};
use crate::rounds::{slow, Contender, Summary};
use crate::table::{Budget, Figure, Row};

/// How often contenders take turns in a round of the slow rows.
const TURNS: usize = 20;

/// What one may wait for.
const LIMIT: Duration = Duration::from_millis(60);

/// Generating what is there already, and checking that it is.
pub fn rows(rounds: usize) -> Result<Vec<Row>, String> {
    let target = scratch().join("codegen");
    let mut build = cargo(&root());
    run(build.args(["build", "--release", "--offline", "--package=codegen", "--target-dir"]).arg(&target))?;
    let binary = target.join("release").join(format!("codegen{}", std::env::consts::EXE_SUFFIX));

    // A copy, so that nothing is written to the real one, stale or not.
    let folder = scratch().join("workspace");
    fs::create_dir_all(&folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    for part in ["Cargo.toml", "codegen", "crates", "model"] {
        copy(&root().join(part), &folder.join(part))?;
    }
    let command = |arguments: &[&str]| {
        let mut command = Command::new(&binary);
        clean(&mut command);
        command.current_dir(&folder).args(arguments);
        command
    };
    run(&mut command(&[]))?;
    let mut contenders = [
        Contender::new("codegen", |_| time(&mut command(&[]))),
        Contender::new("codegen --check", |_| time(&mut command(&["--check"]))),
    ];
    let summaries = slow(rounds * TURNS, &mut contenders)?;
    let [generate, check] = summaries.as_slice() else { return Err("no rounds".to_owned()) };
    let row = |what: &str, ours: &Summary| Row {
        what: what.to_owned(),
        ours: Figure::Time(*ours),
        other: None,
        budget: Budget::Time(LIMIT),
    };
    Ok(vec![
        row("regeneration, nothing to write: `codegen`", generate),
        row("regeneration: `codegen --check`", check),
    ])
}

/// Copies a file or a folder, without what was built in it.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let wrong = |error: std::io::Error| format!("cannot copy {}: {error}", from.display());
    if from.is_file() {
        return fs::copy(from, to).map(|_| ()).map_err(wrong);
    }
    fs::create_dir_all(to).map_err(wrong)?;
    for entry in fs::read_dir(from).map_err(wrong)? {
        let name = entry.map_err(wrong)?.file_name();
        if name != OsStr::new("target") {
            copy(&from.join(&name), &to.join(&name))?;
        }
    }
    Ok(())
}
