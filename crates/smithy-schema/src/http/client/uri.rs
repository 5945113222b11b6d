//! Where a request goes: scheme, host with its prefix, path, query.

use ::http::uri::{Authority, PathAndQuery};
use ::http::Uri;

use crate::http::content::Side;
use crate::http::error::Problem;
use crate::http::facts::{HostPart, Operation, Segment};
use crate::http::text::{label_text, write_label, write_query, write_query_pair};
use crate::http::Endpoint;
use crate::path::Path;
use crate::{Location, Member, Structure, Value};

/// What path and query begin with room for: two ARNs.
const CAPACITY: usize = 256;

/// The URI of a request; nothing where there are problems with it.
pub(super) fn uri(
    operation: &'static Operation,
    input: &dyn Structure,
    endpoint: &Endpoint,
    problems: &mut Vec<Problem>,
) -> Option<Uri> {
    let mut bound = None;
    if let Some(index) = operation.endpoint {
        match bound_endpoint(index, input) {
            Ok(endpoint) => bound = Some(endpoint),
            Err(problem) => problems.push(problem),
        }
    }
    let endpoint = bound.as_ref().unwrap_or(endpoint);
    let mut target = Vec::with_capacity(endpoint.path().len() + CAPACITY);
    target.extend_from_slice(endpoint.path().as_bytes());
    write_path(operation, input, &mut target, problems);
    target.push(b'?');
    write_all_query(operation, input, &mut target, problems);
    if target.ends_with(b"?") {
        target.pop();
    }
    let authority = authority(operation, input, endpoint, problems)?;
    let target = PathAndQuery::try_from(target);
    let target = target.map_err(|error| {
        problems.push(Problem::new("", format!("the path and query are none that a URI can have: {error}")));
    });
    let mut parts = ::http::uri::Parts::default();
    parts.scheme = Some(endpoint.scheme().clone());
    parts.authority = Some(authority);
    parts.path_and_query = Some(target.ok()?);
    Uri::from_parts(parts).map_err(|error| problems.push(Problem::new("", format!("no URI: {error}")))).ok()
}

fn write_path(
    operation: &'static Operation,
    input: &dyn Structure,
    out: &mut Vec<u8>,
    problems: &mut Vec<Problem>,
) {
    for segment in operation.path {
        out.push(b'/');
        let (index, greedy) = match *segment {
            Segment::Literal(text) => {
                out.extend_from_slice(text.as_bytes());
                continue;
            }
            Segment::Label(index) => (index, false),
            Segment::Greedy(index) => (index, true),
        };
        if let Some(member) = input.schema().members().get(index) {
            if let Err(problem) = write_label(out, input.get(index), member, greedy) {
                problems.push(problem);
            }
        }
    }
    if operation.path.is_empty() {
        out.push(b'/');
    }
}

/// Writes the query: constants, then members in their order, then the pairs of a map that override none of them.
fn write_all_query(
    operation: &'static Operation,
    input: &dyn Structure,
    out: &mut Vec<u8>,
    problems: &mut Vec<Problem>,
) {
    for (key, text) in operation.query {
        write_query_pair(out, key, *text);
    }
    let protocol = operation.service.protocol;
    let mut params = None;
    for (index, member) in input.schema().members().iter().enumerate() {
        match Side::Request.location(protocol, member) {
            Location::Query(key) => {
                problems.extend(write_query(out, key, input.get(index), member).err());
            }
            Location::QueryParams => params = Some((index, member)),
            _ => {}
        }
    }
    if let Some((index, member)) = params {
        if let (Value::Map(map), Some((_, value))) = (input.get(index), member.target.entry()) {
            let taken = taken(operation, input);
            for (key, item) in map.entries().filter(|(key, _)| !taken.contains(key)) {
                problems.extend(write_query(out, key, item, value).err());
            }
        }
    }
}

/// The keys that the query has from others than a map.
fn taken(operation: &'static Operation, input: &dyn Structure) -> Vec<&'static str> {
    let members = input.schema().members().iter().enumerate();
    let set = members.filter_map(|(index, member)| {
        match Side::Request.location(operation.service.protocol, member) {
            Location::Query(key) if !matches!(input.get(index), Value::Absent) => Some(key),
            _ => None,
        }
    });
    operation.query.iter().map(|(key, _)| *key).chain(set).collect()
}

/// Host and port, behind the operation's prefix.
fn authority(
    operation: &'static Operation,
    input: &dyn Structure,
    endpoint: &Endpoint,
    problems: &mut Vec<Problem>,
) -> Option<Authority> {
    if operation.host_prefix.is_empty() || !endpoint.has_host_prefix() {
        return Some(endpoint.authority().clone());
    }
    let before = problems.len();
    let mut prefix = String::new();
    for part in operation.host_prefix {
        match *part {
            HostPart::Literal(text) => prefix.push_str(text),
            HostPart::Label(index) => {
                if let Some(member) = input.schema().members().get(index) {
                    match host_label(input.get(index), member) {
                        Ok(text) => prefix.push_str(&text),
                        Err(problem) => problems.push(problem),
                    }
                }
            }
        }
    }
    if problems.len() > before {
        return None;
    }
    let authority = endpoint.authority().as_str();
    let (user, host) = authority.rsplit_once('@').map_or(("", authority), |(user, host)| (user, host));
    let at = if user.is_empty() { "" } else { "@" };
    Authority::try_from(format!("{user}{at}{prefix}{host}"))
        .map_err(|error| problems.push(Problem::new("", format!("the host prefix gives no host: {error}"))))
        .ok()
}

/// What a host's name can have: anything else would change where the request goes.
fn host_label(value: Value<'_>, member: &'static Member) -> Result<String, Problem> {
    let text = label_text(value, member)?;
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Ok(text.into_owned());
    }
    let path = Path::Member(&Path::Root, member).pointer();
    Err(Problem::new(path, "it is a part of the host's name: use letters, digits and hyphens"))
}

/// The endpoint that a member says.
fn bound_endpoint(index: usize, input: &dyn Structure) -> Result<Endpoint, Problem> {
    let text = match input.get(index) {
        Value::String(text) => text,
        _ => "",
    };
    text.parse().map_err(|_| {
        let member = input.schema().members().get(index);
        let path = member.map(|member| Path::Member(&Path::Root, member).pointer());
        Problem::new(
            path.unwrap_or_default(),
            "it says where the request goes: use a URI with scheme and host",
        )
    })
}
