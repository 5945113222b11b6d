//! Pages as each renderer shows them, and texts at random in all of their places.
#![allow(clippy::unwrap_used)]

mod any_text;

use super::{html, markdown, text, Block, Entry, Line, Mark, Note, Page, Tone};

fn page(blocks: Vec<Block>) -> Page {
    Page { title: "T".to_owned(), lead: String::new(), blocks }
}

fn prose(text: &str) -> Vec<Block> {
    vec![Block::Prose(text.to_owned())]
}

/// What a renderer gives below the title.
fn as_text(width: usize, colour: bool, blocks: Vec<Block>) -> String {
    let all = text::render(&page(blocks), &text::Style { width, colour });
    let title = if colour { "\u{1b}[1mT\u{1b}[0m\n" } else { "T\n=\n" };
    all.strip_prefix(title).unwrap().trim_start_matches('\n').to_owned()
}

fn as_markdown(blocks: Vec<Block>) -> String {
    markdown::render(&page(blocks)).strip_prefix("# T\n").unwrap().trim_start_matches('\n').to_owned()
}

fn as_html(blocks: Vec<Block>) -> String {
    let all = html::render(&page(blocks));
    let (_, main) = all.split_once("<main id=\"main\">\n").unwrap();
    main.split_once("</main>").unwrap().0.to_owned()
}

fn line(depth: usize, text: &str, mark: Mark) -> Line {
    Line { depth, text: text.to_owned(), mark }
}

fn request(marked: bool) -> Vec<Block> {
    let mark = |mark| if marked { mark } else { Mark::Same };
    let lines = vec![
        line(0, "{", Mark::Same),
        line(1, "\"New\": 1,", mark(Mark::Added)),
        line(1, "\"Other\": \"A\"|\"B\",", mark(Mark::Changed)),
        line(1, "\"Old\": <1>", mark(Mark::Removed)),
        line(0, "}", Mark::Same),
    ];
    vec![Block::Syntax { language: "json", lines }]
}

fn members() -> Vec<Block> {
    let inner = Entry { name: "In_ner".to_owned(), meaning: "One *word*.".to_owned(), ..Entry::default() };
    let outer = Entry {
        name: "Outer".to_owned(),
        kind: "list of <T>".to_owned(),
        facts: vec!["Required".to_owned(), "Pattern: `a|b`".to_owned()],
        meaning: "First.\n\n- point".to_owned(),
        mark: Mark::Added,
        parts: vec![inner],
    };
    vec![Block::Entries(vec![outer])]
}

#[test]
fn text_of_prose_is_wrapped() {
    for (commonmark, expected) in [
        ("one two three four five six", "one two three four\nfive six\n"),
        ("a `long-word-in-code-that-is-long` b", "a\n`long-word-in-code-that-is-long`\nb\n"),
        ("one  \ntwo\nthree", "one\ntwo three\n"),
        ("**b** *i* ~~s~~ [`X`](crate::X)", "b i s `X`\n"),
        ("[`X`] and [y](https://y.org)", "`X` and y\n<https://y.org>\n"),
        ("<https://y.org>, [here](#here)", "https://y.org, here\n"),
        ("![a picture](https://y.org/x.png)", "a picture\n"),
        ("- one two three four five\n- six", "- one two three four\n  five\n- six\n"),
        ("- one\n\n  two\n\n9. three\n10. four", "- one\n\n  two\n\n9. three\n10. four\n"),
        ("- a\n  - b\n\nc", "- a\n  - b\n\nc\n"),
        ("> one two three four five", "| one two three four\n| five\n"),
        ("# Head\n\ntext", "Head\n\ntext\n"),
        ("```\na  b\n\tc\n```", "    a  b\n        c\n"),
        ("| a | bcd |\n| --- | --- |\n| ef | g |", "a   bcd\n--  ---\nef  g\n"),
        ("a<b>c</b>\n\n<div>d</div>", "a<b>c</b>\n\n<div>d</div>\n"),
        ("a\u{1b}[31mb", "a[31mb\n"),
        ("", ""),
    ] {
        assert_eq!(as_text(20, false, prose(commonmark)), expected, "{commonmark}");
    }
}

#[test]
fn text_is_coloured_where_that_is_asked_for() {
    for (commonmark, expected) in [
        ("**b** and `c d`", "\u{1b}[1mb\u{1b}[0m and \u{1b}[36mc d\u{1b}[0m\n"),
        ("[y](https://y.org)", "\u{1b}[4my\u{1b}[0m <https://y.org>\n"),
    ] {
        assert_eq!(as_text(40, true, prose(commonmark)), expected, "{commonmark}");
    }
    let coloured = as_text(40, true, request(true));
    assert!(coloured.contains("    \u{1b}[32m+   \"New\": 1,\u{1b}[0m\n"), "{coloured}");
}

