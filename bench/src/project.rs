//! Small crates that the bench writes and builds: each on its own, as a user has it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::process::{bench, cargo, run, scratch, time};

/// A crate below `target/projects`.
pub struct Project {
    folder: PathBuf,
}

impl Project {
    /// Writes a crate with a binary. Its dependencies are lines of a manifest, with paths from `target/projects/NAME`;
    /// their versions are those that the bench itself has.
    ///
    /// # Errors
    /// What cannot be written.
    pub fn new(name: &str, dependencies: &str, main: &str) -> Result<Self, String> {
        let folder = scratch().join("projects").join(name);
        fs::create_dir_all(folder.join("src"))
            .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
        let project = Self { folder };
        let manifest = format!(
            "[workspace]\n\n[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[dependencies]\n{dependencies}"
        );
        project.write("Cargo.toml", &manifest)?;
        project.write("src/main.rs", main)?;
        let lock = bench().join("Cargo.lock");
        let lock =
            fs::read_to_string(&lock).map_err(|error| format!("cannot read {}: {error}", lock.display()))?;
        project.write("Cargo.lock", &lock)?;
        Ok(project)
    }

    /// Writes a file of the crate.
    ///
    /// # Errors
    /// That it cannot be written.
    pub fn write(&self, path: &str, text: &str) -> Result<(), String> {
        let file = self.folder.join(path);
        fs::write(&file, text).map_err(|error| format!("cannot write {}: {error}", file.display()))
    }

    /// A Cargo command in it.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = cargo(&self.folder);
        command.args(arguments);
        command
    }

    /// How long a Cargo command takes when nothing is built yet.
    ///
    /// # Errors
    /// That the old build cannot be removed; what Cargo said, when it failed.
    pub fn time_clean(&self, arguments: &[&str]) -> Result<Duration, String> {
        let target = self.folder.join("target");
        match fs::remove_dir_all(&target) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(format!("cannot remove {}: {error}", target.display()));
            }
            _ => {}
        }
        time(&mut self.cargo(arguments))
    }

    /// How many crates it depends on, all targets of its own and all of what they depend on, for building and running.
    ///
    /// # Errors
    /// What Cargo said, when it failed.
    pub fn dependencies(&self) -> Result<usize, String> {
        let output = run(&mut self.cargo(&["tree", "--edges=normal,build", "--prefix=none", "--no-dedupe"]))?;
        let text = String::from_utf8_lossy(&output.stdout);
        let crates: std::collections::BTreeSet<&str> = text.lines().filter(|line| !line.is_empty()).collect();
        // Without itself, and without the one that it is about.
        Ok(crates.len().saturating_sub(2))
    }
}
