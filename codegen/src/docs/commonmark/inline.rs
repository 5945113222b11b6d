//! The text of one CommonMark paragraph: tags become marks, and what rustdoc would misread is escaped.

mod links;

use std::collections::BTreeSet;

use super::entity::decode;
use super::html::is_absolute;
use super::spans::{code_span, code_spans};
use super::tag::{autolink, bare_address, Element, Tag, TagKind, Tags};
use links::{brackets, Bracket};

pub use links::definition;

/// Styles nest no more deeply; tags beyond that are dropped.
const MAX_STYLES: usize = 16;

/// What has to be known of the whole documentation to read a part of it.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// Names that closing tags have.
    closing: BTreeSet<String>,
    /// Labels of link reference definitions.
    labels: BTreeSet<String>,
}

impl Context {
    /// Reads the text once.
    pub fn of(text: &str) -> Self {
        let tags = Tags::of(text);
        let closing = text.match_indices("</").filter_map(|(at, _)| match tags.at(at)?.kind {
            TagKind::Close { name } => Some(name),
            _ => None,
        });
        let mut labels = BTreeSet::new();
        let mut in_paragraph = false;
        for line in text.lines() {
            // A definition does not interrupt a paragraph.
            let line = line.trim_start_matches([' ', '>']);
            let label = definition(line).filter(|_| !in_paragraph);
            in_paragraph = label.is_none() && !line.is_empty();
            labels.extend(label);
        }
        Self { closing: closing.collect(), labels }
    }

    /// Whether a tag is HTML, and not words in angle brackets.
    ///
    /// A name that HTML does not know makes a tag when something closes it.
    pub fn is_tag(&self, tag: &Tag) -> bool {
        match &tag.kind {
            TagKind::Open { name, attributes, closed } => {
                tag.element() != Element::Unknown
                    || self.closing.contains(name)
                    || (*closed && attributes.is_empty())
            }
            TagKind::Close { .. } | TagKind::Nothing => true,
        }
    }
}

/// Rewrites the text of one paragraph or heading, which may have several lines.
///
/// `item` says that it begins a list item, `one_line` that hard breaks have no place in it.
pub fn rewrite(text: &str, context: &Context, item: bool, one_line: bool) -> String {
    let code = code_spans(text);
    let tokens = tokens(text, context, &code);
    let brackets = brackets(text, &tokens, &context.labels, item);
    let pairs = pairs(&tokens);
    let mut writer =
        Writer { text, out: String::with_capacity(text.len()), one_line, open: Vec::new(), links: 0 };
    let mut index = 0;
    let mut skip_to = 0;
    while let Some(token) = tokens.get(index) {
        if token.at < skip_to {
            // What a link has taken; text can go on after it.
            writer.out.push_str(text.get(skip_to..token.at + token.len).unwrap_or_default());
            index += 1;
            continue;
        }
        match &token.kind {
            Kind::Tag(tag) => {
                let partner = pairs.get(index).copied().flatten();
                if let Some(end) = partner.filter(|end| *end > index && tag.element() == Element::Code) {
                    writer.code(tokens.get(index + 1..end).unwrap_or_default());
                    index = end;
                } else {
                    writer.tag(tag, token.at, partner.is_some());
                }
            }
            Kind::Bracket => match brackets.get(&token.at) {
                Some(Bracket::Open { dropped }) => {
                    writer.links += 1;
                    if !dropped {
                        writer.verbatim(token);
                    }
                }
                Some(Bracket::Close { tail, dropped }) => {
                    writer.links = writer.links.saturating_sub(1);
                    if !dropped {
                        writer.out.push_str(text.get(token.at..*tail).unwrap_or_default());
                    }
                    skip_to = *tail;
                }
                Some(Bracket::Kept) => writer.verbatim(token),
                None => {
                    writer.out.push('\\');
                    writer.verbatim(token);
                }
            },
            Kind::Angle => writer.out.push_str("&lt;"),
            Kind::Backtick => writer.out.push_str("\\`"),
            Kind::Address if writer.links == 0 => {
                writer.out.push('<');
                writer.verbatim(token);
                writer.out.push('>');
            }
            Kind::Address | Kind::Code | Kind::Plain => writer.verbatim(token),
            Kind::Newline => writer.newline(),
        }
        index += 1;
    }
    writer.finish()
}

