//! Blocks of CommonMark, each in the lists and quotations that are open, with their markers and indentation.

use super::super::runs::{escape_start, lines, Run, Style};
use super::super::spans::longest_run;
use super::super::WIDTH;

/// Lists and quotations deeper than this add no indentation any more.
const MAX_DEPTH: usize = 12;

/// How far up the stack a closing tag is looked for: keeps tags that close nothing from costing time.
const MAX_SEARCH: usize = 64;

/// Paragraphs get at least this many columns, however deeply they are indented.
const MIN_WIDTH: usize = 40;

/// What a block can be in.
#[derive(Debug)]
pub enum Container {
    List {
        ordered: bool,
        /// The number of the next item.
        next: usize,
    },
    Item {
        /// Its marker, until its first block is written.
        marker: Option<String>,
        indent: usize,
    },
    Quote {
        /// What it is called, until its first block is written.
        label: Option<&'static str>,
        used: bool,
    },
}

impl Container {
    pub fn list(ordered: bool) -> Self {
        Self::List { ordered, next: 1 }
    }

    pub fn quote(label: &'static str) -> Self {
        Self::Quote { label: Some(label).filter(|label| !label.is_empty()), used: false }
    }
}

/// The output, and where in it the next block goes.
#[derive(Debug, Default)]
pub struct Blocks {
    out: String,
    containers: Vec<Container>,
    /// Counts the lists that are in no other list; the last block's is kept apart.
    lists: usize,
    last_list: Option<usize>,
}

impl Blocks {
    /// Opens a list or quotation.
    pub fn open(&mut self, container: Container) {
        if matches!(container, Container::List { .. }) {
            self.label();
            if !self.in_list() {
                self.lists += 1;
            }
        }
        self.containers.push(container);
    }

    /// Opens an item of the innermost list, and closes the one before.
    pub fn item(&mut self) {
        self.close(|container| matches!(container, Container::Item { .. }));
        if !matches!(self.containers.last(), Some(Container::List { .. })) {
            self.open(Container::list(false));
        }
        let marker = match self.containers.last_mut() {
            Some(Container::List { ordered: true, next }) => {
                *next += 1;
                format!("{}. ", *next - 1)
            }
            _ => "- ".to_owned(),
        };
        self.containers.push(Container::Item { indent: marker.len(), marker: Some(marker) });
    }

    /// Closes the innermost container of a kind, and what is open in it.
    ///
    /// The end of an item does not close the list around it.
    pub fn close(&mut self, kind: impl Fn(&Container) -> bool) {
        let is_item = kind(&Container::Item { marker: None, indent: 0 });
        let mut found = None;
        for (index, container) in self.containers.iter().enumerate().rev().take(MAX_SEARCH) {
            if kind(container) {
                found = Some(index);
                break;
            }
            if is_item && matches!(container, Container::List { .. }) {
                break;
            }
        }
        if let Some(index) = found {
            self.containers.truncate(index);
        }
    }

    /// Writes a paragraph, or a heading of a level.
    pub fn paragraph(&mut self, runs: &mut Vec<Run>, links: &[String], heading: Option<u8>) {
        let blank = |run: &Run| {
            matches!(run, Run::Break) || matches!(run, Run::Text(text, _) if text.trim().is_empty())
        };
        if runs.iter().all(blank) {
            return;
        }
        let Some(level) = heading else {
            if let Some(label) = self.take_label() {
                runs.insert(0, Run::Text(format!("{label}:"), Style { bold: true, ..Style::default() }));
                runs.insert(1, Run::Text(" ".to_owned(), Style::default()));
            }
            let width = WIDTH.saturating_sub(self.indent()).max(MIN_WIDTH);
            return self.block(&lines(runs, links, Some(width)));
        };
        self.label();
        let top = self.containers.is_empty();
        for run in runs.iter_mut() {
            if let Run::Text(_, style) = run {
                style.bold = !top;
            }
        }
        let mut line = lines(runs, links, None).concat();
        if top {
            // Number signs at the end would close the heading.
            if let Some((before, last)) = line.rsplit_once(' ') {
                line = format!(
                    "{before} {}",
                    if last.starts_with('#') { escape_start(last) } else { last.to_owned() }
                );
            }
            // The page's own headings are larger.
            line.insert_str(0, &format!("{} ", "#".repeat(usize::from(level.clamp(4, 6)))));
        }
        self.block(&[line]);
    }

