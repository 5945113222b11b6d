//! Customs of a service that its model does not know, as a configuration has them: headers, digests, stand-ins for
//! members, a member that is the endpoint.

use smithy_model::{Event, Member, ShapeId, ShapeType};

use super::super::shapes::Context;
use super::settings::problem;
use super::HttpOperation;
use crate::http::{Digest, HttpOptions};

/// What is asked for of an operation.
pub struct Customs {
    /// What clients send for members that are not set or empty, by the index of the input's member.
    pub stand_ins: Vec<(usize, String)>,
    /// The index of the input's member whose value is the endpoint.
    pub endpoint: Option<usize>,
    /// Headers with a digest of the body.
    pub digests: Vec<(String, Digest)>,
}

/// What is asked for that fits an operation.
pub fn of_operation(context: &Context<'_>, options: &HttpOptions, id: &ShapeId) -> Customs {
    let members = input(context, id);
    let index = |name: &String| members.iter().position(|member| member.name() == name);
    let stand_ins = options.stand_ins.iter().filter_map(|(name, text)| Some((index(name)?, text.clone())));
    let streamed = members.iter().any(|member| is_streamed(context, member));
    Customs {
        stand_ins: stand_ins.collect(),
        endpoint: options.endpoint.as_ref().and_then(index),
        digests: if streamed { options.digests.clone() } else { Vec::new() },
    }
}

/// What is asked for and fits no operation, or no header.
pub fn unfit(
    context: &Context<'_>,
    ids: &[ShapeId],
    options: &HttpOptions,
    operations: &[HttpOperation],
) -> Vec<Event> {
    let mut events = Vec::new();
    let named = options.stand_ins.iter().map(|(name, _)| (name, "is to have a stand-in"));
    let named = named.chain(options.endpoint.iter().map(|name| (name, "is to be the endpoint")));
    for (name, what) in named {
        let mut found =
            ids.iter().flat_map(|id| input(context, id)).filter(|member| member.name() == name).peekable();
        if found.peek().is_none() {
            let event = problem(options, format!("`{name}` {what}, and no input has a member of this name"));
            events.push(event.help("name a member of an operation's input"));
        }
        for member in found.filter(|member| !context.is_text(&member.target)) {
            let event = problem(options, format!("`{name}` {what}, but is no string or enum"));
            events.push(event.on(&member.id).help("name a member that holds text"));
        }
    }
    if !options.digests.is_empty() && operations.iter().all(|operation| operation.digests.is_empty()) {
        let event =
            problem(options, "there are digests of bodies, and no operation streams its body".to_owned());
        events.push(event.help("a streamed body is a `@httpPayload` member whose blob is `@streaming`"));
    }
    let names =
        options.headers.iter().map(|(name, _)| name).chain(options.digests.iter().map(|(name, _)| name));
    for name in names.filter(|name| !is_header_name(name)) {
        let event = problem(options, format!("`{name}` is no header's name"));
        events.push(event.help("use letters, digits and hyphens"));
    }
    for (name, _) in options.headers.iter().filter(|(_, value)| !is_header_value(value)) {
        let event = problem(options, format!("what the header `{name}` is to say has no place in a header"));
        events.push(event.help("use visible ASCII characters, with spaces only between them"));
    }
    events
}

fn input<'m>(context: &Context<'m>, operation: &ShapeId) -> &'m [Member] {
    let operation = context.model.shape(operation).and_then(|shape| shape.as_operation());
    let input = operation.and_then(|operation| context.model.shape(&operation.input.target));
    input.map(|shape| shape.members.as_slice()).unwrap_or_default()
}

fn is_streamed(context: &Context<'_>, member: &Member) -> bool {
    let blob = context.model.shape(&member.target).filter(|shape| shape.shape_type == ShapeType::Blob);
    member.traits.has("smithy.api#httpPayload")
        && blob.is_some_and(|blob| blob.traits.has("smithy.api#streaming"))
}

fn is_header_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

fn is_header_value(value: &str) -> bool {
    value.trim() == value && !value.is_empty() && value.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}
