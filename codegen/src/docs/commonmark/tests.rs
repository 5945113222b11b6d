//! CommonMark and HTML, each beside what is made of it.

#![allow(clippy::unwrap_used)]

use super::*;

mod any_text;

fn table(cases: &[(&str, &str)]) {
    for (input, expected) in cases {
        let output = to_commonmark(input);
        assert_eq!(&output, expected, "\ninput: {input:?}\noutput:\n{output}\n");
        assert_eq!(to_commonmark(&output), output, "not stable: {input:?}");
    }
}

#[test]
fn commonmark_passes() {
    let cases = [
        "",
        "One word.",
        "Two lines\nof text.",
        "A *b* **c** `d` _e_ snake_case and `[x]` `<p>`.",
        "# Heading\n\nText\n\n- a\n- b\n  - c\n\n1. x\n2. y",
        "[text](https://example.com/a_(b)) and [more](<https://example.com> \"title\")",
        "See [the guide][1] and [Guide] and [Guide][].\n\n[1]: https://example.com\n[guide]: https://example.com/g 'T'",
        "A footnote[^1].\n\n[^1]: The note.",
        "- [ ] open\n- [x] done",
        "<https://example.com/?a=b&c=d> and <me@example.com>",
        "```json\n{\"a\": [1]}\n```",
        "- item\n\n  ```json\n  []\n  ```\n\n  more",
        "> quoted `x`\n> more",
        "| a | b |\n| --- | --- |\n| `x` | [y](https://example.com) |",
        "a < b, b > c, a <= b, 1<2 &lt;tag&gt; \\<x> \\[y\\] \\`",
        "![image](https://example.com/x.png)",
        "hard\\\nbreak",
        "Title\n---\n\ntext",
        "***",
    ];
    table(&cases.map(|case| (case, case)));
}

#[test]
fn what_rustdoc_misreads_in_commonmark() {
    table(&[
        ("```\ncode\n```", "```text\ncode\n```"),
        ("~~~\ncode\n~~~", "~~~text\ncode\n~~~"),
        ("```rust\nfn x() {}\n```", "```text\nfn x() {}\n```"),
        ("```ignore\nx\n```\n\n```no_run,x\nx\n```", "```text\nx\n```\n\n```text\nx\n```"),
        ("```js highlight\nx\n```", "```js\nx\n```"),
        ("```{.x}\nx\n```", "```text\nx\n```"),
        ("- a\n\n  ```\n  b\n  ```", "- a\n\n  ```text\n  b\n  ```"),
        ("> ```\n> b\n> ```\n\nc", "> ```text\n> b\n> ```\n\nc"),
        ("```\nnever closed", "```text\nnever closed\n```"),
        ("- ```\n  never closed\n\nnext", "- ```text\n  never closed\n\n  ```\nnext"),
        (
            "Text:\n\n    indented\n\n      code ``` \n\nmore",
            "Text:\n\n````text\nindented\n\n  code ```\n````\n\nmore",
        ),
        ("- a\n\n      code\n- b", "- a\n\n  ```text\n  code\n  ```\n- b"),
        ("para\n    continued", "para\n    continued"),
        (
            "see https://example.com/a, or (http://x.org).",
            "see <https://example.com/a>, or (<http://x.org>).",
        ),
        ("https://en.wikipedia.org/wiki/A_(b)", "<https://en.wikipedia.org/wiki/A_(b)>"),
        ("`https://x.org` [https://x.org](https://x.org)", "`https://x.org` [https://x.org](https://x.org)"),
        ("an [optional] thing[]", "an \\[optional\\] thing\\[\\]"),
        ("[`Channel`] and [x](Channel) and [y](#z)", "\\[`Channel`\\] and x and y"),
        ("[a [b](https://x.org) c]", "\\[a [b](https://x.org) c\\]"),
        ("a `code [x] https://y.org` b", "a `code [x] https://y.org` b"),
        ("Vec<String> and <bucket-name>", "Vec&lt;String> and &lt;bucket-name>"),
        ("line  \nbreak and trailing   \n\n\tx", "line\\\nbreak and trailing\n\n```text\nx\n```"),
        ("a\tb\r\nc\rd", "a   b\nc\nd"),
        ("bell\u{7} and \u{202E}bidi", "bell and bidi"),
    ]);
}

