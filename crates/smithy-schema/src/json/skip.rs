//! Skipping the values of members that a schema does not know.

use super::cursor::Cursor;
use super::decode::deeper;
use super::GiveUp;

/// Takes a value of any kind, which must be well-formed.
pub(super) fn skip(input: &mut Cursor<'_>, depth: usize) -> Result<(), GiveUp> {
    match input.peek() {
        b'"' => input.string().map(|_| ()),
        b'{' => {
            let depth = deeper(depth)?;
            let mut more = input.open(b'{', b'}')?;
            while more {
                input.key()?;
                skip(input, depth)?;
                more = input.more(b'}')?;
            }
            Ok(())
        }
        b'[' => {
            let depth = deeper(depth)?;
            let mut more = input.open(b'[', b']')?;
            while more {
                skip(input, depth)?;
                more = input.more(b']')?;
            }
            Ok(())
        }
        b'n' if input.null() => Ok(()),
        b't' | b'f' => input.boolean().map(|_| ()),
        _ => number(input),
    }
}

/// Takes a number of any size.
pub(crate) fn number(input: &mut Cursor<'_>) -> Result<(), GiveUp> {
    input.take(b'-');
    // Nothing follows a zero that comes first.
    if !input.take(b'0') {
        digits(input)?;
    }
    if input.take(b'.') {
        digits(input)?;
    }
    if input.take(b'e') || input.take(b'E') {
        let _ = input.take(b'+') || input.take(b'-');
        digits(input)?;
    }
    Ok(())
}

fn digits(input: &mut Cursor<'_>) -> Result<(), GiveUp> {
    if !input.peek().is_ascii_digit() {
        return Err(GiveUp);
    }
    while input.peek().is_ascii_digit() {
        input.advance();
    }
    Ok(())
}
