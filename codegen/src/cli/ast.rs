//! `codegen ast`: the loaded model as JSON AST on the standard output.

use std::path::PathBuf;

use smithy_model::Severity;

use super::console::Console;
use super::events::{self, Tally};
use super::{CouldNotRun, Verdict};

/// Prints the model. One with errors is not printed: it is not what its files mean.
pub fn run(paths: &[PathBuf], console: &mut Console<'_>) -> Result<Verdict, CouldNotRun> {
    let loaded = smithy_model::load(events::read(paths)?);
    console.err(&events::brief(&loaded.events, &loaded.sources));
    if loaded.events.iter().any(|event| event.severity == Severity::Error) {
        let mut tally = Tally::default();
        tally.add(&loaded.events);
        console.err(&format!("error: {}; no model to print\n", tally.summary(Severity::Warning)));
        return Ok(Verdict::Wanting);
    }
    let ast = smithy_model::write_ast(&loaded.model);
    console.out(ast.trim_end());
    console.out("\n");
    Ok(Verdict::Fine)
}
