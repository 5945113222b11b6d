//! Tells HTML from CommonMark: documentation can be either, or one after the other.

use super::spans::code_spans;
use super::tag::{TagKind, Tags};

/// A part of the documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment<'a> {
    /// Paragraphs, lists and so on made of tags. What stands between the tags is plain text.
    Html(&'a str),
    /// CommonMark, perhaps with tags inside its lines.
    Markdown(&'a str),
}

/// Cuts the text where CommonMark ends and HTML begins, and the other way round.
///
/// A paragraph with a block-level tag in it is HTML, and goes on to the blank line after which no list, table or
/// the like is open. Code in CommonMark, whatever it holds, is CommonMark.
pub fn segments(text: &str) -> Vec<Segment<'_>> {
    let tags = Tags::of(text);
    let mut segments = Vec::new();
    let (mut at, mut markdown_from) = (0, 0);
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let len = chunk_len(rest);
        let chunk = rest.get(..len).unwrap_or_default();
        if is_html(&tags, at, chunk) {
            segments.push(Segment::Markdown(text.get(markdown_from..at).unwrap_or_default()));
            let end = html_end(&tags, text, at);
            segments.push(Segment::Html(text.get(at..end).unwrap_or_default()));
            at = end;
            markdown_from = end;
        } else {
            at += len;
        }
    }
    segments.push(Segment::Markdown(text.get(markdown_from..).unwrap_or_default()));
    segments.retain(|segment| match segment {
        Segment::Html(text) | Segment::Markdown(text) => !text.trim().is_empty(),
    });
    segments
}

/// The length of the next fenced code block, paragraph, or lot of blank lines.
fn chunk_len(text: &str) -> usize {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next() else { return text.len() };
    let mut len = first.len();
    if let Some(fence) = fence(first) {
        for line in lines {
            len += line.len();
            let closing = line.trim();
            if closing.starts_with(fence) && closing.trim_start_matches(fence).is_empty() {
                break;
            }
        }
        return len;
    }
    let blank = first.trim().is_empty();
    for line in lines {
        if line.trim().is_empty() != blank || fence(line).is_some() {
            break;
        }
        len += line.len();
    }
    len
}

/// The backticks or tildes that open a fenced code block, after list markers or not.
fn fence(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(|c: char| " >*+-.)".contains(c) || c.is_ascii_digit());
    let mark = line.chars().next().filter(|c| *c == '`' || *c == '~')?;
    let len = line.len() - line.trim_start_matches(mark).len();
    let info = line.get(len..)?;
    (len >= 3 && !(mark == '`' && info.contains('`'))).then(|| line.get(..len))?
}

fn is_html(tags: &Tags<'_>, at: usize, chunk: &str) -> bool {
    let indent = chunk.len() - chunk.trim_start_matches(' ').len();
    let first = chunk.trim_start();
    // Lists, quotations and headings of CommonMark stay what they are; so does indented code.
    let marked = first.starts_with(['>', '#', '-', '+', '*'])
        || first.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with([')', '.']);
    if fence(chunk.lines().next().unwrap_or_default()).is_some() || marked {
        return false;
    }
    let mut code = code_spans(chunk).into_iter().peekable();
    let mut skip_to = 0;
    chunk.match_indices('<').any(|(found, _)| {
        while code.next_if(|span| span.end <= found).is_some() {}
        if found < skip_to || code.peek().is_some_and(|span| span.contains(&found)) {
            return false;
        }
        let Some(tag) = tags.at(at + found) else { return false };
        skip_to = found + tag.len;
        let opening = found == indent && indent < 4;
        tag.element().is_block() && (indent < 4 || opening)
            || (tag.kind == TagKind::Nothing && opening && found == indent)
    })
}

/// The end of the HTML that begins at `at`: a blank line outside of what can hold blank lines.
fn html_end(tags: &Tags<'_>, text: &str, at: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = at;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['<', '\n'])) {
        at += found;
        let rest = text.get(at..).unwrap_or_default();
        if rest.starts_with('\n') {
            let line = rest.get(1..).unwrap_or_default().split('\n').next().unwrap_or_default();
            if depth == 0 && line.trim().is_empty() {
                return at + 1;
            }
            at += 1;
            continue;
        }
        let Some(tag) = tags.at(at) else {
            at += 1;
            continue;
        };
        at += tag.len;
        if tag.element().is_container() {
            match tag.kind {
                TagKind::Open { closed: false, .. } => depth += 1,
                TagKind::Close { .. } => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }
    text.len()
}
