//! Which operation a request is for: by method, path and query, or by the header `X-Amz-Target`.

use std::cmp::Ordering;

use ::http::{HeaderMap, Method, Request, Uri};

use super::Refusal;
use crate::http::facts::{self, Segment};
use crate::http::text::{query_pairs, unescape};
use crate::http::Operation;

/// Finds the operations of a service's requests.
///
/// Where several operations match, the most specific one wins
/// ([spec](https://smithy.io/2.0/spec/http-bindings.html#specificity-routing)): text beats a label beats a greedy label, then
/// more segments, then more constants in the query.
#[derive(Debug)]
pub struct Router {
    service: &'static facts::Service,
    /// The most specific first.
    routes: Vec<&'static facts::Operation>,
}

/// The operation of a request, and what its path said.
#[derive(Debug, Clone)]
pub struct Matched {
    operation: &'static facts::Operation,
    /// The texts of labels as the path has them, escaped, by the index of the input's member.
    pub(super) labels: Vec<(usize, String)>,
}

impl Router {
    /// What finds the operations of a service.
    pub fn new(service: &'static facts::Service) -> Self {
        let mut routes = service.operations.to_vec();
        routes.sort_by(|one, other| specificity(one, other));
        Self { service, routes }
    }

    /// The service.
    pub fn service(&self) -> &'static facts::Service {
        self.service
    }

    /// The operation that a request is for. A trailing slash is ignored.
    ///
    /// # Errors
    /// The answer to a request for none: 404 `UnknownOperationException`; 405, with `Allow`, where other methods have
    /// operations at this path.
    pub fn find<B>(&self, request: &Request<B>) -> Result<Matched, Refusal> {
        if self.service.protocol.is_rpc() {
            self.find_by_target(request.method(), request.uri(), request.headers())
        } else {
            self.find_by_path(request.method(), request.uri())
        }
    }

    fn find_by_path(&self, method: &Method, uri: &Uri) -> Result<Matched, Refusal> {
        let path = segments(uri.path());
        // What cannot be read is refused with a better answer once the operation is known.
        let query = query_pairs(uri.query().unwrap_or_default()).unwrap_or_default();
        let mut allowed = Vec::new();
        for operation in &self.routes {
            let has = |key: &str, text: Option<&str>| {
                query.iter().any(|(name, value)| name == key && text.map_or(true, |text| value == text))
            };
            if !operation.query.iter().all(|(key, text)| has(key, *text)) {
                continue;
            }
            if let Some(labels) = captures(operation.path, &path) {
                if operation.method == method.as_str() {
                    return Ok(Matched { operation, labels });
                }
                allowed.push(operation.method);
            }
        }
        allowed.sort_unstable();
        allowed.dedup();
        Err(match allowed.is_empty() {
            true => Refusal::unknown_operation(self.service),
            false => Refusal::method_not_allowed(self.service, &allowed),
        })
    }

    fn find_by_target(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Result<Matched, Refusal> {
        if uri.path() != "/" {
            return Err(Refusal::unknown_operation(self.service));
        }
        if method != Method::POST {
            return Err(Refusal::method_not_allowed(self.service, &["POST"]));
        }
        let target = headers.get("x-amz-target").and_then(|value| value.to_str().ok());
        let name = target
            .and_then(|target| target.split_once('.'))
            .filter(|(service, _)| *service == self.service.name())
            .map(|(_, name)| name);
        let found = name.and_then(|name| self.routes.iter().find(|operation| operation.name() == name));
        match found {
            Some(operation) => Ok(Matched { operation, labels: Vec::new() }),
            None => Err(Refusal::unknown_operation(self.service)),
        }
    }
}

impl Matched {
    /// The operation's facts.
    pub fn operation(&self) -> &'static facts::Operation {
        self.operation
    }

    /// True for this operation.
    pub fn is<O: Operation>(&self) -> bool {
        std::ptr::eq(self.operation, O::facts())
    }
}

