//! Values in other encodings as one line of JSON, without serde.

use std::fmt::{self, Write};

use super::node::{Encoding, Form, Node};
use crate::path::MAX_DEPTH;
use crate::{blob, document, timestamp, TimestampFormat, Value};

/// Writes a value. What nests too deep, or cannot be written, is `"…"`.
pub(super) fn write(node: &Node<'_>, encoding: Encoding, out: &mut dyn Write) -> fmt::Result {
    write_below(node, encoding, 0, out)
}

fn write_below(node: &Node<'_>, encoding: Encoding, depth: usize, out: &mut dyn Write) -> fmt::Result {
    match encoding.form(node) {
        Form::Null => out.write_str("null"),
        Form::Text(text) => write_string(&text, out),
        Form::Scalar(value, format) => write_scalar(value, format, out),
        Form::List(_) | Form::Map(_) if depth >= MAX_DEPTH => write_string("…", out),
        #[cfg(feature = "serde")]
        Form::Problem(_) => write_string("…", out),
        Form::List(items) => {
            for (index, item) in items.iter().enumerate() {
                out.write_char(if index == 0 { '[' } else { ',' })?;
                write_below(item, encoding, depth + 1, out)?;
            }
            out.write_str(if items.is_empty() { "[]" } else { "]" })
        }
        Form::Map(entries) => {
            for (index, (key, value)) in entries.iter().enumerate() {
                out.write_char(if index == 0 { '{' } else { ',' })?;
                write_string(key, out)?;
                out.write_char(':')?;
                write_below(value, encoding, depth + 1, out)?;
            }
            out.write_str(if entries.is_empty() { "{}" } else { "}" })
        }
    }
}

fn write_scalar(value: Value<'_>, format: Option<TimestampFormat>, out: &mut dyn Write) -> fmt::Result {
    match value {
        Value::Boolean(value) => write!(out, "{value}"),
        Value::Byte(value) => write!(out, "{value}"),
        Value::Short(value) => write!(out, "{value}"),
        Value::Integer(value) => write!(out, "{value}"),
        Value::Long(value) => write!(out, "{value}"),
        Value::Float(value) if value.is_finite() => write!(out, "{value:?}"),
        Value::Double(value) if value.is_finite() => write!(out, "{value:?}"),
        Value::Float(value) => write_string(document::non_finite(value.into()), out),
        Value::Double(value) => write_string(document::non_finite(value), out),
        Value::BigInteger(value) => out.write_str(value.as_str()),
        Value::BigDecimal(value) => out.write_str(value.as_str()),
        Value::String(value) => write_string(value, out),
        Value::Blob(value) => write_string(&blob::encode(value), out),
        Value::Document(document) => match (document.as_bool(), document.as_number()) {
            (Some(value), _) => write!(out, "{value}"),
            (_, Some(value)) => write!(out, "{value:?}"),
            _ => out.write_str("null"),
        },
        Value::Timestamp(value) => {
            let format = format.unwrap_or(TimestampFormat::EpochSeconds);
            match timestamp::format(value, format) {
                Ok(text) if format == TimestampFormat::EpochSeconds => out.write_str(&text),
                Ok(text) => write_string(&text, out),
                Err(_) => write_string("…", out),
            }
        }
        // The others are no scalars.
        Value::Absent
        | Value::Unit
        | Value::List(_)
        | Value::Map(_)
        | Value::Structure(_)
        | Value::Union(_) => out.write_str("null"),
    }
}

/// Writes a string of JSON. All that a terminal or a log could take for more than text is escaped.
fn write_string(text: &str, out: &mut dyn Write) -> fmt::Result {
    out.write_char('"')?;
    for character in text.chars() {
        match character {
            '"' | '\\' => write!(out, "\\{character}")?,
            '\n' => out.write_str("\\n")?,
            '\r' => out.write_str("\\r")?,
            '\t' => out.write_str("\\t")?,
            // Line and paragraph separators begin lines, too. All of these are in the first plane.
            '\u{2028}' | '\u{2029}' => write!(out, "\\u{:04x}", u32::from(character))?,
            _ if character.is_control() => write!(out, "\\u{:04x}", u32::from(character))?,
            _ => out.write_char(character)?,
        }
    }
    out.write_char('"')
}
