//! The command line: what each verb does, and what the exit codes mean.
//!
//! 0: all is well. 1: the model has errors, or `--check` found something stale. 2: the command could not run.

mod ast;
mod check;
mod console;
mod convert;
mod events;
mod format;
mod generate;
mod request;
mod runtime;
mod select;
mod validate;
mod verbs;
mod whole;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

use clap::ArgMatches;
use smithy_model::Version;

use console::Console;
pub use console::Terminals;

/// How a command ended, when it could run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// Exit code 0.
    Fine,
    /// Exit code 1.
    Wanting,
}

/// Why a command could not run; exit code 2.
#[derive(Debug)]
struct CouldNotRun(String);

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
            Ok(Verdict::Fine)
        }
    };
    match result.and_then(|verdict| console.finish().map(|()| verdict)) {
        Ok(Verdict::Fine) => 0,
        Ok(Verdict::Wanting) => 1,
        Err(CouldNotRun(message)) => {
            console.err(&format!("error: {message}\n"));
            2
        }
    }
}

fn dispatch(matches: &ArgMatches, start: Instant, console: &mut Console<'_>) -> Result<Verdict, CouldNotRun> {
    match matches.subcommand() {
        Some(("ast", matches)) => ast::run(&paths(matches), version(matches), console),
        Some(("convert", matches)) => convert::run(matches, console),
        Some(("format", matches)) => format::run(matches, console),
        Some(("select", matches)) => select::run(matches, console),
        Some(("validate", matches)) => {
            let json = matches.get_one::<String>("format").is_some_and(|format| format == "json");
            validate::run(&paths(matches), json, console)
        }
        Some((_, matches)) => generate::run(matches, start, console),
        None => generate::run(matches, start, console),
    }
}

fn paths(matches: &ArgMatches) -> Vec<PathBuf> {
    matches.get_many("path").into_iter().flatten().cloned().collect()
}

fn version(matches: &ArgMatches) -> Version {
    match matches.get_one::<String>("ast-version").map(String::as_str) {
        Some("1.0") => Version::V1,
        _ => Version::V2,
    }
}
