//! Formatted files, to the byte.

use std::fs;

use smithy_model::{format, FileId};

use crate::suite::run;

#[test]
fn formatter() {
    run("formatter", &[], |folder, case| {
        let files = case["files"].as_array().unwrap();
        let read =
            |file: &serde_json::Value| fs::read_to_string(folder.join(file.as_str().unwrap())).unwrap();
        // The second file, if there is one, is what the first one becomes; else it is as it should be already.
        let expected = read(files.last().unwrap());
        for text in [read(&files[0]), expected.clone()] {
            let found = format(FileId(0), &text).map_err(|events| format!("{events:?}"))?;
            if found != expected {
                return Err(found);
            }
        }
        Ok(())
    });
}
