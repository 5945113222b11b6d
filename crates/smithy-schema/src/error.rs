//! What the model says of an error shape.

/// Whose fault an error is (`@error`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The caller's.
    Client,
    /// The service's.
    Server,
}

/// The facts of an error shape ([spec](https://smithy.io/2.0/spec/type-refinement-traits.html#error-trait)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ErrorFacts {
    /// The shape's name in the model, as it travels on the wire.
    pub code: &'static str,
    /// `@httpError`, else 400 for a client's fault and 500 for a server's.
    pub http_status: u16,
    /// Whose fault it is.
    pub fault: Fault,
    /// `@retryable`: trying again may help.
    pub retryable: bool,
    /// `@retryable(throttling: true)`: slow down before trying again.
    pub throttling: bool,
}

/// A modelled error.
pub trait ServiceError: std::error::Error {
    /// What the model says of it.
    fn facts(&self) -> &'static ErrorFacts;
    /// What the service said, where the shape has a message and it is set.
    fn message(&self) -> Option<&str>;
}

impl ErrorFacts {
    /// Facts of no error in particular: what literals that refer to some begin with.
    #[cfg(feature = "http")]
    pub(crate) const EMPTY: Self =
        Self { code: "", http_status: 400, fault: Fault::Client, retryable: false, throttling: false };
}

/// The name of an error's shape in what services send, and models write: without a namespace before it and a URI behind
/// it.
#[cfg(any(feature = "http", feature = "waiters"))]
pub(crate) fn error_name(text: &str) -> &str {
    let text = text.split(':').next().unwrap_or(text);
    text.rsplit('#').next().unwrap_or(text).trim()
}
