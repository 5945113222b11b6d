//! Events as text for people: message, place, the line itself, and what to do.

use std::cell::OnceCell;
use std::fmt::Write;

use crate::lines::LineIndex;
use crate::{Event, Location, Severity, SourceFile, Sources};

/// An event as plain text of a few lines, in the form that Rust's compiler made familiar, without a final line end.
///
/// For many events of the same files use a [`Renderer`], which looks for their lines once.
pub fn render(event: &Event, sources: &Sources) -> String {
    Renderer::new(sources).render(event)
}

/// Renders many events that point into the same files.
#[derive(Debug)]
pub struct Renderer<'s> {
    sources: &'s Sources,
    coloured: bool,
    lines: Vec<OnceCell<LineIndex>>,
}

impl<'s> Renderer<'s> {
    /// A renderer of plain text.
    pub fn new(sources: &'s Sources) -> Self {
        Self { sources, coloured: false, lines: vec![OnceCell::new(); sources.len()] }
    }

    /// With the escape sequences that colour text on a terminal, or without.
    #[must_use]
    pub fn coloured(mut self, coloured: bool) -> Self {
        self.coloured = coloured;
        self
    }

    /// The event as text, as [`render`] gives it.
    pub fn render(&self, event: &Event) -> String {
        let mut text = self.headline(event);
        let mut gutter = String::new();
        if let Some((file, location)) = event.location.and_then(|at| Some((self.sources.get(at.file)?, at))) {
            let line = self.excerpt(file, location);
            let number = location.line.to_string();
            gutter = " ".repeat(number.len());
            let (arrow, bar) = (self.faint("-->"), self.faint("|"));
            // Writing to a string cannot fail.
            let _ = match location.line {
                0 => write!(text, "\n{gutter}{arrow} {}", file.name),
                _ => write!(text, "\n{gutter}{arrow} {}:{number}:{}", file.name, location.column),
            };
            if let Some((line, caret)) = line {
                let number = self.faint(&number);
                let caret = self.paint(&caret, colour(event.severity));
                let _ = write!(text, "\n{gutter} {bar}\n{number} {bar} {line}\n{gutter} {bar} {caret}");
            }
        }
        if let Some(help) = &event.help {
            let gap = if gutter.is_empty() { " " } else { &gutter };
            let _ = write!(text, "\n{gap} {} {} {help}", self.faint("="), self.paint("help:", BOLD));
        }
        text
    }

    fn headline(&self, event: &Event) -> String {
        let severity = match event.severity {
            Severity::Suppressed => "suppressed",
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Danger => "danger",
            Severity::Error => "error",
        };
        let severity = self.paint(&format!("{severity}[{}]", event.id), colour(event.severity));
        let message = self.paint(&event.message, BOLD);
        match &event.shape_id {
            // Without a place, the shape is all that tells where to look.
            Some(shape) if event.location.is_none() => format!("{severity}: {shape}: {message}"),
            _ => format!("{severity}: {message}"),
        }
    }

    /// The line of a place and a line with a caret under the place.
    fn excerpt(&self, file: &SourceFile, location: Location) -> Option<(String, String)> {
        let lines = self.lines.get(location.file.0 as usize)?.get_or_init(|| LineIndex::new(&file.text));
        let column = usize::try_from(location.column).ok()?.checked_sub(1)?;
        let from = column.saturating_sub(CONTEXT);
        let rest = lines.from(&file.text, location.line, from)?;
        let mut characters = rest.chars();
        let shown: String = characters.by_ref().take(column - from + CONTEXT).collect();
        let cut = characters.next().is_some();
        // Tabs take one column in the text as in the line with the caret, so that it stands in the right place.
        let shown: String = shown.chars().map(|shown| if shown.is_control() { ' ' } else { shown }).collect();
        let (before, after) = (if from > 0 { "..." } else { "" }, if cut { "..." } else { "" });
        let caret = format!("{}^", " ".repeat(before.len() + column - from));
        Some((format!("{before}{shown}{after}"), caret))
    }

    fn faint(&self, text: &str) -> String {
        self.paint(text, BLUE)
    }

    fn paint(&self, text: &str, colour: &str) -> String {
        if self.coloured {
            format!("\u{1b}[{colour}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

/// How much of a long line is shown on either side of the place.
const CONTEXT: usize = 120;

// Colours of terminals, as "Select Graphic Rendition" numbers them.
const BOLD: &str = "1";
const BLUE: &str = "1;34";

fn colour(severity: Severity) -> &'static str {
    match severity {
        Severity::Error | Severity::Danger => "1;31",
        Severity::Warning => "1;33",
        Severity::Note | Severity::Suppressed => "1;36",
    }
}
