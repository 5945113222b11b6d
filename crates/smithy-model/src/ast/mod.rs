//! The JSON AST ([spec](https://smithy.io/2.0/spec/json-ast.html)): reading and writing.

mod downgrade;
mod json_text;
mod read;
mod write;

pub(crate) use read::read;
pub(crate) use write::inherited_service;
pub use write::{write_ast, write_ast_version};
