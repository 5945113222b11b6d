//! Pages that are read by themselves: of an operation, a shape, a member, found by name.

mod entries;
mod find;
mod operation;
mod rust;
mod shape;
mod usage;

pub use find::{find, Found, Subject, MOST_SUGGESTIONS};

use smithy_model::Shape;

use crate::page::{Block, Page};
use crate::plan::{key, Context};
use crate::Protocol;

/// A model that pages are made from: a crate's own, or that of a module of it.
#[derive(Debug)]
pub struct Part<'p> {
    /// The crate's name as code has it, where there is one.
    pub crate_name: Option<&'p str>,
    /// The module's name; nothing for the crate's own model.
    pub module: Option<&'p str>,
    /// What is decided about the model.
    pub context: &'p Context<'p>,
    /// What its service speaks.
    pub protocol: Option<Protocol>,
}

impl Part<'_> {
    /// A name as users of the crate write it.
    fn path(&self, name: &str) -> String {
        self.module.map_or_else(|| name.to_owned(), |module| format!("{module}::{name}"))
    }
}

/// The page of what was found.
pub fn page(found: &Found<'_>) -> Page {
    let Found { part, subject } = *found;
    match subject {
        Subject::Shape(shape) if shape.as_operation().is_some() => operation::page(part, shape),
        Subject::Shape(shape) => shape::page(part, shape),
        Subject::Member(shape, member) => shape::member_page(part, shape, member),
    }
}

/// The name of a shape's type, or its own where it has none.
fn name_of<'c>(context: &'c Context<'_>, shape: &'c Shape) -> &'c str {
    context.names.type_of(&shape.id).map_or(shape.id.name(), |path| &path.item)
}

/// Prose, if there is any.
fn prose(text: String) -> Option<Block> {
    (!text.is_empty()).then_some(Block::Prose(text))
}
