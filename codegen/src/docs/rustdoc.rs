//! Pages as rustdoc reads them: CommonMark with links to generated items.

use super::paragraphs;
use crate::page::{sentence, Block, Entry, Line};

/// The blocks as CommonMark. `link` gives a link to the generated item of an entry's name.
pub fn blocks(blocks: &[Block], link: &dyn Fn(&str) -> String) -> String {
    paragraphs(blocks.iter().map(|block| match block {
        // An item's page has its own heading above; its parts begin with the first level.
        Block::Heading { level, text, .. } => {
            format!("{} {text}", "#".repeat(usize::from(*level).max(2) - 1))
        }
        Block::Prose(text) => text.clone(),
        Block::Syntax { language, lines } => fence(language, lines),
        Block::Entries(entries) => {
            let items: Vec<String> = entries.iter().map(|entry| item(entry, link)).collect();
            items.join("\n")
        }
        Block::Notes(notes) => {
            let items: Vec<String> =
                notes.iter().map(|note| format!("- **{}**: {}", note.label, note.text)).collect();
            items.join("\n")
        }
    }))
}

/// A member's documentation: what it means, then what holds for it.
pub fn entry(entry: &Entry) -> String {
    paragraphs([entry.meaning.clone(), sentence(&entry.facts)])
}

fn item(entry: &Entry, link: &dyn Fn(&str) -> String) -> String {
    let kind = match entry.kind.as_str() {
        "" => String::new(),
        kind => format!(" ({kind})"),
    };
    format!("- {}{kind}: {}", link(&entry.name), entry.meaning)
}

fn fence(language: &str, lines: &[Line]) -> String {
    let mut text = format!("```{language}");
    for line in lines {
        text.push('\n');
        text.extend(std::iter::repeat_n("  ", line.depth));
        text.push_str(&line.text);
    }
    text + "\n```"
}