/// A stretch of the text that is read as one.
#[derive(Debug)]
struct Token {
    at: usize,
    len: usize,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// Stays as it is: text, escapes, autolinks.
    Plain,
    /// A code span.
    Code,
    Tag(Tag),
    /// `[`, `![` or `]`
    Bracket,
    /// A `<` that is to be shown, but would be read as HTML.
    Angle,
    /// A backtick that is none of a code span's.
    Backtick,
    /// A web address without anything around it.
    Address,
    Newline,
}

fn tokens(text: &str, context: &Context, code: &[std::ops::Range<usize>]) -> Vec<Token> {
    let tags = Tags::of(text);
    let mut code = code.iter().peekable();
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    let mut before: Option<char> = None;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        while code.next_if(|span| span.start < at).is_some() {}
        let Some(c) = rest.chars().next() else { break };
        let after = rest.get(c.len_utf8()..).and_then(|rest| rest.chars().next());
        let (kind, len) = match c {
            '`' => match code.next_if(|span| span.start == at) {
                Some(span) => (Kind::Code, span.len()),
                None => (Kind::Backtick, 1),
            },
            '\\' if after.is_some_and(|c| c.is_ascii_punctuation()) => (Kind::Plain, 2),
            '<' => match (autolink(rest), tags.at(at).filter(|tag| context.is_tag(tag))) {
                (Some(len), _) => (Kind::Plain, len),
                (None, Some(tag)) => {
                    let len = tag.len;
                    (Kind::Tag(tag), len)
                }
                // Whatever tag or bracket comes next may go, and leave a letter here.
                (None, None)
                    if after
                        .is_some_and(|c| !(c.is_whitespace() || c.is_ascii_digit() || "=->".contains(c))) =>
                {
                    (Kind::Angle, 1)
                }
                (None, None) => (Kind::Plain, 1),
            },
            '!' if after == Some('[') => (Kind::Bracket, 2),
            '[' | ']' => (Kind::Bracket, 1),
            'h' if !before.is_some_and(char::is_alphanumeric) => match bare_address(rest) {
                Some(len) => (Kind::Address, len),
                None => (Kind::Plain, 1),
            },
            '\n' => (Kind::Newline, 1),
            c => (Kind::Plain, c.len_utf8()),
        };
        match tokens.last_mut() {
            Some(last) if matches!((&last.kind, &kind), (Kind::Plain, Kind::Plain)) => last.len += len,
            _ => tokens.push(Token { at, len, kind }),
        }
        at += len;
        before = Some(c);
    }
    tokens
}

/// For each tag, by its index, the tag that it opens or closes with. Only of elements that leave marks.
fn pairs(tokens: &[Token]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; tokens.len()];
    let mut open: Vec<(Element, usize)> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let Kind::Tag(tag) = &token.kind else { continue };
        let element = tag.element();
        if !matches!(element, Element::Bold | Element::Italic | Element::Code | Element::Link) {
            continue;
        }
        match tag.kind {
            TagKind::Open { closed: false, .. } if open.len() < MAX_STYLES => open.push((element, index)),
            TagKind::Close { .. } => {
                if let Some(found) = open.iter().rposition(|(other, _)| *other == element) {
                    if let Some((_, start)) = open.get(found) {
                        if let Some(slot) = pairs.get_mut(*start) {
                            *slot = Some(index);
                        }
                        if let Some(slot) = pairs.get_mut(index) {
                            *slot = Some(*start);
                        }
                    }
                    // What was opened inside and not closed stays without a mark.
                    open.truncate(found);
                }
            }
            _ => {}
        }
    }
    pairs
}

struct Writer<'a> {
    text: &'a str,
    out: String,
    one_line: bool,
    /// Where in the output open styles begin, and the addresses of links.
    open: Vec<(usize, Option<String>)>,
    /// How many links we are in.
    links: usize,
}

