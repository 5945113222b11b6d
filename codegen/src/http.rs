//! What is asked for of a crate's HTTP side: which protocol, and what a service does beyond its protocol.

use smithy_model::{Location, ShapeId};

/// A protocol that generated crates speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// `aws.protocols#restJson1`.
    RestJson1,
    /// `aws.protocols#awsJson1_0`.
    AwsJson1_0,
    /// `aws.protocols#awsJson1_1`.
    AwsJson1_1,
}

impl Protocol {
    /// All of them, in the order in which the specification lists them: the first that a service has is taken.
    pub const ALL: [Self; 3] = [Self::RestJson1, Self::AwsJson1_0, Self::AwsJson1_1];

    /// The id of its trait.
    pub fn trait_id(self) -> &'static str {
        match self {
            Self::RestJson1 => "aws.protocols#restJson1",
            Self::AwsJson1_0 => "aws.protocols#awsJson1_0",
            Self::AwsJson1_1 => "aws.protocols#awsJson1_1",
        }
    }

    /// Whether it is that of the trait with this id.
    pub fn named(trait_id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|protocol| protocol.trait_id() == trait_id)
    }

    /// Whether `@http` and its bindings count.
    pub fn has_bindings(self) -> bool {
        self == Self::RestJson1
    }
}

/// What a service does on the wire that its model does not say.
#[derive(Debug, Clone, Default)]
pub struct HttpOptions {
    /// The protocol, where a service has several; the first of [`Protocol::ALL`] otherwise.
    pub protocol: Option<Protocol>,
    /// What errors are told by where the protocol's own places say nothing.
    pub error_code: Option<ErrorCode>,
    /// What answers requests that break constraints, in operations that do not declare `ValidationException`.
    pub rejection: Option<Rejection>,
    /// Headers that each request has, by name, in the order of their names.
    pub headers: Vec<(String, String)>,
    /// Headers with a digest of the body, in operations whose body is streamed, in the order of their names.
    pub digests: Vec<(String, Digest)>,
    /// What clients send for members of inputs that are not set or empty, by the members' names, in their order.
    pub stand_ins: Vec<(String, String)>,
    /// The name of the member of inputs whose value is the endpoint.
    pub endpoint: Option<String>,
    /// Where this is asked for.
    pub location: Option<Location>,
}

/// A digest of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digest {
    /// SHA-256.
    Sha256,
    /// SHA-256 of each mebibyte, then of each pair of digests, until one is left.
    TreeSha256,
}

impl Digest {
    /// That of this name in a configuration.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "sha256" => Some(Self::Sha256),
            "tree-sha256" => Some(Self::TreeSha256),
            _ => None,
        }
    }
}

/// A member of error bodies that says which error it is.
#[derive(Debug, Clone)]
pub struct ErrorCode {
    /// The member's name.
    pub member: String,
    /// What the error shapes' names have on top of its values.
    pub suffix: String,
}

/// An error shape that answers requests that break constraints.
#[derive(Debug, Clone)]
pub struct Rejection {
    /// The error.
    pub shape: ShapeId,
    /// The name of its member that takes the text.
    pub message: String,
    /// Other members that are set, by name, in the order of their names.
    pub set: Vec<(String, String)>,
}
