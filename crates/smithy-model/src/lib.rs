//! Loads, checks and writes [Smithy](https://smithy.io/2.0/spec/) models without a JVM.
//!
//! Smithy IDL, JSON AST and AWS's C2J become one semantic [`Model`]; nothing after loading can tell which was read.
//!
//! ```
//! use smithy_model::{load, render, Severity, Sources};
//!
//! let mut sources = Sources::new(); // or `sources.add_path(folder)?`
//! sources.add("weather.smithy", "$version: \"2.0\"\nnamespace example.weather\nstructure City { name: Strin }\n");
//! let loaded = load(sources);
//! assert!(loaded.has_errors());
//! let text = render(&loaded.events[0], &loaded.sources);
//! assert!(text.contains("weather.smithy:3:18"), "{text}");
//! ```

mod ast;
mod builtin;
mod c2j;
mod cursor;
mod diff;
mod entity;
mod event;
mod format;
mod idl;
pub mod jmespath;
mod json;
mod lines;
mod load;
mod model;
mod node;
mod raw;
mod render;
mod rules;
mod scan;
mod selector;
mod shape_id;
mod source;
mod suggest;
mod validate;
mod write_idl;

pub use ast::{write_ast, write_ast_version};
pub use c2j::{complete_c2j, is_c2j};
pub use diff::{diff, Difference, Side};
pub use event::{Event, Severity};
pub use format::format;
pub use load::{enum_shapes, flatten_mixins, load, resolve};
pub use model::{Detail, Member, Model, Operation, Reference, Resource, Service, Shape, ShapeType, Traits};
pub use node::{Entry, Node, NodeValue, Number, Object};
pub use raw::Version;
pub use render::{render, Renderer};
pub use selector::{Selector, SelectorError};
pub use shape_id::{is_identifier, is_namespace, ShapeId};
pub use source::{FileId, Location, SourceFile, Sources};
pub use suggest::similar;
pub use validate::{validate, validate_all};
pub use write_idl::write_idl;

/// What loading gives: the model as far as it could be read, and everything found wrong with it.
#[derive(Debug)]
pub struct Loaded {
    /// The model. Only fit for use when no event is an error.
    pub model: Model,
    /// All events, worst first.
    pub events: Vec<Event>,
    /// The files, the built-in ones among them, that locations point into.
    pub sources: Sources,
}
