//! Where the lines and characters of a text are, so that a place is found without reading the text from its beginning.

/// The lines of a text, and how many characters it has up to each block of it.
#[derive(Debug, Clone)]
pub(crate) struct LineIndex {
    /// The byte at which each line begins.
    starts: Vec<usize>,
    /// How many characters begin before each block.
    blocks: Vec<usize>,
}

/// Some files are one line of many megabytes, so that lines alone do not bring a place near.
const BLOCK: usize = 1024;

impl LineIndex {
    pub(crate) fn new(text: &str) -> Self {
        let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(first).chain(ends).collect();
        let mut count = 0;
        let blocks = text.as_bytes().chunks(BLOCK).map(|block| {
            let before = count;
            count += characters(block);
            before
        });
        Self { starts, blocks: blocks.collect() }
    }

    /// A line, which counts from 1, from a character on, which counts from 0; without white space at its end. `None`
    /// beyond the text's last line.
    pub(crate) fn from<'t>(&self, text: &'t str, line: u32, character: usize) -> Option<&'t str> {
        let index = usize::try_from(line).ok()?.checked_sub(1)?;
        let start = *self.starts.get(index)?;
        let end = self.starts.get(index + 1).copied().unwrap_or(text.len());
        let at = self.byte(text, self.character(text, start) + character).min(end);
        Some(text.get(at..end).unwrap_or_default().trim_end())
    }

    /// How many characters begin before a byte.
    fn character(&self, text: &str, byte: usize) -> usize {
        let block = byte / BLOCK;
        let rest = text.as_bytes().get(block * BLOCK..byte).unwrap_or_default();
        self.blocks.get(block).map_or(0, |before| before + characters(rest))
    }

    /// Where a character begins; the end of the text beyond its last one.
    fn byte(&self, text: &str, character: usize) -> usize {
        let block = self.blocks.partition_point(|before| *before <= character).saturating_sub(1);
        let mut left = character - self.blocks.get(block).copied().unwrap_or(0).min(character);
        for (at, byte) in text.as_bytes().iter().enumerate().skip(block * BLOCK) {
            if is_first(*byte) {
                if left == 0 {
                    return at;
                }
                left -= 1;
            }
        }
        text.len()
    }
}

fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| is_first(**byte)).count()
}

/// Whether a character begins with this byte.
fn is_first(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::LineIndex;

    #[test]
    fn every_place_of_a_text() {
        let long = "aé😀\t".repeat(1_000);
        for text in ["", "a", "\u{feff}é\r\n\nb  \n", long.as_str(), &format!("{long}\n{long}")] {
            let index = LineIndex::new(text);
            let plain = text.strip_prefix('\u{feff}').unwrap_or(text);
            for (number, line) in (1..).zip(plain.split('\n')) {
                for at in (0..line.chars().count() + 2).step_by(7).chain([1, 2]) {
                    let expected: String = line.chars().skip(at).collect();
                    assert_eq!(index.from(text, number, at), Some(expected.trim_end()), "{number}:{at}");
                }
            }
            assert_eq!(index.from(text, 9, 0), None);
            assert_eq!(index.from(text, 0, 0), None);
        }
    }
}
