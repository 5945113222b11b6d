//! The patterns of `@http` and `@endpoint`, taken apart
//! ([spec](https://smithy.io/2.0/spec/http-bindings.html#uri)).

use super::{HostPart, Segment};

/// A path and the constant part of a query.
pub type Target = (Vec<Segment>, Vec<(String, Option<String>)>);

/// Takes `/a/{b}/{c+}?d&e=f` apart; `index` knows the members that labels name.
///
/// # Errors
/// The labels that name no member.
pub fn target(uri: &str, index: impl Fn(&str) -> Option<usize>) -> Result<Target, Vec<String>> {
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    let (mut segments, mut unknown) = (Vec::new(), Vec::new());
    // A slash at the end makes no segment: trailing slashes are optional.
    for text in path.split('/').filter(|text| !text.is_empty()) {
        let label = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
        let Some(label) = label else {
            segments.push(Segment::Literal(text.to_owned()));
            continue;
        };
        let greedy = label.strip_suffix('+');
        let name = greedy.unwrap_or(label);
        match index(name) {
            Some(index) if greedy.is_some() => segments.push(Segment::Greedy(index)),
            Some(index) => segments.push(Segment::Label(index)),
            None => unknown.push(name.to_owned()),
        }
    }
    let pair = |part: &str| match part.split_once('=') {
        Some((key, value)) => (decoded(key), Some(decoded(value))),
        None => (decoded(part), None),
    };
    let query = query.split('&').filter(|part| !part.is_empty()).map(pair).collect();
    if unknown.is_empty() {
        Ok((segments, query))
    } else {
        Err(unknown)
    }
}

/// Takes `{label}.rest-` apart; `index` knows the members that labels name.
///
/// # Errors
/// The labels that name no member.
pub fn host_prefix(
    prefix: &str,
    index: impl Fn(&str) -> Option<usize>,
) -> Result<Vec<HostPart>, Vec<String>> {
    let (mut parts, mut unknown, mut rest) = (Vec::new(), Vec::new(), prefix);
    while !rest.is_empty() {
        let (text, tail) = rest.split_once('{').unwrap_or((rest, ""));
        if !text.is_empty() {
            parts.push(HostPart::Literal(text.to_owned()));
        }
        let Some((name, tail)) = tail.split_once('}') else { break };
        match index(name) {
            Some(index) => parts.push(HostPart::Label(index)),
            None => unknown.push(name.to_owned()),
        }
        rest = tail;
    }
    if unknown.is_empty() {
        Ok(parts)
    } else {
        Err(unknown)
    }
}

/// Text without percent signs in front of two digits.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let pair = bytes.get(at + 1..at + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        let digits = pair.filter(|pair| pair.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match digits.and_then(|pair| u8::from_str_radix(pair, 16).ok()).filter(|_| *byte == b'%') {
            Some(value) => {
                decoded.push(value);
                at += 3;
            }
            None => {
                decoded.push(*byte);
                at += 1;
            }
        }
    }
    // What is no text with its percent signs decoded stays as it was written.
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{host_prefix, target, HostPart, Segment};

    fn index(name: &str) -> Option<usize> {
        ["first", "second"].iter().position(|known| *known == name)
    }

    #[test]
    fn targets() {
        let literal = |text: &str| Segment::Literal(text.to_owned());
        let pair = |key: &str, value: Option<&str>| (key.to_owned(), value.map(str::to_owned));
        for (uri, path, query) in [
            ("/", vec![], vec![]),
            ("/a/{first}/b", vec![literal("a"), Segment::Label(0), literal("b")], vec![]),
            ("/{first}/{second+}/", vec![Segment::Label(0), Segment::Greedy(1)], vec![]),
            ("/a%20b?c", vec![literal("a%20b")], vec![pair("c", None)]),
            (
                "/?c=&d=e=f&g%20h=%C3%A9&i=%zz%",
                vec![],
                vec![
                    pair("c", Some("")),
                    pair("d", Some("e=f")),
                    pair("g h", Some("é")),
                    pair("i", Some("%zz%")),
                ],
            ),
            ("/{a}{b}x", vec![literal("{a}{b}x")], vec![]),
        ] {
            assert_eq!(target(uri, index), Ok((path, query)), "{uri}");
        }
        assert_eq!(target("/{x}/{first}/{y+}", index), Err(vec!["x".to_owned(), "y".to_owned()]));
    }

    #[test]
    fn host_prefixes() {
        let literal = |text: &str| HostPart::Literal(text.to_owned());
        for (prefix, parts) in [
            ("", vec![]),
            ("messaging-", vec![literal("messaging-")]),
            (
                "a.{first}.b.{second}",
                vec![literal("a."), HostPart::Label(0), literal(".b."), HostPart::Label(1)],
            ),
            ("{first}{", vec![HostPart::Label(0)]),
        ] {
            assert_eq!(host_prefix(prefix, index), Ok(parts), "{prefix}");
        }
        assert_eq!(host_prefix("{x}.", index), Err(vec!["x".to_owned()]));
    }
}
