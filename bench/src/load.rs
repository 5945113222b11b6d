//! Parse and resolve of models: what `codegen` does before it asks any rule, beside JSON alone.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

use serde_json::Value;
use smithy_model::{resolve, Sources};

use crate::process::{root, run};
use crate::rounds::{quick, Contender};
use crate::table::{Budget, Figure, Row};
use crate::validation;

/// How often contenders take turns in a round of the slow rows.
const TURNS: usize = 20;

/// How many times that of JSON alone it may take.
const LIMIT: f64 = 6.0;

/// Prints a service's newest model as botocore has it, which may be gzipped.
const MODEL: &str = "\
import gzip, os, sys
import botocore.loaders
loader = botocore.loaders.Loader()
version = loader.determine_latest_version(sys.argv[1], 'service-2')
path = os.path.join(loader.BUILTIN_DATA_PATH, sys.argv[1], version, 'service-2.json')
opened = open(path, 'rb') if os.path.exists(path) else gzip.open(path + '.gz')
sys.stdout.buffer.write(opened.read())
";

/// The Chime AST and EC2's C2J.
pub fn rows(rounds: usize) -> Result<Vec<Row>, String> {
    let ast = shared().join("reference/smithy-ast/chime-sdk-messaging-2021-05-15.json");
    let mut rows = Vec::new();
    match std::fs::read_to_string(&ast) {
        Ok(text) => rows.push(row(rounds, "the Chime AST", "chime.json", text)?),
        Err(error) => eprintln!("the Chime AST is not measured: {}: {error}", ast.display()),
    }
    rows.push(row(rounds, "EC2's C2J", "service-2.json", botocores_model("ec2")?)?);
    Ok(rows)
}

fn row(rounds: usize, what: &str, name: &str, text: String) -> Result<Row, String> {
    let text: Arc<str> = text.into();
    let sources = || {
        let mut sources = Sources::new();
        sources.add(name, Arc::clone(&text));
        sources
    };
    let loaded = resolve(sources());
    if loaded.has_errors() || loaded.model.own_shapes().next().is_none() {
        return Err(format!("{what} cannot be read"));
    }
    let mut contenders = [
        Contender::timed("ours", sources, |sources| Ok(resolve(sources))),
        Contender::timed(
            "serde_json::Value",
            || text.as_bytes(),
            |bytes| serde_json::from_slice::<Value>(bytes).map_err(|error| error.to_string()),
        ),
    ];
    let summaries = quick(rounds * TURNS, &mut contenders)?;
    let [ours, value] = summaries.as_slice() else { return Err("no rounds".to_owned()) };
    Ok(Row {
        what: format!("parse and resolve of {what}, {} kB", text.len() / 1000),
        ours: Figure::Time(*ours),
        other: Some(("serde_json::Value".to_owned(), Figure::Time(*value))),
        budget: Budget::Ratio(LIMIT),
    })
}

/// The text of a service's model.
fn botocores_model(service: &str) -> Result<String, String> {
    let python = validation::environment()?;
    let output = run(Command::new(python).args(["-c", MODEL, service]))?;
    String::from_utf8(output.stdout).map_err(|error| error.to_string())
}

/// Where data is that this project did not write.
fn shared() -> PathBuf {
    std::env::var_os("CODEGEN_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from)
}
