//! Prints what the types put on the wire, and what they read from it, as lines of JSON.
//!
//! `wire SEEDS`: for each operation, the requests of so many sampled inputs, and responses in many forms. `compare.py`
//! holds them against botocore.

mod responses;
mod rewrite;

use chime_messaging_mock::for_each_operation;
use chime_messaging_types::http;
use chime_messaging_types::runtime::http::{HeaderMap, Operation};
use chime_messaging_types::runtime::{sample, Location, Slot, Structure};
use serde::Serialize;
use serde_json::{json, Value};
use std::error::Error;
use std::io::{self, Write};

fn main() -> Result<(), Box<dyn Error>> {
    let seeds: u64 = match std::env::args().nth(1).map(|seeds| seeds.parse()) {
        Some(seeds) => seeds.map_err(|_| "usage: wire SEEDS")?,
        None => return Err("usage: wire SEEDS".into()),
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    every_operation(seeds, &mut |line| writeln!(out, "{line}"))?;
    Ok(out.flush()?)
}

type Print<'a> = dyn FnMut(Value) -> io::Result<()> + 'a;

macro_rules! every_operation {
    ($($operation:ident $method:ident $kind:ident;)*) => {
        fn every_operation(seeds: u64, print: &mut Print<'_>) -> Result<(), Box<dyn Error>> {
            $(
                requests::<http::$operation>(seeds, print)?;
                responses_of!($kind $operation seeds print);
                responses::errors::<http::$operation>(print)?;
            )*
            Ok(())
        }
    };
}

macro_rules! responses_of {
    (unit $operation:ident $seeds:ident $print:ident) => {
        responses::nothing::<http::$operation>($print)?
    };
    ($kind:ident $operation:ident $seeds:ident $print:ident) => {
        responses::outputs::<http::$operation>($seeds, $print)?
    };
}

for_each_operation!(every_operation);

/// The requests of an operation: of the input with all members, and of one for each seed.
fn requests<O: Operation>(seeds: u64, print: &mut Print<'_>) -> Result<(), Box<dyn Error>>
where
    O::Input: Serialize,
{
    let endpoint = "https://localhost".parse()?;
    let sampled = (0..seeds).map(|seed| (format!("seed {seed}"), sample::valid::<O::Input>(seed)));
    let mut odd = sample::full::<O::Input>(0);
    put_odd_texts(&mut odd);
    let special = [("all members", sample::full(0)), ("odd texts", odd)];
    let special = special.into_iter().map(|(what, input)| (what.to_owned(), input));
    for (what, input) in sampled.chain(special) {
        let request =
            O::request(&input, &endpoint).map_err(|error| format!("{}: {error}", O::facts().name()))?;
        print(json!({
            "kind": "request",
            "operation": O::facts().name(),
            "what": what,
            "input": input,
            "method": request.method().as_str(),
            "path": request.uri().path(),
            "query": request.uri().query(),
            "headers": headers(request.headers())?,
            "body": String::from_utf8(request.into_body())?,
        }))?;
    }
    Ok(())
}

/// Puts texts into an input that take escaping wherever they go, whatever their patterns say.
fn put_odd_texts(input: &mut dyn Structure) {
    for (index, member) in input.schema().members().iter().enumerate() {
        let text = match member.location {
            Location::Header(_) => "a b, \"c\\d\"; e=%20 /",
            _ => "\u{e4}\u{1f642}\u{2028} /?#[]@!$&'()*+,;=:%25~._-\"\\<>{}|^`\t\u{7}\u{7f}",
        };
        if let Slot::String(value) = input.slot(index) {
            text.clone_into(value);
        }
    }
}

/// Names and values, in the order in which they are sent.
fn headers(headers: &HeaderMap) -> Result<Vec<(&str, String)>, Box<dyn Error>> {
    let text = |value: &[u8]| String::from_utf8(value.to_vec());
    headers.iter().map(|(name, value)| Ok((name.as_str(), text(value.as_bytes())?))).collect()
}
