//! The CommonMark of pages, read so that every renderer may show it: without HTML, images, and links that lead nowhere.

use std::borrow::Cow;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

/// What a link to a generated item leads to once it is written in short: nowhere on a page.
const NOWHERE: &str = "";

/// CommonMark, and what rustdoc reads beside it in the documentation of models.
pub const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// The text as events, none of which is HTML, an image, or a link to anything but the web and the page itself.
///
/// HTML becomes text, an image what is said in its stead, and a link to a generated item its name as code.
pub fn events(text: &str) -> Vec<Event<'_>> {
    let mut safe = Vec::new();
    // Links do not nest, but images in links do.
    let mut links: Vec<bool> = Vec::new();
    for event in parser(text) {
        safe.push(match event {
            Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => continue,
            Event::Start(Tag::Link { link_type, ref dest_url, .. }) => {
                links.push(leads_somewhere(link_type, dest_url));
                match links.last() {
                    Some(true) => event,
                    _ => continue,
                }
            }
            Event::End(TagEnd::Link) => match links.pop() {
                Some(true) => event,
                _ => continue,
            },
            Event::Text(text) if links.last() == Some(&false) => Event::Code(text),
            event => event,
        });
    }
    safe
}

/// Whether events are those of one paragraph, so that it can go on where other text ends.
pub fn is_paragraph(events: &[Event<'_>]) -> bool {
    let starts = |event: &Event<'_>| matches!(event, Event::Start(Tag::Paragraph));
    events.first().is_some_and(starts)
        && events.iter().filter(|event| starts(event)).count() == 1
        && matches!(events.last(), Some(Event::End(TagEnd::Paragraph)))
}

/// What looks at links without an address.
type Shorthand<'t> = fn(BrokenLink<'t>) -> Option<(CowStr<'t>, CowStr<'t>)>;

/// What reads the text, with `` [`Item`] `` as a link to a generated item.
pub fn parser(text: &str) -> Parser<'_, Shorthand<'_>> {
    Parser::new_with_broken_link_callback(text, OPTIONS, Some(shorthand))
}

fn shorthand<'t>(link: BrokenLink<'t>) -> Option<(CowStr<'t>, CowStr<'t>)> {
    let name = &*link.reference;
    let code = name.len() > 2 && name.starts_with('`') && name.ends_with('`');
    code.then(|| (NOWHERE.into(), "".into()))
}

/// Whether a page can follow a link: on the web, by mail, or to a place of its own.
pub fn leads_somewhere(link_type: LinkType, destination: &str) -> bool {
    let scheme = |scheme: &str| {
        destination.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    link_type == LinkType::Email || ["https://", "http://", "mailto:", "#"].into_iter().any(scheme)
}

/// Whether no reader sees a character, but terminals obey it: control characters, and marks that change the direction
/// of text. A line's end is one, too.
pub fn is_unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Text without such characters; white space among them is a space.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unseen) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match c {
        '\n' | '\r' | '\t' => Some(' '),
        c if is_unseen(c) => None,
        c => Some(c),
    };
    Cow::Owned(text.chars().filter_map(shown).collect())
}
