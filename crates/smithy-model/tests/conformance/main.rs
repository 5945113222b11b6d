//! Smithy's own test data, a module a suite: what passes, and by name and reason what does not.
#![allow(clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;

mod ast_serialization;
mod diff;
mod formatter;
mod idl_serialization;
mod loader_invalid;
mod loader_valid;
mod suite;
