//! `codegen format`: IDL files in the canonical layout.

use std::path::PathBuf;

use clap::ArgMatches;
use smithy_model::{Event, Severity, Sources};

use super::console::Console;
use super::events;
use super::{paths, write_whole, CouldNotRun, Outcome};
use crate::docs::counted;
use crate::output::unified;

/// Formats files in place, prints them, or checks them. With a syntax error in any of them nothing is written.
pub fn run(matches: &ArgMatches, console: &mut Console<'_>) -> Result<Outcome, CouldNotRun> {
    let sources = idl(&paths(matches, "path"))?;
    let mut wrong: Vec<Event> = Vec::new();
    let mut formatted = Vec::new();
    for (id, file) in sources.iter() {
        match smithy_model::format(id, &file.text) {
            Ok(text) => formatted.push((file, text)),
            Err(events) => wrong.extend(events),
        }
    }
    if !wrong.is_empty() {
        let count = events::tell(&wrong, Severity::Error, &sources, console);
        console.err(&format!("error: {count}; nothing was formatted\n"));
        return Ok(Outcome::Wanting);
    }
    if matches.get_flag("stdout") {
        formatted.iter().for_each(|(_, text)| console.out(text));
        return Ok(Outcome::Fine);
    }
    let count = formatted.len();
    let changed: Vec<_> = formatted.into_iter().filter(|(file, text)| *file.text != **text).collect();
    let unchanged = count - changed.len();
    if matches.get_flag("check") {
        for (file, text) in &changed {
            console.out(&format!(
                "{}: not formatted\n{}",
                file.name,
                unified(&file.name, Some(&file.text), Some(text))
            ));
        }
        if changed.is_empty() {
            console.out(&format!("{} formatted\n", counted(count, "file")));
            return Ok(Outcome::Fine);
        }
        let verb = if changed.len() == 1 { "is" } else { "are" };
        let files = counted(changed.len(), "file");
        console
            .err(&format!("error: {files} {verb} not formatted; run the same command without `--check`\n"));
        return Ok(Outcome::Wanting);
    }
    let files: Vec<_> = changed.into_iter().map(|(file, text)| (PathBuf::from(&*file.name), text)).collect();
    if let Some((path, _)) = files.iter().find(|(path, _)| !path.is_file()) {
        // Names are text in events, and not every path is text.
        return Err(CouldNotRun(format!(
            "{}: the path is not UTF-8, and cannot be written to",
            path.display()
        )));
    }
    write_whole(&files)?;
    for (path, _) in &files {
        console.out(&format!("{}\n", path.display()));
    }
    console.out(&format!("{} formatted, {unchanged} unchanged\n", counted(files.len(), "file")));
    Ok(Outcome::Fine)
}

/// The IDL files at these paths, each once.
fn idl(paths: &[PathBuf]) -> Result<Sources, CouldNotRun> {
    let mut all = Sources::new();
    let mut wrong = Vec::new();
    for path in paths {
        let mut found = Sources::new();
        if let Err(error) = found.add_path(path) {
            wrong.push(error.to_string());
            continue;
        }
        let mut known = 0;
        for (_, file) in found.iter().filter(|(_, file)| file.name.ends_with(".smithy")) {
            known += 1;
            if !all.iter().any(|(_, other)| other.name == file.name) {
                all.add(file.name.clone(), file.text.clone());
            }
        }
        if known == 0 {
            let what =
                "no .smithy file; only Smithy IDL is formatted, which `codegen convert --to smithy` gives";
            wrong.push(format!("{}: {what}", path.display()));
        }
    }
    if wrong.is_empty() {
        Ok(all)
    } else {
        Err(CouldNotRun(wrong.join("\nerror: ")))
    }
}
