//! Members in the query ([spec](https://smithy.io/2.0/spec/http-bindings.html#httpquery-trait)).

use std::borrow::Cow;

use super::{escape, scalar, unescape, Place};
use crate::http::error::Problem;
use crate::path::Path;
use crate::{Member, Slot, Value};

/// Writes a member behind what is in `out`, a query or all before it that ends with the question mark: a pair for a
/// scalar, a pair for each item of a list, nothing for one that is not set.
///
/// # Errors
/// A timestamp that its format cannot carry.
pub(crate) fn write_query(
    out: &mut Vec<u8>,
    key: &str,
    value: Value<'_>,
    member: &'static Member,
) -> Result<(), Problem> {
    let path = Path::Member(&Path::Root, member);
    match value {
        Value::Absent => Ok(()),
        Value::List(list) => {
            let item = member.target.item().unwrap_or(member);
            for index in 0..list.len() {
                write_scalar(out, key, list.get(index), item, &Path::Index(&path, index))?;
            }
            Ok(())
        }
        value => write_scalar(out, key, value, member, &path),
    }
}

fn write_scalar(
    out: &mut Vec<u8>,
    key: &str,
    value: Value<'_>,
    member: &'static Member,
    path: &Path<'_>,
) -> Result<(), Problem> {
    // HTTP has no nulls.
    if matches!(value, Value::Absent) {
        return Ok(());
    }
    let text =
        scalar::write(value, member, Place::Query).map_err(|reason| Problem::new(path.pointer(), reason))?;
    write_query_pair(out, key, Some(&text));
    Ok(())
}

/// Writes a key, and its text if there is one, behind what is in `out`.
pub(crate) fn write_query_pair(out: &mut Vec<u8>, key: &str, text: Option<&str>) {
    // A question mark of a key or text is escaped.
    if !out.is_empty() && !out.ends_with(b"?") {
        out.push(b'&');
    }
    escape(out, key, false);
    if let Some(text) = text {
        out.push(b'=');
        escape(out, text, false);
    }
}

/// Keys and texts, unescaped, in their order.
pub(crate) type Pairs<'a> = Vec<(Cow<'a, str>, Cow<'a, str>)>;

/// The pairs of a query, which comes without its question mark. A key without a text has an empty one.
///
/// # Errors
/// Escapes that are none; it is not known whose they are.
pub(crate) fn query_pairs(query: &str) -> Result<Pairs<'_>, Problem> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, text) = pair.split_once('=').unwrap_or((pair, ""));
        Some((unescape(key)?, unescape(text)?))
    });
    pairs.collect::<Option<_>>().ok_or_else(|| {
        Problem::new("", "the query: expected text in UTF-8 with percent-encoding, such as a%20b")
    })
}

/// Reads the texts that a key has, unescaped, into its member's slot: all into a list, the first into a scalar.
///
/// # Errors
/// What is not a text of the member's shape, by its path. No value is quoted.
pub(crate) fn read_query<'a>(
    texts: impl IntoIterator<Item = &'a str>,
    slot: &mut Slot<'_>,
    member: &'static Member,
    strict: bool,
) -> Result<(), Problem> {
    let path = Path::Member(&Path::Root, member);
    match slot {
        Slot::List(slot) => {
            slot.reset(0);
            let item = member.target.item().unwrap_or(member);
            for (index, text) in texts.into_iter().enumerate() {
                scalar::read(text, &mut slot.push(), item, Place::Query, strict)
                    .map_err(|reason| Problem::new(Path::Index(&path, index).pointer(), reason))?;
            }
            Ok(())
        }
        slot => {
            let first = texts.into_iter().next().unwrap_or_default();
            scalar::read(first, slot, member, Place::Query, strict)
                .map_err(|reason| Problem::new(path.pointer(), reason))
        }
    }
}
