//! The file that says how many instructions each case took when that was last looked at.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// What `counts.toml` holds.
#[derive(Debug, Deserialize)]
pub struct Record {
    /// How far a count may be off, as a part of it.
    pub tolerance: f64,
    /// Instructions by case.
    #[serde(default)]
    pub instructions: BTreeMap<String, u64>,
}

/// Where the record is.
pub fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../counts.toml")
}

impl Record {
    /// Reads a record.
    pub fn read(file: &Path) -> Result<Self, String> {
        let text =
            fs::read_to_string(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
        toml::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))
    }
}

/// The text of the file.
impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("# Instructions that each case takes, by valgrind's callgrind. `bash bench/counts.sh` compares,\n")?;
        f.write_str(
            "# `bash bench/counts.sh --update` records; a change is to be explained in the commit.\n\n",
        )?;
        writeln!(f, "tolerance = {}\n\n[instructions]", self.tolerance)?;
        for (case, count) in &self.instructions {
            writeln!(f, "{case} = {count}")?;
        }
        Ok(())
    }
}
