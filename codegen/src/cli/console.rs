//! Where output goes. A reader that has gone away is no failure, and never a panic.

use std::io::{self, Write};

use smithy_model::{Renderer, Sources};

use super::CouldNotRun;

/// Which streams somebody watches on a terminal: these get colours, and diagnostics progress.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Terminals {
    /// The standard output.
    pub out: bool,
    /// The standard error output.
    pub err: bool,
    /// The standard output, whether or not colours are wanted there: long text goes through a pager.
    pub watched: bool,
}

/// The two streams of a command.
pub struct Console<'a> {
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    terminals: Terminals,
    /// Whether a line of progress stands on the terminal.
    progress: bool,
    failure: Option<io::Error>,
}

impl<'a> Console<'a> {
    pub fn new(out: &'a mut dyn Write, err: &'a mut dyn Write, terminals: Terminals) -> Self {
        Self { out, err, terminals, progress: false, failure: None }
    }

    /// Who watches.
    pub fn terminals(&self) -> Terminals {
        self.terminals
    }

    /// What renders events for [`Self::out`].
    pub fn out_renderer<'s>(&self, sources: &'s Sources) -> Renderer<'s> {
        Renderer::new(sources).coloured(self.terminals.out)
    }

    /// What renders events for [`Self::err`].
    pub fn err_renderer<'s>(&self, sources: &'s Sources) -> Renderer<'s> {
        Renderer::new(sources).coloured(self.terminals.err)
    }

    /// Says what is being done, on a terminal, until something else is written.
    pub fn progress(&mut self, text: &str) {
        if self.terminals.err {
            self.clear_progress();
            let _ = self.err.write_all(text.as_bytes()).and_then(|()| self.err.flush());
            self.progress = true;
        }
    }

    fn clear_progress(&mut self) {
        if std::mem::take(&mut self.progress) {
            let _ = self.err.write_all(b"\r\x1b[K").and_then(|()| self.err.flush());
        }
    }

    /// Writes results.
    pub fn out(&mut self, text: &str) {
        self.clear_progress();
        if self.failure.is_none() {
            self.failure = self.out.write_all(text.as_bytes()).err();
        }
    }

    /// Writes diagnostics. There is nobody to tell when that fails.
    pub fn err(&mut self, text: &str) {
        if !text.is_empty() {
            self.clear_progress();
            let _ = self.err.write_all(text.as_bytes());
        }
    }

    /// Hands out what is still held back, and tells whether all results could be written.
    pub fn finish(&mut self) -> Result<(), CouldNotRun> {
        self.clear_progress();
        let failure = self.failure.take().or_else(|| self.out.flush().err());
        match failure {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(CouldNotRun(format!("the output could not be written: {error}")))
            }
            _ => Ok(()),
        }
    }
}
