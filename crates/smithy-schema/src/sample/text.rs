//! Strings that satisfy length and pattern together, and strings that only one of them refuses.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::language::{Language, Lengths, Palette, LONGEST};
use super::rng::Rng;
use crate::{Constraints, Pattern};

/// What making strings needs to know and to remember.
pub(super) struct Texts {
    /// What was made of patterns, by their text.
    languages: BTreeMap<&'static str, Option<Rc<Language>>>,
    /// True where a string goes into an HTTP header: it is of ASCII that can be seen, if it may be.
    pub(super) plain: bool,
    any: Palette,
}

/// Which lengths are wanted first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Want {
    Shortest,
    Longest,
    /// Short mostly, but not always.
    Some,
}

/// How many lengths are tried, where the pattern takes none of the texts that seem to be its own.
const TRIES: usize = 32;
/// How many lengths count as short,
const SHORT: usize = 48;
/// and how much longer some are.
const LONG: u32 = 400;
/// How much longer than it has to be a string is that an interpreted pattern is not to match.
const INTERPRETED: u32 = 12;
/// What a pattern may look for that its text does not say well.
const CANDIDATES: [&str; 12] = [
    "a",
    "0",
    "aa",
    "11",
    "abab",
    "Aa1!Aa1!",
    "example",
    "a@example.com",
    "https://example.com/",
    "2024-01-31",
    "2024-01-31T00:00:00Z",
    "123e4567-e89b-12d3-a456-426614174000",
];
/// What is likely to break a pattern, visible characters first.
const BREAKERS: [char; 16] =
    ['!', '/', ' ', 'a', 'A', '0', '-', '_', '~', 'é', '😀', '\n', '\u{2028}', '\u{7F}', '\0', '\u{FFFE}'];

impl Texts {
    pub(super) fn new() -> Self {
        Self { languages: BTreeMap::new(), plain: false, any: Palette::all() }
    }

    /// A string with a length of the range, in characters, that the pattern matches. None where there is none, or
    /// none that was found.
    pub(super) fn matching(
        &mut self,
        rng: &mut Rng,
        pattern: Option<&'static Pattern>,
        range: (u32, u32),
        want: Want,
    ) -> Option<String> {
        let Some(pattern) = pattern else {
            let length = lengths(rng, &Lengths::between(range.0, range.1), want).first().copied()?;
            let mut text = String::new();
            (0..length).for_each(|_| self.any.add(rng, self.plain, &mut text));
            return Some(text);
        };
        let language = self.language(pattern);
        if let Some(language) = &language {
            let available = language.lengths().within(range.0, range.1);
            for length in lengths(rng, &available, want) {
                let text = language.text(length, rng, self.plain);
                if let Some(text) = text.filter(|text| pattern.is_match(text)) {
                    return Some(text);
                }
            }
        }
        candidates(range).find(|text| fits(text, range) && pattern.is_match(text))
    }

    /// A string with a length of the range that the pattern does not match.
    pub(super) fn mismatching(
        &mut self,
        rng: &mut Rng,
        pattern: &'static Pattern,
        range: (u32, u32),
    ) -> Option<String> {
        // A pattern that is interpreted may take time that doubles with each character of what it does not match.
        let range = match pattern.matcher() {
            Some(_) => range,
            None => (range.0, range.1.min(range.0.saturating_add(INTERPRETED))),
        };
        let breaks = |text: &String| fits(text, range) && !pattern.is_match(text);
        let language = self.language(pattern);
        let own = language.as_ref().map_or(&[][..], |language| language.others());
        let breakers = || own.iter().filter(|one| one.is_ascii_graphic()).chain(&BREAKERS).chain(own);
        // One character of a good string, first.
        let good = self.matching(rng, Some(pattern), range, Want::Some).unwrap_or_default();
        let good: Vec<char> = good.chars().collect();
        let mut places = vec![0, good.len() / 2, good.len().saturating_sub(1)];
        places.truncate(good.len());
        let mut replaced =
            breakers().flat_map(|breaker| places.iter().map(|place| replace(&good, *place, *breaker)));
        if let Some(text) = replaced.find(breaks) {
            return Some(text);
        }
        // Then a length that its texts do not have, and at last some that consist of one character.
        let gaps = language.as_ref().map(|language| language.lengths().gaps().within(range.0, range.1));
        let gaps = gaps.iter().flat_map(Lengths::lowest).take(2).map(|length| repeat('a', length));
        let all = Lengths::between(range.0, range.1);
        let short = all.lowest().take(4).flat_map(|length| breakers().map(move |one| repeat(*one, length)));
        let mut others = gaps.chain(short);
        others.find(breaks)
    }

    fn language(&mut self, pattern: &'static Pattern) -> Option<Rc<Language>> {
        let source = pattern.source();
        self.languages.entry(source).or_insert_with(|| Language::new(source).map(Rc::new)).clone()
    }
}

/// The lengths to try of those that there are.
fn lengths(rng: &mut Rng, available: &Lengths, want: Want) -> Vec<u32> {
    match want {
        Want::Shortest => available.lowest().take(TRIES).collect(),
        Want::Longest => available.highest().take(TRIES).collect(),
        Want::Some => {
            let short: Vec<u32> = available.lowest().take(SHORT).collect();
            let long = available.within(0, short.last().map_or(0, |short| short.saturating_add(LONG)));
            let long = if rng.one_in(8) { long.pick(rng) } else { None };
            let picked: Vec<u32> = (0..TRIES).filter_map(|_| rng.pick(&short).copied()).collect();
            long.into_iter().chain(picked).chain(short).collect()
        }
    }
}

fn candidates(range: (u32, u32)) -> impl Iterator<Item = String> {
    let lengths = [range.0, range.0.saturating_add(1), range.1].into_iter().filter(|length| *length <= LONG);
    let repeated = lengths.flat_map(|length| ['a', '0', 'A', '-'].map(|one| repeat(one, length)));
    CANDIDATES.into_iter().map(str::to_owned).chain(repeated)
}

fn repeat(one: char, length: u32) -> String {
    (0..length).map(|_| one).collect()
}

fn replace(characters: &[char], place: usize, by: char) -> String {
    characters.iter().enumerate().map(|(at, old)| if at == place { by } else { *old }).collect()
}

fn fits(text: &str, range: (u32, u32)) -> bool {
    let length = text.chars().count();
    u32::try_from(length).is_ok_and(|length| (range.0..=range.1).contains(&length))
}

/// The lengths that a constraint allows, as far as they are sampled; none where that is too far.
pub(super) fn bounds(constraints: &Constraints) -> (u32, u32) {
    let (min, max) = constraints.length.map_or((None, None), |length| (length.min, length.max));
    let number = |length: u64| u32::try_from(length).unwrap_or(u32::MAX);
    (min.map_or(0, number), max.map_or(LONGEST, number).min(LONGEST))
}
