//! HTML tags: finding them in text, and what each stands for.

/// A tag, a comment or the like, and how long it is in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// What it is.
    pub kind: TagKind,
    /// Bytes from `<` to `>`.
    pub len: usize,
}

/// What a [`Tag`] is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TagKind {
    /// `<name …>`; a self-closing one says so.
    Open { name: String, attributes: Vec<(String, String)>, closed: bool },
    /// `</name>`
    Close { name: String },
    /// A comment, declaration or instruction.
    Nothing,
}

/// What an element means for the text in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    /// Begins and ends a paragraph.
    Paragraph,
    /// `<br>`
    Break,
    /// A list of items; true when numbered.
    List(bool),
    Item,
    Term,
    Definition,
    /// Set apart, with a label or none.
    Aside(&'static str),
    /// Text as it is.
    Preformatted,
    Heading(u8),
    Table,
    Row,
    Cell,
    Bold,
    Italic,
    Code,
    Link,
    Image,
    /// Not for readers at all.
    Hidden,
    /// HTML, but without a meaning for plain text.
    Transparent,
    /// Not HTML.
    Unknown,
}

/// Finds tags in one text, in linear time over all calls.
#[derive(Debug, Clone, Copy)]
pub struct Tags<'a> {
    text: &'a str,
    last_comment_end: Option<usize>,
    last_angle: Option<usize>,
}

impl<'a> Tags<'a> {
    pub fn of(text: &'a str) -> Self {
        Self { text, last_comment_end: text.rfind("-->"), last_angle: text.rfind('>') }
    }

    /// The tag that begins at byte `at`, where a `<` stands.
    pub fn at(&self, at: usize) -> Option<Tag> {
        let rest = self.text.get(at..)?;
        let after = rest.strip_prefix('<')?;
        // Without this, texts full of `<` would be searched to their end again and again.
        self.last_angle.filter(|last| *last > at)?;
        if let Some(comment) = after.strip_prefix("!--") {
            self.last_comment_end.filter(|last| *last >= at + 4)?;
            let end = comment.find("-->")?;
            return Some(Tag { kind: TagKind::Nothing, len: 4 + end + 3 });
        }
        match after.bytes().next()? {
            b'!' | b'?' => {
                let declared =
                    after.as_bytes().get(1).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'[');
                let end = rest.find('>').filter(|_| declared)?;
                Some(Tag { kind: TagKind::Nothing, len: end + 1 })
            }
            b'/' => {
                let name = name(after.get(1..)?)?;
                let tail = after.get(1 + name.len()..)?;
                let end = tail.find(|c: char| !c.is_ascii_whitespace())?;
                let closes = tail.get(end..)?.starts_with('>');
                let kind = TagKind::Close { name: name.to_ascii_lowercase() };
                closes.then_some(Tag { kind, len: 2 + name.len() + end + 1 })
            }
            _ => open(rest),
        }
    }
}

fn name(text: &str) -> Option<&str> {
    text.bytes().next().filter(u8::is_ascii_alphabetic)?;
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(text.len());
    text.get(..end)
}

/// `<name attribute attribute=value attribute="value" />`
fn open(text: &str) -> Option<Tag> {
    let name = name(text.get(1..)?)?;
    let mut at = 1 + name.len();
    let mut attributes = Vec::new();
    loop {
        let rest = text.get(at..)?;
        let trimmed = rest.trim_start();
        let spaced = trimmed.len() < rest.len();
        at += rest.len() - trimmed.len();
        let closed = trimmed.starts_with("/>");
        if closed || trimmed.starts_with('>') {
            let kind = TagKind::Open { name: name.to_ascii_lowercase(), attributes, closed };
            return Some(Tag { kind, len: at + 1 + usize::from(closed) });
        }
        let end = trimmed.find(|c: char| !(c.is_ascii_alphanumeric() || "_:.-@".contains(c)))?;
        if !spaced || end == 0 {
            return None;
        }
        let key = trimmed.get(..end)?.to_ascii_lowercase();
        at += end;
        let (value, len) = value(trimmed.get(end..)?)?;
        at += len;
        attributes.push((key, super::entity::decode(value)));
    }
}

/// The value of an attribute, and how many bytes `= value` takes: none where there is no value.
fn value(text: &str) -> Option<(&str, usize)> {
    let trimmed = text.trim_start();
    let Some(rest) = trimmed.strip_prefix('=') else { return Some(("", 0)) };
    let value = rest.trim_start();
    let before = text.len() - value.len();
    if let Some(quote) = value.chars().next().filter(|c| *c == '"' || *c == '\'') {
        let inner = value.get(1..)?;
        let end = inner.find(quote)?;
        return Some((inner.get(..end)?, before + end + 2));
    }
    let end = value.find(|c: char| c.is_ascii_whitespace() || "\"'=<>`".contains(c))?;
    (end > 0).then_some((value.get(..end)?, before + end))
}

