//! The JSON AST ([spec](https://smithy.io/2.0/spec/json-ast.html)): reading and writing.

mod json_text;
mod read;
mod write;

pub(crate) use read::read;
pub use write::write_ast;
