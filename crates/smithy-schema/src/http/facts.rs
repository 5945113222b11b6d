//! The facts of services and operations as constant data: what the bindings are made from.

use std::fmt;

use crate::Schema;

/// A service.
///
/// Generated crates end each literal of this type, and of the types below, with `..EMPTY`, so that a fact added here
/// later breaks none of them.
#[derive(Debug)]
pub struct Service {
    /// The absolute shape id.
    pub id: &'static str,
    /// Its version; empty where the model gives none.
    pub version: &'static str,
    /// How messages look on the wire.
    pub protocol: Protocol,
    /// `@awsQueryCompatible`: errors have a second name, in `x-amzn-query-error`.
    pub query_compatible: bool,
    /// `sdkId` of `@aws.api#service`.
    pub sdk_id: Option<&'static str>,
    /// `endpointPrefix` of `@aws.api#service`: the first label of the host's name.
    pub endpoint_prefix: Option<&'static str>,
    /// `name` of `@aws.auth#sigv4`, for a signer.
    pub signing_name: Option<&'static str>,
    /// What its operations' errors are told by, where the protocol's own places say nothing.
    pub error_code: Option<ErrorCode>,
    /// What answers a request that breaks constraints, in operations that do not declare `ValidationException`.
    pub rejection: Option<Rejection>,
    /// Headers that each request has, where the service insists on some that its model does not have.
    pub headers: &'static [(&'static str, &'static str)],
    /// Its operations, in the order of their names.
    pub operations: &'static [&'static Operation],
}

/// A protocol ([spec](https://smithy.io/2.0/aws/protocols/index.html)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// `aws.protocols#restJson1`.
    RestJson1,
    /// `aws.protocols#awsJson1_0`.
    AwsJson1_0,
    /// `aws.protocols#awsJson1_1`.
    AwsJson1_1,
}

/// A member of error bodies that says which error it is.
///
/// Among the operation's errors with the response's status, it is the one whose name is the member's value, or the value
/// followed by the suffix; where none is, the only one with that status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorCode {
    /// The member's key in the body.
    pub key: &'static str,
    /// What the error shapes' names have on top.
    pub suffix: &'static str,
}

/// An error shape that answers requests that break constraints.
#[derive(Debug, Clone, Copy)]
pub struct Rejection {
    /// The error shape.
    pub error: &'static ErrorShape,
    /// The name of its member that takes the text.
    pub message: &'static str,
    /// Its other members that are set, by name.
    pub set: &'static [(&'static str, &'static str)],
}

/// An operation.
pub struct Operation {
    /// The absolute shape id.
    pub id: &'static str,
    /// The service.
    pub service: &'static Service,
    /// `@http`: the method. `POST` in protocols without bindings.
    pub method: &'static str,
    /// `@http`: the path. `/` in protocols without bindings, which is no segment.
    pub path: &'static [Segment],
    /// `@http`: the constant part of the query, decoded, in order.
    pub query: &'static [(&'static str, Option<&'static str>)],
    /// `@http`: the status of the output.
    pub status: u16,
    /// The input; nothing for `Unit`.
    pub input: Option<&'static Schema>,
    /// The output; nothing for `Unit`.
    pub output: Option<&'static Schema>,
    /// The errors of the operation and of the service.
    pub errors: &'static [&'static ErrorShape],
    /// `@endpoint`: what stands before the host's name.
    pub host_prefix: &'static [HostPart],
    /// `@idempotent` or `@readonly`: it may be sent again.
    pub idempotent: bool,
    /// `@aws.auth#unsignedPayload`.
    pub unsigned_payload: bool,
    /// `@httpChecksumRequired` (and `@httpChecksum` with `requestChecksumRequired` where no algorithm is chosen): requests
    /// have `Content-MD5`.
    pub checksum_required: bool,
    /// `@requestCompression`: the encodings, best first.
    pub compression: &'static [&'static str],
    /// `@auth` is empty or `@optionalAuth` stands: a signature is not needed.
    pub optional_auth: bool,
    /// What a client sends for members that are not set or empty, where the service is configured so: by the index of the
    /// input's member.
    pub stand_ins: &'static [(usize, &'static str)],
    /// The index of the input's member whose value is the endpoint, where the service is configured so.
    pub endpoint: Option<usize>,
    /// Headers with a digest of the body, where the service is configured to want some.
    pub digests: &'static [(&'static str, Digest)],
}

