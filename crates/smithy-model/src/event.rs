//! Validation events: what is wrong with a model, how badly, and where.

use crate::{Location, ShapeId};

/// How bad an event is ([spec](https://smithy.io/2.0/spec/model-validation.html#severity)), least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Switched off by the model's own suppressions.
    Suppressed,
    /// Worth knowing.
    Note,
    /// Probably a slip.
    Warning,
    /// Very probably a slip, with bad effects; fails validation unless suppressed.
    Danger,
    /// Not a valid model.
    Error,
}

impl Severity {
    /// As the specification and `codegen validate --format json` write it: `ERROR`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Suppressed => "SUPPRESSED",
            Self::Note => "NOTE",
            Self::Warning => "WARNING",
            Self::Danger => "DANGER",
            Self::Error => "ERROR",
        }
    }
}

/// One finding about a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// How bad it is.
    pub severity: Severity,
    /// Which rule speaks, in Smithy's own ids: `Target`, `TraitValue`, `Model` for syntax.
    pub id: String,
    /// The shape it is about.
    pub shape_id: Option<ShapeId>,
    /// What is wrong, in a sentence without the place.
    pub message: String,
    /// Where.
    pub location: Option<Location>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Event {
    /// An event without place or help; add them with the methods below.
    pub fn new(severity: Severity, id: impl Into<String>, message: impl Into<String>) -> Self {
        Self { severity, id: id.into(), shape_id: None, message: message.into(), location: None, help: None }
    }

    /// An [`Severity::Error`].
    pub fn error(id: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, id, message)
    }

    /// With its place.
    #[must_use]
    pub fn at(mut self, location: Location) -> Self {
        self.location = Some(location);
        self
    }

    /// With the shape that it is about.
    #[must_use]
    pub fn on(mut self, shape: &ShapeId) -> Self {
        self.shape_id = Some(shape.clone());
        self
    }

    /// With what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
