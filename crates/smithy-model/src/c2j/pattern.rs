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
        [Alternative { begins, ends }] => {
            let before = if *begins { "" } else { "^" };
            let after = if *ends { "" } else { "$" };
            format!("{before}{pattern}{after}")
        }
        _ => format!("^(?:{pattern})$"),
    }
}

/// How one of the outermost alternatives is anchored.
#[derive(Debug, Clone, Copy, Default)]
struct Alternative {
    begins: bool,
    ends: bool,
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
        match character {
            '\\' => {
                characters.next();
            }
            ']' => in_class = false,
            _ if in_class => {}
            '[' => in_class = true,
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '^' if first => current.begins = true,
            '$' if depth == 0 => current.ends = true,
            _ => {}
        }
        first = false;
    }
    found.push(current);
    found
}

#[cfg(test)]
mod tests {
    use super::whole;

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
}
