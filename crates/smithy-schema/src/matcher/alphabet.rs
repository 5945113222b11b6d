//! Classes of characters that an automaton cannot tell apart.

/// The classes of all characters.
#[derive(Debug)]
pub struct Alphabet {
    ascii: [u8; 128],
    starts: &'static [(char, u8)],
}

impl Alphabet {
    /// The alphabet in which a class holds from its start to the next one's; the first start is U+0000.
    pub const fn new(starts: &'static [(char, u8)]) -> Self {
        let mut ascii = [0; 128];
        let mut at = 0;
        while at < starts.len() {
            let mut code = starts[at].0 as usize;
            while code < ascii.len() {
                ascii[code] = starts[at].1;
                code += 1;
            }
            at += 1;
        }
        Self { ascii, starts }
    }

    /// The class of the first character of a text that is not empty, and the character's length in bytes.
    #[inline]
    pub(super) fn class(&self, text: &str, at: usize) -> Option<(usize, usize)> {
        let byte = *text.as_bytes().get(at)?;
        match self.ascii.get(usize::from(byte)) {
            Some(class) => Some((usize::from(*class), 1)),
            None => self.wide(text.get(at..)?.chars().next()?),
        }
    }

    fn wide(&self, character: char) -> Option<(usize, usize)> {
        let after = self.starts.partition_point(|&(start, _)| start <= character);
        let (_, class) = self.starts.get(after.checked_sub(1)?)?;
        Some((usize::from(*class), character.len_utf8()))
    }
}
