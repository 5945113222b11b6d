//! A page as text for a terminal: wrapped prose, syntax as it is, signs and colours for what changed.

mod paint;
mod prose;

use super::prose::visible;
use super::{are_marked, sentence, Block, Entry, Line, Mark, Note, Page, Tone, MAX_DEPTH};
use paint::{wrap, Paint, Span};

/// What a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// How many columns prose may take; syntax, and words that are longer, take what they need.
    pub width: usize,
    /// Whether escape sequences colour it.
    pub colour: bool,
}

/// The page as text, with a newline at its end.
pub fn render(page: &Page, style: &Style) -> String {
    let mut writer = Writer { style: *style, out: String::new() };
    writer.heading(1, &page.title, Mark::Same);
    writer.prose(0, &page.lead);
    if page.is_marked() {
        writer.gap();
        writer.line(0, &[Span::new("+ new, ~ changed, - removed", Paint::FAINT)]);
    }
    for block in &page.blocks {
        match block {
            Block::Heading { level, text, mark } => writer.heading(*level, text, *mark),
            Block::Prose(text) => writer.prose(0, text),
            Block::Syntax { lines, .. } => writer.syntax(lines),
            Block::Entries(entries) => {
                writer.gap();
                writer.entries(entries, 0);
            }
            Block::Notes(notes) => writer.notes(notes),
        }
    }
    writer.out
}

/// How far what belongs to a heading or an entry is indented.
const STEP: usize = 4;

/// However narrow a terminal is and however deep an entry, prose gets this many columns.
const LEAST_WIDTH: usize = 20;

struct Writer {
    style: Style,
    out: String,
}

impl Writer {
    /// A blank line, but none at the top, and never two.
    fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn line(&mut self, indent: usize, spans: &[Span]) {
        let from = self.out.len();
        self.out.push_str(&" ".repeat(indent));
        for span in spans {
            span.write(self.style.colour, &mut self.out);
        }
        let end = self.out.trim_end_matches(' ').len().max(from);
        self.out.truncate(end);
        self.out.push('\n');
    }

    fn heading(&mut self, level: u8, text: &str, mark: Mark) {
        self.gap();
        let mut spans = Vec::new();
        if let Some(sign) = mark.sign() {
            spans.push(Span::new(format!("{sign} "), Paint::of(mark)));
        }
        spans.push(Span::new(visible(text), Paint::BOLD));
        let width: usize = spans.iter().map(Span::width).sum();
        self.line(0, &spans);
        // Where there is no bold type, a line below tells headings from the rest.
        let rule = match level {
            _ if self.style.colour => None,
            1 => Some("="),
            2 => Some("-"),
            _ => None,
        };
        if let Some(rule) = rule {
            self.line(0, &[Span::new(rule.repeat(width), Paint::PLAIN)]);
        }
    }

    fn room(&self, indent: usize) -> usize {
        self.style.width.saturating_sub(indent).max(LEAST_WIDTH)
    }

    fn prose(&mut self, indent: usize, text: &str) {
        let lines = prose::lines(text, self.room(indent), self.style.colour);
        if lines.is_empty() {
            return;
        }
        self.gap();
        for line in lines {
            self.line(indent, &line);
        }
    }

    fn syntax(&mut self, lines: &[Line]) {
        self.gap();
        let marked = are_marked(lines);
        for line in lines {
            let gutter = match line.mark.sign() {
                Some(sign) => format!("{sign} "),
                None if marked => "  ".to_owned(),
                None => String::new(),
            };
            let text = format!("{gutter}{}{}", "  ".repeat(line.depth.min(MAX_DEPTH)), visible(&line.text));
            self.line(STEP, &[Span::new(text, Paint::of(line.mark))]);
        }
    }

    fn entries(&mut self, entries: &[Entry], depth: usize) {
        let indent = STEP * depth + STEP;
        if depth == MAX_DEPTH {
            return self.line(indent, &[Span::new("…", Paint::FAINT)]);
        }
        for entry in entries {
            let sign = entry.mark.sign().map(|sign| Span::new(format!("{sign} "), Paint::of(entry.mark)));
            // The sign stands where the indentation ends, for names to stay in line.
            let before = if sign.is_some() { indent - 2 } else { indent };
            let mut spans: Vec<Span> = sign.into_iter().collect();
            spans.push(Span::new(visible(&entry.name), Paint::BOLD));
            if !entry.kind.is_empty() {
                spans.push(Span::new(format!("  {}", visible(&entry.kind)), Paint::FAINT));
            }
            self.line(before, &spans);
            let inner = indent + STEP;
            let mut full = false;
            if !entry.facts.is_empty() {
                let facts = prose::inline(&sentence(&entry.facts), self.style.colour);
                for line in wrap(&facts, self.room(inner)) {
                    self.line(inner, &line);
                }
                full = true;
            }
            let meaning = prose::lines(&entry.meaning, self.room(inner), self.style.colour);
            full |= !meaning.is_empty() || !entry.parts.is_empty();
            for line in meaning {
                self.line(inner, &line);
            }
            if !entry.parts.is_empty() {
                self.gap();
                self.entries(&entry.parts, depth + 1);
            }
            if full {
                self.gap();
            }
        }
    }

    fn notes(&mut self, notes: &[Note]) {
        self.gap();
        for note in notes {
            let paint = match note.tone {
                Tone::Plain => Paint::FAINT,
                Tone::Good => Paint::GREEN,
                Tone::Warning => Paint::YELLOW,
                Tone::Danger => Paint::RED,
            };
            let label = format!("[{}] ", visible(&note.label));
            let mut spans = vec![Span::new(label, paint)];
            spans.extend(prose::inline(&note.text, self.style.colour));
            for (at, line) in wrap(&spans, self.room(STEP)).iter().enumerate() {
                self.line(if at == 0 { 0 } else { STEP }, line);
            }
        }
    }
}
