//! A value as JSON without white space, as the function `to_string` gives it.

use crate::{json, Node, NodeValue};

pub(super) fn compact(node: &Node) -> String {
    let mut text = String::new();
    write(node, &mut text);
    text
}

/// Values nest no deeper than the readers let them.
fn write(node: &Node, into: &mut String) {
    match &node.value {
        NodeValue::Null => into.push_str("null"),
        NodeValue::Bool(value) => into.push_str(if *value { "true" } else { "false" }),
        NodeValue::Number(number) => into.push_str(number.as_str()),
        NodeValue::String(text) => json::write_string(into, text),
        NodeValue::Array(items) => {
            into.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    into.push(',');
                }
                write(item, into);
            }
            into.push(']');
        }
        NodeValue::Object(object) => {
            into.push('{');
            for (index, entry) in object.iter().enumerate() {
                if index > 0 {
                    into.push(',');
                }
                json::write_string(into, &entry.key);
                into.push(':');
                write(&entry.value, into);
            }
            into.push('}');
        }
    }
}
