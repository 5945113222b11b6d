//! Runs: steps that each read as many characters of a class as they can.
//!
//! The table was made such that a step never reads what another would have needed.

/// A table of steps.
#[derive(Debug)]
pub struct Runs {
    /// For each byte, the classes that have it as an ASCII character: a bit each.
    ascii: [u8; 256],
    classes: &'static [Class],
    steps: &'static [Step],
    start: u16,
}

/// A set of characters.
#[derive(Debug)]
pub struct Class {
    /// Its ASCII characters: the bit of U+0000 is the lowest.
    pub ascii: u128,
    /// The ranges of the others, both ends included, in order.
    pub wide: &'static [(char, char)],
}

/// A step. When it succeeds `next` comes, otherwise `or` at the same place: a step's number, or one of [`Runs`]'s
/// constants.
#[derive(Debug)]
pub enum Step {
    /// Reads a text.
    Text {
        /// The text.
        text: &'static str,
        /// What comes then.
        next: u16,
        /// What is tried instead.
        or: u16,
    },
    /// Reads characters of a class.
    Run {
        /// The class's number, less than 8.
        class: u8,
        /// At least so many.
        min: u32,
        /// At most so many; `u32::MAX` for no end.
        max: u32,
        /// What comes then.
        next: u16,
        /// What is tried instead.
        or: u16,
    },
}

impl Runs {
    /// Instead of a step: the text matches if it ends here.
    pub const END: u16 = u16::MAX;
    /// Instead of a step: the text matches.
    pub const MATCH: u16 = u16::MAX - 1;
    /// Instead of a step: the text does not match.
    pub const FAIL: u16 = u16::MAX - 2;

    /// A table of at most 8 classes, and where it starts.
    pub const fn new(classes: &'static [Class], steps: &'static [Step], start: u16) -> Self {
        let mut ascii = [0; 256];
        let mut at = 0;
        while at < classes.len() && at < 8 {
            let mut byte = 0;
            while byte < 128 {
                ascii[byte] |= ((classes[at].ascii >> byte & 1) as u8) << at;
                byte += 1;
            }
            at += 1;
        }
        Self { ascii, classes, steps, start }
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        let mut rest = text;
        let mut at = self.start;
        loop {
            let (after, next, or) = match self.steps.get(usize::from(at)) {
                Some(&Step::Text { text, next, or }) => (rest.strip_prefix(text), next, or),
                Some(&Step::Run { class, min, max, next, or }) => (self.run(rest, class, min, max), next, or),
                None if at == Self::END => return rest.is_empty(),
                None => return at == Self::MATCH,
            };
            at = match after {
                Some(after) => {
                    rest = after;
                    next
                }
                None => or,
            };
        }
    }

    /// What is left after as many characters of a class as may be; nothing when there are too few.
    #[inline]
    fn run<'a>(&self, text: &'a str, class: u8, min: u32, max: u32) -> Option<&'a str> {
        let bytes = text.as_bytes();
        let bit = 1_u8.checked_shl(class.into()).unwrap_or(0);
        let mut room = if max == u32::MAX { usize::MAX } else { max as usize };
        let mut count = 0;
        let mut at = 0;
        loop {
            let rest = bytes.get(at..)?;
            let taken = self.ascii(rest.get(..room).unwrap_or(rest), bit);
            (at, count, room) = (at + taken, count + taken, room - taken);
            if room == 0 || !bytes.get(at).is_some_and(|byte| *byte >= 0x80) {
                break;
            }
            let Some(length) = self.wide(text.get(at..)?, class) else { break };
            (at, count, room) = (at + length, count + 1, room - 1);
        }
        if count >= min as usize { text.get(at..) } else { None }
    }

    /// How many bytes from the first on are ASCII characters of a class: eight at a time, then the rest.
    #[inline]
    fn ascii(&self, bytes: &[u8], bit: u8) -> usize {
        let mut taken = 0;
        for eight in bytes.chunks_exact(8) {
            if eight.iter().fold(bit, |all, byte| all & self.ascii[usize::from(*byte)]) == 0 {
                break;
            }
            taken += 8;
        }
        let rest = bytes.get(taken..).unwrap_or_default();
        taken + rest.iter().take_while(|byte| self.ascii[usize::from(**byte)] & bit != 0).count()
    }

    /// The length of the first character, when it is one of a class's beyond ASCII.
    fn wide(&self, text: &str, class: u8) -> Option<usize> {
        let character = text.chars().next()?;
        let ranges = self.classes.get(usize::from(class))?.wide;
        let at = ranges.partition_point(|&(_, high)| high < character);
        ranges.get(at).filter(|&&(low, _)| low <= character).map(|_| character.len_utf8())
    }
}
