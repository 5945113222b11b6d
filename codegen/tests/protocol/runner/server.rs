//! The server side: a request to parameters, parameters to a response, a malformed request to what refuses it.

use smithy_schema::http::server::{self, Router};
use smithy_schema::http::{Operation, OperationError};
use smithy_schema::Field;

use crate::case::Case;
use crate::{client, expect, message, params, same};

/// The parameters that the request becomes, at the operation that the router finds.
pub fn request<O: Operation>(case: &Case<'_>) -> Result<Vec<String>, String> {
    let request = message::complete(case.of_trait(), O::facts(), || client::made::<O>(case))?;
    let refused = |refusal: server::Refusal| format!("refused: {refusal}");
    let matched = Router::new(O::facts().service).find(&request).map_err(refused)?;
    if !matched.is::<O>() {
        return Err(format!("taken for {}", matched.operation().id));
    }
    let found = server::receive::<O>(&request, &matched).map_err(refused)?;
    let mut expected = <O::Input as Field>::blank();
    params::fill(&mut expected, &case.params())?;
    Ok(same::received(&expected, &found))
}

/// The response that the parameters become.
pub fn response<O: Operation>(case: &Case<'_>) -> Result<Vec<String>, String> {
    let response = match case.error() {
        Some(id) => {
            let mut error = client::error::<O>(id)?;
            params::fill(error.shape_mut(), &case.params())?;
            server::respond::<O>(Err(&error))
        }
        None => {
            let mut output = <O::Output as Field>::blank();
            params::fill(&mut output, &case.params())?;
            server::respond::<O>(Ok(&output))
        }
    };
    let case = case.of_trait();
    let mut problems = Vec::new();
    problems.extend(expect::equal("status", &case["code"].to_string(), response.status().as_str()));
    problems.extend(expect::headers(case, response.headers()));
    problems.extend(expect::body(case, response.body()));
    Ok(problems)
}

/// What refuses a malformed request.
pub fn malformed<O: Operation>(case: &Case<'_>) -> Result<Vec<String>, String> {
    let request = message::request(&case.of_trait()["request"])?;
    let expected = &case.of_trait()["response"];
    let received = Router::new(O::facts().service).find(&request).and_then(|matched| {
        let operation = matched.operation().id;
        server::receive::<O>(&request, &matched).map(|_| operation)
    });
    let response = match received {
        Ok(operation) => return Err(format!("accepted as a request of {operation}")),
        Err(refusal) => refusal.into_response(),
    };
    let mut problems = Vec::new();
    problems.extend(expect::equal("status", &expected["code"].to_string(), response.status().as_str()));
    problems.extend(expect::headers(expected, response.headers()));
    let (body, assertion) = (&expected["body"], &expected["body"]["assertion"]);
    if let Some(contents) = assertion["contents"].as_str() {
        let media_type = body["mediaType"].as_str().unwrap_or_default();
        problems.extend(expect::document("body", contents, media_type, response.body()));
    }
    if let Some(pattern) = assertion["messageRegex"].as_str() {
        problems.extend(message_matches(pattern, response.body()));
    }
    if !problems.is_empty() {
        problems.push(format!("the answer was {}", String::from_utf8_lossy(response.body())));
    }
    Ok(problems)
}

/// The text of the body's `message` matches.
fn message_matches(pattern: &str, body: &[u8]) -> Option<String> {
    let body: serde_json::Value = serde_json::from_slice(body).unwrap_or_default();
    let text = body["message"].as_str().unwrap_or_default();
    match regress::Regex::with_flags(pattern, "u") {
        Ok(regex) if regex.find(text).is_some() => None,
        Ok(_) => Some(format!("message: {text:?} does not match {pattern}")),
        Err(error) => Some(format!("message: {pattern} is no pattern: {error}")),
    }
}
