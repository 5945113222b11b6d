//! Percent-encoding ([RFC 3986](https://www.rfc-editor.org/rfc/rfc3986#section-2.1)): everything but unreserved characters.

use std::borrow::Cow;

/// Writes a text behind what is in `out`, all but unreserved characters escaped; slashes are kept where they separate.
/// What is written is ASCII.
pub(crate) fn escape(out: &mut Vec<u8>, text: &str, keep_slashes: bool) {
    // Most of what is escaped is an ARN with a few colons and slashes.
    out.reserve(text.len() + 32);
    for byte in text.bytes() {
        if UNRESERVED[usize::from(byte)] || (keep_slashes && byte == b'/') {
            out.push(byte);
        } else {
            out.extend_from_slice(&[b'%', hex(byte >> 4), hex(byte & 15)]);
        }
    }
}

fn hex(digit: u8) -> u8 {
    if digit < 10 {
        b'0' + digit
    } else {
        b'A' - 10 + digit
    }
}

/// The text that an escaped one stands for. A plus sign is a plus sign.
///
/// None where `%` is not followed by two hexadecimal digits, and where the bytes are not UTF-8.
pub(crate) fn unescape(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('%') {
        return Some(Cow::Borrowed(text));
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => digit(rest.next()?)? << 4 | digit(rest.next()?)?,
            other => other,
        });
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Which bytes are unreserved ([RFC 3986](https://www.rfc-editor.org/rfc/rfc3986#section-2.3)).
static UNRESERVED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        let ascii = byte as u8;
        table[byte] = ascii.is_ascii_alphanumeric() || matches!(ascii, b'-' | b'.' | b'_' | b'~');
        byte += 1;
    }
    table
};
