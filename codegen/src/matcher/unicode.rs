//! The character sets that ECMA 262 has names for.

use super::set::CharSet;

/// `\d`: ASCII digits, always.
pub fn digits() -> CharSet {
    set(&[('0', '9')])
}

/// `\w`: ASCII letters, digits and `_`, always.
pub fn word() -> CharSet {
    set(&[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')])
}

/// `\s`: ECMA 262's white space and line terminators; Unicode's space separators and U+FEFF are among them.
pub fn space() -> CharSet {
    set(&[
        ('\t', '\r'),
        (' ', ' '),
        ('\u{A0}', '\u{A0}'),
        ('\u{1680}', '\u{1680}'),
        ('\u{2000}', '\u{200A}'),
        ('\u{2028}', '\u{2029}'),
        ('\u{202F}', '\u{202F}'),
        ('\u{205F}', '\u{205F}'),
        ('\u{3000}', '\u{3000}'),
        ('\u{FEFF}', '\u{FEFF}'),
    ])
}

/// `.`: all but line terminators.
pub fn dot() -> CharSet {
    set(&[('\n', '\n'), ('\r', '\r'), ('\u{2028}', '\u{2029}')]).complement()
}

fn set(ranges: &[(char, char)]) -> CharSet {
    CharSet::from_ranges(ranges.iter().map(|&(low, high)| (low.into(), high.into())))
}
