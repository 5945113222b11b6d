//! Bodies that come compressed, to operations with `@requestCompression`.

use std::borrow::Cow;

use ::http::header::{HeaderMap, HeaderValue, CONTENT_ENCODING};

use crate::http::error::Problem;
use crate::http::facts::Operation;

/// How many bytes a body may become: a few compressed ones may stand for any number.
#[cfg(feature = "compression")]
const LIMIT: u64 = 64 * 1024 * 1024;

const GZIP: &str = "gzip";

/// The headers and the body as they were before the client compressed the body.
///
/// # Errors
/// A body that is not what its header says, or becomes too long.
pub(super) fn decoded<'a>(
    operation: &Operation,
    headers: &'a HeaderMap,
    body: &'a [u8],
) -> Result<(Cow<'a, HeaderMap>, Cow<'a, [u8]>), Problem> {
    let unchanged = (Cow::Borrowed(headers), Cow::Borrowed(body));
    if !operation.compression.iter().any(|encoding| encoding.eq_ignore_ascii_case(GZIP)) {
        return Ok(unchanged);
    }
    let lines = headers.get_all(CONTENT_ENCODING).iter().filter_map(|line| line.to_str().ok());
    let mut encodings = lines.flat_map(|line| line.split(',')).map(str::trim).collect::<Vec<_>>();
    // They stand in the order in which they were applied.
    match encodings.pop() {
        Some(last) if last.eq_ignore_ascii_case(GZIP) => {}
        _ => return Ok(unchanged),
    }
    let body = gunzip(body)?;
    let mut headers = headers.clone();
    headers.remove(CONTENT_ENCODING);
    if let (false, Ok(rest)) = (encodings.is_empty(), HeaderValue::from_str(&encodings.join(", "))) {
        headers.insert(CONTENT_ENCODING, rest);
    }
    Ok((Cow::Owned(headers), Cow::Owned(body)))
}

#[cfg(feature = "compression")]
fn gunzip(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    use std::io::Read;

    let mut out = Vec::new();
    let mut decoder = flate2::read::MultiGzDecoder::new(bytes).take(LIMIT + 1);
    decoder
        .read_to_end(&mut out)
        .map_err(|_| Problem::new("", "the body is not gzip, as its header says"))?;
    if out.len() as u64 > LIMIT {
        return Err(Problem::new("", format!("the body is more than {LIMIT} bytes: send less at once")));
    }
    Ok(out)
}

#[cfg(not(feature = "compression"))]
fn gunzip(_bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    Err(Problem::new("", "compressed bodies are not read here: send them as they are"))
}
