//! JSON as a tree, for the reading that knows all rules: numbers are as they were written, keys in their order.

use std::borrow::Cow;

use crate::json::{skip_number, Cursor};
use crate::path::MAX_DEPTH;

/// A value of JSON.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node<'a> {
    Null,
    Boolean(bool),
    /// Of JSON's grammar.
    Number(&'a str),
    String(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Map(Vec<(Cow<'a, str>, Node<'a>)>),
}

impl Node<'_> {
    /// What it is, for people.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }
}

/// Reads all of a text as JSON.
///
/// # Errors
/// Where the text is not JSON, and what was expected there. The text is not quoted.
pub(super) fn parse(text: &str) -> Result<Node<'_>, String> {
    let mut input = Cursor::new(text);
    input.space();
    let node = node(&mut input, 0).and_then(|node| match input.end() {
        Ok(()) => Ok(node),
        Err(_) => Err("nothing but one value"),
    });
    node.map_err(|expected| {
        let (line, column) = place(text, input.at());
        match expected {
            TOO_DEEP => format!("the JSON nests deeper than {MAX_DEPTH} levels"),
            expected => format!("not JSON at line {line} column {column}: expected {expected}"),
        }
    })
}

const TOO_DEEP: &str = "less depth";

/// The line and the column, from 1, that a place in a text has.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

/// Takes a value; says what was expected where there is none.
fn node<'a>(input: &mut Cursor<'a>, depth: usize) -> Result<Node<'a>, &'static str> {
    Ok(match input.peek() {
        b'"' => Node::String(string(input)?),
        b'{' if depth < MAX_DEPTH => {
            let mut entries = Vec::new();
            let mut more = input.open(b'{', b'}').map_err(|_| "a key")?;
            while more {
                let key = string(input)?;
                input.colon().map_err(|_| "a colon")?;
                entries.push((key, node(input, depth + 1)?));
                more = input.more(b'}').map_err(|_| "a comma or }")?;
            }
            Node::Map(entries)
        }
        b'[' if depth < MAX_DEPTH => {
            let mut items = Vec::new();
            let mut more = input.open(b'[', b']').map_err(|_| "a value")?;
            while more {
                items.push(node(input, depth + 1)?);
                more = input.more(b']').map_err(|_| "a comma or ]")?;
            }
            Node::List(items)
        }
        b'{' | b'[' => return Err(TOO_DEEP),
        b'n' if input.null() => Node::Null,
        b't' | b'f' => Node::Boolean(input.boolean().map_err(|_| "a value")?),
        b'-' | b'0'..=b'9' => {
            let start = input.at();
            skip_number(input).map_err(|_| "a digit")?;
            Node::Number(input.since(start))
        }
        _ => return Err("a value"),
    })
}

fn string<'a>(input: &mut Cursor<'a>) -> Result<Cow<'a, str>, &'static str> {
    if input.peek() != b'"' {
        return Err("a string in quotes");
    }
    input
        .string()
        .map_err(|_| "a string that ends, with no control characters and no half of a surrogate pair")
}
