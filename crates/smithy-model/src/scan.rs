//! Finding the end of plain text in JSON strings, eight bytes at a time: most of a model's bytes are documentation.

/// How many bytes stand before the first that is a double quote, a backslash or a control character; all of them if
/// none is.
pub(crate) fn plain_length(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((chunk, after)) = rest.split_first_chunk::<8>() {
        let found = special(u64::from_le_bytes(*chunk));
        if found != 0 {
            // The lowest bit that is set belongs to the first byte that was looked for.
            return bytes.len() - rest.len() + found.trailing_zeros() as usize / 8;
        }
        rest = after;
    }
    let more = rest.iter().take_while(|byte| !matches!(byte, b'"' | b'\\') && **byte >= 0x20).count();
    bytes.len() - rest.len() + more
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH_BITS: u64 = ONES << 7;

/// Marks the bytes that end plain text by their highest bits. Above the first one, others may be marked as well, since
/// subtraction borrows.
fn special(word: u64) -> u64 {
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word;
    let equal = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    (equal(b'"') | equal(b'\\') | below(word, 0x20)) & HIGH_BITS
}

#[cfg(test)]
mod tests {
    use super::plain_length;

    #[test]
    fn every_byte_at_every_place() {
        for byte in 0..=u8::MAX {
            let ends = matches!(byte, b'"' | b'\\') || byte < 0x20;
            for place in 0..20 {
                for filler in [b'a', b' ', b'!', b'#', b'[', b']', 0xC3, 0xFF] {
                    let mut text = vec![filler; 20];
                    text[place] = byte;
                    assert_eq!(plain_length(&text), if ends { place } else { 20 }, "{byte} at {place}");
                }
            }
        }
        assert_eq!(plain_length(b""), 0);
    }
}
