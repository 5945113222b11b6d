//! Malformed requests with parameters: one case for each value, with `$name:L` (as it is) and `$name:S` (as a quoted
//! string) replaced, and `$$` for a dollar sign.

use serde_json::{Map, Value};

/// The cases that a case with `testParameters` stands for, with their ids; itself where it has none.
pub fn expand(case: &Value) -> Vec<(String, Value)> {
    let id = case["id"].as_str().unwrap_or_default();
    let Some(parameters) = case["testParameters"].as_object() else {
        return vec![(id.to_owned(), case.clone())];
    };
    let count = parameters.values().filter_map(Value::as_array).map(Vec::len).max().unwrap_or(0);
    let at = |index: usize| {
        let value = |name: &str| parameters.get(name)?.get(index)?.as_str();
        (format!("{id}_case{index}"), replaced(case, &value))
    };
    (0..count).map(at).collect()
}

fn replaced<'v>(node: &Value, value: &impl Fn(&str) -> Option<&'v str>) -> Value {
    match node {
        Value::String(text) => Value::String(formatted(text, value)),
        Value::Array(items) => items.iter().map(|item| replaced(item, value)).collect(),
        Value::Object(entries) => {
            let entries = entries.iter().filter(|(key, _)| *key != "testParameters");
            Value::Object(
                entries.map(|(key, node)| (key.clone(), replaced(node, value))).collect::<Map<_, _>>(),
            )
        }
        other => other.clone(),
    }
}

fn formatted<'v>(text: &str, value: &impl Fn(&str) -> Option<&'v str>) -> String {
    let (mut done, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once('$') {
        done += before;
        if let Some(after) = after.strip_prefix('$') {
            done.push('$');
            rest = after;
            continue;
        }
        let length = after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len());
        let (name, tail) = after.split_at(length);
        match (value(name), tail.strip_prefix(":L"), tail.strip_prefix(":S")) {
            (Some(value), Some(tail), _) => {
                done += value;
                rest = tail;
            }
            (Some(value), None, Some(tail)) => {
                done += &Value::from(value).to_string();
                rest = tail;
            }
            _ => {
                done.push('$');
                rest = after;
            }
        }
    }
    done + rest
}