#[test]
fn syntax_has_signs_where_something_changed() {
    let plain = "    {\n      \"New\": 1,\n      \"Other\": \"A\"|\"B\",\n      \"Old\": <1>\n    }\n";
    assert_eq!(as_text(80, false, request(false)), plain);
    let legend = "+ new, ~ changed, - removed\n\n";
    let marked =
        "      {\n    +   \"New\": 1,\n    ~   \"Other\": \"A\"|\"B\",\n    -   \"Old\": <1>\n      }\n";
    assert_eq!(as_text(80, false, request(true)), format!("{legend}{marked}"));
    assert_eq!(
        as_markdown(request(false)),
        "```json\n{\n  \"New\": 1,\n  \"Other\": \"A\"|\"B\",\n  \"Old\": <1>\n}\n```\n"
    );
    assert_eq!(
        as_markdown(request(true)),
        "```diff\n  {\n+   \"New\": 1,\n!   \"Other\": \"A\"|\"B\",\n-   \"Old\": <1>\n  }\n```\n"
    );
    let html = as_html(request(true));
    for expected in [
        "<ins class=\"line added\"><span class=\"sign\" aria-hidden=\"true\">+</span>  &quot;New&quot;: 1,</ins>\n",
        "<mark class=\"line changed\"><span class=\"sign\" aria-hidden=\"true\">~</span>",
        "<del class=\"line removed\"><span class=\"sign\" aria-hidden=\"true\">-</span>  &quot;Old&quot;: &lt;1&gt;</del>",
        "<span class=\"line\"><span class=\"sign\" aria-hidden=\"true\"> </span>{</span>\n",
    ] {
        assert!(html.contains(expected), "{expected}\n{html}");
    }
    assert!(!as_html(request(false)).contains("sign"));
}

#[test]
fn entries_nest() {
    assert_eq!(
        as_text(60, false, members()),
        "+ new, ~ changed, - removed\n\n  + Outer  list of <T>\n        Required. Pattern: `a|b`.\n        First.\n\n        \
         - point\n\n        In_ner\n            One word.\n\n"
    );
    assert_eq!(
        as_markdown(members()),
        "- **new:** `Outer` (list of \\<T\\>): Required. Pattern: `a|b`.\n\n  First.\n\n  - point\n\n  \
         - `In_ner`: One *word*.\n"
    );
    let html = as_html(members());
    assert!(html.contains("<code>Outer</code> <span class=\"kind\">list of &lt;T&gt;</span>"), "{html}");
    assert!(
        html.contains("<ul class=\"facts\"><li>Required</li><li>Pattern: <code>a|b</code></li></ul>"),
        "{html}"
    );
}

#[test]
fn markdown_holds_no_html_and_no_link_to_nowhere() {
    for (commonmark, expected) in [
        ("a <b>c</b> `<i>`", "a \\<b>c\\</b> `<i>`\n"),
        ("<div>\n\n<script>x</script>", "\\<div>\n\n\\<script>x\\</script>\n"),
        ("[`X`](crate::X), [`Y`], [a](https://y.org)", "`X`, `Y`, [a](https://y.org)\n"),
        ("![x](https://y.org)", "x\n"),
        ("```\nopen", "````text\n```\nopen\n````\n"),
        ("<!-- open", "\\<!-- open\n"),
    ] {
        assert_eq!(as_markdown(prose(commonmark)), expected, "{commonmark}");
    }
}

#[test]
fn html_of_prose() {
    for (commonmark, expected) in [
        ("a <b>c</b> & `<i>`", "<p>a &lt;b&gt;c&lt;/b&gt; &amp; <code>&lt;i&gt;</code></p>\n"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"),
        ("[`X`](crate::X), [`Y`]", "<p><code>X</code>, <code>Y</code></p>\n"),
        (
            "[x](javascript:alert) [y](https://y.org)",
            "<p><code>x</code> <a href=\"https://y.org\">y</a></p>\n",
        ),
        ("![x](https://y.org/x.png)", "<p>x</p>\n"),
        ("# Head", "<h2>Head</h2>\n"),
    ] {
        let expected = format!("<div class=\"prose\">\n{expected}</div>\n");
        assert_eq!(as_html(prose(commonmark)), expected, "{commonmark}");
    }
}

#[test]
fn headings_are_anchors_and_many_of_them_a_table_of_contents() {
    let heading = |text: &str, mark| Block::Heading { level: 2, text: text.to_owned(), mark };
    let some =
        vec![heading("ListBooks", Mark::Added), heading("List books", Mark::Same), heading("…", Mark::Same)];
    let html = html::render(&page(some.clone()));
    for expected in [
        "<h2 id=\"listbooks\"><a href=\"#listbooks\">List<wbr>Books</a> <ins class=\"badge added\">new</ins></h2>",
        "<h2 id=\"list-books\">",
        "<h2 id=\"part\">",
    ] {
        assert!(html.contains(expected), "{expected}\n{html}");
    }
    assert!(!html.contains("<nav"));
    let many: Vec<Block> = some.iter().chain(&some).cloned().collect();
    let html = html::render(&page(many));
    assert!(html.contains("<nav id=\"contents\"") && html.contains("<a href=\"#list-books-2\">"), "{html}");
}

#[test]
fn notes_have_a_label() {
    let notes = || {
        let text = "`X` is gone, and that for good".to_owned();
        vec![Block::Notes(vec![Note { label: "DANGER".to_owned(), tone: Tone::Danger, text }])]
    };
    assert_eq!(as_text(30, false, notes()), "[DANGER] `X` is gone, and\n    that for good\n");
    assert_eq!(as_markdown(notes()), "- **DANGER**: `X` is gone, and that for good\n");
    assert!(
        as_html(notes()).contains("<li class=\"danger\"><strong>DANGER</strong> <div><code>X</code> is gone")
    );
}
