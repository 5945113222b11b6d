//! The command `codegen`; all of it is in the library's [`codegen::cli`].

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use codegen::cli::Terminals;

// A third of a run is allocation: of tokens, of syntax trees, of text. This one takes a third off the whole.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    // Whoever sets NO_COLOR wants plain text, as https://no-color.org has it.
    let coloured = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let watched = out.is_terminal();
    let terminals = Terminals { out: coloured && watched, err: coloured && err.is_terminal(), watched };
    ExitCode::from(codegen::cli::run(std::env::args_os(), &mut out, &mut err, terminals))
}
