//! Tokens as an expression: a parser that binds operators by their powers
//! ([grammar](https://jmespath.org/specification.html#grammar)).

use std::fmt;

use super::expression::{Comparator, Expression, Kind, Position};
use super::lexer::{tokens, Token, TokenKind};

/// Why a text is no expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub message: String,
    /// Where.
    pub position: Position,
}

/// Parses an expression.
///
/// # Errors
/// What the grammar does not allow, and expressions that nest more than 100 deep.
pub fn parse(text: &str) -> Result<Expression, SyntaxError> {
    let mut parser = Parser { tokens: tokens(text)?, next: 0, nesting: 0 };
    let expression = parser.expression(0)?;
    parser.expect(&TokenKind::End, "an operator or the end")?;
    Ok(expression)
}

const MAX_DEPTH: u32 = 100;

/// What binds less strongly than this ends a projection.
const PROJECTION_END: u32 = 10;

const COMPARISON: u32 = 5;
const STAR: u32 = 20;
const FILTER: u32 = 21;
const DOT: u32 = 40;
const NOT: u32 = 45;

/// How strongly a token binds to what stands on its left.
fn power(token: &TokenKind) -> u32 {
    match token {
        TokenKind::Pipe => 1,
        TokenKind::Or => 2,
        TokenKind::And => 3,
        TokenKind::Comparator(_) => COMPARISON,
        TokenKind::Flatten => 9,
        TokenKind::Star => STAR,
        TokenKind::Filter => FILTER,
        TokenKind::Dot => DOT,
        TokenKind::Not => NOT,
        TokenKind::OpenBrace => 50,
        TokenKind::OpenBracket => 55,
        TokenKind::OpenParenthesis => 60,
        _ => 0,
    }
}

struct Parser {
    tokens: Vec<Token>,
    next: usize,
    nesting: u32,
}

type Parsed<T> = Result<T, SyntaxError>;

impl Parser {
    fn token(&self, ahead: usize) -> Token {
        let last = || Token { kind: TokenKind::End, position: Position { line: 1, column: 1 } };
        let at = (self.next + ahead).min(self.tokens.len().saturating_sub(1));
        self.tokens.get(at).cloned().unwrap_or_else(last)
    }

    fn kind(&self) -> Option<&TokenKind> {
        self.tokens.get(self.next).map(|token| &token.kind)
    }

    fn advance(&mut self) -> Token {
        let token = self.token(0);
        self.next += 1;
        token
    }

    fn eat(&mut self, wanted: &TokenKind) -> bool {
        let found = self.kind() == Some(wanted);
        self.next += usize::from(found);
        found
    }

    fn unexpected<T>(&self, expected: &str) -> Parsed<T> {
        let Token { kind, position } = self.token(0);
        Err(SyntaxError::at(position, format!("expected {expected}, but {}", found(&kind))))
    }

    fn expect(&mut self, wanted: &TokenKind, expected: &str) -> Parsed<()> {
        if self.eat(wanted) {
            Ok(())
        } else {
            self.unexpected(expected)
        }
    }

    fn expression(&mut self, right_power: u32) -> Parsed<Expression> {
        self.nesting += 1;
        if self.nesting > MAX_DEPTH {
            return Err(SyntaxError::at(self.token(0).position, "the expression nests too deeply"));
        }
        let mut left = self.first()?;
        while self.kind().is_some_and(|token| power(token) > right_power) {
            left = self.continued(left)?;
        }
        self.nesting -= 1;
        Ok(left)
    }

    /// What an expression can begin with.
    fn first(&mut self) -> Parsed<Expression> {
        let Token { kind, position } = self.token(0);
        let current = || new(Kind::Current, position);
        self.next += 1;
        match kind {
            TokenKind::Current => current(),
            TokenKind::Name(name) if self.eat(&TokenKind::OpenParenthesis) => {
                let arguments = self.list(&TokenKind::CloseParenthesis, "`,` or `)`")?;
                new(Kind::Function { name, arguments }, position)
            }
            TokenKind::Name(name) | TokenKind::QuotedName(name) => new(Kind::Field(name), position),
            TokenKind::Literal(node) => new(Kind::Literal(node), position),
            TokenKind::Star => self.object_projection(current()?, position),
            TokenKind::Flatten => self.flatten(current()?, position),
            TokenKind::Filter => self.filter(current()?, position),
            TokenKind::OpenBrace => self.hash(position),
            TokenKind::OpenBracket => self.bracket(position),
            TokenKind::Reference => {
                let inner = self.expression(0)?;
                new(Kind::Reference(Box::new(inner)), position)
            }
            TokenKind::Not => {
                let inner = self.expression(NOT)?;
                new(Kind::Not(Box::new(inner)), position)
            }
            TokenKind::OpenParenthesis => {
                let inner = self.expression(0)?;
                self.expect(&TokenKind::CloseParenthesis, "`)`")?;
                Ok(inner)
            }
            _ => {
                self.next -= 1;
                self.unexpected("an expression")
            }
        }
    }

