//! Members that are headers: `@httpHeader` and `@httpPrefixHeaders`.

use ::http::header::{HeaderMap, HeaderName, HeaderValue};

use super::content::Side;
use super::error::Problem;
use super::facts::Protocol;
use super::text::{check_header, read_header, write_header};
use crate::path::Path;
use crate::{Location, Map, Member, Slot, Structure, Value};

/// What reading members of a message found, beside their values.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// What is none of its member's shape.
    pub(crate) problems: Vec<Problem>,
    /// The indices of members that the message did not have, where it has a place for them outside its body.
    pub(crate) missing: Vec<usize>,
}

/// Writes all members that are headers, and notes what cannot be one.
pub(crate) fn write(
    shape: &dyn Structure,
    protocol: Protocol,
    side: Side,
    headers: &mut HeaderMap,
    problems: &mut Vec<Problem>,
) {
    let members = shape.schema().members();
    // A header that has a member of its own overrides the one of a map.
    for (index, member) in members.iter().enumerate() {
        if let Location::PrefixHeaders(prefix) = side.location(protocol, member) {
            if let Value::Map(map) = shape.get(index) {
                write_prefixed(map, prefix, member, headers, problems);
            }
        }
    }
    for (index, member) in members.iter().enumerate() {
        if let Location::Header(name) = side.location(protocol, member) {
            match write_header(shape.get(index), member) {
                Ok(None) => {}
                Ok(Some(text)) => insert(headers, name, &text, &Path::Member(&Path::Root, member), problems),
                Err(problem) => problems.push(problem),
            }
        }
    }
}

fn write_prefixed(
    map: &dyn Map,
    prefix: &str,
    member: &'static Member,
    headers: &mut HeaderMap,
    problems: &mut Vec<Problem>,
) {
    let path = Path::Member(&Path::Root, member);
    let sensitive = member.target.entry().is_some_and(|(key, _)| key.is_sensitive());
    for (key, value) in map.entries() {
        if let Value::String(text) = value {
            let path = Path::Key(&path, key, sensitive);
            match check_header(text, &path) {
                Ok(()) => insert(headers, &format!("{prefix}{key}"), text, &path, problems),
                Err(problem) => problems.push(problem),
            }
        }
    }
}

fn insert(headers: &mut HeaderMap, name: &str, text: &str, path: &Path<'_>, problems: &mut Vec<Problem>) {
    let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else {
        let reason = "it gives no name that a header can have: use letters, digits and hyphens";
        return problems.push(Problem::new(path.pointer(), reason));
    };
    let Ok(value) = HeaderValue::from_bytes(text.as_bytes()) else {
        return problems.push(Problem::new(path.pointer(), "it gives no text that a header can hold"));
    };
    // The map is full at 32768 headers.
    if headers.try_insert(name, value).is_err() {
        problems.push(Problem::new(path.pointer(), "there are more headers than a message can have"));
    }
}

/// Reads all members that are headers, and notes what is none of their shape, and which members had no header.
pub(crate) fn read(
    headers: &HeaderMap,
    shape: &mut dyn Structure,
    protocol: Protocol,
    side: Side,
    strict: bool,
    found: &mut Found,
) {
    for (index, member) in shape.schema().members().iter().enumerate() {
        match side.location(protocol, member) {
            Location::Header(name) if headers.contains_key(name) => {
                let lines = headers.get_all(name).iter().map(HeaderValue::as_bytes);
                if let Err(problem) = read_header(lines, &mut shape.slot(index), member, strict) {
                    found.problems.push(problem);
                }
            }
            Location::Header(_) => found.missing.push(index),
            Location::PrefixHeaders(prefix) => {
                read_prefixed(headers, prefix, shape, index, member, &mut found.problems);
            }
            _ => {}
        }
    }
}

fn read_prefixed(
    headers: &HeaderMap,
    prefix: &str,
    shape: &mut dyn Structure,
    index: usize,
    member: &'static Member,
    problems: &mut Vec<Problem>,
) {
    let matching = headers.keys().filter_map(|name| {
        let name = name.as_str();
        let (start, key) = (name.get(..prefix.len())?, name.get(prefix.len()..)?);
        start.eq_ignore_ascii_case(prefix).then_some((name, key))
    });
    let mut matching = matching.peekable();
    // Asking for the slot sets the member.
    if matching.peek().is_none() {
        return;
    }
    let Slot::Map(map) = shape.slot(index) else { return };
    map.reset();
    let Some((key_member, value_member)) = member.target.entry() else { return };
    let path = Path::Member(&Path::Root, member);
    for (name, key) in matching {
        let lines = headers.get_all(name).iter().map(HeaderValue::as_bytes);
        let slot = &mut map.insert(key.to_owned());
        if let Err(problem) = read_header(lines, slot, value_member, false) {
            let path = Path::Key(&path, key, key_member.is_sensitive()).pointer();
            problems.push(Problem { path, ..problem });
        }
    }
}
