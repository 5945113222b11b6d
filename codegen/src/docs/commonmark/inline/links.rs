//! Which brackets of a text are links.

use std::collections::{BTreeMap, BTreeSet};

use super::super::html::is_absolute;
use super::{Kind, Token};

/// Destinations, titles and labels are not longer than this: that bounds the search for their ends.
const MAX_LEN: usize = 2000;

/// At most so many brackets wait for their ends.
const MAX_OPEN: usize = 128;

/// What a bracket is, when it is not just text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bracket {
    /// Begins a link or image. One that leads nowhere is dropped; its text stays.
    Open { dropped: bool },
    /// Ends a link's text; the link itself ends at `tail`.
    Close { tail: usize, dropped: bool },
    /// Stays as it is: task lists.
    Kept,
}

/// The brackets that are links, by where they stand ([CommonMark](https://spec.commonmark.org/0.31.2/#links)).
pub fn brackets(
    text: &str,
    tokens: &[Token],
    labels: &BTreeSet<String>,
    item: bool,
) -> BTreeMap<usize, Bracket> {
    let mut brackets = BTreeMap::new();
    let mut open: Vec<&Token> = Vec::new();
    let mut taken_to = 0;
    for token in tokens {
        if token.at < taken_to || !matches!(token.kind, Kind::Bracket) {
            continue;
        }
        if text.get(token.at..).is_some_and(|rest| rest.starts_with(['[', '!'])) {
            if open.len() < MAX_OPEN {
                open.push(token);
            }
            continue;
        }
        let Some(opener) = open.pop() else { continue };
        let image = opener.len == 2;
        let inside = text.get(opener.at + opener.len..token.at).unwrap_or_default();
        let end = token.at + 1;
        let rest = text.get(end..).unwrap_or_default();
        if item && opener.at == 0 && matches!(inside, " " | "x" | "X") && rest.starts_with(' ') {
            brackets.insert(opener.at, Bracket::Kept);
            brackets.insert(token.at, Bracket::Kept);
            continue;
        }
        let (len, dropped) = match inline_target(rest) {
            Some((len, address)) => (len, !is_absolute(address)),
            None => match reference(rest, inside, labels) {
                Some(len) => (len, false),
                None => continue,
            },
        };
        taken_to = end + len;
        brackets.insert(opener.at, Bracket::Open { dropped });
        brackets.insert(token.at, Bracket::Close { tail: taken_to, dropped });
        if !image {
            // A link has no links in it, so what opened before it is text.
            open.retain(|token| token.len == 2);
        }
    }
    brackets
}

/// The label of a link reference definition or footnote, normalised, if the line is one.
pub fn definition(line: &str) -> Option<String> {
    let (inside, rest) = line.strip_prefix('[')?.split_once("]:")?;
    if inside.contains(['[', ']', '`', '\\']) || inside.trim().is_empty() || inside.len() > MAX_LEN {
        return None;
    }
    if inside.starts_with('^') {
        return Some(label(inside));
    }
    let rest = rest.trim();
    let (address, title) = match rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
        Some((address, title)) => (address, title.trim()),
        None => rest.split_once(' ').map_or((rest, ""), |(address, title)| (address, title.trim())),
    };
    let titled = title.is_empty()
        || [('"', '"'), ('\'', '\''), ('(', ')')].iter().any(|(open, close)| {
            let inner = title.strip_prefix(*open).and_then(|title| title.strip_suffix(*close));
            inner.is_some_and(|inner| !inner.contains(['\\', *open, *close]))
        });
    let plain =
        !address.contains(['<', '>', ' ']) && address.matches('(').count() == address.matches(')').count();
    (titled && plain && is_absolute(address)).then(|| label(inside))
}

/// `(destination "title")` at the beginning of `rest`: its length, and the destination.
fn inline_target(rest: &str) -> Option<(usize, &str)> {
    let limited = limit(rest.strip_prefix('(')?);
    let inner = limited.trim_start();
    let (address, after) = match inner.strip_prefix('<') {
        Some(inner) => {
            let end = inner.find(['>', '<', '\n'])?;
            inner.get(end..)?.strip_prefix('>').map(|after| (inner.get(..end), after))?
        }
        None => {
            let end = plain_end(inner);
            (inner.get(..end), inner.get(end..)?)
        }
    };
    let spaced = after.trim_start();
    let closed = match spaced.chars().next() {
        Some(quote @ ('"' | '\'' | '(')) if spaced.len() < after.len() => {
            let title = spaced.get(1..)?;
            let end = title.find(if quote == '(' { ')' } else { quote })?;
            title.get(end + 1..)?.trim_start()
        }
        _ => spaced,
    };
    let tail = closed.strip_prefix(')')?;
    Some((1 + limited.len() - tail.len(), address?))
}

/// Where a destination without angle brackets ends: white space, or a parenthesis that nothing opened.
fn plain_end(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return at,
            ')' => depth -= 1,
            c if c.is_whitespace() || c == '<' => return at,
            _ => {}
        }
    }
    text.len()
}

/// `[label]`, `[]` or nothing after a link's text: its length, when the label is defined.
fn reference(rest: &str, inside: &str, labels: &BTreeSet<String>) -> Option<usize> {
    if labels.is_empty() {
        return None;
    }
    if let Some(inner) = rest.strip_prefix('[') {
        let end = limit(inner).find([']', '['])?;
        let name = inner.get(..end)?;
        let closed = inner.get(end..)?.starts_with(']');
        if closed && !name.is_empty() && labels.contains(&label(name)) {
            return Some(end + 2);
        }
        if closed && name.is_empty() && labels.contains(&label(limit(inside))) {
            return Some(2);
        }
    }
    (inside.len() <= MAX_LEN && labels.contains(&label(inside))).then_some(0)
}

/// Labels are the same whatever their case and white space.
fn label(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// At most [`MAX_LEN`] bytes of the text.
fn limit(text: &str) -> &str {
    let mut end = text.len().min(MAX_LEN);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}
