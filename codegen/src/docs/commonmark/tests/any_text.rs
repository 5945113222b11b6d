//! Texts at random and at length: no HTML is left, nothing panics, and time stays linear.

use super::super::*;
use crate::random::{Random, FRAGMENTS};

/// Texts made of fragments, the same ones in each run.
fn samples(count: usize, max_len: usize) -> impl Iterator<Item = String> {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    (0..count).map(move |_| random.text_of(FRAGMENTS, max_len))
}

/// The lines of fenced code, and code spans, left out.
fn outside_code(input: &str, markdown: &str) -> String {
    let mut fence: Option<(String, bool)> = None;
    let mut prose = String::new();
    for line in markdown.lines() {
        if let Some((open, quoted)) = &fence {
            let text = line.trim_start_matches(|c| c == ' ' || (*quoted && c == '>'));
            if text.starts_with(open.as_str()) && text.chars().all(|c| open.starts_with(c)) {
                fence = None;
            }
            continue;
        }
        let text = unmarked(line);
        let mark = text.chars().next().filter(|c| *c == '`' || *c == '~');
        let run: String = text.chars().take_while(|c| Some(*c) == mark).collect();
        let info = &text[run.len()..];
        if run.len() >= 3 && !(mark == Some('`') && info.contains('`')) {
            assert!(!info.is_empty(), "no language: {input:?} {markdown:?}");
            fence = Some((run, line.contains('>')));
        } else {
            prose.push_str(line);
            prose.push('\n');
        }
    }
    assert_eq!(fence, None, "open fence: {input:?} {markdown:?}");
    let mut outside = String::new();
    for paragraph in prose.split("\n\n") {
        let mut from = 0;
        for span in spans::code_spans(paragraph) {
            outside.push_str(&paragraph[from..span.start]);
            from = span.end;
        }
        outside.push_str(&paragraph[from..]);
        outside.push('\n');
    }
    outside
}

/// A line without what begins quotations and items.
fn unmarked(line: &str) -> &str {
    let text = line.trim_start_matches(' ');
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let marks = if digits == 0 { ['-', '+', '*'].as_slice() } else { ['.', ')'].as_slice() };
    let rest = match (text.strip_prefix('>'), text[digits..].strip_prefix(marks)) {
        (Some(rest), _) => rest,
        (None, Some(rest)) if rest.starts_with(' ') => rest,
        _ => return text,
    };
    unmarked(rest)
}

#[test]
fn no_text_leaves_html_or_white_space() {
    for text in samples(20_000, 24) {
        let output = to_commonmark(&text);
        for line in output.lines() {
            assert_eq!(line, line.trim_end(), "{text:?}");
        }
        assert!(!output.contains(['\t', '\r', '\u{202E}']), "{text:?}");
        let prose = outside_code(&text, &output);
        for (at, _) in prose.match_indices('<') {
            let rest = &prose[at..];
            let html = tag::Tags::of(rest).at(0).is_some() && tag::autolink(rest).is_none();
            assert!(!html || prose[..at].ends_with('\\'), "{text:?}\n{output}");
        }
    }
}

#[test]
fn time_is_linear() {
    let deep = |open: &str, close: &str| open.repeat(20_000) + "x" + &close.repeat(20_000);
    let inputs = [
        deep("<ul><li>", "</li></ul>"),
        deep("<b>", "</b>"),
        deep("x <b>", "</b>"),
        deep("[", "](https://x.org)"),
        deep("![", "](https://x.org)"),
        deep("> ", ""),
        deep("- ", ""),
        deep("`", " ``"),
        deep("<!--", ""),
        deep("<a href='", ""),
        deep("<p title=\"<", ""),
        deep("&", ""),
        deep("\\", ""),
        deep("<table><tr><td>", ""),
        deep("<ol><li><note>", "</ul>"),
        deep("<code>", ""),
        deep("https://x.org/))))", "))))"),
        deep("x\n\n- ", ""),
        "a".repeat(1_000_000),
    ];
    for input in inputs {
        let start = std::time::Instant::now();
        let output = to_commonmark(&input);
        first_sentence(&output);
        let seconds = start.elapsed().as_secs_f64();
        assert!(seconds < 5.0, "{seconds} s: {}", &input[..20]);
    }
}
