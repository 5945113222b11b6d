//! Members in header values ([spec](https://smithy.io/2.0/spec/http-bindings.html#httpheader-trait)).

use std::borrow::Cow;

use super::list::{self, SPACES};
use super::scalar::{self, Reason};
use super::Place;
use crate::http::error::Problem;
use crate::path::Path;
use crate::{Kind, List, ListSlot, Member, Schema, Slot, TimestampFormat, Value};

/// The header value of a member, a scalar or a list of scalars; none for one that is not set. An empty list is an empty
/// value.
///
/// # Errors
/// A timestamp that its format cannot carry; a control character, such as the end of a line.
pub(crate) fn write_header<'a>(
    value: Value<'a>,
    member: &'static Member,
) -> Result<Option<Cow<'a, str>>, Problem> {
    let path = Path::Member(&Path::Root, member);
    match value {
        Value::Absent => Ok(None),
        Value::List(list) => write_list(list, member, &path).map(|text| Some(text.into())),
        value => {
            let text = scalar::write(value, member, Place::Header)
                .map_err(|reason| Problem::new(path.pointer(), reason))?;
            check_header(&text, &path)?;
            Ok(Some(text))
        }
    }
}

/// Makes sure that a text can be a header value.
///
/// # Errors
/// A control character that is no tab. The text is not quoted.
pub(crate) fn check_header(text: &str, path: &Path<'_>) -> Result<(), Problem> {
    // All bytes are looked at: without an early end, several at once.
    let control = |byte: u8| (byte < b' ' && byte != b'\t') | (byte == 0x7f);
    if text.bytes().fold(false, |found, byte| found | control(byte)) {
        let reason =
            "a header cannot hold control characters, such as the end of a line: remove them from the value";
        return Err(Problem::new(path.pointer(), reason));
    }
    Ok(())
}

fn write_list(list: &dyn List, member: &'static Member, path: &Path<'_>) -> Result<String, Problem> {
    let item_member = member.target.item().unwrap_or(member);
    let quotable = !matches!(item_member.target.kind, Kind::Timestamp);
    let mut out = String::new();
    for index in 0..list.len() {
        let value = list.get(index);
        // HTTP has no nulls.
        if matches!(value, Value::Absent) {
            continue;
        }
        let path = Path::Index(path, index);
        let text = scalar::write(value, item_member, Place::Header)
            .map_err(|reason| Problem::new(path.pointer(), reason))?;
        check_header(&text, &path)?;
        list::write(&mut out, &text, quotable);
    }
    Ok(out)
}

/// Reads a header's values, one for each of its lines, into a member's slot. A scalar's lines are one value with commas.
///
/// Who is strict takes a timestamp in its own format only.
///
/// # Errors
/// What is not a text of the member's shape, by its path. No value is quoted.
pub(crate) fn read_header<'a>(
    lines: impl IntoIterator<Item = &'a [u8]>,
    slot: &mut Slot<'_>,
    member: &'static Member,
    strict: bool,
) -> Result<(), Problem> {
    let path = Path::Member(&Path::Root, member);
    let text = |line: &'a [u8]| {
        let text = std::str::from_utf8(line);
        text.map(|text| text.trim_matches(SPACES))
            .map_err(|_| Problem::new(path.pointer(), "expected text in UTF-8"))
    };
    let mut lines = lines.into_iter();
    match slot {
        Slot::List(slot) => {
            slot.reset(0);
            let item = member.target.item().unwrap_or(member);
            let mut count = 0;
            for line in lines {
                read_items(text(line)?, &mut **slot, item, &mut count, &path, strict)?;
            }
            Ok(())
        }
        slot => {
            let first = text(lines.next().unwrap_or_default())?;
            let mut joined = String::new();
            for line in lines {
                if joined.is_empty() {
                    joined.push_str(first);
                }
                joined.push_str(", ");
                joined.push_str(text(line)?);
            }
            let text = if joined.is_empty() { first } else { &joined };
            scalar::read(text, slot, member, Place::Header, strict).map_err(|reason| problem(&path, reason))
        }
    }
}

/// Reads the items of a line.
fn read_items(
    line: &str,
    slot: &mut dyn ListSlot,
    member: &'static Member,
    count: &mut usize,
    path: &Path<'_>,
    strict: bool,
) -> Result<(), Problem> {
    let target: &Schema = member.target;
    let dates = matches!(target.kind, Kind::Timestamp)
        && (!strict || scalar::format_of(member, Place::Header) == TimestampFormat::HttpDate);
    let items = list::items(line, dates).ok_or_else(|| {
        Problem::new(
            path.pointer(),
            "expected items between commas; an item that begins with a quote ends with one",
        )
    })?;
    for item in items {
        let path = Path::Index(path, *count);
        scalar::read(&item, &mut slot.push(), member, Place::Header, strict)
            .map_err(|reason| problem(&path, reason))?;
        *count += 1;
    }
    Ok(())
}

fn problem(path: &Path<'_>, reason: Reason) -> Problem {
    Problem::new(path.pointer(), reason)
}
