//! `RuleSetAuthSchemes`: the authentication schemes that endpoints say they need
//! ([spec](https://smithy.io/2.0/aws/rules-engine/auth-schemes.html)).

use std::collections::BTreeSet;

use super::super::context::list;
use super::{sets, Source};
use crate::rules::{Action, Endpoint, Expression, ExpressionKind};
use crate::{Event, Severity};

const ID: &str = "RuleSetAuthSchemes";

pub(super) fn auth_schemes(source: &Source<'_, '_>, events: &mut Vec<Event>) {
    sets::walk(source, |rule| {
        if let Action::Endpoint(endpoint) = &rule.action {
            events.extend(
                endpoint_problems(endpoint)
                    .into_iter()
                    .map(|Finding { severity, message, at }| source.event(severity, ID, at, message)),
            );
        }
    });
}

struct Finding {
    severity: Severity,
    message: String,
    at: crate::Location,
}

fn error(at: &Expression<'_>, message: String) -> Finding {
    Finding { severity: Severity::Error, message, at: at.location }
}

fn endpoint_problems(endpoint: &Endpoint<'_>) -> Vec<Finding> {
    let Some((_, schemes)) = endpoint.properties.iter().find(|(name, _)| *name == "authSchemes") else {
        return Vec::new();
    };
    let ExpressionKind::Tuple(items) = &schemes.kind else {
        return vec![error(schemes, "`authSchemes` is a list".to_owned())];
    };
    let mut found = Vec::new();
    let mut names = BTreeSet::new();
    for item in items {
        let ExpressionKind::Record(entries) = &item.kind else {
            found.push(error(item, "an item of `authSchemes` is an object".to_owned()));
            continue;
        };
        let scheme = Scheme { at: item, entries };
        let name = scheme.get("name");
        if !name.is_some_and(is_text) {
            found.push(error(item, "an item of `authSchemes` has a `name`, a string".to_owned()));
        }
        // A name that is computed could be any.
        let Some(name) = name.and_then(Expression::as_text) else { continue };
        scheme.check(&name, &mut found);
        if !names.insert(name.clone()) {
            found.push(error(schemes, format!("`authSchemes` has `{name}` twice")));
        }
    }
    found
}

struct Scheme<'a, 'm> {
    at: &'a Expression<'m>,
    entries: &'a [(&'m str, Expression<'m>)],
}

fn is_text(expression: &Expression<'_>) -> bool {
    matches!(expression.kind, ExpressionKind::Text(_))
}

fn is_boolean(expression: &Expression<'_>) -> bool {
    matches!(expression.kind, ExpressionKind::Boolean(_))
}

impl<'a, 'm> Scheme<'a, 'm> {
    fn get(&self, key: &str) -> Option<&'a Expression<'m>> {
        self.entries.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    }

    fn check(&self, name: &str, found: &mut Vec<Finding>) {
        match name {
            "sigv4" => {
                self.only(
                    &["signingName", "signingRegion", "disableDoubleEncoding", "disableNormalizePath"],
                    found,
                );
                self.optional("signingRegion", "a string", is_text, found);
                self.signing(found);
            }
            "sigv4a" => {
                self.only(
                    &["signingName", "signingRegionSet", "disableDoubleEncoding", "disableNormalizePath"],
                    found,
                );
                self.region_set(found);
                self.signing(found);
            }
            _ if name.starts_with("sigv4-") => {
                self.required("signingName", found);
                let message = "what schemes that begin with `sigv4-` need may change".to_owned();
                found.push(Finding { severity: Severity::Danger, message, at: self.at.location });
            }
            _ if name.starts_with("beta-") => self.required("signingName", found),
            _ => {
                let message = format!("nothing is known about the authentication scheme `{name}`");
                found.push(Finding { severity: Severity::Warning, message, at: self.at.location });
            }
        }
    }

    fn only(&self, known: &[&str], found: &mut Vec<Finding>) {
        for (name, value) in self.entries.iter().filter(|(name, _)| *name != "name" && !known.contains(name))
        {
            found.push(error(value, format!("the scheme has no property `{name}`, but {}", list(known))));
        }
    }

    fn optional(&self, key: &str, wanted: &str, test: fn(&Expression<'_>) -> bool, found: &mut Vec<Finding>) {
        if let Some(value) = self.get(key).filter(|value| !test(value)) {
            found.push(error(value, format!("`{key}` of an authentication scheme is {wanted}")));
        }
    }

    fn required(&self, key: &str, found: &mut Vec<Finding>) {
        if self.get(key).is_none() {
            found.push(error(self.at, format!("the authentication scheme needs `{key}`, a string")));
        }
        self.optional(key, "a string", is_text, found);
    }

    fn signing(&self, found: &mut Vec<Finding>) {
        self.optional("signingName", "a string", is_text, found);
        self.optional("disableDoubleEncoding", "a boolean", is_boolean, found);
        self.optional("disableNormalizePath", "a boolean", is_boolean, found);
    }

    fn region_set(&self, found: &mut Vec<Finding>) {
        let set = self.get("signingRegionSet");
        match set.map(|set| &set.kind) {
            Some(ExpressionKind::Tuple(regions)) if !regions.is_empty() => {
                let wrong = regions.iter().filter(|region| !is_text(region));
                found.extend(
                    wrong.map(|region| error(region, "an item of `signingRegionSet` is a string".to_owned())),
                );
            }
            _ => {
                let at = set.unwrap_or(self.at);
                found.push(error(at, "`signingRegionSet` is a list of strings, at least one".to_owned()));
            }
        }
    }
}
