//! Compiled matchers beside `regress`: the same verdict on every text, for every pattern.
//!
//! A normal run tries some thousand texts a pattern; `MATCHER_TEXTS=100000` tries so many.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "matcher/hazards.rs"]
mod hazards;
#[path = "matcher/runtime.rs"]
mod runtime;
#[path = "support/shared.rs"]
mod shared;
#[path = "matcher/sources.rs"]
mod sources;
#[path = "matcher/texts.rs"]
mod texts;

use codegen::matcher::{compile, Compiled, Refusal, Sampler};

/// Says whether a text matches, as the runtime's fallback does: with the `u` flag where that is valid.
fn oracle(source: &str) -> Result<regress::Regex, regress::Error> {
    regress::Regex::with_flags(source, "u").or_else(|_| regress::Regex::new(source))
}

fn agrees_with_regress(source: &str, longest: usize) {
    let compiled = compile(source).unwrap_or_else(|refusal| panic!("{source}: {refusal:?}"));
    let oracle = oracle(source).unwrap_or_else(|error| panic!("{source}: {error}"));
    let matcher = runtime::matcher(&compiled);
    let is_match = |text: &str| matcher.as_ref().is_none_or(|matcher| matcher.is_match(text));
    let wanted: usize = std::env::var("MATCHER_TEXTS").ok().and_then(|n| n.parse().ok()).unwrap_or(2_000);
    let mut matched = 0;
    for mut text in texts::texts(source).take(wanted) {
        if let Some((end, _)) = text.char_indices().nth(longest) {
            text.truncate(end);
        }
        let expected = oracle.find(&text).is_some();
        matched += usize::from(expected);
        assert_eq!(is_match(&text), expected, "{source}\n{text:?}\n{compiled:?}");
    }
    // Texts that all match, or that all do not, would say little.
    let nothing = Sampler::new(source).unwrap().sample(0).is_none();
    assert!(nothing == (matched == 0), "{source}: {matched} of {wanted} matched");
    assert!(matched < wanted || compiled == Compiled::Everything, "{source}: all of {wanted} matched");
}

#[test]
fn fixture_patterns_agree_with_regress() {
    for source in sources::fixture() {
        agrees_with_regress(&source, usize::MAX);
    }
}

/// `regress` goes back, and some patterns make it do so for as long as a text has parts.
#[test]
fn patterns_that_take_backtrackers_long_agree_with_regress_on_short_texts() {
    for source in sources::slow() {
        agrees_with_regress(&source, 16);
    }
}

#[test]
fn published_patterns_agree_with_regress() {
    for source in sources::published() {
        agrees_with_regress(&source, usize::MAX);
    }
}

/// As wide as bit sets are; too long for `regress` to look at many.
#[test]
fn wide_bit_sets_agree_with_regress() {
    let source = "^.*a.{2100}$";
    let compiled = compile(source).unwrap();
    assert!(matches!(&compiled, Compiled::Nfa(nfa) if nfa.words == 33), "{}", runtime::describe(&compiled));
    let (matcher, oracle) = (runtime::matcher(&compiled).unwrap(), oracle(source).unwrap());
    for (before, behind) in [(0, 2099), (0, 2100), (0, 2101), (1, 2100), (3000, 2100), (3000, 2101)] {
        for text in [format!("{}a{}", "b".repeat(before), "é".repeat(behind)), "a".repeat(before + behind)] {
            assert_eq!(matcher.is_match(&text), oracle.find(&text).is_some(), "{before} {behind}");
        }
    }
}

#[test]
fn samples_match_and_come_again_from_their_seed() {
    for source in sources::fixture() {
        let oracle = oracle(&source).unwrap();
        let (sampler, again) = (Sampler::new(&source).unwrap(), Sampler::new(&source).unwrap());
        for seed in 0..50 {
            let text = sampler.sample(seed);
            assert_eq!(text, again.sample(seed));
            if let Some(text) = text {
                assert!(oracle.find(&text).is_some(), "{source}\n{text:?}");
            }
        }
    }
}