impl Tag {
    /// What the tag's element means; nothing for comments.
    pub fn element(&self) -> Element {
        match &self.kind {
            TagKind::Open { name, .. } | TagKind::Close { name } => element(name),
            TagKind::Nothing => Element::Transparent,
        }
    }
}

/// What an element means, by its lower-case name.
pub fn element(name: &str) -> Element {
    match name {
        "p" | "div" | "section" | "article" | "aside" | "header" | "footer" | "main" | "center"
        | "address" | "figure" | "figcaption" | "details" | "summary" | "hr" | "fullname" | "body"
        | "html" | "form" | "fieldset" | "caption" | "para" | "simpara" => Element::Paragraph,
        "br" => Element::Break,
        "ul" | "menu" | "dir" | "dl" | "itemizedlist" => Element::List(false),
        "ol" | "orderedlist" => Element::List(true),
        "li" | "listitem" => Element::Item,
        "dt" => Element::Term,
        "dd" => Element::Definition,
        "note" => Element::Aside("Note"),
        "important" => Element::Aside("Important"),
        "warning" => Element::Aside("Warning"),
        "caution" => Element::Aside("Caution"),
        "tip" => Element::Aside("Tip"),
        "blockquote" => Element::Aside(""),
        "pre" | "xmp" | "listing" | "programlisting" => Element::Preformatted,
        "h1" => Element::Heading(1),
        "h2" => Element::Heading(2),
        "h3" => Element::Heading(3),
        "h4" => Element::Heading(4),
        "h5" => Element::Heading(5),
        "h6" => Element::Heading(6),
        "table" => Element::Table,
        "tr" => Element::Row,
        "td" | "th" => Element::Cell,
        "b" | "strong" => Element::Bold,
        "i" | "em" | "var" | "cite" | "dfn" | "replaceable" => Element::Italic,
        "code" | "tt" | "kbd" | "samp" | "literal" | "userinput" => Element::Code,
        "a" => Element::Link,
        "img" => Element::Image,
        "script" | "style" | "head" | "title" => Element::Hidden,
        "abbr" | "acronym" | "area" | "audio" | "bdi" | "bdo" | "big" | "button" | "canvas" | "col"
        | "colgroup" | "data" | "datalist" | "del" | "embed" | "font" | "iframe" | "input" | "ins"
        | "label" | "legend" | "link" | "map" | "mark" | "meta" | "meter" | "nav" | "nobr" | "noscript"
        | "object" | "optgroup" | "option" | "output" | "param" | "picture" | "progress" | "q" | "rp"
        | "rt" | "ruby" | "s" | "select" | "small" | "source" | "span" | "strike" | "sub" | "sup" | "svg"
        | "tbody" | "textarea" | "tfoot" | "thead" | "time" | "track" | "u" | "video" | "wbr" => {
            Element::Transparent
        }
        _ => Element::Unknown,
    }
}

impl Element {
    /// Whether its tags stand between paragraphs.
    pub fn is_block(self) -> bool {
        self.is_container()
            || matches!(self, Self::Paragraph | Self::Item | Self::Term | Self::Definition)
            || matches!(self, Self::Heading(_) | Self::Row | Self::Cell)
    }

    /// Whether blank lines in it do not end it.
    pub fn is_container(self) -> bool {
        matches!(self, Self::List(_) | Self::Aside(_) | Self::Preformatted | Self::Table)
    }
}

/// The length of `<https://…>` or `<name@host>` at the beginning of `text`.
pub fn autolink(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('<')?;
    let end = inner.find(|c: char| c.is_whitespace() || c == '<' || c == '>')?;
    let address = inner.get(..end).filter(|_| inner.get(end..).is_some_and(|rest| rest.starts_with('>')))?;
    let is_uri = address.split_once(':').is_some_and(|(scheme, _)| {
        (2..=32).contains(&scheme.len())
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte))
    });
    let is_mail = address.split_once('@').is_some_and(|(local, host)| {
        let plain = |c: char| c.is_ascii_alphanumeric() || "._+-".contains(c);
        !local.is_empty()
            && host.contains('.')
            && local.chars().all(plain)
            && host.chars().all(plain)
            && host.split('.').all(|label| {
                !label.is_empty()
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && !label.contains(['_', '+'])
            })
    });
    (is_uri || is_mail).then_some(end + 2)
}

/// The length of the bare web address at the beginning of `text`, without the punctuation after it.
pub fn bare_address(text: &str) -> Option<usize> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let end = host
        .find(|c: char| c.is_whitespace() || "<>\"'`|\\^[]".contains(c) || c == '…' || c == '”')
        .unwrap_or(host.len());
    let mut address = host.get(..end)?;
    let count = |c| address.matches(c).count();
    let mut unopened = count(')').saturating_sub(count('('));
    while let Some(last) = address.chars().next_back() {
        if last == ')' && unopened > 0 {
            unopened -= 1;
        } else if !".,;:!?*_~'".contains(last) {
            break;
        }
        address = address.get(..address.len() - last.len_utf8())?;
    }
    address.starts_with(|c: char| c.is_alphanumeric()).then_some(text.len() - host.len() + address.len())
}
