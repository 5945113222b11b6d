//! A page as one HTML document that needs nothing else: no network, no script.

mod contents;
mod prose;

use std::collections::BTreeSet;

use super::prose::visible;
use super::{are_marked, Block, Entry, Line, Mark, Note, Page, Tone, MAX_DEPTH};
use contents::contents;
use prose::{inline, name, text};

/// How it looks, on a screen and on paper, in light and in dark.
const STYLE: &str = include_str!("html/style.css");

/// Nothing is fetched and nothing runs, whatever a model's documentation says.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// The page as HTML, with a newline at its end.
pub fn render(page: &Page) -> String {
    let headings = Headings::of(&page.blocks);
    let contents = contents(&headings.0);
    let class = if contents.is_empty() { "" } else { " class=\"with-contents\"" };
    let mut writer = Writer { out: String::new(), level: 1 };
    let mut ids = headings.0.iter();
    for block in &page.blocks {
        let id = matches!(block, Block::Heading { .. }).then(|| ids.next()).flatten();
        writer.block(block, id.map(|heading| heading.id.as_str()).unwrap_or_default());
    }
    let (title, name) = (text(&page.title), name(&page.title));
    let lead = match inline(&page.lead) {
        lead if lead.is_empty() => lead,
        lead => format!("<div class=\"lead\">{lead}</div>\n"),
    };
    let legend = if page.is_marked() { LEGEND } else { "" };
    let blocks = writer.out;
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body{class}>\n\
         <a class=\"skip\" href=\"#main\">Skip to the page</a>\n\
         <header>\n<h1>{name}</h1>\n{lead}{legend}</header>\n{contents}\
         <main id=\"main\">\n{blocks}</main>\n</body>\n</html>\n"
    )
}

const LEGEND: &str = "<p class=\"legend\">\
    <ins class=\"badge added\">+ new</ins> \
    <mark class=\"badge changed\">~ changed</mark> \
    <del class=\"badge removed\">- removed</del></p>\n";

/// A heading that can be linked to.
#[derive(Debug)]
struct Heading {
    level: u8,
    text: String,
    mark: Mark,
    id: String,
}

/// The headings of a page, in order.
struct Headings(Vec<Heading>);

impl Headings {
    fn of(blocks: &[Block]) -> Self {
        let mut taken = BTreeSet::from(["main".to_owned(), "contents".to_owned()]);
        let heading = |block: &Block| match block {
            Block::Heading { level, text, mark } => {
                let id = id(text, &mut taken);
                Some(Heading { level: (*level).clamp(2, 6), text: text.clone(), mark: *mark, id })
            }
            _ => None,
        };
        Self(blocks.iter().filter_map(heading).collect())
    }
}

/// A name for an address, which no other heading has.
fn id(text: &str, taken: &mut BTreeSet<String>) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_ascii_lowercase).collect();
    let wanted = if words.is_empty() { "part".to_owned() } else { words.join("-") };
    let mut id = wanted.clone();
    let mut count = 1_usize;
    while !taken.insert(id.clone()) {
        count += 1;
        id = format!("{wanted}-{count}");
    }
    id
}

/// What becomes of a mark: the element that says it, and the class that shows it.
fn marked(mark: Mark) -> (&'static str, &'static str) {
    match mark {
        Mark::Same => ("span", ""),
        Mark::Added => ("ins", " added"),
        Mark::Changed => ("mark", " changed"),
        Mark::Removed => ("del", " removed"),
    }
}

fn badge(mark: Mark) -> String {
    let (element, class) = marked(mark);
    mark.word()
        .map(|word| format!(" <{element} class=\"badge{class}\">{word}</{element}>"))
        .unwrap_or_default()
}

struct Writer {
    out: String,
    /// That of the last heading: headings in prose are below it.
    level: u8,
}

impl Writer {
    fn block(&mut self, block: &Block, id: &str) {
        match block {
            Block::Heading { level, text: title, mark } => {
                let level = (*level).clamp(2, 6);
                self.level = level;
                let (title, badge) = (name(title), badge(*mark));
                self.add(&format!("<h{level} id=\"{id}\"><a href=\"#{id}\">{title}</a>{badge}</h{level}>\n"));
            }
            Block::Prose(text) => {
                let prose = prose::prose(text, self.level);
                self.add(&format!("<div class=\"prose\">\n{prose}</div>\n"));
            }
            Block::Syntax { language, lines } => self.syntax(language, lines),
            Block::Entries(list) => self.entries(list, 0),
            Block::Notes(list) => self.notes(list),
        }
    }

    fn add(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn syntax(&mut self, language: &str, lines: &[Line]) {
        let any = are_marked(lines);
        let class = if any { " marked" } else { "" };
        let language = text(language);
        // What scrolls can be reached with the keyboard, and says what it is.
        self.add(&format!(
            "<figure class=\"syntax{class}\"><figcaption>{language}</figcaption>\
             <pre tabindex=\"0\" role=\"group\" aria-label=\"{language} syntax\"><code>"
        ));
        for line in lines {
            let (element, class) = marked(line.mark);
            let sign = match line.mark.sign() {
                _ if !any => String::new(),
                sign => format!("<span class=\"sign\" aria-hidden=\"true\">{}</span>", sign.unwrap_or(' ')),
            };
            let indent = "  ".repeat(line.depth.min(MAX_DEPTH));
            let text = text(&line.text);
            self.add(&format!("<{element} class=\"line{class}\">{sign}{indent}{text}</{element}>\n"));
        }
        self.add("</code></pre></figure>\n");
    }

    fn entries(&mut self, list: &[Entry], depth: usize) {
        if depth == MAX_DEPTH {
            return self.add("<p>…</p>\n");
        }
        self.add("<ul class=\"entries\">\n");
        for entry in list {
            let (_, class) = marked(entry.mark);
            let (name, kind, badge) = (text(&entry.name), text(&entry.kind), badge(entry.mark));
            let kind = if kind.is_empty() { kind } else { format!(" <span class=\"kind\">{kind}</span>") };
            self.add(&format!(
                "<li class=\"entry{class}\"><p class=\"head\"><code>{name}</code>{kind}{badge}</p>\n"
            ));
            if !entry.facts.is_empty() {
                let facts: String =
                    entry.facts.iter().map(|fact| format!("<li>{}</li>", inline(fact))).collect();
                self.add(&format!("<ul class=\"facts\">{facts}</ul>\n"));
            }
            let meaning = prose::prose(&entry.meaning, self.level);
            if !meaning.is_empty() {
                self.add(&format!("<div class=\"meaning\">\n{meaning}</div>\n"));
            }
            if !entry.parts.is_empty() {
                self.entries(&entry.parts, depth + 1);
            }
            self.add("</li>\n");
        }
        self.add("</ul>\n");
    }

    fn notes(&mut self, list: &[Note]) {
        self.add("<ul class=\"notes\">\n");
        for note in list {
            let tone = match note.tone {
                Tone::Plain => "plain",
                Tone::Good => "good",
                Tone::Warning => "warning",
                Tone::Danger => "danger",
            };
            let (label, said) = (text(&note.label), inline(&note.text));
            self.add(&format!("<li class=\"{tone}\"><strong>{label}</strong> <div>{said}</div></li>\n"));
        }
        self.add("</ul>\n");
    }
}
