//! CommonMark made safe to be shown: no HTML, no image, and no link that leads nowhere.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::prose::{is_unseen, leads_somewhere, parser};
use super::fenced;
use crate::docs::code;

/// How often a text is looked through again. What was HTML is another text afterwards, in which there may be more.
const MAX_ROUNDS: usize = 8;

/// The text without HTML and images, and with code for links to generated items.
pub fn safe(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..MAX_ROUNDS {
        let edits = edits(&text);
        if edits.is_empty() {
            return text;
        }
        let mut edited = String::with_capacity(text.len());
        let mut from = 0;
        for (range, replacement) in edits {
            // An edit within another is done in the next round.
            if range.start < from {
                continue;
            }
            edited.push_str(text.get(from..range.start).unwrap_or_default());
            edited.push_str(&replacement);
            from = range.end;
        }
        edited.push_str(text.get(from..).unwrap_or_default());
        text = edited;
    }
    // Nothing that a person wrote comes here. Without these characters there are neither tags nor links.
    text.replace('<', "&lt;").replace("](", "] (").replace("]:", "] :")
}

fn edits(text: &str) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    let mut open: Vec<(bool, Range<usize>, String)> = Vec::new();
    for (event, range) in parser(text).into_offset_iter() {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => {
                let html = text.get(range.clone()).unwrap_or_default();
                // Only these begin HTML, so that what is changed stays as little as can be.
                let tags = html.match_indices('<').map(|(at, _)| range.start + at);
                edits.extend(tags.map(|at| (at..at + 1, "\\<".to_owned())));
            }
            Event::Start(Tag::Image { .. }) => open.push((false, range, String::new())),
            Event::Start(Tag::Link { link_type, ref dest_url, .. }) => {
                open.push((leads_somewhere(link_type, dest_url), range, String::new()));
            }
            Event::Text(ref inner) | Event::Code(ref inner) => {
                open.iter_mut().for_each(|(_, _, text)| text.push_str(inner));
            }
            Event::End(TagEnd::Link) => {
                if let Some((false, range, inner)) = open.pop() {
                    edits.push((range, code(&inner)));
                }
            }
            Event::End(TagEnd::Image) => {
                if let Some((_, range, inner)) = open.pop() {
                    edits.push((range, super::escape(&inner)));
                }
            }
            _ => {}
        }
    }
    edits.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    edits
}

/// The text, safe and without a say in what follows it: with an open fence or the like it is shown as it is written.
pub fn alone(text: &str) -> String {
    let plain: String = text.chars().filter(|c| matches!(c, '\n' | '\t') || !is_unseen(*c)).collect();
    let text = safe(plain.trim_matches('\n').trim_end());
    if text.is_empty() {
        return text;
    }
    // What comes after it has to be a paragraph of its own.
    let with_next = format!("{text}\n\n{NEXT}");
    let mut events = parser(&with_next).collect::<Vec<_>>().into_iter().rev();
    let ends = matches!(events.next(), Some(Event::End(TagEnd::Paragraph)))
        && matches!(events.next(), Some(Event::Text(last)) if *last == *NEXT)
        && matches!(events.next(), Some(Event::Start(Tag::Paragraph)));
    if ends {
        text
    } else {
        fenced("text", &text)
    }
}

const NEXT: &str = "next";
