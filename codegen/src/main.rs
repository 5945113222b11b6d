//! The command `codegen`; all of it is in the library's [`codegen::cli`].

use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    ExitCode::from(codegen::cli::run(std::env::args_os(), &mut out, &mut err))
}
