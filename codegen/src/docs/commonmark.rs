//! Model documentation as rustdoc can show it: CommonMark without HTML.
//!
//! Smithy's documentation is CommonMark, and in the models of AWS nearly all of it is raw HTML. Both come out as
//! plain CommonMark in which rustdoc finds no HTML, no doctest, no bare address and no link that leads nowhere.
//! All of it takes linear time, and no input makes it fail.

mod block;
mod entity;
mod html;
mod inline;
mod runs;
mod segment;
mod spans;
mod tag;

/// Lines of paragraphs that come from HTML are wrapped at this column.
const WIDTH: usize = 100;

/// The documentation of a shape or member as CommonMark without HTML, for rustdoc.
///
/// What is CommonMark already stays as it is, but for what rustdoc would misread: code without a language (which
/// would be a doctest) becomes `text`, bare addresses and HTML are marked up, brackets that are no link are escaped.
/// The result has no trailing white space, no tabs, and no newline at its end.
pub fn to_commonmark(documentation: &str) -> String {
    let text = plain(documentation);
    let context = inline::Context::of(&text);
    let parts = segment::segments(&text).into_iter().map(|segment| match segment {
        segment::Segment::Html(text) => html::convert(text, &context),
        segment::Segment::Markdown(text) => block::rewrite(text, &context),
    });
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}

/// The first sentence of CommonMark, without what follows it: for summaries.
///
/// It ends with the first paragraph at the latest. A full stop inside a word, a code span or brackets ends nothing,
/// and neither does one that a lower-case word follows (`e.g. this`).
pub fn first_sentence(markdown: &str) -> &str {
    let text = markdown.trim();
    let paragraph = text.find("\n\n").and_then(|end| text.get(..end)).unwrap_or(text);
    let mut code = spans::code_spans(paragraph).into_iter().peekable();
    let mut brackets = 0_usize;
    for (at, c) in paragraph.char_indices() {
        while code.next_if(|span| span.end <= at).is_some() {}
        if code.peek().is_some_and(|span| span.contains(&at)) {
            continue;
        }
        match c {
            '(' | '[' | '<' => brackets += 1,
            ')' | ']' | '>' => brackets = brackets.saturating_sub(1),
            '.' | '!' | '?' if brackets == 0 => {
                let rest = paragraph.get(at + 1..).unwrap_or_default();
                // Closing marks belong to the sentence.
                let marks = rest.len() - rest.trim_start_matches(['*', '_', '"', '\'', '”', ')']).len();
                let rest = rest.get(marks..).unwrap_or_default();
                let next = rest.trim_start().chars().next();
                if rest.starts_with(char::is_whitespace) && !next.is_some_and(char::is_lowercase) {
                    return paragraph.get(..at + 1 + marks).unwrap_or(paragraph);
                }
            }
            _ => {}
        }
    }
    paragraph
}

/// The text with `\n` alone as the end of lines, spaces for tabs, and no control characters.
///
/// Marks that change the direction of text go too: the compiler refuses them in comments.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut column = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => {
                plain.push('\n');
                column = 0;
            }
            '\t' => {
                let width = 4 - column % 4;
                plain.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() => {}
            c => {
                plain.push(c);
                column += 1;
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests;
