//! Writing a document: at once, or not at all, and then by a walk that finds why.

use super::{root, Dialect, Members};
use crate::http::error::{EncodeError, Problem};
use crate::json::{self, Rules};
use crate::path::{Path, Place, MAX_DEPTH};
use crate::{timestamp, Active, Document, Member, Schema, TimestampFormat, Value};

/// Writes a value as a JSON document behind what is in `out`.
///
/// `member` is the member whose value it is (`@httpPayload`), none for a whole input, output or error.
///
/// # Errors
/// All timestamps that their format cannot carry, and values that nest too deep. `out` is as it was.
pub(crate) fn write(
    value: Value<'_>,
    member: Option<&'static Member>,
    dialect: Dialect,
    members: Members,
    out: &mut Vec<u8>,
) -> Result<(), EncodeError> {
    let rules = Rules { json_names: dialect.json_names, outermost: members, digits: true, strict: false };
    let start = out.len();
    out.reserve(json::CAPACITY);
    json::encode(out, &value, member, rules).or_else(|_| {
        out.truncate(start);
        let root = root(member);
        let sensitive = member.is_some_and(Member::is_sensitive) || value.is_sensitive_shape();
        let mut problems = Vec::new();
        find(value, member, &Place::outermost(root, sensitive), rules, &mut problems);
        EncodeError::check(problems)?;
        // There is nothing else that is not written.
        Err(EncodeError::new(root.pointer(), "the value cannot be written as JSON"))
    })
}

/// Finds the values that no document can hold.
#[cold]
fn find(
    value: Value<'_>,
    member: Option<&'static Member>,
    place: &Place<'_>,
    rules: Rules,
    problems: &mut Vec<Problem>,
) {
    let too_deep = || Problem::new(place.path.pointer(), format!("it nests deeper than {MAX_DEPTH} levels"));
    match value {
        Value::Timestamp(value) => {
            let format = member.and_then(|member| member.timestamp_format);
            let format = format.unwrap_or(TimestampFormat::EpochSeconds);
            if let Err(error) = timestamp::format(value, format) {
                problems.push(Problem::new(place.path.pointer(), error.to_string()));
            }
        }
        Value::Document(document) if !fits(document, MAX_DEPTH.saturating_sub(place.depth)) => {
            problems.push(too_deep());
        }
        Value::Structure(_) | Value::Union(_) | Value::List(_) | Value::Map(_)
            if place.depth >= MAX_DEPTH =>
        {
            problems.push(too_deep());
        }
        Value::Structure(structure) => {
            for (index, member) in structure.schema().members().iter().enumerate() {
                if rules.holds(member, place.depth + 1) {
                    let below = place.below(Path::Member(&place.path, member), Some(member));
                    find(structure.get(index), Some(member), &below, rules, problems);
                }
            }
        }
        Value::Union(union) => match union.active() {
            Active::Known(index, value) => {
                if let Some(member) = union.schema().members().get(index) {
                    let below = place.below(Path::Member(&place.path, member), Some(member));
                    find(value, Some(member), &below, rules, problems);
                }
            }
            Active::Unknown(_, document) => {
                if !fits(document, MAX_DEPTH.saturating_sub(place.depth + 1)) {
                    problems.push(too_deep());
                }
            }
        },
        Value::List(list) => {
            let item = member.map(|member| member.target).and_then(Schema::item);
            for index in 0..list.len() {
                let below = place.below(Path::Index(&place.path, index), item);
                find(list.get(index), item, &below, rules, problems);
            }
        }
        Value::Map(map) => {
            let (key, item) = member.map(|member| member.target).and_then(Schema::entry).unzip();
            let hidden = place.sensitive || key.is_some_and(Member::is_sensitive);
            for (name, value) in map.entries() {
                let below = place.below(Path::Key(&place.path, name, hidden), item);
                find(value, item, &below, rules, problems);
            }
        }
        _ => {}
    }
}

/// True for a document of no more levels than these.
fn fits(document: &Document, levels: usize) -> bool {
    match (document, levels.checked_sub(1)) {
        (Document::List(_) | Document::Map(_), None) => false,
        (Document::List(items), Some(levels)) => items.iter().all(|item| fits(item, levels)),
        (Document::Map(entries), Some(levels)) => entries.values().all(|item| fits(item, levels)),
        _ => true,
    }
}