/// What each pattern of the fixture becomes, and how large that is.
#[test]
fn fixture_patterns_become_tables() {
    let line = |source: String| format!("{:<32} {source}", runtime::describe(&compile(&source).unwrap()));
    let lines: Vec<String> = sources::fixture().into_iter().chain(sources::slow()).map(line).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn what_automata_cannot_say_is_refused_with_its_place() {
    let refused = |source: &str| match compile(source) {
        Err(Refusal::Unsupported(place)) => (place.offset, oracle(source).is_ok()),
        other => panic!("{source}: {other:?}"),
    };
    assert_eq!(refused(r"^(a+)-\1$"), (6, true));
    assert_eq!(refused(r"(?<x>é)\k<x>"), (8, true));
    assert_eq!(refused("^(?!aws:).*$"), (1, true));
    assert_eq!(refused("a(?=b)"), (1, true));
    assert_eq!(refused("a(?=b)*_{"), (1, true));
    assert_eq!(refused("(?<=a)b"), (0, true));
    assert_eq!(refused("(?<!a)b"), (0, true));
    assert_eq!(refused("x(?i:a)"), (1, true));
    assert_eq!(refused(r"\p{Script=Greek}"), (0, true));
    assert_eq!(refused(r"\u{61}\_"), (0, true));
    assert!(refused(&format!("{}a{}", "(".repeat(200), ")".repeat(200))).1);
    assert!(refused("^((a{1,1000}b){1,1000}c|d){1,1000}a$").1);
}

#[test]
fn what_is_no_regular_expression_is_refused_with_its_place() {
    for (source, offset) in [
        ("a(b", 1),
        ("é)", 2),
        ("[a-", 0),
        ("[b-a]", 1),
        ("*a", 0),
        ("a**", 2),
        ("a{2,1}", 1),
        ("^*", 1),
        ("(?<=a)*", 6),
        ("(?i)a", 0),
        ("{1}", 0),
        ("a\\", 1),
        ("(?<1>a)", 0),
        (r"(?<a>b)\k<c>\-", 7),
    ] {
        match compile(source) {
            Err(Refusal::Invalid(place)) => assert_eq!(place.offset, offset, "{source}: {place:?}"),
            other => panic!("{source}: {other:?}"),
        }
        assert!(oracle(source).is_err(), "{source}");
    }
}

#[test]
fn general_categories_are_those_of_regress() {
    for name in [
        "L",
        "LC",
        "Lu",
        "Ll",
        "Lt",
        "Lm",
        "Lo",
        "M",
        "Mn",
        "Mc",
        "Me",
        "N",
        "Nd",
        "Nl",
        "No",
        "P",
        "Pc",
        "Pd",
        "Ps",
        "Pe",
        "Pi",
        "Pf",
        "Po",
        "S",
        "Sm",
        "Sc",
        "Sk",
        "So",
        "Z",
        "Zs",
        "Zl",
        "Zp",
        "C",
        "Cc",
        "Cf",
        "Co",
        "Cn",
        "Cs",
        "White_Space",
        "ASCII_Hex_Digit",
    ] {
        let source = format!(r"^\p{{{name}}}$");
        let (oracle, matcher) =
            (oracle(&source).unwrap(), runtime::matcher(&compile(&source).unwrap()).unwrap());
        // Each block's borders change rarely: every 7th character meets every longer run.
        for character in ('\0'..='\u{3FFF}').chain(('\u{4000}'..=char::MAX).step_by(7)) {
            let mut buffer = [0; 4];
            let text = character.encode_utf8(&mut buffer);
            assert_eq!(matcher.is_match(text), oracle.find(text).is_some(), "{name} {character:?}");
        }
    }
}

/// Whatever is given: a matcher or a refusal.
#[test]
fn no_text_makes_the_compiler_panic() {
    let pieces: Vec<&str> =
        r"a é 😀 \ ( ) [ ] { } ? * + | ^ $ . - , 0 1 9 \b \B \d \W \p{L} \u 1F60 0 \u{ x \x4 \c (?: (?<n> \k<n> \1 [^ a-z {2,3} {0,70} && [:".split(' ').collect();
    let mut dice = texts::Dice::new(7);
    let mut compiled = 0;
    for _ in 0..20_000 {
        let source: String = (0..dice.below(12)).map(|_| *dice.choose(&pieces)).collect();
        codegen::matcher::hazards(&source);
        match compile(&source) {
            Ok(matcher) => {
                compiled += 1;
                // `regress` takes some assertions' repeats and braces that ECMA 262 does not, not the reverse.
                let oracle = oracle(&source).unwrap_or_else(|error| panic!("{source}: {error}"));
                let matcher = runtime::matcher(&matcher);
                for text in ["", "a", "aa1", "-", "é😀", "[:0", "{a", "\n"] {
                    let found = matcher.as_ref().is_none_or(|matcher| matcher.is_match(text));
                    assert_eq!(found, oracle.find(text).is_some(), "{source}\n{text:?}");
                }
            }
            Err(Refusal::Unsupported(place) | Refusal::Invalid(place)) => {
                assert!(source.is_char_boundary(place.offset), "{source}: {place:?}");
            }
        }
    }
    assert!(compiled > 1_000, "{compiled}");
}
