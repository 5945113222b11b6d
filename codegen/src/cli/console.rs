//! Where output goes. A reader that has gone away is no failure, and never a panic.

use std::io::{self, Write};

use super::CouldNotRun;

/// The two streams of a command.
pub struct Console<'a> {
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    failure: Option<io::Error>,
}

impl<'a> Console<'a> {
    pub fn new(out: &'a mut dyn Write, err: &'a mut dyn Write) -> Self {
        Self { out, err, failure: None }
    }

    /// Writes results.
    pub fn out(&mut self, text: &str) {
        if self.failure.is_none() {
            self.failure = self.out.write_all(text.as_bytes()).err();
        }
    }

    /// Writes diagnostics. There is nobody to tell when that fails.
    pub fn err(&mut self, text: &str) {
        let _ = self.err.write_all(text.as_bytes());
    }

    /// Hands out what is still held back, and tells whether all results could be written.
    pub fn finish(&mut self) -> Result<(), CouldNotRun> {
        let failure = self.failure.take().or_else(|| self.out.flush().err());
        match failure {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(CouldNotRun(format!("the output could not be written: {error}")))
            }
            _ => Ok(()),
        }
    }
}
