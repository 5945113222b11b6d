//! The same JSON, read in every way and format.
#![allow(dead_code)] // Each test uses a part.

use serde_core::de::DeserializeOwned;
use serde_core::Serialize;

/// The outcome of reading `json` in each way, and of reading the same value in other formats.
pub fn decode<T: DeserializeOwned>(json: &str) -> Vec<(&'static str, Result<T, String>)> {
    let mut outcomes = vec![
        ("from_str", serde_json::from_str(json).map_err(text)),
        ("from_slice", serde_json::from_slice(json.as_bytes()).map_err(text)),
        ("from_reader", serde_json::from_reader(json.as_bytes()).map_err(text)),
    ];
    // Duplicate keys cannot be said in these.
    if let Ok(value) = serde_json::from_str::<serde_json::Value>(json) {
        outcomes.push(("from_value", serde_json::from_value(value.clone()).map_err(text)));
        outcomes.push(("CBOR", from_cbor(&to_cbor(&value).unwrap())));
        outcomes
            .push(("MessagePack", rmp_serde::from_slice(&rmp_serde::to_vec(&value).unwrap()).map_err(text)));
    }
    outcomes
}

/// Writes and reads in each format.
pub fn round_trips<T: DeserializeOwned + Serialize>(value: &T) -> Vec<(&'static str, Result<T, String>)> {
    let json = serde_json::to_string(value).map_err(text);
    vec![
        (
            "JSON",
            json.as_ref().map_err(Clone::clone).and_then(|json| serde_json::from_str(json).map_err(text)),
        ),
        ("value", serde_json::to_value(value).and_then(serde_json::from_value).map_err(text)),
        ("CBOR", to_cbor(value).and_then(|bytes| from_cbor(&bytes))),
        (
            "MessagePack",
            rmp_serde::to_vec(value)
                .map_err(text)
                .and_then(|bytes| rmp_serde::from_slice(&bytes).map_err(text)),
        ),
    ]
}

pub fn to_cbor<T: Serialize>(value: &T) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).map_err(text)?;
    Ok(bytes)
}

pub fn from_cbor<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    ciborium::from_reader(bytes).map_err(text)
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}
