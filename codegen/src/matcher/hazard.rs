//! Patterns that are valid, and probably not what their author meant.

use super::positions::{Automaton, Counting};
use super::syntax::{Assertion, Node, Parsed, Remark, RemarkKind};
use super::{compile, parse, simplify, Compiled};

/// Something about a pattern that its author should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hazard {
    /// What kind of thing.
    pub kind: HazardKind,
    /// How bad it is.
    pub severity: Severity,
    /// Where in the pattern, in bytes.
    pub offset: usize,
    /// What the pattern says, as a sentence without its full stop.
    pub message: String,
    /// What to do, as a sentence without its full stop.
    pub suggestion: String,
}

/// How bad a hazard is, in the words of Smithy's severities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know.
    Note,
    /// Probably a mistake.
    Warning,
    /// Certainly a mistake.
    Danger,
}

/// The kinds of hazards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HazardKind {
    /// No text matches.
    Nothing,
    /// Every text matches.
    Everything,
    /// An escape of more than four digits is read as four.
    AstralEscape,
    /// Other engines, or the `u` flag, read it differently.
    Dialect,
    /// A range has more in it than meets the eye.
    Range,
    /// A search, where bounds or anchors look as if the whole text were meant.
    Search,
}

/// What is hazardous in a pattern, in the order of its text; nothing, where it is not valid.
pub fn hazards(source: &str) -> Vec<Hazard> {
    let Ok(parsed) = parse::parse(source) else { return Vec::new() };
    let mut found = whole(source, &parsed);
    let everything = found.iter().any(|hazard| hazard.kind == HazardKind::Everything);
    found.extend(astral(&parsed.remarks));
    found.extend(parsed.remarks.iter().filter_map(dialect));
    found.extend(parsed.remarks.iter().filter_map(range));
    if !everything {
        found.extend(search(source, &parsed));
    }
    found.sort_by_key(|hazard| hazard.offset);
    found
}

fn hazard(kind: HazardKind, severity: Severity, offset: usize, message: String, suggestion: &str) -> Hazard {
    Hazard { kind, severity, offset, message, suggestion: suggestion.to_owned() }
}

/// Patterns that decide nothing.
fn whole(source: &str, parsed: &Parsed) -> Vec<Hazard> {
    if parsed.beyond.is_some() {
        return Vec::new();
    }
    let root = simplify::simplify(&parsed.root);
    let automaton =
        Automaton::new(&root, Counting::Counters).or_else(|| Automaton::new(&root, Counting::Copies));
    if automaton.is_some_and(|automaton| automaton.distances().first() == Some(&None)) {
        let message = "no text matches the pattern".to_owned();
        let suggestion = "look for an anchor in the middle, or a character class without characters";
        return vec![hazard(HazardKind::Nothing, Severity::Danger, 0, message, suggestion)];
    }
    if compile(source) == Ok(Compiled::Everything) {
        let message = "every text matches the pattern".to_owned();
        let suggestion = match parsed.root.clone() {
            root if anchored(&root) == (true, true) => {
                "leave the pattern out, unless it is there for its readers"
            }
            _ => "anchor the pattern with `^` and `$` if it is about the whole text, or leave it out",
        };
        return vec![hazard(HazardKind::Everything, Severity::Note, 0, message, suggestion)];
    }
    Vec::new()
}

/// Escapes of more than four digits; the ends of one range are one hazard.
fn astral(remarks: &[Remark]) -> Vec<Hazard> {
    let mut slips = remarks
        .iter()
        .filter_map(|remark| match remark.kind {
            RemarkKind::AstralEscape(meant) => Some((remark.start, remark.end, meant)),
            _ => None,
        })
        .peekable();
    let mut found = Vec::new();
    while let Some((start, end, meant)) = slips.next() {
        let last = slips.next_if(|(next, _, _)| *next == end + 1).map(|(_, _, meant)| meant);
        let four = if meant > 0xF_FFFF { meant >> 8 } else { meant >> 4 };
        let message = format!(
            "`\\u` takes four digits: this is U+{four:04X}, and digits behind it stand for themselves"
        );
        let suggestion = match last {
            Some(last) => format!("write `\\u{{{meant:X}}}-\\u{{{last:X}}}`"),
            None => format!("write `\\u{{{meant:X}}}`, or separate the digits from the escape"),
        };
        found.push(Hazard {
            kind: HazardKind::AstralEscape,
            severity: Severity::Warning,
            offset: start,
            message,
            suggestion,
        });
    }
    found
}

