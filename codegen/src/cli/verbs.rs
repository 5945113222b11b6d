//! What can be said on the command line: verbs, arguments, help.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{value_parser, Arg, ArgAction, ArgGroup, Command};

/// All of the command line.
pub fn command() -> Command {
    let path = paths("Smithy IDL, JSON AST or service-2.json files, or folders of them");
    let events = shown_as("How to print the events; json is one object a line", &["text", "json"]);
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
        .subcommand(
            Command::new("ast")
                .about("Prints the loaded model as JSON AST")
                .arg(path.clone())
                .arg(ast_version()),
        )
        .subcommand(convert().arg(path.clone()))
        .subcommand(describe())
        .subcommand(diff())
        .subcommand(format())
        .subcommand(
            Command::new("release")
                .about(
                    "Generates, and records the models as those of the version that the configuration names",
                )
                .arg(config())
                .arg(date("The day of the release, as 2021-05-03 [default: today]")),
        )
        .subcommand(select().arg(path.clone()))
        .subcommand(
            Command::new("validate")
                .about("Prints what is wrong with a model, worst first")
                .arg(path)
                .arg(events),
        )
}

fn convert() -> Command {
    Command::new("convert")
        .about("Writes the loaded model in another format")
        .arg(
            Arg::new("to")
                .long("to")
                .value_name("FORMAT")
                .help("smithy: IDL 2.0, a file for each namespace; ast: JSON AST, one file")
                .value_parser(PossibleValuesParser::new(["smithy", "ast"]))
                .required(true),
        )
        .arg(
            Arg::new("out")
                .long("out")
                .value_name("DIR")
                .help("Write into this folder; without it, to the standard output")
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(ast_version())
}

fn describe() -> Command {
    Command::new("describe")
        .about("Shows what there is to say of an operation, a shape or a member")
        .arg(
            Arg::new("name")
                .value_name("OPERATION|SHAPE")
                .help("A name as the model or Rust has it, a shape id, `Shape$member`, or `module::Name`")
                .required(true),
        )
        .arg(config())
        .arg(
            models("model", "Look in these model files or folders, not in those of the configuration")
                .conflicts_with("config"),
        )
        .arg(service("The service whose operations are meant, where the model has several").requires("model"))
        .arg(shown_as(
            "How to show it; html is one page that needs nothing else",
            &["text", "markdown", "html"],
        ))
}

fn diff() -> Command {
    Command::new("diff")
        .about("Shows what changed between two models, what it breaks, and which version it asks for")
        .after_help(
            "Exit codes: 0 nothing that Smithy calls an error or a danger; 1 something; \
             2 the models could not be compared.",
        )
        .arg(models("old", "The older model: files or folders, in any format").requires("new"))
        .arg(models("new", "The newer model: files or folders, in any format").requires("old"))
        .arg(
            Arg::new("since")
                .long("since")
                .value_name("GIT_REV")
                .help("Instead: the configuration's models, now and as they were at this revision")
                .conflicts_with_all(["old", "new", "service"]),
        )
        .group(ArgGroup::new("what").args(["old", "since"]).required(true))
        .arg(config().requires("since"))
        .arg(service("The service to compare, where the models have several"))
        .arg(date("The day to put over the report, as 2021-05-03 [default: today]"))
        .arg(shown_as(
            "How to show it; json is an object a line, html one page that needs nothing else",
            &["text", "markdown", "json", "html"],
        ))
}

fn format() -> Command {
    Command::new("format")
        .about("Brings Smithy IDL files into the canonical layout, in place")
        .arg(paths("Smithy IDL files, or folders of them"))
        .arg(
            Arg::new("check")
                .long("check")
                .help("Write nothing; show what is not formatted, and exit with 1 if anything is")
                .action(ArgAction::SetTrue)
                .conflicts_with("stdout"),
        )
        .arg(
            Arg::new("stdout")
                .long("stdout")
                .help("Write no file; print what would be written")
                .action(ArgAction::SetTrue),
        )
}

fn select() -> Command {
    Command::new("select")
        .about("Prints the ids of the shapes that a selector matches, one a line")
        .arg(
            Arg::new("selector")
                .long("selector")
                .value_name("SELECTOR")
                .help("An expression of Smithy's selector language")
                .required(true),
        )
        .arg(
            Arg::new("own")
                .long("own")
                .help("Only shapes of these files, none of Smithy's prelude")
                .action(ArgAction::SetTrue),
        )
}

fn ast_version() -> Arg {
    Arg::new("ast-version")
        .long("ast-version")
        .value_name("VERSION")
        .help("The version of the JSON AST; 1.0 leaves out what it has no words for")
        .value_parser(PossibleValuesParser::new(["1.0", "2.0"]))
        .default_value("2.0")
}

fn generate() -> Command {
    Command::new("generate")
        .about("Writes the crates that the configuration names, or one crate from any model")
        .arg(config())
        .arg(
            models("model", "Generate from these model files or folders, not from the configuration")
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
        .arg(service("The service to generate, where the model has several").requires("model"))
        .arg(
            Arg::new("runtime")
                .long("runtime")
                .value_name("PATH|VERSION")
                .help("The runtime crate: its folder, or the version to depend on")
                .requires("model"),
        )
        .arg(check())
}

/// The files and folders that a verb is about.
fn paths(help: &'static str) -> Arg {
    Arg::new("path")
        .value_name("PATH")
        .help(help)
        .required(true)
        .num_args(1..)
        .value_parser(value_parser!(PathBuf))
}

/// The files and folders of a model, of those verbs that may be about others.
fn models(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name("PATH")
        .help(help)
        .num_args(1..)
        .action(ArgAction::Append)
        .value_parser(value_parser!(PathBuf))
}

fn service(help: &'static str) -> Arg {
    Arg::new("service").long("service").value_name("SHAPE_ID").help(help)
}

/// In which of these formats something is printed; as text, where nothing is said.
fn shown_as(help: &'static str, formats: &[&'static str]) -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .help(help)
        .value_parser(PossibleValuesParser::new(formats))
        .default_value("text")
}

fn date(help: &'static str) -> Arg {
    Arg::new("date").long("date").value_name("DATE").help(help)
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
