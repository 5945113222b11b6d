//! A case: what the trait says, and where it belongs.

use serde_json::{Map, Value};

/// A case as the file has it: `key`, `service`, `operation`, `error`, `direction`, `kind`, and `case`, which is the
/// trait's own object.
pub struct Case<'a>(pub &'a Value);

impl Case<'_> {
    /// What tells it from all others.
    pub fn key(&self) -> &str {
        self.text("key")
    }

    /// A text of the case; empty where it has none.
    pub fn text(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap_or_default()
    }

    /// The error whose case it is.
    pub fn error(&self) -> Option<&str> {
        self.0["error"].as_str()
    }

    /// What the trait says.
    pub fn of_trait(&self) -> &Value {
        &self.0["case"]
    }

    /// The parameters; none where it gives none.
    pub fn params(&self) -> Value {
        let params = &self.of_trait()["params"];
        if params.is_null() {
            Value::Object(Map::new())
        } else {
            params.clone()
        }
    }
}

/// The texts of a list; none where there is no list.
pub fn texts(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The texts of an object by their names; none where there is no object.
pub fn pairs(object: &Value) -> Vec<(&str, &str)> {
    let entries = object.as_object().into_iter().flatten();
    entries.filter_map(|(name, value)| Some((name.as_str(), value.as_str()?))).collect()
}