#[test]
fn tags_inside_of_commonmark() {
    table(&[
        ("a <b>bold</b> and <i> it </i>b", "a **bold** and  *it* b"),
        ("<code>a &lt;b> `c`</code>", "`` a <b> `c` ``"),
        ("see <a href=\"https://x.org/a b\">the page</a>.", "see [the page](https://x.org/a%20b)."),
        ("see <a href=\"#here\">this</a> and <a>that</a>", "see this and that"),
        ("one<br>two<br/>", "one\\\ntwo"),
        ("x <!-- gone --> y<span class='z'>!</span>", "x  y!"),
        ("<b>not closed", "not closed"),
        ("not opened</i>", "not opened"),
        ("<b></b>empty<code> </code>", "empty"),
        ("a<b>\"x\"</b>c", "a\"x\"c"),
        ("- item <p>with a tag</p>", "- item with a tag"),
        ("# T <b>x</b><br>y", "# T **x** y"),
        ("`<b>`x`</b>`", "`<b>`x`</b>`"),
    ]);
}

#[test]
fn html_paragraphs() {
    table(&[
        ("<p>One.</p>\n         <p>Two.</p>", "One.\n\nTwo."),
        ("<p>One.<p>Two.", "One.\n\nTwo."),
        ("Text <p>more</p> end", "Text\n\nmore\n\nend"),
        ("<p>a\n  b</p>", "a b"),
        ("<p>one<br>two<br/></p>", "one\\\ntwo"),
        ("<p>a <b> bold </b>, <i>it</i>, <b><i>both</i></b></p>", "a **bold** , *it*, ***both***"),
        ("<p>a<b>\"b\"</b>c and <b>x</b><i>y</i></p>", "a\"b\"c and **x**y"),
        ("<p><code>a</code> <code>x ` y</code><code></code></p>", "`a` ``x ` y``"),
        (
            "<p>an `inline code` of *stars* and _this_ snake_case</p>",
            "an `inline code` of \\*stars\\* and \\_this\\_ snake_case",
        ),
        ("<p>[x] &lt;b&gt; a &amp;lt; b &amp; c < d</p>", "\\[x\\] &lt;b> a &amp;lt; b & c &lt; d"),
        ("<p>&nbsp;&#39;&#x41;&bogus;&rarr;</p>", "'A&amp;bogus;→"),
        ("<p><a href='https://x.org/(a)'>the <b>page</b></a></p>", "[the **page**](https://x.org/%28a%29)"),
        (
            "<p><a href='https://x.org'>https://x.org</a> https://y.org.</p>",
            "<https://x.org> <https://y.org>.",
        ),
        ("<p><a href='/relative'>kept</a><a href='https://x.org'></a>!</p>", "kept!"),
        ("<p>wow!<a href='https://x.org'>y</a></p>", "wow\\![y](https://x.org)"),
        (
            "<p>- no list</p><p>1. none</p><p># none</p><p>> none</p>",
            "\\- no list\n\n1\\. none\n\n\\# none\n\n\\> none",
        ),
        ("<p>x <!-- no --> y</p><script>alert()</script>", "x y"),
        ("<P CLASS=\"x\">upper</P>", "upper"),
        ("<fullname>Name</fullname> <p>Text of <bucket> here</p>", "Name\n\nText of &lt;bucket> here"),
        ("<p></p><p> </p>", ""),
        (
            "Plain *CommonMark*.\n\n<p>html *literal*</p>\n\nand *again*",
            "Plain *CommonMark*.\n\nhtml \\*literal\\*\n\nand *again*",
        ),
    ]);
}

