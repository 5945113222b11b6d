//! Bytes that are base64 in human-readable formats.

use std::fmt;
use std::ops::Deref;

use base64::engine::general_purpose::STANDARD;
use base64::Engine;

/// How many bytes `Debug` shows.
const SHOWN: usize = 16;

/// A Smithy `blob`: uninterpreted bytes ([spec](https://smithy.io/2.0/spec/simple-types.html#blob)).
///
/// serde writes it as base64 (RFC 4648, with padding) in human-readable formats and as bytes in others. Reading
/// takes base64 that is exactly so: an unpadded text, or one in the URL-safe alphabet, is an error.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Blob(Vec<u8>);

impl Blob {
    /// No bytes.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The bytes themselves.
    pub fn into_inner(self) -> Vec<u8> {
        self.0
    }

    /// The bytes as base64, as they travel in JSON.
    pub fn to_base64(&self) -> String {
        encode(&self.0)
    }

    /// The bytes that base64 text stands for; none when it is not base64 with padding.
    pub fn from_base64(text: &str) -> Option<Self> {
        STANDARD.decode(text).ok().map(Self)
    }
}

/// Base64 with padding.
pub(crate) fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

impl From<Vec<u8>> for Blob {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Blob {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl<const N: usize> From<&[u8; N]> for Blob {
    fn from(bytes: &[u8; N]) -> Self {
        Self(bytes.to_vec())
    }
}

/// The bytes of the text, which is not taken for base64.
impl From<&str> for Blob {
    fn from(text: &str) -> Self {
        Self(text.as_bytes().to_vec())
    }
}

/// The bytes of the text, which is not taken for base64.
impl From<String> for Blob {
    fn from(text: String) -> Self {
        Self(text.into_bytes())
    }
}

impl From<Blob> for Vec<u8> {
    fn from(blob: Blob) -> Self {
        blob.0
    }
}

impl FromIterator<u8> for Blob {
    fn from_iter<I: IntoIterator<Item = u8>>(bytes: I) -> Self {
        Self(bytes.into_iter().collect())
    }
}

impl AsRef<[u8]> for Blob {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Deref for Blob {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        &self.0
    }
}

/// The length, and the first bytes.
impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug(&self.0, f)
    }
}

/// Writes the length and the first bytes.
pub(crate) fn debug(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "Blob({} bytes", bytes.len())?;
    if !bytes.is_empty() {
        write!(f, ": b\"{}", bytes.get(..SHOWN).unwrap_or(bytes).escape_ascii())?;
        f.write_str(if bytes.len() > SHOWN { "…\"" } else { "\"" })?;
    }
    f.write_str(")")
}

crate::__serde!(Blob);
