//! A request becomes an input: read strictly, every problem collected, then validated.

use ::http::HeaderMap;

use super::router::Matched;
use super::{coding, invalid, media, Refusal};
use crate::http::body::{fill_defaults, Mode};
use crate::http::content::{self, Content, Side};
use crate::http::error::{DecodeError, Problem};
use crate::http::headers::{self, Found};
use crate::http::text::{query_pairs, read_label, read_query};
use crate::path::Path;
use crate::validate::{self, Gaps};
use crate::{Location, Member, Slot, Structure, Value};

/// Reads a request into a blank input.
///
/// # Errors
/// The answer to a request that is none of the operation's, or whose input breaks constraints.
pub(super) fn receive(
    matched: &Matched,
    query: &str,
    headers: &HeaderMap,
    body: &[u8],
    input: &mut dyn Structure,
) -> Result<(), Refusal> {
    let operation = matched.operation();
    let service = operation.service;
    media::check(operation, headers, body)?;
    let protocol = service.protocol;
    let (headers, body) = coding::decoded(operation, headers, body)
        .map_err(|problem| Refusal::malformed(service, &problem.into()))?;
    let (headers, body) = (headers.as_ref(), body.as_ref());
    let mut found = Found::default();
    read_labels(matched, input, &mut found.problems);
    read_queries(matched, query, input, &mut found);
    headers::read(headers, input, protocol, Side::Request, true, &mut found);
    let content = Content::of(operation.input, protocol, Side::Request);
    let mut gaps = Gaps::default();
    match content::read(content, body, input, protocol, Side::Request, Mode::Server) {
        Ok(read) => gaps = read.gaps,
        Err(error) => found.problems.extend(error.into_problems()),
    }
    DecodeError::check(found.problems).map_err(|error| Refusal::malformed(service, &error))?;
    if let (Content::Payload(index, member), true) = (content, body.is_empty()) {
        note_missing_payload(index, member, input, &mut found.missing);
    }
    let members = input.schema().members();
    for (index, member) in found.missing.iter().filter_map(|index| Some((*index, members.get(*index)?))) {
        if member.must_be_set() {
            gaps.add(&Path::Root, index);
        }
    }
    fill_defaults(input);
    validate::value(Value::Structure(input), &gaps).map_err(|error| invalid::refusal(operation, error))
}

/// A structure that is not there is missing; text and bytes are empty.
fn note_missing_payload(index: usize, member: &Member, input: &dyn Structure, missing: &mut Vec<usize>) {
    match input.get(index) {
        Value::String(_) | Value::Blob(_) => {}
        _ if member.must_be_set() => missing.push(index),
        _ => {}
    }
}

fn read_labels(matched: &Matched, input: &mut dyn Structure, problems: &mut Vec<Problem>) {
    let members = input.schema().members();
    for (index, text) in &matched.labels {
        if let Some(member) = members.get(*index) {
            if let Err(problem) = read_label(text, &mut input.slot(*index), member, true) {
                problems.push(problem);
            }
        }
    }
}

fn read_queries(matched: &Matched, query: &str, input: &mut dyn Structure, found: &mut Found) {
    let protocol = matched.operation().service.protocol;
    let pairs = match query_pairs(query) {
        Ok(pairs) => pairs,
        Err(problem) => return found.problems.push(problem),
    };
    for (index, member) in input.schema().members().iter().enumerate() {
        match Side::Request.location(protocol, member) {
            Location::Query(key) => {
                let texts = pairs.iter().filter(|(name, _)| name == key).map(|(_, text)| text.as_ref());
                let mut texts = texts.peekable();
                // Asking for the slot sets the member.
                if texts.peek().is_none() {
                    found.missing.push(index);
                } else if let Err(problem) = read_query(texts, &mut input.slot(index), member, true) {
                    found.problems.push(problem);
                }
            }
            Location::QueryParams if !pairs.is_empty() => {
                let pairs = pairs.iter().map(|(key, text)| (key.as_ref(), text.as_ref()));
                read_params(pairs.collect(), &mut input.slot(index), member, &mut found.problems);
            }
            _ => {}
        }
    }
}

/// Reads all pairs of the query into a map: those that have a member of their own, too.
fn read_params(
    mut pairs: Vec<(&str, &str)>,
    slot: &mut Slot<'_>,
    member: &'static Member,
    problems: &mut Vec<Problem>,
) {
    let (Slot::Map(map), Some((_, value_member))) = (slot, member.target.entry()) else { return };
    map.reset();
    // Keeps the order of a key's texts.
    pairs.sort_by_key(|(key, _)| *key);
    let mut rest = pairs.as_slice();
    while let Some((key, _)) = rest.first() {
        let (here, after) = rest.split_at(rest.partition_point(|(name, _)| name <= key));
        let texts = here.iter().map(|(_, text)| *text);
        if let Err(problem) = read_query(texts, &mut map.insert((*key).to_owned()), value_member, true) {
            problems.push(problem);
        }
        rest = after;
    }
}
