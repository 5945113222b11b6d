//! Where a generated crate finds its runtime: a folder as seen from the crate's own, a version, or both.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::CouldNotRun;
use crate::Runtime;

/// The folder of the runtime crate, from the generator's own.
const FROM_HERE: &str = "../crates/smithy-schema";

/// The runtime of a crate outside of this workspace, as `--runtime` says.
///
/// Without it, the folder in this workspace if it is there, or else the version that belongs to this generator.
pub fn for_argument(argument: Option<&str>, out: &Path) -> Result<Runtime, CouldNotRun> {
    match argument {
        None => Ok(match in_this_workspace() {
            Some(folder) => Runtime::Path(relative(&folder, out)?),
            // All crates of this workspace have one version.
            None => Runtime::Version(env!("CARGO_PKG_VERSION").to_owned()),
        }),
        Some(version) if is_requirement(version) => Ok(Runtime::Version(version.to_owned())),
        Some(path) if Path::new(path).join("Cargo.toml").is_file() => {
            Ok(Runtime::Path(relative(Path::new(path), out)?))
        }
        Some(other) => {
            let message = "neither a version like 0.1, nor a folder with a Cargo.toml";
            Err(CouldNotRun(format!("--runtime: `{other}` is {message}")))
        }
    }
}

/// The runtime of a member of the workspace: its folder here, its version wherever the crate is published.
pub fn for_member(folder: &Path, out: &Path) -> Result<Runtime, CouldNotRun> {
    Ok(Runtime::Both { path: relative(folder, out)?, version: version_of(folder)? })
}

fn in_this_workspace() -> Option<PathBuf> {
    let manifests = [std::env::var_os("CARGO_MANIFEST_DIR"), Some(env!("CARGO_MANIFEST_DIR").into())];
    let folders = manifests.into_iter().flatten().map(|manifest| PathBuf::from(manifest).join(FROM_HERE));
    folders.into_iter().find(|folder| folder.join("Cargo.toml").is_file())
}

/// The version in a crate's manifest, or in its workspace's where the crate inherits it.
fn version_of(folder: &Path) -> Result<String, CouldNotRun> {
    let manifest = folder.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).map_err(|error| CouldNotRun::at(&manifest, &error))?;
    let table: toml::Table = text.parse().map_err(|error| CouldNotRun::at(&manifest, &error))?;
    let version = table.get("package").and_then(|package| package.get("version"));
    if let Some(version) = version.and_then(toml::Value::as_str) {
        return Ok(version.to_owned());
    }
    let absolute = absolute(folder).map_err(|error| CouldNotRun::at(folder, &error))?;
    for parent in absolute.ancestors().skip(1) {
        let Ok(text) = fs::read_to_string(parent.join("Cargo.toml")) else { continue };
        let Ok(table) = text.parse::<toml::Table>() else { continue };
        let package = table.get("workspace").and_then(|workspace| workspace.get("package"));
        if let Some(version) =
            package.and_then(|package| package.get("version")).and_then(toml::Value::as_str)
        {
            return Ok(version.to_owned());
        }
    }
    Err(CouldNotRun::at(&manifest, &"no version, neither here nor in the workspace"))
}

/// The path of `to` as seen from the folder `from`, with `/` between folders. Neither has to exist.
fn relative(to: &Path, from: &Path) -> Result<String, CouldNotRun> {
    let to = absolute(to).map_err(|error| CouldNotRun::at(to, &error))?;
    let from = absolute(from).map_err(|error| CouldNotRun::at(from, &error))?;
    let (to, from): (Vec<_>, Vec<_>) = (to.components().collect(), from.components().collect());
    let common = to.iter().zip(&from).take_while(|(a, b)| a == b).count();
    let up = from.iter().skip(common).map(|_| Component::ParentDir);
    // Without anything in common, on another drive, the whole path is all there is.
    let up: Vec<_> = if common == 0 { Vec::new() } else { up.collect() };
    let path: PathBuf = up.into_iter().chain(to.iter().skip(common).copied()).collect();
    let text = path.to_str().ok_or_else(|| CouldNotRun::at(&path, &"not a Unicode path"))?;
    Ok(if text.is_empty() { ".".to_owned() } else { text.replace('\\', "/") })
}

/// The path from the root, links resolved as far as it exists.
fn absolute(path: &Path) -> std::io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let mut resolved = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => {
                resolved.pop();
            }
            component => resolved.push(component),
        }
        if let Ok(real) = fs::canonicalize(&resolved) {
            resolved = real;
        }
    }
    Ok(resolved)
}

/// Whether cargo reads this as a version requirement: `0.1`, `^1.2.3`, `>=1, <3`, `*`.
fn is_requirement(text: &str) -> bool {
    text.split(',').all(|part| {
        let part = part.trim();
        let version = part.trim_start_matches(['^', '~', '=', '<', '>']).trim_start();
        let (version, build) = version.split_once('+').unwrap_or((version, "x"));
        let (numbers, pre) = version.split_once('-').unwrap_or((version, "x"));
        let count = numbers.split('.').count();
        let number = |part: &str| part == "*" || (part.parse::<u64>().is_ok() && !part.starts_with('+'));
        let tail = |text: &str| {
            !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte))
        };
        let operator = &part[..part.len() - part.trim_start_matches(['^', '~', '=', '<', '>']).len()];
        ["", "^", "~", "=", "<", ">", "<=", ">="].contains(&operator)
            && count <= 3
            && numbers.split('.').all(number)
            && tail(pre)
            && tail(build)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requirements() {
        for good in ["0.1", "1", "1.2.3", "^1.2", "~1", "=1.2.3-rc.1", ">=1, <3", "*", "1.*", "1.2.3+x"] {
            assert!(is_requirement(good), "{good}");
        }
        for bad in ["", "../x", "x", "1/2", "1.2.3.4", "./1", "=>1", "v1", "1.", "1.2.3-"] {
            assert!(!is_requirement(bad), "{bad}");
        }
    }

    #[test]
    fn relative_paths() -> Result<(), CouldNotRun> {
        for (to, from, expected) in [
            ("crates/runtime", "crates/types", "../runtime"),
            ("crates/runtime", "out", "../crates/runtime"),
            ("runtime", "a/b/c", "../../../runtime"),
            ("a/../runtime", "./x", "../runtime"),
            ("x/y", "x", "y"),
            ("x", "x", "."),
        ] {
            assert_eq!(relative(Path::new(to), Path::new(from))?, expected);
        }
        Ok(())
    }

    #[test]
    fn what_is_neither_a_version_nor_a_folder() {
        assert!(for_argument(Some("no-such-folder"), Path::new("out")).is_err());
        assert_eq!(
            for_argument(Some("0.1"), Path::new("out")).ok(),
            Some(Runtime::Version("0.1".to_owned()))
        );
    }
}
