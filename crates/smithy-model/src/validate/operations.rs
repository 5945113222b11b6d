//! Rules about operations, their input and their output.

use std::collections::BTreeMap;

use super::context::{event, list, member_error, shape_error, Context};
use crate::selector::Vertex;
use crate::{Event, Member, Node, Severity, ShapeType};

/// `OperationInputOutputMisuse`: `@input` and `@output` structures belong to one operation, and to no member.
pub(super) fn input_output_misuse(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (_, member) in cx.own_members() {
        let Some(target) = cx.target(member) else { continue };
        for name in ["input", "output"] {
            if target.traits.has(&format!("smithy.api#{name}")) {
                let message = format!("members cannot target `{}`, which is marked with @{name}", target.id);
                events.push(member_error("OperationInputOutputMisuse", member, message));
            }
        }
    }
    let mut inputs: BTreeMap<&crate::ShapeId, Vec<&crate::ShapeId>> = BTreeMap::new();
    let mut outputs = inputs.clone();
    for (shape, operation) in cx.operations() {
        inputs.entry(&operation.input.target).or_default().push(&shape.id);
        outputs.entry(&operation.output.target).or_default().push(&shape.id);
    }
    for (name, users, others) in [("input", &inputs, &outputs), ("output", &outputs, &inputs)] {
        let marker = format!("smithy.api#{name}");
        for shape in cx.own_of(ShapeType::Structure).filter(|shape| shape.traits.has(&marker)) {
            let used = users.get(&shape.id).map_or(&[][..], Vec::as_slice);
            if used.len() > 1 {
                let message =
                    format!("a shape with @{name} is the {name} of one operation, not of {}", list(used));
                events.push(shape_error("OperationInputOutputMisuse", shape, message));
            }
            if let Some(misused) = others.get(&shape.id) {
                let message =
                    format!("a shape with @{name} can only be an {name}, not what {} has", list(misused));
                events.push(shape_error("OperationInputOutputMisuse", shape, message));
            }
        }
    }
}

/// `OperationInputOutputName`: dedicated inputs and outputs are called after their operation.
pub(super) fn input_output_names(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, operation) in cx.operations() {
        let ends = [("input", cx.input(operation)), ("output", cx.output(operation))];
        for (name, structure) in ends {
            let Some(structure) = structure else { continue };
            let dedicated = structure.traits.has(&format!("smithy.api#{name}"));
            if dedicated && !structure.id.name().starts_with(shape.id.name()) {
                let message = format!(
                    "the {name} should have a name that begins with `{}`, but is called `{}`",
                    shape.id.name(),
                    structure.id.name()
                );
                let id = format!("OperationInputOutputName.{name}");
                events.push(event(Severity::Warning, &id, Vertex::Shape(shape), message));
            }
        }
    }
}

/// `OperationNameAmbiguity`: shapes called as if they were the input or output of an operation that has another.
pub(super) fn ambiguous_names(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, operation) in cx.operations() {
        let ends = [
            ("input", &operation.input.target, ["Input", "Request"]),
            ("output", &operation.output.target, ["Output", "Response"]),
        ];
        for (name, target, suffixes) in ends {
            for suffix in suffixes {
                let Some(other) = cx.model.shapes.get(format!("{}{suffix}", shape.id).as_str()) else {
                    continue;
                };
                // Used elsewhere in the same operation, or what is meant.
                if other.id == *target {
                    continue;
                }
                let message = format!(
                    "the name says that this is the {name} of `{}`, but that is `{target}`",
                    shape.id
                );
                events.push(event(
                    Severity::Warning,
                    "OperationNameAmbiguity",
                    Vertex::Shape(other),
                    message,
                ));
            }
        }
    }
}