/// What other engines, or the `u` flag, read differently.
fn dialect(remark: &Remark) -> Option<Hazard> {
    use Severity::{Note, Warning};
    let annex = "the pattern is not valid with the `u` flag, and without it";
    let (severity, message, suggestion) = match &remark.kind {
        RemarkKind::LetterEscape(letter) => {
            let instead = match letter {
                'A' => "write `^` for the beginning of the text",
                'Z' | 'z' => "write `$` for the end of the text",
                'h' => "write `[ \\t]` for a blank",
                _ => "leave the backslash out, or write what was meant",
            };
            (Warning, format!("{annex} `\\{letter}` is the character `{letter}`"), instead)
        }
        RemarkKind::BracedEscape => (
            Warning,
            format!("{annex} `\\u{{…}}` is no escape"),
            "remove what is not valid with the `u` flag",
        ),
        RemarkKind::LiteralProperty => {
            (Warning, format!("{annex} `\\p` is the letter"), "remove what is not valid with the `u` flag")
        }
        RemarkKind::OctalEscape => {
            (Warning, format!("{annex} this is an octal escape"), "write `\\x` and two hexadecimal digits")
        }
        RemarkKind::ShortEscape(letter) => {
            let digits = if *letter == 'x' { "two" } else { "four" };
            (
                Warning,
                format!("`\\{letter}` without {digits} hexadecimal digits is the letter"),
                "write all digits",
            )
        }
        RemarkKind::LiteralControl => (
            Warning,
            "`\\c` without a letter is a backslash and `c`".to_owned(),
            "escape the backslash, if it is meant",
        ),
        RemarkKind::LiteralBrace => (
            Note,
            "`{` begins no quantifier here: it is itself, and an error in other dialects".to_owned(),
            "write `\\{`",
        ),
        RemarkKind::HalfQuantifier => (
            Warning,
            "a quantifier without a lower bound is none: these are the characters".to_owned(),
            "write `{0,` and the upper bound",
        ),
        RemarkKind::PosixClass => (
            Warning,
            "ECMA 262 has no named classes: these are the characters between the brackets".to_owned(),
            "write the ranges, as in `a-z`",
        ),
        RemarkKind::ClassIntersection => (
            Note,
            "`&&` in a class is the character, and an intersection in other dialects".to_owned(),
            "write `&` once",
        ),
        RemarkKind::NestedClass => (
            Warning,
            "a class in a class is none: `[` is a character, and the first `]` ends the class".to_owned(),
            "write all members in one class, or escape the brackets",
        ),
        RemarkKind::EmptyClass => (
            Warning,
            "`[]` is a class without characters, and the beginning of a longer one in other dialects"
                .to_owned(),
            "write `\\]`, if the bracket is meant",
        ),
        RemarkKind::AsciiShorthand(letter) => {
            let instead = if *letter == 'd' {
                "write `\\p{Nd}` for the digits of all scripts"
            } else {
                "add `\\p{M}` and `\\p{Nd}` for what words of all scripts are made of"
            };
            (Note, format!("`\\{letter}` is ASCII only, beside a property of all scripts"), instead)
        }
        RemarkKind::AstralEscape(_) | RemarkKind::Range(..) | RemarkKind::Quantifier { .. } => return None,
    };
    Some(hazard(HazardKind::Dialect, severity, remark.start, message, suggestion))
}

/// `A-z`, and ranges from one sign to another with letters or digits between them.
fn range(remark: &Remark) -> Option<Hazard> {
    let RemarkKind::Range(low, high) = remark.kind else { return None };
    let found = |message: String, suggestion: &str| {
        Some(hazard(HazardKind::Range, Severity::Warning, remark.start, message, suggestion))
    };
    if low.is_ascii_uppercase() && high.is_ascii_lowercase() {
        return found(format!("`{low}-{high}` has ``[\\]^_` `` in it, too"), "write `A-Za-z`");
    }
    let between = |from: char, to: char| low < from && to < high;
    let everything_visible = matches!(low, ' ' | '!') || high == '~';
    let accident = low.is_ascii_punctuation()
        && high.is_ascii_punctuation()
        && !everything_visible
        && (between('0', '9') || between('A', 'Z') || between('a', 'z'));
    if accident {
        return found(
            format!("`{low}-{high}` is a range, with all letters or digits between the two"),
            "write `-` first or last in the class, if the character is meant",
        );
    }
    None
}

/// Bounds and anchors that a search makes pointless.
fn search(source: &str, parsed: &Parsed) -> Vec<Hazard> {
    let mut found = Vec::new();
    for remark in &parsed.remarks {
        let RemarkKind::Quantifier { min, max: Some(max) } = remark.kind else { continue };
        let at_an_end = remark.start == 0 || remark.end == source.len();
        if max > min && at_an_end {
            let side = if remark.start == 0 { "`^` before it" } else { "`$` behind it" };
            let message = format!(
                "a pattern is a search: more than {max} of this match as well, there being no {side}"
            );
            found.push(hazard(
                HazardKind::Search,
                Severity::Warning,
                remark.start,
                message,
                "anchor the pattern with `^` and `$`, if it is about the whole text",
            ));
        }
    }
    if let Node::Choice(nodes) = &parsed.root {
        let ends: Vec<(bool, bool)> = nodes.iter().map(anchored).collect();
        let starts = ends.iter().filter(|(start, _)| *start).count();
        let stops = ends.iter().filter(|(_, end)| *end).count();
        let halves = ends.first() == Some(&(true, false)) && ends.last() == Some(&(false, true));
        if halves && starts == 1 && stops == 1 {
            let message = "`^` belongs to the first alternative only, and `$` to the last only".to_owned();
            found.push(hazard(
                HazardKind::Search,
                Severity::Warning,
                0,
                message,
                "write `^(?:…)$` around the alternatives",
            ));
        }
    }
    found
}

/// Whether an alternative begins with `^`, and whether it ends with `$`.
fn anchored(node: &Node) -> (bool, bool) {
    match node {
        Node::Sequence(nodes) => (
            nodes.first() == Some(&Node::Assertion(Assertion::Start)),
            nodes.last() == Some(&Node::Assertion(Assertion::End)),
        ),
        _ => (false, false),
    }
}
