//! Operations: input, output, errors, and what is said of the request.

use std::collections::BTreeMap;

use crate::raw::{Name, NameText, RawDetail, RawOperation, RawShape, RawTrait};
use crate::{Event, NodeValue, ShapeType};

use super::pagination::{End, Paginator};
use super::properties::At;
use super::syntax::{Checksum, Operation, Reference, Shape};
use super::waiters::Waiter;
use super::{auth, http, pagination, traits, waiters, Context};

/// The shapes of a file by name.
pub(super) type Shapes<'d> = BTreeMap<&'d str, &'d Shape>;

/// An operation. Errors come in the order of their names, as in AWS's own models: C2J's order means nothing.
pub(super) fn shape(
    cx: &Context,
    operation: &Operation,
    shapes: &Shapes<'_>,
    paginator: Option<Paginator>,
    waiters: Vec<Waiter>,
    events: &mut Vec<Event>,
) -> Option<RawShape<'static>> {
    let id = cx.names.operation(&operation.name.value)?.clone();
    let mut shape = RawShape::new(id.clone(), ShapeType::Operation, operation.name.at);
    let target = |name: &At<String>, events: &mut Vec<Event>| cx.names.target(name, &id, events);
    let mut detail = RawOperation::default();
    if let Some(input) = &operation.input {
        detail.input = target(&input.shape, events);
    }
    if let Some(output) = &operation.output {
        detail.output = target(&output.shape, events);
    }
    detail.errors = operation.errors.iter().filter_map(|error| target(&error.shape, events)).collect();
    detail.errors.sort_by(|a, b| name_of(a).cmp(name_of(b)));
    detail.errors.dedup_by(|a, b| name_of(a) == name_of(b));
    shape.detail = RawDetail::Operation(detail);

    shape.traits.extend(traits::documentation(&operation.facts));
    shape.traits.extend(auth::of_operation(operation, &id, events));
    let input = operation.input.as_ref().and_then(|input| shapes.get(input.shape.value.as_str())).copied();
    if cx.protocol.binds_http() {
        shape.traits.extend(http::of_operation(operation, input, &id, events));
    }
    if let Some(prefix) = &operation.host_prefix {
        let value =
            traits::object(prefix.at, [("hostPrefix", Some(NodeValue::String(prefix.value.clone())))]);
        shape.traits.push(traits::with("smithy.api#endpoint", value, prefix.at));
    }
    shape.traits.extend(traits::if_set("smithy.api#idempotent", operation.idempotent));
    shape.traits.extend(traits::if_set("smithy.api#readonly", operation.readonly));
    shape.traits.extend(checksum(operation));
    if let Some(encodings) = &operation.compression {
        let names = encodings.value.iter().map(|encoding| encoding.value.as_str());
        let value = traits::object(encodings.at, [("encodings", Some(traits::strings(names, encodings.at)))]);
        shape.traits.push(traits::with("smithy.api#requestCompression", value, encodings.at));
    }
    if let Some(required) = &operation.discovered_endpoint {
        let value = traits::object(required.at, [("required", Some(NodeValue::Bool(required.value)))]);
        shape.traits.push(traits::with("aws.api#clientDiscoveredEndpoint", value, required.at));
    }
    let kind_of = |end: End, path: &str| {
        let root = match end {
            End::Input => operation.input.as_ref(),
            End::Output => operation.output.as_ref(),
        };
        kind_at(root?, path, shapes).map(str::to_string)
    };
    let paginated = paginator.and_then(|found| pagination::paginated(found, &kind_of, &id, events));
    shape.traits.extend(paginated);
    shape.traits.extend(waiters::waitable(cx, operation, shapes, waiters, &id, events));
    Some(shape)
}

/// The type of what a path leads to from a structure.
fn kind_at<'d>(root: &Reference, path: &str, shapes: &Shapes<'d>) -> Option<&'d str> {
    let mut shape = *shapes.get(root.shape.value.as_str())?;
    for name in path.split('.') {
        let (_, reference) = shape.members.iter().find(|(member, _)| member.value == name)?;
        shape = *shapes.get(reference.shape.value.as_str())?;
    }
    Some(&shape.kind.value)
}

fn name_of<'n>(name: &'n Name<'_>) -> &'n str {
    match &name.text {
        NameText::Absolute(id) => id.as_str(),
        NameText::Relative(text) => text,
    }
}

/// The newer way to ask for checksums says all that the older one does.
fn checksum(operation: &Operation) -> Option<RawTrait<'static>> {
    let Some(At { value: checksum, at }) = &operation.checksum else {
        return traits::if_set("smithy.api#httpChecksumRequired", operation.checksum_required);
    };
    let Checksum { required, algorithm_member, mode_member, response_algorithms } = checksum;
    let algorithms = (!response_algorithms.is_empty())
        .then(|| traits::strings(response_algorithms.iter().map(|algorithm| algorithm.value.as_str()), *at));
    let value = traits::object(
        *at,
        [
            ("requestAlgorithmMember", traits::string(algorithm_member)),
            ("requestChecksumRequired", required.map(|_| NodeValue::Bool(true))),
            ("requestValidationModeMember", traits::string(mode_member)),
            ("responseAlgorithms", algorithms),
        ],
    );
    Some(traits::with("aws.protocols#httpChecksum", value, *at))
}
