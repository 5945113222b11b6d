//! `@pattern`: regular expressions of ECMA 262, compiled when the crate was generated.

use std::fmt;

use crate::matcher::Matcher;

/// A regular expression of a `@pattern` trait ([spec](https://smithy.io/2.0/spec/constraint-traits.html#pattern-trait)).
///
/// It is ECMA 262's: with the `u` flag where the text is valid under it, else as web browsers read it (Annex B). It
/// searches: a pattern without anchors matches a text that contains a match.
pub struct Pattern {
    source: &'static str,
    how: How,
}

enum How {
    Compiled(Matcher),
    #[cfg(feature = "regress")]
    Interpreted(interpreted::Interpreted),
}

impl Pattern {
    /// A pattern with the matcher that the generator compiled it to, for a `static`.
    pub const fn compiled(source: &'static str, matcher: Matcher) -> Self {
        Self { source, how: How::Compiled(matcher) }
    }

    /// A pattern that no matcher can decide, with look-around or back-references, for a `static`.
    ///
    /// It is interpreted by a backtracking engine: a pattern that repeats a repetition, such as `(a+)+\1`, takes time
    /// that doubles with each character of a text made for it. A server should limit lengths before.
    #[cfg(feature = "regress")]
    pub const fn interpreted(source: &'static str) -> Self {
        Self { source, how: How::Interpreted(interpreted::Interpreted::new()) }
    }

    /// The pattern as the model has it.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// The matcher, where it is compiled.
    pub const fn matcher(&self) -> Option<&Matcher> {
        match &self.how {
            How::Compiled(matcher) => Some(matcher),
            #[cfg(feature = "regress")]
            How::Interpreted(_) => None,
        }
    }

    /// True when the text contains a match.
    pub fn is_match(&self, text: &str) -> bool {
        match &self.how {
            How::Compiled(matcher) => matcher.is_match(text),
            #[cfg(feature = "regress")]
            How::Interpreted(interpreted) => interpreted.is_match(self.source, text),
        }
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pattern").field(&self.source).finish()
    }
}

/// Patterns beyond finite automata.
#[cfg(feature = "regress")]
mod interpreted {
    use std::sync::OnceLock;

    use regress::Regex;

    /// Empty until first used; `None` in it when the source is not valid.
    pub(super) struct Interpreted(OnceLock<Option<Regex>>);

    impl Interpreted {
        pub(super) const fn new() -> Self {
            Self(OnceLock::new())
        }

        /// A pattern that is not valid matches everything: data must not be refused for a mistake of the model.
        pub(super) fn is_match(&self, source: &str, text: &str) -> bool {
            let compile = || Regex::with_flags(source, "u").or_else(|_| Regex::new(source)).ok();
            self.0.get_or_init(compile).as_ref().map_or(true, |regex| regex.find(text).is_some())
        }
    }
}
