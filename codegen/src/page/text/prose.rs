//! CommonMark as wrapped lines.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::prose::{events, visible};
use super::paint::{wrap, Paint, Span};

/// Quotations and lists beyond this depth are indented no further.
const MAX_NESTING: usize = 16;

/// The text's lines, with empty ones between its blocks.
pub fn lines(text: &str, width: usize, colour: bool) -> Vec<Vec<Span>> {
    let mut reader = Reader { width, inline: Inline::new(colour), ..Reader::default() };
    for event in events(text) {
        reader.event(event);
    }
    reader.flush();
    while reader.lines.last().is_some_and(Vec::is_empty) {
        reader.lines.pop();
    }
    reader.lines
}

/// The text as one run, whatever its blocks.
pub fn inline(text: &str, colour: bool) -> Vec<Span> {
    let mut inline = Inline::new(colour);
    for event in events(text) {
        if !inline.event(&event) {
            inline.push(" ");
        }
    }
    inline.spans
}

/// Text between blocks.
#[derive(Default)]
struct Inline {
    colour: bool,
    spans: Vec<Span>,
    paints: Vec<Paint>,
    /// Where the links lead that are open.
    links: Vec<String>,
}

impl Inline {
    fn new(colour: bool) -> Self {
        Self { colour, ..Self::default() }
    }

    fn push(&mut self, text: &str) {
        let paint = self.paints.last().copied().unwrap_or(Paint::PLAIN);
        self.spans.push(Span::new(visible(text), paint));
    }

    /// False for what is no part of running text.
    fn event(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Text(text) => self.push(text),
            Event::Code(text) if self.colour => self.spans.push(Span::new(visible(text), Paint::CODE)),
            Event::Code(text) => self.push(&crate::docs::code(text)),
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => self.spans.push(Span::new("\n", Paint::PLAIN)),
            Event::Start(Tag::Strong) => self.paints.push(Paint::BOLD),
            Event::Start(Tag::Emphasis) => self.paints.push(Paint::ITALIC),
            Event::Start(Tag::Strikethrough) => self.paints.push(Paint::STRUCK),
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.links.push(dest_url.to_string());
                self.paints.push(Paint::LINK);
            }
            Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Strikethrough) => {
                self.paints.pop();
            }
            Event::End(TagEnd::Link) => {
                self.paints.pop();
                let address = self.links.pop().unwrap_or_default();
                // A place on the page is nothing to go to here, and an address that is its own text is said.
                let said =
                    self.spans.last().is_some_and(|span| *span == Span::new(visible(&address), Paint::LINK));
                if !address.starts_with('#') && !said {
                    self.push(&format!(" <{address}>"));
                }
            }
            _ => return false,
        }
        true
    }
}

/// What lines within it begin with.
struct Container {
    first: Option<String>,
    rest: String,
}

#[derive(Default)]
struct Reader {
    width: usize,
    inline: Inline,
    lines: Vec<Vec<Span>>,
    containers: Vec<Container>,
    /// The number of each open list's next item; nothing for those with bullets.
    lists: Vec<Option<u64>>,
    /// A code block's text.
    code: Option<String>,
    /// A table's rows.
    rows: Vec<Vec<Vec<Span>>>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        if let (Some(code), Event::Text(text)) = (&mut self.code, &event) {
            return code.push_str(text);
        }
        if self.inline.event(&event) {
            return;
        }
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                self.start_block();
                self.code = Some(String::new());
            }
            Event::End(TagEnd::CodeBlock) => self.end_code(),
            Event::Start(Tag::BlockQuote(_)) => {
                self.start_block();
                self.open(None, "| ");
            }
            Event::Start(Tag::List(start)) => {
                self.flush();
                if self.lists.is_empty() {
                    self.blank();
                }
                self.lists.push(start);
            }
            Event::End(TagEnd::List(_)) => {
                self.flush();
                self.lists.pop();
            }
            Event::Start(Tag::Item) => {
                self.flush();
                let bullet = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let bullet = format!("{number}. ");
                        *number = number.saturating_add(1);
                        bullet
                    }
                    _ => "- ".to_owned(),
                };
                let rest = " ".repeat(bullet.len());
                self.open(Some(bullet), &rest);
            }
            Event::End(TagEnd::Item | TagEnd::BlockQuote(_)) => {
                self.flush();
                self.containers.pop();
            }
            Event::Start(Tag::Heading { .. }) => {
                self.start_block();
                self.inline.paints.push(Paint::BOLD);
            }
            Event::End(TagEnd::Heading(_)) => {
                self.inline.paints.pop();
                self.flush();
            }
            Event::Start(Tag::Paragraph | Tag::Table(_)) => self.start_block(),
            Event::Start(Tag::TableRow | Tag::TableHead) => self.rows.push(Vec::new()),
            Event::End(TagEnd::TableCell) => {
                let cell = std::mem::take(&mut self.inline.spans);
                self.rows.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
            }
            Event::End(TagEnd::Table) => self.end_table(),
            Event::Rule => {
                self.start_block();
                self.put(vec![Span::new("---", Paint::FAINT)]);
            }
            _ => self.flush(),
        }
    }

    fn open(&mut self, first: Option<String>, rest: &str) {
        self.containers.push(Container { first, rest: rest.to_owned() });
    }

    /// What is there ends, and a blank line follows; none right after an item's bullet.
    fn start_block(&mut self) {
        self.flush();
        if self.containers.last().is_none_or(|container| container.first.is_none()) {
            self.blank();
        }
    }

    fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(Vec::new());
        }
    }

    /// Writes running text that has come together.
    fn flush(&mut self) {
        let spans = std::mem::take(&mut self.inline.spans);
        let taken: usize =
            self.containers.iter().take(MAX_NESTING).map(|container| container.rest.len()).sum();
        let room = self.width.saturating_sub(taken).max(super::LEAST_WIDTH);
        for line in wrap(&spans, room) {
            self.put(line);
        }
    }

    /// Writes a line, with what its containers put in front.
    fn put(&mut self, line: Vec<Span>) {
        let before: String = self
            .containers
            .iter_mut()
            .take(MAX_NESTING)
            .map(|container| container.first.take().unwrap_or_else(|| container.rest.clone()))
            .collect();
        let before = (!before.is_empty()).then(|| Span::new(before, Paint::PLAIN));
        self.lines.push(before.into_iter().chain(line).collect());
    }

    fn end_code(&mut self) {
        let code = self.code.take().unwrap_or_default();
        for line in code.lines() {
            // A tab, in code, is more than a space.
            let line = line.replace('\t', "    ");
            self.put(vec![Span::new(format!("    {}", visible(&line)), Paint::PLAIN)]);
        }
    }

    fn end_table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        let width = |cell: &Vec<Span>| cell.iter().map(Span::width).sum::<usize>();
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        let widths: Vec<usize> = (0..columns)
            .map(|column| rows.iter().filter_map(|row| row.get(column)).map(width).max().unwrap_or_default())
            .collect();
        for (at, row) in rows.into_iter().enumerate() {
            let mut line = Vec::new();
            for (cell, full) in row.into_iter().zip(&widths) {
                let missing = full.saturating_sub(width(&cell));
                line.extend(cell);
                line.push(Span::new(" ".repeat(missing + 2), Paint::PLAIN));
            }
            self.put(line);
            if at == 0 {
                let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
                self.put(vec![Span::new(rules.join("  "), Paint::FAINT)]);
            }
        }
    }
}
