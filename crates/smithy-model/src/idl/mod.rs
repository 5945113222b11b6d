//! The reader of the Smithy IDL ([spec](https://smithy.io/2.0/spec/idl.html)): text to definitions as written.
//!
//! A recursive descent parser over bytes, without tokens in between. After an error it goes on at the next member
//! or statement, so that one slip does not hide the next.

mod lexer;
mod node;
mod operation;
mod recover;
mod section;
mod shape;
mod text;
mod traits;

use crate::raw::RawFile;
use crate::{Event, FileId};

/// Reads a file; what is wrong with it is added to `events`.
pub(crate) fn read<'a>(file: FileId, text: &'a str, events: &mut Vec<Event>) -> RawFile<'a> {
    let mut parser = lexer::Parser::new(file, text, events);
    parser.control_section();
    parser.metadata_section();
    if parser.namespace_section() {
        parser.use_section();
        parser.shape_section();
    }
    parser.finish()
}
