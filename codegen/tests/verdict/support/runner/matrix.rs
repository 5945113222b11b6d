//! Values of each kind, read by who expects another: in documents, and as text in queries and headers.

use smithy_schema::http::facts::Segment;
use smithy_schema::http::server::{self, Refusal, Router};
use smithy_schema::http::{Endpoint, Operation, Request, Response};
use smithy_schema::{json, Field};

use crate::effects::{of_request, of_response, Effect};
use crate::tree::{tree, Tree};

/// An operation whose input and output have one member, of one kind.
pub struct Kind {
    name: &'static str,
    is_text: bool,
    /// Inputs and outputs, as JSON.
    values: &'static [&'static str],
    request: fn(&str) -> Option<(Tree, Request<Vec<u8>>)>,
    receive: fn(&Router, Request<Vec<u8>>) -> Result<Tree, Refusal>,
    respond: fn(&str) -> Option<(Tree, Response<Vec<u8>>)>,
    response: fn(&Response<Vec<u8>>) -> Option<(Tree, bool)>,
}

impl Kind {
    pub fn new<O: Operation>(name: &'static str, is_text: bool, values: &'static [&'static str]) -> Self {
        Self {
            name,
            is_text,
            values,
            request: request::<O>,
            receive: receive::<O>,
            respond: respond::<O>,
            response: response::<O>,
        }
    }
}

fn request<O: Operation>(value: &str) -> Option<(Tree, Request<Vec<u8>>)> {
    let input: O::Input = json::from_str(value).unwrap_or_else(|error| panic!("{value}: {error}"));
    let endpoint: Endpoint = "https://example.com".parse().unwrap_or_else(|_| panic!("an endpoint"));
    Some((tree(input.value()), O::request(&input, &endpoint).ok()?))
}

/// Reads a request as if it were for this operation.
fn receive<O: Operation>(router: &Router, mut request: Request<Vec<u8>>) -> Result<Tree, Refusal> {
    let [Segment::Literal(path)] = O::facts().path else { panic!("a path of one literal") };
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    *request.uri_mut() = format!("https://example.com/{path}{query}").parse().unwrap_or_default();
    let matched = router.find(&request)?;
    assert!(matched.is::<O>());
    server::receive::<O>(&request, &matched).map(|input| tree(input.value()))
}

fn respond<O: Operation>(value: &str) -> Option<(Tree, Response<Vec<u8>>)> {
    let output: O::Output = json::from_str(value).unwrap_or_else(|error| panic!("{value}: {error}"));
    let response = server::try_respond::<O>(Ok(&output)).ok()?;
    Some((tree(output.value()), response))
}

fn response<O: Operation>(response: &Response<Vec<u8>>) -> Option<(Tree, bool)> {
    let read = O::response(response).ok()?;
    Some((tree(read.output.value()), !read.filled.is_empty()))
}

/// Prints for each pair what becomes of requests and responses, as one kind became the other.
pub fn all(kinds: &[Kind], router: &Router) {
    for old in kinds {
        for new in kinds.iter().filter(|new| new.is_text == old.is_text && new.name != old.name) {
            let requests = old.values.iter().filter_map(|value| (old.request)(value));
            let requests =
                requests.map(|(written, request)| of_request(&written, (new.receive)(router, request)));
            let responses = new.values.iter().filter_map(|value| (new.respond)(value));
            let responses =
                responses.map(|(written, response)| of_response(&written, (old.response)(&response), true));
            let worst = [requests.max(), responses.max()].map(|effect| effect.unwrap_or(Effect::Travels));
            let words = worst.map(|effect| format!("{effect:?}").to_lowercase());
            let place = if old.is_text { "text" } else { "body" };
            println!("{place}:{}:{} {} - -", old.name, new.name, words.join(" "));
        }
    }
}
