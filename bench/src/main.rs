//! Measures chime-messaging-types beside what its users would use instead, and says whether the budgets hold.
//!
//! `cargo run --release --manifest-path bench/Cargo.toml -- [--only NAME…] [--rounds N]` prints one table. The
//! contenders of a row take turns; every figure is a median of one run.

mod arguments;
mod builds;
mod codec;
mod load;
mod official;
mod process;
mod project;
mod regeneration;
mod rounds;
mod table;
mod users;
mod validation;
mod wire;

use std::process::ExitCode;

use arguments::Arguments;
use table::Row;

/// A group of rows: what `--only` takes, and what measures it in so many rounds.
type Group = (&'static str, fn(usize) -> Result<Vec<Row>, String>);

const GROUPS: [Group; 9] = [
    ("decode", codec::decode),
    ("encode", codec::encode),
    ("wire", wire::rows),
    ("validate", validation::rows),
    ("load", load::rows),
    ("regenerate", regeneration::rows),
    ("users", users::rows),
    ("dependencies", builds::dependencies),
    ("build", builds::rows),
];

fn main() -> ExitCode {
    let names: Vec<&str> = GROUPS.iter().map(|(name, _)| *name).collect();
    let arguments = match Arguments::parse(std::env::args().skip(1), &names) {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    let mut rows = Vec::new();
    let mut failed = false;
    for (name, measure) in GROUPS.iter().filter(|(name, _)| arguments.wants(name)) {
        eprintln!("{name} …");
        match measure(arguments.rounds) {
            Ok(measured) => rows.extend(measured),
            Err(message) => {
                failed = true;
                eprintln!("{name}: not measured: {message}");
            }
        }
    }
    print!("{}", table::markdown(&rows));
    // Whether a budget holds is for the reader, who knows how quiet the machine was; what could not run is not.
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
