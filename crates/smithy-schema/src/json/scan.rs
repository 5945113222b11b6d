//! Finding the bytes that a JSON string cannot hold as they are, eight at a time.

/// Each byte a one.
const ONES: u64 = u64::MAX / 255;

/// The place, from `start` on, of the first quote, backslash or control character; the length if there is none.
#[inline]
pub(super) fn special(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    let mut chunks = rest.chunks_exact(8);
    let mut at = start;
    for chunk in &mut chunks {
        // A chunk has eight bytes.
        let word = u64::from_le_bytes(chunk.try_into().unwrap_or_default());
        let marks = marks(word);
        if marks != 0 {
            return at + marks.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let tail = chunks.remainder();
    if tail.is_empty() {
        return at;
    }
    // The last eight bytes at once; nothing is to be found in those of them that were looked at before.
    if let Some(last) = rest.len().checked_sub(8).and_then(|last| rest.get(last..)) {
        let marks = marks(u64::from_le_bytes(last.try_into().unwrap_or_default()));
        let end = start + rest.len();
        return if marks == 0 { end } else { end - 8 + marks.trailing_zeros() as usize / 8 };
    }
    at + tail.iter().position(|byte| is_special(*byte)).unwrap_or(tail.len())
}

fn is_special(byte: u8) -> bool {
    byte == b'"' || byte == b'\\' || byte < b' '
}

/// Sets the high bit of each special byte. A borrow may set those above the first one, too, but none below.
#[inline]
fn marks(word: u64) -> u64 {
    let quotes = word ^ (ONES * b'"' as u64);
    let backslashes = word ^ (ONES * b'\\' as u64);
    let zero = |word: u64| word.wrapping_sub(ONES) & !word;
    let control = word.wrapping_sub(ONES * b' ' as u64) & !word;
    (zero(quotes) | zero(backslashes) | control) & (ONES * 0x80)
}
