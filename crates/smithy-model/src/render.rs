//! Events as text for people: message, place, the line itself, and what to do.

use std::fmt::Write;

use crate::{Event, Location, Severity, Sources};

/// An event as plain text of a few lines, in the form that Rust's compiler made familiar, without a final line end.
pub fn render(event: &Event, sources: &Sources) -> String {
    let mut text = headline(event);
    let mut gutter = String::new();
    if let Some((name, location)) = event.location.and_then(|at| Some((&sources.get(at.file)?.name, at))) {
        let line = sources.get(location.file).and_then(|file| excerpt(&file.text, location));
        let number = location.line.to_string();
        gutter = " ".repeat(number.len());
        // Writing to a string cannot fail.
        let _ = match location.line {
            0 => write!(text, "\n{gutter}--> {name}"),
            _ => write!(text, "\n{gutter}--> {name}:{number}:{}", location.column),
        };
        if let Some((line, caret)) = line {
            let _ = write!(text, "\n{gutter} |\n{number} | {line}\n{gutter} | {caret}");
        }
    }
    if let Some(help) = &event.help {
        let gap = if gutter.is_empty() { " " } else { &gutter };
        let _ = write!(text, "\n{gap} = help: {help}");
    }
    text
}

fn headline(event: &Event) -> String {
    let severity = match event.severity {
        Severity::Suppressed => "suppressed",
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Danger => "danger",
        Severity::Error => "error",
    };
    match &event.shape_id {
        // Without a place, the shape is all that tells where to look.
        Some(shape) if event.location.is_none() => {
            format!("{severity}[{}]: {shape}: {}", event.id, event.message)
        }
        _ => format!("{severity}[{}]: {}", event.id, event.message),
    }
}

/// How much of a long line is shown on either side of the place.
const CONTEXT: usize = 120;

/// The line of a place and a line with a caret under the place.
fn excerpt(text: &str, location: Location) -> Option<(String, String)> {
    let index = usize::try_from(location.line).ok()?.checked_sub(1)?;
    let line = text.trim_start_matches('\u{feff}').split('\n').nth(index)?.trim_end();
    let column = usize::try_from(location.column).ok()?.checked_sub(1)?;
    let from = column.saturating_sub(CONTEXT);
    let shown = line.chars().skip(from).take(column - from + CONTEXT);
    // Tabs take one column in the text as in the line with the caret, so that it stands in the right place.
    let shown: String = shown.map(|character| if character.is_control() { ' ' } else { character }).collect();
    let (before, after) =
        (if from > 0 { "..." } else { "" }, line.chars().nth(column + CONTEXT).map_or("", |_| "..."));
    let caret = format!("{}^", " ".repeat(before.len() + column - from));
    Some((format!("{before}{shown}{after}"), caret))
}
