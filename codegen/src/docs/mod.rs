//! What every page says of a model: the documentation of generated items, and pages that are read by themselves.

pub mod commonmark;
pub mod describe;
mod front_page;
mod notes;
mod operation;
mod pages;
mod rustdoc;
pub mod syntax;
mod waiter;

pub use front_page::{front_page, FrontPage};
pub use notes::member;
pub use operation::{http_operation, http_status, method_and_path};
pub use pages::{
    alias, builder, builder_start, enum_value, enumeration, operation_error, structure, summary, union,
};
pub use waiter::waiter;

use smithy_model::{Member, Node, Shape, Traits};

use crate::plan::Path;

/// The model's own documentation of something, fit for rustdoc; empty where it has none.
pub fn own(traits: &Traits) -> String {
    let text = traits.get("smithy.api#documentation").and_then(Node::as_str).unwrap_or_default();
    commonmark::to_commonmark(text).trim().to_owned()
}

/// The first sentence of what [`own`] gives, on one line.
pub fn first_sentence(traits: &Traits) -> String {
    first_sentence_of(&own(traits))
}

/// The first sentence of documentation, on one line.
pub fn first_sentence_of(text: &str) -> String {
    commonmark::first_sentence(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a service is called: its title, else its shape's name.
pub fn title(service: &Shape) -> String {
    let title = service.traits.get("smithy.api#title").and_then(Node::as_str);
    title.unwrap_or(service.id.name()).trim().to_owned()
}

/// The value of an enum's member as it is on the wire, without quotation marks: its name where it has none of its own.
pub fn value(member: &Member) -> String {
    let node = member.traits.get("smithy.api#enumValue");
    let value = node.and_then(|node| node.as_str().or_else(|| Some(node.as_number()?.as_str())));
    value.unwrap_or(member.name()).to_owned()
}

/// What `@length` or `@range` allows, in words.
pub fn bounds(min: Option<String>, max: Option<String>) -> String {
    match (min, max) {
        (Some(min), Some(max)) if min == max => format!("exactly {min}"),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any".to_owned(),
    }
}

/// `1 file`, `2 files`.
pub fn counted(count: usize, name: &str) -> String {
    format!("{count} {name}{}", if count == 1 { "" } else { "s" })
}

/// A link to a generated item.
fn link(path: &Path) -> String {
    format!("[`{}`]({})", path.item, path.public())
}

/// Paragraphs, the empty ones left out, with a blank line between.
fn paragraphs(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// A code span around any text: its fence is longer than every run of backticks inside.
pub fn code(text: &str) -> String {
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // Next to a backtick, and around nothing at all, the fence needs a space, which CommonMark takes off again.
    let pad = if longest > 0 || text.trim().is_empty() { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}
