//! Members in path labels ([spec](https://smithy.io/2.0/spec/http-bindings.html#httplabel-trait)).

use std::borrow::Cow;

use super::{escape, scalar, unescape, Place};
use crate::http::error::Problem;
use crate::path::Path;
use crate::{Member, Slot, Value};

/// The text of a label, before it is escaped: for labels of a host prefix.
///
/// # Errors
/// A member that is not set, or whose text is empty; a timestamp that its format cannot carry.
pub(crate) fn label_text<'v>(value: Value<'v>, member: &'static Member) -> Result<Cow<'v, str>, Problem> {
    let problem = |reason| Problem::new(Path::Member(&Path::Root, member).pointer(), reason);
    let text = match value {
        Value::Absent => Cow::Borrowed(""),
        value => scalar::write(value, member, Place::Label).map_err(problem)?,
    };
    if text.is_empty() {
        return Err(problem("it is a part of the path, and must not be empty: set it".into()));
    }
    Ok(text)
}

/// Writes a label behind what is in `out`, escaped. A greedy label keeps its slashes.
///
/// # Errors
/// As [`label_text`].
pub(crate) fn write_label(
    out: &mut Vec<u8>,
    value: Value<'_>,
    member: &'static Member,
    greedy: bool,
) -> Result<(), Problem> {
    escape(out, &label_text(value, member)?, greedy);
    Ok(())
}

/// Reads a label, as it stands in the path, into its member's slot.
///
/// # Errors
/// Escapes that are none; what is not a text of the member's shape. No value is quoted.
pub(crate) fn read_label(
    text: &str,
    slot: &mut Slot<'_>,
    member: &'static Member,
    strict: bool,
) -> Result<(), Problem> {
    let problem = |reason| Problem::new(Path::Member(&Path::Root, member).pointer(), reason);
    let text = unescape(text)
        .ok_or_else(|| problem("expected text in UTF-8 with percent-encoding, such as a%20b".into()))?;
    scalar::read(&text, slot, member, Place::Label, strict).map_err(problem)
}
