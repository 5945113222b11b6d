//! Texts to try a pattern on: what it matches, that with small changes, and anything.

use codegen::matcher::Sampler;

/// Endless, and the same every time.
pub fn texts(source: &str) -> impl Iterator<Item = String> {
    let fixed = ["", "\n", "a", " ", "\0", "😀", "a\n", "\u{85}", "\u{2028}", "\u{FEFF}"].map(str::to_owned);
    let seed = source
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    let mut dice = Dice::new(seed);
    // The pattern's own characters stand at the borders of its classes, and so do their neighbours.
    let near = |c: char| [u32::from(c).wrapping_sub(1), u32::from(c), u32::from(c) + 1];
    let mut characters: Vec<char> = source.chars().flat_map(near).filter_map(char::from_u32).collect();
    characters.extend("\0\t\n\r\u{B} !#-./09:@AZ[_`az{~\u{7F}\u{80}\u{85}\u{A0}é\u{2028}\u{2029}\u{202A}\u{3000}漢\u{D7FF}\u{E000}\u{FEFF}\u{FFFD}\u{FFFF}\u{10000}😀\u{10FFFF}".chars());
    let sampler = Sampler::new(source).unwrap();
    let mut samples: Vec<String> = Vec::new();
    let made = (0..).map(move |round: u64| match round % 8 {
        0 => anything(&mut dice, &characters),
        1 => {
            if let Some(text) = sampler.sample(round) {
                samples.push(text);
            }
            samples.last().cloned().unwrap_or_default()
        }
        _ => {
            let recent = samples.len().saturating_sub(40);
            let mut text: Vec<char> = match samples.get(recent..) {
                Some(recent) if !recent.is_empty() => dice.choose(recent).chars().collect(),
                _ => anything(&mut dice, &characters).chars().collect(),
            };
            for _ in 0..=dice.below(3) {
                change(&mut text, &mut dice, &characters);
            }
            text.into_iter().collect()
        }
    });
    fixed.into_iter().chain(made)
}

fn anything(dice: &mut Dice, characters: &[char]) -> String {
    let length = dice.below(12);
    (0..length)
        .map(|_| match dice.below(4) {
            0 => char::from_u32(dice.below(0x11_0000)).unwrap_or('\u{D7FF}'),
            _ => *dice.choose(characters),
        })
        .collect()
}

/// One more character or one less, another in its place, a part twice or gone.
fn change(text: &mut Vec<char>, dice: &mut Dice, characters: &[char]) {
    let at = dice.below(text.len() as u32 + 1) as usize;
    let until = (at + 1 + dice.below(4) as usize).min(text.len());
    match dice.below(8) {
        0 | 1 => text.insert(at, *dice.choose(characters)),
        2 if at < text.len() => drop(text.remove(at)),
        3 | 4 if at < text.len() => text[at] = *dice.choose(characters),
        5 if at < text.len() => text.insert(at, text[at]),
        6 => {
            let part: Vec<char> = text[at..until.max(at)].to_vec();
            text.splice(at..at, part);
        }
        _ => drop(text.drain(at..until.max(at))),
    }
}

/// A small generator of numbers that look random (xorshift64*).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    pub fn below(&mut self, bound: u32) -> u32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32;
        ((high * u64::from(bound)) >> 32) as u32
    }

    pub fn choose<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len() as u32) as usize]
    }
}
