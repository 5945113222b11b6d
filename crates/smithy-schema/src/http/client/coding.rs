//! What is done with a request's body as bytes: `@requestCompression`, and the checksum that some operations require.

use ::http::header::HeaderMap;
#[cfg(feature = "checksum")]
use ::http::header::HeaderName;
#[cfg(any(feature = "checksum", feature = "compression"))]
use ::http::header::HeaderValue;

use crate::http::error::Problem;
use crate::http::facts::Operation;

/// The body, compressed where the operation's model and the caller say so.
#[cfg(feature = "compression")]
pub(super) fn compressed(
    operation: &Operation,
    body: Vec<u8>,
    from: Option<usize>,
    headers: &mut HeaderMap,
    problems: &mut Vec<Problem>,
) -> Vec<u8> {
    use ::http::header::CONTENT_ENCODING;

    const GZIP: &str = "gzip";
    let known = operation.compression.iter().any(|encoding| encoding.eq_ignore_ascii_case(GZIP));
    if !known || from.map_or(true, |from| body.len() < from) {
        return body;
    }
    // What a member says of the body holds of what is compressed: it stands first.
    let before = headers.get_all(CONTENT_ENCODING).iter().map(HeaderValue::as_bytes);
    let before = before.filter(|text| !text.is_empty());
    let encodings = before.chain([GZIP.as_bytes()]).collect::<Vec<_>>().join(&b", "[..]);
    match (gzip(&body), HeaderValue::from_bytes(&encodings)) {
        (Ok(compressed), Ok(encodings)) => {
            headers.insert(CONTENT_ENCODING, encodings);
            compressed
        }
        _ => {
            problems.push(Problem::new("", "the body cannot be compressed"));
            body
        }
    }
}

#[cfg(feature = "compression")]
fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    use std::io::Write;

    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// The body as it is: this build compresses nothing.
#[cfg(not(feature = "compression"))]
pub(super) fn compressed(
    _operation: &Operation,
    body: Vec<u8>,
    _from: Option<usize>,
    _headers: &mut HeaderMap,
    _problems: &mut [Problem],
) -> Vec<u8> {
    body
}

/// Adds `Content-MD5` ([RFC 1864](https://www.rfc-editor.org/rfc/rfc1864)) where the model requires a checksum, and the
/// digests that are configured. A member may be bound to such a header: its value stays.
#[cfg(feature = "checksum")]
pub(super) fn add_checksums(
    operation: &Operation,
    body: &[u8],
    headers: &mut HeaderMap,
    problems: &mut Vec<Problem>,
) {
    use super::digest;

    let required = operation.checksum_required.then(|| (CONTENT_MD5, digest::content_md5(body)));
    let digests = operation.digests.iter().map(|(name, digest)| (*name, digest::hexadecimal(*digest, body)));
    for (name, text) in required.into_iter().chain(digests) {
        let name = HeaderName::from_bytes(name.as_bytes());
        match (name, HeaderValue::from_str(&text)) {
            (Ok(name), Ok(text)) => drop(headers.entry(name).or_insert(text)),
            _ => problems.push(Problem::new("", "the checksum is no header")),
        }
    }
}

/// Says which checksums are missing: it would be the service that says so.
#[cfg(not(feature = "checksum"))]
pub(super) fn add_checksums(
    operation: &Operation,
    _body: &[u8],
    headers: &mut HeaderMap,
    problems: &mut Vec<Problem>,
) {
    let required = operation.checksum_required.then_some(CONTENT_MD5);
    let names = required.into_iter().chain(operation.digests.iter().map(|(name, _)| *name));
    for name in names.filter(|name| !headers.contains_key(*name)) {
        let reason = format!("the operation requires the header {name}: turn on the feature `checksum`");
        problems.push(Problem::new("", reason));
    }
}

const CONTENT_MD5: &str = "content-md5";
