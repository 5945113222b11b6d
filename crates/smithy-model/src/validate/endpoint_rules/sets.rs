//! Rules about rule sets themselves: built-ins, documentation, URLs, versions.

use super::super::context::list;
use super::{Rules, Source};
use crate::rules::{Action, ExpressionKind, Part, Rule};
use crate::{Event, Severity};

/// What clients know without being told.
const BUILT_INS: &[&str] = &[
    "SDK::Endpoint",
    "AWS::Auth::AccountId",
    "AWS::Auth::AccountIdEndpointMode",
    "AWS::Auth::CredentialScope",
    "AWS::Region",
    "AWS::S3::Accelerate",
    "AWS::S3::DisableMultiRegionAccessPoints",
    "AWS::S3::ForcePathStyle",
    "AWS::S3::UseArnRegion",
    "AWS::S3::UseGlobalEndpoint",
    "AWS::S3Control::UseArnRegion",
    "AWS::STS::UseGlobalEndpoint",
    "AWS::UseDualStack",
    "AWS::UseFIPS",
];

/// Built-ins that not every client has a value for.
const DELICATE: &[&str] =
    &["AWS::Auth::AccountId", "AWS::Auth::AccountIdEndpointMode", "AWS::Auth::CredentialScope"];

/// Why there is no such built-in.
pub(super) fn unknown_built_in(name: &str) -> Option<String> {
    (!BUILT_INS.contains(&name))
        .then(|| format!("there is no built-in `{name}`, but there are {}", list(BUILT_INS)))
}

/// `RuleSetBuiltIn`: built-ins that do not exist.
pub(super) fn built_ins(source: &Source<'_, '_>, events: &mut Vec<Event>) {
    for parameter in &source.rules.set().parameters {
        if let Some(message) = parameter.built_in.and_then(unknown_built_in) {
            events.push(source.event(Severity::Error, "RuleSetBuiltIn.RuleSet", parameter.location, message));
        }
    }
}

/// `RuleSetAwsBuiltIn`: built-ins to be used with care.
pub(super) fn aws_built_ins(source: &Source<'_, '_>, events: &mut Vec<Event>) {
    for parameter in &source.rules.set().parameters {
        if let Some(name) = parameter.built_in.filter(|name| DELICATE.contains(name)) {
            let message =
                format!("not every client has a value for the built-in `{name}`: its rules need care");
            events.push(source.event(
                Severity::Danger,
                &format!("RuleSetAwsBuiltIn.{name}"),
                parameter.location,
                message,
            ));
        }
    }
}

/// `RuleSetParamMissingDocs`: parameters without documentation.
pub(super) fn documentation(source: &Source<'_, '_>, events: &mut Vec<Event>) {
    for parameter in source.rules.set().parameters.iter().filter(|parameter| !parameter.documented) {
        let message = format!("the parameter `{}` has no documentation", parameter.name);
        events.push(source.event(Severity::Warning, "RuleSetParamMissingDocs", parameter.location, message));
    }
}

/// Calls `visit` with every rule of a source.
pub(super) fn walk<'a, 'm>(source: &Source<'a, 'm>, mut visit: impl FnMut(&'a Rule<'m>)) {
    source.rules.set().rules.iter().for_each(|rule| rule.walk(&mut visit));
}

/// `RuleSetUri`: endpoints that are no URLs for HTTP.
pub(super) fn uris(source: &Source<'_, '_>, events: &mut Vec<Event>) {
    walk(source, |rule| {
        let Action::Endpoint(endpoint) = &rule.action else { return };
        let ExpressionKind::Text(parts) = &endpoint.url.kind else { return };
        let Some(Part::Text(start)) = parts.first() else { return };
        if !start.starts_with("http://") && !start.starts_with("https://") {
            let message = format!("an endpoint begins with `http://` or `https://`, not with `{start}`");
            events.push(source.event(Severity::Error, "RuleSetUri", endpoint.url.location, message));
        }
    });
}

/// `RulesEngineVersion`: what the declared version of the language does not have.
pub(super) fn versions(source: &Source<'_, '_>, events: &mut Vec<Event>) {
    let declared = source.rules.set().version;
    let mut check = |expression: &crate::rules::Expression<'_>| {
        let needed = expression.since();
        if needed > declared {
            let message = format!(
                "this needs version {}.{} of the rules language, but the rule set declares {}.{}",
                needed.0, needed.1, declared.0, declared.1
            );
            events.push(source.event(Severity::Error, "RulesEngineVersion", expression.location, message));
        }
    };
    if let Rules::Diagram(diagram) = source.rules {
        diagram.conditions.iter().for_each(|condition| condition.call.walk(&mut check));
    }
    walk(source, |rule| rule.expressions(&mut check));
}

/// `BddTrait`: diagrams that lead nowhere.
pub(super) fn diagrams(source: &Source<'_, '_>, events: &mut Vec<Event>) {
    let Rules::Diagram(diagram) = source.rules else { return };
    for message in diagram.problems() {
        events.push(source.event(Severity::Error, "BddTrait", source.node.location, message));
    }
}
