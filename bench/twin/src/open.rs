//! Enums that keep values which they do not know.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, Visitor};

/// Reads a string as an enum.
pub struct Open<T>(PhantomData<T>);

impl<T> Default for Open<T> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<T: for<'a> From<&'a str>> Visitor<'_> for Open<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        Ok(T::from(value))
    }
}
