//! Patterns: C2J's mean the whole string, Smithy's any part of it.

/// The pattern in Smithy's meaning: with anchors, unless it has them already or is `.*`, as AWS's own models have it.
///
/// A pattern of several alternatives is put into a group before it gets anchors, since these would belong to the first
/// and the last alternative alone.
pub(super) fn whole(pattern: &str) -> String {
    if pattern == ".*" {
        return pattern.to_string();
    }
    let alternatives = alternatives(pattern);
    if alternatives.iter().all(|alternative| alternative.begins && alternative.ends) {
        return pattern.to_string();
    }
    match alternatives.as_slice() {
        [Alternative { begins, ends, .. }] => {
            let before = if *begins { "" } else { "^" };
            let after = if *ends { "" } else { "$" };
            format!("{before}{pattern}{after}")
        }
        _ => format!("^(?:{pattern})$"),
    }
}

/// Whether no text at all can match a pattern, since something has to stand before its `^` or behind its `$`.
///
/// A few published patterns are such slips (`/^[0-9]+$/`, with the slashes of another language). They say nothing that
/// could be checked: whatever is sent would be refused. What is inside of groups is not looked at.
pub(super) fn matches_nothing(pattern: &str) -> bool {
    alternatives(pattern).iter().all(|alternative| alternative.impossible)
}

/// How one of the outermost alternatives is anchored.
#[derive(Debug, Clone, Copy, Default)]
struct Alternative {
    begins: bool,
    ends: bool,
    /// Whether a character has to stand before its beginning or behind its end.
    impossible: bool,
    /// Whether a character has to stand before the place that is looked at.
    consumes: bool,
    /// Whether the end has been there.
    ended: bool,
}

impl Alternative {
    /// A character, or something that stands for one, that has to be there.
    fn consume(&mut self) {
        self.consumes = true;
        self.impossible |= self.ended;
    }
}

/// Whether what comes next says that what came before may be missing.
fn is_optional(rest: &str) -> bool {
    rest.starts_with(['*', '?']) || rest.starts_with("{0")
}

fn alternatives(pattern: &str) -> Vec<Alternative> {
    let mut found = Vec::new();
    let mut current = Alternative::default();
    let (mut depth, mut in_class, mut first) = (0_usize, false, true);
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        if character == '|' && depth == 0 && !in_class {
            found.push(std::mem::take(&mut current));
            first = true;
            continue;
        }
        // Only the last token can be the anchor at the end.
        current.ends = false;
        let mut one_character = false;
        match character {
            '\\' => {
                let escaped = characters.next();
                one_character =
                    !in_class && !matches!(escaped, Some('b' | 'B' | 'A' | 'z' | 'Z' | 'p' | 'P' | 'k'));
            }
            ']' if in_class => {
                in_class = false;
                one_character = true;
            }
            _ if in_class => {}
            '[' => in_class = true,
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '^' => {
                current.begins |= first;
                current.impossible |= depth == 0 && current.consumes;
            }
            '$' if depth == 0 => {
                current.ends = true;
                current.ended = true;
            }
            // What belongs to the token before.
            '*' | '+' | '?' => {}
            '{' => skip_count(&mut characters),
            _ => one_character = true,
        }
        if one_character && depth == 0 && !is_optional(characters.as_str()) {
            current.consume();
        }
        first = false;
    }
    found.push(current);
    found
}

/// Skips `2}`, `2,}` or `2,3}`, if that comes next.
fn skip_count(characters: &mut std::str::Chars<'_>) {
    let Some((count, rest)) = characters.as_str().split_once('}') else { return };
    if !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit() || byte == b',') {
        *characters = rest.chars();
    }
}

#[cfg(test)]
mod tests {
    use super::{matches_nothing, whole};

    #[test]
    fn patterns_mean_the_whole_string() {
        for (pattern, expected) in [
            ("[a-z]+", "^[a-z]+$"),
            (r"[\s\S]*", r"^[\s\S]*$"),
            (".*", ".*"),
            (r".*\S.*", r"^.*\S.*$"),
            ("^[a-z]+$", "^[a-z]+$"),
            ("^[a-z]+", "^[a-z]+$"),
            ("[a-z]+$", "^[a-z]+$"),
            ("^$|^[0-9]{3,3}$", "^$|^[0-9]{3,3}$"),
            ("a|b", "^(?:a|b)$"),
            ("^a|b$", "^(?:^a|b$)$"),
            ("(a|b)", "^(a|b)$"),
            ("(^a|b$)c", "^(^a|b$)c$"),
            ("[a|b]", "^[a|b]$"),
            (r"[\]|]", r"^[\]|]$"),
            (r"a\|b", r"^a\|b$"),
            (r"a\$", r"^a\$$"),
            (r"a[$]", r"^a[$]$"),
            (r"\^a", r"^\^a$"),
            ("[^a]", "^[^a]$"),
            ("", "^$"),
            ("a|", "^(?:a|)$"),
            ("\\", "^\\$"),
        ] {
            assert_eq!(whole(pattern), expected, "{pattern}");
        }
    }

    #[test]
    fn patterns_that_no_text_matches() {
        for pattern in
            [".*/^[0-9]{12}$/.*", "a/^.{1,255}$", r"[a-z]*$}", "^a$b", "[ab]^c", "a{2}^b", "a^|b^", r"\.^"]
        {
            assert!(matches_nothing(pattern), "{pattern}");
        }
        for pattern in [
            "", "^a$", "a*^b", "^$|^a$", "(a)^b", "(^a|^b)", r"a\^b", "[^a]", "[a$]b", r"a\$b", "a?^b",
            "a{0,2}^b", r"\b^a", "a^|b", "a$", "$a?", r"\p{L}*$",
        ] {
            assert!(!matches_nothing(pattern), "{pattern}");
        }
    }
}
