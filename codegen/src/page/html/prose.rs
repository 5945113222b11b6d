//! CommonMark and plain text as HTML. All escaping of pages is that of `pulldown-cmark`.

use pulldown_cmark::html::push_html;
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::super::prose::{events, is_paragraph, is_unseen};
use super::visible;

/// Plain text, fit for between tags and for attributes.
pub fn text(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    push_html(&mut html, std::iter::once(Event::Text(visible(text).into_owned().into())));
    // Between tags a quotation mark may stand as it is.
    html.replace('"', "&quot;")
}

/// Plain text in which long names may be broken where their words begin: `List` and `Channels` of `ListChannels`.
pub fn name(plain: &str) -> String {
    let (mut html, mut from) = (String::new(), 0);
    let mut before = ' ';
    for (at, c) in plain.char_indices() {
        if c.is_uppercase() && before.is_lowercase() {
            html += &text(plain.get(from..at).unwrap_or_default());
            html += "<wbr>";
            from = at;
        }
        before = c;
    }
    html + &text(plain.get(from..).unwrap_or_default())
}

/// CommonMark as blocks, its headings below `level`.
pub fn prose(text: &str, level: u8) -> String {
    html(shown(text, level))
}

/// CommonMark without a paragraph around it, if it is not more than one.
pub fn inline(text: &str) -> String {
    let mut events = shown(text, 1);
    if is_paragraph(&events) {
        events.pop();
        events.remove(0);
    }
    html(events)
}

fn html(events: Vec<Event<'_>>) -> String {
    let mut html = String::new();
    push_html(&mut html, events.into_iter());
    // Lines' ends and tabs mean something in code; no other character like them does.
    html.retain(|c| matches!(c, '\n' | '\t') || !is_unseen(c));
    html
}

fn shown(text: &str, level: u8) -> Vec<Event<'_>> {
    let below = |of: HeadingLevel| {
        let level = usize::from(level) + of as usize;
        HeadingLevel::try_from(level).unwrap_or(HeadingLevel::H6)
    };
    let show = |event| match event {
        Event::Start(Tag::Heading { level, .. }) => Event::Start(Tag::Heading {
            level: below(level),
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        }),
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below(level))),
        event => event,
    };
    events(text).into_iter().map(show).collect()
}
