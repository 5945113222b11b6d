//! `paginators-1.json`: which operations give their results in pages.
//!
//! What Smithy has no words for is left out: several result keys, of which Smithy's `items` could name one, which
//! members repeat on every page, results that are no collections, and limits that are no numbers. Where there are
//! several tokens, or tokens that have to be computed or are no strings, the operation has no `@paginated` at all.

use std::collections::BTreeMap;

use crate::raw::RawTrait;
use crate::{is_identifier, json, Event, FileId, Location, Severity, ShapeId};

use super::properties::{At, Properties};
use super::syntax::Operation;
use super::traits;

/// How one operation is paginated.
#[derive(Debug)]
pub(super) struct Paginator {
    operation: At<String>,
    at: Location,
    input_token: Vec<At<String>>,
    output_token: Vec<At<String>>,
    limit_key: Option<At<String>>,
    result_key: Vec<At<String>>,
}

/// What says nothing that Smithy could hold.
const SILENT: &[&str] = &["more_results", "non_aggregate_keys", "py_input_token"];

/// Reads a file.
pub(super) fn read(id: FileId, text: &str, events: &mut Vec<Event>) -> Vec<Paginator> {
    let Some(node) = json::parse(id, text, events) else { return Vec::new() };
    let Some(mut all) = Properties::of(node, "`pagination`", None, events) else { return Vec::new() };
    let mut paginators = Vec::new();
    for entry in all.entries("pagination", "paginators by operation", events) {
        let operation = At { value: entry.key, at: entry.key_location };
        let Some(mut all) = Properties::of(entry.value, "the properties of a paginator", None, events) else {
            continue;
        };
        paginators.push(Paginator {
            operation,
            at: all.at,
            input_token: one_or_more(&mut all, "input_token", events),
            output_token: one_or_more(&mut all, "output_token", events),
            limit_key: all.text("limit_key", events),
            result_key: one_or_more(&mut all, "result_key", events),
        });
        all.finish(SILENT, events);
    }
    all.finish(&["version"], events);
    paginators
}

/// A string, or a list of strings.
fn one_or_more(all: &mut Properties, key: &str, events: &mut Vec<Event>) -> Vec<At<String>> {
    match all.kind(key) {
        Some("array") => all.texts(key, events),
        _ => all.text(key, events).into_iter().collect(),
    }
}

/// Paginators by the operations that they belong to. Files that are given twice say the same twice.
pub(super) fn by_operation(
    paginators: Vec<Paginator>,
    operations: &[Operation],
    events: &mut Vec<Event>,
) -> BTreeMap<String, Paginator> {
    let mut found: BTreeMap<String, Paginator> = BTreeMap::new();
    for paginator in paginators {
        let At { value: name, at } = &paginator.operation;
        if !operations.iter().any(|operation| operation.name.value == *name) {
            let message = format!("there is no operation `{name}` to paginate");
            events.push(Event::new(Severity::Warning, "C2j.Ignored", message).at(*at));
            continue;
        }
        match found.get(name) {
            None => {
                found.insert(name.clone(), paginator);
            }
            Some(first) if says(first) == says(&paginator) => {}
            Some(_) => {
                let message = format!("the operation `{name}` has another paginator already");
                events.push(Event::error("Model", message).at(*at).help("remove one of the two"));
            }
        }
    }
    found
}

fn says(paginator: &Paginator) -> Vec<Vec<&str>> {
    let Paginator { input_token, output_token, limit_key, result_key, .. } = paginator;
    let limit: Vec<_> = limit_key.iter().map(|key| key.value.as_str()).collect();
    let texts = [input_token, output_token, result_key];
    let texts = texts.into_iter().map(|keys| keys.iter().map(|key| key.value.as_str()).collect());
    texts.chain([limit]).collect()
}

/// What C2J calls the type of what a path leads to, if it leads anywhere.
pub(super) type KindOf<'k> = &'k dyn Fn(End, &str) -> Option<String>;

/// Where a path begins.
#[derive(Debug, Clone, Copy)]
pub(super) enum End {
    Input,
    Output,
}

/// `@paginated`, if Smithy has words for it. What paths lead nowhere is left to the rule for the trait.
pub(super) fn paginated(
    paginator: Paginator,
    kind_of: KindOf<'_>,
    about: &ShapeId,
    events: &mut Vec<Event>,
) -> Option<RawTrait<'static>> {
    let Paginator { at, input_token, output_token, limit_key, result_key, .. } = paginator;
    let is = |end: End, path: &At<String>, kinds: &[&str]| {
        kind_of(end, &path.value).is_none_or(|kind| kinds.contains(&kind.as_str()))
    };
    let mut note = |at: Location, message: String| {
        events.push(Event::new(Severity::Note, "C2j.Ignored", message).on(about).at(at));
    };
    let token = |end: End, keys: &[At<String>]| match keys {
        [] => true,
        [key] => is_path(&key.value) && is(end, key, &["string", "map"]),
        _ => false,
    };
    if !token(End::Input, &input_token) || !token(End::Output, &output_token) {
        note(
            at,
            "the operation has no @paginated: its tokens are several, or computed, or no strings".to_string(),
        );
        return None;
    }
    let page_size = limit_key.filter(|key| {
        let number = is(End::Input, key, &["byte", "short", "integer", "long"]);
        if !number {
            note(key.at, format!("@paginated has no `pageSize`: `{}` is no number", key.value));
        }
        number
    });
    let items = match result_key.as_slice() {
        [key] if is_path(&key.value) && is(End::Output, key, &["list", "map"]) => Some(key.clone()),
        [key] => {
            note(key.at, format!("@paginated has no `items`: `{}` is no collection", key.value));
            None
        }
        _ => None,
    };
    let value = traits::object(
        at,
        [
            ("inputToken", traits::string(&input_token.into_iter().next())),
            ("outputToken", traits::string(&output_token.into_iter().next())),
            ("items", traits::string(&items)),
            ("pageSize", traits::string(&page_size)),
        ],
    );
    Some(traits::with("smithy.api#paginated", value, at))
}

/// Whether a key names a member, or one of a member's members, and needs nothing computed.
fn is_path(key: &str) -> bool {
    key.split('.').all(is_identifier)
}
