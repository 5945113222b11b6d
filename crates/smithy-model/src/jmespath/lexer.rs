//! An expression's text as tokens.

use super::expression::{Comparator, Position};
use super::parse::SyntaxError;
use crate::{json, FileId, Location, Node, NodeValue};

/// A token, and where it begins.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) position: Position,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum TokenKind {
    Name(String),
    /// A name in double quotes, which is never a function's.
    QuotedName(String),
    Number(i64),
    Literal(Node),
    Dot,
    Star,
    /// `[`, which neither `]` nor `?` follows.
    OpenBracket,
    Flatten,
    Filter,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    OpenParenthesis,
    CloseParenthesis,
    Comma,
    Colon,
    Current,
    Reference,
    Not,
    And,
    Or,
    Pipe,
    Comparator(Comparator),
    End,
}

impl TokenKind {
    /// As messages name it.
    pub(super) fn describe(&self) -> String {
        let symbol = match self {
            Self::Name(name) | Self::QuotedName(name) => return format!("the name `{name}`"),
            Self::Number(number) => return format!("the number {number}"),
            Self::Literal(_) => return "a literal".to_owned(),
            Self::End => return "the expression ends".to_owned(),
            Self::Comparator(comparator) => comparator.as_str(),
            Self::Dot => ".",
            Self::Star => "*",
            Self::OpenBracket => "[",
            Self::Flatten => "[]",
            Self::Filter => "[?",
            Self::CloseBracket => "]",
            Self::OpenBrace => "{",
            Self::CloseBrace => "}",
            Self::OpenParenthesis => "(",
            Self::CloseParenthesis => ")",
            Self::Comma => ",",
            Self::Colon => ":",
            Self::Current => "@",
            Self::Reference => "&",
            Self::Not => "!",
            Self::And => "&&",
            Self::Or => "||",
            Self::Pipe => "|",
        };
        format!("`{symbol}`")
    }
}

/// All tokens of a text, [`TokenKind::End`] last.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, SyntaxError> {
    let mut lexer = Lexer { rest: text, position: Position { line: 1, column: 1 } };
    let mut tokens = Vec::new();
    loop {
        while lexer.rest.starts_with([' ', '\t', '\r', '\n']) {
            lexer.next();
        }
        let position = lexer.position;
        let kind = lexer.token()?;
        let end = kind == TokenKind::End;
        tokens.push(Token { kind, position });
        if end {
            return Ok(tokens);
        }
    }
}

struct Lexer<'t> {
    rest: &'t str,
    position: Position,
}

impl<'t> Lexer<'t> {
    fn next(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = &self.rest[c.len_utf8()..];
        if c == '\n' {
            self.position.line = self.position.line.saturating_add(1);
            self.position.column = 1;
        } else {
            self.position.column = self.position.column.saturating_add(1);
        }
        Some(c)
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.rest.starts_with(wanted);
        if found {
            self.next();
        }
        found
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'t str {
        let whole = self.rest;
        while self.rest.starts_with(&wanted) {
            self.next();
        }
        &whole[..whole.len() - self.rest.len()]
    }

    fn token(&mut self) -> Result<TokenKind, SyntaxError> {
        use TokenKind as T;
        let start = self.position;
        let Some(first) = self.rest.chars().next() else { return Ok(T::End) };
        if first.is_ascii_alphabetic() || first == '_' {
            return Ok(T::Name(self.take_while(|c| c.is_ascii_alphanumeric() || c == '_').to_owned()));
        }
        if first.is_ascii_digit() || first == '-' {
            return self.number();
        }
        self.next();
        Ok(match first {
            '.' => T::Dot,
            '*' => T::Star,
            '[' if self.eat(']') => T::Flatten,
            '[' if self.eat('?') => T::Filter,
            '[' => T::OpenBracket,
            ']' => T::CloseBracket,
            '{' => T::OpenBrace,
            '}' => T::CloseBrace,
            '(' => T::OpenParenthesis,
            ')' => T::CloseParenthesis,
            ',' => T::Comma,
            ':' => T::Colon,
            '@' => T::Current,
            '&' if self.eat('&') => T::And,
            '&' => T::Reference,
            '|' if self.eat('|') => T::Or,
            '|' => T::Pipe,
            '!' if self.eat('=') => T::Comparator(Comparator::NotEqual),
            '!' => T::Not,
            '=' if self.eat('=') => T::Comparator(Comparator::Equal),
            '<' if self.eat('=') => T::Comparator(Comparator::LessOrEqual),
            '<' => T::Comparator(Comparator::Less),
            '>' if self.eat('=') => T::Comparator(Comparator::GreaterOrEqual),
            '>' => T::Comparator(Comparator::Greater),
            '"' => T::QuotedName(self.quoted_name(start)?),
            '\'' => T::Literal(string(self.raw_string(start)?)),
            '`' => T::Literal(self.literal(start)?),
            '=' => return Err(SyntaxError::at(start, "a comparison is written `==`")),
            other => return Err(SyntaxError::at(start, format!("`{other}` means nothing here"))),
        })
    }

    fn number(&mut self) -> Result<TokenKind, SyntaxError> {
        let start = self.position;
        let whole = self.rest;
        self.eat('-');
        self.take_while(|c| c.is_ascii_digit());
        let text = &whole[..whole.len() - self.rest.len()];
        let number = text.parse().map_err(|_| SyntaxError::at(start, format!("`{text}` is no index")))?;
        Ok(TokenKind::Number(number))
    }

    /// What stands before the closing quote, escapes as they are.
    fn until(&mut self, quote: char, start: Position) -> Result<&'t str, SyntaxError> {
        let whole = self.rest;
        loop {
            let before = whole.len() - self.rest.len();
            match self.next() {
                Some(c) if c == quote => return Ok(&whole[..before]),
                Some('\\') => {
                    self.next();
                }
                Some(_) => {}
                None => return Err(SyntaxError::at(start, format!("a closing {quote} is missing"))),
            }
        }
    }

    fn quoted_name(&mut self, start: Position) -> Result<String, SyntaxError> {
        let text = self.until('"', start)?;
        match read_json(&format!("\"{text}\""), start)?.value {
            NodeValue::String(name) => Ok(name),
            _ => Err(SyntaxError::at(start, "a name in double quotes is a JSON string")),
        }
    }

    /// In a raw string only `\'` is an escape.
    fn raw_string(&mut self, start: Position) -> Result<String, SyntaxError> {
        Ok(self.until('\'', start)?.replace("\\'", "'"))
    }

    fn literal(&mut self, start: Position) -> Result<Node, SyntaxError> {
        let text = self.until('`', start)?.replace("\\`", "`");
        read_json(&text, start)
    }
}

pub(super) const NOWHERE: Location = Location { file: FileId(u32::MAX), line: 0, column: 0 };

fn string(text: String) -> Node {
    Node::new(NodeValue::String(text), NOWHERE)
}

fn read_json(text: &str, start: Position) -> Result<Node, SyntaxError> {
    let mut events = Vec::new();
    let node = json::parse(NOWHERE.file, text, &mut events);
    match (node, events.first()) {
        (Some(node), None) => Ok(node),
        (_, Some(event)) => Err(SyntaxError::at(start, format!("no JSON value: {}", event.message))),
        (None, None) => Err(SyntaxError::at(start, "no JSON value")),
    }
}
