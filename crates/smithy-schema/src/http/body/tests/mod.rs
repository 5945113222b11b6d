//! Documents by example and by law.
#![allow(clippy::unwrap_used)]

mod client;
mod fixture;
mod law;
mod server;
mod writing;

use super::{read, write, Dialect, Members, Mode, Read};
use crate::http::error::{DecodeError, EncodeError};
use crate::Field;

const REST: Dialect = Dialect { json_names: true };
const AWS: Dialect = Dialect { json_names: false };

/// Those of a request.
fn members(dialect: Dialect) -> Members {
    if dialect == REST {
        Members::Request
    } else {
        Members::All
    }
}

/// Reads a whole input or output.
fn read_as<T: Field>(json: &[u8], dialect: Dialect, mode: Mode) -> Result<(T, Read), DecodeError> {
    let members = members(dialect);
    let mut value = T::blank();
    let read = read(json, &mut value.slot(), None, dialect, members, mode)?;
    Ok((value, read))
}

/// What is wrong with a document: the paths, and the reasons.
fn problems<T: Field>(json: &str, dialect: Dialect, mode: Mode) -> Vec<(String, String)> {
    match read_as::<T>(json.as_bytes(), dialect, mode) {
        Ok(_) => Vec::new(),
        Err(error) => error.problems().iter().map(|one| (one.path.clone(), one.reason.clone())).collect(),
    }
}

/// Writes a whole input or output.
fn written<T: Field>(value: &T, dialect: Dialect) -> Result<String, EncodeError> {
    let members = members(dialect);
    let mut out = Vec::new();
    write(value.value(), None, dialect, members, &mut out)?;
    Ok(String::from_utf8(out).unwrap())
}
