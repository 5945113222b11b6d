//! The built command, as its users run it: in a folder of a test's own, or in any other.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder of a test's own.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(test: &str, files: &[(&str, &str)]) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("folders").join(test);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        let folder = Self(path);
        files.iter().for_each(|(path, text)| folder.put(path, text));
        folder
    }

    pub fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap()
    }

    /// Exit code, standard output, standard error output.
    pub fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        run_in(&self.0, arguments)
    }
}

/// Exit code, standard output and standard error output of the command in a folder, where nobody watches.
pub fn run_in(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = command(folder, arguments).output().unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Exit code and standard error output of the command in a folder, where who reads the results leaves at once.
pub fn run_unread(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let mut child = command(folder, arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    (output.status.code().unwrap(), text(output.stderr))
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_codegen"));
    // What is printed must not depend on whose terminal the tests run in.
    command.env_remove("COLUMNS").args(arguments).current_dir(folder);
    command
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}
