//! The same JSON in other words: what a reader of responses must not care about.

use serde_json::{json, Map, Value};

/// With null for each of the members that are absent.
pub fn nulls(value: &Value, members: &[&str]) -> String {
    let mut object = value.as_object().cloned().unwrap_or_default();
    for member in members {
        object.entry(*member).or_insert(Value::Null);
    }
    Value::Object(object).to_string()
}

/// With one more entry in each object, whose value does for structures that do not know it and for maps of structures.
pub fn unknown(value: &Value) -> String {
    transform(value, &|object| {
        object.insert("Unknown".to_owned(), json!({"StringValues": null, "More": [1.5e300, {"a": []}]}));
    })
    .to_string()
}

/// With space wherever there may be some.
pub fn spaced(value: &Value) -> serde_json::Result<String> {
    Ok(format!(" \t\r\n{}\n", serde_json::to_string_pretty(value)?))
}

/// With every other character of strings, keys included, as its code.
pub fn escaped(json: &str) -> String {
    let mut out = String::new();
    let mut in_string = false;
    let mut characters = json.chars();
    let mut turn = false;
    while let Some(character) = characters.next() {
        turn = !turn;
        match character {
            '"' => {
                in_string = !in_string;
                out.push('"');
            }
            '\\' => {
                let escaped = characters.next();
                let digits = if escaped == Some('u') { 4 } else { 0 };
                out.push('\\');
                out.extend(escaped.into_iter().chain(characters.by_ref().take(digits)));
            }
            _ if in_string && turn => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04X}"));
                }
            }
            _ => out.push(character),
        }
    }
    out
}

/// With times as numbers with an exponent.
pub fn exponents(value: &Value) -> String {
    const MARK: &str = "\u{1}";
    let marked = transform(value, &|object: &mut Map<String, Value>| {
        for (key, value) in object.iter_mut() {
            if let (true, Some(number)) = (key.ends_with("Timestamp"), value.as_f64()) {
                *value = format!("{MARK}{number:e}{MARK}").into();
            }
        }
    });
    let escaped_mark = Value::from(MARK).to_string();
    let mark = escaped_mark.trim_matches('"');
    marked.to_string().replace(&format!("\"{mark}"), "").replace(&format!("{mark}\""), "")
}

/// Does something with every object, the inner ones first.
fn transform(value: &Value, change: &dyn Fn(&mut Map<String, Value>)) -> Value {
    match value {
        Value::Object(object) => {
            let mut object: Map<String, Value> =
                object.iter().map(|(key, value)| (key.clone(), transform(value, change))).collect();
            change(&mut object);
            Value::Object(object)
        }
        Value::Array(items) => items.iter().map(|item| transform(item, change)).collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::{escaped, exponents, nulls, unknown};
    use serde_json::{json, Value};

    #[test]
    fn the_same_value_in_other_words() {
        let value = json!({"Name": "a\"\\ü🙂\u{7}b", "List": [{"Timestamp": 1700000000.123}, 1]});
        let text = escaped(&value.to_string());
        assert_ne!(text, value.to_string());
        assert_eq!(serde_json::from_str::<Value>(&text).ok().as_ref(), Some(&value));

        let text = exponents(&value);
        assert!(text.contains("1.700000000123e9"), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).ok().as_ref(), Some(&value));

        assert_eq!(nulls(&json!({"a": 1}), &["a", "b"]), r#"{"a":1,"b":null}"#);
        assert_eq!(unknown(&value).matches("Unknown").count(), 2);
    }
}
