//! Which operation a path belongs to, where several could match.
#![cfg(feature = "http")]
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use smithy_schema::http::facts::{Operation, Segment, Service};
use smithy_schema::http::server::Router;
use smithy_schema::http::Request;

/// A router for operations that are called as their pattern is written: `GET /a/{x}/{y+}?b=c`.
fn router(patterns: &[&str]) -> Router {
    let operations =
        patterns.iter().map(|pattern| &*Box::leak(Box::new(operation(pattern)))).collect::<Vec<_>>();
    let service = Service { id: "test#Service", operations: operations.leak(), ..Service::EMPTY };
    Router::new(Box::leak(Box::new(service)))
}

fn operation(pattern: &str) -> Operation {
    let pattern: &'static str = Box::leak(pattern.into());
    let (method, uri) = pattern.split_once(' ').unwrap();
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    let segments = path.split('/').filter(|segment| !segment.is_empty()).enumerate();
    let segments = segments.map(|(index, segment)| match segment {
        greedy if greedy.ends_with("+}") => Segment::Greedy(index),
        label if label.starts_with('{') => Segment::Label(index),
        text => Segment::Literal(text),
    });
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| match pair.split_once('=') {
        Some((key, text)) => (key, Some(text)),
        None => (pair, None),
    });
    Operation {
        id: pattern,
        method,
        path: segments.collect::<Vec<_>>().leak(),
        query: pairs.collect::<Vec<_>>().leak(),
        ..Operation::EMPTY
    }
}

/// The operation of a request, or the status of the refusal with what is allowed.
fn find(router: &Router, method: &str, uri: &str) -> String {
    match router.find(&Request::builder().method(method).uri(uri).body(()).unwrap()) {
        Ok(matched) => matched.operation().id.to_owned(),
        Err(refusal) => {
            let allow = refusal.response().headers().get("allow");
            format!("{} {}", refusal.status().as_u16(), allow.map_or("", |allow| allow.to_str().unwrap()))
        }
    }
}

/// Patterns, and which of them URIs belong to.
type Table = (&'static [&'static str], &'static [(&'static str, &'static str)]);

#[test]
fn the_most_specific_pattern_wins() {
    let tables: [Table; 6] = [
        (
            &["GET /{xyz}/bcd/cde", "GET /abc/{xyz}/cde", "GET /abc/bcd/{xyz}"],
            &[
                ("/abc/bcd/cde", "GET /abc/bcd/{xyz}"),
                ("/abc/foo/cde", "GET /abc/{xyz}/cde"),
                ("/foo/bcd/cde", "GET /{xyz}/bcd/cde"),
            ],
        ),
        (
            &["GET /{xyz}/bcd/cde?def=efg", "GET /abc/bcd/{xyz}", "GET /abc/{xyz}/cde"],
            &[
                ("/abc/bcd/cde?def=efg", "GET /abc/bcd/{xyz}"),
                ("/abc/foo/cde?def=efg", "GET /abc/{xyz}/cde"),
                ("/foo/bcd/cde?def=efg", "GET /{xyz}/bcd/cde?def=efg"),
            ],
        ),
        (
            &["GET /abc/{xyz+}", "GET /abc/{xyz+}/bcd"],
            &[("/abc/foo/bar/bcd", "GET /abc/{xyz+}/bcd"), ("/abc/foo/bar/baz", "GET /abc/{xyz+}")],
        ),
        (
            &["GET /c", "GET /c?scope=a", "GET /c?scope=b", "GET /c?scope=a&deep"],
            &[
                ("/c", "GET /c"),
                ("/c?scope=c", "GET /c"),
                ("/c?scope=a", "GET /c?scope=a"),
                ("/c?x=1&scope=b", "GET /c?scope=b"),
                ("/c?deep=1&scope=a", "GET /c?scope=a&deep"),
                ("/c?scope=%61", "GET /c?scope=a"),
                // What cannot be read is no constant.
                ("/c?scope=a&x=%", "GET /c"),
            ],
        ),
        (
            &["GET /prefix/{label+}/suffix"],
            &[
                ("/prefix/foo/suffix", "GET /prefix/{label+}/suffix"),
                ("/prefix/foo/bar/suffix/", "GET /prefix/{label+}/suffix"),
                ("/prefix/foo/suffix/bar/suffix", "GET /prefix/{label+}/suffix"),
                ("/prefix/foo/bar", "404 "),
                ("/foo/bar/suffix", "404 "),
                ("/prefix/suffix", "404 "),
            ],
        ),
        (
            &["POST /a", "PUT /a", "GET /{x}", "GET /", "GET /re/(a+)+"],
            &[
                ("/", "GET /"),
                ("/a", "GET /{x}"),
                ("/b/", "GET /{x}"),
                ("/a/b", "404 "),
                ("/re/(a+)+", "GET /re/(a+)+"),
                ("/re/%28a+%29+", "GET /re/(a+)+"),
                ("/re/aaaa", "404 "),
            ],
        ),
    ];
    for (patterns, cases) in tables {
        let router = router(patterns);
        for (uri, expected) in cases {
            assert_eq!(find(&router, "GET", uri), *expected, "{uri} in {patterns:?}");
        }
    }
}

#[test]
fn other_methods_are_named() {
    let router = router(&["PUT /a", "DELETE /a", "PUT /{x}", "GET /b?c"]);
    assert_eq!(find(&router, "GET", "/a"), "405 DELETE, PUT");
    assert_eq!(find(&router, "POST", "/b"), "405 PUT");
    assert_eq!(find(&router, "POST", "/b?c"), "405 GET, PUT");
    assert_eq!(find(&router, "POST", "/b/c"), "404 ");
}

#[test]
fn several_greedy_labels_take_no_time() {
    let router = router(&["GET /{a+}/x/{b+}/x/{c+}/y"]);
    let path = "/x".repeat(30_000);
    assert_eq!(find(&router, "GET", &path), "404 ");
    assert_eq!(find(&router, "GET", "/1/x/2/x/3/y"), "GET /{a+}/x/{b+}/x/{c+}/y");
}

proptest! {
    #[test]
    fn any_path_is_answered(path in "(/[a-c%2{}.]{0,3}){0,6}", query in "[a-c=&%2]{0,6}") {
        let router = router(&["GET /{a}/b", "GET /a/{b+}", "GET /{a+}/c?a=b", "PUT /"]);
        if let Ok(request) = Request::builder().uri(format!("/{path}?{query}")).body(()) {
            let _ = router.find(&request);
        }
    }
}
