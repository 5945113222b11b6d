//! The client side: parameters to a request, a response to parameters.

use smithy_schema::http::client::{self, Failure, Options};
use smithy_schema::http::{Endpoint, Operation, OperationError, Request};
use smithy_schema::{Field, ServiceError};

use crate::case::Case;
use crate::{expect, message, params, same};

/// What idempotency tokens are in tests.
const TOKEN: &str = "00000000-0000-4000-8000-000000000000";
/// From this size on bodies are compressed unless someone says otherwise: what AWS's clients agree on.
const COMPRESSED_FROM: usize = 10_240;

/// What is wrong with the request that the parameters become.
pub fn request<O: Operation>(case: &Case<'_>) -> Result<Vec<String>, String> {
    let request = made::<O>(case)?;
    let case = case.of_trait();
    let mut problems = Vec::new();
    problems.extend(expect::equal(
        "method",
        case["method"].as_str().unwrap_or_default(),
        request.method().as_str(),
    ));
    problems.extend(expect::equal("path", case["uri"].as_str().unwrap_or_default(), request.uri().path()));
    problems.extend(expect::query(case, request.uri().query().unwrap_or_default()));
    problems.extend(expect::headers(case, request.headers()));
    problems.extend(expect::body(case, request.body()));
    if let Some(host) = case["resolvedHost"].as_str() {
        problems.extend(expect::equal("host", host, request.uri().host().unwrap_or_default()));
    }
    Ok(problems)
}

/// The request that the parameters become.
pub fn made<O: Operation>(case: &Case<'_>) -> Result<Request<Vec<u8>>, String> {
    let mut input = <O::Input as Field>::blank();
    params::fill(&mut input, &case.params())?;
    let host = case.of_trait()["host"].as_str().unwrap_or("example.com");
    let endpoint: Endpoint = format!("https://{host}").parse().map_err(|error| format!("{error}"))?;
    let mut tokens = || TOKEN.to_owned();
    let options = Options::new().tokens(&mut tokens).compress_from(COMPRESSED_FROM);
    client::request_with::<O>(&input, &endpoint, options).map_err(|error| error.to_string())
}

/// What is wrong with the parameters that the response becomes.
pub fn response<O: Operation>(case: &Case<'_>) -> Result<Vec<String>, String> {
    let response = message::response(case.of_trait())?;
    let found = client::response::<O, _>(&response);
    let Some(id) = case.error() else {
        let mut expected = <O::Output as Field>::blank();
        params::fill(&mut expected, &case.params())?;
        let found = found.map_err(|failure| format!("a failure: {failure:?}"))?;
        return Ok(same::structures(&expected, &found.output));
    };
    let mut expected = error::<O>(id)?;
    params::fill(expected.shape_mut(), &case.params())?;
    let failure = match found {
        Ok(_) => return Err("read as success".to_owned()),
        Err(Failure::Modelled(failure)) => failure,
        Err(failure) => return Err(format!("another failure: {failure:?}")),
    };
    let mut problems = Vec::new();
    problems.extend(expect::equal("error", id, failure.error.shape().schema().id));
    if problems.is_empty() {
        problems.extend(same::structures(expected.shape(), failure.error.shape()));
    }
    let vendor = &case.of_trait()["vendorParams"];
    if let Some(code) = vendor["code"].as_str() {
        let query = failure.query_error.as_deref();
        let found = query.map_or(failure.error.facts().code, |query| query.code.as_str());
        problems.extend(expect::equal("code", code, found));
        if let Some(fault) = vendor["type"].as_str() {
            problems.extend(expect::equal("fault", fault, query.map_or("", |query| query.fault.as_str())));
        }
    }
    Ok(problems)
}

/// An error of the operation, with nothing in it.
pub fn error<O: Operation>(id: &str) -> Result<O::Error, String> {
    let index = O::facts().errors.iter().position(|error| error.schema.id == id);
    let error = index.and_then(<O::Error as OperationError>::blank);
    error
        .filter(|error| error.shape().schema().id == id)
        .ok_or_else(|| format!("the operation has no error {id}"))
}
