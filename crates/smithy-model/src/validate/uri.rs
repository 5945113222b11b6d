//! URIs, as far as rules ask about them ([RFC 3986](https://www.rfc-editor.org/rfc/rfc3986)).

/// Whether a text is a URL: a scheme, then what it locates.
pub(super) fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    is_scheme(scheme) && !rest.is_empty() && rest.chars().all(is_uri_character)
}

/// Whether a text is a URI, or a reference relative to one.
pub(super) fn is_uri(text: &str) -> bool {
    if text.is_empty() || !text.chars().all(is_uri_character) {
        return false;
    }
    // A colon before any slash ends a scheme.
    let end = text.find(['/', '?', '#']).unwrap_or(text.len());
    match text[..end].split_once(':') {
        Some((scheme, rest)) => is_scheme(scheme) && (!rest.is_empty() || end < text.len()),
        None => true,
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

fn is_uri_character(c: char) -> bool {
    !c.is_control() && !c.is_whitespace() && !"\"<>\\^`{|}".contains(c)
}

#[cfg(test)]
mod tests {
    use super::{is_uri, is_url};

    #[test]
    fn knows_uris() {
        for valid in ["https://example.com/a?b#c", "http://x", "urn:a:b", "mailto:a@b.c"] {
            assert!(is_uri(valid) && is_url(valid), "{valid}");
        }
        for invalid in ["invalid!", "::foo", "", "a b:c"] {
            assert!(!is_url(invalid), "{invalid}");
        }
        assert!(!is_uri("::foo") && !is_uri("a b") && is_uri("foo/bar") && is_uri("foo"));
    }
}
