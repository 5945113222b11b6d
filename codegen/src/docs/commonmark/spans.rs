//! Code spans: which parts of a text stand between backticks.

use std::collections::BTreeMap;
use std::ops::Range;

/// The code spans of one block of text, backticks included, in order
/// ([CommonMark](https://spec.commonmark.org/0.31.2/#code-spans)). A backslash before the first backtick prevents one.
pub fn code_spans(text: &str) -> Vec<Range<usize>> {
    let runs = runs(text);
    // The last run of each length says whether a search for it can succeed: that keeps all of this linear.
    let mut last = BTreeMap::new();
    for (index, run) in runs.iter().enumerate() {
        last.insert(run.len(), index);
    }
    let mut spans = Vec::new();
    let mut index = 0;
    while let Some(run) = runs.get(index) {
        let mut run = run.clone();
        if escaped(text, run.start) {
            run.start += 1;
        }
        let closer = (last.get(&run.len()).is_some_and(|last| *last > index))
            .then(|| {
                (index + 1..runs.len()).find(|at| runs.get(*at).is_some_and(|other| other.len() == run.len()))
            })
            .flatten();
        match closer.and_then(|at| Some((at, runs.get(at)?))) {
            Some((at, end)) if !run.is_empty() => {
                spans.push(run.start..end.end);
                index = at + 1;
            }
            _ => index += 1,
        }
    }
    spans
}

/// `content` as a code span, whatever backticks are in it. Empty for nothing but white space.
pub fn code_span(content: &str) -> String {
    let content = content.split_whitespace().collect::<Vec<_>>().join(" ");
    if content.is_empty() {
        return content;
    }
    let fence = "`".repeat(longest_run(&content) + 1);
    let pad = if content.starts_with('`') || content.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{content}{pad}{fence}")
}

/// The length of the longest run of backticks.
pub fn longest_run(text: &str) -> usize {
    runs(text).iter().map(Range::len).max().unwrap_or(0)
}

fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('`') {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// Whether an odd number of backslashes stands before `at`.
fn escaped(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}
