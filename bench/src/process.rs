//! Other programs: started, waited for, and quoted when they fail.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

/// The folder of this workspace.
pub fn bench() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of the project.
pub fn root() -> PathBuf {
    bench().join("..")
}

/// What the bench writes is below this folder.
pub fn scratch() -> PathBuf {
    bench().join("target")
}

/// Cargo in a folder: without the network, with two jobs, and with nothing of what it has set for this process. Crates
/// are built as those of a registry are, which Cargo never builds incrementally: ours are there by their paths.
pub fn cargo(folder: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(folder);
    clean(&mut command);
    command.env("CARGO_NET_OFFLINE", "true").env("CARGO_BUILD_JOBS", "2").env("CARGO_INCREMENTAL", "0");
    command
}

/// Removes what Cargo told this process, which is not meant for those that it starts.
pub fn clean(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_") && text != "CARGO_HOME"
            || text == "RUSTFLAGS"
            || text == "RUSTC_WRAPPER"
        {
            command.env_remove(&name);
        }
    }
}

/// Runs a command to its end.
///
/// # Errors
/// That it cannot be started; what it said, when it failed.
pub fn run(command: &mut Command) -> Result<Output, String> {
    let output = command.output().map_err(|error| format!("cannot run {command:?}: {error}"))?;
    if output.status.success() {
        return Ok(output);
    }
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Err(format!("{command:?} failed with {}:\n{out}{err}", output.status))
}

/// How long a command takes.
///
/// # Errors
/// As [`run`].
pub fn time(command: &mut Command) -> Result<Duration, String> {
    let start = Instant::now();
    run(command)?;
    Ok(start.elapsed())
}
