//! What messages have in common: node values, as JSON on one line and cut when they are long, and changes of traits.

use crate::{Node, NodeValue, ShapeId};

/// How long a value in a message can be.
const LONGEST: usize = 100;

/// A value in backticks.
pub(super) fn value(node: &Node) -> String {
    let mut text = String::from("`");
    write(&mut text, node);
    if text.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        text.truncate(end);
        text.push('…');
    }
    text.push('`');
    text
}

/// What happened to a trait of a shape or member, or to what is at a path inside the trait's value.
pub(super) fn change(
    id: &ShapeId,
    of: &ShapeId,
    path: &str,
    old: Option<&Node>,
    new: Option<&Node>,
) -> String {
    let inside = if path.is_empty() { String::new() } else { format!("`{path}` of ") };
    let what = format!("{inside}the trait `{id}` of `{of}`");
    // An annotation has no value to speak of.
    let said = |node: &Node| node.as_object().is_none_or(|object| !object.is_empty());
    match (old, new) {
        (None, Some(new)) if said(new) => format!("{what} is new: {}", value(new)),
        (None, _) => format!("{what} is new"),
        (Some(old), None) if said(old) => format!("{what} is gone; it was {}", value(old)),
        (Some(_), None) => format!("{what} is gone"),
        (Some(old), Some(new)) => format!("{what} was {} and is {} now", value(old), value(new)),
    }
}

/// Writes a value, and stops somewhere after it is too long.
fn write(into: &mut String, node: &Node) {
    if into.len() > LONGEST {
        return;
    }
    match &node.value {
        NodeValue::Null => into.push_str("null"),
        NodeValue::Bool(value) => into.push_str(if *value { "true" } else { "false" }),
        NodeValue::Number(number) => into.push_str(number.as_str()),
        NodeValue::String(text) => quote(into, text),
        NodeValue::Array(items) => {
            into.push('[');
            for (at, item) in items.iter().enumerate() {
                separate(into, at);
                write(into, item);
                if into.len() > LONGEST {
                    return;
                }
            }
            into.push(']');
        }
        NodeValue::Object(object) => {
            into.push('{');
            for (at, entry) in object.iter().enumerate() {
                separate(into, at);
                quote(into, &entry.key);
                into.push_str(": ");
                write(into, &entry.value);
                if into.len() > LONGEST {
                    return;
                }
            }
            into.push('}');
        }
    }
}

fn separate(into: &mut String, at: usize) {
    if at > 0 {
        into.push_str(", ");
    }
}

fn quote(into: &mut String, text: &str) {
    into.push('"');
    for c in text.chars().take(LONGEST) {
        match c {
            '"' => into.push_str("\\\""),
            '\\' => into.push_str("\\\\"),
            '\n' => into.push_str("\\n"),
            c if c.is_control() => into.push(' '),
            c => into.push(c),
        }
    }
    into.push('"');
}

#[cfg(test)]
mod tests {
    use super::value;
    use crate::{FileId, Location, Node, NodeValue};

    fn node(value: NodeValue) -> Node {
        Node::new(value, Location { file: FileId(0), line: 1, column: 1 })
    }

    #[test]
    fn values_are_short() {
        let text = |text: &str| node(NodeValue::String(text.to_owned()));
        assert_eq!(value(&text("a \"b\"\n")), "`\"a \\\"b\\\"\\n\"`");
        assert_eq!(value(&node(NodeValue::Array(vec![text("a"), node(NodeValue::Null)]))), "`[\"a\", null]`");
        let mut deep = node(NodeValue::Array(Vec::new()));
        for _ in 0..200 {
            deep = node(NodeValue::Array(vec![deep]));
        }
        for long in [text(&"é".repeat(500)), deep] {
            let shown = value(&long);
            assert!(shown.ends_with("…`") && shown.len() < 120, "{shown}");
        }
    }
}
