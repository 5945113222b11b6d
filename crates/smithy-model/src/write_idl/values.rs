//! Node values as IDL text.

use crate::{is_identifier, Node, NodeValue, Object};

/// A node value.
pub(super) fn node(into: &mut String, node: &Node) {
    match &node.value {
        NodeValue::Null => into.push_str("null"),
        NodeValue::Bool(value) => into.push_str(if *value { "true" } else { "false" }),
        NodeValue::Number(number) => into.push_str(number.as_str()),
        NodeValue::String(text) => string(into, text),
        NodeValue::Array(items) => {
            into.push('[');
            for item in items {
                self::node(into, item);
                into.push(' ');
            }
            into.push(']');
        }
        NodeValue::Object(object) => {
            into.push('{');
            entries(into, object);
            into.push('}');
        }
    }
}

/// What stands between the brackets of an object.
pub(super) fn entries(into: &mut String, object: &Object) {
    for entry in object.iter() {
        key(into, &entry.key);
        into.push_str(": ");
        node(into, &entry.value);
        into.push(' ');
    }
}

/// A key: quoted unless it is an identifier.
pub(super) fn key(into: &mut String, key: &str) {
    if is_identifier(key) {
        into.push_str(key);
    } else {
        quoted(into, key);
    }
}

/// A string: a text block where it has several lines, and these keep their spaces in one.
pub(super) fn string(into: &mut String, text: &str) {
    if text.contains('\n') && is_fit_for_text_block(text) {
        text_block(into, text);
    } else {
        quoted(into, text);
    }
}

pub(super) fn quoted(into: &mut String, text: &str) {
    into.push('"');
    for character in text.chars() {
        match character {
            '"' => into.push_str("\\\""),
            '\n' => into.push_str("\\n"),
            other => escaped(into, other),
        }
    }
    into.push('"');
}

/// Text blocks lose spaces at the ends of lines, and the indentation that all lines have in common.
fn is_fit_for_text_block(text: &str) -> bool {
    let mut lines = text.split('\n').peekable();
    let mut margin = false;
    while let Some(line) = lines.next() {
        if line.ends_with([' ', '\r']) {
            return false;
        }
        margin |= !line.starts_with(' ') && (!line.is_empty() || lines.peek().is_none());
    }
    margin
}

fn text_block(into: &mut String, text: &str) {
    into.push_str("\"\"\"\n");
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            // Three in a row would end the block.
            '"' if matches!(characters.peek(), None | Some('"')) => into.push_str("\\\""),
            '"' | '\n' => into.push(character),
            other => escaped(into, other),
        }
    }
    into.push_str("\"\"\"");
}

fn escaped(into: &mut String, character: char) {
    match character {
        '\\' => into.push_str("\\\\"),
        '\r' => into.push_str("\\r"),
        '\t' => into.push_str("\\t"),
        '\u{8}' => into.push_str("\\b"),
        '\u{c}' => into.push_str("\\f"),
        control if control < ' ' => into.push_str(&format!("\\u{:04x}", u32::from(control))),
        other => into.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::string;

    fn written(text: &str) -> String {
        let mut into = String::new();
        string(&mut into, text);
        into
    }

    #[test]
    fn several_lines_are_a_text_block() {
        assert_eq!(written("a\n  b\n"), "\"\"\"\na\n  b\n\"\"\"");
        assert_eq!(written("\"a\"\n\"\"\""), "\"\"\"\n\"a\"\n\\\"\\\"\\\"\"\"\"");
    }

    #[test]
    fn what_a_text_block_would_lose_is_quoted() {
        assert_eq!(written("a \nb"), "\"a \\nb\"");
        assert_eq!(written(" a\n b"), "\" a\\n b\"");
        assert_eq!(written("\u{1}\t\\"), "\"\\u0001\\t\\\\\"");
    }
}
