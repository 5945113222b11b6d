//! `codegen select`: the shapes that a selector matches.

use clap::ArgMatches;
use smithy_model::{Selector, Severity};

use super::console::Console;
use super::events;
use super::{paths, CouldNotRun, Outcome};

/// Prints the ids of shapes and members in their order. The prelude is part of every model, so its shapes are too; the
/// other built-in definitions are not.
///
/// A model with errors is selected from as far as it could be read, and the errors are said: selectors help to find
/// out what is wrong with one.
pub fn run(matches: &ArgMatches, console: &mut Console<'_>) -> Result<Outcome, CouldNotRun> {
    let text = matches.get_one::<String>("selector").map(String::as_str).unwrap_or_default();
    let selector = Selector::parse(text).map_err(|error| {
        let before = text.get(..error.offset).unwrap_or(text).chars().count();
        // On one line, for the mark to stand below its place.
        let line = text.replace(char::is_control, " ");
        CouldNotRun(format!("{}\n  | {line}\n  | {}^", error.message, " ".repeat(before)))
    })?;
    let own = matches.get_flag("own");
    let loaded = smithy_model::load(events::read(&paths(matches, "path"))?);
    let renderer = console.err_renderer(&loaded.sources);
    console.err(&events::text(&loaded.events, Severity::Error, &renderer));
    for id in selector.select(&loaded.model) {
        let built_in = loaded.model.shape(&id).is_some_and(|shape| shape.built_in);
        if !built_in || (!own && id.namespace() == "smithy.api") {
            console.out(&format!("{id}\n"));
        }
    }
    Ok(if loaded.has_errors() { Outcome::Wanting } else { Outcome::Fine })
}
