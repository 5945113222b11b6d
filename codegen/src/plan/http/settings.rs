//! What is configured of HTTP, held against the model: a setting that fits nothing fails here.

use smithy_model::{Event, Shape, ShapeId, ShapeType};

use super::super::shapes::Context;
use super::super::{key, operation_errors};
use super::{HttpError, Rejection};
use crate::docs;
use crate::http::{ErrorCode, HttpOptions, Rejection as Wanted};
use crate::Protocol;

/// The service's protocol: the one asked for, else the first it has that generated crates speak.
///
/// # Errors
/// A protocol asked for that the service does not have, and settings without a service that they could be for.
pub fn protocol(service: Option<&Shape>, options: &HttpOptions) -> Result<Option<Protocol>, Box<Event>> {
    let has = |protocol: &Protocol| service.is_some_and(|service| service.traits.has(protocol.trait_id()));
    let found = Protocol::ALL.into_iter().find(has);
    let known = || Protocol::ALL.map(|protocol| format!("`{}`", protocol.trait_id())).join(", ");
    if let Some(wanted) = options.protocol {
        if has(&wanted) {
            return Ok(Some(wanted));
        }
        let message = format!("the service does not have the protocol `{}`", wanted.trait_id());
        let help = match found {
            Some(found) => format!("it has `{}`", found.trait_id()),
            None => format!("it has none of {}", known()),
        };
        return Err(Box::new(problem(options, message).help(help)));
    }
    let asked = options.location.is_some() || options.error_code.is_some() || options.rejection.is_some();
    if found.is_none() && asked {
        let message = "there are settings for HTTP, and no service with a protocol".to_owned();
        return Err(Box::new(problem(options, message).help(format!("a service needs one of {}", known()))));
    }
    Ok(found)
}

/// The key of the member that says which error it is, and what the shapes' names have on top.
///
/// # Errors
/// A member that no error has in its body as text, or that errors have under different keys.
pub fn error_code(
    context: &Context<'_>,
    errors: &[ShapeId],
    wanted: &ErrorCode,
    options: &HttpOptions,
) -> Result<(String, String), Vec<Event>> {
    let mut keys: Vec<String> = Vec::new();
    let mut events = Vec::new();
    for shape in errors.iter().filter_map(|id| context.model.shape(id)) {
        let Some(member) = shape.member(&wanted.member) else { continue };
        if !context.is_text(&member.target) {
            let message =
                format!("`{}` is to say which error it is, but is no string or enum", wanted.member);
            events.push(problem(options, message).on(&member.id).help("name a member that holds text"));
        }
        let key = key(member);
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    if !errors.iter().any(|id| id.name().ends_with(&wanted.suffix)) {
        let message = format!("no error's name ends with `{}`", wanted.suffix);
        events.push(problem(options, message).help("leave the suffix empty where there is none"));
    }
    match keys.as_slice() {
        [key] if events.is_empty() => return Ok((key.clone(), wanted.suffix.clone())),
        [_] => {}
        [] => {
            let message = format!("no error of the service has a member `{}`", wanted.member);
            events.push(problem(options, message).help("name a member of the error shapes"));
        }
        keys => {
            let message =
                format!("errors have `{}` under different keys: {}", wanted.member, keys.join(", "));
            events.push(problem(options, message).help("name a member that has one key"));
        }
    }
    Err(events)
}

/// What answers requests that break constraints.
///
/// # Errors
/// A shape that is no error of the service, and members that it does not have or that cannot hold the text.
pub fn rejection(
    context: &Context<'_>,
    errors: &[(ShapeId, HttpError)],
    wanted: &Wanted,
    options: &HttpOptions,
) -> Result<Rejection, Vec<Event>> {
    let error = errors.iter().find(|(id, _)| *id == wanted.shape);
    let (Some((_, error)), Some(shape)) = (error, context.model.shape(&wanted.shape)) else {
        let message =
            format!("`{}` is to answer bad requests, but no operation has this error", wanted.shape);
        let known: Vec<_> = errors.iter().map(|(id, _)| format!("`{id}`")).collect();
        return Err(vec![problem(options, message).help(format!("the errors are: {}", known.join(", ")))]);
    };
    let mut events = Vec::new();
    for (name, value) in
        std::iter::once((&wanted.message, None)).chain(wanted.set.iter().map(|(n, v)| (n, Some(v))))
    {
        let Some(member) = shape.member(name) else {
            let message = format!("`{}` has no member `{name}`", wanted.shape);
            let known: Vec<_> = shape.members.iter().map(|member| format!("`{}`", member.name())).collect();
            events
                .push(problem(options, message).on(&shape.id).help(format!("it has: {}", known.join(", "))));
            continue;
        };
        if !context.is_text(&member.target) {
            let message = format!("`{name}` is to hold text, but is no string or enum");
            events.push(problem(options, message).on(&member.id).help("name a member that holds text"));
        }
        let values = values(context, &member.target);
        if value.is_some_and(|value| !values.is_empty() && !values.contains(value)) {
            let message = format!("`{name}` is to be a value that its enum does not have");
            events.push(
                problem(options, message).on(&member.id).help(format!("it has: {}", values.join(", "))),
            );
        }
    }
    let unset =
        shape.members.iter().filter(|member| member.traits.has("smithy.api#required")).find(|member| {
            wanted.message != member.name() && !wanted.set.iter().any(|(name, _)| name == member.name())
        });
    if let Some(member) = unset {
        let message = format!("`{}` is required, and nothing sets it", member.name());
        events.push(problem(options, message).on(&member.id).help("give it a value under `set`"));
    }
    if !events.is_empty() {
        return Err(events);
    }
    Ok(Rejection { error: error.name.clone(), message: wanted.message.clone(), set: wanted.set.clone() })
}

/// The operations that a rejection is for and that do not have its error.
pub fn unanswered<'o>(
    context: &Context<'_>,
    operations: &'o [ShapeId],
    wanted: &Wanted,
    options: &HttpOptions,
) -> Vec<Event> {
    let misses = |id: &&'o ShapeId| {
        let errors = operation_errors(context, id);
        !errors.contains(&wanted.shape) && !errors.iter().any(|id| id.as_str() == VALIDATION_EXCEPTION)
    };
    let warning = |id: &ShapeId| {
        let message = format!(
            "`{}` answers bad requests of `{}`, which does not have this error",
            wanted.shape,
            id.name()
        );
        let mut event = Event::new(smithy_model::Severity::Warning, "Codegen.Http", message).on(id);
        event.location = options.location;
        event.help("add the error to the operation, or `smithy.framework#ValidationException`")
    };
    operations.iter().filter(misses).map(warning).collect()
}

/// The error that Smithy has for requests that break constraints.
const VALIDATION_EXCEPTION: &str = "smithy.framework#ValidationException";

/// The values that a member of an enum can have; none where any text will do.
fn values(context: &Context<'_>, id: &ShapeId) -> Vec<String> {
    let target = context.model.shape(id).filter(|shape| shape.shape_type == ShapeType::Enum);
    target.into_iter().flat_map(|shape| &shape.members).map(docs::value).collect()
}

pub(super) fn problem(options: &HttpOptions, message: String) -> Event {
    let mut event = Event::error("Codegen.Http", message);
    event.location = options.location;
    event
}
