//! HTML to CommonMark: one pass over the tags, with a stack of lists and quotations.

mod blocks;

use super::entity::decode;
use super::inline::Context;
use super::runs::{Run, Style};
use super::spans::code_spans;
use super::tag::{Element, Tag, TagKind, Tags};
use blocks::{Blocks, Container};

/// The CommonMark of HTML. Whatever the tags are, the text between them is kept.
pub fn convert(html: &str, context: &Context) -> String {
    let tags = Tags::of(html);
    let mut converter = Converter::default();
    let (mut at, mut text_from) = (0, 0);
    while let Some(found) = html.get(at..).and_then(|rest| rest.find('<')) {
        at += found;
        let rest = html.get(at..).unwrap_or_default();
        if let Some(len) = super::tag::autolink(rest).filter(|_| converter.preformatted.is_none()) {
            // Its address is found again in the text; the angle brackets are not part of it.
            converter.text(html.get(text_from..at).unwrap_or_default());
            converter.text(rest.get(1..len - 1).unwrap_or_default());
            at += len;
            text_from = at;
            continue;
        }
        match tags.at(at).filter(|tag| context.is_tag(tag)) {
            Some(tag) => {
                converter.text(html.get(text_from..at).unwrap_or_default());
                at += tag.len;
                text_from = at;
                converter.tag(&tag);
            }
            None => at += 1,
        }
    }
    converter.text(html.get(text_from..).unwrap_or_default());
    converter.finish()
}

#[derive(Default)]
struct Converter {
    blocks: Blocks,
    /// The paragraph, heading or cell that is being read.
    runs: Vec<Run>,
    links: Vec<String>,
    bold: usize,
    italic: usize,
    code: usize,
    link: Option<usize>,
    /// The text of a `pre` that is being read.
    preformatted: Option<String>,
    heading: Option<u8>,
    table: Option<Table>,
    /// The element in which nothing is for readers.
    hidden: Option<String>,
    /// A term has been read, and its definition is to follow on the same line.
    term: bool,
}

#[derive(Default)]
struct Table {
    rows: Vec<Vec<String>>,
    in_cell: bool,
    /// Tables in this table; their cells become cells of this one.
    inner: usize,
}

impl Converter {
    fn text(&mut self, text: &str) {
        if self.hidden.is_some() || text.is_empty() {
            return;
        }
        let text = decode(text);
        if let Some(preformatted) = &mut self.preformatted {
            preformatted.push_str(&text);
            return;
        }
        self.term = self.term && text.trim().is_empty();
        let style = self.style();
        if style.code || style.link.is_some() {
            self.runs.push(Run::Text(text, style));
            return;
        }
        // Backticks are no HTML, but writers of documentation use them, and mean code.
        let mut from = 0;
        for span in code_spans(&text) {
            let inner = text.get(span.clone()).unwrap_or_default().trim_matches('`');
            if inner.trim().is_empty() {
                continue;
            }
            self.push(text.get(from..span.start).unwrap_or_default(), style);
            self.push(inner.trim(), Style { code: true, ..style });
            from = span.end;
        }
        self.push(text.get(from..).unwrap_or_default(), style);
    }

    fn push(&mut self, text: &str, style: Style) {
        if !text.is_empty() {
            self.runs.push(Run::Text(text.to_owned(), style));
        }
    }

    fn style(&self) -> Style {
        Style { bold: self.bold > 0, italic: self.italic > 0, code: self.code > 0, link: self.link }
    }

    fn tag(&mut self, tag: &Tag) {
        let (name, opens, attributes) = match &tag.kind {
            TagKind::Open { name, attributes, .. } => (name, true, attributes.as_slice()),
            TagKind::Close { name } => (name, false, [].as_slice()),
            TagKind::Nothing => return,
        };
        if let Some(hidden) = &self.hidden {
            if !opens && hidden == name {
                self.hidden = None;
            }
            return;
        }
        let element = tag.element();
        if self.preformatted.is_some() {
            match element {
                Element::Break => self.text("\n"),
                Element::Preformatted if !opens => self.end_preformatted(),
                _ => {}
            }
            return;
        }
        let closed = matches!(tag.kind, TagKind::Open { closed: true, .. });
        match element {
            Element::Bold => count(&mut self.bold, opens, closed),
            Element::Italic => count(&mut self.italic, opens, closed),
            Element::Code => count(&mut self.code, opens, closed),
            Element::Link => self.set_link(opens && !closed, attributes),
            Element::Image => {
                let alt = attributes.iter().find(|(key, _)| key == "alt").map_or("", |(_, alt)| alt);
                self.push(alt, self.style());
            }
            Element::Hidden => self.hidden = (opens && !closed).then(|| name.clone()),
            Element::Transparent | Element::Unknown => {}
            _ if self.table.is_some() => self.table_tag(element, opens),
            _ => self.block_tag(element, opens, closed),
        }
    }

    fn set_link(&mut self, opens: bool, attributes: &[(String, String)]) {
        let address =
            attributes.iter().find(|(key, _)| key == "href").map_or("", |(_, address)| address.trim());
        self.link = None;
        if opens && is_absolute(address) {
            self.link = Some(self.links.len());
            self.links.push(address.to_owned());
        }
    }

