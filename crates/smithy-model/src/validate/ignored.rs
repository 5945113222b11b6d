//! Rules about traits that have no effect where they stand.

use super::context::{event, trait_name, Context};
use crate::selector::{Relation, Vertex};
use crate::{Event, Severity, ShapeType};

/// Bindings, where they take effect, and what the event's id ends with.
const BINDINGS: &[(&str, &[Relation], &str)] = &[
    ("smithy.api#httpLabel", &[Relation::Input], "Input"),
    ("smithy.api#httpQuery", &[Relation::Input], "Input"),
    ("smithy.api#httpQueryParams", &[Relation::Input], "Input"),
    ("smithy.api#httpResponseCode", &[Relation::Output, Relation::Error], "Output"),
    ("smithy.api#httpHeader", TOP_LEVEL, "TopLevel"),
    ("smithy.api#httpPrefixHeaders", TOP_LEVEL, "TopLevel"),
    ("smithy.api#httpPayload", TOP_LEVEL, "TopLevel"),
];

const TOP_LEVEL: &[Relation] = &[Relation::Input, Relation::Output, Relation::Error];

/// `HttpBindingTraitIgnored`: bindings of structures that are used, but nowhere where the binding counts.
pub(super) fn http_bindings(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (id, effective, suffix) in BINDINGS {
        let found = format!("HttpBindingTraitIgnored.{suffix}");
        ignored(cx, id, effective, &found, events);
    }
}

/// `IdempotencyTokenIgnored`: tokens of structures that are used, but not as an input.
pub(super) fn idempotency_tokens(cx: &Context<'_>, events: &mut Vec<Event>) {
    let token = "smithy.api#idempotencyToken";
    ignored(cx, token, &[Relation::Input], "IdempotencyTokenIgnored", events);
}

fn ignored(cx: &Context<'_>, id: &str, effective: &[Relation], found: &str, events: &mut Vec<Event>) {
    for &user in cx.graph.trait_users(id) {
        let vertex = cx.graph.vertex(user);
        let Vertex::Member(shape, member) = vertex else { continue };
        if shape.built_in || shape.shape_type != ShapeType::Structure || shape.traits.has("smithy.api#mixin")
        {
            continue;
        }
        let Some(at) = cx.graph.find(shape.id.as_str()) else { continue };
        let uses: Vec<_> = cx.graph.backward(at).iter().map(|(relation, _)| *relation).collect();
        if !uses.is_empty() && !uses.iter().any(|relation| effective.contains(relation)) {
            let message = format!("@{} has no effect on members of `{}`", trait_name(id), shape.id);
            let warning = event(Severity::Warning, found, vertex, message);
            let place = member.traits.get(id).map_or(member.location, |node| node.location);
            events.push(warning.at(place).help(where_effective(effective)));
        }
    }
}

fn where_effective(effective: &[Relation]) -> &'static str {
    match effective {
        [Relation::Input] => "it counts on members of an operation's input",
        [Relation::Output, ..] => "it counts on members of an operation's output",
        _ => "it counts on members of an operation's input, output or errors",
    }
}
