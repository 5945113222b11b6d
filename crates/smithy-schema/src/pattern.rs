//! `@pattern`: ECMA 262 regular expressions, compiled when first used.

use std::fmt;
use std::sync::OnceLock;

/// A regular expression of a `@pattern` trait ([spec](https://smithy.io/2.0/spec/constraint-traits.html#pattern-trait)).
///
/// It is ECMA 262's: with the `u` flag where the text is valid under it, else as web browsers read it (Annex B). It
/// searches: a pattern without anchors matches a text that contains a match.
///
/// It is interpreted by a backtracking engine: a pattern that repeats a repetition, such as `^([0-9]+)+$`, takes time
/// that doubles with each character of a text made for it. A server should limit lengths before.
pub struct Pattern {
    source: &'static str,
    /// Empty until first used; `None` in it when the source is not valid.
    ///
    /// Matchers that are compiled at generation time will stand beside this, and then this is the fallback.
    interpreted: OnceLock<Option<regress::Regex>>,
}

impl Pattern {
    /// A pattern, for a `static`.
    pub const fn new(source: &'static str) -> Self {
        Self { source, interpreted: OnceLock::new() }
    }

    /// The pattern as the model has it.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// True when the text contains a match.
    ///
    /// A pattern that is not valid matches everything: data must not be refused for a mistake of the model, which
    /// the generator has refused by way of [`Pattern::check`].
    pub fn is_match(&self, text: &str) -> bool {
        match self.interpreted.get_or_init(|| compile(self.source).ok()) {
            Some(regex) => regex.find(text).is_some(),
            None => true,
        }
    }

    /// Says what is wrong with the source of a pattern.
    ///
    /// # Errors
    /// The reason why it is not a regular expression of ECMA 262.
    pub fn check(source: &str) -> Result<(), String> {
        compile(source).map(|_| ())
    }
}

fn compile(source: &str) -> Result<regress::Regex, String> {
    regress::Regex::with_flags(source, "u")
        .or_else(|_| regress::Regex::new(source))
        .map_err(|error| error.to_string())
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pattern").field(&self.source).finish()
    }
}