#[test]
fn html_lists_and_asides() {
    table(&[
        ("<ul><li><p>a</p></li> <li>b</li></ul>", "- a\n- b"),
        ("<p>x</p><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><p>y</p>", "x\n\n- a\n  - b\n- c\n\ny"),
        ("<ol><li>a<p>more</p></li><li>b</li></ol>", "1. a\n\n   more\n2. b"),
        ("<ul><li>a<li>b</ul>c", "- a\n- b\n\nc"),
        ("<li>stray</li>", "- stray"),
        (
            "<dl><dt>T</dt><dd><p>the term</p><p>more</p></dd><dt>U</dt><dd>u</dd></dl>",
            "- **T**: the term\n\n  more\n- **U**: u",
        ),
        ("<note><p>a</p><p>b</p></note><p>c</p>", "> **Note:** a\n>\n> b\n\nc"),
        ("<important><ul><li>a</li></ul></important>", "> **Important**\n>\n> - a"),
        ("<ul><li>a<note>b</note></li></ul>", "- a\n\n  > **Note:** b"),
        ("<blockquote>a</blockquote>", "> a"),
        ("<ul>\n\n<li>a</li>\n\n<li>b</li>\n\n</ul>", "- a\n- b"),
    ]);
}

#[test]
fn html_code_headings_and_tables() {
    table(&[
        ("<pre><code>a\n\n  b &lt; <i>c</i>\t\n</code></pre>", "```text\na\n\n  b < c\n```"),
        ("<ul><li>a<pre>b\nc</pre></li></ul>", "- a\n\n  ```text\n  b\n  c\n  ```"),
        ("<pre>```\nx</pre>", "````text\n```\nx\n````"),
        ("<h1>Title <b>x</b></h1>text<h6>C #</h6>", "#### Title x\n\ntext\n\n###### C \\#"),
        ("<ul><li><h3>T</h3>x</li></ul>", "- **T**\n\n  x"),
        (
            "<table><tr><th>a</th><th>b|c</th></tr><tr><td><p>1</p><p>2</p></td></tr></table>",
            "| a | b\\|c |\n| --- | --- |\n| 1 2 |",
        ),
        ("<table><caption>T</caption><tr><td></td><td>x</td></tr></table>", "T\n\n| | x |\n| --- | --- |"),
    ]);
}

#[test]
fn html_paragraphs_are_wrapped() {
    let words = "word ".repeat(60);
    let output = to_commonmark(&format!("<ul><li><p>{words}<code>{words}</code></p></li></ul>"));
    let mut lines = output.lines();
    assert!(lines.next().unwrap().starts_with("- word"));
    let prose: Vec<_> = output.lines().filter(|line| !line.contains('`')).collect();
    assert!(prose.len() >= 3 && prose.iter().all(|line| line.len() <= 100), "{output}");
    assert!(prose.iter().skip(1).all(|line| line.starts_with("  word")), "{output}");
    let marks = to_commonmark(&format!("<p>{}</p>", "- 1. # + > ".repeat(100)));
    for line in marks.lines() {
        let first = line.split(' ').next().unwrap();
        assert!(!["-", "1.", "#", "+", ">"].contains(&first), "{line}");
    }
}

#[test]
fn first_sentences() {
    for (text, expected) in [
        ("", ""),
        ("One", "One"),
        ("One. Two.", "One."),
        ("Version 1.2 is here. Next.", "Version 1.2 is here."),
        ("Some, e.g. this one. Next", "Some, e.g. this one."),
        ("`a. B` is code. Next", "`a. B` is code."),
        ("A [link. Here](https://x.org/a. b) ends. Next", "A [link. Here](https://x.org/a. b) ends."),
        ("**Bold.** Next", "**Bold.**"),
        ("First\nline. Second", "First\nline."),
        ("No stop\n\nNext paragraph.", "No stop"),
        ("Really? Yes.", "Really?"),
        ("Ä. Ö.", "Ä."),
    ] {
        assert_eq!(first_sentence(text), expected);
    }
}
