//! A page as CommonMark that forges show well: what changed is a `diff` block, or has a word in front.

mod safe;

use super::prose::{is_paragraph, parser, visible};
use super::{are_marked, sentence, Block, Entry, Line, Mark, Note, Page, MAX_DEPTH};
use crate::docs::code;

/// The page as CommonMark without HTML, with a newline at its end.
pub fn render(page: &Page) -> String {
    let mut parts = vec![format!("# {}", escape(&page.title)), safe::alone(&page.lead)];
    for block in &page.blocks {
        parts.push(match block {
            Block::Heading { level, text, mark } => {
                let marks = "#".repeat(usize::from(*level).clamp(2, 6));
                format!(
                    "{marks} {}{}",
                    escape(text),
                    mark.word().map(|word| format!(" ({word})")).unwrap_or_default()
                )
            }
            Block::Prose(text) => safe::alone(text),
            Block::Syntax { language, lines } => syntax(language, lines),
            Block::Entries(list) => entries(list, 0),
            Block::Notes(list) => notes(list),
        });
    }
    parts.retain(|part| !part.is_empty());
    safe::safe(&parts.join("\n\n")) + "\n"
}

/// Lines in a fence, with signs as diffs have them where any line is marked: forges colour those, `!` for what changed.
fn syntax(language: &str, lines: &[Line]) -> String {
    let marked = are_marked(lines);
    let text = |line: &Line| {
        let sign = match line.mark {
            _ if !marked => "",
            Mark::Same => "  ",
            Mark::Added => "+ ",
            Mark::Changed => "! ",
            Mark::Removed => "- ",
        };
        format!("{sign}{}{}", "  ".repeat(line.depth.min(MAX_DEPTH)), visible(&line.text))
            .trim_end()
            .to_owned()
    };
    let lines: Vec<String> = lines.iter().map(text).collect();
    let language = if marked { "diff" } else { language };
    fenced(language, &lines.join("\n"))
}

/// A fence that nothing inside ends.
fn fenced(language: &str, text: &str) -> String {
    let run = |line: &str| line.trim_start().chars().take_while(|c| *c == '`').count();
    let fence = "`".repeat(text.lines().map(run).max().unwrap_or_default().max(2) + 1);
    format!("{fence}{language}\n{text}\n{fence}")
}

/// A list with a list of its parts in each item. Lists without a word on any item are close together.
fn entries(list: &[Entry], depth: usize) -> String {
    if depth == MAX_DEPTH {
        return "- …".to_owned();
    }
    let items: Vec<String> = list.iter().map(|entry| item(entry, depth)).collect();
    let loose = items.iter().any(|item| item.contains("\n\n"));
    items.join(if loose { "\n\n" } else { "\n" })
}

fn item(entry: &Entry, depth: usize) -> String {
    let mut head = code(&entry.name);
    if let Some(word) = entry.mark.word() {
        head = format!("**{word}:** {head}");
    }
    if !entry.kind.is_empty() {
        head += &format!(" ({})", escape(&entry.kind));
    }
    if !entry.facts.is_empty() {
        head += &format!(": {}", one_line(&sentence(&entry.facts)));
    }
    let mut meaning = safe::alone(&entry.meaning);
    if entry.facts.is_empty() && is_paragraph(&parser(&meaning).collect::<Vec<_>>()) {
        head += &format!(": {}", std::mem::take(&mut meaning));
    }
    let mut parts = vec![head, meaning];
    if !entry.parts.is_empty() {
        parts.push(entries(&entry.parts, depth + 1));
    }
    parts.retain(|part| !part.is_empty());
    format!("- {}", indented(&parts.join("\n\n")))
}

/// What an item holds: every line but the first, and the empty ones, below the first.
fn indented(text: &str) -> String {
    let mut lines = text.lines();
    let mut all = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        all.push('\n');
        if !line.is_empty() {
            all.push_str("  ");
            all.push_str(line);
        }
    }
    all
}

fn notes(list: &[Note]) -> String {
    let line = |note: &Note| format!("- **{}**: {}", escape(&note.label), one_line(&note.text));
    list.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Inline CommonMark on one line.
fn one_line(text: &str) -> String {
    visible(text).split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Plain text as CommonMark that reads the same.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        if "\\`*_[]<>&#|~!".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
