//! The command line: what each verb does, and what the exit codes mean.
//!
//! 0: all is well. 1: the model has errors, or `--check` found something stale. 2: the command could not run.

mod ast;
mod check;
mod console;
mod events;
mod generate;
mod request;
mod runtime;
mod validate;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

use clap::builder::PossibleValuesParser;
use clap::{value_parser, Arg, ArgAction, ArgMatches, Command};

use console::Console;

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
pub fn run(arguments: impl IntoIterator<Item = OsString>, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let start = Instant::now();
    let mut console = Console::new(out, err);
    let result = match command().try_get_matches_from(arguments) {
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
        Some(("ast", matches)) => ast::run(&paths(matches), console),
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

fn command() -> Command {
    let path = Arg::new("path")
        .value_name("PATH")
        .help("Smithy IDL or JSON AST files, or folders of them")
        .required(true)
        .num_args(1..)
        .value_parser(value_parser!(PathBuf));
    let format = Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .help("How to print the events; json is one object a line")
        .value_parser(PossibleValuesParser::new(["text", "json"]))
        .default_value("text");
    Command::new("codegen")
        .about("Generates Rust type crates from Smithy models")
        .after_help(
            "Without a verb: generate.\n\n\
             Exit codes: 0 all is well; 1 the model has errors, or --check found something stale; \
             2 the command could not run.",
        )
        .version(env!("CARGO_PKG_VERSION"))
        .args_conflicts_with_subcommands(true)
        .arg(config())
        .arg(check())
        .subcommand(generate())
        .subcommand(Command::new("ast").about("Prints the loaded model as JSON AST 2.0").arg(path.clone()))
        .subcommand(
            Command::new("validate")
                .about("Prints what is wrong with a model, worst first")
                .arg(path)
                .arg(format),
        )
}

fn generate() -> Command {
    Command::new("generate")
        .about("Writes the crates that the configuration names, or one crate from any model")
        .arg(config())
        .arg(
            Arg::new("model")
                .long("model")
                .value_name("PATH")
                .help("Generate from these model files or folders, not from the configuration")
                .num_args(1..)
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf))
                .requires("out")
                .requires("crate")
                .conflicts_with("config"),
        )
        .arg(
            Arg::new("out")
                .long("out")
                .value_name("DIR")
                .help("The folder of the crate")
                .value_parser(value_parser!(PathBuf))
                .requires("model"),
        )
        .arg(
            Arg::new("crate")
                .long("crate")
                .value_name("NAME")
                .help("The name of the crate")
                .requires("model"),
        )
        .arg(
            Arg::new("service")
                .long("service")
                .value_name("SHAPE_ID")
                .help("The service to generate, where the model has several")
                .requires("model"),
        )
        .arg(
            Arg::new("runtime")
                .long("runtime")
                .value_name("PATH|VERSION")
                .help("The runtime crate: its folder, or the version to depend on")
                .requires("model"),
        )
        .arg(check())
}

fn config() -> Arg {
    Arg::new("config")
        .long("config")
        .value_name("PATH")
        .help("The configuration [default: codegen/codegen.toml, in this folder or one above]")
        .value_parser(value_parser!(PathBuf))
}

fn check() -> Arg {
    Arg::new("check")
        .long("check")
        .help("Write nothing; show what is not up to date, and exit with 1 if anything is")
        .action(ArgAction::SetTrue)
}