impl Writer<'_> {
    fn verbatim(&mut self, token: &Token) {
        let text = self.text.get(token.at..token.at + token.len).unwrap_or_default();
        if matches!(token.kind, Kind::Code) && self.out.ends_with('`') {
            // The two runs of backticks would be one.
            self.out.push(' ');
        }
        let mut lines = text.split('\n');
        self.out.push_str(lines.next().unwrap_or_default());
        for line in lines {
            // A code span of several lines. One that begins with a tag would be HTML, code or not.
            self.trim_line();
            self.out.push(if line.trim_start().starts_with('<') { ' ' } else { '\n' });
            self.out.push_str(line);
        }
    }

    /// Two spaces at the end of a line are a hard break; nobody sees them, so they become a backslash.
    fn newline(&mut self) {
        let before = self.out.len();
        self.trim_line();
        if self.out.is_empty() || self.out.ends_with('\n') {
            // Nothing but tags was on this line; a blank line would end the paragraph.
            return;
        }
        let hard = before - self.out.len() >= 2 && !self.one_line;
        self.out.push_str(if hard { "\\\n" } else { "\n" });
    }

    /// Removes spaces at the end, also from what open styles take for their beginning.
    fn trim_line(&mut self) {
        let len = self.out.trim_end_matches(' ').len();
        self.out.truncate(len);
        for (start, _) in &mut self.open {
            *start = len.min(*start);
        }
    }

    fn code(&mut self, tokens: &[Token]) {
        let mut content = String::new();
        for token in tokens {
            if !matches!(token.kind, Kind::Tag(_)) {
                content.push_str(self.text.get(token.at..token.at + token.len).unwrap_or_default());
            }
        }
        if self.out.ends_with('`') {
            self.out.push(' ');
        }
        self.out.push_str(&code_span(&decode(&content)));
    }

    fn tag(&mut self, tag: &Tag, at: usize, paired: bool) {
        let opens = matches!(tag.kind, TagKind::Open { .. });
        match tag.element() {
            Element::Break => {
                self.trim_line();
                let rest = self.text.get(at + tag.len..).unwrap_or_default();
                let starts = self.out.is_empty() || self.out.ends_with('\n');
                // At the beginning of a line these would mean something else than inside of one.
                let mark = |c: char| c.is_ascii_digit() || "-+*#>=~|:`".contains(c);
                if rest.trim().is_empty() || starts {
                } else if rest.starts_with('\n') && !self.one_line {
                    self.out.push('\\');
                } else if self.one_line || rest.trim_start().starts_with(mark) {
                    self.out.push(' ');
                } else {
                    self.out.push_str("\\\n");
                }
            }
            Element::Bold | Element::Italic if paired && opens => self.open.push((self.out.len(), None)),
            Element::Bold if paired => self.close("**", at + tag.len),
            Element::Italic if paired => self.close("*", at + tag.len),
            Element::Link if paired && opens => {
                let address =
                    attribute(tag, "href").filter(|address| is_absolute(address) && self.links == 0);
                self.links += usize::from(address.is_some());
                self.open.push((self.out.len(), Some(address.unwrap_or_default().to_owned())));
            }
            Element::Link if paired => self.close("", at + tag.len),
            Element::Image if opens => {
                let alt = attribute(tag, "alt").unwrap_or_default().replace(['<', '>', '[', ']', '\n'], " ");
                self.out.push_str(&alt);
            }
            // Between blocks there was white space at least.
            element if element.is_block() && !self.out.ends_with([' ', '\n']) => self.out.push(' '),
            _ => {}
        }
    }

    /// Ends a style: puts marks around what was written since it began, close to the words.
    fn close(&mut self, mark: &str, next: usize) {
        let Some((start, address)) = self.open.pop() else { return };
        let inner = self.out.split_off(start.min(self.out.len()));
        let trimmed = inner.trim();
        let lead = inner.len() - inner.trim_start().len();
        let (before, after) = (inner.get(..lead).unwrap_or_default(), inner.trim_end().len());
        let after = inner.get(after..).unwrap_or_default();
        self.out.push_str(before);
        if trimmed.is_empty() {
            return;
        }
        let after_char = after.chars().next().or_else(|| self.text.get(next..)?.chars().next());
        let closes = fits(trimmed.chars().next_back(), after_char);
        match address {
            Some(address) if address.is_empty() => self.out.push_str(trimmed),
            Some(address) => {
                self.links = self.links.saturating_sub(1);
                let address = address.replace(' ', "%20").replace('(', "%28").replace(')', "%29");
                let address = address.replace(['<', '>', '\\', '`'], "").replace(char::is_whitespace, "");
                self.out.push_str(&format!("[{trimmed}]({address})"));
            }
            None if closes && fits(trimmed.chars().next(), self.out.chars().next_back()) => {
                self.out.push_str(&format!("{mark}{trimmed}{mark}"));
            }
            None => self.out.push_str(trimmed),
        }
        self.out.push_str(after);
    }

    fn finish(self) -> String {
        self.out.trim_end().to_owned()
    }
}

/// Whether asterisks between a character of the emphasised text and one outside of it open or close anything.
fn fits(inner: Option<char>, outer: Option<char>) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    outer != Some('*') && (!word(outer) || word(inner))
}

fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    match &tag.kind {
        TagKind::Open { attributes, .. } => {
            attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim())
        }
        _ => None,
    }
}
