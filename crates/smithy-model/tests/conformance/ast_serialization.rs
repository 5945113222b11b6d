//! Written ASTs, of both versions.

use std::fs;

use serde_json::Value;
use smithy_model::{write_ast_version, Version};

use crate::suite::{load_files, no_errors, run};

#[test]
fn ast_serialization() {
    run("ast-serialization", &[], |folder, case| {
        let file = |number: usize| folder.join(case["files"][number].as_str().unwrap());
        let loaded = load_files(&[&file(0)]);
        no_errors(&loaded)?;
        for check in case["checks"].as_array().unwrap() {
            let (expected, version) = match check.as_str().unwrap() {
                "2.0 roundtrip" => (file(0), Version::V2),
                "upgrade to 2.0" => (file(1), Version::V2),
                "downgrade to 1.0" => (file(1), Version::V1),
                "1.0 roundtrip" => (file(0), Version::V1),
                other => return Err(format!("unknown check {other}")),
            };
            let written = write_ast_version(&loaded.model, version);
            let found: Value = serde_json::from_str(&written).unwrap();
            let expected: Value = serde_json::from_str(&fs::read_to_string(expected).unwrap()).unwrap();
            if found != expected {
                return Err(format!("{check}: {written}"));
            }
        }
        Ok(())
    });
}
