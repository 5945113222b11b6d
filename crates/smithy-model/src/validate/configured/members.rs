//! Linters of what members and operations should say about themselves.

use super::super::context::{event, Context};
use super::options::Options;
use super::words::camel_case;
use crate::selector::Vertex;
use crate::{Event, Operation, Severity, Shape, ShapeType};

/// `InputOutputStructureReuse`: inputs and outputs that are not marked as such, so that they may be used elsewhere.
pub(super) fn input_output_reuse(cx: &Context<'_>, _: &Options<'_>) -> Result<Vec<Event>, String> {
    let mut events = Vec::new();
    for (shape, operation) in cx.operations() {
        let parts = [
            ("Input", "smithy.api#input", cx.input(operation)),
            ("Output", "smithy.api#output", cx.output(operation)),
        ];
        for (what, marker, structure) in parts {
            let Some(structure) = structure.filter(|structure| !structure.traits.has(marker)) else {
                continue;
            };
            let id = format!("InputOutputStructureReuse.{what}.{}", shape.id.name());
            let marker = marker.trim_start_matches("smithy.api#");
            let message =
                format!("the structure is the {marker} of `{}`, but not marked with @{marker}", shape.id);
            events.push(event(Severity::Warning, &id, Vertex::Shape(structure), message));
        }
    }
    Ok(events)
}

/// `MissingClientOptionalTrait`: members that could no longer become optional.
pub(super) fn missing_client_optional(cx: &Context<'_>, options: &Options<'_>) -> Result<Vec<Event>, String> {
    let all = options.flag("onRequiredOrDefault")?;
    let aggregates = options.flag("onRequiredStructureOrUnion")?;
    let mut events = Vec::new();
    for (shape, member) in cx.own_members() {
        if member.traits.has("smithy.api#clientOptional") {
            continue;
        }
        let kind = cx.target(member).map(|target| target.shape_type);
        let aggregate = matches!(kind, Some(ShapeType::Structure | ShapeType::Union));
        let required = member.traits.has("smithy.api#required");
        let message = if all && (required || member.traits.has("smithy.api#default")) {
            "a member that is @required or has a @default should be @clientOptional as well"
        } else if aggregates && required && aggregate {
            "a @required structure or union can never get a @default instead, so it should be @clientOptional as well"
        } else {
            continue;
        };
        events.push(event(
            Severity::Danger,
            "MissingClientOptionalTrait",
            Vertex::Member(shape, member),
            message,
        ));
    }
    Ok(events)
}

const INPUTS: &[&str] =
    &["maxresults", "maxitems", "pagesize", "limit", "nexttoken", "pagetoken", "token", "marker"];
const OUTPUTS: &[&str] = &[
    "nexttoken",
    "pagetoken",
    "token",
    "marker",
    "nextpage",
    "nextpagetoken",
    "position",
    "nextmarker",
    "paginationtoken",
    "nextpagemarker",
];

/// What makes `MissingPaginatedTrait` think that an operation is paginated; all in lower case.
struct Signs {
    verbs: Vec<String>,
    weak_verbs: Vec<String>,
    inputs: Vec<String>,
    outputs: Vec<String>,
}

/// `MissingPaginatedTrait`: operations that look as if they were paginated.
pub(super) fn missing_paginated(cx: &Context<'_>, options: &Options<'_>) -> Result<Vec<Event>, String> {
    let words = |key: &str, otherwise: &[&str]| {
        let words = options.texts(key)?.unwrap_or_else(|| otherwise.to_vec());
        Ok::<_, String>(words.into_iter().map(str::to_lowercase).collect::<Vec<_>>())
    };
    let signs = Signs {
        verbs: words("verbsRequirePagination", &["list", "search"])?,
        weak_verbs: words("verbsSuggestPagination", &["describe", "get"])?,
        inputs: words("inputMembersRequirePagination", INPUTS)?,
        outputs: words("outputMembersRequirePagination", OUTPUTS)?,
    };
    let mut events = Vec::new();
    for (shape, operation) in cx.operations().filter(|(shape, _)| !shape.traits.has("smithy.api#paginated")) {
        if let Some((severity, why)) = looks_paginated(cx, shape, operation, &signs) {
            let message = format!("{why}, so the operation should be @paginated");
            events.push(event(severity, "MissingPaginatedTrait", Vertex::Shape(shape), message));
        }
    }
    Ok(events)
}

fn looks_paginated(
    cx: &Context<'_>,
    shape: &Shape,
    operation: &Operation,
    signs: &Signs,
) -> Option<(Severity, String)> {
    let verb = camel_case(shape.id.name()).first().map(|verb| verb.to_lowercase())?;
    if signs.verbs.contains(&verb) {
        return Some((Severity::Danger, format!("what `{verb}` finds can be a lot")));
    }
    let parts =
        [("input", cx.input(operation), &signs.inputs), ("output", cx.output(operation), &signs.outputs)];
    for (what, structure, names) in parts {
        let mut members = structure.into_iter().flat_map(|structure| &structure.members);
        if let Some(member) = members.find(|member| names.contains(&member.name().to_lowercase())) {
            return Some((Severity::Danger, format!("the {what} has a member `{}`", member.name())));
        }
    }
    let mut targets = cx.output(operation)?.members.iter().filter_map(|member| cx.target(member));
    let list = targets.any(|target| target.shape_type == ShapeType::List);
    let weak = list && signs.weak_verbs.contains(&verb);
    weak.then(|| (Severity::Warning, format!("what `{verb}` gives has a list in it")))
}
