//! Responses in the forms that services write, and how the types read them.

use crate::{headers, rewrite, Print};
use chime_messaging_types::runtime::http::client::{self, Failure};
use chime_messaging_types::runtime::http::server;
use chime_messaging_types::runtime::http::{Operation, OperationError, Response, StatusCode};
use chime_messaging_types::runtime::{sample, ServiceError, Value as Member};
use serde::Serialize;
use serde_json::{json, Map, Value};
use std::error::Error;

/// The responses with an output: as the server side writes it, and in every form that has to read alike.
pub fn outputs<O: Operation>(seeds: u64, print: &mut Print<'_>) -> Result<(), Box<dyn Error>>
where
    O::Output: Serialize,
{
    let facts = O::facts();
    let members = facts.output.map(|schema| schema.members()).unwrap_or_default();
    let names: Vec<&str> = members.iter().map(|member| member.name).collect();
    for seed in 0..=seeds {
        let output = if seed == seeds { sample::full(seed) } else { sample::valid::<O::Output>(seed) };
        let response = server::respond::<O>(Ok(&output));
        let written: Value = serde_json::from_slice(response.body())?;
        let forms = [
            ("as written", response.body().clone()),
            ("with null for what is absent", rewrite::nulls(&written, &names).into_bytes()),
            ("with members that the model has not", rewrite::unknown(&written).into_bytes()),
            ("with space", rewrite::spaced(&written)?.into_bytes()),
            ("escaped", rewrite::escaped(&written.to_string()).into_bytes()),
            ("with exponents", rewrite::exponents(&written).into_bytes()),
        ];
        for (form, body) in forms {
            let what = format!("seed {seed}, {form}");
            let again = with_body(&response, body);
            print_output::<O>(&what, &again, |output| serde_json::to_value(output), print)?;
        }
    }
    let empty = with_body(&server::respond::<O>(Ok(&sample::valid(0))), Vec::new());
    print_output::<O>("no body", &empty, |output| serde_json::to_value(output), print)
}

/// The response without an output.
pub fn nothing<O: Operation>(print: &mut Print<'_>) -> Result<(), Box<dyn Error>> {
    let response = server::respond::<O>(Ok(&sample::valid(0)));
    print_output::<O>("nothing", &response, |_| Ok(json!({})), print)
}

fn print_output<O: Operation>(
    what: &str,
    response: &Response<Vec<u8>>,
    value: impl Fn(&O::Output) -> serde_json::Result<Value>,
    print: &mut Print<'_>,
) -> Result<(), Box<dyn Error>> {
    let name = O::facts().name();
    let read = client::response::<O, _>(response);
    let read = read.map_err(|failure| format!("{name}, {what}: {failure}"))?;
    let mut line = describe::<O>(what, response)?;
    line["output"] = value(&read.output)?;
    Ok(print(line)?)
}

/// The responses with an error, whose name stands in the places where services put it.
pub fn errors<O: Operation>(print: &mut Print<'_>) -> Result<(), Box<dyn Error>> {
    for error in O::facts().errors {
        let code = error.facts.code;
        let spelled = [
            ("in the header", Some(code.to_owned()), None),
            ("in the header, with an address", Some(format!("{code}:http://example.com/")), None),
            ("in code", None, Some(("code", code.to_owned()))),
            ("in __type, with a namespace", None, Some(("__type", format!("com.example#{code}")))),
        ];
        for (form, header, member) in spelled {
            let mut body = Map::new();
            // botocore takes this member for the error's name where it stands beside `__type`, which comes first in
            // Smithy's protocol.
            if member.as_ref().is_none_or(|(key, _)| *key != "__type") {
                body.insert("Code".to_owned(), "BadRequest".into());
            }
            body.insert("Message".to_owned(), "größer als „erlaubt“ 🙂".into());
            body.insert("Unknown".to_owned(), json!([null]));
            body.extend(member.map(|(key, text)| (key.to_owned(), text.into())));
            let mut response = Response::new(Value::from(body).to_string().into_bytes());
            *response.status_mut() = StatusCode::from_u16(error.facts.http_status)?;
            response.headers_mut().insert("content-type", "application/json".parse()?);
            if let Some(header) = header {
                response.headers_mut().insert("x-amzn-errortype", header.parse()?);
            }
            let what = format!("{code} {form}");
            let read = match client::response::<O, _>(&response) {
                Err(Failure::Modelled(failure)) => failure.error,
                Err(other) => return Err(format!("{}, {what}: {other}", O::facts().name()).into()),
                Ok(_) => return Err(format!("{}, {what}: no error", O::facts().name()).into()),
            };
            let mut line = describe::<O>(&what, &response)?;
            line["error"] = read.facts().code.into();
            line["output"] = texts(&read);
            print(line)?;
        }
    }
    Ok(())
}

/// The members of an error, all of which are texts in this service.
fn texts(error: &impl OperationError) -> Value {
    let shape = error.shape();
    let members = shape.schema().members().iter().enumerate();
    let texts = members.filter_map(|(index, member)| {
        let value = match shape.get(index) {
            Member::Absent => return None,
            Member::String(text) => Value::from(text),
            _ => Value::from("a member that is not a text"),
        };
        Some((member.name.to_owned(), value))
    });
    Value::Object(texts.collect())
}

fn describe<O: Operation>(what: &str, response: &Response<Vec<u8>>) -> Result<Value, Box<dyn Error>> {
    Ok(json!({
        "kind": "response",
        "operation": O::facts().name(),
        "what": what,
        "status": response.status().as_u16(),
        "headers": headers(response.headers())?,
        "body": String::from_utf8(response.body().clone())?,
    }))
}

fn with_body(response: &Response<Vec<u8>>, body: Vec<u8>) -> Response<Vec<u8>> {
    let mut again = response.clone();
    again.headers_mut().remove("content-length");
    *again.body_mut() = body;
    again
}
