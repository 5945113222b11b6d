//! Rules about endpoint rule sets, the parameters that a model binds for them, and their tests
//! ([spec](https://smithy.io/2.0/additional-specs/rules-engine/index.html)).

mod auth_schemes;
mod context_params;
mod parameters;
mod sets;
mod tests;

pub(super) use context_params::{operation_params, static_params};

use super::context::{trait_event, Context};
use crate::rules::{check_types, parse, parse_diagram, Diagram, Problem, RuleSet};
use crate::{Event, Node, Severity, Shape, ShapeType};

const RULE_SET: &str = "smithy.rules#endpointRuleSet";
const DIAGRAM: &str = "smithy.rules#endpointBdd";
const TESTS: &str = "smithy.rules#endpointTests";

/// The rules of a service, in either form.
enum Rules<'m> {
    Set(RuleSet<'m>),
    Diagram(Diagram<'m>),
}

impl<'m> Rules<'m> {
    /// Version, parameters and rules; of a diagram these are its results.
    fn set(&self) -> &RuleSet<'m> {
        match self {
            Self::Set(set) => set,
            Self::Diagram(diagram) => &diagram.set,
        }
    }
}

/// A service, its rules, and the value of the trait that they are.
struct Source<'a, 'm> {
    cx: &'a Context<'m>,
    service: &'m Shape,
    node: &'m Node,
    rules: &'a Rules<'m>,
}

impl Source<'_, '_> {
    fn event(
        &self,
        severity: Severity,
        id: &str,
        location: crate::Location,
        message: impl Into<String>,
    ) -> Event {
        trait_event(severity, id, self.service, self.node, message).at(location)
    }
}

/// A rule about the rules of a service.
type Check = fn(&Source<'_, '_>, &mut Vec<Event>);

const CHECKS: &[Check] = &[
    auth_schemes::auth_schemes,
    parameters::parameters,
    sets::aws_built_ins,
    sets::built_ins,
    sets::diagrams,
    sets::documentation,
    sets::uris,
    sets::versions,
    tests::operation_inputs,
    tests::parameters,
    tests::outcomes,
];

/// All rules about rule sets; each set is read once.
pub(super) fn rule_sets(cx: &Context<'_>, events: &mut Vec<Event>) {
    for service in cx.own_of(ShapeType::Service) {
        if let Some(node) = service.traits.get(RULE_SET) {
            let (set, mut problems) = parse(node);
            if problems.is_empty() {
                problems.extend(check_types(&set));
            }
            check(&Source { cx, service, node, rules: &Rules::Set(set) }, problems, events);
        }
        if let Some(node) = service.traits.get(DIAGRAM) {
            // A diagram that cannot be read at all is reported as an invalid value of the trait.
            if let (Some(diagram), problems) = parse_diagram(node) {
                check(&Source { cx, service, node, rules: &Rules::Diagram(diagram) }, problems, events);
            }
        }
    }
    tests::built_ins(cx, events);
}

fn check(source: &Source<'_, '_>, problems: Vec<Problem>, events: &mut Vec<Event>) {
    let broken = problems.iter().any(|problem| problem.severity == Severity::Error);
    let report = |problem: Problem| {
        source.event(problem.severity, "EndpointRuleSet", problem.location, problem.message)
    };
    events.extend(problems.into_iter().map(report));
    // Of a set that cannot be read, nothing else can be said.
    if broken {
        return;
    }
    for check in CHECKS {
        check(source, events);
    }
}

/// Why a value of `@endpointBdd` is no diagram.
pub(super) fn invalid_diagram(node: &Node) -> Option<(String, &Node)> {
    let (diagram, problems) = parse_diagram(node);
    match diagram {
        Some(_) => None,
        None => problems.into_iter().next_back().map(|problem| (problem.message, node)),
    }
}
