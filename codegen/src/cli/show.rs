//! Showing a page in the format that is asked for: as text, as wide as the terminal and through a pager where somebody
//! watches.

use std::env;
use std::io::Write;
use std::process::{Command, Stdio};

use clap::ArgMatches;

use super::console::Console;
use crate::page::{html, markdown, text, Page};

/// Shows a page in the format that the arguments ask for.
pub fn show(page: &Page, matches: &ArgMatches, console: &mut Console<'_>) {
    match matches.get_one::<String>("format").map(String::as_str) {
        Some("html") => console.out(&html::render(page)),
        Some("markdown") => console.out(&markdown::render(page)),
        _ => {
            let style = text::Style { width: width(console), colour: console.terminals().out };
            let text = text::render(page, &style);
            if !(console.terminals().watched && paged(&text)) {
                console.out(&text);
            }
        }
    }
}

/// Where nothing says how wide the terminal is; and no text is easy to read that is much wider.
const WIDTH: usize = 80;
const MOST: usize = 100;

/// How many columns text may take.
fn width(console: &Console<'_>) -> usize {
    let said = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let asked = || if console.terminals().watched { columns() } else { None };
    said.or_else(asked).filter(|columns| *columns > 0).unwrap_or(WIDTH).min(MOST)
}

/// What the terminal says of itself; nothing where there is no command to ask it.
fn columns() -> Option<usize> {
    let output =
        Command::new("stty").arg("size").stdin(Stdio::inherit()).stderr(Stdio::null()).output().ok()?;
    String::from_utf8(output.stdout).ok()?.split_whitespace().nth(1)?.parse().ok()
}

/// Whether a pager has shown the text: the one that `PAGER` names, else `less`.
fn paged(text: &str) -> bool {
    let mut command = match env::var("PAGER") {
        Ok(pager) if pager.trim().is_empty() => return false,
        Ok(pager) => {
            // It may have arguments, which a shell takes apart.
            let mut command = Command::new("sh");
            command.arg("-c").arg(pager);
            command
        }
        Err(_) => Command::new("less"),
    };
    // Text of one screen is left standing, and colours are shown, unless the user wants it otherwise.
    if env::var_os("LESS").is_none() {
        command.env("LESS", "FRX");
    }
    let Ok(mut pager) = command.stdin(Stdio::piped()).spawn() else { return false };
    if let Some(mut input) = pager.stdin.take() {
        // Who has read enough leaves before the end.
        let _ = input.write_all(text.as_bytes());
    }
    // A shell says so when there is no such command.
    const NOT_FOUND: i32 = 127;
    pager.wait().is_ok_and(|status| status.code() != Some(NOT_FOUND))
}
