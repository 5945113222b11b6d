//! What cases expect of messages: each function says what is not as it should be.

use serde_json::Value;
use smithy_schema::http::HeaderMap;

use crate::case::{pairs, texts};

/// Two texts are equal.
pub fn equal(what: &str, expected: &str, found: &str) -> Option<String> {
    (expected != found).then(|| format!("{what}: expected {expected:?}, found {found:?}"))
}

/// `headers`, `forbidHeaders` and `requireHeaders`.
pub fn headers(case: &Value, found: &HeaderMap) -> Vec<String> {
    let mut problems = Vec::new();
    for (name, expected) in pairs(&case["headers"]) {
        // Several lines of one name are one list (RFC 9110, 5.3).
        let lines: Vec<_> = found
            .get_all(name)
            .iter()
            .map(|line| String::from_utf8_lossy(line.as_bytes()).into_owned())
            .collect();
        if lines.is_empty() {
            problems.push(format!("header {name}: expected {expected:?}, found none"));
        } else {
            problems.extend(equal(&format!("header {name}"), expected, &lines.join(", ")));
        }
    }
    for name in texts(&case["forbidHeaders"]) {
        problems
            .extend(found.get(name).map(|value| format!("header {name}: expected none, found {value:?}")));
    }
    for name in texts(&case["requireHeaders"]) {
        problems
            .extend((!found.contains_key(name)).then(|| format!("header {name}: expected one, found none")));
    }
    problems
}

/// `queryParams`, `forbidQueryParams` and `requireQueryParams`, as they are on the wire.
pub fn query(case: &Value, found: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let mut left: Vec<&str> = found.split('&').filter(|part| !part.is_empty()).collect();
    let names: Vec<&str> = left.iter().map(|part| part.split('=').next().unwrap_or_default()).collect();
    for expected in texts(&case["queryParams"]) {
        match left.iter().position(|part| *part == expected) {
            Some(index) => drop(left.remove(index)),
            None => problems.push(format!("query: expected {expected:?}, found {found:?}")),
        }
    }
    for name in texts(&case["forbidQueryParams"]) {
        problems.extend(names.contains(&name).then(|| format!("query: expected no {name}, found {found:?}")));
    }
    for name in texts(&case["requireQueryParams"]) {
        problems
            .extend((!names.contains(&name)).then(|| format!("query: expected a {name}, found {found:?}")));
    }
    problems
}

/// `body`, by its media type; without one, to the byte. A case without a body expects nothing of it.
pub fn body(case: &Value, found: &[u8]) -> Option<String> {
    let expected = case["body"].as_str()?;
    let media_type = case["bodyMediaType"].as_str().unwrap_or_default();
    document("body", expected, media_type, found)
}

/// A document of a media type: JSON by its value.
pub fn document(what: &str, expected: &str, media_type: &str, found: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(found);
    let differs = || Some(format!("{what}: expected {expected:?}, found {text:?}"));
    let is_json = media_type == "application/json" || media_type.ends_with("+json");
    let parsed = |text: &[u8]| serde_json::from_slice::<Value>(text);
    match (is_json, parsed(expected.as_bytes()), parsed(found)) {
        (true, Ok(expected), Ok(found)) => {
            if json(&expected, &found) {
                None
            } else {
                differs()
            }
        }
        _ if expected.as_bytes() == found => None,
        _ => differs(),
    }
}

/// Whether two JSON values are the same: `1` is `1.0`, and the order of members is nobody's business.
fn json(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| json(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| json(a, b)))
        }
        _ => a == b,
    }
}
