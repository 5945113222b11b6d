//! Telling C2J files by their content: by the keys of the object that a file is.

use crate::scan;

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `service-2.json`
    Service,
    /// `paginators-1.json`
    Paginators,
    /// `waiters-2.json`
    Waiters,
    /// Examples, endpoint rules, completions and others that state nothing of the model.
    Other,
}

/// The kind of a C2J file; `None` for any other file.
///
/// An object with `smithy` is an AST, whatever else it has. No AST has `operations`, so a service is told even when its
/// `metadata` is missing.
pub(super) fn kind(text: &str) -> Option<Kind> {
    let may_be_ast = text.contains("\"smithy\"");
    // Services are large, and what follows these two keys is half of one or more.
    let is_service = |keys: &[&str]| keys.contains(&"operations") && keys.contains(&"shapes");
    let keys = keys(text, |keys| keys.contains(&"smithy") || !may_be_ast && is_service(keys));
    let has = |key: &str| keys.contains(&key);
    if has("smithy") {
        None
    } else if is_service(&keys) {
        Some(Kind::Service)
    } else if has("pagination") {
        Some(Kind::Paginators)
    } else if has("waiters") {
        Some(Kind::Waiters)
    } else {
        let other = has("examples")
            || has("testCases")
            || has("merge")
            || (has("rules") && has("parameters"))
            || (has("operations") && has("resources"));
        other.then_some(Kind::Other)
    }
}

/// The keys of the outermost object, as far as the text can be read, without taking its values apart; only until there
/// are enough of them.
fn keys(text: &str, enough: impl Fn(&[&str]) -> bool) -> Vec<&str> {
    let mut keys = Vec::new();
    let bytes = text.as_bytes();
    let (mut at, mut depth, mut key_next) = (0, 0_usize, false);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => {
                let end = string_end(bytes, at + 1);
                if key_next && depth == 1 {
                    keys.extend(text.get(at + 1..end));
                    if enough(&keys) {
                        return keys;
                    }
                    key_next = false;
                }
                at = end;
            }
            b'{' | b'[' => {
                // What is no object has no keys.
                if depth == 0 && *byte == b'[' {
                    return keys;
                }
                depth += 1;
                key_next = depth == 1;
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return keys;
                }
            }
            b',' if depth == 1 => key_next = true,
            _ => {}
        }
        // Before an object only a byte order mark and space can stand.
        if depth == 0 && !matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0xEF | 0xBB | 0xBF) {
            return keys;
        }
        at += 1;
    }
    keys
}

/// Where the string that begins before `at` ends: the place of its closing quote, or of the end of the text.
fn string_end(bytes: &[u8], mut at: usize) -> usize {
    loop {
        at += scan::plain_length(bytes.get(at..).unwrap_or_default());
        let Some(byte) = bytes.get(at) else { return bytes.len() };
        match byte {
            b'"' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{keys, kind, Kind};

    #[test]
    fn keys_of_the_outermost_object() {
        let text =
            "\u{feff} {\"a\": {\"b\": [\"c\", {\"d\": 1}]}, \"e\\\"f\": \"g,\\\"h\", \"i\": 1}, \"j\": 1";
        let keys = |text| keys(text, |_| false);
        assert_eq!(keys(text), ["a", "e\\\"f", "i"]);
        assert_eq!(keys("[{\"a\": 1}]"), [""; 0]);
        assert_eq!(keys("namespace a {\"a\": 1}"), [""; 0]);
        assert_eq!(keys("{\"a\": 1, \"b"), ["a", "b"]);
    }

    #[test]
    fn kinds() {
        for (text, expected) in [
            (r#"{"version": "2.0", "metadata": {}, "operations": {}, "shapes": {}}"#, Some(Kind::Service)),
            (r#"{"operations": {}, "shapes": {}}"#, Some(Kind::Service)),
            (r#"{"metadata": {}, "operations": {}}"#, None),
            (r#"{"smithy": "2.0", "metadata": {}, "operations": {}, "shapes": {}}"#, None),
            (r#"{"metadata": {}, "shapes": {}}"#, None),
            (r#"{"pagination": {}}"#, Some(Kind::Paginators)),
            (r#"{"version": 2, "waiters": {}}"#, Some(Kind::Waiters)),
            (r#"{"version": "1.0", "resources": {}, "operations": {}}"#, Some(Kind::Other)),
            (r#"{"version": "1.0", "parameters": {}, "rules": []}"#, Some(Kind::Other)),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }
}
