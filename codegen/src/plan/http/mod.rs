//! What HTTP needs to know of a service and its operations, decided: the facts behind the feature `http`.

mod build;
mod customs;
mod operation;
mod settings;
mod uri;

pub use build::http;
pub use settings::protocol;

use super::Path;
use crate::{Digest, Protocol};

/// A service as HTTP sees it.
#[derive(Debug)]
pub struct Http {
    /// The absolute shape id.
    pub id: String,
    /// Its version; empty where the model gives none.
    pub version: String,
    /// How messages look on the wire.
    pub protocol: Protocol,
    /// `@awsQueryCompatible`.
    pub query_compatible: bool,
    /// `sdkId` of `@aws.api#service`.
    pub sdk_id: Option<String>,
    /// `endpointPrefix` of `@aws.api#service`.
    pub endpoint_prefix: Option<String>,
    /// `name` of `@aws.auth#sigv4`.
    pub signing_name: Option<String>,
    /// The member of error bodies that says which error it is: its key, and what the shapes' names have on top.
    pub error_code: Option<(String, String)>,
    /// What answers requests that break constraints.
    pub rejection: Option<Rejection>,
    /// Headers that each request has.
    pub headers: Vec<(String, String)>,
    /// The operations, in the order of their names.
    pub operations: Vec<HttpOperation>,
    /// The errors of all operations, each once, in the order of their ids.
    pub errors: Vec<HttpError>,
    /// The runtime's features that the operations need on top of `http`, in order.
    pub features: Vec<&'static str>,
}

/// An error shape that answers requests that break constraints.
#[derive(Debug)]
pub struct Rejection {
    /// The static of the error.
    pub error: String,
    /// The name of the member that takes the text.
    pub message: String,
    /// Other members that are set, by name.
    pub set: Vec<(String, String)>,
}

/// An operation as HTTP sees it.
#[derive(Debug)]
pub struct HttpOperation {
    /// The absolute shape id.
    pub id: String,
    /// The name of its marker type.
    pub marker: String,
    /// Its module's name, which is its file's.
    pub module: String,
    /// The marker's documentation.
    pub docs: String,
    /// The method.
    pub method: String,
    /// The path, segment by segment.
    pub path: Vec<Segment>,
    /// The constant part of the query, decoded.
    pub query: Vec<(String, Option<String>)>,
    /// The status of the output.
    pub status: u16,
    /// The input; nothing for `Unit`.
    pub input: Option<Message>,
    /// The output; nothing for `Unit`.
    pub output: Option<Message>,
    /// The enum of its errors, where it has any.
    pub error: Option<OperationErrors>,
    /// What stands before the host's name.
    pub host_prefix: Vec<HostPart>,
    /// It may be sent again.
    pub idempotent: bool,
    /// `@aws.auth#unsignedPayload`.
    pub unsigned_payload: bool,
    /// Requests have `Content-MD5`.
    pub checksum_required: bool,
    /// `@requestCompression`: the encodings, best first.
    pub compression: Vec<String>,
    /// A signature is not needed.
    pub optional_auth: bool,
    /// What clients send for members that are not set or empty, by the index of the input's member.
    pub stand_ins: Vec<(usize, String)>,
    /// The index of the input's member whose value is the endpoint.
    pub endpoint: Option<usize>,
    /// Headers with a digest of the body.
    pub digests: Vec<(String, Digest)>,
}

/// A structure that is an input or output.
#[derive(Debug)]
pub struct Message {
    /// The type.
    pub rust_type: Path,
    /// The static of its schema.
    pub schema: Path,
}

/// The errors of an operation.
#[derive(Debug)]
pub struct OperationErrors {
    /// The enum.
    pub rust_type: Path,
    /// The statics of the errors, in the order of its variants.
    pub statics: Vec<String>,
}

/// An error as operations have it.
#[derive(Debug)]
pub struct HttpError {
    /// The static's name.
    pub name: String,
    /// The type.
    pub rust_type: Path,
    /// The static of its schema.
    pub schema: Path,
    /// `@awsQueryError`: its other name.
    pub query_code: Option<String>,
}

/// A segment of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// Text, as it stands in the model.
    Literal(String),
    /// `{label}`: the index of the input's member.
    Label(usize),
    /// `{label+}`: the index of the input's member.
    Greedy(usize),
}

/// A part of a host prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HostPart {
    /// Text.
    Literal(String),
    /// `{label}`: the index of the input's member.
    Label(usize),
}