    /// What can follow an expression.
    fn continued(&mut self, left: Expression) -> Parsed<Expression> {
        let Token { kind, position } = self.advance();
        match kind {
            TokenKind::Dot if self.kind() == Some(&TokenKind::Star) => {
                self.next += 1;
                self.object_projection(left, position)
            }
            TokenKind::Dot => {
                let right = self.after_dot(DOT)?;
                new(Kind::Subexpression(Box::new(left), Box::new(right)), position)
            }
            TokenKind::Pipe => {
                let right = self.expression(power(&kind))?;
                new(Kind::Subexpression(Box::new(left), Box::new(right)), position)
            }
            TokenKind::Or => {
                let right = self.expression(power(&kind))?;
                new(Kind::Or(Box::new(left), Box::new(right)), position)
            }
            TokenKind::And => {
                let right = self.expression(power(&kind))?;
                new(Kind::And(Box::new(left), Box::new(right)), position)
            }
            TokenKind::Comparator(comparator) => self.comparison(comparator, left, position),
            TokenKind::Flatten => self.flatten(left, position),
            TokenKind::Filter => self.filter(left, position),
            TokenKind::OpenBracket => match self.kind() {
                Some(TokenKind::Star) => self.array_projection(left, position),
                Some(TokenKind::Number(_) | TokenKind::Colon) => {
                    let right = self.index_or_slice(position)?;
                    new(Kind::Subexpression(Box::new(left), Box::new(right)), position)
                }
                _ => self.unexpected("an index, a slice or `*`"),
            },
            _ => {
                self.next -= 1;
                self.unexpected("an operator")
            }
        }
    }

    fn comparison(&mut self, comparator: Comparator, left: Expression, at: Position) -> Parsed<Expression> {
        let right = self.expression(COMPARISON)?;
        new(Kind::Comparison { comparator, left: Box::new(left), right: Box::new(right) }, at)
    }

    /// `[` at the beginning of an expression: an index, a slice, a projection, or a list of expressions.
    fn bracket(&mut self, position: Position) -> Parsed<Expression> {
        match self.kind() {
            Some(TokenKind::Number(_) | TokenKind::Colon) => self.index_or_slice(position),
            Some(TokenKind::Star) if self.token(1).kind == TokenKind::CloseBracket => {
                let current = new(Kind::Current, position)?;
                self.array_projection(current, position)
            }
            _ => self.select_list(position),
        }
    }

    fn select_list(&mut self, position: Position) -> Parsed<Expression> {
        let items = self.list(&TokenKind::CloseBracket, "`,` or `]`")?;
        if items.is_empty() {
            return Err(SyntaxError::at(position, "a list of expressions has at least one"));
        }
        new(Kind::MultiSelectList(items), position)
    }

    /// What stands between brackets. A slice projects what follows it onto its items.
    fn index_or_slice(&mut self, position: Position) -> Parsed<Expression> {
        let mut parts = [None; 3];
        let mut colons = 0;
        loop {
            match self.kind() {
                Some(TokenKind::Number(number)) if parts[colons].is_none() => {
                    parts[colons] = Some(*number);
                    self.next += 1;
                }
                Some(TokenKind::Colon) if colons < 2 => {
                    colons += 1;
                    self.next += 1;
                }
                Some(TokenKind::CloseBracket) => break,
                _ => return self.unexpected("`]`"),
            }
        }
        self.next += 1;
        let [start, stop, step] = parts;
        match (colons, start) {
            (0, Some(index)) => new(Kind::Index(index), position),
            _ if step == Some(0) => Err(SyntaxError::at(position, "the step of a slice is not 0")),
            _ => {
                let slice = new(Kind::Slice { start, stop, step: step.unwrap_or(1) }, position)?;
                self.project(slice, position)
            }
        }
    }

    fn project(&mut self, left: Expression, position: Position) -> Parsed<Expression> {
        let right = self.projected(STAR)?;
        new(Kind::Projection(Box::new(left), Box::new(right)), position)
    }

    fn array_projection(&mut self, left: Expression, position: Position) -> Parsed<Expression> {
        self.expect(&TokenKind::Star, "`*`")?;
        self.expect(&TokenKind::CloseBracket, "`]`")?;
        self.project(left, position)
    }

