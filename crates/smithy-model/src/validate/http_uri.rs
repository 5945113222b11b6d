//! URI patterns of `@http` ([spec](https://smithy.io/2.0/spec/http-bindings.html#http-uri)).

use std::collections::{BTreeMap, BTreeSet};

use super::context::{event, list, shape_error, Context};
use crate::selector::Vertex;
use crate::{Event, Node, Severity, Shape};

/// A parsed pattern.
pub(super) struct UriPattern<'t> {
    pub(super) segments: Vec<Segment<'t>>,
    /// Literals of the query: names with their values.
    pub(super) query: BTreeMap<&'t str, &'t str>,
    /// What the specification forbids.
    problems: Vec<String>,
}

/// A part of the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Segment<'t> {
    Literal(&'t str),
    Label { name: &'t str, greedy: bool },
}

impl<'t> UriPattern<'t> {
    pub(super) fn parse(text: &'t str) -> Self {
        let mut problems = Vec::new();
        let mut problem = |found: bool, message: &str| {
            if found {
                problems.push(message.to_owned());
            }
        };
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        problem(!path.starts_with('/'), "it has to begin with `/`");
        problem(path.contains("//"), "it cannot contain an empty segment");
        problem(!text.is_ascii(), "it can only contain ASCII characters");
        problem(text.contains('#'), "it cannot contain a fragment");
        problem(text.ends_with('?'), "it cannot end with `?`");
        problem(query.contains(['{', '}']), "labels cannot stand in the query");
        let path = path.strip_prefix('/').unwrap_or(path);
        // One slash at the end means nothing.
        let path = path.strip_suffix('/').unwrap_or(path);
        let mut segments = Vec::new();
        let mut names = BTreeSet::new();
        for part in path.split('/') {
            let label = part.strip_prefix('{').and_then(|part| part.strip_suffix('}'));
            if let Some(label) = label {
                let name = label.strip_suffix('+').unwrap_or(label);
                problem(!crate::is_identifier(name), "what stands between braces is the name of a member");
                problem(!names.insert(name), "a label can only be there once");
                segments.push(Segment::Label { name, greedy: label.ends_with('+') });
                continue;
            }
            problem(part.contains(['{', '}']), "a label has to span its whole segment");
            problem(part == "." || part == "..", "it cannot contain `.` or `..` as a segment");
            if !part.is_empty() {
                segments.push(Segment::Literal(part));
            }
        }
        let literals = query.split('&').filter(|part| !part.is_empty());
        let query = literals.map(|part| part.split_once('=').unwrap_or((part, ""))).collect();
        Self { segments, query, problems }
    }

    pub(super) fn labels(&self) -> impl Iterator<Item = (&'t str, bool)> + '_ {
        self.segments.iter().filter_map(|segment| match *segment {
            Segment::Label { name, greedy } => Some((name, greedy)),
            Segment::Literal(_) => None,
        })
    }

    /// Whether every request that one pattern matches is matched as well by the other.
    fn is_equivalent(&self, other: &Self) -> bool {
        let same = |a: &Segment<'_>, b: &Segment<'_>| match (a, b) {
            (Segment::Literal(a), Segment::Literal(b)) => a == b,
            (Segment::Label { greedy: a, .. }, Segment::Label { greedy: b, .. }) => a == b,
            _ => false,
        };
        self.segments.len() == other.segments.len()
            && self.segments.iter().zip(&other.segments).all(|(a, b)| same(a, b))
            && self.query == other.query
    }
}

/// The method and URI of an operation's `@http`, with the trait.
pub(super) fn binding(operation: &Shape) -> Option<(&str, &str, &Node)> {
    let http = operation.traits.get("smithy.api#http")?;
    Some((http.get("method")?.as_str()?, http.get("uri")?.as_str()?, http))
}

/// `HttpUriConflict`: patterns of one service that match the same requests; `HttpUriFormat`: malformed ones.
pub(super) fn conflicts(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, _) in cx.operations() {
        let Some((_, uri, http)) = binding(shape) else { continue };
        for problem in UriPattern::parse(uri).problems {
            let message = format!("the URI pattern `{uri}` is invalid: {problem}");
            events.push(shape_error("HttpUriFormat", shape, message).at(http.location));
        }
    }
    for service in cx.own_of(crate::ShapeType::Service) {
        let operations = cx.bound_operations(&service.id);
        let bound: Vec<_> = operations
            .iter()
            .filter_map(|shape| {
                let (method, uri, http) = binding(shape)?;
                let host =
                    shape.traits.get("smithy.api#endpoint").and_then(|node| node.get("hostPrefix")?.as_str());
                Some((*shape, method, uri, UriPattern::parse(uri), host, http))
            })
            .collect();
        for (shape, method, uri, pattern, host, http) in &bound {
            let others = bound.iter().filter(|other| {
                other.0.id != shape.id
                    && other.1 == *method
                    && other.4 == *host
                    && pattern.is_equivalent(&other.3)
            });
            let others: Vec<_> = others.map(|other| format!("{} ({})", other.0.id, other.2)).collect();
            if !others.is_empty() {
                let message = format!("{method} {uri} matches the same requests as {}", list(others));
                events.push(shape_error("HttpUriConflict", shape, message).at(http.location));
            }
        }
    }
}

/// `HttpUriGreedyLabel`: greedy labels that few servers can route.
pub(super) fn greedy_labels(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, _) in cx.operations() {
        let Some((_, uri, http)) = binding(shape) else { continue };
        let pattern = UriPattern::parse(uri);
        let labels: Vec<_> = pattern.labels().collect();
        let greedy: Vec<_> = labels.iter().filter(|(_, greedy)| *greedy).collect();
        let mut danger = |id: &str, message: String| {
            events.push(event(Severity::Danger, id, Vertex::Shape(shape), message).at(http.location));
        };
        if greedy.len() > 1 {
            let message = format!("the URI pattern `{uri}` has more than one greedy label");
            danger("HttpUriGreedyLabel.MultipleGreedyLabels", message);
        }
        if labels.iter().rev().skip(1).any(|(_, greedy)| *greedy) {
            let message = format!("a greedy label should be the last label of its URI pattern, `{uri}`");
            danger("HttpUriGreedyLabel.GreedyLabelIsNotLastLabel", message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::UriPattern;

    #[test]
    fn constant_queries_tell_patterns_apart() {
        let equivalent = |a, b| UriPattern::parse(a).is_equivalent(&UriPattern::parse(b));
        assert!(equivalent("/foo/{bar}", "/foo/{baz}/"));
        assert!(equivalent("/foo?a=b&c", "/foo?c&a=b"));
        assert!(!equivalent("/foo?a=b", "/foo"));
        assert!(!equivalent("/foo/{bar}", "/foo/bar"));
        assert!(!equivalent("/foo/{bar}", "/foo/{bar+}"));
    }

    #[test]
    fn forbidden_patterns() {
        for valid in ["/", "/a/{b}/", "/a?b=c", "/a/{b+}/c"] {
            assert!(UriPattern::parse(valid).problems.is_empty(), "{valid}");
        }
        for invalid in
            ["", "a", "//", "/a//b", "/a#b", "/a?", "/a/../b", "/{a}b", "/a?b={c}", "/{a}/{a}", "/{}"]
        {
            assert!(!UriPattern::parse(invalid).problems.is_empty(), "{invalid}");
        }
    }
}
