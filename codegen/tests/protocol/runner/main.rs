//! Runs protocol test cases against generated crates: `runner cases.json` prints a line of JSON a case.

mod case;
mod client;
mod expect;
mod message;
mod params;
mod registry;
mod same;
mod server;

use std::panic::{catch_unwind, AssertUnwindSafe};

use case::Case;
use serde_json::{json, Value};
use smithy_schema::http::Operation;

fn main() {
    let path = std::env::args().nth(1).expect("the file with the cases");
    let text = std::fs::read_to_string(&path).expect("the file with the cases is there");
    let cases: Vec<Value> = serde_json::from_str(&text).expect("the file with the cases is a list");
    // A panic is a failure like others, with its message in the report.
    std::panic::set_hook(Box::new(|_| {}));
    for case in &cases {
        let case = Case(case);
        let outcome = catch_unwind(AssertUnwindSafe(|| registry::run(&case)));
        let problems = match outcome {
            Ok(Some(problems)) => problems,
            Ok(None) => vec!["no such operation in the generated crate".to_owned()],
            Err(panic) => vec![format!("panic: {}", text_of(&*panic))],
        };
        println!("{}", json!({ "key": case.key(), "problems": problems }));
    }
}

/// Runs a case against its operation: all that is not as it should be.
pub fn run<O: Operation>(case: &Case<'_>) -> Vec<String> {
    let outcome = match (case.text("direction"), case.text("kind")) {
        ("client", "request") => client::request::<O>(case),
        ("client", "response") => client::response::<O>(case),
        ("server", "request") => server::request::<O>(case),
        ("server", "response") => server::response::<O>(case),
        ("server", "malformed") => server::malformed::<O>(case),
        (direction, kind) => Err(format!("no way to run {direction} {kind}")),
    };
    outcome.unwrap_or_else(|problem| vec![problem])
}

fn text_of(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("something else than text")
}
