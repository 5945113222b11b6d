//! Runs: steps that each read as many characters of a class as they can.
//!
//! The table was made such that a step never reads what another would have needed.

/// How many bytes are looked up before one question is asked about all of them.
const CHUNK: usize = 4;

/// How many bytes of a long run are compared with a range at once, which needs no table.
const LONG_CHUNK: usize = 16;

/// Runs that may be longer than this are worth it.
const LONG: usize = 128;

/// A table of steps.
#[derive(Debug)]
pub struct Runs {
    /// For each byte, the classes that have it as an ASCII character: a bit each.
    ascii: [u8; 256],
    /// For each class, its longest range of ASCII characters: the first, and how many follow it.
    ranges: [(u8, u8); 8],
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
        /// The text that must follow, perhaps none.
        then: &'static str,
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
        // `DEL` alone, where a class has no ASCII characters: one comparison too many, and not a wrong one.
        let mut ranges = [(0x7f, 0); 8];
        let mut at = 0;
        while at < classes.len() && at < 8 {
            let mut byte = 0;
            let mut first = 0;
            let mut longest = 0;
            while byte < 128 {
                let inside = (classes[at].ascii >> byte & 1) as u8;
                ascii[byte] |= inside << at;
                byte += 1;
                if inside == 0 {
                    first = byte;
                } else if byte - first > longest {
                    longest = byte - first;
                    ranges[at] = (first as u8, (longest - 1) as u8);
                }
            }
            at += 1;
        }
        Self { ascii, ranges, classes, steps, start }
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        let mut at = 0;
        let mut step = self.start;
        loop {
            let (after, next, or) = match self.steps.get(usize::from(step)) {
                Some(&Step::Text { text: wanted, next, or }) => (read(text, at, wanted), next, or),
                Some(&Step::Run { class, min, max, then, next, or }) => {
                    let end = self.run(text, at, class, min, max);
                    (end.and_then(|end| read(text, end, then)), next, or)
                }
                None if step == Self::END => return at == text.len(),
                None => return step == Self::MATCH,
            };
            step = match after {
                Some(after) => {
                    at = after;
                    next
                }
                None => or,
            };
        }
    }

    /// Where as many characters of a class end as there may be; nowhere when there are too few.
    #[inline]
    fn run(&self, text: &str, start: usize, class: u8, min: u32, max: u32) -> Option<usize> {
        let max = if max == u32::MAX { usize::MAX } else { max as usize };
        let bytes = text.as_bytes().get(start..)?;
        let within = bytes.get(..max).unwrap_or(bytes);
        let long = if max > LONG { self.long(within, class) } else { 0 };
        let taken = long + self.ascii(within.get(long..).unwrap_or_default(), class);
        let (count, end) = match bytes.get(taken) {
            Some(0x80..) if taken < max => self.wide_run(text, (taken, start + taken), class, max),
            _ => (taken, start + taken),
        };
        (count >= min as usize).then_some(end)
    }

    /// How many characters of a class there are, and where they end, after some that are ASCII.
    #[inline(never)]
    fn wide_run(&self, text: &str, so_far: (usize, usize), class: u8, max: usize) -> (usize, usize) {
        let (mut count, mut at) = so_far;
        let ranges = self.classes.get(usize::from(class)).map_or(&[][..], |class| class.wide);
        for character in text.get(at..).unwrap_or_default().chars().take(max - count) {
            let inside = if character.is_ascii() {
                self.ascii[character as usize] & bit(class) != 0
            } else {
                let range = ranges.partition_point(|&(_, high)| high < character);
                ranges.get(range).is_some_and(|&(low, _)| low <= character)
            };
            if !inside {
                break;
            }
            count += 1;
            at += character.len_utf8();
        }
        (count, at)
    }

    /// How many bytes from the first on are in the longest range of a class, in whole chunks; the last may overlap.
    #[inline]
    fn long(&self, bytes: &[u8], class: u8) -> usize {
        let Some(&(first, others)) = self.ranges.get(usize::from(class)) else { return 0 };
        if self.classes.get(usize::from(class)).map_or(0, |class| class.ascii) >> first & 1 == 0 {
            return 0;
        }
        let inside =
            |chunk: &&[u8]| chunk.iter().fold(true, |all, byte| all & (byte.wrapping_sub(first) <= others));
        let taken = bytes.chunks_exact(LONG_CHUNK).take_while(inside).count() * LONG_CHUNK;
        if taken > 0 && bytes.len() - taken < LONG_CHUNK {
            // What is left, and some before it that are inside anyway.
            let last = bytes.get(bytes.len() - LONG_CHUNK..).unwrap_or_default();
            if inside(&last) {
                return bytes.len();
            }
        }
        taken
    }

    /// How many bytes from the first on are ASCII characters of a class.
    #[inline]
    fn ascii(&self, bytes: &[u8], class: u8) -> usize {
        let bit = bit(class);
        let mut taken = 0;
        for some in bytes.chunks_exact(CHUNK) {
            if some.iter().fold(bit, |all, byte| all & self.ascii[usize::from(*byte)]) == 0 {
                break;
            }
            taken += CHUNK;
        }
        let rest = bytes.get(taken..).unwrap_or_default();
        taken + rest.iter().take_while(|byte| self.ascii[usize::from(**byte)] & bit != 0).count()
    }
}

/// Where a text ends that stands at a place; nowhere when another stands there.
#[inline]
fn read(text: &str, at: usize, wanted: &str) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    let found = match wanted.as_bytes() {
        [] => true,
        // The usual separator is not worth a call.
        [only] => rest.first() == Some(only),
        all => all.len() <= rest.len() && rest.iter().zip(all).all(|(found, wanted)| found == wanted),
    };
    found.then_some(at + wanted.len())
}

/// The bit of a class.
fn bit(class: u8) -> u8 {
    1_u8.wrapping_shl(class.into())
}
