//! What `--check` finds: files that are not as they would be generated, with a diff of bounded length.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use similar::{Algorithm, TextDiff};

use super::survey::Survey;
use crate::Files;

/// At most so many lines of a file's diff are shown.
const MAX_LINES: usize = 60;

/// Lines beyond this are cut: a generated line is never that long, and anything else is not worth reading.
const MAX_COLUMNS: usize = 240;

/// A file that is not as it would be generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Its path below the output folder.
    pub path: String,
    /// What is wrong with it: `missing`, `changed`, `no longer generated`.
    pub what: &'static str,
    /// A unified diff from what is there to what should be, at most 60 lines and a remark on the rest.
    pub diff: String,
}

/// Compares a folder with what [`super::write`] would make of it; writes nothing. Empty when nothing is stale.
///
/// # Errors
/// What the file system says, with the path.
pub fn check(out_dir: &Path, files: &Files) -> io::Result<Vec<Difference>> {
    let survey = Survey::of(out_dir, files)?;
    let text = |path: &str| files.get(path).map_or("", String::as_str);
    let mut differences = Vec::new();
    for changed in &survey.changed {
        let old = changed.old.as_deref().map(String::from_utf8_lossy);
        let what = if old.is_some() { "changed" } else { "missing" };
        let diff = unified(&changed.path, old.as_deref(), Some(text(&changed.path)));
        differences.push(Difference { path: changed.path.clone(), what, diff });
    }
    for path in &survey.in_the_way {
        let old = fs::read(out_dir.join(path)).unwrap_or_default();
        let diff = unified(path, Some(&String::from_utf8_lossy(&old)), Some(text(path)));
        differences.push(Difference { path: path.clone(), what: "not written by codegen", diff });
    }
    for path in &survey.stale {
        let old = fs::read(out_dir.join(path)).unwrap_or_default();
        let diff = unified(path, Some(&String::from_utf8_lossy(&old)), None);
        differences.push(Difference { path: path.clone(), what: "no longer generated", diff });
    }
    differences.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(differences)
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}\n{}", self.path, self.what, self.diff)
    }
}

/// A unified diff with `/dev/null` on the side where there is no file.
pub(crate) fn unified(path: &str, old: Option<&str>, new: Option<&str>) -> String {
    let diff = TextDiff::configure()
        // Linear in practice, where Myers is quadratic for texts that have little in common.
        .algorithm(Algorithm::Histogram)
        .diff_lines(old.unwrap_or_default(), new.unwrap_or_default());
    let from = old.map_or_else(|| "/dev/null".to_owned(), |_| format!("a/{path}"));
    let to = new.map_or_else(|| "/dev/null".to_owned(), |_| format!("b/{path}"));
    let whole = diff.unified_diff().context_radius(2).header(&from, &to).to_string();
    let mut shown = String::new();
    let mut lines = whole.lines();
    for line in lines.by_ref().take(MAX_LINES) {
        match line.char_indices().nth(MAX_COLUMNS) {
            Some((end, _)) => {
                shown.push_str(&line[..end]);
                shown.push('…');
            }
            None => shown.push_str(line),
        }
        shown.push('\n');
    }
    match lines.count() {
        0 => {}
        1 => shown.push_str("… and 1 more line\n"),
        more => shown.push_str(&format!("… and {more} more lines\n")),
    }
    shown
}