    fn object_projection(&mut self, left: Expression, position: Position) -> Parsed<Expression> {
        let right = self.projected(STAR)?;
        new(Kind::ObjectProjection(Box::new(left), Box::new(right)), position)
    }

    fn flatten(&mut self, left: Expression, position: Position) -> Parsed<Expression> {
        let flat = new(Kind::Flatten(Box::new(left)), position)?;
        // Another `[]` flattens this projection's result: it binds less strongly than what is projected.
        let right = self.projected(power(&TokenKind::Flatten))?;
        new(Kind::Projection(Box::new(flat), Box::new(right)), position)
    }

    fn filter(&mut self, left: Expression, position: Position) -> Parsed<Expression> {
        let condition = Box::new(self.expression(0)?);
        self.expect(&TokenKind::CloseBracket, "`]`")?;
        let right = Box::new(self.projected(FILTER)?);
        new(Kind::FilterProjection { left: Box::new(left), condition, right }, position)
    }

    /// What a projection does with each item.
    fn projected(&mut self, right_power: u32) -> Parsed<Expression> {
        match self.kind() {
            Some(TokenKind::Dot) => {
                self.next += 1;
                self.after_dot(right_power)
            }
            Some(TokenKind::OpenBracket | TokenKind::Filter) => self.expression(right_power),
            Some(token) if power(token) < PROJECTION_END => new(Kind::Current, self.token(0).position),
            _ => self.unexpected("what a projection can be followed by"),
        }
    }

    fn after_dot(&mut self, right_power: u32) -> Parsed<Expression> {
        let position = self.token(0).position;
        match self.kind() {
            Some(TokenKind::OpenBracket) => {
                self.next += 1;
                self.select_list(position)
            }
            Some(TokenKind::OpenBrace | TokenKind::Star | TokenKind::Name(_) | TokenKind::QuotedName(_)) => {
                self.expression(right_power)
            }
            _ => self.unexpected("a name, `*`, `[` or `{`"),
        }
    }

    fn list(&mut self, close: &TokenKind, separator: &str) -> Parsed<Vec<Expression>> {
        let mut items = Vec::new();
        if self.eat(close) {
            return Ok(items);
        }
        loop {
            items.push(self.expression(0)?);
            if self.eat(close) {
                return Ok(items);
            }
            self.expect(&TokenKind::Comma, separator)?;
        }
    }

    fn hash(&mut self, position: Position) -> Parsed<Expression> {
        let mut entries = Vec::new();
        loop {
            let name = match self.kind().cloned() {
                Some(TokenKind::Name(name) | TokenKind::QuotedName(name)) => name,
                _ => return self.unexpected("a name"),
            };
            self.next += 1;
            self.expect(&TokenKind::Colon, "`:`")?;
            entries.push((name, self.expression(0)?));
            if self.eat(&TokenKind::CloseBrace) {
                return new(Kind::MultiSelectHash(entries), position);
            }
            self.expect(&TokenKind::Comma, "`,` or `}`")?;
        }
    }
}

/// An expression, unless it nests too deeply.
fn new(kind: Kind, position: Position) -> Parsed<Expression> {
    let inner = match &kind {
        Kind::Current | Kind::Field(_) | Kind::Index(_) | Kind::Slice { .. } | Kind::Literal(_) => 0,
        Kind::Not(inner) | Kind::Flatten(inner) | Kind::Reference(inner) => inner.depth,
        Kind::Comparison { left, right, .. }
        | Kind::And(left, right)
        | Kind::Or(left, right)
        | Kind::Subexpression(left, right)
        | Kind::Projection(left, right)
        | Kind::ObjectProjection(left, right) => left.depth.max(right.depth),
        Kind::FilterProjection { left, condition, right } => left.depth.max(condition.depth).max(right.depth),
        Kind::MultiSelectList(items) | Kind::Function { arguments: items, .. } => {
            items.iter().map(|item| item.depth).max().unwrap_or(0)
        }
        Kind::MultiSelectHash(entries) => entries.iter().map(|(_, item)| item.depth).max().unwrap_or(0),
    };
    let depth = inner + 1;
    if depth > MAX_DEPTH {
        return Err(SyntaxError::at(position, "the expression nests too deeply"));
    }
    Ok(Expression { kind, position, depth })
}

fn found(token: &TokenKind) -> String {
    match token {
        TokenKind::End => token.describe(),
        _ => format!("found {}", token.describe()),
    }
}

impl SyntaxError {
    pub(super) fn at(position: Position, message: impl Into<String>) -> Self {
        Self { message: message.into(), position }
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.position, self.message)
    }
}

impl std::error::Error for SyntaxError {}
