//! The laws: what serde_json does with a shape is what the codec does.

use proptest::prelude::*;
use serde_core::de::DeserializeOwned;
use serde_core::Serialize;
use smithy_schema::{json, Field};

/// The codec reads the input as serde_json does, and writes what it read as serde_json does.
pub fn reads_alike<T>(input: &[u8]) -> Result<(), TestCaseError>
where
    T: Field + DeserializeOwned + Serialize + PartialEq,
{
    let shown = String::from_utf8_lossy(input);
    let expected = serde_json::from_slice::<T>(input);
    alike(json::from_slice::<T>(input), &expected, &shown)?;
    if let Ok(text) = std::str::from_utf8(input) {
        alike(json::from_str::<T>(text), &serde_json::from_str::<T>(text), &shown)?;
    }
    expected.map_or(Ok(()), |value| writes_alike(&value))
}

fn alike<T>(
    outcome: Result<T, json::Error>,
    expected: &Result<T, serde_json::Error>,
    input: &str,
) -> Result<(), TestCaseError>
where
    T: Serialize + PartialEq,
{
    match (outcome, expected) {
        (Ok(value), Ok(expected)) => {
            // NaN is not itself, and text has less than the value.
            #[allow(clippy::eq_op)]
            let equal = value == *expected || expected != expected;
            prop_assert!(equal, "other values of {input}");
            prop_assert_eq!(written(&value), written(expected), "{}", input);
        }
        (Err(error), Err(expected)) => {
            prop_assert_eq!(error.to_string(), expected.to_string(), "{}", input);
            let place = (expected.line(), expected.column(), expected.is_data());
            prop_assert_eq!((error.line(), error.column(), error.is_data()), place, "{}", input);
        }
        (Ok(_), Err(error)) => prop_assert!(false, "read, but should be refused: {error}: {input}"),
        (Err(error), Ok(_)) => prop_assert!(false, "refused, but should be read: {error}: {input}"),
    }
    Ok(())
}

/// The codec writes the value as serde_json does.
pub fn writes_alike<T: Field + Serialize>(value: &T) -> Result<(), TestCaseError> {
    let expected = written(value);
    prop_assert_eq!(&json::to_string(value).map_err(|error| error.to_string()), &expected);
    let bytes = json::to_vec(value).map_err(|error| error.to_string());
    prop_assert_eq!(bytes, expected.map(String::into_bytes));
    Ok(())
}

fn written<T: Serialize>(value: &T) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}
