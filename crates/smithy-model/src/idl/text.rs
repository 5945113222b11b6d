//! Quoted strings and text blocks ([spec](https://smithy.io/2.0/spec/idl.html#string-values)).

use super::lexer::{Failed, Parsed, Parser};
use crate::cursor::Cursor;
use crate::json::unescape;
use crate::Event;

/// The longest text, in bytes, that is read once more as statements after it has turned out not to be closed.
const MAX_SWALLOWED: usize = 1 << 20;

impl<'a> Parser<'a, '_> {
    /// `TextBlock` or `QuotedText`, whichever comes next.
    pub(super) fn string(&mut self) -> Parsed<String> {
        if self.at("\"\"\"") {
            return self.text_block();
        }
        self.quoted_text()
    }

    /// `QuotedText`; the caller has seen the quote.
    pub(super) fn quoted_text(&mut self) -> Parsed<String> {
        let location = self.cursor.location();
        let begin = self.cursor;
        self.cursor.advance(1);
        let start = self.cursor.pos();
        loop {
            self.cursor.advance_until(|byte| matches!(byte, b'"' | b'\\'));
            match self.cursor.peek() {
                Some(b'\\') => self.skip_escape(),
                Some(_) => break,
                None => return self.unclosed("the string's closing `\"`", begin),
            }
        }
        let content = self.cursor.since(start);
        self.cursor.advance(1);
        expand(content).or_else(|message| self.fail(location, message))
    }

    fn text_block(&mut self) -> Parsed<String> {
        let location = self.cursor.location();
        let begin = self.cursor;
        self.cursor.advance(3);
        self.sp();
        if !self.at("\n") && !self.at("\r\n") {
            return self.fail(location, "a text block begins on the line after its opening `\"\"\"`");
        }
        self.cursor.advance_until(|byte| byte == b'\n');
        self.cursor.bump();
        let start = self.cursor.pos();
        loop {
            self.cursor.advance_until(|byte| matches!(byte, b'"' | b'\\'));
            match self.cursor.peek() {
                Some(b'\\') => self.skip_escape(),
                Some(_) if self.at("\"\"\"") => break,
                Some(_) => self.cursor.advance(1),
                None => return self.unclosed("the text block's closing `\"\"\"`", begin),
            }
        }
        let content = unindent(self.cursor.since(start));
        self.cursor.advance(3);
        expand(&content).or_else(|message| self.fail(location, message))
    }

    fn unclosed(&mut self, what: &str, mut start: Cursor<'a>) -> Parsed<String> {
        let begin = start.location();
        let event = Event::error("Model", format!("expected {what}, but found the end of the file"));
        let help = format!("it begins at line {}, column {}", begin.line, begin.column);
        self.events.push(event.at(self.cursor.location()).help(help));
        if self.cursor.pos() - start.pos() > MAX_SWALLOWED {
            self.give_up();
        } else {
            // Like a bracket that is never closed: reading goes on after the line where it begins.
            self.open.push(start);
        }
        Err(Failed)
    }

    fn skip_escape(&mut self) {
        self.cursor.advance(1);
        self.cursor.bump();
    }
}

/// Removes the white space that a text block's lines have in common, and spaces at the ends of lines.
fn unindent(content: &str) -> String {
    let content = content.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = content.split('\n').collect();
    let is_blank = |line: &str| line.trim_matches([' ', '\t']).is_empty();
    let last = lines.len() - 1;
    // The line of the closing quotes counts even though it is blank, so that the quotes can set the margin.
    let counted = lines.iter().enumerate().filter(|(index, line)| *index == last || !is_blank(line));
    let margin = counted.map(|(_, line)| leading_spaces(line)).min().unwrap_or(0);
    let mut text = String::with_capacity(content.len());
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        // A blank line may be shorter than the margin.
        text.push_str(
            line.get(margin.min(leading_spaces(line))..).unwrap_or_default().trim_end_matches([' ', '\t']),
        );
    }
    text
}

fn leading_spaces(line: &str) -> usize {
    line.bytes().take_while(|byte| *byte == b' ').count()
}

/// Replaces escape sequences, and normalizes line ends.
fn expand(content: &str) -> Result<String, String> {
    let mut text = String::with_capacity(content.len());
    let mut rest = content;
    while let Some(at) =
        rest.find(|character: char| character == '\\' || (character < ' ' && character != '\n'))
    {
        let (before, special) = rest.split_at(at);
        text.push_str(before);
        let length = match special.as_bytes() {
            [b'\t', ..] => {
                text.push('\t');
                1
            }
            [b'\r', b'\n', ..] => {
                text.push('\n');
                2
            }
            [b'\r', ..] => {
                text.push('\n');
                1
            }
            // An escaped line end is none.
            [b'\\', b'\r', b'\n', ..] => 3,
            [b'\\', b'\r' | b'\n', ..] => 2,
            [b'\\', ..] => {
                let (character, length) = unescape(special)?;
                text.push(character);
                length
            }
            _ => return Err("a control character stands in a string; write it as an escape".to_string()),
        };
        rest = special.get(length..).unwrap_or_default();
    }
    text.push_str(rest);
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::{expand, unindent};

    #[test]
    fn common_indentation_goes_and_blank_lines_do_not_count() {
        assert_eq!(unindent("    Foo\n        Baz\n\n  \n    Bar\n    "), "Foo\n    Baz\n\n\nBar\n");
    }

    #[test]
    fn closing_quotes_set_the_margin_only_when_they_stand_left_of_the_text() {
        assert_eq!(unindent("    Foo\n        Baz\n    Bar\n"), "    Foo\n        Baz\n    Bar\n");
        assert_eq!(unindent("    Foo\n        Baz\n    Bar\n            "), "Foo\n    Baz\nBar\n");
    }

    #[test]
    fn spaces_at_line_ends_go_but_those_before_an_escaped_line_end_stay() {
        assert_eq!(unindent("  a  \n  b \\\n  c"), "a\nb \\\nc");
        assert_eq!(expand("Foo \\\nBaz \\\r\nBam").as_deref(), Ok("Foo Baz Bam"));
    }

    #[test]
    fn line_ends_are_normalized_but_escaped_ones_are_kept() {
        assert_eq!(expand("a\r\nb\rc\\r").as_deref(), Ok("a\nb\nc\r"));
    }

    #[test]
    fn escapes() {
        assert_eq!(expand(r#"\"\\\/\b\f\n\r\t"#).as_deref(), Ok("\"\\/\u{8}\u{c}\n\r\t"));
        assert_eq!(expand(r"\u00e9\ud83d\ude00").as_deref(), Ok("é😀"));
        for broken in [r"\'", r"\ua", r"\uataa", r"\ud83d", r"\ud83dx", r"\ude00\ud83d", "\u{1}", r"\"] {
            assert!(expand(broken).is_err(), "{broken}");
        }
    }
}
