//! `HttpChecksumTrait` ([spec](https://smithy.io/2.0/aws/aws-core.html#aws-protocols-httpchecksum-trait)).

use super::super::context::{event, list, trait_event, Context};
use super::super::values::enum_value;
use super::text;
use crate::selector::Vertex;
use crate::{Event, Node, Operation, Severity, Shape, ShapeType};

const TRAIT: &str = "aws.protocols#httpChecksum";
const ID: &str = "HttpChecksumTrait";
const PREFIX: &str = "x-amz-checksum-";
const ALGORITHMS: &[&str] =
    &["CRC32", "CRC32C", "CRC64NVME", "MD5", "SHA1", "SHA256", "SHA512", "XXHASH64", "XXHASH3", "XXHASH128"];
const MODES: &[&str] = &["ENABLED"];

pub(in super::super) fn checksums(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, value) in cx.users(TRAIT) {
        if let Some(operation) = shape.as_operation() {
            check(cx, shape, operation, value, events);
        }
    }
}

fn check(cx: &Context<'_>, shape: &Shape, operation: &Operation, value: &Node, events: &mut Vec<Event>) {
    let error = |message: String| trait_event(Severity::Error, ID, shape, value, message);
    let required = value.get("requestChecksumRequired").and_then(Node::as_bool) == Some(true);
    let request_member = text(value, "requestAlgorithmMember");
    let mode_member = text(value, "requestValidationModeMember");
    let algorithms = value.get("responseAlgorithms").and_then(Node::as_array).unwrap_or_default();
    let request = required || request_member.is_some();
    let response = !algorithms.is_empty() || mode_member.is_some();
    if !request && !response {
        events.push(error("@httpChecksum says neither what requests nor what responses do".to_owned()));
        return;
    }
    let input = cx.model.shapes.get(&operation.input.target);
    let mut enumeration = |property, name: Option<&str>, known| {
        let (Some(name), Some(input)) = (name, input) else { return };
        let wrong = enumeration(cx, input, name, known);
        events.extend(wrong.map(|wrong| error(format!("`{property}` names the member `{name}`, {wrong}"))));
    };
    if request {
        enumeration("requestAlgorithmMember", request_member, ALGORITHMS);
    }
    if response {
        enumeration("requestValidationModeMember", mode_member, MODES);
    }
    if request {
        events.extend(input.into_iter().flat_map(|input| headers(shape, input)));
    }
    if response {
        if mode_member.is_none() {
            events
                .push(error("`responseAlgorithms` needs `requestValidationModeMember` beside it".to_owned()));
        }
        if algorithms.is_empty() {
            events
                .push(error("`requestValidationModeMember` needs `responseAlgorithms` beside it".to_owned()));
        }
        let errors = operation.errors.iter().map(|error| &error.target);
        for id in std::iter::once(&operation.output.target).chain(errors) {
            events
                .extend(cx.model.shapes.get(id).into_iter().flat_map(|structure| headers(shape, structure)));
        }
    }
}

/// Why a member cannot say which of the known values is meant.
fn enumeration(cx: &Context<'_>, input: &Shape, name: &str, known: &[&str]) -> Option<String> {
    let Some(member) = input.member(name) else { return Some("which does not exist".to_owned()) };
    let target = cx.target(member)?;
    let definitions = || {
        let on_member = member.traits.get("smithy.api#enum");
        on_member.or_else(|| target.traits.get("smithy.api#enum")).and_then(Node::as_array)
    };
    let values: Vec<&str> = match (target.shape_type, definitions()) {
        (ShapeType::Enum, _) => target.members.iter().map(enum_value).collect(),
        (_, Some(definitions)) => {
            definitions.iter().filter_map(|definition| text(definition, "value")).collect()
        }
        _ => return Some("which targets no enum".to_owned()),
    };
    let unknown: Vec<_> = values.into_iter().filter(|value| !known.contains(value)).collect();
    (!unknown.is_empty()).then(|| format!("whose enum has values that are not supported: {}", list(unknown)))
}

/// Headers of the operation's own that could be taken for checksums.
fn headers(operation: &Shape, structure: &Shape) -> Vec<Event> {
    let mut events = Vec::new();
    let name = structure.id.name();
    for member in &structure.members {
        let binding = |id: &str| member.traits.get(id).and_then(Node::as_str).map(str::to_lowercase);
        if let Some(prefix) =
            binding("smithy.api#httpPrefixHeaders").filter(|prefix| PREFIX.starts_with(prefix))
        {
            let id = format!("{ID}.HttpPrefixHeaders.{name}.{prefix}");
            let message =
                format!("@httpPrefixHeaders of `{}` takes `{prefix}`, which checksums begin with", member.id);
            events.push(event(Severity::Danger, &id, Vertex::Shape(operation), message));
        }
        if let Some(header) = binding("smithy.api#httpHeader").filter(|header| header.starts_with(PREFIX)) {
            let id = format!("{ID}.HttpHeader.{name}.{header}");
            let message = format!("@httpHeader of `{}` is `{header}`, a header for checksums", member.id);
            events.push(event(Severity::Warning, &id, Vertex::Shape(operation), message));
        }
    }
    events
}
