//! The tokens of an IDL file, each with the comments before it. Together they are all of the file but its white space.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An identifier, keyword or shape id.
    Word,
    /// A number.
    Number,
    /// A string in simple quotes.
    Quoted,
    /// A string in triple quotes.
    TextBlock,
    /// Punctuation: one character, or `:=`.
    Punctuation,
    /// The end of the file.
    End,
}

/// A comment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comment<'a> {
    /// With its slashes, without the end of the line.
    pub(super) text: &'a str,
    /// Whether nothing stands before it on its line.
    pub(super) own_line: bool,
}

/// A token.
#[derive(Debug)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    /// The comments between the token before this one and this one.
    pub(super) comments: Vec<Comment<'a>>,
}

/// All tokens of a text that the reader accepts; the last one is [`Kind::End`].
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut tokens = Vec::new();
    let mut comments = Vec::new();
    let mut own_line = true;
    while let Some(first) = rest.chars().next() {
        let (kind, length) = match first {
            '\n' => {
                own_line = true;
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            ' ' | '\t' | '\r' | ',' => {
                own_line &= first != ',';
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            '/' if rest.starts_with("//") => {
                let (line, after) = rest.split_at(rest.find('\n').unwrap_or(rest.len()));
                comments.push(Comment { text: line.strip_suffix('\r').unwrap_or(line), own_line });
                rest = after;
                continue;
            }
            '"' if rest.starts_with("\"\"\"") => (Kind::TextBlock, string(rest, "\"\"\"")),
            '"' => (Kind::Quoted, string(rest, "\"")),
            '-' | '0'..='9' => (Kind::Number, run(rest, |byte| matches!(byte, b'-' | b'+' | b'.'))),
            '_' | 'a'..='z' | 'A'..='Z' => {
                (Kind::Word, run(rest, |byte| matches!(byte, b'_' | b'.' | b'#' | b'$')))
            }
            ':' if rest.starts_with(":=") => (Kind::Punctuation, 2),
            other => (Kind::Punctuation, other.len_utf8()),
        };
        let (text, after) = rest.split_at(length);
        tokens.push(Token { kind, text, comments: std::mem::take(&mut comments) });
        rest = after;
        own_line = false;
    }
    tokens.push(Token { kind: Kind::End, text: "", comments });
    tokens
}

/// How long the letters, digits and `others` at the beginning of a text are.
fn run(text: &str, others: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || others(*byte)).count()
}

/// How long the string at the beginning of a text is, quotes included.
fn string(text: &str, quotes: &str) -> usize {
    let mut at = quotes.len();
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(quotes) {
            return at + quotes.len();
        }
        let mut characters = rest.chars();
        if characters.next() == Some('\\') {
            at += 1 + characters.next().map_or(0, char::len_utf8);
        } else {
            at += rest.find(['"', '\\']).filter(|next| *next > 0).unwrap_or_else(|| first_length(rest));
        }
    }
    text.len()
}

fn first_length(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}
