//! Cases made wrong on purpose, each in one expectation: a harness that lets one pass does not look.

use serde_json::{json, Value};

use crate::cases::Case;

/// The wrong ones that a case can be made into, with keys of their own.
pub fn altered(case: &Case) -> Vec<Case> {
    let request: [(&str, Alteration); 5] = [
        ("method", |case| text(&mut case["method"])),
        ("path", |case| text(&mut case["uri"])),
        ("query", |case| added(&mut case["queryParams"])),
        ("header", |case| header(&mut case["headers"])),
        ("body", |case| body(&mut case["body"])),
    ];
    let response: [(&str, Alteration); 3] = [
        ("status", |case| number(&mut case["code"])),
        ("header", |case| header(&mut case["headers"])),
        ("body", |case| body(&mut case["body"])),
    ];
    let malformed: [(&str, Alteration); 3] = [
        ("status", |case| number(&mut case["response"]["code"])),
        ("header", |case| header(&mut case["response"]["headers"])),
        ("body", |case| body(&mut case["response"]["body"]["assertion"]["contents"])),
    ];
    let parameters: [(&str, Alteration); 1] = [("parameter", |case| leaf(&mut case["params"]))];
    let alterations: &[(&str, Alteration)] = match (case.is_server(), case.kind()) {
        (false, "request") => &request,
        (true, "response") => &response,
        (true, "malformed") => &malformed,
        // Its body is made of the parameters, whatever they are: that run is there and back.
        (true, "request") if case.of_trait()["body"].is_null() => &[],
        _ => &parameters,
    };
    let made = alterations.iter().filter_map(|(name, alter)| {
        let mut copy = case.0.clone();
        alter(&mut copy["case"]).then_some(())?;
        copy["key"] = Value::from(format!("{} with another {name}", case.key()));
        Some(Case(copy))
    });
    made.collect()
}

/// Alters a case, if it has what is to be altered.
type Alteration = fn(&mut Value) -> bool;

fn text(value: &mut Value) -> bool {
    let Some(text) = value.as_str() else { return false };
    *value = Value::from(format!("{text}x"));
    true
}

fn number(value: &mut Value) -> bool {
    let Some(number) = value.as_i64() else { return false };
    *value = Value::from(number + 1);
    true
}

fn added(list: &mut Value) -> bool {
    match list {
        Value::Array(items) => items.push(Value::from("added=x")),
        _ => *list = json!(["added=x"]),
    }
    true
}

fn header(headers: &mut Value) -> bool {
    headers.as_object_mut().and_then(|headers| headers.values_mut().next()).is_some_and(text)
}

fn body(body: &mut Value) -> bool {
    let Some(text) = body.as_str() else { return false };
    let altered = match serde_json::from_str::<Value>(text) {
        Ok(Value::Object(mut members)) => {
            members.insert("added".to_owned(), Value::from("x"));
            Value::Object(members).to_string()
        }
        Ok(_) => "\"altered\"".to_owned(),
        Err(_) => format!("{text}x"),
    };
    *body = Value::from(altered);
    true
}

/// Alters the first leaf that there is.
fn leaf(value: &mut Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => {
            *value = !*value;
            true
        }
        Value::Number(_) => number(value),
        Value::String(_) => text(value),
        Value::Array(items) => items.iter_mut().any(leaf),
        Value::Object(entries) => match entries.get_mut("$decimal") {
            Some(decimal) => {
                *decimal = Value::from("0.25");
                true
            }
            None => entries.values_mut().any(leaf),
        },
    }
}
