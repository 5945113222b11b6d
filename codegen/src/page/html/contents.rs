//! The table of contents of a page.

use super::prose::name;
use super::{marked, Heading};

/// With fewer headings, a page is its own table of contents.
const LEAST: usize = 4;

/// Links to the headings of two levels; nothing for a page with few of them.
pub fn contents(headings: &[Heading]) -> String {
    let listed: Vec<&Heading> = headings.iter().filter(|heading| heading.level <= 3).collect();
    if listed.len() < LEAST {
        return String::new();
    }
    let item = |heading: &&Heading| {
        let Heading { level, text: title, mark, id } = heading;
        let (_, class) = marked(*mark);
        let sign = mark.sign().map(|sign| format!("<span class=\"sign\">{sign}</span> ")).unwrap_or_default();
        let title = name(title);
        format!("<li class=\"level-{level}{class}\"><a href=\"#{id}\">{sign}{title}</a></li>\n")
    };
    let items: String = listed.iter().map(item).collect();
    format!("<nav id=\"contents\" aria-label=\"Contents\">\n<ul>\n{items}</ul>\n</nav>\n")
}
