//! `--check`: shows what is stale, and the command that brings it up to date.

use super::console::Console;
use super::generate::Ready;
use super::{CouldNotRun, Outcome};
use crate::docs::counted;
use crate::output;

/// After so many lines of diffs only the names of files follow.
const MAX_LINES: usize = 400;

/// Compares what is there with what would be written.
pub fn run(crates: &[Ready], configured: bool, console: &mut Console<'_>) -> Result<Outcome, CouldNotRun> {
    let mut stale = 0;
    let mut lines = 0;
    for ready in crates {
        let differences = output::check(&ready.out, &ready.generated.files)
            .map_err(|error| CouldNotRun(format!("{}: {error}", ready.name)))?;
        if differences.is_empty() {
            console.out(&format!(
                "{}: {} up to date\n",
                ready.name,
                counted(ready.generated.files.len(), "file")
            ));
        }
        for difference in &differences {
            let text = difference.to_string();
            if lines < MAX_LINES {
                console.out(&format!("{}: {text}\n", ready.name));
            } else {
                console.out(&format!("{}: {}: {}\n", ready.name, difference.path, difference.what));
            }
            lines += text.lines().count();
        }
        stale += differences.len();
        if let Some(release) = &ready.release {
            if let Some(difference) = release.stale() {
                console.out(&format!("{}: {difference}\n", ready.name));
                stale += 1;
            }
            console.out(&format!("{}: {}\n", ready.name, release.line()));
        }
    }
    if stale == 0 {
        return Ok(Outcome::Fine);
    }
    let command = if configured { "`cargo run -p codegen`" } else { "the same command without `--check`" };
    let verb = if stale == 1 { "is" } else { "are" };
    console.err(&format!("error: {} {verb} not up to date; run {command}\n", counted(stale, "file")));
    Ok(Outcome::Wanting)
}
