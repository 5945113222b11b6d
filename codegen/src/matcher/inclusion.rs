//! Whether one pattern allows all that another one allows: both automata walked side by side.

use std::collections::BTreeSet;

use super::dfa::{dfa, Dfa};
use super::positions::{Automaton, Counting};
use super::{parse, simplify};

/// Pairs of states beyond this many are not looked at.
const MAX_PAIRS: usize = 1 << 22;

/// Whether every text that `inner` matches is one that `outer` matches; nothing where that takes too much to find out, or
/// one of them is no pattern that an automaton can say.
pub fn includes(outer: &str, inner: &str) -> Option<bool> {
    let (outer, inner) = (automaton(outer)?, automaton(inner)?);
    let starts: BTreeSet<char> =
        outer.alphabet.starts.iter().chain(&inner.alphabet.starts).map(|(start, _)| *start).collect();
    // A character of each pair of classes.
    let classes: BTreeSet<(usize, usize)> =
        starts.into_iter().map(|c| (class(&outer, c), class(&inner, c))).collect();
    let pairs = usize::from(outer.states) * usize::from(inner.states);
    if pairs > MAX_PAIRS {
        return None;
    }
    let mut seen = vec![false; pairs];
    let mut open = vec![(outer.start, inner.start)];
    while let Some((ours, theirs)) = open.pop() {
        if theirs >= inner.accepting && ours < outer.accepting {
            return Some(false);
        }
        // Whatever follows, the outer one matches; or the inner one does not.
        if ours >= outer.matched || theirs == 0 {
            continue;
        }
        for &(of_outer, of_inner) in &classes {
            let pair = (next(&outer, ours, of_outer)?, next(&inner, theirs, of_inner)?);
            let place = usize::from(pair.0) * usize::from(inner.states) + usize::from(pair.1);
            if !std::mem::replace(seen.get_mut(place)?, true) {
                open.push(pair);
            }
        }
    }
    Some(true)
}

fn automaton(source: &str) -> Option<Dfa> {
    let parsed = parse::parse(source).ok().filter(|parsed| parsed.beyond.is_none())?;
    dfa(&Automaton::new(&simplify::simplify(&parsed.root), Counting::Copies)?)
}

fn class(dfa: &Dfa, character: char) -> usize {
    let behind = dfa.alphabet.starts.partition_point(|(start, _)| *start <= character);
    let start = behind.checked_sub(1).and_then(|at| dfa.alphabet.starts.get(at));
    start.map_or(0, |(_, class)| usize::from(*class))
}

fn next(dfa: &Dfa, state: u16, class: usize) -> Option<u16> {
    dfa.next.get(class * usize::from(dfa.states) + usize::from(state)).copied()
}

#[cfg(test)]
mod tests {
    use super::includes;

    #[test]
    fn one_way_both_ways_neither() {
        for (a, b, expected) in [
            ("^[a-z]+$", "^[a-z]+$", (true, true)),
            ("^[a-z]+$", "^[a-z]{1,}$", (true, true)),
            ("^[a-zA-Z]+$", "^[a-z]+$", (true, false)),
            ("^[a-z]*$", "^[a-z]+$", (true, false)),
            ("^[a-z]{0,9}$", "^[a-z]{0,8}$", (true, false)),
            ("^[a-z]+$", "^[0-9]+$", (false, false)),
            ("a", "^a$", (true, false)),
            (".*", "^a$", (true, false)),
            ("", "x", (true, false)),
            ("^(ab|cd)*$", "^(cd|ab)*$", (true, true)),
            ("^(?:a|ab)(?:c|bcd)$", "^abc$", (true, false)),
            ("^\\w$", "^[0-9A-Za-z_]$", (true, true)),
            ("^[^\\u{1F600}]$", "^.$", (false, false)),
            (
                "^arn:[a-z0-9-\\.]{1,63}:[^/].{0,1023}$",
                "^arn:[a-z0-9-\\.]{1,62}:[^/].{0,1022}$",
                (true, false),
            ),
        ] {
            let found = (includes(a, b), includes(b, a));
            assert_eq!(found, (Some(expected.0), Some(expected.1)), "{a} and {b}");
        }
    }

    #[test]
    fn what_no_automaton_says_is_not_decided() {
        for other in [r"^(a)\1$", "^(?=a)a$", "(", "^[a-z]{1,100000}$"] {
            assert_eq!(includes("^a$", other), None, "{other}");
            assert_eq!(includes(other, "^a$"), None, "{other}");
        }
    }
}