/// A digest of a body, written in hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digest {
    /// SHA-256.
    Sha256,
    /// SHA-256 of each mebibyte, then of each pair of digests, until one is left.
    TreeSha256,
}

/// A segment of a path, between slashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment {
    /// Text, as it stands in the model.
    Literal(&'static str),
    /// `{label}`: the index of the input's member.
    Label(usize),
    /// `{label+}`: the index of the input's member, whose slashes separate segments.
    Greedy(usize),
}

/// A part of a host prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostPart {
    /// Text.
    Literal(&'static str),
    /// `{label}`: the index of the input's member.
    Label(usize),
}

/// An error as operations have it.
#[derive(Debug)]
pub struct ErrorShape {
    /// Its schema, a structure's.
    pub schema: &'static Schema,
    /// What the model says of it.
    pub facts: &'static crate::ErrorFacts,
    /// `@awsQueryError`: its other name.
    pub query_code: Option<&'static str>,
}

impl Service {
    /// What generated literals end with.
    pub const EMPTY: Self = Self {
        id: "",
        version: "",
        protocol: Protocol::RestJson1,
        query_compatible: false,
        sdk_id: None,
        endpoint_prefix: None,
        signing_name: None,
        error_code: None,
        rejection: None,
        headers: &[],
        operations: &[],
    };

    /// The shape's name: what follows `#` in its id.
    pub fn name(&self) -> &'static str {
        self.id.rsplit('#').next().unwrap_or(self.id)
    }
}

impl Operation {
    /// What generated literals end with.
    pub const EMPTY: Self = Self {
        id: "",
        service: &Service::EMPTY,
        method: "POST",
        path: &[],
        query: &[],
        status: 200,
        input: None,
        output: None,
        errors: &[],
        host_prefix: &[],
        idempotent: false,
        unsigned_payload: false,
        checksum_required: false,
        compression: &[],
        optional_auth: false,
        stand_ins: &[],
        endpoint: None,
        digests: &[],
    };

    /// The shape's name: what follows `#` in its id.
    pub fn name(&self) -> &'static str {
        self.id.rsplit('#').next().unwrap_or(self.id)
    }
}

/// The service by its id alone: services and operations refer to each other.
impl fmt::Debug for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Operation")
            .field("id", &self.id)
            .field("service", &self.service.id)
            .field("method", &self.method)
            .field("path", &self.path)
            .field("query", &self.query)
            .field("status", &self.status)
            .field("input", &self.input.map(|schema| schema.id))
            .field("output", &self.output.map(|schema| schema.id))
            .field("errors", &self.errors.iter().map(|error| error.schema.id).collect::<Vec<_>>())
            .field("host_prefix", &self.host_prefix)
            .field("idempotent", &self.idempotent)
            .field("unsigned_payload", &self.unsigned_payload)
            .field("checksum_required", &self.checksum_required)
            .field("compression", &self.compression)
            .field("optional_auth", &self.optional_auth)
            .field("stand_ins", &self.stand_ins)
            .field("endpoint", &self.endpoint)
            .field("digests", &self.digests)
            .finish()
    }
}

impl ErrorShape {
    /// What generated literals end with.
    pub const EMPTY: Self =
        Self { schema: &crate::prelude::UNIT, facts: &crate::ErrorFacts::EMPTY, query_code: None };

    /// The shape's name: what follows `#` in its id.
    pub fn name(&self) -> &'static str {
        self.schema.name()
    }
}
