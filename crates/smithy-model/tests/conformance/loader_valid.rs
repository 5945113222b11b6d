//! Equal models from IDL and AST, and flattened mixins.

use smithy_model::{flatten_mixins, write_ast};

use crate::suite::{load_files, no_errors, run};

#[test]
fn loader_valid() {
    run("loader-valid", &[], |folder, case| {
        let name = case["case"].as_str().unwrap();
        let shared = folder.join("loader-valid/__shared.json");
        let load_case = |file: &str| load_files(&[&folder.join("loader-valid").join(file), &shared]);
        for check in case["checks"].as_array().unwrap() {
            let idl = load_case(name);
            no_errors(&idl)?;
            let flattened = name.replace(".smithy", ".flattened.smithy");
            let (ours, theirs) = match check.as_str().unwrap() {
                "idl==ast" => (idl.model, load_case(&name.replace(".smithy", ".json"))),
                "flatten" => (flatten_mixins(&idl.model), load_case(&flattened)),
                "loads-ok" => continue,
                other => return Err(format!("unknown check {other}")),
            };
            no_errors(&theirs)?;
            if ours != theirs.model {
                return Err(format!("{check}:\n{}\n{}", write_ast(&ours), write_ast(&theirs.model)));
            }
        }
        Ok(())
    });
}
