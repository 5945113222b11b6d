//! What a C2J file says, as plain data: its own words, with their places.

use std::ops::{Deref, DerefMut};
use std::sync::LazyLock;

use crate::{Location, Number};

use super::properties::{At, Flag};

/// A whole `service-2.json`.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) at: Location,
    pub(super) metadata: Metadata,
    /// Documentation, and whether the service is deprecated.
    pub(super) facts: Facts,
    pub(super) operations: Vec<Operation>,
    pub(super) shapes: Vec<Shape>,
}

/// What is said of the service as a whole.
#[derive(Debug)]
pub(super) struct Metadata {
    pub(super) at: Location,
    pub(super) api_version: Option<At<String>>,
    pub(super) endpoint_prefix: Option<At<String>>,
    pub(super) protocol: Option<At<String>>,
    pub(super) protocols: Vec<At<String>>,
    pub(super) json_version: Option<At<String>>,
    pub(super) service_full_name: Option<At<String>>,
    pub(super) service_abbreviation: Option<At<String>>,
    pub(super) service_id: Option<At<String>>,
    pub(super) signature_version: Option<At<String>>,
    pub(super) signing_name: Option<At<String>>,
    pub(super) target_prefix: Option<At<String>>,
    pub(super) xml_namespace: Option<At<String>>,
    pub(super) auth: Vec<At<String>>,
    pub(super) query_compatible: Flag,
    /// When HTTP 2 is spoken.
    pub(super) h2: Option<At<String>>,
}

/// An operation.
#[derive(Debug)]
pub(super) struct Operation {
    pub(super) name: At<String>,
    pub(super) http: Option<Http>,
    pub(super) input: Option<Reference>,
    pub(super) output: Option<Reference>,
    pub(super) errors: Vec<Reference>,
    pub(super) facts: Facts,
    pub(super) idempotent: Flag,
    pub(super) readonly: Flag,
    pub(super) host_prefix: Option<At<String>>,
    pub(super) auth_type: Option<At<String>>,
    pub(super) auth: Option<At<Vec<At<String>>>>,
    pub(super) unsigned_payload: Flag,
    pub(super) checksum_required: Flag,
    pub(super) checksum: Option<At<Checksum>>,
    pub(super) compression: Option<At<Vec<At<String>>>>,
    /// Whether endpoints come from an operation, and cannot do without.
    pub(super) discovered_endpoint: Option<At<bool>>,
    /// Whether this is the operation that they come from.
    pub(super) gives_endpoints: Flag,
}

/// `http` of an operation.
#[derive(Debug)]
pub(super) struct Http {
    pub(super) at: Location,
    pub(super) method: Option<At<String>>,
    pub(super) uri: Option<At<String>>,
    pub(super) code: Option<At<Number>>,
}

/// `httpChecksum` of an operation.
#[derive(Debug)]
pub(super) struct Checksum {
    pub(super) required: Flag,
    pub(super) algorithm_member: Option<At<String>>,
    pub(super) mode_member: Option<At<String>>,
    pub(super) response_algorithms: Vec<At<String>>,
}

/// A shape.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) name: At<String>,
    pub(super) kind: At<String>,
    pub(super) facts: Facts,
    pub(super) members: Vec<(At<String>, Reference)>,
    /// Of a list.
    pub(super) item: Option<Reference>,
    /// Of a map.
    pub(super) key: Option<Reference>,
    /// Of a map.
    pub(super) value: Option<Reference>,
    pub(super) required: Vec<At<String>>,
    pub(super) values: Option<Vec<At<String>>>,
    pub(super) payload: Option<At<String>>,
    pub(super) union: Flag,
    pub(super) document: Flag,
    pub(super) event_stream: Flag,
    pub(super) sparse: Flag,
    pub(super) error: Option<Error>,
    /// Whether a part of the shape could not be read.
    pub(super) broken: bool,
}

/// What makes a structure an error.
#[derive(Debug, Default)]
pub(super) struct Error {
    pub(super) at: Flag,
    pub(super) status: Option<At<Number>>,
    pub(super) code: Option<At<String>>,
    pub(super) sender_fault: Flag,
    pub(super) fault: Flag,
    /// Whether it also says that it throttles.
    pub(super) retryable: Option<At<bool>>,
}

/// A reference to a shape: a member, or an operation's input, output or error.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) shape: At<String>,
    pub(super) facts: Facts,
}

/// What can be said of a shape and of a reference to one, and in part of an operation.
///
/// A file has tens of thousands of references, and most of them say nothing of what is in [`Rare`]: it is apart, and
/// reads as if it were not.
#[derive(Debug, Default, Clone)]
pub(super) struct Facts {
    pub(super) documentation: Option<At<String>>,
    pub(super) location: Option<At<String>>,
    pub(super) location_name: Option<At<String>>,
    pub(super) query_name: Option<At<String>>,
    /// `None` where nothing of it is said; read it by way of [`Deref`].
    pub(super) rare: Option<Box<Rare>>,
}

/// See [`Facts`].
#[derive(Debug, Default, Clone)]
pub(super) struct Rare {
    pub(super) documentation_url: Option<At<String>>,
    pub(super) deprecated: Flag,
    pub(super) deprecated_message: Option<At<String>>,
    pub(super) deprecated_since: Option<At<String>>,
    pub(super) boxed: Flag,
    pub(super) sensitive: Flag,
    pub(super) min: Option<At<Number>>,
    pub(super) max: Option<At<Number>>,
    pub(super) pattern: Option<At<String>>,
    pub(super) timestamp_format: Option<At<String>>,
    pub(super) streaming: Flag,
    pub(super) requires_length: Flag,
    pub(super) json_value: Flag,
    pub(super) idempotency_token: Flag,
    pub(super) host_label: Flag,
    pub(super) event_payload: Flag,
    pub(super) event_header: Flag,
    pub(super) flattened: Flag,
    pub(super) xml_attribute: Flag,
    pub(super) endpoint_id: Flag,
    pub(super) xml_namespace: Option<At<XmlNamespace>>,
}

static NOTHING_RARE: LazyLock<Rare> = LazyLock::new(Rare::default);

impl Deref for Facts {
    type Target = Rare;

    fn deref(&self) -> &Rare {
        self.rare.as_deref().unwrap_or(&NOTHING_RARE)
    }
}

impl DerefMut for Facts {
    fn deref_mut(&mut self) -> &mut Rare {
        self.rare.get_or_insert_default()
    }
}

/// The namespace of an element.
#[derive(Debug, Clone)]
pub(super) struct XmlNamespace {
    pub(super) uri: String,
    pub(super) prefix: Option<String>,
}
