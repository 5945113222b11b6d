//! The formatter of the Smithy IDL: the one layout of a file, comments kept.
//!
//! Text to tokens with the comments before them, tokens to a document that says where lines may break, document to
//! text. Only files that the reader accepts are formatted, so that nothing here has to say what is wrong with one.

mod document;
mod file;
mod nodes;
mod shapes;
mod text_block;
mod tokens;
mod uses;

use crate::{idl, Event, FileId, Location, Severity};

/// The widest line that is not broken where it can be.
const WIDTH: usize = 120;

/// The text of an IDL file in the canonical layout
/// ([style guide](https://smithy.io/2.0/guides/style-guide.html)): four spaces a level, lines of at most 120
/// characters, no commas but on a line of several values, `use` statements sorted and those that nothing needs removed.
///
/// The result means what the text means, comments stay, and formatting it again changes nothing. `file` is the id that
/// the places of events name.
///
/// # Errors
/// Every syntax error of the file.
pub fn format(file: FileId, text: &str) -> Result<String, Vec<Event>> {
    let mut events = Vec::new();
    idl::read(file, text, &mut events);
    events.retain(|event| event.severity == Severity::Error);
    if !events.is_empty() {
        return Err(events);
    }
    let document = file::Layout::new(tokens::tokens(text)).file();
    document.map(|document| document.render(WIDTH)).ok_or_else(|| {
        let event = Event::error("Model", "this file cannot be formatted, though it can be read");
        vec![event.at(Location { file, line: 1, column: 1 })]
    })
}

#[cfg(test)]
mod tests;