/// `IdempotentTrait`: what `@idempotent` says about errors.
pub(super) fn idempotent(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, operation) in cx.operations() {
        let Some(node) = shape.traits.get("smithy.api#idempotent") else { continue };
        if node.get("exists").is_some() && node.get("notFound").is_some() {
            let message = "@idempotent has either `exists` or `notFound`";
            events.push(shape_error("IdempotentTrait", shape, message).at(node.location));
        }
        for property in ["exists", "notFound"] {
            let errors = node.get(property).and_then(Node::as_array).unwrap_or_default();
            for error in errors {
                let Some(id) = error.as_str() else { continue };
                if !operation.errors.iter().any(|reference| reference.target.as_str() == id) {
                    let message = format!("`{property}` names `{id}`, which is no error of this operation");
                    events.push(shape_error("IdempotentTrait", shape, message).at(error.location));
                }
            }
        }
    }
}

/// `RequestCompressionTrait`: what cannot be compressed, or not so.
pub(super) fn request_compression(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, operation) in cx.operations() {
        let Some(node) = shape.traits.get("smithy.api#requestCompression") else { continue };
        let mut error = |message: String| {
            events.push(shape_error("RequestCompressionTrait", shape, message).at(node.location));
        };
        let encodings = node.get("encodings").and_then(Node::as_array).unwrap_or_default();
        let unknown =
            encodings.iter().filter_map(Node::as_str).filter(|name| !name.eq_ignore_ascii_case("gzip"));
        let unknown: Vec<_> = unknown.collect();
        if encodings.is_empty() {
            error("@requestCompression needs at least one encoding".to_owned());
        }
        if !unknown.is_empty() {
            error(format!("Smithy knows `gzip` only, not {}", list(unknown)));
        }
        let Some(input) = cx.input(operation) else {
            error("there is no input that could be compressed".to_owned());
            continue;
        };
        for member in &input.members {
            let Some(target) = cx.target(member) else { continue };
            if target.traits.has("smithy.api#streaming") && target.traits.has("smithy.api#requiresLength") {
                error(format!(
                    "the length of `{}` is needed before the stream could be compressed",
                    member.name()
                ));
            }
        }
    }
}

/// `HostLabelTrait`: every label of a host prefix has its member, and every `@hostLabel` its label.
pub(super) fn host_labels(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, operation) in cx.operations() {
        let endpoint = shape.traits.get("smithy.api#endpoint");
        let Some(prefix) = endpoint.and_then(|node| node.get("hostPrefix")) else { continue };
        let Some(text) = prefix.as_str() else { continue };
        let mut report = |severity, message: String| {
            events.push(event(severity, "HostLabelTrait", Vertex::Shape(shape), message).at(prefix.location));
        };
        let Some(labels) = labels(text) else {
            report(Severity::Error, format!("the braces of the host prefix do not match: {text}"));
            continue;
        };
        let members = cx.input(operation).map_or(&[][..], |input| &input.members);
        let bound: Vec<_> =
            members.iter().filter(|member| member.traits.has("smithy.api#hostLabel")).collect();
        let missing: Vec<_> =
            labels.iter().filter(|label| !bound.iter().any(|member| member.name() == **label)).collect();
        if !missing.is_empty() {
            let message =
                format!("labels of `{text}` without an input member that has @hostLabel: {}", list(missing));
            report(Severity::Error, message);
        }
        if text.contains("}{") {
            report(Severity::Error, format!("labels of a host prefix need something between them: {text}"));
        }
        let unused = bound.iter().map(|member| Member::name(member)).filter(|name| !labels.contains(name));
        let unused: Vec<_> = unused.collect();
        if !unused.is_empty() {
            report(
                Severity::Error,
                format!("@hostLabel members without a label in `{text}`: {}", list(unused)),
            );
        }
        if !labels.is_empty() && !text.ends_with('.') {
            let message =
                format!("a host prefix with labels should end with a dot, or data may go elsewhere: {text}");
            report(Severity::Danger, message);
        }
    }
}

/// The names between braces; `None` when the braces do not match.
fn labels(text: &str) -> Option<Vec<&str>> {
    let mut labels = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (label, tail) = after.split_once('}')?;
        if before.contains('}') || label.contains('{') {
            return None;
        }
        labels.push(label);
        rest = tail;
    }
    (!rest.contains('}')).then_some(labels)
}
