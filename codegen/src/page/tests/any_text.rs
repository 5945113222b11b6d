//! Texts at random in every place of a page: HTML stays well-formed and harmless, CommonMark keeps its blocks apart, and
//! terminals get no orders.

use pulldown_cmark::{Event, Parser, Tag};

use super::super::prose::{leads_somewhere, OPTIONS};
use super::*;
use crate::random::{Random, FRAGMENTS};

impl Random {
    fn text(&mut self) -> String {
        self.text_of(FRAGMENTS, 12)
    }

    fn mark(&mut self) -> Mark {
        [Mark::Same, Mark::Added, Mark::Changed, Mark::Removed][self.below(4)]
    }

    fn entry(&mut self, depth: usize) -> Entry {
        let parts = if depth < 3 { self.below(3) } else { 0 };
        Entry {
            name: self.text(),
            kind: self.text(),
            facts: (0..self.below(3)).map(|_| self.text()).collect(),
            meaning: self.text(),
            mark: self.mark(),
            parts: (0..parts).map(|_| self.entry(depth + 1)).collect(),
        }
    }

    fn block(&mut self) -> Block {
        match self.below(5) {
            0 => {
                let level = u8::try_from(self.below(9)).unwrap();
                Block::Heading { level, text: self.text(), mark: self.mark() }
            }
            1 => Block::Prose(self.text()),
            2 => {
                let line = |random: &mut Self| Line {
                    depth: random.below(4),
                    text: random.text(),
                    mark: random.mark(),
                };
                Block::Syntax { language: "json", lines: (0..self.below(4)).map(|_| line(self)).collect() }
            }
            3 => Block::Entries((0..self.below(3)).map(|_| self.entry(0)).collect()),
            _ => {
                let note =
                    |random: &mut Self| Note { label: random.text(), tone: Tone::Good, text: random.text() };
                Block::Notes((0..self.below(3)).map(|_| note(self)).collect())
            }
        }
    }

    fn page(&mut self) -> Page {
        let blocks = self.below(6);
        Page { title: self.text(), lead: self.text(), blocks: (0..blocks).map(|_| self.block()).collect() }
    }
}

const PAGES: usize = 4_000;

fn pages() -> impl Iterator<Item = Page> {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    (0..PAGES).map(move |_| random.page())
}

/// What a page may be made of. Whatever else comes has come out of a text.
const ELEMENTS: &[&str] = &[
    "a",
    "blockquote",
    "body",
    "br",
    "code",
    "del",
    "div",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "ins",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "style",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "wbr",
];
const VOID: &[&str] = &["br", "hr", "link", "meta", "wbr"];
const ATTRIBUTES: &[&str] = &[
    "aria-hidden",
    "aria-label",
    "charset",
    "class",
    "content",
    "href",
    "http-equiv",
    "id",
    "lang",
    "name",
    "rel",
    "role",
    "start",
    "style",
    "tabindex",
];

/// Panics unless each element is known, closed in its turn, and has none but known attributes.
fn check_html(html: &str) {
    assert!(!html.contains(|c: char| c.is_control() && c != '\n' && c != '\t'), "control characters");
    let (head, rest) = html.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    let all = format!("{}{body}", head.strip_prefix("<!doctype html>\n").unwrap());
    let mut open: Vec<String> = Vec::new();
    let mut rest = all.as_str();
    while let Some((text, after)) = rest.split_once('<') {
        assert!(!text.contains('>'), "{text}");
        let (tag, after) = after.split_once('>').unwrap();
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "{html}");
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(ELEMENTS.contains(&name), "<{tag}>");
        let mut attributes = attributes.trim_end_matches('/').trim();
        while !attributes.is_empty() {
            let (name, after) = attributes.split_once("=\"").unwrap();
            let (value, after) = after.split_once('"').unwrap();
            assert!(ATTRIBUTES.contains(&name), "<{tag}>");
            if name == "href" {
                let to = ["http://", "https://", "mailto:", "#", "data:,"];
                assert!(to.iter().any(|scheme| value.to_ascii_lowercase().starts_with(scheme)), "<{tag}>");
            }
            if name == "style" {
                assert!(value.starts_with("text-align: "), "<{tag}>");
            }
            attributes = after.trim_start();
        }
        if !VOID.contains(&name) {
            open.push(name.to_owned());
        }
    }
    assert_eq!(open, Vec::<String>::new());
}

