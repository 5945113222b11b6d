//! CommonMark line by line: code blocks get a language, and the lines of each paragraph go through [`inline`].

use super::inline::{self, definition, Context};
use super::runs::escape_start;
use super::spans::longest_run;

/// Markers at the beginning of one line that are read as such.
const MAX_MARKERS: usize = 32;

/// Rewrites CommonMark so that rustdoc reads it as it is meant.
pub fn rewrite(text: &str, context: &Context) -> String {
    let mut rewriter = Rewriter::new(context);
    for line in text.lines() {
        rewriter.line(line);
    }
    rewriter.finish()
}

struct Rewriter<'a> {
    context: &'a Context,
    out: String,
    /// The lines of the paragraph that is being read, each with what stands before its text.
    leaf: Vec<(String, String)>,
    /// Where the text of the open list items begins, and whether they are in a quotation.
    items: Vec<(usize, bool)>,
    fence: Option<Fence>,
    indented: Option<Indented>,
    /// The last line was a list marker and nothing else.
    empty_item: bool,
}

/// An open fenced code block.
struct Fence {
    mark: char,
    len: usize,
    /// The text of its container begins here; a line that begins before it ends the block.
    indent: usize,
    quoted: bool,
    /// What its closing line begins with, should the closing line be missing.
    prefix: String,
}

/// Indented code that is being read.
struct Indented {
    /// The indentation of what it stands in.
    base: usize,
    lines: Vec<String>,
    /// Blank lines that belong to it if more code follows.
    blanks: usize,
}

/// What a line begins with, before its text.
struct Opening {
    /// Indentation, quotation marks and list markers, as they are to be written.
    prefix: String,
    /// How many bytes of the line they take.
    len: usize,
    quoted: bool,
    /// Whether there is a list marker.
    item: bool,
}

impl<'a> Rewriter<'a> {
    fn new(context: &'a Context) -> Self {
        Self {
            context,
            out: String::new(),
            leaf: Vec::new(),
            items: Vec::new(),
            fence: None,
            indented: None,
            empty_item: false,
        }
    }

    fn line(&mut self, line: &str) {
        if self.fence.is_some() && self.fenced(line) {
            return;
        }
        if line.trim().is_empty() {
            self.end_leaf();
            // An item of blank lines alone is over.
            if std::mem::take(&mut self.empty_item) {
                self.items.pop();
            }
            match &mut self.indented {
                Some(code) => code.blanks += 1,
                None => self.put(""),
            }
            return;
        }
        let indent = line.len() - line.trim_start_matches(' ').len();
        if self.leaf.is_empty() {
            let quoted = line.trim_start().starts_with('>');
            while self.items.last().is_some_and(|(column, inside)| *column > indent || (*inside && !quoted)) {
                self.items.pop();
            }
        }
        let base = self.item_column();
        if indent >= base + 4 && self.leaf.is_empty() {
            self.indented_code(line, base);
            return;
        }
        self.end_indented();
        self.empty_item = false;
        let opening = self.opening(line);
        let (prefix, text) = (opening.prefix.as_str(), line.get(opening.len..).unwrap_or_default());
        // Fewer marks of quotation than before go on with the paragraph; more begin another.
        if opening.item || self.leaf.last().is_some_and(|(last, _)| depth(prefix) > depth(last)) {
            self.end_leaf();
        }
        if text.is_empty() {
            self.end_leaf();
            self.put(prefix.trim_end());
            self.empty_item = opening.item;
        } else if let Some((mark, len)) = fence(text) {
            self.end_leaf();
            self.open_fence(prefix, text, mark, len, opening.quoted);
        } else if (is_rule(text) && !(text.starts_with('=') && self.leaf.is_empty()))
            || (self.leaf.is_empty() && definition(text).is_some())
        {
            // A rule after a paragraph makes a heading of it, which changes nothing here.
            self.end_leaf();
            self.put(&format!("{prefix}{}", text.trim_end()));
        } else {
            let heading = is_heading(text);
            if heading {
                self.end_leaf();
            }
            self.leaf.push((prefix.to_owned(), text.to_owned()));
            if heading {
                self.end_leaf();
            }
        }
    }