/// What stands between the slashes of a path; a slash at its end is not there.
fn segments(path: &str) -> Vec<&str> {
    let path = path.strip_prefix('/').unwrap_or(path);
    let path = path.strip_suffix('/').unwrap_or(path);
    match path {
        "" => Vec::new(),
        path => path.split('/').collect(),
    }
}

fn specificity(one: &facts::Operation, other: &facts::Operation) -> Ordering {
    let rank = |segment: &Segment| match segment {
        Segment::Literal(_) => 0,
        Segment::Label(_) => 1,
        Segment::Greedy(_) => 2,
    };
    let both = one.path.iter().zip(other.path);
    let by_segment = both.map(|(one, other)| rank(one).cmp(&rank(other))).find(|order| order.is_ne());
    by_segment
        .unwrap_or(Ordering::Equal)
        .then(other.path.len().cmp(&one.path.len()))
        .then(other.query.len().cmp(&one.query.len()))
}

/// The texts of labels, if the path matches.
fn captures(pattern: &[Segment], path: &[&str]) -> Option<Vec<(usize, String)>> {
    let greedy = pattern.iter().filter(|segment| matches!(segment, Segment::Greedy(_))).count();
    match greedy {
        // Most paths are told apart by their lengths.
        0 if pattern.len() != path.len() => return None,
        _ if pattern.len() > path.len() => return None,
        _ => {}
    }
    let mut labels = Vec::new();
    let mut taken = 0;
    let rest = Rest::new(pattern, path, greedy > 0);
    for (at, segment) in pattern.iter().enumerate() {
        let count = match segment {
            // As many as leave enough for what follows.
            Segment::Greedy(_) => {
                (1..=path.len() - taken).rev().find(|count| rest.matches(at + 1, taken + count))?
            }
            _ => 1,
        };
        let here = path.get(taken..taken + count)?;
        match *segment {
            Segment::Literal(text) if here.iter().all(|here| is_literal(text, here)) => {}
            Segment::Literal(_) => return None,
            Segment::Label(_) | Segment::Greedy(_) if here.iter().all(|here| here.is_empty()) => return None,
            Segment::Label(index) | Segment::Greedy(index) => labels.push((index, here.join("/"))),
        }
        taken += count;
    }
    (taken == path.len()).then_some(labels)
}

/// Text may be escaped without need.
fn is_literal(text: &str, segment: &str) -> bool {
    text == segment || unescape(segment).is_some_and(|segment| segment == text)
}

/// Which ends of a pattern match which ends of a path: a table, because several greedy labels have too many ways to
/// share a path.
struct Rest {
    width: usize,
    matches: Vec<bool>,
}

impl Rest {
    fn new(pattern: &[Segment], path: &[&str], needed: bool) -> Self {
        let width = path.len() + 1;
        if !needed {
            return Self { width, matches: Vec::new() };
        }
        let mut table = Self { width, matches: vec![false; (pattern.len() + 1) * width] };
        table.set(pattern.len(), path.len());
        for (at, segment) in pattern.iter().enumerate().rev() {
            for (from, here) in path.iter().enumerate().rev() {
                let matches = match segment {
                    Segment::Literal(text) => is_literal(text, here) && table.matches(at + 1, from + 1),
                    Segment::Label(_) => table.matches(at + 1, from + 1),
                    Segment::Greedy(_) => table.matches(at + 1, from + 1) || table.matches(at, from + 1),
                };
                if matches {
                    table.set(at, from);
                }
            }
        }
        table
    }

    fn set(&mut self, at: usize, from: usize) {
        if let Some(cell) = self.matches.get_mut(at * self.width + from) {
            *cell = true;
        }
    }

    /// True when the pattern from `at` on matches the path from `from` on.
    fn matches(&self, at: usize, from: usize) -> bool {
        from < self.width && self.matches.get(at * self.width + from).copied().unwrap_or(false)
    }
}
