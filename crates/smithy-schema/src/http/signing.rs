//! What a signer has to know of a request: data, for Signature Version 4 in whatever crate.

use super::facts;

/// How a request is signed ([spec](https://smithy.io/2.0/aws/aws-auth.html#aws-auth-sigv4-trait)).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Signing {
    /// The service's name in the credential scope.
    pub name: &'static str,
    /// The region in the credential scope.
    pub region: String,
    /// The path is signed as the request has it, and not escaped a second time. No model says so: set it for Amazon S3,
    /// which alone wants it.
    pub sign_path_as_given: bool,
    /// The body is not part of the signature: its hash is the text `UNSIGNED-PAYLOAD`.
    pub unsigned_payload: bool,
    /// A request without a signature is accepted, too.
    pub optional: bool,
}

impl Signing {
    /// How requests of this operation are signed in a region; nothing where the service names no signature.
    pub fn of(operation: &facts::Operation, region: impl Into<String>) -> Option<Self> {
        Some(Self {
            name: operation.service.signing_name?,
            region: region.into(),
            sign_path_as_given: false,
            unsigned_payload: operation.unsigned_payload,
            optional: operation.optional_auth,
        })
    }
}
