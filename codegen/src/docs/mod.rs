//! Documentation of generated items, as CommonMark.

mod commonmark;
mod front_page;
mod notes;
mod operation;
mod pages;
mod syntax;
mod waiter;

pub use front_page::{front_page, FrontPage};
pub use notes::member;
pub use operation::http_operation;
pub use pages::{
    alias, builder, builder_start, enum_value, enumeration, operation_error, structure, summary, union,
};
pub use waiter::waiter;

use smithy_model::{Node, Traits};

use crate::plan::Path;

/// The model's own documentation of something, fit for rustdoc; empty where it has none.
fn own(traits: &Traits) -> String {
    let text = traits.get("smithy.api#documentation").and_then(Node::as_str).unwrap_or_default();
    commonmark::to_commonmark(text).trim().to_owned()
}

/// The first sentence of what [`own`] gives, on one line.
fn first_sentence(traits: &Traits) -> String {
    commonmark::first_sentence(&own(traits)).split_whitespace().collect::<Vec<_>>().join(" ")
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
fn code(text: &str) -> String {
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
