//! `codegen ast`: the loaded model as JSON AST on the standard output.

use std::path::PathBuf;

use smithy_model::{Model, Version};

use super::console::Console;
use super::events::{self, Tally};
use super::{CouldNotRun, Outcome};

/// Prints the model. One with errors is not printed: it is not what its files mean.
pub fn run(paths: &[PathBuf], version: Version, console: &mut Console<'_>) -> Result<Outcome, CouldNotRun> {
    let Some(model) = load(paths, "no model to print", console)? else { return Ok(Outcome::Wanting) };
    let ast = smithy_model::write_ast_version(&model, version);
    console.out(ast.trim_end());
    console.out("\n");
    Ok(Outcome::Fine)
}

/// The model of these files; `None` when it has errors, which are printed then, and after them `nothing`.
pub fn load(
    paths: &[PathBuf],
    nothing: &str,
    console: &mut Console<'_>,
) -> Result<Option<Model>, CouldNotRun> {
    let loaded = smithy_model::load(events::read(paths)?);
    let brief = events::brief(&loaded.events, &console.err_renderer(&loaded.sources));
    console.err(&brief);
    if !loaded.has_errors() {
        return Ok(Some(loaded.model));
    }
    let mut tally = Tally::default();
    tally.add(&loaded.events);
    console.err(&format!("error: {}; {nothing}\n", tally.summary(smithy_model::Severity::Warning)));
    Ok(None)
}
