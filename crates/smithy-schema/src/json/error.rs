//! Why JSON could not be read or written.

use std::fmt;

/// Why JSON could not be read or written; it quotes no value of a sensitive member.
#[derive(Debug)]
pub struct Error(serde_json::Error);

impl Error {
    pub(super) fn new(error: serde_json::Error) -> Self {
        Self(error)
    }

    /// The line of the input, from 1; 0 for what has no place there.
    pub fn line(&self) -> usize {
        self.0.line()
    }

    /// The byte in that line, from 1; 0 for what has no place there.
    pub fn column(&self) -> usize {
        self.0.column()
    }

    /// True when the input is JSON as far as it was read, but not a value of the shape.
    pub fn is_data(&self) -> bool {
        self.0.is_data()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl std::error::Error for Error {}