    /// Where the text of the innermost open list item begins.
    fn item_column(&self) -> usize {
        self.items.last().map_or(0, |(column, _)| *column)
    }

    /// Takes a line of a fenced code block; false when the block ended before this line.
    fn fenced(&mut self, line: &str) -> bool {
        let Some(fence) = &self.fence else { return false };
        let indent = line.len() - line.trim_start_matches(' ').len();
        let left = if fence.quoted {
            !line.trim_start().starts_with('>')
        } else {
            indent < fence.indent && !line.trim().is_empty()
        };
        if left {
            self.end_fence();
            return false;
        }
        let inner = line.trim_start_matches(|c| c == ' ' || (fence.quoted && c == '>')).trim_end();
        let run = inner.len() - inner.trim_start_matches(fence.mark).len();
        if run >= fence.len && run == inner.len() {
            self.fence = None;
        }
        self.put(line.trim_end());
        true
    }

    fn open_fence(&mut self, prefix: &str, text: &str, mark: char, len: usize, quoted: bool) {
        let (run, info) = text.split_at(len);
        self.put(&format!("{prefix}{run}{}", language(info)));
        let blank: String = prefix.chars().map(|c| if c == '>' { '>' } else { ' ' }).collect();
        let indent = self.item_column();
        self.fence = Some(Fence { mark, len, indent, quoted, prefix: blank });
    }

    /// Closes a fenced code block that its text leaves open.
    fn end_fence(&mut self) {
        if let Some(fence) = self.fence.take() {
            self.put(&format!("{}{}", fence.prefix, fence.mark.to_string().repeat(fence.len)));
        }
    }

    fn indented_code(&mut self, line: &str, base: usize) {
        let code = self.indented.get_or_insert_with(|| Indented { base, lines: Vec::new(), blanks: 0 });
        let blanks = std::mem::take(&mut code.blanks);
        code.lines.extend(std::iter::repeat_n(String::new(), blanks));
        // The code's own indentation, should a later line stand in more items than the first.
        code.lines.push(line.get(code.base + 4..).unwrap_or_default().trim_end().to_owned());
    }

    fn end_indented(&mut self) {
        let Some(code) = self.indented.take() else { return };
        let pad = " ".repeat(code.base);
        let fence = "`".repeat(code.lines.iter().map(|line| longest_run(line)).max().unwrap_or(0).max(2) + 1);
        self.put(&format!("{pad}{fence}text"));
        for line in &code.lines {
            self.put(format!("{pad}{line}").trim_end());
        }
        self.put(&format!("{pad}{fence}"));
        (0..code.blanks).for_each(|_| self.put(""));
    }

    /// Reads the markers of quotations and lists, and remembers where the text of items begins.
    ///
    /// Code that is indented after a marker is read as text: it is too rare to be worth more.
    fn opening(&mut self, line: &str) -> Opening {
        let mut opening = Opening { prefix: String::new(), len: 0, quoted: false, item: false };
        for _ in 0..MAX_MARKERS {
            let rest = line.get(opening.len..).unwrap_or_default();
            let text = rest.trim_start_matches(' ');
            let spaces = rest.len() - text.len();
            let paragraph = self.leaf.last().is_some_and(|(last, _)| depth(last) >= depth(&opening.prefix));
            let code = spaces > 3 && (opening.item || (opening.quoted && !paragraph));
            opening.prefix.push_str(&" ".repeat(if code { 0 } else { spaces }));
            opening.len += spaces;
            if let Some(text) = text.strip_prefix('>') {
                opening.quoted = true;
                opening.prefix.push_str("> ");
                opening.len += 1 + usize::from(text.starts_with(' '));
            } else if let Some(marker) = list_marker(text).filter(|_| !is_rule(text)) {
                opening.item = true;
                opening.prefix.push_str(text.get(..marker).unwrap_or_default());
                opening.len += marker;
                if text.get(marker..).is_some_and(|rest| rest.starts_with(' ')) {
                    opening.prefix.push(' ');
                    opening.len += 1;
                }
                let more = line.get(opening.len..).unwrap_or_default();
                let spaces = more.len() - more.trim_start_matches(' ').len();
                self.items.push((opening.len + if spaces > 3 { 0 } else { spaces }, opening.quoted));
            } else {
                break;
            }
        }
        opening
    }

