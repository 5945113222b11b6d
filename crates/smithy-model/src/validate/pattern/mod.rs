//! Regular expressions of `@pattern`, as far as checking a model needs them: a small backtracking matcher.
//!
//! What it does not know (back references, lookbehind, Unicode properties, named groups) makes a pattern
//! [`Unsupported`](PatternError::Unsupported): nothing is said about such patterns rather than something wrong.

mod matcher;
mod parse;

/// Why a text is no pattern that can be matched here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PatternError {
    /// Invalid in ECMA 262, with the reason.
    Invalid(String),
    /// Perhaps valid, but nothing that this matcher knows.
    Unsupported,
}

/// A parsed pattern.
#[derive(Debug)]
pub(super) struct Pattern {
    alternatives: Vec<Sequence>,
}

type Sequence = Vec<Piece>;

#[derive(Debug)]
struct Piece {
    atom: Atom,
    min: u32,
    max: u32,
    greedy: bool,
}

#[derive(Debug)]
enum Atom {
    Any,
    Class { ranges: Vec<(char, char)>, negated: bool },
    Group(Vec<Sequence>),
    Start,
    End,
    WordBoundary(bool),
    LookAhead { alternatives: Vec<Sequence>, negated: bool },
}

impl Pattern {
    /// Parses a pattern.
    pub(super) fn parse(text: &str) -> Result<Self, PatternError> {
        parse::parse(text).map(|alternatives| Self { alternatives })
    }

    /// Whether any part of `text` matches; `None` when that takes too long to find out.
    pub(super) fn is_match(&self, text: &str) -> Option<bool> {
        matcher::is_match(&self.alternatives, text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Pattern, PatternError};

    fn matches(pattern: &str, text: &str) -> Option<bool> {
        Pattern::parse(pattern).ok()?.is_match(text)
    }

    #[test]
    fn matches_as_ecma_script_does() {
        for (pattern, text, expected) in [
            ("b", "abc", true),
            ("^b", "abc", false),
            ("^[a-z]{2,3}$", "abcd", false),
            ("^[a-z]{2,3}$", "abc", true),
            ("^(_+[a-zA-Z0-9]|[a-zA-Z])\\w*$", "__1x", true),
            ("^(_+[a-zA-Z0-9]|[a-zA-Z])\\w*$", "1x", false),
            ("^arn:[a-z0-9-\\.]{1,63}:.*$", "arn:aws-cn:x", true),
            ("^(a|ab)(c|bcd)$", "abcd", true),
            ("^(?!x).*$", "xy", false),
            ("^[^:\\s]+$", "a b", false),
            ("\\bfoo\\b", "a foo b", true),
            ("^(a*)*$", "aaab", false),
            ("^[\\s\\S]*$", "a\nb", true),
            ("^\\u0041$", "A", true),
            ("^a{,2}$", "a{,2}", true),
        ] {
            assert_eq!(matches(pattern, text), Some(expected), "{pattern} on {text:?}");
        }
    }

    #[test]
    fn tells_invalid_from_unknown() {
        for pattern in ["(", ")", "[a", "*a", "[z-a]", "a{3,2}", "a\\"] {
            assert!(matches!(Pattern::parse(pattern), Err(PatternError::Invalid(_))), "{pattern}");
        }
        for pattern in ["(?<=a)b", "\\p{L}", "(a)\\1", "(?i)a", "a++", "^*"] {
            assert!(matches!(Pattern::parse(pattern), Err(PatternError::Unsupported)), "{pattern}");
        }
    }

    #[test]
    fn gives_up_instead_of_running_for_ever() {
        assert_eq!(matches("^(a+)+$", &format!("{}b", "a".repeat(60))), None);
        assert_eq!(matches("^a*$", &"a".repeat(50_000)), None);
        assert_eq!(matches("^(ab)*$", &"ab".repeat(4_000)), None);
    }
}
