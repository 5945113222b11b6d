//! What goes wrong between values and messages: every problem at once, each with its place.

use std::fmt;

/// A value that no message can carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodeError {
    problems: Vec<Problem>,
}

/// A message that holds no value of its shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    problems: Vec<Problem>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// Where in the input, output or error, as a JSON pointer: `/Channel/Name`. Empty for all of it. Keys that are
    /// sensitive are `*`.
    pub path: String,
    /// What is wrong there, and what to do. It quotes nothing that is sensitive.
    pub reason: String,
}

impl Problem {
    /// Something wrong at a path.
    pub(crate) fn new(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { path: path.into(), reason: reason.into() }
    }
}

macro_rules! error {
    ($($name:ident: $what:literal;)*) => {$(
        impl $name {
            /// One problem.
            #[allow(dead_code)]
            pub(crate) fn new(path: impl Into<String>, reason: impl Into<String>) -> Self {
                Self { problems: vec![Problem::new(path, reason)] }
            }

            /// Nothing where there are no problems.
            #[allow(dead_code)]
            pub(crate) fn check(problems: Vec<Problem>) -> Result<(), Self> {
                if problems.is_empty() { Ok(()) } else { Err(Self { problems }) }
            }

            /// Its problems, to be put beside others.
            #[allow(dead_code)]
            pub(crate) fn into_problems(self) -> Vec<Problem> {
                self.problems
            }

            /// What is wrong: at least one problem.
            pub fn problems(&self) -> &[Problem] {
                &self.problems
            }
        }

        impl From<Problem> for $name {
            fn from(problem: Problem) -> Self {
                Self { problems: vec![problem] }
            }
        }

        /// A line of all problems.
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($what)?;
                for (index, problem) in self.problems.iter().enumerate() {
                    f.write_str(if index == 0 { ": " } else { "; " })?;
                    fmt::Display::fmt(problem, f)?;
                }
                Ok(())
            }
        }

        impl std::error::Error for $name {}
    )*};
}

error! {
    EncodeError: "the value cannot be sent";
    DecodeError: "the message cannot be read";
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => f.write_str(&self.reason),
            path => write!(f, "{path}: {}", self.reason),
        }
    }
}
