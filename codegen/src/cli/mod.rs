//! The command line: what each verb does, and what the exit codes mean.
//!
//! 0: all is well. 1: the model has errors, or `--check` found something stale. 2: the command could not run.

mod ast;
mod check;
mod console;
mod convert;
mod date;
mod describe;
mod diff;
mod events;
mod format;
mod generate;
mod release;
mod request;
mod runtime;
mod select;
mod show;
mod validate;
mod verbs;

use std::ffi::OsString;
use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::ArgMatches;
use smithy_model::Version;

use crate::output;

use console::Console;
pub use console::Terminals;
use generate::Purpose;

/// How a command ended, when it could run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Exit code 0.
    Fine,
    /// Exit code 1.
    Wanting,
}

/// Why a command could not run; exit code 2.
#[derive(Debug)]
struct CouldNotRun(String);

impl CouldNotRun {
    /// What the file system says of a path.
    fn at(path: &Path, error: &dyn fmt::Display) -> Self {
        Self(format!("{}: {error}", path.display()))
    }
}

/// Runs the command with its arguments, the program's name first, and gives the exit code.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
    terminals: Terminals,
) -> u8 {
    let start = Instant::now();
    let mut console = Console::new(out, err, terminals);
    let result = match verbs::command().try_get_matches_from(arguments) {
        Ok(matches) => dispatch(&matches, start, &mut console),
        Err(error) => {
            let text = error.render().to_string();
            if error.use_stderr() {
                console.err(&text);
                return 2;
            }
            console.out(&text);
            Ok(Outcome::Fine)
        }
    };
    match result.and_then(|outcome| console.finish().map(|()| outcome)) {
        Ok(Outcome::Fine) => 0,
        Ok(Outcome::Wanting) => 1,
        Err(CouldNotRun(message)) => {
            console.err(&format!("error: {message}\n"));
            2
        }
    }
}

fn dispatch(matches: &ArgMatches, start: Instant, console: &mut Console<'_>) -> Result<Outcome, CouldNotRun> {
    match matches.subcommand() {
        Some(("ast", matches)) => ast::run(&paths(matches, "path"), version(matches), console),
        Some(("convert", matches)) => convert::run(matches, console),
        Some(("describe", matches)) => describe::run(matches, console),
        Some(("diff", matches)) => diff::run(matches, console),
        Some(("format", matches)) => format::run(matches, console),
        Some(("select", matches)) => select::run(matches, console),
        Some(("validate", matches)) => {
            let json = matches.get_one::<String>("format").is_some_and(|format| format == "json");
            validate::run(&paths(matches, "path"), json, console)
        }
        Some(("release", matches)) => generate::run(Purpose::Release, matches, start, console),
        Some((_, matches)) => generate::run(purpose(matches), matches, start, console),
        None => generate::run(purpose(matches), matches, start, console),
    }
}

fn purpose(matches: &ArgMatches) -> Purpose {
    if matches.get_flag("check") {
        Purpose::Check
    } else {
        Purpose::Write
    }
}

/// The files and folders that an argument names.
fn paths(matches: &ArgMatches, argument: &str) -> Vec<PathBuf> {
    matches.get_many(argument).into_iter().flatten().cloned().collect()
}

fn version(matches: &ArgMatches) -> Version {
    match matches.get_one::<String>("ast-version").map(String::as_str) {
        Some("1.0") => Version::V1,
        _ => Version::V2,
    }
}

/// Writes files whole: all of them appear, or none.
fn write_whole(files: &[(PathBuf, String)]) -> Result<(), CouldNotRun> {
    output::whole::write(files).map_err(|error| CouldNotRun(error.to_string()))
}