    fn end_leaf(&mut self) {
        let leaf = std::mem::take(&mut self.leaf);
        let (Some((first, text)), Some((last, _))) = (leaf.first(), leaf.last()) else { return };
        let task = list_marker(first.trim_start()).is_some();
        let heading = is_heading(text);
        let one_line = heading || leaf.iter().any(|(_, text)| text.starts_with('|'));
        let text: Vec<_> = leaf.iter().map(|(_, text)| text.as_str()).collect();
        let text = inline::rewrite(&text.join("\n"), self.context, task, one_line);
        let more: String = last.chars().map(|c| if c == '>' { '>' } else { ' ' }).collect();
        // Where tags are gone, what followed them comes to the beginning of the line, and must not mean more there.
        for (index, line) in text.trim_start_matches(' ').lines().enumerate() {
            let prefix = leaf.get(index).map_or(&more, |(prefix, _)| prefix);
            let text = line.trim_start_matches(' ');
            let (spaces, _) = line.split_at(line.len() - text.len());
            let (word, rest) = text.split_at(text.find(' ').unwrap_or(text.len()));
            let marked =
                text.starts_with('>') || list_marker(text).is_some() || (is_heading(text) && !heading);
            let word = match marked {
                true => escape_start(word),
                // A space without width: a backslash would spare the first backtick, and the code be none.
                false if fence(text).is_some() => format!("&#8203;{word}"),
                false => word.to_owned(),
            };
            self.put(format!("{prefix}{spaces}{word}{rest}").trim_end());
        }
    }

    fn put(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn finish(mut self) -> String {
        self.end_leaf();
        self.end_fence();
        self.end_indented();
        self.out.trim_end().trim_start_matches('\n').to_owned()
    }
}

/// How many marks of quotation there are.
fn depth(prefix: &str) -> usize {
    prefix.matches('>').count()
}

/// The mark and length of the fence that a line's text opens.
fn fence(text: &str) -> Option<(char, usize)> {
    let mark = text.chars().next().filter(|c| *c == '`' || *c == '~')?;
    let len = text.len() - text.trim_start_matches(mark).len();
    let info = text.get(len..).unwrap_or_default();
    (len >= 3 && !(mark == '`' && info.contains('`'))).then_some((mark, len))
}

/// The language of a code block, such that rustdoc does not take the code for a doctest.
fn language(info: &str) -> &str {
    let name = info.trim().split(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default();
    let lower = name.to_ascii_lowercase();
    let edition =
        lower.strip_prefix("edition").is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    let error = lower
        .strip_prefix('e')
        .is_some_and(|code| code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit()));
    let rust = matches!(
        lower.as_str(),
        "rust"
            | "should_panic"
            | "no_run"
            | "compile_fail"
            | "test_harness"
            | "standalone"
            | "standalone_crate"
    ) || lower.starts_with("ignore");
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || "+#_.-".contains(c));
    if name.is_empty()
        || edition
        || error
        || rust
        || !plain
        || !name.starts_with(|c: char| c.is_alphanumeric())
    {
        "text"
    } else {
        name
    }
}

/// The length of the list marker that a line's text begins with.
fn list_marker(text: &str) -> Option<usize> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mark = text.get(digits..)?.chars().next()?;
    let ends = text.get(digits + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let marks = if digits == 0 { "-+*" } else { ".)" };
    (digits <= 9 && marks.contains(mark) && ends).then_some(digits + 1)
}

fn is_rule(text: &str) -> bool {
    let mut marks = text.chars().filter(|c| *c != ' ');
    let Some(first) = marks.next().filter(|c| "-*_=".contains(*c)) else { return false };
    let count = 1 + marks.clone().count();
    marks.all(|c| c == first) && (count >= 3 || (first == '=' && !text.trim_end().contains(' ')))
}

fn is_heading(text: &str) -> bool {
    let level = text.len() - text.trim_start_matches('#').len();
    (1..=6).contains(&level) && text.get(level..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}