    fn block_tag(&mut self, element: Element, opens: bool, closed: bool) {
        match element {
            Element::Break => self.runs.push(Run::Break),
            Element::Paragraph if self.term && opens => {}
            Element::Paragraph => self.end_paragraph(),
            Element::List(_) if closed => {}
            Element::List(ordered) if opens => {
                self.end_paragraph();
                self.blocks.open(Container::list(ordered));
            }
            Element::List(_) => {
                self.end_paragraph();
                self.blocks.close(|container| matches!(container, Container::List { .. }));
            }
            Element::Item if opens => {
                self.end_paragraph();
                self.blocks.item();
            }
            Element::Term if opens => {
                self.end_paragraph();
                self.blocks.item();
                self.bold += 1;
            }
            Element::Term => {
                self.bold = 0;
                self.term =
                    self.runs.iter().any(|run| matches!(run, Run::Text(text, _) if !text.trim().is_empty()));
            }
            Element::Definition if opens => {
                if self.term {
                    trim_end(&mut self.runs);
                    self.push(": ", Style::default());
                } else {
                    self.end_paragraph();
                }
            }
            Element::Item | Element::Definition => {
                self.end_paragraph();
                if element == Element::Item {
                    self.blocks.close(|container| matches!(container, Container::Item { .. }));
                }
            }
            Element::Aside(label) if opens && !closed => {
                self.end_paragraph();
                self.blocks.open(Container::quote(label));
            }
            Element::Aside(_) if !opens => {
                self.end_paragraph();
                self.blocks.close(|container| matches!(container, Container::Quote { .. }));
            }
            Element::Preformatted if opens && !closed => {
                self.end_paragraph();
                self.preformatted = Some(String::new());
            }
            Element::Heading(level) => {
                self.end_paragraph();
                self.heading = (opens && !closed).then_some(level);
            }
            Element::Table if opens && !closed => {
                self.end_paragraph();
                self.table = Some(Table::default());
            }
            _ => self.end_paragraph(),
        }
    }

    fn table_tag(&mut self, element: Element, opens: bool) {
        let Some(table) = &mut self.table else { return };
        match element {
            Element::Table if opens => table.inner += 1,
            Element::Table if table.inner > 0 => table.inner -= 1,
            Element::Table => self.end_table(),
            Element::Row | Element::Cell => {
                self.end_cell();
                let Some(table) = &mut self.table else { return };
                if opens && element == Element::Row || table.rows.is_empty() {
                    table.rows.push(Vec::new());
                }
                table.in_cell = opens && element == Element::Cell;
            }
            // A cell is one line.
            _ => self.runs.push(Run::Text(" ".to_owned(), Style::default())),
        }
    }

    /// What was read since the last tag of a cell is a cell, or a paragraph before the table.
    fn end_cell(&mut self) {
        let Some(table) = &mut self.table else { return };
        let text = super::runs::lines(&self.runs, &self.links, None).concat();
        if table.in_cell {
            if let Some(row) = table.rows.last_mut() {
                row.push(text.replace('|', "\\|"));
            }
            self.reset();
        } else if !text.is_empty() {
            self.end_paragraph();
        }
    }

    fn end_table(&mut self) {
        self.end_cell();
        self.reset();
        if let Some(mut table) = self.table.take() {
            table.rows.retain(|row| !row.is_empty());
            self.blocks.table(&table.rows);
        }
    }

    fn end_preformatted(&mut self) {
        if let Some(text) = self.preformatted.take() {
            self.blocks.code(&text);
        }
    }

    /// Writes the paragraph or heading that has been read. Styles that nobody has closed end with it.
    fn end_paragraph(&mut self) {
        let heading = self.heading.take();
        self.blocks.paragraph(&mut self.runs, &self.links, heading);
        self.reset();
    }

    fn reset(&mut self) {
        self.runs.clear();
        self.links.clear();
        (self.bold, self.italic, self.code) = (0, 0, 0);
        (self.link, self.term) = (None, false);
    }

    fn finish(mut self) -> String {
        self.end_preformatted();
        if self.table.is_some() {
            self.end_table();
        }
        self.end_paragraph();
        self.blocks.finish()
    }
}

/// Whether an address leads somewhere from any page: no other one would from this crate's documentation.
pub fn is_absolute(address: &str) -> bool {
    let rest = ["https://", "http://", "mailto:"].iter().find_map(|scheme| address.strip_prefix(scheme));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()))
}

fn count(counter: &mut usize, opens: bool, closed: bool) {
    if opens && !closed {
        *counter += 1;
    } else if !opens {
        *counter = counter.saturating_sub(1);
    }
}

fn trim_end(runs: &mut Vec<Run>) {
    while let Some(last) = runs.last_mut() {
        match last {
            Run::Text(text, _) if !text.trim_end().is_empty() => {
                text.truncate(text.trim_end().len());
                break;
            }
            _ => {
                runs.pop();
            }
        }
    }
}