    /// Writes text as it is.
    pub fn code(&mut self, text: &str) {
        let text = text.trim_end();
        let text = text.strip_prefix('\n').unwrap_or(text);
        if text.trim().is_empty() {
            return;
        }
        self.label();
        let fence = "`".repeat(longest_run(text).max(2) + 1);
        let mut lines = vec![format!("{fence}text")];
        lines.extend(text.lines().map(|line| line.trim_end().to_owned()));
        lines.push(fence);
        self.block(&lines);
    }

    /// Writes a table whose first row is its head. The cells are CommonMark.
    pub fn table(&mut self, rows: &[Vec<String>]) {
        let Some((head, body)) = rows.split_first() else { return };
        self.label();
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let line = |row: &[String], columns: usize| {
            let cells =
                row.iter().map(String::as_str).chain(std::iter::repeat("")).take(columns.max(row.len()));
            cells.fold("|".to_owned(), |line, cell| {
                format!("{line} {cell}{}|", if cell.is_empty() { "" } else { " " })
            })
        };
        let mut lines = vec![line(head, columns), format!("|{}", " --- |".repeat(columns))];
        lines.extend(body.iter().map(|row| line(row, 1)));
        self.block(&lines);
    }

    /// The whole output.
    pub fn finish(self) -> String {
        self.out
    }

    fn in_list(&self) -> bool {
        self.shown().any(|container| matches!(container, Container::List { .. }))
    }

    /// The containers that are shown, from the outside.
    fn shown(&self) -> impl Iterator<Item = &Container> {
        self.containers.iter().take(MAX_DEPTH)
    }

    fn indent(&self) -> usize {
        let width = |container: &Container| match container {
            Container::List { .. } => 0,
            Container::Item { indent, .. } => *indent,
            Container::Quote { .. } => 2,
        };
        self.shown().map(width).sum()
    }

    fn take_label(&mut self) -> Option<&'static str> {
        match self.containers.last_mut() {
            Some(Container::Quote { label, .. }) => label.take(),
            _ => None,
        }
    }

    /// Writes the label of a quotation that does not begin with a paragraph.
    fn label(&mut self) {
        if let Some(label) = self.take_label() {
            self.block(&[format!("**{label}**")]);
        }
    }

    fn block(&mut self, block: &[String]) {
        let list = self.in_list().then_some(self.lists);
        let starts_item =
            self.shown().any(|container| matches!(container, Container::Item { marker: Some(_), .. }));
        if !self.out.is_empty() {
            self.out.push('\n');
            // Items follow each other without blank lines; everything else is kept apart.
            if !(starts_item && list.is_some() && list == self.last_list) {
                let separator = self.separator();
                self.out.push_str(separator.trim_end());
                self.out.push('\n');
            }
        }
        self.last_list = list;
        for (index, line) in block.iter().enumerate() {
            let prefix = self.prefix();
            let whole = format!("{prefix}{line}");
            self.out.push_str(if index == 0 { "" } else { "\n" });
            self.out.push_str(whole.trim_end());
        }
    }

    /// What begins the blank line before a block: the marks of the quotations that both blocks are in.
    fn separator(&self) -> String {
        let mut separator = String::new();
        for container in self.shown() {
            match container {
                Container::List { .. } => {}
                Container::Item { marker: Some(_), .. } | Container::Quote { used: false, .. } => break,
                Container::Item { indent, .. } => separator.push_str(&" ".repeat(*indent)),
                Container::Quote { .. } => separator.push_str("> "),
            }
        }
        separator
    }

    /// What begins the next line; markers of items only once.
    fn prefix(&mut self) -> String {
        let mut prefix = String::new();
        for container in self.containers.iter_mut().take(MAX_DEPTH) {
            match container {
                Container::List { .. } => {}
                Container::Item { marker, indent } => {
                    prefix.push_str(&marker.take().unwrap_or_else(|| " ".repeat(*indent)));
                }
                Container::Quote { used, .. } => {
                    *used = true;
                    prefix.push_str("> ");
                }
            }
        }
        prefix
    }
}
