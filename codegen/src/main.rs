//! The command `codegen`; all of it is in the library's [`codegen::cli`].

use std::io;
use std::process::ExitCode;

// A third of a run is allocation: of tokens, of syntax trees, of text. This one takes a third off the whole.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    ExitCode::from(codegen::cli::run(std::env::args_os(), &mut out, &mut err))
}
