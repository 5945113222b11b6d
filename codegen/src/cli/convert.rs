//! `codegen convert`: the loaded model as Smithy IDL or JSON AST, whatever it was read from.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use smithy_model::{write_ast_version, write_idl};

use super::console::Console;
use super::{ast, paths, version, write_whole, CouldNotRun, Outcome};
use crate::docs::counted;

/// Writes the model's files, or prints them. A model with errors is not converted: it is not what its files mean.
pub fn run(matches: &ArgMatches, console: &mut Console<'_>) -> Result<Outcome, CouldNotRun> {
    let Some(model) = ast::load(&paths(matches, "path"), "nothing was converted", console)? else {
        return Ok(Outcome::Wanting);
    };
    let files = match matches.get_one::<String>("to").map(String::as_str) {
        Some("smithy") => write_idl(&model),
        _ => vec![("model.json".to_owned(), write_ast_version(&model, version(matches)))],
    };
    let Some(out) = matches.get_one::<PathBuf>("out") else {
        let several = files.len() > 1;
        for (number, (path, text)) in files.iter().enumerate() {
            if several {
                // Where each of them begins: together they are no file.
                console.out(&format!("{}// {path}\n", if number > 0 { "\n" } else { "" }));
            }
            console.out(text);
        }
        return Ok(Outcome::Fine);
    };
    write(out, files, console)
}

/// Writes files that are not there yet; those that are there as they should be stay.
fn write(
    out: &Path,
    files: Vec<(String, String)>,
    console: &mut Console<'_>,
) -> Result<Outcome, CouldNotRun> {
    let mut wanted = Vec::new();
    let mut in_the_way = Vec::new();
    let mut unchanged = 0;
    for (path, text) in files {
        let path = out.join(path);
        match fs::read(&path) {
            Ok(old) if old == text.as_bytes() => unchanged += 1,
            Ok(_) => in_the_way.push(format!("\n  {}", path.display())),
            Err(_) => wanted.push((path, text)),
        }
    }
    if !in_the_way.is_empty() {
        let message = "would overwrite what is there; move it away, or name another folder:";
        return Err(CouldNotRun(format!("{message}{}", in_the_way.concat())));
    }
    write_whole(&wanted)?;
    for (path, _) in &wanted {
        console.out(&format!("{}\n", path.display()));
    }
    console.out(&format!("{} written, {unchanged} unchanged\n", counted(wanted.len(), "file")));
    Ok(Outcome::Fine)
}