#[test]
fn html_is_well_formed_and_harmless() {
    for page in pages() {
        check_html(&html::render(&page));
    }
}

#[test]
#[should_panic(expected = "script")]
fn html_that_is_not_is_noticed() {
    check_html("<!doctype html>\n<style></style><p><script>x</script></p>");
}

#[test]
fn markdown_has_no_html_no_images_and_no_other_links() {
    for page in pages() {
        let markdown = markdown::render(&page);
        for event in Parser::new_ext(&markdown, OPTIONS) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => panic!("{html}\n{page:?}\n{markdown}"),
                Event::Start(Tag::Image { dest_url, .. }) => panic!("{dest_url}\n{page:?}\n{markdown}"),
                Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                    assert!(leads_somewhere(link_type, &dest_url), "{dest_url}\n{page:?}\n{markdown}");
                }
                _ => {}
            }
        }
    }
}

#[test]
fn a_block_of_markdown_ends_where_it_ends() {
    let mut random = Random(7);
    for _ in 0..PAGES {
        let blocks =
            vec![random.block(), Block::Heading { level: 2, text: "End".to_owned(), mark: Mark::Same }];
        let page = Page { title: "T".to_owned(), lead: random.text(), blocks };
        let markdown = markdown::render(&page);
        let heading = |event: &Event<'_>| matches!(event, Event::Start(Tag::Heading { level, .. }) if *level as u8 == 2);
        let mut events = Parser::new_ext(&markdown, OPTIONS).collect::<Vec<_>>().into_iter().rev();
        events.next();
        assert_eq!(events.next(), Some(Event::Text("End".into())), "{page:?}\n{markdown}");
        assert!(events.next().as_ref().is_some_and(heading), "{page:?}\n{markdown}");
    }
}

#[test]
fn terminals_get_no_orders() {
    for page in pages() {
        for colour in [false, true] {
            let text = text::render(&page, &text::Style { width: 40, colour });
            let mut rest = text.as_str();
            while let Some((before, after)) = rest.split_once('\u{1b}') {
                assert!(colour && !before.contains(|c: char| c.is_control() && c != '\n'), "{page:?}");
                // None but those that set and end a colour.
                let (code, after) = after.strip_prefix('[').and_then(|after| after.split_once('m')).unwrap();
                assert!(code.len() <= 2 && code.parse::<u8>().is_ok(), "{page:?}");
                rest = after;
            }
            assert!(!rest.contains(|c: char| c.is_control() && c != '\n'), "{page:?}\n{text}");
            assert!(text.lines().all(|line| line == line.trim_end_matches(' ')), "{page:?}\n{text}");
        }
    }
}

#[test]
fn time_is_linear_and_depth_no_danger() {
    let mut entry = Entry::default();
    for _ in 0..2_000 {
        entry = Entry { name: "x".to_owned(), parts: vec![entry], ..Entry::default() };
    }
    let deep = |open: &str| open.repeat(5_000) + "x";
    let proses = ["> ", "- ", "[", "`", "*", "<b>", "![", "&", "| a "].map(|open| prose(&deep(open)));
    for blocks in proses.into_iter().chain([vec![Block::Entries(vec![entry])]]) {
        let start = std::time::Instant::now();
        let page = page(blocks);
        html::render(&page);
        markdown::render(&page);
        text::render(&page, &text::Style { width: 80, colour: true });
        let seconds = start.elapsed().as_secs_f64();
        assert!(seconds < 5.0, "{seconds} s");
    }
}
