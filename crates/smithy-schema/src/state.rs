//! The states of a staged builder's required members.

/// A required member that the builder still lacks: `build` does not exist yet.
#[derive(Debug, Clone, Copy)]
pub struct Missing;

/// A required member that the builder has.
#[derive(Debug, Clone, Copy)]
pub struct Set;
